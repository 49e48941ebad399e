public import ArchiveModel
import Corpus

/// How documents are given item numbers (件号) and reference codes (档号).
public struct NumberingRequest: Sendable, Hashable {
  /// Which documents.
  public var filter = DocumentFilter()
  /// The category of the archive in the code (门类): `WS`, documents.
  public var category = "WS"
  /// Whether item numbers that are there are given anew; else they stay, and the others follow on them.
  public var startsAnew = false

  /// Numbers everything that has no number yet.
  public init() {}
}

/// What numbering does to a document.
public struct NumberedDocument: Sendable, Hashable {
  /// The document, as it was before.
  public var document: DescribedDocument
  /// Where it is filed.
  public var place: FilingPlace
  /// What changes.
  public var changes: [RegisterEntry.Change]
}

/// What a numbering did, or would do.
public struct NumberingResult: Sendable {
  /// The documents that get a number, in the order of their numbers.
  public var numbered: [NumberedDocument] = []
  /// How many keep what they have.
  public var unchangedCount = 0
  /// The documents that cannot be numbered, each with the fields that are lacking.
  public var lacking: [(document: DocumentSummary, fields: [DocumentDescription.Field])] = []
  /// The documents that keep an item number which another of the same place has, too.
  public var repeated: [DocumentSummary] = []
  /// What the indexing did; `nil` for a preview.
  public var indexing: IndexingSummary?

  /// Nothing numbered.
  public init() {}
}

extension Archive {
  /// Gives documents item numbers (件号) within fonds, year, period and section, in the order of their dates, and the
  /// reference codes (档号) that follow from them (DA/T 22-2015, DA/T 13-2022). A document of which year or
  /// period is not known is not numbered; without a fonds it gets an item number and no code.
  ///
  /// All is written in one change, or nothing is.
  ///
  /// - Throws: what keeps the work from beginning, ``UnindexedChange``.
  public func renumber(
    _ request: NumberingRequest, isPreview: Bool = false, by attribution: Attribution,
    progress: (IndexingProgress) -> Void = { _ in }
  ) throws -> NumberingResult {
    guard !isPreview else {
      var drafts = DescriptionDrafts(folder: corpus, attribution: attribution)
      return try number(request, &drafts)
    }
    var result = NumberingResult()
    result.indexing = try describe("renumber", by: attribution, progress: progress) { drafts in
      // Anew: somebody may have written since.
      result = try Archive(folder: path).number(request, &drafts)
    }.indexing
    return result
  }

  private func number(_ request: NumberingRequest, _ drafts: inout DescriptionDrafts) throws
    -> NumberingResult
  {
    var result = NumberingResult()
    var groups: [FilingPlace: [DocumentSummary]] = [:]
    var listing = ListingRequest()
    listing.filter = request.filter
    try list(
      listing, begin: { _, _ in },
      each: { listed in
        let place = FilingPlace(listed.summary.description)
        let lacking: [DocumentDescription.Field] =
          (place.year.isEmpty ? [.year] : []) + (place.retention.isEmpty ? [.retention] : [])
        if lacking.isEmpty {
          groups[place, default: []].append(listed.summary)
        } else {
          result.lacking.append((listed.summary, lacking))
        }
      })
    // Numbers that others have are taken: documents outside the filter, and those that are not found.
    let taken = try takenItems()
    let places = groups.keys.sorted { one, other in
      guard let first = groups[one]?.first, let second = groups[other]?.first else { return false }
      return FilingOrder(first) < FilingOrder(second)
    }
    for place in places {
      let documents = (groups[place] ?? []).sorted {
        FilingOrder($0, byDate: request.startsAnew) < FilingOrder($1, byDate: request.startsAnew)
      }
      let own = Set(documents.map(\.id))
      let counts = Dictionary(documents.compactMap(\.item).map { ($0, 1) }, uniquingKeysWith: +)
      var used = Set((taken[place] ?? []).filter { !own.contains($0.document) }.map(\.item))
      if !request.startsAnew { used.formUnion(documents.compactMap(\.item)) }
      var next = request.startsAnew ? 1 : (used.max() ?? 0) + 1
      for document in documents {
        var item = request.startsAnew ? nil : document.item
        if item == nil {
          while used.contains(next) { next += 1 }
          item = next
          next += 1
        }
        guard let item else { continue }
        if !request.startsAnew, document.item == item, (counts[item] ?? 0) > 1 {
          result.repeated.append(document)
        }
        try number(document, place, item, request, &drafts, &result)
      }
    }
    return result
  }

  private func number(
    _ document: DocumentSummary, _ place: FilingPlace, _ item: Int, _ request: NumberingRequest,
    _ drafts: inout DescriptionDrafts, _ result: inout NumberingResult
  ) throws {
    var edit = DescriptionEdit()
    if document.item != item { _ = edit.stated.state(.item, [ArchivalCode.text(ofItem: item)]) }
    let code = ArchivalCode(place, category: request.category, item: item)?.description
    // A code of the archive's own that is there stays, unless it is numbered anew.
    if let code, document.description.further[.archivalCode]?.first != code,
      request.startsAnew || document.description.further[.archivalCode] == nil
    {
      _ = edit.stated.state(.archivalCode, [code])
    }
    let described = DescribedDocument(
      id: document.id, path: document.path, record: document.externalID,
      description: document.description)
    let changes = edit.isEmpty ? [] : try drafts.edit(described, edit)
    if changes.isEmpty {
      result.unchangedCount += 1
    } else {
      result.numbered.append(
        NumberedDocument(document: described, place: place, changes: changes))
    }
  }

  private func takenItems() throws -> [FilingPlace: [(document: String, item: Int)]] {
    var taken: [FilingPlace: [(document: String, item: Int)]] = [:]
    var listing = ListingRequest()
    listing.scope = .all
    try list(
      listing, begin: { _, _ in },
      each: { listed in
        guard let item = listed.summary.item else { return }
        taken[FilingPlace(listed.summary.description), default: []].append(
          (listed.summary.id, item))
      })
    return taken
  }
}

extension DocumentSummary {
  fileprivate var item: Int? { description.further[.item]?.first.flatMap { Int($0) } }
}
