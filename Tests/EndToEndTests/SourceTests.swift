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
        // A character reference of HTML stands at its `&`.
        if position < scalars.count, scalar == "&" {
          position += 1
          continue
        }
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

  /// What the offsets of a document's passages count in: the decoded text of its file, or in a
  /// container the text of its record. UTF-8, JSON and CSV are read here by other means than the
  /// program's.
  private static func original(_ shown: Shown, in archive: TestArchive) throws -> [Unicode.Scalar] {
    let path = archive.corpus + "/" + shown.document.path
    let data = try Data(contentsOf: URL(filePath: path))
    let name = shown.document.externalId ?? ""
    switch shown.format {
    case "jsonl":
      for line in data.split(separator: 0x0A) {
        let record = try JSONSerialization.jsonObject(with: line) as? [String: Any]
        if record?["id"] as? String == name {
          return Array((record?["text"] as? String ?? "").unicodeScalars)
        }
      }
      return []
    case "csv":
      let rows = CommaSeparated.rows(String(decoding: data, as: UTF8.self))
      let id = rows[0].firstIndex { ["id", "编号"].contains($0) } ?? 0
      let text = rows[0].firstIndex { ["text", "full_text", "正文"].contains($0) } ?? 0
      return Array((rows.first { $0[id] == name }?[text] ?? "").unicodeScalars)
    default:
      let outcome = try archive.run("show", "--original", shown.document.id)
      let scalars = Array(outcome.output.unicodeScalars)
      if shown.encoding == "UTF-8" {
        var own = Array(String(decoding: data, as: UTF8.self).unicodeScalars)
        if own.first == "\u{FEFF}" { own.removeFirst() }
        #expect(scalars == own || scalars == own + ["\n"], "\(path)")
      }
      return scalars
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
    var encodings: Set<String> = [], formats: Set<String> = []
    var passageCount = 0
    for (id, path) in filter {
      let shown = try archive.show(id)
      encodings.insert(shown.encoding ?? "-")
      formats.insert(shown.format)
      let original = try Self.original(shown, in: archive)
      #expect(shown.passages.count == shown.passageCount)
      for passage in shown.passages {
        passageCount += 1
        let source = try #require(passage.source, "\(passage.passageId)")
        let wrong = Self.mismatch(passage.text, source.ranges, original)
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

/// Comma-separated values (RFC 4180), for comparison.
enum CommaSeparated {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = String.UnicodeScalarView()
    var isQuoted = false
    let scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if isQuoted {
        if scalar == "\"", index + 1 < scalars.count, scalars[index + 1] == "\"" {
          field.append(scalar)
          index += 1
        } else if scalar == "\"" {
          isQuoted = false
        } else {
          field.append(scalar)
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," || scalar == "\n" {
        rows[rows.count - 1].append(String(field))
        field = String.UnicodeScalarView()
        if scalar == "\n" { rows.append([]) }
      } else if scalar != "\r" {
        field.append(scalar)
      }
      index += 1
    }
    rows[rows.count - 1].append(String(field))
    return rows.filter { $0.count > 1 }
  }
}
