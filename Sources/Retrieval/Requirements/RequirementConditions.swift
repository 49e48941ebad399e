import ArchiveIndex
import ArchiveModel
import TextAnalysis

/// What a request asks of each requirement beside its words.
struct RequirementConditions {
  /// What a requirement is by each of the conditions.
  struct Verdict {
    /// Whether it is of those asked for by whom, of whom, the document's date, and when it is due.
    var speaker = true, addressee = true, date = true, deadline = true
    /// What it does not state.
    var lacksSpeaker = false, lacksAddressee = false, lacksDate = false

    /// Whether it is asked for.
    var isWanted: Bool { speaker && addressee && date && deadline }
  }

  /// Whom a filter asks for: names, or that none is stated.
  private struct Parties {
    var names: [KeyTest] = []
    var wantsNone = false
    var isAsked: Bool

    init(_ values: [String], analyzer: Analyzer) {
      isAsked = !values.isEmpty
      for value in values {
        if value == RequirementRequest.none {
          wantsNone = true
          continue
        }
        let isWhole = value.first.map { "=＝".contains($0) } ?? false
        let key = MatchingKey.text(isWhole ? String(value.dropFirst()) : value, analyzer: analyzer)
        // Where nothing is left to compare, nobody is meant.
        if !key.isEmpty { names.append(KeyTest(key, isWhole: isWhole)) }
      }
    }
  }

  /// The documents that pass the other filters; `nil` for all.
  let documents: DocumentSet?
  private let speakers: Parties
  private let voices: IndexSession.Voices
  private let addressees: Parties
  /// Those named beside items, and the documents addressed to those asked for and to anybody.
  private let named: IndexSession.Voices
  private let addressed: DocumentSet
  private let withRecipients: DocumentSet
  private let firstDay: Int?
  private let lastDay: Int?
  private let wantsUndated: Bool
  private let firstDueDay: Int?
  private let lastDueDay: Int?
  private let deadlines: Set<DeadlineKind>

  init(_ request: RequirementRequest, _ query: ParsedQuery, in searcher: Searcher) throws {
    let (session, analyzer) = (searcher.session, searcher.analyzer)
    var filter = request.filter.combined(with: query.filter)
    speakers = Parties(filter.speakers, analyzer: analyzer)
    addressees = Parties(request.addressees, analyzer: analyzer)
    firstDay = filter.since?.dayRange?.lowerBound
    lastDay = filter.until?.dayRange?.upperBound
    wantsUndated = request.wantsUndated
    firstDueDay = request.dueSince?.dayRange?.lowerBound
    lastDueDay = request.dueUntil?.dayRange?.upperBound
    deadlines = Set(request.deadlines)
    // Not by the index: who passes all but one of these is counted, too.
    filter.speakers = []
    (filter.since, filter.until, filter.wantsUndated) = (nil, nil, false)
    if filter.isEmpty, query.excludedFilters.isEmpty {
      documents = nil
    } else {
      var passing = try session.documents(passing: filter.folded(by: analyzer))
      for excluded in query.excludedFilters {
        passing.subtract(try session.documents(passing: excluded.folded(by: analyzer)))
      }
      documents = passing
    }
    voices = try session.voices(of: speakers.names)
    named = try session.addressees(named: addressees.names)
    addressed = try session.documents(addressedTo: addressees.names)
    withRecipients = try session.documentsWithRecipients()
  }

  /// Whether requirements of a document can be asked for.
  func allows(_ document: Int) -> Bool { documents?.contains(document) ?? true }

  /// Whether requirements of a document with a date can be asked for, or count for what states none.
  func allows(_ days: ClosedRange<Int>?) -> Bool {
    guard let days, firstDay != nil || lastDay != nil || wantsUndated else { return true }
    return isInPeriod(days)
  }

  private func isInPeriod(_ days: ClosedRange<Int>) -> Bool {
    (firstDay != nil || lastDay != nil) && days.upperBound >= firstDay ?? 0
      && days.lowerBound <= lastDay ?? .max
  }

  /// What a requirement of a document is.
  func verdict(
    _ head: IndexSession.RequirementHead, document: Int, days: ClosedRange<Int>?
  ) -> Verdict {
    var verdict = Verdict()
    verdict.lacksSpeaker = head.voice == nil
    if speakers.isAsked {
      verdict.speaker =
        head.voice.map { voices[document]?.contains($0) ?? false } ?? speakers.wantsNone
    }
    verdict.lacksAddressee = head.addressees.isEmpty && !withRecipients.contains(document)
    if addressees.isAsked {
      if verdict.lacksAddressee {
        verdict.addressee = addressees.wantsNone
      } else if head.addressees.isEmpty {
        verdict.addressee = addressed.contains(document)
      } else if let named = named[document] {
        verdict.addressee = head.addressees.contains(where: named.contains)
      } else {
        verdict.addressee = false
      }
    }
    verdict.lacksDate = days == nil
    if firstDay != nil || lastDay != nil || wantsUndated {
      verdict.date = days.map(isInPeriod) ?? wantsUndated
    }
    verdict.deadline = deadlines.isEmpty || deadlines.contains(head.deadline)
    if firstDueDay != nil || lastDueDay != nil {
      verdict.deadline =
        verdict.deadline && head.deadline == .dated && head.day >= firstDueDay ?? 0
        && head.day <= lastDueDay ?? .max
    }
    return verdict
  }
}
