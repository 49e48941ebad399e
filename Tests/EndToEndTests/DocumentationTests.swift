import Foundation
import Testing

/// The examples of README.md and docs/: every `console` block is run, in an archive made of the
/// project's own corpus, and shows what it says. `RECORD_GOLDENS=1` writes what it shows.
struct DocumentationTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let pages: [String] = {
    let docs = (try? FileManager.default.contentsOfDirectory(atPath: root.path + "/docs")) ?? []
    return ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
  }()

  @Test(arguments: pages)
  func examples(page: String) throws {
    let path = Self.root.appending(path: page).path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    guard text.contains("```console\n") else { return }
    let archive = try TestArchive(copying: Self.root.path + "/corpus")
    var written: [Substring] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      written.append(line)
      guard line == "```console" else { continue }
      var expected: [Substring] = []
      while let next = lines.first, next != "```" {
        expected.append(next)
        lines.removeFirst()
      }
      var shown: [Substring] = []
      for command in expected where command.hasPrefix("$ ") {
        shown.append(command)
        let output = try Self.run(String(command.dropFirst(2)), in: archive)
        shown += output.split(separator: "\n", omittingEmptySubsequences: false)
      }
      if !Self.isRecording {
        #expect(
          Self.masked(shown.joined(separator: "\n"))
            == Self.masked(expected.joined(separator: "\n")),
          "\(page)")
      }
      written += shown
    }
    if Self.isRecording {
      try written.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  /// Every command and every option of the program stands in docs/commands.md.
  @Test func everyOptionIsDocumented() throws {
    let text = try String(contentsOfFile: Self.root.path + "/docs/commands.md", encoding: .utf8)
    let help = try Program.run(["--help"]).output
    let commands = help.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst()
      .compactMap { line -> String? in
        guard line.hasPrefix("  "), !line.hasPrefix("   "), !line.hasPrefix("  See") else {
          return nil
        }
        return line.split(separator: " ").first.map(String.init)
      }
    #expect(commands.count >= 8)
    for command in commands {
      #expect(text.contains("`\(command)"), "\(command)")
      let options = try Program.run([command, "--help"]).output.split(whereSeparator: {
        " \n,".contains($0)
      }).filter { $0.hasPrefix("--") && $0 != "--help" && $0 != "--version" }
      for option in Set(options) { #expect(text.contains(option), "\(command) \(option)") }
    }
  }

  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

  /// Runs a line of a document. `Scripts/demo` is what it does after building.
  private static func run(_ line: String, in archive: TestArchive) throws -> String {
    if line == "Scripts/demo" {
      try? FileManager.default.removeItem(atPath: archive.folder + "/index")
      let index = try Program.run(["index"], folder: archive.folder).output
      let query = ["search", "--limit", "3", "巡察整改 书记"]
      return index + "\n" + trimmed(try Program.run(query, folder: archive.folder).output)
    }
    var words = words(of: line)
    #expect(words.removeFirst() == "chadang")
    if !FileManager.default.fileExists(atPath: archive.indexFile), words != ["index"] {
      _ = try Program.run(["index"], folder: archive.folder)
    }
    // Git keeps the documents with line feeds alone; CSV's lines end with CR LF.
    return trimmed(try Program.run(words, folder: archive.folder).output)
      .replacingOccurrences(of: "\r\n", with: "\n")
  }

  private static func trimmed(_ output: String) -> String {
    output.hasSuffix("\n") ? String(output.dropLast()) : output
  }

  /// The words of a command line; single quotation marks keep one together.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      words += index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
    return words
  }

  /// A text without what differs from run to run: times and sizes.
  private static func masked(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: " ", omittingEmptySubsequences: false).map { word in
        word.contains(".") && word.allSatisfy { $0.isNumber || $0 == "." } ? "#" : String(word)
      }.joined(separator: " ")
    }.joined(separator: "\n").replacing(/"took_ms":[0-9.]+/, with: "\"took_ms\":#")
  }
}
