/// A quotation that someone wants checked.
public struct QuoteRequest: Sendable, Hashable {
  /// The largest `limit`.
  public static let largestLimit = 100
  /// The longest quotation checked, in characters. A longer text is a document, not a quotation.
  public static let longestQuotation = 20_000

  /// The quotation as typed.
  public var text: String
  /// How many places are wanted, 1...`largestLimit`.
  public var limit: Int

  /// Makes a request.
  public init(text: String, limit: Int = 10) { (self.text, self.limit) = (text, limit) }

  /// Why a text cannot be checked as a quotation.
  public enum Refusal: String, Error, Sendable, Hashable, CaseIterable {
    /// Nothing, or only white space.
    case empty
    /// Only punctuation and symbols.
    case onlyPunctuation = "only_punctuation"
    /// One character: it stands anywhere.
    case tooShort = "too_short"
    /// More characters than ``QuoteRequest/longestQuotation``.
    case tooLong = "too_long"
  }
}

/// How a quotation stands to the text, best first.
public enum QuoteVerdict: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
  /// Character for character.
  case identical
  /// The same but for punctuation, spacing, or what the quotation says it leaves out.
  case punctuation
  /// The same but for script, width, letter case, radicals or line breaks (and perhaps punctuation).
  case form
  /// Recognizably that place, but its words are other ones.
  case changed
  /// Nowhere, nor anything like it.
  case notFound = "not_found"

  /// Whether the words stand there.
  public var isConfirmed: Bool { self <= .form }

  private var order: Int {
    switch self {
    case .identical: 0
    case .punctuation: 1
    case .form: 2
    case .changed: 3
    case .notFound: 4
    }
  }

  /// Better comes first.
  public static func < (left: QuoteVerdict, right: QuoteVerdict) -> Bool {
    left.order < right.order
  }
}

/// What was passed over in taking a quotation and a text for the same.
public enum QuoteFolding: String, Sendable, Hashable, CaseIterable, Codable {
  case punctuation
  case quotationMarks = "quotation_marks"
  case spacing
  /// Zero-width characters, variation selectors, soft hyphens.
  case invisible
  /// The quotation leaves something out and says so by an ellipsis.
  case ellipsis
  case lineBreaks = "line_breaks"
  case script
  case width
  case letterCase = "case"
  /// CJK radicals and compatibility ideographs.
  case radicals
  /// Characters that stand for several or for a formatted one: ㎡, ①, Ⅲ.
  case composed

  /// The verdict where this is passed over.
  public var verdict: QuoteVerdict {
    switch self {
    case .punctuation, .quotationMarks, .spacing, .invisible, .ellipsis: .punctuation
    case .lineBreaks, .script, .width, .letterCase, .radicals, .composed: .form
    }
  }
}
