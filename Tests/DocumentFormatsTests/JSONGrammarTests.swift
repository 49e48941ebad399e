import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Foundation
import Testing

/// What the reader of JSON Lines takes for JSON: RFC 8259, neither more nor less.
@Suite("The grammar of JSON Lines") struct JSONGrammarTests {
  /// What is said of each line that is left out, without the line's number.
  private static func refusals(_ lines: [String]) throws -> [Int: String] {
    let read = try extract(lines.joined(separator: "\n"), path: "a.jsonl")
    var refusals: [Int: String] = [:]
    for problem in read.report.problems where problem.code == .badRecord {
      let line = try #require(problem.line) - 1
      switch problem.detail {
      case .json(let fault, let character):
        refusals[line] = "\(fault) at character \(character)"
      case let detail: refusals[line] = detail.map { "\($0)" }
      }
    }
    return refusals
  }

  private static func record(_ value: String) -> String { #"{"text":"文。","n":\#(value)}"# }

  @Test(
    "Values that are JSON",
    arguments: [
      "0", "-0", "-0.0", "12", "1.5", "1e5", "1E+05", "1.0e-10", "123456789012345678901234567890",
      "1e99999", "[]", "{}", "[ ]", "{ }", "[[],{}]", "[1,2 , 3]", #"{"a":{"b":[null]}}"#, "true",
      "false", "null", #""""#, #""\"\\\/\b\f\n\r\t""#, #""\u0000\u00e9\uFFFF""#, #""\uD83D\uDE00""#,
      #""\ud800""#, #""\udc00\ud800""#, #""\ud800\u0061""#, "\"\u{7F}\u{2028}\u{FFFF}\"",
      " \t 1 \t ", "[\"\u{1F600}\"]", #"{"a":1,"a":2}"#, #"{"":0}"#,
    ])
  func taken(value: String) throws {
    #expect(try Self.refusals([Self.record(value)]).isEmpty)
  }

  @Test(
    "Values that are none are named with the place and the reason",
    arguments: [
      ("+01", "plusSign at character 18"),
      ("-+1", "plusSign at character 19"),
      ("01", "leadingZero at character 18"),
      ("-012", "leadingZero at character 19"),
      ("1.", "noDigit at character 20"),
      (".5", "noDigit at character 18"),
      ("-", "noDigit at character 19"),
      ("1.e1", "noDigit at character 20"),
      ("1e", "noDigit at character 20"),
      ("1e+", "noDigit at character 21"),
      ("0x1", "noComma at character 19"), ("1_0", "noComma"),
      ("1 2", "noComma at character 20"),
      ("１", "noValue at character 18"), ("-１", "noDigit"),
      ("NaN", "noValue"), ("-Infinity", "noDigit"), ("inf", "unknownWord"),
      ("tru", "unknownWord at character 18"), ("True", "noValue"), ("nul", "unknownWord"),
      ("truefalse", "noComma"), ("'a'", "noValue"), ("", "noValue"),
      ("[1 2 3]", "noComma at character 21"),
      ("[,,,]", "noValue at character 19"), ("[1,]", "noValue at character 21"),
      ("[,1]", "noValue"), ("[1,,2]", "noValue"), ("[1:2]", "noComma"),
      (#"["a" "b"]"#, "noComma at character 23"),
      (#"{"a" "b" 1}"#, "noColon at character 23"),
      (#"{"a":1,}"#, "noName at character 25"), ("{,}", "noName"),
      (#"{"a"}"#, "noColon"), (#"{"a",1}"#, "noColon"),
      ("{1:2}", "noName"), (#"{a:1}"#, "noName"),
      (#"{"a":1 "b":2}"#, "noComma"), (#"{"a"::1}"#, "noValue"),
      (#"{"a":}"#, "noValue"), ("[}", "noValue"),
      ("[1}", "mismatchedBracket at character 20"),
      (#"{"a":1]"#, "mismatchedBracket"), ("[[1]", "mismatchedBracket"),
      ("]", "noValue"), ("1}}", "textAfterObject"), ("[1", "mismatchedBracket"),
      (#""\x41""#, "unknownEscape at character 19"), (#""\U0041""#, "unknownEscape"),
      (#""\u12""#, "noHexDigit at character 19"),
      (#""\u12G4""#, "noHexDigit"), (#""\u００４１""#, "noHexDigit"),
      (#""\ud800\u1""#, "noHexDigit at character 25"),
      ("\"a\tb\"", "controlCharacter at character 20"),
      ("\"\u{1F}\"", "controlCharacter at character 19"),
      (#""abc"#, "stringNotClosed at character 18"), ("\u{A0}1", "noValue"),
      ("\u{3000}1", "noValue"), ("1\u{C}", "noComma"), ("/*c*/1", "noValue"),
      ("1//c", "noComma"),
    ] as [(String, String)])
  func refused(value: String, reason: String) throws {
    let refusals = try Self.refusals([Self.record(value), #"{"text":"后面的一条。"}"#])
    #expect(Array(refusals.keys) == [0])
    let detail = try #require(refusals[0])
    if reason.contains(" at ") {
      #expect(detail == reason)
    } else {
      #expect(detail.hasPrefix(reason), "\(detail)")
    }
  }

  @Test("A line is one object, with JSON's white space around it and no other")
  func around() throws {
    let object = Self.record("1")
    let lines = [
      " \t\(object)\r", "\u{FEFF}\(object)", "\u{A0}\(object)", "\(object)\u{3000}",
      "\(object),", "[\(object)]", "1", "\"a\"", "null", "\(object)\(object)",
    ]
    #expect(try Self.refusals(lines).keys.sorted() == Array(2...9))
    #expect(try Self.refusals(["", " \t", "\u{3000}", "\r", object]).isEmpty)
  }

  @Test("Of members that have one name the last counts")
  func duplicateNames() throws {
    let read = try extract(
      #"{"id":"甲","id":"乙","text":"前。","text":"后。","title":"一","title":"二"}"#,
      path: "a.jsonl")
    #expect(read.documents.map(\.recordID) == ["乙"])
    #expect(read.texts == ["后。"])
    #expect(read.description.title == "二")
    #expect(try Self.refusals([#"{"text":"前。","text":1}"#]) == [0: "noTextField"])
  }

  @Test("Nesting has no bound but the line's length")
  func depth() throws {
    let opening = String(repeating: #"[{"a":"#, count: 50_000)
    let closing = String(repeating: "}]", count: 50_000)
    #expect(try Self.refusals([Self.record(opening + "1" + closing)]).isEmpty)
    let refusals = try Self.refusals([Self.record(opening + "1" + closing.dropLast())])
    #expect(refusals[0]?.hasPrefix("mismatchedBracket") == true)
  }

  @Test("What Python's parser takes is taken, and nothing else", .enabled(if: Python.isHere))
  func oracle() throws {
    let tokens = [
      "{", "}", "[", "]", ",", ":", " ", "\t", "-", "+", ".", "0", "7", "12", "e", "E", "e-3",
      "\"", "\"a\"", "\"字\"", "\"\\n\"", "\"\\u00e9\"", "\"\\ud800\"", "\\", "\\u", "true", "null",
      "tru", "\u{1}", "\u{7F}", "\u{3000}", "'", "/", "\"k\":", "[1,2]", "{\"a\":[{}]}", "NaN",
    ]
    var generator = SeededGenerator(state: 8259)
    for _ in 0..<4 {
      let lines = (0..<900).map { _ in
        var parts =
          [["1"], ["[", "1", ",", "2", "]"], ["{", "\"a\"", ":", "-", "0", "}"]]
          .randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let place = Int.random(in: 0...parts.count, using: &generator)
          let token = tokens.randomElement(using: &generator) ?? ""
          switch Int.random(in: 0...3, using: &generator) {
          case 0 where place < parts.count: parts[place] = token
          case 1 where place < parts.count: parts.remove(at: place)
          default: parts.insert(token, at: place)
          }
        }
        return Self.record(parts.joined())
      }
      let refused = Set(try Self.refusals(lines).keys)
      let taken = try Python.objects(among: lines)
      #expect((50...800).contains(taken.count), "\(taken.count)")
      for (index, line) in lines.enumerated() {
        #expect(refused.contains(index) != taken.contains(index), "\(line)")
      }
    }
  }
}

/// Python's parser of JSON, without what it takes beyond the RFC (`NaN`).
private enum Python {
  private static let script = """
    import json, sys
    def refuse(word): raise ValueError(word)
    for number, line in enumerate(sys.stdin.buffer.read().decode().split("\\n")):
      try:
        if isinstance(json.loads(line, parse_constant=refuse), dict): print(number)
      except ValueError: pass
    """
  static let isHere = (try? objects(among: ["{}"])) == [0]

  /// The numbers of the lines that are JSON objects.
  static func objects(among lines: [String]) throws -> Set<Int> {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    (process.standardInput, process.standardOutput) = (input, output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(lines.joined(separator: "\n").utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Set(text.split(separator: "\n").compactMap { Int($0) })
  }
}
