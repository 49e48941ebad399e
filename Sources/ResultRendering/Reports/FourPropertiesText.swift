package import ArchiveModel

/// A verification told in the four words of DA/T 70: each check under its word, with what came of it.
package struct FourPropertiesText {
  private let report: VerificationReport
  private let phrases: Phrases

  package init(_ report: VerificationReport, _ phrases: Phrases) {
    (self.report, self.phrases) = (report, phrases)
  }

  package var text: String {
    var lines: [String] = []
    for property in VerificationCheck.Property.allCases {
      let checks = VerificationCheck.allCases.filter { $0.property == property }
      lines.append(
        "\(phrases.name(of: property))\(phrases.colon)\(phrases.verdict(outcomes(checks)))")
      lines += checks.map { check in
        "  \(phrases.text(of: check.outcome(in: report)))  \(phrases.name(of: check))"
      }
    }
    lines += ["", phrases.checked(report), phrases.seeFindings(report)]
    return lines.map { OneLine.text($0) }.joined(separator: "\n")
  }

  private func outcomes(_ checks: [VerificationCheck]) -> [VerificationCheck.Outcome] {
    checks.map { $0.outcome(in: report) }
  }

  /// A word with its checks, in JSON.
  struct Fields: Encodable {
    struct Check: Encodable {
      var check: String
      var outcome: String
      var count: Int
      var message: String
    }

    var property: String
    var name: String
    var ok: Bool
    var checks: [Check]
  }

  var fields: [Fields] {
    VerificationCheck.Property.allCases.map { property in
      let checks = VerificationCheck.allCases.filter { $0.property == property }
      return Fields(
        property: property.rawValue, name: Phrases(.chinese).name(of: property),
        ok: !outcomes(checks).contains { if case .failed = $0 { true } else { false } },
        checks: checks.map { check in
          let outcome = check.outcome(in: report)
          return .init(
            check: check.rawValue, outcome: outcome.name, count: outcome.count,
            message: phrases.name(of: check))
        })
    }
  }
}
