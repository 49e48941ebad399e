import ArchiveIndex
import ArchiveModel
import Corpus
import TextAnalysis

/// Reads requirements out of an index, with what was read last at hand: those that follow each other in a
/// list often stand in one document.
struct RequirementReader {
  /// A passage with what is required in it.
  struct Read {
    var row: IndexSession.PassageRow
    var requirements: [Requirement]
  }

  /// How many documents are kept.
  private static let capacity = 64

  private var last: Read?
  private var documents: [Int: DocumentSummary] = [:]

  /// A passage by its number.
  mutating func passage(_ number: Int, in session: IndexSession) throws -> Read {
    if let last, last.row.number == number { return last }
    let row = try session.passage(number: number)
    let read = Read(row: row, requirements: try session.statements(of: row).requirements)
    last = read
    return read
  }

  private mutating func document(_ number: Int, in session: IndexSession) throws -> DocumentSummary
  {
    if let known = documents[number] { return known }
    if documents.count >= Self.capacity { documents = [:] }
    let document = try session.document(number: number)
    documents[number] = document
    return document
  }

  /// The requirement of a group of a list.
  ///
  /// - Parameter highlighter: `nil` where there are no words to mark.
  mutating func hit(
    _ group: RequirementTally.Group, of tally: RequirementTally, rank: Int,
    highlighter: Highlighter?, in searcher: Searcher
  ) throws -> RequirementHit {
    let session = searcher.session
    let entries = tally.entries[group.start..<(group.start + group.count)]
    let places = try entries.prefix(RequirementHit.mostPlaces).map { entry in
      let read = try passage(Int(entry.passage), in: session)
      let place = Int(entry.place)
      guard place < read.requirements.count else {
        throw ArchiveIndexError(
          code: .damaged, path: "", detail: .item(.requirement, Int64(entry.passage)))
      }
      let passageID = Identifiers.passage(read.row)
      return RequirementPlace(
        id: "\(passageID).\(place + 1)", passageID: passageID,
        document: try document(read.row.document, in: session), passage: read.row.passage,
        requirement: read.requirements[place])
    }
    var highlights: [Range<Int>] = []
    if let highlighter, let first = places.first {
      let range = first.requirement.byteRange
      let units = searcher.analyzer.units(of: first.passage.text).units.filter {
        $0.byteStart >= range.lowerBound && $0.byteEnd <= range.upperBound
      }
      highlights = highlighter.highlights(in: units)
    }
    return RequirementHit(
      rank: rank, places: places, furtherPlaceCount: group.count - places.count,
      highlightByteRanges: highlights)
  }
}
