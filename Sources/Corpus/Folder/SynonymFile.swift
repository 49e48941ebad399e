public import ArchiveModel
internal import Glibc
internal import Synchronization
internal import Yams

/// The archive's own list of words that mean the same, `synonyms.yaml` beside `corpus/`.
///
///     # A group is a list: whoever looks for one of its members finds the others, too.
///     - [疫情防控, 防疫]
///     - [脱贫攻坚, 扶贫]
///
/// The text is read within the limits of ``DescriptionText``, once and again whenever its size or one of its
/// times has changed. A file that is wrong in one place is not used at all.
public final class SynonymFile<Prepared: Sendable>: Sendable {
  /// What a file says, and what keeps it from being used.
  public struct Content: Sendable {
    /// What was made of its groups; `nil` where there is no file, or it cannot be used.
    public var prepared: Prepared?
    /// Which file cannot be used, and why.
    public var problem: Fact?

    /// Says something, or nothing.
    public init(prepared: Prepared? = nil, problem: Fact? = nil) {
      (self.prepared, self.problem) = (prepared, problem)
    }
  }

  private let path: String
  private let known = Mutex<(status: FileStatus, content: Content)?>(nil)

  /// The file beside a corpus; it may be there or not.
  public init(beside corpus: CorpusFolder) {
    var folder = Substring(corpus.path)
    while folder.last == "/" { folder.removeLast() }
    while let last = folder.last, last != "/" { folder.removeLast() }
    path = folder + SynonymGroups.fileName
  }

  /// What the file says now.
  ///
  /// - Parameter prepare: makes of the groups what is kept as long as the file is unchanged.
  /// - Throws: what `prepare` throws.
  public func content(_ prepare: ([[String]]) throws -> Prepared) throws -> Content {
    let status: FileStatus
    switch FileStatus.of(path) {
    case .success(let found): status = found
    case .failure(let error):
      guard !isMissingNumber(error.number) else { return Content() }
      return Content(problem: SynonymGroups.problem(.system(error.number)))
    }
    return try known.withLock { known in
      if let known, known.status.isSameContent(as: status),
        known.status.changedNanoseconds == status.changedNanoseconds
      {
        return known.content
      }
      known = nil
      let content: Content
      switch SynonymGroups.read(path) {
      case .success(let groups): content = Content(prepared: try prepare(groups))
      case .failure(let problem): content = Content(problem: SynonymGroups.problem(problem.fact))
      }
      // A file that was just written may change once more without its times showing it.
      if currentNanoseconds() - status.changedNanoseconds > SynonymGroups.settlingNanoseconds {
        known = (status, content)
      }
      return content
    }
  }
}

/// Reads the groups of a file of synonyms.
private enum SynonymGroups {
  static let fileName = "synonyms.yaml"
  static let settlingNanoseconds: Int64 = 100_000_000
  /// The most members of a group.
  private static let mostMembers = 20
  /// What a group looks like.
  private static let form = Fact.lineForm("- [疫情防控, 防疫]")

  struct Problem: Error {
    var fact: Fact
  }

  static func problem(_ fact: Fact) -> Fact { .part(fileName, fact) }

  static func read(_ path: String) -> Result<[[String]], Problem> {
    Result { () throws(Problem) in try groups(ofFile: path) }
  }

  private static func groups(ofFile path: String) throws(Problem) -> [[String]] {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try readFile(path, sizeLimit: DescriptionText.largest).bytes
    } catch {
      throw Problem(
        fact: error.number == EFBIG
          ? .moreThan(DescriptionText.largest >> 20, .mebibytes) : .system(error.number))
    }
    guard let yaml = String(validating: bytes, as: UTF8.self) else {
      throw Problem(fact: .notUTF8)
    }
    let root: Node?
    do throws(DescriptionText.Problem) { root = try DescriptionText.node(yaml) } catch {
      throw Problem(fact: error.line.map { .line($0, error.reason) } ?? error.reason)
    }
    guard let root, root != Node("") else { return [] }
    guard let list = root.sequence else { throw wrong(root, form) }
    var groups: [[String]] = []
    for node in list { groups.append(try members(of: node)) }
    return groups
  }

  private static func members(of node: Node) throws(Problem) -> [String] {
    guard let list = node.sequence, list.count > 1 else { throw wrong(node, form) }
    guard list.count <= mostMembers else { throw wrong(node, .moreThan(mostMembers, .entries)) }
    var members: [String] = []
    for node in list {
      guard let member = node.scalar.map({ DescriptionReading.visible($0.string) }),
        member.unicodeScalars.contains(where: {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        })
      else { throw wrong(node, form) }
      members.append(member)
    }
    return members
  }

  private static func wrong(_ node: Node, _ fact: Fact) -> Problem {
    Problem(fact: node.mark.map { .line($0.line, fact) } ?? fact)
  }
}
