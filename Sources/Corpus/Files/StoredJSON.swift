internal import FoundationEssentials

/// JSON as the archive's own files hold it: keys sorted, slashes as they are.
struct StoredJSON {
  private let encoder = JSONEncoder()

  init() { encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes] }

  /// A value on one line, without its end.
  func line(_ value: some Encodable) throws -> [UInt8] { Array(try encoder.encode(value)) }
}
