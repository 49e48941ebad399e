import Testing

@testable import WebService

@Suite("Addresses") struct AddressTests {
  @Test("A path is the address of its form", arguments: ArchiveAddress.allCases)
  func path(address: ArchiveAddress) {
    let path = address.rawValue.replacing("{id}", with: "d1-abc")
    #expect(ArchiveAddress(path: path) == address)
    #expect(ArchiveAddress(path: path + "/more/parts") == nil)
  }

  @Test("The API describes what is for programs, and nothing else") func description() {
    guard case .object(let document) = OpenAPIDescription.document,
      case .object(let paths)? = document["paths"]
    else {
      Issue.record("the description has another shape")
      return
    }
    let programs = ArchiveAddress.allCases.filter { $0.audience == .programs }
    #expect(Set(paths.keys) == Set(programs.map(\.rawValue)))
    for address in programs {
      guard case .object(let operations)? = paths[address.rawValue] else { continue }
      #expect(operations["post"] != nil || !address.takesContent)
    }
  }

  @Test("Problems with what is no address have the form of what it looks like")
  func unknown() {
    for path in ["/api/v2/search", "/api/v1/nothing", "/all.csv", "/healthz"] {
      #expect(ArchiveAddress.isForPrograms(path))
    }
    for path in ["/", "/nothing", "/documents", "/documents/a/b", "/style.css", "/apiary"] {
      #expect(!ArchiveAddress.isForPrograms(path))
    }
  }

  @Test(
    "Every address is answered, in the form of its audience", arguments: ArchiveAddress.allCases)
  func answered(address: ArchiveAddress) async throws {
    let path = address.rawValue.replacing("{id}", with: "no-such-id")
    try await withService { client in
      let answer = await client.get(path + "?limit=0&q=a&text=a")
      #expect(answer.status != 405 && answer.status != 500)
      if answer.status >= 400 {
        #expect(answer.body.hasPrefix("{") == (address.audience == .programs), "\(answer.body)")
      }
    }
  }
}
