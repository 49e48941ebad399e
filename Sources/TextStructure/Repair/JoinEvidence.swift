/// Weighs whether one block continues another: positive for, negative against.
struct JoinEvidence {
  private let features: JoinFeatures

  init(features: JoinFeatures) { self.features = features }

  /// The log odds that `tail` continues `head`.
  func weigh(
    _ head: JoinFacts, _ tail: JoinFacts, isIndented: Bool, _ between: JoinFeatures.Between
  ) -> Double {
    let values = features.values(head, tail, isIndented, between)
    let weights = JoinWeights.weights(
      isNear: between.paragraphs + between.headings == 0, afterComma: head.ending == .comma)
    return values.weighted(by: weights)
  }

  /// A line of arithmetic (`日工资：月工资收入÷月计薪天数`) is whole without a full stop.
  static func isFormula(_ flow: Flow, _ block: Block) -> Bool {
    block.count < 60
      && flow.scalars[block.first.start..<block.first.end].contains {
        $0 == "＝" || $0 == "=" || $0 == "÷"
      }
  }
}
