/// What the archive answers to a ``SearchRequest``.
public struct SearchResponse: Sendable, Hashable {
  /// Something the person should know about the answer.
  public enum Notice: Sendable, Hashable {
    /// The index was being built, or its building was cut off: documents may be missing.
    case indexIncomplete
    /// The query was longer than ``SearchRequest/longestQuery``; its end was left out.
    case queryShortened
    /// The query holds nothing to look for (only punctuation, white space, or words like 的).
    case nothingToLookFor
    /// A filter in the query has a value that is none (`日期:昨天`): it was looked for as words.
    case filterNotUnderstood(String)
    /// These exact words stand nowhere as typed.
    case exactWordsNotFound([String])
    /// Each of these exact words stands somewhere, never all of them in one passage.
    case exactWordsApart([String])
    /// These exact words stand over the end of a passage: its parts are shown.
    case exactWordsAcrossPassages([String])
    /// Nothing passes the filters; without them this many passages answer.
    case filteredOut(Int)
    /// These words were looked for as well: the archive's own list says that they mean the same.
    case alsoSearched([String])
    /// The archive's own list of synonyms cannot be used, and why; the answer is without it.
    case synonymsUnusable(Fact)
    /// The time for the answer ran out; the best found so far are shown.
    case deadlineReached
  }

  /// The query as typed.
  public var query: String
  /// How many passages match, or at least match.
  public var total: Int
  /// Whether `total` is the exact count.
  public var totalIsExact: Bool
  /// The time the answer took, in milliseconds.
  public var tookMilliseconds: Double
  /// Whether passages were let in that hold only some of the words.
  public var relaxed: Bool
  /// Other queries the person may have meant.
  public var didYouMean: [String]
  /// The results, best first.
  public var hits: [Hit]
  /// Counts by kind, issuer and year, where they were wanted.
  public var facets: Facets?
  /// What else to know.
  public var notices: [Notice]

  /// Makes a response.
  public init(
    query: String, total: Int = 0, totalIsExact: Bool = true, tookMilliseconds: Double = 0,
    relaxed: Bool = false, didYouMean: [String] = [], hits: [Hit] = [], facets: Facets? = nil,
    notices: [Notice] = []
  ) {
    self.query = query
    self.total = total
    self.totalIsExact = totalIsExact
    self.tookMilliseconds = tookMilliseconds
    self.relaxed = relaxed
    self.didYouMean = didYouMean
    self.hits = hits
    self.facets = facets
    self.notices = notices
  }
}

extension SearchResponse.Notice {
  /// The code that programs know it by.
  public var code: String { facts.code }
  /// What it is about; `nil` where the code says all.
  public var value: String? { facts.value }

  private var facts: (code: String, value: String?) {
    switch self {
    case .indexIncomplete: ("index_incomplete", nil)
    case .queryShortened: ("query_shortened", nil)
    case .nothingToLookFor: ("nothing_to_look_for", nil)
    case .filterNotUnderstood(let filter): ("filter_not_understood", filter)
    case .exactWordsNotFound(let words): ("exact_words_not_found", words.joined(separator: " "))
    case .exactWordsApart(let words): ("exact_words_apart", words.joined(separator: " "))
    case .exactWordsAcrossPassages(let words):
      ("exact_words_across_passages", words.joined(separator: " "))
    case .filteredOut(let count): ("filtered_out", String(count))
    case .alsoSearched(let words): ("also_searched", words.joined(separator: " "))
    case .synonymsUnusable: ("synonyms_unusable", nil)
    case .deadlineReached: ("deadline_reached", nil)
    }
  }
}

