package import ArchiveModel

/// What became of files that were to be taken in, in words and in JSON.
package struct AccessionReport {
  private let outcomes: [AccessionOutcome]
  private let isDryRun: Bool
  private let phrases: Phrases
  /// Why the text of a file is not in the index, by path.
  private var unread: [String: Fact] = [:]

  package init(outcomes: [AccessionOutcome], isDryRun: Bool = false, phrases: Phrases) {
    (self.outcomes, self.isDryRun, self.phrases) = (outcomes, isDryRun, phrases)
  }

  /// Notes what the index says of the files.
  package mutating func note(_ summary: IndexingSummary) {
    for failed in summary.failed { unread[failed.path] = failed.reason }
  }

  /// Whether a file or a description was refused.
  package var hasRefusals: Bool {
    outcomes.contains { $0.isRefused || $0.refusedDescription != nil }
  }

  /// The most refusals that messages name one by one.
  private static let refusalsNamed = 20

  /// Why files and descriptions were refused, a line each.
  package var refusals: [String] {
    let lines = outcomes.flatMap { outcome in
      (outcome.isRefused ? stateLines(outcome) : []) + descriptionLines(outcome)
    }
    let named = lines.prefix(Self.refusalsNamed).map(OneLine.text)
    let rest = lines.count - named.count
    return rest > 0 ? named + [phrases.moreRefusals(rest)] : named
  }

  // MARK: Text

  /// What became of each file, a line or some.
  package var text: String {
    outcomes.flatMap { stateLines($0) + descriptionLines($0).map { "    " + $0 } }
      .map(Self.line).joined()
  }

  /// What stands at the end: files whose text is not in the index, and the counts.
  package var summary: String {
    var lines: [String] = []
    for taken in outcomes.compactMap(\.takenIn) where taken.unread == nil {
      guard let reason = unread[taken.path] else { continue }
      lines.append(taken.path + phrases.colon + phrases.textNotRead(reason))
    }
    lines.append(phrases.accessionCounts(of: outcomes, isDryRun: isDryRun))
    return lines.map(Self.line).joined()
  }

  private static func line(_ text: String) -> String { OneLine.text(text) + "\n" }

  private func descriptionLines(_ outcome: AccessionOutcome) -> [String] {
    outcome.refusedDescription.map { [phrases.descriptionRefused($0)] } ?? []
  }

  private func stateLines(_ outcome: AccessionOutcome) -> [String] {
    switch outcome.state {
    case .added(let taken): lines(taken, phrases.takenIn, from: outcome.given)
    case .registered(let taken): lines(taken, phrases.registered, from: nil)
    case .accepted(let taken): lines(taken, phrases.changeRegistered, from: nil)
    case .alreadyThere(let path):
      [
        outcome.given.hasSuffix(path)
          ? phrases.thereAlready(path) : phrases.sameAsKept(outcome.given, path)
      ]
    case .refused: [phrases.fileRefused(outcome)]
    case .passedOver: []
    }
  }

  private func lines(_ taken: AccessionOutcome.TakenIn, _ verb: String, from given: String?)
    -> [String]
  {
    let facts = [taken.accession, taken.document].compactMap(\.self).joined(separator: " · ")
    var lines = ["\(verb)\(phrases.colon)\(taken.path)  \(facts)"]
    if let given { lines.append("    " + phrases.comesFrom(given)) }
    var described: [String] = []
    for field in [DocumentDescription.Field.title, .kind, .issuer, .number, .date] {
      described += taken.description.values(of: field)
    }
    if !described.isEmpty { lines.append("    " + described.joined(separator: " · ")) }
    if taken.documentCount > 1 {
      lines.append("    " + phrases.holdsDocuments(taken.documentCount, named: taken.records))
    }
    if let reason = taken.unread {
      lines.append("    " + phrases.textNotRead(reason))
    } else if taken.contentState == .noText {
      lines.append("    " + phrases.text(of: ContentState.noText))
    }
    let lost = taken.problems.filter(\.isLoss)
    lines += lost.prefix(Self.lossesNamed).map { "    " + phrases.partNotRead($0) }
    if lost.count > Self.lossesNamed {
      lines.append("    " + phrases.moreRefusals(lost.count - Self.lossesNamed))
    }
    return lines
  }

  /// The most parts of a file that were not read and are named one by one.
  private static let lossesNamed = 20

  // MARK: JSON

  /// One object for each file.
  package func jsonLines() throws -> [String] {
    try outcomes.map { try JSONText.encode(fields($0)) }
  }

  /// One object for all.
  package func json() throws -> String {
    "{\"dry_run\":\(isDryRun),\"results\":[\(try jsonLines().joined(separator: ","))]}\n"
  }

  private struct Fields: Encodable {
    var given: String
    var state: String
    var accession: String?
    var path: String?
    var document: String?
    var sha256: String?
    var size: Int?
    var documents: Int?
    var title: String?
    var kind: String?
    var issuer: String?
    var number: String?
    var date: String?
    var contentState: String?
    var unread: String?
    var problems: [FactFields]?
    var reason: String?
    var detail: String?
  }

  private func fields(_ outcome: AccessionOutcome) -> Fields {
    var fields = Fields(given: outcome.given, state: "")
    switch outcome.state {
    case .added: fields.state = "added"
    case .registered: fields.state = "registered"
    case .accepted: fields.state = "accepted"
    case .alreadyThere(let path): (fields.state, fields.path) = ("already_there", path)
    case .refused(let reason, let detail):
      (fields.state, fields.reason, fields.detail) = (
        "refused", reason.rawValue, detail.map(Language.english.of)
      )
    case .passedOver: fields.state = "passed_over"
    }
    if let refused = outcome.refusedDescription {
      fields.reason = AccessionOutcome.Reason.descriptionInvalid.rawValue
      fields.detail = "\(refused.path): \(Language.english.of(refused.detail))"
    }
    guard let taken = outcome.takenIn else { return fields }
    (fields.accession, fields.path) = (taken.accession, taken.path)
    (fields.document, fields.sha256) = (taken.document, taken.sha256)
    (fields.size, fields.documents) = (taken.size, taken.documentCount)
    (fields.title, fields.kind) = (taken.description.title, taken.description.kind?.rawValue)
    (fields.issuer, fields.number) = (taken.description.issuer, taken.description.number)
    fields.date = taken.description.date?.description
    let reason = unread[taken.path] ?? taken.unread
    fields.unread = reason.map(Language.english.of)
    fields.contentState = (reason.map(ContentState.init(unread:)) ?? taken.contentState)?.rawValue
    fields.problems = ([reason].compactMap(\.self) + taken.problems).map { FactFields($0) }
    return fields
  }
}

extension Fact {
  /// Whether it is a part of a file that was not read.
  fileprivate var isLoss: Bool {
    guard case .file(let fact) = self, case .content(let fault) = fact.code else { return false }
    return fault.isLoss
  }
}

extension AccessionOutcome {
  fileprivate var isRefused: Bool {
    if case .refused = state { true } else { false }
  }
}
