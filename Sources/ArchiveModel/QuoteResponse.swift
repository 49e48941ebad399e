/// What the archive answers to a ``QuoteRequest``.
public struct QuoteResponse: Sendable, Hashable {
  /// Something to know about the answer.
  public enum Notice: Sendable, Hashable {
    /// The index was being built, or its building was cut off: documents may be missing.
    case indexIncomplete
    /// The time ran out: there may be other places, or a better one.
    case deadlineReached
    /// Its words are so common that only some of the places that hold them were looked at.
    case searchLimited
    /// The parts around an ellipsis stand far apart, or under different headings.
    case partsApart
    /// Files are not what they were when they were indexed: these words are those of the index. The paths
    /// below `corpus/`.
    case fileChanged([String])
  }

  /// What has become of a document's file since it was indexed.
  public enum FileChange: String, Sendable, Hashable {
    /// Its content is another one.
    case changed
    /// It is not there.
    case missing
  }

  /// The quotation as typed.
  public var quote: String
  /// The best verdict of any place.
  public var verdict: QuoteVerdict
  /// The places, best first, all with the verdict; of a quotation not found, the nearest.
  public var matches: [QuoteMatch]
  /// How many places there are, or at least are; 0 for a quotation not found.
  public var total: Int
  /// Whether `total` is the exact count.
  public var totalIsExact: Bool
  /// What was passed over in the first place.
  public var folded: [QuoteFolding]
  /// The parts between the reporter's ellipses, where they were looked for one by one.
  public var parts: [String]
  /// The time the answer took, in milliseconds.
  public var tookMilliseconds: Double
  /// What else to know.
  public var notices: [Notice]

  /// Makes a response.
  public init(
    quote: String, verdict: QuoteVerdict = .notFound, matches: [QuoteMatch] = [], total: Int = 0,
    totalIsExact: Bool = true, folded: [QuoteFolding] = [], parts: [String] = [],
    tookMilliseconds: Double = 0, notices: [Notice] = []
  ) {
    (self.quote, self.verdict, self.matches) = (quote, verdict, matches)
    (self.total, self.totalIsExact, self.folded) = (total, totalIsExact, folded)
    (self.parts, self.tookMilliseconds, self.notices) = (parts, tookMilliseconds, notices)
  }
}

/// A piece of the difference between a quotation and the text. The pieces `equal` and `delete`
/// together are the quotation, `equal` and `insert` the text as it stands.
public struct DiffPiece: Sendable, Hashable {
  /// What the piece is.
  public enum Operation: String, Sendable, Hashable, Codable {
    /// In both.
    case equal
    /// In the text, missing in the quotation.
    case insert
    /// In the quotation, not in the text.
    case delete
  }

  /// What the piece is.
  public var operation: Operation
  /// Its characters; of a piece that is in both, as the quotation has them.
  public var text: String
  /// The characters as the text has them, where a difference in form or punctuation was passed over
  /// beside one in words; `nil` where they are the same.
  public var inText: String?

  /// Makes a piece.
  public init(_ operation: Operation, _ text: String, inText: String? = nil) {
    (self.operation, self.text, self.inText) = (operation, text, inText)
  }
}

/// Two characters of which no word says whether they are the same one in two scripts.
public struct ScriptPair: Sendable, Hashable {
  /// The character of the quotation.
  public var quoted: String
  /// The character of the text.
  public var found: String

  /// Makes a pair.
  public init(quoted: String, found: String) { (self.quoted, self.found) = (quoted, found) }
}

/// What lies between two parts of a quotation that leaves something out.
public struct QuoteGap: Sendable, Hashable {
  /// Between how many characters a gap is, white space not counted, from which on the parts stand
  /// far apart.
  public static let farFrom = 300

  /// How many characters the quotation leaves out, white space not counted.
  public var characters: Int
  /// How many passages lie from the one with the end of the part before to the one with the
  /// beginning of the part after; 0 where it is one.
  public var passages: Int
  /// Whether the parts stand under different headings.
  public var crossesHeading: Bool

  /// Makes a gap.
  public init(characters: Int, passages: Int, crossesHeading: Bool) {
    (self.characters, self.passages) = (characters, passages)
    self.crossesHeading = crossesHeading
  }

  /// Whether the parts are too far from each other to be confirmed as one quotation.
  public var isWide: Bool { crossesHeading || characters >= Self.farFrom }
}

