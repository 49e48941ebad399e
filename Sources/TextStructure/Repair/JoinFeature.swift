/// A piece of evidence for or against joining a tail to a head. Where no number is spoken of, the value
/// is 1 where it holds and 0 where not.
enum JoinFeature: Int, CaseIterable {
  /// Always 1.
  case constant
  /// No paragraph lies between.
  case isNear
  /// How many paragraphs lie between (logarithm).
  case paragraphsBetween
  /// A heading lies between.
  case headingBetween
  /// How many unfinished blocks lie between, at most 3.
  case unfinishedBetween
  /// Short lines (captions, page numbers) lie between.
  case linesBetween
  /// The block before the tail is another unfinished one.
  case followsUnfinished
  /// The head ends with a closing mark.
  case headEndsWithCloser
  /// The tail starts with a mark that ends a clause, or a closing one.
  case tailStartsWithMark
  /// The log odds that a paragraph starts with the tail's first characters.
  case startOdds
  /// Paragraphs hardly ever start with the tail's first character.
  case rareStart
  /// The tail opens as paragraphs do: a label, a list item, a set phrase.
  case opensWithLabel
  /// The tail starts with a dash.
  case startsWithDash
  /// The tail starts with an opening quotation mark.
  case startsWithQuote
  /// The tail starts with another opening mark.
  case startsWithOtherOpener
  /// The two characters at the joint follow each other elsewhere in the document.
  case jointKnown
  /// How often they do (logarithm).
  case jointCount
  /// They follow each other often in Chinese.
  case jointCommon
  /// A word spans the joint.
  case wordSpansJoint
  /// A word of three characters or more spans the joint.
  case longWordSpansJoint
  /// How many fewer words there are if the sides are joined.
  case wordsSaved
  /// A word spans the joint and the document has the pair.
  case wordAndJointKnown
  /// A number, or a date, goes on at the joint.
  case numberGoesOn
  /// The head ends with a digit and the tail starts with what follows none.
  case numberBreaksOff
  /// The tail starts with a digit, the head ends with none.
  case startsWithDigit
  /// Latin letters are on both sides.
  case latinGoesOn
  /// The tail opens with a topic.
  case opensWithTopic
  /// The tail closes the mark that the head leaves open.
  case closesOpenMark
  /// The head leaves a mark open that the tail does not close.
  case leavesOpenMark
  /// The tail closes a mark that the head does not open.
  case closesNothing
  /// The tail is indented, where paragraphs are.
  case tailIndented
  /// The tail is not indented, where paragraphs are.
  case tailNotIndented
  /// The head does not look like prose.
  case headIsNoProse
  /// The tail has no ideograph.
  case tailHasNoHan
  /// How many pairs of characters the sides share (logarithm).
  case sharedPairs
  /// Both sides end in the same two characters.
  case sameEnd
  /// The tail ends with a colon.
  case tailAnnounces
  /// The tail is short and finished.
  case shortFinishedTail
  /// The tail's first list number follows the head's last (1) or does not (-1).
  case listGoesOn
  /// The head ends with a word that another must follow.
  case headEndsWithParticle
  /// The two characters at the joint follow each other very often in Chinese.
  case jointVeryCommon
  /// How long a run across the joint stands elsewhere in the document, beyond 2.
  case longestMatch
  /// The tail is short and not finished.
  case shortUnfinishedTail
  /// The clause across the joint is short.
  case shortClause
  /// By how much the clause across the joint is too long.
  case longClause
  /// The tail's first sentence has one character.
  case sentenceOfOne
  /// It has two.
  case sentenceOfTwo
  /// It has three.
  case sentenceOfThree
}

/// The values of all features for one pair of blocks.
struct JoinFeatureValues {
  private var values = [Double](repeating: 0, count: JoinFeature.allCases.count)

  subscript(feature: JoinFeature) -> Double {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  /// The sum of the values, each times its weight.
  ///
  /// - Parameter weights: in the order of the features.
  func weighted(by weights: [Double]) -> Double {
    zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
