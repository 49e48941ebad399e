internal import ArchiveModel
internal import Synchronization
internal import Yams

/// The YAML of a description, read within limits.
///
/// A description is a few keys with their values, so nothing of YAML that makes a short text a large
/// tree is taken: no anchors (`&a`), no aliases (`*a`), a bounded size, depth and number of values.
enum DescriptionText {
  /// The largest text, in UTF-8 bytes.
  static let largest = 1 << 20
  /// The most values, keys included.
  static let mostNodes = 100_000
  /// How deep values may lie in one another. Records of a container need four.
  static let deepest = 16

  /// What is wrong with a text.
  struct Problem: Error {
    /// The line, from 1, where it is known.
    var line: Int?
    var reason: Fact

    init(_ line: Int?, _ reason: Fact) { (self.line, self.reason) = (line, reason) }
  }

  /// Texts that need much memory are read one at a time, however many threads read files.
  private static let largeTexts = Mutex(())
  private static let large = 64 << 10

  /// The tree of a text; `nil` where nothing is said.
  static func node(_ yaml: String) throws(Problem) -> Node? {
    let size = yaml.utf8.count
    guard size <= largest else { throw Problem(nil, .moreThan(largest >> 20, .mebibytes)) }
    guard size > large else { return try checkedNode(yaml) }
    let result = largeTexts.withLock { _ in Result { () throws(Problem) in try checkedNode(yaml) } }
    return try result.get()
  }

  private static func checkedNode(_ yaml: String) throws(Problem) -> Node? {
    try refuseNestedKeys(yaml)
    guard yaml.utf8.contains(where: { $0 == 0x26 || $0 == 0x2A }) else {
      let node = try composed(yaml)
      try check(node)
      return node
    }
    let tagged = tagged(yaml)
    do throws(Problem) { try check(try composed(tagged)) } catch {
      guard error.reason != .yamlReferences, let line = error.line,
        Self.line(line, of: yaml).contains(where: { $0 == "&" || $0 == "*" })
      else { throw error }
      throw Problem(line, .both(error.reason, .yamlReferences))
    }
    return try composed(yaml)
  }

  /// A text with tags in the place of anchors and aliases.
  ///
  /// A tag may stand where an anchor may, and a tag with an empty value where an alias may. So this text
  /// has the same tree as the other, with nothing in it that refers to something: it is composed first,
  /// and the other only where none of these tags shows up as one.
  private static func tagged(_ yaml: String) -> String {
    var tagged = ""
    tagged.reserveCapacity(yaml.utf8.count + 16)
    var isName = false
    for scalar in yaml.unicodeScalars {
      switch scalar {
      case "&", "*":
        tagged.unicodeScalars.append("!")
        isName = true
      // Behind a tag there must be a blank or a comma.
      case "]", "}":
        if isName { tagged.unicodeScalars.append(" ") }
        isName = false
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-": break
      default: isName = false
      }
      tagged.unicodeScalars.append(scalar)
    }
    return tagged
  }

  /// Keys that are lists of keys (`? ? ? a`) are compared with all that lies in them on every level.
  private static func refuseNestedKeys(_ yaml: String) throws(Problem) {
    var (line, marks) = (1, 0)
    var (isAtStart, isMark) = (true, false)
    for byte in yaml.utf8 {
      let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isMark, isBlank {
        marks += 1
        guard marks <= deepest else { throw Problem(line, .yamlNestedKeys) }
      }
      isMark = byte == 0x3F && isAtStart
      switch byte {
      case 0x0A:
        line += 1
        isAtStart = true
      // After `[ { , : -` and `?`, and blanks behind them, a value may begin.
      case 0x5B, 0x7B, 0x2C, 0x3A, 0x2D, 0x3F: isAtStart = true
      default: isAtStart = isAtStart && isBlank
      }
    }
  }

  private static func composed(_ yaml: String) throws(Problem) -> Node? {
    do { return try Yams.compose(yaml: yaml) } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw Problem(mark.line, .foreign(problem))
      case .reader(let problem, let offset, _, _):
        let line = offset.map { offset in 1 + yaml.prefix(offset).count(where: \.isNewline) }
        throw Problem(line, .foreign(problem))
      case .duplicatedKeysInMapping(let keys, let context):
        throw Problem(
          context.mark.line, .statedTwice(String(keys.joined(separator: ", ").prefix(80))))
      default: throw Problem(nil, .unreadable)
      }
    } catch { throw Problem(nil, .unreadable) }
  }

  /// Throws where a tree is too large, too deep, or holds a tag that stands for an anchor or an alias.
  private static func check(_ root: Node?) throws(Problem) {
    guard let root else { return }
    var count = 0
    try check(root, depth: 1, &count)
  }

  private static func check(_ node: Node, depth: Int, _ count: inout Int) throws(Problem) {
    count += 1
    let line = node.mark?.line
    guard count <= mostNodes else { throw Problem(line, .moreThan(mostNodes, .values)) }
    guard depth <= deepest else { throw Problem(line, .moreThan(deepest, .levels)) }
    guard node.anchor == nil, !node.writtenTag.contains(where: { $0 == "&" || $0 == "*" }) else {
      throw Problem(line, .yamlReferences)
    }
    switch node {
    case .scalar, .alias: break
    case .sequence(let sequence):
      for value in sequence { try check(value, depth: depth + 1, &count) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        try check(key, depth: depth + 1, &count)
        try check(value, depth: depth + 1, &count)
      }
    }
  }

  private static func line(_ number: Int, of text: String) -> Substring {
    let lines = text.split(
      maxSplits: number, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }
}

extension Node {
  /// The tag as it is written; `Node.tag` looks for one that fits the value, which takes long.
  fileprivate var writtenTag: String {
    switch self {
    case .scalar(let scalar): scalar.tag.rawValue
    case .sequence(let sequence): sequence.tag.rawValue
    case .mapping(let mapping): mapping.tag.rawValue
    case .alias: "*"
    }
  }
}
