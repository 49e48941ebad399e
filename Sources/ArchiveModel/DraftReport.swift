/// The quotations of a draft, each checked.
public struct DraftReport: Sendable, Hashable {
  /// A quotation of the draft.
  public struct Item: Sendable, Hashable {
    /// Its number in the draft, from 1.
    public var number: Int
    /// The words between the quotation marks.
    public var text: String
    /// What stands before it in its sentence: who says it, where that is said.
    public var leadIn: String
    /// The line of the draft it begins on, from 1; `nil` where the format has no lines.
    public var line: Int?
    /// Where the words stand in the draft: Unicode scalars of its decoded text, half open.
    public var sourceRange: Range<Int>?
    /// Whether its closing mark is missing; then it reaches to the end of its paragraph.
    public var isUnclosed: Bool
    /// The answer; `nil` for what cannot be checked.
    public var response: QuoteResponse?
    /// Why it cannot be checked; `nil` for what was.
    public var refusal: QuoteRequest.Refusal?
    /// Who says the words as the draft has it; `nil` where their sentence does not say so.
    public var statedSpeaker: Speaker?
    /// Who says them in the source; `nil` where it names nobody.
    public var speaker: Speaker?
    /// Whether both are the same; `nil` where one of them is not known.
    public var speakerAgrees: Bool?
    /// Whether the time was over before it was checked.
    public var isOutOfTime = false

    /// Whether the draft names a speaker whom the source neither confirms nor contradicts.
    public var hasUnknownSpeaker: Bool {
      guard let verdict, verdict != .notFound else { return false }
      return statedSpeaker != nil && speakerAgrees == nil
    }

    /// Makes an item.
    public init(
      number: Int, text: String, leadIn: String, line: Int?, sourceRange: Range<Int>?,
      isUnclosed: Bool, response: QuoteResponse?, refusal: QuoteRequest.Refusal? = nil
    ) {
      (self.number, self.text, self.leadIn, self.line) = (number, text, leadIn, line)
      (self.sourceRange, self.isUnclosed) = (sourceRange, isUnclosed)
      (self.response, self.refusal) = (response, refusal)
    }

    /// The verdict; `nil` for what cannot be checked.
    public var verdict: QuoteVerdict? { response?.verdict }
  }

  /// The draft's name, without folders.
  public var name: String
  /// The quotations, in the order of the draft.
  public var items: [Item]
  /// How many quotations there are beyond ``items`` for which the time did not suffice.
  public var unlistedCount = 0
  /// How many closing marks stand without an opening one.
  public var strayMarkCount: Int

  /// Makes a report.
  public init(name: String, items: [Item], strayMarkCount: Int) {
    (self.name, self.items, self.strayMarkCount) = (name, items, strayMarkCount)
  }

  /// Whether every quotation that can be checked stands in the archive as quoted, and no source names
  /// another speaker than the draft.
  public var isConfirmed: Bool {
    unlistedCount == 0
      && items.allSatisfy {
        ($0.verdict?.isConfirmed ?? !$0.isOutOfTime) && $0.speakerAgrees != false
      }
  }

  /// How many quotations there are.
  public var total: Int { items.count + unlistedCount }

  /// How many quotations could not be checked because the time was over.
  public var overdueCount: Int { items.count(where: \.isOutOfTime) + unlistedCount }

  /// The quotations that do not stand in the archive as quoted, could not be checked, or are somebody
  /// else's words.
  public var unconfirmed: [Item] {
    items.filter { item in
      guard let verdict = item.verdict else { return true }
      return !verdict.isConfirmed || item.speakerAgrees == false
    }
  }

  /// How many quotations have each verdict.
  public var counts: [(verdict: QuoteVerdict, count: Int)] {
    QuoteVerdict.allCases.map { verdict in (verdict, items.count { $0.verdict == verdict }) }
  }
}
