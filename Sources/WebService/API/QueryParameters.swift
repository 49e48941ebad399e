internal import ResultRendering

/// The parameters of an address, decoded strictly.
struct QueryParameters: Sendable {
  /// The parameters in the order of the address.
  private(set) var all: [(name: String, value: String)]

  /// The most parameters looked at.
  private static let most = 200

  /// Reads the part of an address after `?` as HTML forms write it: `&` between parameters, `+` for
  /// a space, percent-encoded UTF-8.
  ///
  /// - Throws: ``WebServiceError`` `malformedParameter` where what is decoded is not UTF-8 or a percent
  ///   sign is not followed by two digits.
  init(_ query: String?) throws {
    let pairs = (query ?? "").split(separator: "&")
    guard pairs.count <= Self.most else { throw WebServiceError(.malformedParameter) }
    all = try pairs.map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (try Self.decoded(parts[0]), try Self.decoded(parts.count > 1 ? parts[1] : ""))
    }
  }

  /// The values of a parameter; empty ones, which a form sends for empty fields, are left out.
  func values(_ name: String) -> [String] {
    all.filter { $0.name == name }.map(\.value).filter { !$0.isEmpty }
  }

  /// The only value of a parameter.
  func value(_ name: String) throws -> String? {
    let values = values(name)
    guard values.count < 2 else {
      throw WebServiceError(Problem(.repeatedParameter, parameter: name))
    }
    return values.first
  }

  /// Those with some names.
  func only(_ names: Set<String>) -> QueryParameters {
    var parameters = self
    parameters.all.removeAll { !names.contains($0.name) }
    return parameters
  }

  /// Whether the address names the parameter, with or without a value.
  func has(_ name: String) -> Bool { all.contains { $0.name == name } }

  static func decoded(_ text: Substring, plusIsSpace: Bool = true) throws -> String {
    var bytes: [UInt8] = []
    var source = text.utf8.makeIterator()
    while let byte = source.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = source.next().flatMap(digit), let low = source.next().flatMap(digit) else {
          throw WebServiceError(.malformedParameter)
        }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw WebServiceError(.malformedParameter)
    }
    return text
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
