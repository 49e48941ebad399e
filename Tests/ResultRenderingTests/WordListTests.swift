import Foundation
import SourceSupport
import Testing

/// The catalogue, read in the sources: a change of words is seen in the golden file.
@Suite("The list of texts") struct WordListTests {
  private struct Pair {
    var file: String
    var line: Int
    var chinese: String
    var english: String
  }

  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../Sources/ResultRendering/Words").standardized

  private static func pairs() throws -> [Pair] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".swift") }.flatMap { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return try SwiftSource(text, callsOf: "say").calls.map { call in
        try #require(call.arguments.count == 2, "\(name):\(call.line)")
        return Pair(
          file: name, line: call.line, chinese: oneLine(call.arguments[0]),
          english: oneLine(call.arguments[1]))
      }
    }
  }

  /// Code on one line.
  private static func oneLine(_ code: String) -> String {
    code.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }.joined(separator: " ⏎ ").trimmingCharacters(in: .whitespaces)
  }

  @Test("Every text stands in the list, in both languages") func list() throws {
    var lines: [String] = []
    var file = ""
    for pair in try Self.pairs() {
      if pair.file != file { lines.append((file.isEmpty ? "" : "\n") + "# \(pair.file)") }
      file = pair.file
      lines += ["zh  \(pair.chinese)", "en  \(pair.english)"]
    }
    #expect(lines.count > 1000)
    try expectGolden(lines.joined(separator: "\n") + "\n", "words.txt")
  }

  @Test("No text is empty in one language") func empty() throws {
    for pair in try Self.pairs() {
      #expect(pair.chinese != "\"\"" && pair.english != "\"\"", "\(pair.file):\(pair.line)")
      #expect(!pair.chinese.isEmpty && !pair.english.isEmpty, "\(pair.file):\(pair.line)")
    }
  }

  /// The names in code, without those in its string literals' words.
  private static func values(in code: String) -> Set<Substring> {
    let source = SwiftSource(code, callsOf: "say")
    let text = source.interpolations.joined(separator: " ")
    // A literal inside an interpolation holds no value.
    let plain = text.replacing(/"[^"]*"/, with: " ")
    let names = plain.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
    return Set(names.filter { $0.first?.isNumber == false })
  }

  @Test("Both languages have the same values in them") func values() throws {
    // Which numbers take which noun is English grammar.
    let grammar: Set<Substring> = ["counted", "noun", "items", "passages", "documents"]
    for pair in try Self.pairs() {
      let (chinese, english) = (Self.values(in: pair.chinese), Self.values(in: pair.english))
      let differing = chinese.symmetricDifference(english).subtracting(grammar)
      #expect(differing.isEmpty, "\(pair.file):\(pair.line): \(differing)")
    }
  }
}
