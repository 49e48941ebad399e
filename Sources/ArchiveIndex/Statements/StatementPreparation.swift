import ArchiveModel
import Statements
import TextAnalysis

/// Who speaks in a document, and with which word: a row of `voices`.
struct VoiceRow: Sendable, Hashable {
  var speaker: Speaker
  var verb: String?
}

/// What is said and required in a document, made ready away from the writing thread.
struct PreparedStatements: Sendable {
  struct PreparedVoice: Sendable {
    var voice: VoiceRow
    /// The folded name and office, which filters are compared with.
    var key: String
  }

  struct PreparedAddressee: Sendable, Hashable {
    /// The folded name, which filters are compared with.
    var key: String
    /// Whether the whole document is addressed to them.
    var isRecipient: Bool
  }

  var voices: [PreparedVoice] = []
  /// Of whom something is required.
  var addressees: [PreparedAddressee] = []
  /// The stored form for each passage; empty where nothing is said.
  var passages: [[UInt8]] = []
}

/// Finds and stores what is said and required. One for each thread.
struct StatementPreparation {
  private let reader = StatementReader()

  func prepare(_ document: ExtractedDocument, analyzer: Analyzer) -> PreparedStatements {
    var prepared = PreparedStatements()
    var numbers: [VoiceRow: Int] = [:]
    func number(_ speaker: Speaker, _ verb: String?) -> Int {
      let voice = VoiceRow(speaker: speaker, verb: verb)
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
    prepared.addressees = document.description.addressees
      .map { MatchingKey.text($0, analyzer: analyzer) }.filter { !$0.isEmpty }
      .map { PreparedStatements.PreparedAddressee(key: $0, isRecipient: true) }
    let recipients = prepared.addressees.map(\.key)
    var addressees: [String: Int] = [:]
    func addresseeNumber(_ key: String) -> Int {
      if let known = addressees[key] { return known }
      let number = prepared.addressees.count
      addressees[key] = number
      prepared.addressees.append(
        PreparedStatements.PreparedAddressee(key: key, isRecipient: false))
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
        let names = item.addresseeByteRanges.map {
          MatchingKey.text(passage.text(in: $0), analyzer: analyzer)
        }
        let day = item.deadline.map { self.day(of: $0, in: passage) }
        return StatementCoding.StoredRequirement(
          voice: item.speaker.map { number($0, item.verb) },
          key: RequirementKey.key(
            Self.slice(units, item.byteRange),
            speaker: Self.person(item.speaker, analyzer),
            addressees: names.isEmpty ? recipients : names,
            day: day ?? 0), byteRange: item.byteRange,
          deadline: item.deadline.map { ($0.byteRange, day ?? 0) },
          addressees: zip(names, item.addresseeByteRanges).map {
            StatementCoding.StoredAddressee(number: addresseeNumber($0), byteRange: $1)
          }, figures: item.figureByteRanges, isDirect: item.isDirect)
      }
      prepared.passages.append(
        StatementCoding.encode(speeches: speeches, requirements: requirements))
    }
    return prepared
  }

  /// The folded name of a person. What bodies repeat, each in its own notice, is one requirement; what two
  /// people say is not.
  private static func person(_ speaker: Speaker?, _ analyzer: Analyzer) -> String {
    guard let speaker, speaker.kind == .person else { return "" }
    return speaker.name.map { MatchingKey.text($0, analyzer: analyzer) } ?? ""
  }

  /// The day as it is stored.
  private func day(of deadline: Requirement.Deadline, in passage: Passage) -> Int {
    if let day = deadline.date?.dayRange?.upperBound { return day }
    let isRecurring =
      deadline.isRecurring
      || Requirement.Deadline.saysHowOften(passage.text(in: deadline.byteRange))
    return isRecurring ? StatementCoding.recurringDay : 0
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
