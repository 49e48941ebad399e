/// Traditional characters as simplified ones, one for one and nothing else changed: for rules that are written
/// in simplified characters and read a text in either script.
public enum SimplifiedScript {
  private static let forms: [UInt32: Unicode.Scalar] = {
    var forms: [UInt32: Unicode.Scalar] = [:]
    var traditional: Unicode.Scalar?
    for scalar in SimplifiedForms.pairs.unicodeScalars where scalar.value > 0x20 {
      if let from = traditional {
        forms[from.value] = scalar
        traditional = nil
      } else {
        traditional = scalar
      }
    }
    return forms
  }()

  /// The simplified form of a character, or the character itself.
  public static func form(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value < 0x3400 ? scalar : forms[scalar.value] ?? scalar
  }

  /// A text in simplified characters, as long as the text itself.
  public static func text(_ text: some StringProtocol) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(form(of: scalar)) }
    return String(view)
  }
}
