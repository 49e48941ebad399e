import ArchiveModel
import Corpus
import ResultRendering

extension ArchiveAccess {
  /// The access of the owner and of a group.
  ///
  /// - Throws: ``UserError`` where the system knows no such group.
  init(groupNamed name: String) throws {
    guard let group = Group(named: name) else {
      throw UserError(text: words.noGroup(name), outcome: .badUsage)
    }
    self = .group(group)
  }
}