/// A place where a quotation stands, or the nearest to one.
public struct QuoteMatch: Sendable, Hashable {
  /// What of a document the words stand in.
  public enum Place: String, Sendable, Hashable, Codable {
    case text, heading, title
  }

  /// How the quotation stands to this place.
  public var verdict: QuoteVerdict
  /// 1 less the share of characters to be changed, 0...1; punctuation does not count.
  public var similarity: Double
  /// What was passed over.
  public var folded: [QuoteFolding]
  /// What must be changed in the quotation to have the text.
  public var diff: [DiffPiece]
  /// The words as they stand in the text; where a quotation leaves something out, its parts with
  /// `……` between.
  public var matchedText: String
  /// What the quotation leaves out between its parts, one for each ellipsis.
  public var omissions: [String]
  /// How much that is, one for each ellipsis.
  public var gaps: [QuoteGap]
  /// The characters taken for the same in two scripts without a word that decides.
  public var doubtful: [ScriptPair]
  /// The document.
  public var document: DocumentSummary
  /// The beginning of the document's content digest, as in its passages' ids.
  public var contentPrefix: String
  /// What the words stand in.
  public var place: Place
  /// The passage that the words begin in.
  public var passage: Passage
  /// Its id.
  public var passageID: String
  /// The ids of all passages they stand in, in order.
  public var passageIDs: [String]
  /// The words in their place: the passages they stand in, with headings between them.
  public var context: String
  /// Where they stand in the context: UTF-8 bytes, half open, ascending; one range for each part.
  public var contextByteRanges: [Range<Int>]
  /// Where they stand in the original: Unicode scalars, ascending by the text. Empty where the words
  /// are the description's and not the file's.
  public var sourceRanges: [Range<Int>]
  /// The pages they stand on, where the format has pages.
  public var pages: ClosedRange<Int>?
  /// How sure the program was that recognised them in a picture, of the passages they stand in the least sure, from 0
  /// to 100; `nil` where none comes from a picture.
  public var recognitionConfidence: Int?
  /// Whether they stand inside quotation marks there.
  public var isDirectSpeech: Bool
  /// Whose words they are, where the text says so.
  public var speaker: String?
  /// The same with office and kind.
  public var attribution: Speaker?
  /// What has become of the file since it was indexed; `nil` where it is as it was.
  public var fileChange: QuoteResponse.FileChange?
  /// About 32 characters of the text before the words.
  public var prefix: String
  /// About 32 characters of the text after them.
  public var suffix: String

  /// Makes a match.
  public init(
    verdict: QuoteVerdict, similarity: Double, folded: [QuoteFolding], diff: [DiffPiece],
    matchedText: String, omissions: [String] = [], gaps: [QuoteGap] = [],
    doubtful: [ScriptPair] = [], document: DocumentSummary, contentPrefix: String,
    place: Place,
    passage: Passage, passageID: String, passageIDs: [String], context: String,
    contextByteRanges: [Range<Int>], sourceRanges: [Range<Int>], pages: ClosedRange<Int>? = nil,
    isDirectSpeech: Bool, speaker: String? = nil, attribution: Speaker? = nil, prefix: String,
    suffix: String
  ) {
    (self.verdict, self.similarity, self.folded) = (verdict, similarity, folded)
    (self.diff, self.matchedText, self.document) = (diff, matchedText, document)
    (self.omissions, self.gaps, self.doubtful) = (omissions, gaps, doubtful)
    (self.contentPrefix, self.place, self.passage) = (contentPrefix, place, passage)
    (self.passageID, self.passageIDs, self.context) = (passageID, passageIDs, context)
    (self.contextByteRanges, self.sourceRanges) = (contextByteRanges, sourceRanges)
    (self.pages, self.isDirectSpeech, self.speaker) = (pages, isDirectSpeech, speaker)
    self.attribution = attribution
    (self.prefix, self.suffix) = (prefix, suffix)
  }

  /// The link to the place; `nil` where the words have no place in the original.
  public var link: QuoteLink? {
    var joined: [Range<Int>] = []
    for range in sourceRanges {
      if let last = joined.last, last.upperBound == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    guard !joined.isEmpty else { return nil }
    return QuoteLink(documentID: document.id, contentPrefix: contentPrefix, ranges: joined)
  }
}
