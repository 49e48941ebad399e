import Foundation

/// JSON as reports write it: keys in snake case, sorted.
enum ReportJSON {
  /// One object.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// One object and a line feed.
  static func line(_ value: some Encodable) throws -> String { try text(value) + "\n" }
}
