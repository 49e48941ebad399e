import Archive
import ArchiveModel
import Corpus
import Foundation
import Testing

// The example of Sources/Archive/Archive.docc/Archive.md, line for line.
func quoteCheck(in folder: String, of file: String, _ words: String) async throws -> Bool {
  let archive = try Archive(at: folder)
  let added = try await archive.add([file], AccessionRequest(), by: Attribution(by: "值班员"))
  if let refusal = added.refusal { throw refusal }
  let found = try await archive.search(SearchRequest(query: words))
  let answer = try await archive.quote(QuoteRequest(text: words))
  return !found.hits.isEmpty && answer.verdict.isConfirmed
}

@Suite("The documentation's example") struct DocumentationTests {
  @Test("It stands here as it stands there, and does what it says") func example() async throws {
    let root = URL(filePath: #filePath).appending(path: "../../..").standardized
    let page = try String(
      contentsOf: root.appending(path: "Sources/Archive/Archive.docc/Archive.md"), encoding: .utf8)
    let start = try #require(page.range(of: "```swift\n")?.upperBound)
    let end = try #require(page[start...].range(of: "```")?.lowerBound)
    let here = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let function = try #require(page[start..<end].range(of: "func quoteCheck"))
    #expect(here.contains(page[function.lowerBound..<end]))
    for line in page[start..<function.lowerBound].split(separator: "\n") {
      #expect(here.contains(line + "\n"), "\(line)")
    }
    let place = try TemporaryArchive()
    let file = try place.file("防火.txt", TemporaryArchive.notice)
    #expect(try await quoteCheck(in: place.archive.path, of: file, "完成防火物资储备"))
    #expect(try await quoteCheck(in: place.archive.path, of: file, "完成抗旱物资储备") == false)
  }
}