/// A passage that answers, with what makes it readable and citable.
public struct Hit: Sendable, Hashable {
  /// The place in the ranking, from 1 (an offset counts).
  public var rank: Int
  /// How well it answers; larger is better, comparable only inside one response.
  public var score: Double
  /// The passage's id.
  public var passageID: String
  /// The document it stands in.
  public var document: DocumentSummary
  /// The passage.
  public var passage: Passage
  /// What to mark in the passage's text: UTF-8 bytes, half open, ascending, not overlapping.
  public var highlightByteRanges: [Range<Int>]
  /// The best part of the text for a list of results: UTF-8 bytes of the text, half open.
  public var snippetByteRange: Range<Int>
  /// What each term gave to the score, where it was wanted.
  public var explanation: [TermContribution]
  /// The words of the query, as typed, that do not occur in the passage, its title or its headings;
  /// alternatives and exact words are one entry each.
  public var missing: [String]
  /// Those that do not occur in its whole document either.
  public var documentMissing: [String]
  /// The words that occur in another spelling, and in which: `第15条`, `第十五条`.
  public var otherSpellings: [OtherSpelling]
  /// How many more passages of the same document match than come first (counted among the
  /// candidates looked at); they follow after those of other documents.
  public var furtherPassageCount: Int
  /// The documents with much the same text as its document.
  public var alsoIn: DocumentLinks

  /// Makes a hit.
  public init(
    rank: Int, score: Double, passageID: String, document: DocumentSummary, passage: Passage,
    highlightByteRanges: [Range<Int>], snippetByteRange: Range<Int>,
    explanation: [TermContribution] = [], missing: [String] = [], documentMissing: [String] = [],
    otherSpellings: [OtherSpelling] = [], furtherPassageCount: Int = 0,
    alsoIn: DocumentLinks = DocumentLinks()
  ) {
    self.missing = missing
    self.documentMissing = documentMissing
    self.otherSpellings = otherSpellings
    self.rank = rank
    self.score = score
    self.passageID = passageID
    self.document = document
    self.passage = passage
    self.highlightByteRanges = highlightByteRanges
    self.snippetByteRange = snippetByteRange
    self.explanation = explanation
    self.furtherPassageCount = furtherPassageCount
    self.alsoIn = alsoIn
  }
}

/// A word of the query that stands in a passage in another spelling.
public struct OtherSpelling: Sendable, Hashable {
  /// The word as typed.
  public var typed: String
  /// The word as it is found, folded.
  public var found: String

  /// Makes a spelling.
  public init(typed: String, found: String) { (self.typed, self.found) = (typed, found) }
}

/// What one term gave to a passage's score.
public struct TermContribution: Sendable, Hashable {
  /// Which view of the text the term belongs to.
  public enum View: String, Sendable, Hashable, Codable {
    /// ICU words.
    case words
    /// Two-character grams.
    case grams
    /// The title and the headings.
    case heading
    /// What is not a term: nearness, an exact phrase.
    case whole
  }

  /// The term, folded, or what the bonus is for.
  public var term: String
  /// Which view of the text it belongs to.
  public var view: View
  /// How often it stands in the passage.
  public var frequency: Int
  /// In how many passages of the archive it stands.
  public var documentFrequency: Int
  /// Its part of the score.
  public var score: Double

  /// Makes a contribution.
  public init(term: String, view: View, frequency: Int, documentFrequency: Int, score: Double) {
    self.term = term
    self.view = view
    self.frequency = frequency
    self.documentFrequency = documentFrequency
    self.score = score
  }
}

/// Counts of matching passages by what their documents are.
public struct Facets: Sendable, Hashable {
  /// A value and how many matching passages have it.
  public struct Count: Sendable, Hashable {
    /// The value, as it can be used in a filter.
    public var value: String
    /// How many matching passages have it.
    public var count: Int

    /// Makes a count.
    public init(value: String, count: Int) { (self.value, self.count) = (value, count) }
  }

  /// By 文种, most first.
  public var kinds: [Count]
  /// By issuing body, most first.
  public var issuers: [Count]
  /// By year, latest first.
  public var years: [Count]
  /// By speaker, most first.
  public var speakers: [Count]
  /// How many matching passages are of documents without a date.
  public var undatedCount: Int
  /// Whether the counts are over all matching passages.
  public var isExact: Bool
  /// Whether those by speaker are: who speaks in a passage is looked up for the best passages only.
  public var speakersAreExact: Bool

  /// Makes facets.
  public init(
    kinds: [Count] = [], issuers: [Count] = [], years: [Count] = [], speakers: [Count] = [],
    undatedCount: Int = 0, isExact: Bool = true, speakersAreExact: Bool = true
  ) {
    self.speakersAreExact = speakersAreExact
    self.undatedCount = undatedCount
    self.kinds = kinds
    self.issuers = issuers
    self.years = years
    self.speakers = speakers
    self.isExact = isExact
  }
}
