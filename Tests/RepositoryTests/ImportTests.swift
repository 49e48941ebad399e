import Foundation
import Testing

/// Which room may know what. An outside dependency belongs to one room; swift-log, which Hummingbird
/// is given by the program, to two.
private let table: [String: Set<String>] = [
  "ArchiveModel": [],
  "TextAnalysis": ["CICU"],
  "ProgramRunning": ["Glibc", "Synchronization"],
  "TextStructure": ["ArchiveModel", "TextAnalysis", "Glibc"],
  "DocumentFormats": [
    "ArchiveModel", "TextAnalysis", "TextStructure", "ProgramRunning", "CLibXML2", "CLibZip",
    "CLibArchive", "Glibc",
  ],
  "Statements": ["ArchiveModel", "TextAnalysis", "TextStructure"],
  "Corpus": [
    "ArchiveModel", "DocumentFormats", "CLibCrypto", "Yams", "FoundationEssentials", "Glibc",
    "Synchronization",
  ],
  "ArchiveIndex": [
    "ArchiveModel", "TextAnalysis", "DocumentFormats", "Statements", "Corpus", "CMalloc", "GRDB",
    "GRDBSQLite", "Foundation", "Glibc", "Synchronization",
  ],
  "Retrieval": [
    "ArchiveModel", "TextAnalysis", "DocumentFormats", "Statements", "ArchiveIndex", "Corpus",
    "Foundation", "Synchronization",
  ],
  "Archive": ["ArchiveModel", "Corpus", "ArchiveIndex", "Retrieval", "Foundation"],
  "ResultRendering": [
    "ArchiveModel", "Mustache", "CLibXLSXWriter", "FoundationEssentials", "Glibc",
  ],
  "WebService": [
    "ArchiveModel", "ResultRendering", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore",
    "NIOHTTP1", "NIOHTTPTypes", "Logging", "ServiceLifecycle", "UnixSignals",
    "FoundationEssentials",
    "Synchronization", "Glibc",
  ],
  "chadang": [
    "ArchiveModel", "TextAnalysis", "Corpus", "ArchiveIndex", "Retrieval", "Archive",
    "ResultRendering", "WebService", "ArgumentParser", "Logging", "Foundation", "Synchronization",
  ],
]

/// What every room may import: the system's and the language's own.
private let common: Set<String> = [
  "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
]
/// Rooms that are C: they import nothing.
private let shims: Set<String> = [
  "CICU", "CLibXML2", "CLibCrypto", "CLibZip", "CLibArchive", "CLibXLSXWriter", "CMalloc",
]

@Suite("The rooms") struct ImportTests {
  /// The modules that a file imports.
  static func imports(_ path: String) throws -> [String] {
    let words: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    return try Repository.lines(path).compactMap { line in
      var parts = line.split(separator: " ").drop { $0.hasPrefix("@") || words.contains($0) }
      guard parts.popFirst() == "import" else { return nil }
      let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "func", "var", "typealias",
      ]
      if let first = parts.first, kinds.contains(first) { parts.removeFirst() }
      return parts.first?.split(separator: ".").first.map(String.init)
    }
  }

  private static func imports(ofRoom room: String) throws -> Set<String> {
    var modules: Set<String> = []
    for file in Repository.files(below: "Sources/\(room)", endings: ["swift"]) {
      modules.formUnion(try imports(file))
    }
    return modules
  }

  @Test("A room imports what the table lets it, and nothing else", arguments: table.keys.sorted())
  func allowed(room: String) throws {
    for file in Repository.files(below: "Sources/\(room)", endings: ["swift"]) {
      for module in try Self.imports(file) {
        #expect(table[room]?.contains(module) == true, "\(file) imports \(module)")
      }
    }
  }

  @Test("Every room is in the table") func everyRoom() throws {
    var rooms: Set<String> = []
    for file in Repository.files(below: "Sources", endings: ["swift", "c", "h", "modulemap"]) {
      rooms.insert(String(file.split(separator: "/")[1]))
    }
    #expect(rooms == Set(table.keys).union(shims))
  }

  @Test("An outside dependency is imported by one room") func oneRoom() throws {
    var importers: [String: [String]] = [:]
    for room in table.keys.sorted() {
      for module in try Self.imports(ofRoom: room).subtracting(common) {
        importers[module, default: []].append(room)
      }
    }
    for (module, rooms) in importers where table[module] == nil && module != "Logging" {
      #expect(rooms.count == 1, "\(module): \(rooms)")
    }
    #expect(importers["Logging"] == ["WebService", "chadang"])
  }

  @Test("What a room imports, the package says it depends on") func declared() throws {
    let manifest = try Repository.text("Package.swift")
    for room in table.keys.sorted() {
      let start = try #require(
        manifest.range(of: "room(\n      \"\(room)\"") ?? manifest.range(of: "room(\"\(room)\"")
          ?? manifest.range(of: ".executableTarget(\n      name: \"\(room)\""), "\(room)")
      let rest = manifest[start.upperBound...]
      let ends = ["\n    room(", "\n    .executableTarget(", "\n    tests("]
        .compactMap { rest.range(of: $0)?.lowerBound }
      let declaration = rest[..<(ends.min() ?? rest.endIndex)]
      for module in try Self.imports(ofRoom: room).subtracting(common) {
        #expect(declaration.contains("\"\(module)\""), "\(room) imports \(module)")
      }
    }
  }

  @Test("Model and analysis know no Foundation") func hotPaths() throws {
    for room in [
      "ArchiveModel", "TextAnalysis", "TextStructure", "DocumentFormats", "Statements",
    ] {
      #expect(
        try Self.imports(ofRoom: room).isDisjoint(with: ["Foundation", "FoundationEssentials"]),
        "\(room)")
    }
  }
}
