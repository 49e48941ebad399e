/// What is counted where found requirements are compared with labels.
struct RequirementCounts: Equatable {
  enum Count: String, CaseIterable {
    case labelled, found, right, exact, startRight, endRight
    /// Of the statements that are right, those where somebody is stated.
    case speakersStated, speakersRight, namedStated, namedRight
    /// Of all labels, those where somebody is stated.
    case speakersLabelled, speakersInvented
    case officesStated, officesFound, officesRight, officesLabelled
    case addresseesLabelled, addresseesFound, addresseesRight, addresseesLenient
    /// Main recipients given where another addressee is labelled; part of those found.
    case addresseesMainRecipients
    case deadlinesLabelled, deadlinesFound, deadlinesRight
  }

  private var values: [Count: Int] = [:]

  subscript(count: Count) -> Int {
    get { values[count] ?? 0 }
    set { values[count] = newValue }
  }

  static func += (sum: inout RequirementCounts, other: RequirementCounts) {
    for (count, value) in other.values { sum[count] += value }
  }

  private func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 1 : Self.rounded(Double(part) / Double(whole))
  }

  private func f1(_ part: Int, _ found: Int, _ labelled: Int) -> Double {
    found + labelled == 0 ? 1 : Self.rounded(Double(2 * part) / Double(found + labelled))
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  private func all(_ part: Count, _ found: Count, _ labelled: Count, _ name: String) -> [(
    String, Double
  )] {
    let (part, found, labelled) = (self[part], self[found], self[labelled])
    return [
      ("\(name)_precision", share(part, found)), ("\(name)_recall", share(part, labelled)),
      ("\(name)_f1", f1(part, found, labelled)),
    ]
  }

  /// The measures that are recorded.
  var measures: [String: Double] {
    var measures = [
      "labelled": Double(self[.labelled]),
      "exact_item_f1": f1(self[.exact], self[.found], self[.labelled]),
      "item_start": share(self[.startRight], self[.right]),
      "item_end": share(self[.endRight], self[.right]),
      "speaker": share(self[.speakersRight], self[.speakersStated]),
      "named_speaker": share(self[.namedRight], self[.namedStated]),
      "speaker_end_to_end": share(self[.speakersRight], self[.speakersLabelled]),
      "office": share(self[.officesRight], self[.officesStated]),
      "office_precision": share(self[.officesRight], self[.officesFound]),
      "office_end_to_end": share(self[.officesRight], self[.officesLabelled]),
    ]
    let fields =
      all(.right, .found, .labelled, "statement")
      + all(.addresseesRight, .addresseesFound, .addresseesLabelled, "addressee")
      + all(.addresseesLenient, .addresseesFound, .addresseesLabelled, "addressee_lenient")
      + all(.deadlinesRight, .deadlinesFound, .deadlinesLabelled, "deadline")
    for (name, value) in fields { measures[name] = value }
    return measures
  }

  var description: String {
    Count.allCases.map { "\($0.rawValue)=\(self[$0])" }.joined(separator: " ")
  }
}
