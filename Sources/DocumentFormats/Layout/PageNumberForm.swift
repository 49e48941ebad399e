internal import TextStructure

/// What a line says where it is a page's number.
enum PageNumberForm: Equatable {
  /// `—4—`, `- 4 -`, `第4页`, `第 4 页 共 10 页`, `Page 4 of 10`: nothing else looks so.
  case certain
  /// `4`, `4/10`: a number that may be something else.
  case bare(Int)

  /// - Parameter text: a line without white space.
  init?(_ text: [Unicode.Scalar]) {
    guard !text.isEmpty, text.count <= 24 else { return nil }
    var numbers: [Int] = []
    var frame: [Unicode.Scalar] = []
    var words = String.UnicodeScalarView()
    var wasDigit = false
    for scalar in text {
      if scalar.isDigit {
        let digit = Int(scalar.value & 0xF)
        if wasDigit, let last = numbers.last {
          numbers[numbers.count - 1] = min(last * 10 + digit, 1_000_000)
        } else {
          numbers.append(digit)
        }
      } else if "-—–―－─‐‑−·•．~～|/／".unicodeScalars.contains(scalar) {
        frame.append(scalar)
      } else if !"，,（）()".unicodeScalars.contains(scalar) {
        words.append(scalar)
      }
      wasDigit = scalar.isDigit
    }
    guard let first = numbers.first, numbers.count <= 2, numbers.allSatisfy({ $0 < 10_000 }) else {
      return nil
    }
    switch String(words) {
    case "第页", "第页共页", "共页第页", "页", "Page", "page", "Pageof", "pageof", "PAGE", "P", "第页总页":
      self = .certain
    case "":
      let isFramed = text.first?.isDigit == false && text.last?.isDigit == false
      if numbers.count == 1, isFramed, frame.count >= 2, frame.allSatisfy({ $0 != "/" }) {
        self = .certain
      } else if numbers.count == 2, frame.count == 1, frame[0] == "/" || frame[0] == "／",
        first <= numbers[1], first > 0
      {
        self = .bare(first)
      } else if numbers.count == 1, frame.isEmpty, words.isEmpty, text.allSatisfy(\.isDigit),
        text.count <= 4
      {
        self = .bare(first)
      } else {
        return nil
      }
    default: return nil
    }
  }
}
