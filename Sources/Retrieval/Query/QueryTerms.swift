import ArchiveIndex
import TextAnalysis

/// What a query looks for, in terms.
struct QueryTerms {
  /// Something that must be found: words typed together, exact words, or one of several alternatives.
  struct Group: Hashable {
    /// The words as the person typed them.
    var typed: String
    /// Of these, one is enough. In an order that does not depend on how they were typed.
    var alternatives: [Alternative]

    /// The group as the index finds it.
    var expression: MatchExpression { .any(alternatives.map(\.expression)) }
    /// The alternative that stands in a passage: one that was typed before one that was added, as it
    /// was typed before other spellings.
    func standing(in text: [TextUnit], headings: [TextUnit]) -> Alternative? {
      let found = alternatives.filter { $0.stands(in: text, headings: headings) }
      return found.first { $0.isAsTyped && $0.added == nil } ?? found.first(where: \.isAsTyped)
        ?? found.first
    }

    /// Whether exact words are among the alternatives.
    var isPhrase: Bool { alternatives.contains { $0.sequences.contains(where: \.isPhrase) } }
  }

  /// One way to have a group: all of its sequences must be found.
  struct Alternative: Hashable {
    var sequences: [UnitSequence]
    /// Whether these are the words as typed; else another spelling of them (第十五条 for 第15条).
    var isAsTyped: Bool
    /// The words, where nobody typed them: they are looked for beside what was typed, and count as that
    /// does.
    var added: String?
    /// The passages in which it stands, where its phrase alone would find others as well.
    var passages: [UInt32]?

    /// The alternative as the index finds it.
    var expression: MatchExpression {
      passages.map(MatchExpression.passages) ?? .all(sequences.map(\.expression))
    }

    /// Whether it stands in a passage: each sequence in its text or in its title and headings.
    func stands(in text: [TextUnit], headings: [TextUnit]) -> Bool {
      sequences.allSatisfy { $0.stands(in: text) || $0.stands(in: headings) }
    }
  }

  /// Each must be found.
  var groups: [Group] = []
  /// What must not be found.
  var excluded: [UnitSequence] = []
  /// The words that score, each once.
  var words: [UnitSequence] = []
  /// The two-character grams and runs that score, each once.
  var grams: [UnitSequence] = []
  /// What scores by standing near each other, in the query's order: the words of each group; of
  /// alternatives all in one, for those are not typed to stand together.
  var neighbours: [[UnitSequence]] = []
  /// The words of each group that were typed, as ``neighbours`` has them.
  var typedNeighbours: [[UnitSequence]] = []
  /// All words, those typed together apart; `nil` where nothing typed together is made of several words.
  var apart: MatchExpression? {
    let words = typedNeighbours.flatMap(\.self).filter { $0.codes.count > 1 }
    guard typedNeighbours.allSatisfy({ $0.count == 1 }), words.count > groups.count else {
      return nil
    }
    return .all(words.map(\.expression))
  }
  /// The query's words in their order, as one sequence, where it has more than one word and no
  /// alternatives.
  var whole: UnitSequence?

  /// The words that nobody typed and that are looked for, each once.
  var added: [String] = []
  /// The most of them.
  static let mostAdded = 100
  /// What was typed apart and is one thing together with words that were added: each part.
  var apartOfAdded: [MatchExpression] = []

  /// Whether there is nothing to look for.
  var isEmpty: Bool { groups.isEmpty }

  /// Everything that must be found, without the excluded.
  var allExpression: MatchExpression { .all(groups.map(\.expression)) }

  /// An expression without what must not be found.
  func excluding(from expression: MatchExpression) -> MatchExpression {
    guard !excluded.isEmpty else { return expression }
    return .without(expression, .any(excluded.map(\.expression)))
  }

  /// The sequences whose phrases an expression of these groups has, in their order.
  var phraseSequences: [UnitSequence] {
    groups.flatMap { $0.alternatives.flatMap { $0.passages == nil ? $0.sequences : [] } }
  }

  /// The sequences that are wanted, each once.
  var wanted: [UnitSequence] {
    var seen: Set<UnitSequence> = []
    return groups.flatMap { $0.alternatives.flatMap(\.sequences) }
      .filter { seen.insert($0).inserted }
  }
}
