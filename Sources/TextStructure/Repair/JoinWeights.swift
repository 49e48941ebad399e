/// The weights of each `JoinFeature`, by logistic regression over synthetic pages.
///
/// `Benchmarks/joins.py` trains such weights and compares them with these. The pages of these were made
/// of paragraphs of a third of the laws, reports and encyclopedia articles; the tables of pairs come from
/// another third, the figures in the tests from the last. The weights of indentation, labels and lists,
/// which the pages do not have, were set by hand.
enum JoinWeights {
  static func weights(isNear: Bool, afterComma: Bool) -> [Double] {
    switch (isNear, afterComma) {
    case (true, false): nearInsideClause
    case (true, true): nearAfterComma
    case (false, false): farInsideClause
    case (false, true): farAfterComma
    }
  }

  /// A feature's weights: where nothing lies between the sides, where paragraphs do; inside a clause, after
  /// a comma.
  private struct Row {
    let feature: JoinFeature
    let nearInside: Double, farInside: Double, nearAfter: Double, farAfter: Double

    init(
      _ feature: JoinFeature, _ nearInside: Double, _ farInside: Double, _ nearAfter: Double,
      _ farAfter: Double
    ) {
      self.feature = feature
      (self.nearInside, self.farInside) = (nearInside, farInside)
      (self.nearAfter, self.farAfter) = (nearAfter, farAfter)
    }
  }

  private static let rows: [Row] = [
    Row(.constant, -0.59, 0.31, 0.00, 0.31),
    Row(.isNear, 0.00, -6.03, 0.00, -3.48),
    Row(.paragraphsBetween, 0.00, -2.68, 0.00, -1.87),
    Row(.headingBetween, 0.00, 1.02, 0.00, 0.54),
    Row(.unfinishedBetween, -2.20, -2.20, -2.20, -2.20),
    Row(.linesBetween, 0.00, -0.30, 0.00, -0.30),
    Row(.followsUnfinished, 1.20, 1.20, 1.20, 1.20),
    Row(.headEndsWithCloser, 0.66, 0.05, 0.00, 0.00),
    Row(.tailStartsWithMark, 1.69, 1.98, 0.00, -0.26),
    Row(.startOdds, -0.61, -0.54, -0.33, -0.31),
    Row(.rareStart, 1.49, 0.02, 0.44, -0.80),
    Row(.opensWithLabel, -1.48, -1.59, -1.56, -1.02),
    Row(.startsWithDash, -2.86, -2.87, -1.65, -1.80),
    Row(.startsWithQuote, -2.55, -2.65, -1.52, -1.42),
    Row(.startsWithOtherOpener, -3.66, -1.36, -2.93, -1.17),
    Row(.jointKnown, 0.47, 1.12, 0.00, 0.00),
    Row(.jointCount, 0.41, 0.22, 0.00, 0.00),
    Row(.jointCommon, 1.60, 1.41, 0.00, 0.00),
    Row(.wordSpansJoint, 1.46, 1.48, 0.00, 0.00),
    Row(.longWordSpansJoint, 0.64, 0.46, 0.00, 0.00),
    Row(.wordsSaved, 1.42, 1.22, 0.00, 0.00),
    Row(.wordAndJointKnown, 0.20, -0.68, 0.00, 0.00),
    Row(.numberGoesOn, 2.35, 2.47, 0.00, 0.00),
    Row(.numberBreaksOff, -0.99, -0.70, 0.00, 0.00),
    Row(.startsWithDigit, -0.39, 0.01, -0.70, -0.84),
    Row(.latinGoesOn, 1.71, 3.07, 0.00, 0.00),
    Row(.opensWithTopic, -0.45, -0.38, -0.60, -0.46),
    Row(.closesOpenMark, 2.55, 3.28, 0.71, 1.17),
    Row(.leavesOpenMark, -2.27, -2.31, -1.14, -0.57),
    Row(.closesNothing, -1.79, -2.17, 0.00, -0.44),
    Row(.tailIndented, -5.00, -5.00, -5.00, -5.00),
    Row(.tailNotIndented, 1.50, 1.50, 1.50, 1.50),
    Row(.headIsNoProse, -3.00, -3.00, -3.00, -3.00),
    Row(.tailHasNoHan, -3.00, -3.00, -3.00, -3.00),
    Row(.sharedPairs, 0.29, 0.55, 0.39, 0.56),
    Row(.sameEnd, -2.50, -2.50, -2.50, -2.50),
    Row(.tailAnnounces, -0.50, -0.50, -0.50, -0.50),
    Row(.shortFinishedTail, 2.75, 2.21, 1.57, 0.96),
    Row(.listGoesOn, 0.67, 1.37, 0.00, 0.79),
    Row(.headEndsWithParticle, 0.48, 0.41, 0.00, 0.00),
    Row(.jointVeryCommon, -0.04, 0.22, 0.00, 0.00),
    Row(.longestMatch, 0.68, 0.45, 0.00, 0.00),
    Row(.shortUnfinishedTail, -2.00, -2.00, -2.00, -2.00),
    Row(.shortClause, 0.20, 0.06, 0.85, 0.53),
    Row(.longClause, -0.68, -0.52, -0.24, -0.57),
    Row(.sentenceOfOne, 1.69, 0.82, -0.55, -1.00),
    Row(.sentenceOfTwo, 1.40, 1.51, 0.65, 0.14),
    Row(.sentenceOfThree, 0.91, 0.69, -0.31, 0.09),
  ]

  private static let nearInsideClause = column(\.nearInside)
  private static let farInsideClause = column(\.farInside)
  private static let nearAfterComma = column(\.nearAfter)
  private static let farAfterComma = column(\.farAfter)

  /// The features that have weights.
  static var features: [JoinFeature] { rows.map(\.feature) }

  /// The weights of one case in the order of the features.
  private static func column(_ weight: (Row) -> Double) -> [Double] {
    var weights = [Double](repeating: 0, count: JoinFeature.allCases.count)
    for row in rows { weights[row.feature.rawValue] = weight(row) }
    return weights
  }

  /// How much a pair's own weight, its head's best other and its tail's best other count, after a
  /// constant.
  static func contest(isNear: Bool) -> [Double] {
    isNear ? [-1.51, 1.12, -0.74, -0.18] : [-3.86, 1.13, -0.81, -1.12]
  }
}
