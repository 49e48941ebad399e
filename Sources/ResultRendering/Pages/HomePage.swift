public import ArchiveModel

/// The first page: a search box and what can be typed into it.
public enum HomePage {
  /// The page in HTML.
  ///
  /// - Parameters:
  ///   - status: how the archive stands; `nil` where that is not known.
  public static func render(_ status: ArchiveStatus?, language: Language) throws -> String {
    var frame = PageFrame(language, title: nil, bodyClass: "home")
    let phrases = frame.phrases
    frame.addSections(here: .passages, query: "")
    frame.addFeed(SearchRequest(query: ""))
    frame.values["tagline"] = phrases.tagline
    frame.values["hintsTitle"] = phrases.hintsTitle
    frame.values["hints"] = phrases.hints.map {
      [
        "example": $0.example, "meaning": $0.meaning,
        "address": PageAddress.search(SearchRequest(query: $0.example)),
      ] as [String: Any]
    }
    if let status {
      frame.values["archiveSize"] = phrases.archiveSize(status.documentCount, status.passageCount)
      if !status.isComplete { frame.values["notices"] = [IncompleteNotice.text(language)] }
    }
    return try PageTemplates.render("home", frame.values)
  }
}

/// The page that says why there is no other.
public enum ErrorPage {
  /// The page in HTML.
  public static func render(_ problem: Problem, language: Language) throws -> String {
    let heading = Phrases(language).statusTitle(problem.status)
    var frame = PageFrame(language, title: heading, bodyClass: "message")
    frame.values["heading"] = heading
    frame.values["message"] = frame.phrases.detail(of: problem)
    frame.values["hasAllowed"] = !problem.allowed.isEmpty
    frame.values["allowed"] = problem.allowed
    frame.values["backHome"] = frame.phrases.backHome
    return try PageTemplates.render("error", frame.values)
  }
}
