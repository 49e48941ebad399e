import SourceSupport
import Testing

/// Texts for people are made in one place: `ResultRendering/Words`.
@Suite("The words") struct WordsTests {
  /// Files whose texts are made where they stand: the words of errors.
  private static let notMovedYet: Set<String> = [
    "Sources/chadang/Terminal/Failure.swift", "Sources/chadang/Terminal/ArchiveErrorWords.swift",
  ]

  /// The words of errors that are made below rendering.
  private static let errors: Set<String> = [
    "Sources/Retrieval/RetrievalError.swift", "Sources/Retrieval/Evaluation/JudgedQueries.swift",
    "Sources/ArchiveIndex/Writing/IndexingRun.swift",
    "Sources/ArchiveIndex/Writing/IndexingWorker.swift",
    "Sources/ArchiveIndex/Schema/SQLiteWords.swift",
    "Sources/chadang/Commands/EvaluateCommand.swift",
  ]

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
    where !path.hasPrefix("Sources/ResultRendering/Words/") && !Self.notMovedYet.contains(path) {
      #expect(source.calls.isEmpty, "\(path):\(source.calls.first?.line ?? 0)")
    }
  }

  @Test(
    "No text for people is Chinese outside the catalogue",
    arguments: ["chadang", "WebService", "Archive", "Retrieval", "ArchiveIndex", "ProgramRunning"])
  func chinese(room: String) throws {
    for (path, source) in try Self.sources(room)
    where !Self.notMovedYet.union(Self.errors).contains(path)
      && !Self.lookedFor.contains(where: path.hasPrefix)
    {
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
    // The log of `serve`.
    "request failed: ",
  ]

  @Test(
    "No text for people is English outside the catalogue", arguments: ["chadang", "WebService"])
  func english(room: String) throws {
    for (path, source) in try Self.sources(room) where !Self.notMovedYet.contains(path) {
      for literal in source.literals {
        guard literal.text.contains(/[A-Za-z]{2,}[,;:]? [a-z]{2,}[,;:]? [a-z]{2,}/),
          !Self.forPrograms.contains(where: literal.text.contains)
        else { continue }
        Issue.record("\(path):\(literal.line): \(literal.text)")
      }
    }
  }
}
