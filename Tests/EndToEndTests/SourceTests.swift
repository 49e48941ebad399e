import Foundation
import Testing

@Suite("Where passages stand in their files") struct SourceTests {
  /// What of a passage's text does not stand in the original at the places the passage names.
  ///
  /// The text is the pieces in their order; between two pieces a join may have put white space.
  static func mismatch(_ text: String, _ ranges: [Range<Int>], _ original: [Unicode.Scalar])
    -> String?
  {
    let scalars = Array(text.unicodeScalars)
    var position = 0
    for range in ranges {
      guard range.lowerBound >= 0, range.upperBound <= original.count else { return "\(range)" }
      var skipped = 0
      while position < scalars.count, skipped < 2, scalars[position] != original[range.lowerBound],
        scalars[position] == " " || scalars[position] == "\n"
      {
        position += 1
        skipped += 1
      }
      for scalar in original[range] {
        // An added line feed may stand inside what counts as one piece of the original.
        if position < scalars.count, scalars[position] != scalar, scalars[position] == "\n" {
          position += 1
        }
        guard position < scalars.count, scalars[position] == scalar else {
          let found = String(String.UnicodeScalarView(scalars[min(position, scalars.count)...]))
          return "at \(position) of \(range): \(found.prefix(20))"
        }
        position += 1
      }
    }
    return position == scalars.count ? nil : "only \(position) of \(scalars.count)"
  }

  /// The file's text by means of its own: Foundation and iconv, not the program's decoder.
  static func decoded(_ path: String, encoding: String?) throws -> String? {
    let data = try Data(contentsOf: URL(filePath: path))
    switch encoding {
    case "UTF-8", nil:
      let text = String(decoding: data, as: UTF8.self)
      return text.unicodeScalars.first == "\u{FEFF}"
        ? String(text.unicodeScalars.dropFirst()) : text
    default: return nil
    }
  }

  @Test("Every passage of the corpus, of every format and encoding, scalar by scalar")
  func everyPassage() throws {
    let archive = try TestArchive(copying: Folders.corpus)
    try archive.index()
    var filter: [String: String] = [:]
    var offset = 0
    while true {
      let answer = try archive.search(
        "日期:1900..2100 OR 的", "--path", "", "--limit", "200", "--offset", "\(offset)")
      for result in answer.results { filter[result.document.id] = result.document.path }
      offset += answer.results.count
      if answer.results.isEmpty { break }
    }
    for folder in try FileManager.default.contentsOfDirectory(atPath: archive.corpus) {
      for result in try archive.search("路径:\(folder)", "--limit", "200").results {
        filter[result.document.id] = result.document.path
      }
    }
    let stats = try archive.stats()
    #expect("\(filter.count)" == stats["documents"])
    var originals: [String: [Unicode.Scalar]] = [:]
    var encodings: Set<String> = [], formats: Set<String> = []
    var passageCount = 0
    for (id, path) in filter {
      let shown = try archive.show(id)
      encodings.insert(shown.encoding ?? "-")
      formats.insert(shown.format)
      if originals[path] == nil {
        let outcome = try archive.run("show", "--original", id)
        var text = outcome.output
        if let own = try Self.decoded(archive.corpus + "/" + path, encoding: shown.encoding) {
          #expect(Array(text.utf8) == Array(own.utf8) || text == own + "\n", "\(path)")
          text = own
        }
        originals[path] = Array(text.unicodeScalars)
      }
      #expect(shown.passages.count == shown.passageCount)
      for passage in shown.passages {
        passageCount += 1
        let source = try #require(passage.source, "\(passage.passageId)")
        let wrong = Self.mismatch(passage.text, source.ranges, originals[path] ?? [])
        #expect(wrong == nil, "\(path) \(passage.passageId): \(wrong ?? "")")
        #expect(source.start == source.ranges.map(\.lowerBound).min())
        #expect(source.end == source.ranges.map(\.upperBound).max())
      }
    }
    #expect("\(passageCount)" == stats["passages"])
    #expect(encodings.isSuperset(of: ["UTF-8", "GB18030", "Big5", "UTF-16LE"]), "\(encodings)")
    #expect(formats == ["text", "markdown", "html", "jsonl", "csv"])
  }

  @Test("What is highlighted folds to what was asked for") func highlights() throws {
    let archive = try TestArchive(copying: Folders.corpus)
    try archive.index()
    for query in ["整改", "“防汛责任人”", "“巡察”", "“学校”"] {
      let answer = try archive.search(query, "--limit", "50")
      #expect(!answer.results.isEmpty)
      for result in answer.results {
        let scalars = Array(result.text.unicodeScalars)
        var last = 0
        for pair in result.highlights {
          #expect(
            pair.count == 2 && pair[0] >= last && pair[1] > pair[0] && pair[1] <= scalars.count)
          last = pair[1]
        }
        #expect(result.text.contains(result.snippet) || result.snippet.contains("…"))
      }
    }
  }

  @Test("A real newspaper page", .enabled(if: Folders.hasNewspaper)) func newspaper() throws {
    let archive = try TestArchive()
    try archive.write(Data(contentsOf: URL(filePath: Folders.newspaper)), to: "报纸/page-1.md")
    try archive.index()
    let original = Array(
      String(decoding: try Data(contentsOf: URL(filePath: Folders.newspaper)), as: UTF8.self)
        .unicodeScalars)
    for (query, folded) in [
      ("\"净化政治生态的重要途径\"", "净化政治生态的重要途径"), ("“高质量推进政治巡察；密切”", "高质量推进政治巡察密切"),
    ] {
      let answer = try archive.search(query)
      #expect(!answer.relaxed && answer.total >= 1, "\(query)")
      for result in answer.results {
        let source = try #require(result.source)
        #expect(Self.mismatch(result.text, source.ranges, original) == nil)
        let scalars = Array(result.text.unicodeScalars)
        let marked = result.highlights.map { pair in
          String(
            String.UnicodeScalarView(
              scalars[pair[0]..<pair[1]].filter {
                $0.properties.isAlphabetic || $0.properties.isIdeographic
              }))
        }
        #expect(marked.contains(folded), "\(marked)")
      }
    }
    let words = try archive.search("净化政治生态的重要途径")
    #expect(words.results.first?.text.contains("净化政治生态的重要途径") == true)
  }
}
