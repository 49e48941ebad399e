internal import FoundationEssentials

/// Writes JSON as every part of the program writes it: keys sorted, slashes as they are, absent
/// values as `null`.
enum JSONText {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// One value and a line feed.
  static func line(_ value: some Encodable) throws -> String { try encode(value) + "\n" }

  /// A number that JSON can hold: what is not finite is 0.
  static func finite(_ number: Double) -> Double { number.isFinite ? number : 0 }

  /// `number` with three decimals.
  static func thousandths(_ number: Double) -> Double { (finite(number) * 1000).rounded() / 1000 }

  /// A time with three decimals.
  static func milliseconds(_ number: Double) -> Double { thousandths(number) }
}

/// A value whose key is written even where it is absent, as `null`.
@propertyWrapper
struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
