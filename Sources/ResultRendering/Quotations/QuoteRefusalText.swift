public import ArchiveModel

/// Why a text cannot be checked, in words.
public enum QuoteRefusalText {
  /// One sentence.
  public static func render(_ refusal: QuoteRequest.Refusal, language: Language) -> String {
    Phrases(language).refusal(refusal)
  }
}
