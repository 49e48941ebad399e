/// What an archive answers to a text that somebody pastes to be checked.
public enum PastedAnswer: Sendable {
  /// It is a quotation.
  case quotation(QuoteResponse)
  /// It is an article: its quotations, each checked.
  case draft(DraftReport)
}
