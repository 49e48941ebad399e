/// What went wrong in the analysis of a text: always ICU's doing, a text alone never fails.
public struct TextAnalysisError: Error, Sendable, Hashable {
  /// What could not be done.
  public enum Code: String, Sendable, Hashable {
    /// ICU's word break iterator could not be opened (its data is missing).
    case segmenterUnavailable
    /// ICU could not segment a text.
    case segmentationFailed
  }

  /// What could not be done.
  public let code: Code
  /// ICU's status code (`UErrorCode`).
  public let icuStatus: Int32

  /// Makes an error of its facts.
  public init(code: Code, icuStatus: Int32) { (self.code, self.icuStatus) = (code, icuStatus) }
}

extension TextAnalysisError: CustomStringConvertible {
  /// The error in one line.
  public var description: String { "ICU: \(code.rawValue) (UErrorCode \(icuStatus))" }
}
