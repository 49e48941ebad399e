import Corpus

extension ArchiveAccess {
  /// The access of the owner and of a group.
  ///
  /// - Throws: ``UserError`` where the system knows no such group.
  init(groupNamed name: String) throws {
    guard let group = Group(named: name) else {
      throw UserError(text: say("没有用户组 \(name)", "no group \(name)"), outcome: .badUsage)
    }
    self = .group(group)
  }
}
