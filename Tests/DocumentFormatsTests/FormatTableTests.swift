import Foundation
import Testing

@testable import DocumentFormats

@Suite("The table of formats") struct FormatTableTests {
  @Test("An ending belongs to one format, whatever its case and the folders before it")
  func endings() {
    let endings = DocumentFormat.allCases.flatMap(\.traits.endings)
    #expect(Set(endings).count == endings.count)
    for format in DocumentFormat.allCases {
      #expect(!format.traits.endings.isEmpty)
      for ending in format.traits.endings {
        #expect(DocumentFormat(path: "a.pdf/乙.\(ending.uppercased())") == format)
      }
    }
    #expect(DocumentFormat(path: "pdf") == nil && DocumentFormat(path: "a.pdf/b") == nil)
  }

  @Test("Files of real programs begin with their format's signature", arguments: Fixtures.names)
  func signatures(name: String) throws {
    let format = try #require(DocumentFormat(path: name))
    #expect(format.isSigned(Fixtures.bytes(name)))
    for other in DocumentFormat.allCases where !other.traits.signature.isEmpty {
      let isSame = other.traits.signature == format.traits.signature
      #expect(other.isSigned(Fixtures.bytes(name)) == isSame, "\(other)")
    }
  }

  @Test("Text has no signature; formats that are bytes have one") func whichHaveOne() {
    for format in DocumentFormat.allCases where ![.eml, .mht, .tar, .tiff].contains(format) {
      #expect(format.traits.signature.isEmpty == format.isText, "\(format)")
    }
  }

  @Test("The pages of formats name every ending") func documentation() throws {
    let docs = URL(filePath: #filePath).appending(path: "../../../docs").standardized
    let page = try ["extraction.md", "formats.md"].map {
      try String(contentsOf: docs.appending(path: $0), encoding: .utf8)
    }.joined()
    for ending in DocumentFormat.allCases.flatMap(\.traits.endings) {
      #expect(page.contains("`.\(ending)`"), "\(ending)")
    }
  }
}
