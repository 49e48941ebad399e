import ArchiveModel
import TextAnalysis
import TextExtraction

/// Who speaks in a document, and with which word: a row of `voices`.
struct Voice: Sendable, Hashable {
  var speaker: Speaker
  var verb: String?
}

/// What is said and required in a document, made ready away from the writing thread.
struct PreparedStatements: Sendable {
  struct PreparedVoice: Sendable {
    var voice: Voice
    /// The folded name and office, which filters are compared with.
    var key: String
  }

  var voices: [PreparedVoice] = []
  /// The stored form for each passage; empty where nothing is said.
  var passages: [[UInt8]] = []
}

/// Finds and stores what is said and required. One for each thread.
struct StatementPreparation {
  private let reader = StatementReader()

  func prepare(_ document: ExtractedDocument, analyzer: Analyzer) -> PreparedStatements {
    var prepared = PreparedStatements()
    var numbers: [Voice: Int] = [:]
    func number(_ speaker: Speaker, _ verb: String?) -> Int {
      let voice = Voice(speaker: speaker, verb: verb)
      if let known = numbers[voice] { return known }
      let number = prepared.voices.count
      numbers[voice] = number
      let names = [speaker.name, speaker.office].compactMap(\.self)
      prepared.voices.append(
        PreparedStatements.PreparedVoice(
          voice: voice,
          key: names.map { MatchingKey.text($0, analyzer: analyzer) }.joined(separator: " ")))
      return number
    }
    let statements = reader.statements(of: document)
    for (passage, found) in zip(document.passages, statements) {
      guard !found.isEmpty else {
        prepared.passages.append([])
        continue
      }
      let speeches = found.speeches.map { speech in
        StatementCoding.StoredSpeech(
          voice: number(speech.speaker, speech.verb), byteRange: speech.byteRange,
          isDirect: speech.isDirect)
      }
      let units = found.requirements.isEmpty ? [] : analyzer.units(of: passage.text).units
      let requirements = found.requirements.map { item in
        StatementCoding.StoredRequirement(
          voice: item.speaker.map { number($0, item.verb) },
          key: RequirementKey.key(Self.slice(units, item.byteRange)), byteRange: item.byteRange,
          deadline: item.deadline.map { ($0.byteRange, $0.date?.dayRange?.upperBound ?? 0) },
          addressees: item.addresseeByteRanges, figures: item.figureByteRanges,
          isDirect: item.isDirect)
      }
      prepared.passages.append(
        StatementCoding.encode(speeches: speeches, requirements: requirements))
    }
    return prepared
  }

  /// The units in a range of bytes.
  private static func slice(_ units: [TextUnit], _ range: Range<Int>) -> ArraySlice<TextUnit> {
    func first(from byte: Int) -> Int {
      var (low, high) = (0, units.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(units[middle].byteStart) < byte { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = first(from: range.lowerBound)
    return units[start..<max(start, first(from: range.upperBound))]
  }
}
