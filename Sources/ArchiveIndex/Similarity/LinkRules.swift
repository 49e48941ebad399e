import ArchiveModel
import TextAnalysis

/// Which documents are linked. Measured in docs/duplicates.md.
enum LinkRules {
  /// Documents are near from this resemblance on. One character in twenty misread leaves 0.54.
  static let nearResemblance = 0.5
  /// One contains the other from this share on, where they are not near.
  static let containment = 0.8

  /// How many values two sketches must share for the texts to be compared, and what share of the
  /// fewer ones: less than is asked of the texts, as sketches tell it only about.
  static let fewestShared = 2
  static let estimatedContainment = 0.4

  /// A value that more documents have is a set phrase, and finds nobody: the work stays in bounds.
  static let commonValue = 64
  /// Of more documents than ``commonValue`` with one and the same sketch (a form sent in a thousand
  /// times), all are compared with these many first ones only.
  static let heads = 8

  /// How the second text stands to the first; `nil` where they are not alike.
  static func relation(_ likeness: ShingleSet.Likeness) -> LinkedDocument.Relation? {
    if likeness.isSame { return .same }
    if likeness.resemblance >= nearResemblance { return .near }
    guard likeness.containment >= containment else { return nil }
    return likeness.containmentOfFirst >= likeness.containmentOfSecond ? .contains : .containedIn
  }
}

extension LinkedDocument.Relation {
  /// The relation seen from the other side.
  var reversed: Self {
    switch self {
    case .same, .near: self
    case .contains: .containedIn
    case .containedIn: .contains
    }
  }

  /// The relation as it is stored.
  var number: Int {
    switch self {
    case .same: 0
    case .near: 1
    case .contains: 2
    case .containedIn: 3
    }
  }

  /// A stored relation.
  init?(number: Int) {
    guard let relation = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = relation
  }
}
