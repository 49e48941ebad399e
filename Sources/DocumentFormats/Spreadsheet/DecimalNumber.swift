/// A number by its decimal digits, so that it is rounded as a spreadsheet shows it.
struct DecimalNumber {
  /// Spreadsheets calculate with this many significant digits.
  private static let significantDigits = 15
  /// The largest power of ten that a cell holds is 308.
  private static let largestExponent = 400

  var isNegative = false
  /// The digits from the first that is not zero to the last that is not; empty for zero.
  private(set) var digits: [UInt8] = []
  /// How many of the digits stand before the point; negative where zeros follow the point.
  private(set) var pointPosition = 0

  var isZero: Bool { digits.isEmpty }

  /// Reads a number as SpreadsheetML writes it (XML Schema's `double`), rounded to 15 significant digits.
  init?(_ text: some StringProtocol) {
    var exponent = 0
    var hasDigit = false
    var hasPoint = false
    var position = 0
    let bytes = Array(text.utf8)
    var index = 0
    if let sign = bytes.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      index = 1
    }
    loop: while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39:
        hasDigit = true
        let digit = bytes[index] - 0x30
        if digits.isEmpty, digit == 0 {
          if hasPoint { position -= 1 }
        } else {
          if !hasPoint { position += 1 }
          if digits.count <= Self.significantDigits { digits.append(digit) }
        }
      case 0x2E where !hasPoint: hasPoint = true
      case 0x45, 0x65:
        guard let power = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)) else {
          return nil
        }
        exponent = power
        break loop
      default: return nil
      }
      index += 1
    }
    guard hasDigit, abs(exponent) <= Self.largestExponent, abs(position) <= Self.largestExponent
    else { return nil }
    pointPosition = position + exponent
    keep(Self.significantDigits)
  }

  /// The number times a power of ten.
  func scaled(by power: Int) -> DecimalNumber {
    var scaled = self
    if !isZero { scaled.pointPosition += power }
    return scaled
  }

  /// The number with at most so many digits after the point, halves rounded away from zero.
  func rounded(toFraction count: Int) -> DecimalNumber {
    var rounded = self
    rounded.keep(pointPosition + count)
    return rounded
  }

  /// The number with at most so many significant digits.
  func rounded(toSignificant count: Int) -> DecimalNumber {
    var rounded = self
    rounded.keep(count)
    return rounded
  }

  /// The digits before the point, without zeros at the front.
  var integerDigits: [UInt8] {
    guard pointPosition > 0 else { return [] }
    let kept = digits.prefix(pointPosition)
    return kept + [UInt8](repeating: 0, count: pointPosition - kept.count)
  }

  /// The digits after the point, without zeros at the end.
  var fractionDigits: [UInt8] {
    guard !isZero else { return [] }
    let zeros = [UInt8](repeating: 0, count: max(0, -pointPosition))
    return zeros + digits.dropFirst(max(0, pointPosition))
  }

  /// Keeps the first digits and rounds by the next.
  private mutating func keep(_ count: Int) {
    if count < digits.count {
      let roundsUp = count >= 0 && digits[count] >= 5
      digits.removeSubrange(max(0, count)...)
      if roundsUp { increment() }
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { (pointPosition, isNegative) = (0, false) }
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      pointPosition += 1
    }
  }

  /// The number as the format General shows it: whole numbers whole, eleven characters of others, what is very
  /// small or large with a power of ten.
  var general: String {
    guard !isZero else { return "0" }
    let sign = isNegative ? "-" : ""
    guard (-3...Self.significantDigits).contains(pointPosition) else { return sign + scientific }
    let room = max(0, 10 - max(1, pointPosition))
    let rounded = rounded(toFraction: room)
    guard !rounded.isZero else { return "0" }
    let fraction = rounded.fractionDigits
    return sign + Self.text(rounded.integerDigits.isEmpty ? [0] : rounded.integerDigits)
      + (fraction.isEmpty ? "" : "." + Self.text(fraction))
  }

  private var scientific: String {
    let rounded = rounded(toSignificant: 6)
    let power = rounded.pointPosition - 1
    let fraction = rounded.digits.dropFirst()
    return Self.text(rounded.digits.prefix(1)) + (fraction.isEmpty ? "" : "." + Self.text(fraction))
      + "E" + (power < 0 ? "-" : "+") + (abs(power) < 10 ? "0" : "") + "\(abs(power))"
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
