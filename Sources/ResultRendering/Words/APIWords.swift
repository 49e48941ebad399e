/// What the API's description (OpenAPI) says to those who write programs: in English, with the Chinese
/// names of what is asked for.
package enum APIWords {
  package static let title = "查档 chadang"
  package static let archive =
    "An archive of Chinese documents, read-only. Errors are RFC 9457 problem+json."

  // What addresses answer

  package static let search = "Ranked passages"
  package static let feed =
    "The documents that came in last and hold all words of the query, as an Atom feed (RFC 4287)"
  package static let facets =
    "Counts of matching passages by kind, issuer, year and speaker"
  package static let requirements = "What is required: by whom, of whom, by when"
  package static let requirementsTable = "The list of requirements as a table for spreadsheets"
  package static let quote = "Whether words stand in a document as quoted"
  package static let document = "A document and its passages, by its id or a passage's"
  package static let original = "The document's file as it came in"
  package static let health = "How the archive stands"
  package static let description = "This description"
  package static let idParameter = "A document's id, or a passage's."
  package static let postedQuote =
    "Whether the words of a long text, or of an article's quotations, stand as quoted"
  package static let problem = "A problem"

  // Parameters

  package static let queryParameter =
    "The query: words (all wanted first), \"exact words\", -word, OR, field:value."
  package static let kindParameter =
    "文种: the kind of document, by its Chinese or English name. Of several, one must hold."
  package static let issuerParameter = "发文机关: part of the issuing body's name."
  package static let speakerParameter =
    "讲话人: part of the speaker's name or of a name in the byline."
  package static let sinceParameter = "No earlier than the first day of this date."
  package static let untilParameter = "No later than the last day of this date."
  package static let pathParameter = "The beginning of the path below corpus/."
  package static let sortParameter = "The order of results."
  package static let limitParameter = "How many results are wanted."
  package static let offsetParameter = "How many results are passed over."
  package static let facetsParameter =
    "Whether counts by kind, issuer, year and speaker are wanted; without a value they are."
  package static let explainParameter =
    "Whether each term's part in the score is wanted; without a value it is."

  // Parameters of requirements

  package static let requiredOf =
    "要求谁: part of the name of those of whom it is required; = before it: the whole name; -: none is stated."
  package static let requiredBy =
    "谁要求的: part of the name or office of the person, body or meeting that requires; = before it: the whole; -: nobody is stated."
  package static let requiredSince =
    "No earlier than the first day of this date; -: documents without a date."
  package static let dueSince = "Due no earlier than the first day of this date."
  package static let dueUntil = "Due no later than the last day of this date."
  package static let due =
    "The kind of deadline: a date, again and again, no date follows from it, none. Of several, one must hold."
  package static let requirementsSort =
    "The order: best first (without words newest first), by the first place's document, or by when it is due."
  package static let requirementsLimit =
    "How many requirements are wanted; of /requirements.csv any number, all by default."
  package static let requirementsOffset = "How many requirements are passed over."

  // Parameters of quotations

  package static let quotation = "The quotation; …… stands for what it leaves out."
  package static let quoteLimit = "How many places are wanted."
  package static let quoteCite = "How citations are written."
}
