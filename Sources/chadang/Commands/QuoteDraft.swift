import Retrieval

/// Checks every quotation of an article.
struct QuoteDraft {
  let command: QuoteCommand

  func run(_ file: InputFile) throws {}
}
