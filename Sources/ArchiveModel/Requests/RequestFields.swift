/// The names that a request's fields have as options of the command line and as parameters of an
/// address.
public enum RequestField: String, CaseIterable, Sendable, Hashable {
  case query = "q"
  case kind, issuer, speaker, since, until, path, sort, limit, offset, facets, explain, to
  case dueSince = "due-since"
  case dueUntil = "due-until"
  case due
}

/// A request as it was written: each field's values as text. The command line's options and an address's
/// parameters both become this, and requests are made from nothing else, so that both mean the same.
public struct RequestFields: Sendable, Hashable {
  private var values: [RequestField: [String]] = [:]

  /// Makes a request that says nothing.
  public init() {}

  /// The values of a field.
  public subscript(field: RequestField) -> [String] {
    get { values[field] ?? [] }
    set { values[field] = newValue.isEmpty ? nil : newValue }
  }
}

/// What is wrong with a field of a request.
public struct RequestProblem: Sendable, Hashable {
  /// Why the value will not do.
  public enum Reason: Sendable, Hashable {
    /// It is none of these words.
    case noSuchWord([String])
    /// It is no whole number of this range.
    case notInRange(ClosedRange<Int>)
    /// It is no date with a year.
    case notADate
    /// The period ends before it begins: the date is before that of another field.
    case isBefore(RequestField, PartialDate)
    /// The field has several values and takes one.
    case isRepeated
  }

  /// The field at fault.
  public var field: RequestField
  /// What was given; `nil` where there are several values.
  public var value: String?
  /// Why it will not do.
  public var reason: Reason

  /// What would have been right, in a form that needs no translation.
  public var allowed: [String] {
    switch reason {
    case .noSuchWord(let words): words
    case .notInRange(let range):
      ["\(range.lowerBound)…" + (range.upperBound == .max ? "" : "\(range.upperBound)")]
    case .notADate: ["YYYY", "YYYY-MM", "YYYY-MM-DD"]
    case .isBefore(_, let date): ["≥ \(date)"]
    case .isRepeated: []
    }
  }
}

/// Why no request can be made of what was written.
public struct RequestProblems: Error, Sendable, Hashable {
  /// The problems, in the order of the fields; never empty.
  public var problems: [RequestProblem]
}
