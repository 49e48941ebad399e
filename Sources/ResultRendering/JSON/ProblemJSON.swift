extension Problem {
  /// One JSON object. `type` is `about:blank`: the status says the kind, `code` the particulars.
  public func json(language: Language) throws -> String {
    let phrases = Phrases(language)
    return try JSONText.encode(
      Fields(
        type: "about:blank", status: status, title: phrases.statusTitle(status),
        detail: phrases.detail(of: self), code: code.rawValue, parameter: parameter,
        allowed: allowed.isEmpty ? nil : allowed))
  }

  private struct Fields: Encodable, Sendable {
    var type: String
    var status: Int
    var title: String
    var detail: String
    var code: String
    @OrNull var parameter: String?
    @OrNull var allowed: [String]?
  }
}
