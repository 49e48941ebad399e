/// The weights of `JoinFeatures`, in their order, by logistic regression over synthetic pages.
///
/// The pages were made of paragraphs of a third of the laws, reports and encyclopedia articles; the
/// tables of pairs come from another third, the figures in the tests from the last. Those
/// of indentation, labels and lists, which the pages do not have, were set by hand.
enum JoinWeights {
  static func weights(isNear: Bool, afterComma: Bool) -> [Double] {
    switch (isNear, afterComma) {
    case (true, false): nearInsideClause
    case (true, true): nearAfterComma
    case (false, false): farInsideClause
    case (false, true): farAfterComma
    }
  }

  private static let nearInsideClause: [Double] = [
    -0.59, 0.00, 0.00, 0.00, -2.20, 0.00, 1.20, 0.66, 1.69, -0.61, 1.49, -1.48, -2.86, -2.55, -3.66,
    0.47, 0.41, 1.60, 1.46, 0.64, 1.42, 0.20, 2.35, -0.99, -0.39, 1.71, -0.45, 2.55, -2.27, -1.79,
    -5.00, 1.50, -3.00, -3.00, 0.29, -2.50, -0.50, 2.75, 0.67, 0.48, -0.04, 0.68, -2.00, 0.20,
    -0.68, 1.69, 1.40, 0.91,
  ]

  private static let farInsideClause: [Double] = [
    0.31, -6.03, -2.68, 1.02, -2.20, -0.30, 1.20, 0.05, 1.98, -0.54, 0.02, -1.59, -2.87, -2.65,
    -1.36, 1.12, 0.22, 1.41, 1.48, 0.46, 1.22, -0.68, 2.47, -0.70, 0.01, 3.07, -0.38, 3.28, -2.31,
    -2.17, -5.00, 1.50, -3.00, -3.00, 0.55, -2.50, -0.50, 2.21, 1.37, 0.41, 0.22, 0.45, -2.00, 0.06,
    -0.52, 0.82, 1.51, 0.69,
  ]

  private static let nearAfterComma: [Double] = [
    -0.00, 0.00, 0.00, 0.00, -2.20, 0.00, 1.20, 0.00, 0.00, -0.33, 0.44, -1.56, -1.65, -1.52, -2.93,
    0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, -0.70, 0.00, -0.60, 0.71, -1.14, 0.00,
    -5.00, 1.50, -3.00, -3.00, 0.39, -2.50, -0.50, 1.57, 0.00, 0.00, 0.00, 0.00, -2.00, 0.85, -0.24,
    -0.55, 0.65, -0.31,
  ]

  private static let farAfterComma: [Double] = [
    0.31, -3.48, -1.87, 0.54, -2.20, -0.30, 1.20, 0.00, -0.26, -0.31, -0.80, -1.02, -1.80, -1.42,
    -1.17, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, -0.84, 0.00, -0.46, 1.17, -0.57,
    -0.44, -5.00, 1.50, -3.00, -3.00, 0.56, -2.50, -0.50, 0.96, 0.79, 0.00, 0.00, 0.00, -2.00, 0.53,
    -0.57, -1.00, 0.14, 0.09,
  ]

  /// How much a pair's own weight, its head's best other and its tail's best other count, after a
  /// constant.
  static func contest(isNear: Bool) -> [Double] {
    isNear ? [-1.51, 1.12, -0.74, -0.18] : [-3.86, 1.13, -0.81, -1.12]
  }
}
