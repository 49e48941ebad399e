import ArchiveModel

/// Office, addressees and deadline of the statements that are right.
extension RequirementComparison {
  mutating func compareOffice(_ item: Predicted, _ label: RequirementLabel) {
    let wanted = label.office?.words(in: source).withoutSpaceAndPunctuation
    let given = item.speaker?.office?.withoutSpaceAndPunctuation
    if wanted != nil { counts[.officesStated] += 1 }
    if given != nil { counts[.officesFound] += 1 }
    if let wanted, wanted == given { counts[.officesRight] += 1 }
    if wanted != given {
      differences.append("office: \(wanted ?? "nil") | \(given ?? "nil"): \(item.text)")
    }
  }

  /// Counts single addressees: equal without white space and punctuation, or (lenient) one inside
  /// the other. The document's main recipients, where no addressee is labelled, are neither right
  /// nor wrong; where one is labelled, they count as what was found.
  mutating func compareAddressees(_ item: Predicted, _ label: RequirementLabel) {
    let wanted = label.addressees.map { $0.words(in: source).withoutSpaceAndPunctuation }
    let given = item.addressees.map(\.withoutSpaceAndPunctuation)
    if wanted.isEmpty, isMainRecipients(given) { return }
    var (missing, surplus) = (wanted, given)
    func pairs(_ isPair: (String, String) -> Bool) -> Int {
      var count = 0
      for name in missing {
        guard let pair = surplus.firstIndex(where: { isPair(name, $0) }),
          let index = missing.firstIndex(of: name)
        else { continue }
        missing.remove(at: index)
        surplus.remove(at: pair)
        count += 1
      }
      return count
    }
    let exact = pairs(==)
    let (notEqual, notWanted) = (missing, surplus)
    let contained = pairs { $0.contains($1) || $1.contains($0) }
    counts[.addresseesLabelled] += wanted.count
    counts[.addresseesFound] += given.count
    if item.isForMainRecipients { counts[.addresseesMainRecipients] += given.count }
    counts[.addresseesRight] += exact
    counts[.addresseesLenient] += exact + contained
    if !notEqual.isEmpty || !notWanted.isEmpty {
      differences.append("addressees: \(notEqual) | \(notWanted): \(item.text)")
    }
  }

  private func isMainRecipients(_ given: [String]) -> Bool {
    guard let recipients = description.addressee, !given.isEmpty else { return false }
    let parts = recipients.split { !$0.isLetter && !$0.isNumber && $0 != "·" }
      .map { String($0).withoutSpaceAndPunctuation }
    return Set(parts) == Set(given)
      || given.joined() == recipients.withoutSpaceAndPunctuation
  }

  mutating func compareDeadline(_ item: Predicted, _ label: RequirementLabel) {
    let wanted = label.deadline?.words(in: source).withoutSpace
    let given = item.deadline?.withoutSpace
    if wanted != nil { counts[.deadlinesLabelled] += 1 }
    if given != nil { counts[.deadlinesFound] += 1 }
    if let wanted, wanted == given { counts[.deadlinesRight] += 1 }
    if wanted != given {
      differences.append("deadline: \(wanted ?? "nil") | \(given ?? "nil"): \(item.text)")
    }
  }
}
