/// An error as RFC 9457 has it (`application/problem+json`).
public struct ProblemJSON: Sendable, Hashable {
  /// The HTTP status code.
  public var status: Int
  /// What kind of problem it is, the same for every occurrence.
  public var title: String
  /// What happened this time.
  public var detail: String
  /// A word for programs, e.g. `bad_parameter`.
  public var code: String
  /// The parameter at fault.
  public var parameter: String?
  /// What the parameter may be.
  public var allowed: [String]

  /// Makes a problem.
  public init(
    status: Int, title: String, detail: String, code: String, parameter: String? = nil,
    allowed: [String] = []
  ) {
    self.status = status
    self.title = title
    self.detail = detail
    self.code = code
    self.parameter = parameter
    self.allowed = allowed
  }

  /// The problem as one JSON object. `type` is `about:blank`: the status says the kind.
  public func render() throws -> String {
    try JSONText.encode(
      Fields(
        type: "about:blank", status: status, title: title, detail: detail, code: code,
        parameter: parameter, allowed: allowed.isEmpty ? nil : allowed))
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
