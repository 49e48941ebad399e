/// A word with a minus before it, as in `chadang search 巡察 -通报`: no option begins with such a
/// character, so it is kept from the argument parser.
enum ExcludedWord {
  private static let protectedMinus: Character = "\u{2212}"

  static func protect(_ argument: String) -> String {
    guard argument.first == "-", let second = argument.dropFirst().unicodeScalars.first,
      second.value > 0x7F
    else { return argument }
    return String(protectedMinus) + argument.dropFirst()
  }

  static func restore(_ argument: String) -> String {
    argument.first == protectedMinus ? "-" + argument.dropFirst() : argument
  }
}
