import Foundation
import Glibc
import Testing

/// Groonga, as Debian has it, asked over HTTP.
private final class Groonga {
  static let isThere = ["/usr/bin/groonga", "/usr/bin/curl"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private let process = Process()
  private let folder: String
  private let port = Int.random(in: 20_000..<60_000)

  init() throws {
    folder = NSTemporaryDirectory() + "chadang-groonga-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    process.executableURL = URL(filePath: "/usr/bin/groonga")
    process.arguments = [
      "--protocol", "http", "--bind-address", "127.0.0.1", "--port", String(port), "--log-path",
      folder + "/log", "-s", "-n", folder + "/db",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    for _ in 0..<200 {
      if (try? ask("status")) != nil { return }
      usleep(25_000)
    }
    throw CocoaError(.executableLoad)
  }

  deinit {
    // It takes its time over SIGTERM.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Sends a command.
  ///
  /// - Returns: the body of the answer.
  @discardableResult
  func ask(_ command: String, _ arguments: [String: String] = [:], body: Data? = nil) throws -> Any
  {
    let encoded = arguments.sorted { $0.key < $1.key }.map { key, value in
      let allowed = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")
      return "\(key)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
    }
    var options = ["-sS", "-f", "--max-time", "30"]
    if let body {
      try body.write(to: URL(filePath: folder + "/body"))
      options += ["-H", "Content-Type: application/json", "--data-binary", "@\(folder)/body"]
    }
    options.append("http://127.0.0.1:\(port)/d/\(command)?" + encoded.joined(separator: "&"))
    let (status, output) = try Program.other("/usr/bin/curl", options)
    guard status == 0,
      let answer = try JSONSerialization.jsonObject(with: output) as? [Any], answer.count > 1,
      let header = answer[0] as? [Any], header.first as? Int == 0
    else { throw CocoaError(.coderReadCorrupt) }
    return answer[1]
  }

  /// The number of rows that match, and the keys of the first of them.
  func select(_ arguments: [String: String]) throws -> (count: Int, keys: [String]) {
    let base = ["table": "Passages", "output_columns": "_key", "limit": "1000"]
    let answer = try ask("select", base.merging(arguments) { $1 })
    let rows = try #require((answer as? [Any])?.first as? [Any])
    let count = try #require((rows.first as? [Any])?.first as? Int)
    return (count, rows.dropFirst(2).compactMap { ($0 as? [Any])?.first as? String })
  }
}

@Suite("Exports in an engine") struct EngineTests {
  @Test("Every passage is there, and is found by its words", .enabled(if: Groonga.isThere))
  func groonga() throws {
    let archive = try TestArchive(copying: Folders.corpus)
    try archive.index()
    let outcome = try archive.run("export", "--format", "es-bulk")
    #expect(outcome.exitCode == 0, "\(outcome.messages)")
    // Groonga has no action lines, nor objects: the key goes into the row.
    var rows: [[String: Any]] = []
    var key = ""
    var columns: [String: String] = [:]
    for line in outcome.output.utf8.split(separator: 0x0A) {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      if let action = object["index"] as? [String: String] {
        key = try #require(action["_id"])
        continue
      }
      var row: [String: Any] = ["_key": key]
      for (name, value) in object {
        if let value = value as? String {
          (row[name], columns[name]) = (value, "Text")
        } else if let value = value as? [String] {
          (row[name], columns[name]) = (value.joined(separator: " "), "Text")
        } else if let value = value as? Int {
          (row[name], columns[name]) = (value, "Int32")
        }
      }
      rows.append(row)
    }
    let groonga = try Groonga()
    try groonga.ask(
      "table_create", ["name": "Passages", "flags": "TABLE_HASH_KEY", "key_type": "ShortText"])
    for (name, type) in columns.sorted(by: { $0.key < $1.key }) {
      try groonga.ask(
        "column_create",
        ["table": "Passages", "name": name, "flags": "COLUMN_SCALAR", "type": type])
    }
    try groonga.ask(
      "table_create",
      [
        "name": "Terms", "flags": "TABLE_PAT_KEY", "key_type": "ShortText",
        "default_tokenizer": "TokenBigram", "normalizer": "NormalizerAuto",
      ])
    try groonga.ask(
      "column_create",
      [
        "table": "Terms", "name": "text", "flags": "COLUMN_INDEX|WITH_POSITION",
        "type": "Passages", "source": "text",
      ])
    let body = try JSONSerialization.data(withJSONObject: rows)
    #expect(try groonga.ask("load", ["table": "Passages"], body: body) as? Int == rows.count)
    let stats = try archive.stats()
    #expect(try groonga.select([:]).count == Int(stats["passages"] ?? ""))
    for quotation in ["整改不能在纸上画钩", "汛限水位", "护学岗"] {
      let ours = try archive.search("“\(quotation)”", "--limit", "200")
        .results.filter { $0.text.contains(quotation) }.map(\.passageId)
      let theirs = try groonga.select(["match_columns": "text", "query": "\"\(quotation)\""]).keys
      #expect(!ours.isEmpty && Set(ours).isSubset(of: Set(theirs)), "\(quotation)")
    }
    let speeches = try groonga.select(["filter": "kind == \"讲话\""])
    #expect(speeches.count > 0 && speeches.count < rows.count)
  }
}
