import SourceSupport
import Testing

/// Texts for people are made in one place: `ResultRendering/Words`.
@Suite("The words") struct WordsTests {
  /// What is looked for in texts and in questions, and shown to nobody.
  private static let lookedFor = [
    "Sources/Retrieval/Query/", "Sources/Retrieval/Quotation/",
    "Sources/Retrieval/Searcher+Named.swift", "Sources/ArchiveIndex/Tables/MatchingKey.swift",
    "Sources/ArchiveIndex/Statements/RequirementKey.swift",
  ]

  private static func sources(_ room: String) throws -> [(path: String, source: SwiftSource)] {
    try Repository.files(below: "Sources/\(room)", endings: ["swift"]).map {
      ($0, SwiftSource(try Repository.text($0), callsOf: "say"))
    }
  }

  @Test("Only the catalogue says something in two languages", arguments: FolderTests.rooms)
  func catalogue(room: String) throws {
    for (path, source) in try Self.sources(room)
    where !path.hasPrefix("Sources/ResultRendering/Words/") {
      #expect(source.calls.isEmpty, "\(path):\(source.calls.first?.line ?? 0)")
    }
  }

  @Test(
    "No text for people is Chinese outside the catalogue",
    arguments: ["chadang", "WebService", "Archive", "Retrieval", "ArchiveIndex", "ProgramRunning"])
  func chinese(room: String) throws {
    for (path, source) in try Self.sources(room)
    where !Self.lookedFor.contains(where: path.hasPrefix) {
      for literal in source.literals where literal.text.unicodeScalars.contains(where: isHan) {
        Issue.record("\(path):\(literal.line): \(literal.text)")
      }
    }
  }

  private func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
  }

  /// Literals with three words or more that no person reads.
  private static let forPrograms = [
    // HTTP's own.
    "style-src 'self'; img-src 'self'",
    // What programs write.
    "Missing language pack", "Wide character in print", "Unrecognized archive format",
    "Error: Reference source not found",
    // The log of `serve`.
    "request failed: ",
  ]

  @Test(
    "No text for people is English outside the catalogue",
    // The literals of ArchiveIndex are SQL.
    arguments: FolderTests.rooms.filter { !["ResultRendering", "ArchiveIndex"].contains($0) })
  func english(room: String) throws {
    for (path, source) in try Self.sources(room)
    where !Self.lookedFor.contains(where: path.hasPrefix) {
      for literal in source.literals {
        guard literal.text.contains(/[A-Za-z]{2,}[,;:]? [a-z]{2,}[,;:]? [a-z]{2,}/),
          !Self.forPrograms.contains(where: literal.text.contains)
        else { continue }
        Issue.record("\(path):\(literal.line): \(literal.text)")
      }
    }
  }
}
