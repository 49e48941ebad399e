import ArchiveModel
import Corpus
import Statements

/// The requirements that the rules find in one document, against its labels.
struct RequirementComparison {
  struct Predicted {
    var range: Range<Int>
    var text: String
    var speaker: Speaker?
    /// As they are shown: those of the item, else the document's main recipients.
    var addressees: [String]
    var isForMainRecipients: Bool
    var deadline: String?

    init?(
      _ requirement: Requirement, in passage: Passage, of document: DocumentDescription
    ) {
      let ranges = passage.sourceMap.sourceScalarRanges(
        ofTextBytes: requirement.byteRange, in: passage.text)
      guard let first = ranges.first, let last = ranges.last else { return nil }
      range = first.lowerBound..<max(first.upperBound, last.upperBound)
      text = passage.text(in: requirement.byteRange)
      speaker = requirement.speaker
      let place = RequirementPlace(
        id: "", passageID: "",
        document: DocumentSummary(id: "", path: "", description: document),
        passage: passage, requirement: requirement)
      addressees = place.addressees
      isForMainRecipients = requirement.addresseeByteRanges.isEmpty
      deadline = requirement.deadline.map { passage.text(in: $0.byteRange) }
    }
  }

  var judged: JudgedDocument
  var description: DocumentDescription
  var source: [Unicode.Scalar]
  var predicted: [Predicted]
  var counts = RequirementCounts()
  /// What differs, one line each.
  var differences: [String] = []

  /// Reads and compares a document; `nil` where it is absent.
  init?(_ judged: JudgedDocument) throws {
    let (root, path) = judged.location
    let reader = CorpusReader(folder: CorpusFolder(path: root))
    guard let content = try? reader.content(ofFile: path) else { return nil }
    var documents: [ExtractedDocument] = []
    _ = try reader.extract(
      content, of: CorpusFile(path: path, fingerprint: content.fingerprint)
    ) { documents.append($0) }
    guard let document = documents.first else { return nil }
    self.judged = judged
    description = document.description
    source = Array(try reader.decodedOriginal(ofFile: path).text.unicodeScalars)
    predicted = []
    for (passage, statements) in zip(
      document.passages, StatementReader().statements(of: document))
    {
      predicted += statements.requirements.compactMap {
        Predicted($0, in: passage, of: document.description)
      }
    }
    predicted.removeAll { !$0.range.overlaps(judged.stretch) }
    compare()
  }

  /// A statement is right where half of what it and its label cover together is covered by both,
  /// each label counting once.
  private mutating func compare() {
    counts[.labelled] = judged.labels.count
    counts[.found] = predicted.count
    var used: Set<Int> = []
    for label in judged.labels {
      let speaker = statedSpeaker(label)
      if speaker != nil { counts[.speakersLabelled] += 1 }
      if label.office != nil { counts[.officesLabelled] += 1 }
      var best: (index: Int, overlap: Double)?
      for (index, item) in predicted.enumerated() where !used.contains(index) {
        let common = item.range.clamped(to: label.range).count
        let union = item.range.count + label.range.count - common
        let overlap = Double(common) / Double(union)
        if overlap >= 0.5, overlap > best?.overlap ?? 0 { best = (index, overlap) }
      }
      guard let best else {
        differences.append("missed: \(String(label.range, of: source))")
        continue
      }
      used.insert(best.index)
      let item = predicted[best.index]
      compareBounds(item, label)
      compareSpeaker(item, speaker, isIssuer: label.speaker.written == "*")
      compareOffice(item, label)
      compareAddressees(item, label)
      compareDeadline(item, label)
    }
    for (index, item) in predicted.enumerated() where !used.contains(index) {
      differences.append("too much: \(item.text)")
    }
  }

  private mutating func compareBounds(_ item: Predicted, _ label: RequirementLabel) {
    let startRight = item.range.lowerBound == label.range.lowerBound
    let endRight = item.range.upperBound == label.range.upperBound
    counts[.right] += 1
    if startRight { counts[.startRight] += 1 }
    if endRight { counts[.endRight] += 1 }
    if startRight, endRight {
      counts[.exact] += 1
    } else {
      differences.append("boundary: \(String(label.range, of: source)) | \(item.text)")
    }
  }

  /// The name that is right. Where the document names no issuer, nobody is stated.
  private func statedSpeaker(_ label: RequirementLabel) -> String? {
    switch label.speaker.written {
    case "-": nil
    case "*": description.issuer
    default: label.speaker.words(in: source)
    }
  }

  private mutating func compareSpeaker(_ item: Predicted, _ wanted: String?, isIssuer: Bool) {
    let given = item.speaker?.name?.withoutSpace
    guard let wanted else {
      guard let speaker = item.speaker else { return }
      counts[.speakersInvented] += 1
      differences.append("invented: \(speaker.name ?? speaker.office ?? ""): \(item.text)")
      return
    }
    // Several bodies are joined by 、 in a description, and stand apart otherwise in documents.
    func bodies(_ text: String?) -> String? { text?.withoutSpace.filter { $0 != "、" } }
    let isNamed = !isIssuer && bodies(wanted) != bodies(description.issuer)
    counts[.speakersStated] += 1
    if isNamed { counts[.namedStated] += 1 }
    if bodies(given) == bodies(wanted) {
      counts[.speakersRight] += 1
      if isNamed { counts[.namedRight] += 1 }
    } else {
      differences.append("speaker: \(wanted) | \(given ?? "nil"): \(item.text)")
    }
  }
}
