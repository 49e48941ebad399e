import Foundation
import Testing

/// The folders of a room, and which of them know which: a folder knows another where a file in it names a
/// type that stands at the top of a file there.
private struct FolderGraph {
  private(set) var edges: [String: Set<String>] = [:]
  /// A file and a type for each edge, for the message.
  private(set) var reasons: [String: String] = [:]

  init(room: String) throws {
    var names: [String: Set<String>] = [:]
    var homes: [String: String] = [:]
    for file in Repository.files(below: "Sources/\(room)", endings: ["swift"]) {
      let folder = (file as NSString).deletingLastPathComponent
      var found: Set<String> = []
      for line in try Repository.lines(file) {
        let words = Self.words(line)
        found.formUnion(words)
        if let type = Self.type(declaredBy: line, words) { homes[type] = folder }
      }
      names[file] = found
    }
    for (file, found) in names {
      let folder = (file as NSString).deletingLastPathComponent
      for name in found {
        guard let home = homes[name], home != folder else { continue }
        edges[folder, default: []].insert(home)
        reasons["\(folder) → \(home)"] = "\(file) names \(name)"
      }
    }
  }

  /// The identifiers of a line, without those in its comment and in its string literals.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var isInString = false
    var previous: Character = " "
    for character in line {
      if character == "\"", previous != "\\" { isInString.toggle() }
      if character == "/", previous == "/", !isInString { break }
      if !isInString, character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      previous = character
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The type that a line at the top of a file declares for the whole room.
  private static func type(declaredBy line: Substring, _ words: [String]) -> String? {
    guard line.first?.isLetter == true || line.first == "@" else { return nil }
    let kinds: Set<String> = ["struct", "class", "enum", "protocol", "actor", "typealias"]
    guard !words.contains("private"), !words.contains("fileprivate"),
      !words.contains("extension"), !words.contains("import"),
      let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count
    else { return nil }
    return words[kind + 1]
  }

  /// A way from a folder back to itself, or `nil`.
  func cycle() -> [String]? {
    var done: Set<String> = []
    for start in edges.keys.sorted() where !done.contains(start) {
      var path: [String] = []
      if let found = walk(start, &path, &done) { return found }
    }
    return nil
  }

  private func walk(_ folder: String, _ path: inout [String], _ done: inout Set<String>)
    -> [String]?
  {
    if let index = path.firstIndex(of: folder) { return path[index...] + [folder] }
    guard !done.contains(folder) else { return nil }
    path.append(folder)
    for next in edges[folder, default: []].sorted() {
      if let found = walk(next, &path, &done) { return found }
    }
    path.removeLast()
    done.insert(folder)
    return nil
  }
}

@Suite("The folders of a room") struct FolderTests {
  static let rooms = Set(
    Repository.files(below: "Sources", endings: ["swift"]).map {
      String($0.split(separator: "/")[1])
    }
  ).sorted()

  @Test("No folder knows a folder that knows it", arguments: rooms)
  func cycles(room: String) throws {
    let graph = try FolderGraph(room: room)
    guard let cycle = graph.cycle() else { return }
    let reasons = zip(cycle, cycle.dropFirst()).compactMap { graph.reasons["\($0) → \($1)"] }
    Issue.record("\(cycle.joined(separator: " → ")): \(reasons.joined(separator: "; "))")
  }

  @Test("The rooms have folders that know others") func edges() throws {
    let counts = try Self.rooms.map { try FolderGraph(room: $0).edges.count }
    #expect(counts.count { $0 > 2 } >= 6)
  }
}
