/// JSON as reports write it: keys in snake case, sorted; what is absent is left out.
enum ReportJSON {
  /// One object.
  static func text(_ value: some Encodable) throws -> String { try JSONText.encode(value) }

  /// One object and a line feed.
  static func line(_ value: some Encodable) throws -> String { try text(value) + "\n" }
}
