internal import ArchiveModel

/// What a filter leaves out because it states nothing to go by, and how to list just that.
struct RequirementOmission {
  enum What {
    case addressee, speaker, date
    case deadline(DeadlineKind)
  }

  var what: What
  var count: Int
  /// The request that lists them.
  var request: RequirementRequest

  /// The options of the command line that list them.
  var option: String {
    switch what {
    case .addressee: "--to -"
    case .speaker: "--speaker -"
    case .date: "--since -"
    case .deadline(let kind): "--due \(kind.rawValue)"
    }
  }

  /// What is left out of an answer, as far as a filter asks for it.
  static func of(_ response: RequirementResponse, to request: RequirementRequest)
    -> [RequirementOmission]
  {
    var omissions: [RequirementOmission] = []
    func add(_ what: What, _ count: Int, _ change: (inout RequirementRequest) -> Void) {
      guard count > 0 else { return }
      var request = request
      request.offset = 0
      change(&request)
      omissions.append(RequirementOmission(what: what, count: count, request: request))
    }
    let none = RequirementRequest.none
    if !request.addressees.isEmpty, !request.addressees.contains(none) {
      add(.addressee, response.withoutAddressee) { $0.addressees = [none] }
    }
    if !request.filter.speakers.isEmpty, !request.filter.speakers.contains(none) {
      add(.speaker, response.withoutSpeaker) { $0.filter.speakers = [none] }
    }
    if request.filtersByDate, !request.wantsUndated {
      add(.date, response.withoutDate) {
        ($0.filter.since, $0.filter.until, $0.wantsUndated) = (nil, nil, true)
      }
    }
    if request.filtersByDeadline {
      let hasDays = request.dueSince != nil || request.dueUntil != nil
      let shown: Set<DeadlineKind> =
        hasDays ? [.dated] : Set(request.deadlines)
      for kind in [DeadlineKind.dated, .recurring, .open] where !shown.contains(kind) {
        add(.deadline(kind), response.deadlines[kind]) {
          ($0.dueSince, $0.dueUntil, $0.deadlines) = (nil, nil, [kind])
        }
      }
    }
    return omissions
  }
}
