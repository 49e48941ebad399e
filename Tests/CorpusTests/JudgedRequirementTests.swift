import ArchiveModel
import Corpus
import Foundation
import Testing
import TextExtraction

/// What the rules find, against what was labelled by reading (`Tests/Judgements/requirements.tsv`).
@Suite struct JudgedRequirementTests {
  struct Label {
    var range: Range<Int>
    /// A name, `-` for nobody, `*` for the body that issued the document.
    var speaker: String
  }

  struct JudgedDocument {
    var isHeldOut: Bool
    var path: String
    var stretch: Range<Int>
    var labels: [Label] = []
  }

  struct Predicted {
    var range: Range<Int>
    var requirement: Requirement
    var text: String
  }

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static func lines(_ name: String) -> [[String]] {
    let path = "\(package)/Tests/Judgements/\(name)"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static let documents: [JudgedDocument] = {
    var documents: [JudgedDocument] = []
    for fields in lines("requirement-documents.tsv") where fields.count == 4 {
      guard let start = Int(fields[2]), let end = Int(fields[3]) else { continue }
      documents.append(
        JudgedDocument(
          isHeldOut: fields[0] == "held-out", path: fields[1], stretch: start..<end))
    }
    for fields in lines("requirements.tsv") where fields.count >= 4 {
      guard let start = Int(fields[1]), let end = Int(fields[2]),
        let index = documents.firstIndex(where: { $0.path == fields[0] })
      else { continue }
      documents[index].labels.append(Label(range: start..<end, speaker: fields[3]))
    }
    return documents
  }()

  static var hasSharedData: Bool {
    FileManager.default.fileExists(atPath: "\(package)/../shared/data/laws")
  }

  struct Counts: Codable, Equatable {
    var labelled = 0
    var found = 0
    var right = 0
    var exact = 0
    var startRight = 0
    var endRight = 0
    var speakersStated = 0
    var speakersRight = 0
    var namedStated = 0
    var namedRight = 0

    static func + (left: Counts, right: Counts) -> Counts {
      var sum = left
      sum.labelled += right.labelled
      sum.found += right.found
      sum.right += right.right
      sum.exact += right.exact
      sum.startRight += right.startRight
      sum.endRight += right.endRight
      sum.speakersStated += right.speakersStated
      sum.speakersRight += right.speakersRight
      sum.namedStated += right.namedStated
      sum.namedRight += right.namedRight
      return sum
    }

    private func share(_ part: Int, _ whole: Int) -> Double {
      whole == 0 ? 1 : (Double(part) / Double(whole) * 10_000).rounded() / 10_000
    }
    private func f1(_ part: Int) -> Double {
      let (precision, recall) = (share(part, found), share(part, labelled))
      return ((2 * precision * recall / max(precision + recall, 1e-9)) * 10_000).rounded() / 10_000
    }

    var measures: [String: Double] {
      [
        "statement_precision": share(right, found), "statement_recall": share(right, labelled),
        "statement_f1": f1(right), "exact_item_f1": f1(exact),
        "item_start": share(startRight, right), "item_end": share(endRight, right),
        "speaker": share(speakersRight, speakersStated),
        "named_speaker": share(namedRight, namedStated),
      ]
    }
  }

  static func predictions(_ judged: JudgedDocument) throws -> (
    items: [Predicted], document: ExtractedDocument, original: String
  )? {
    let parts = judged.path.split(separator: "/").map(String.init)
    let isOwn = parts[0] == "corpus"
    let root = isOwn ? "\(package)/corpus" : "\(package)/../shared/data"
    let path = parts.dropFirst(isOwn ? 1 : 3).joined(separator: "/")
    guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else { return nil }
    let reader = CorpusReader(folder: CorpusFolder(path: root))
    let content = try reader.content(ofFile: path)
    var documents: [ExtractedDocument] = []
    _ = try reader.extract(
      content, of: CorpusFile(path: path, fingerprint: content.fingerprint)
    ) { documents.append($0) }
    let original = try reader.decodedOriginal(ofFile: path).text
    guard let document = documents.first else { return nil }
    let statements = StatementReader().statements(of: document)
    var items: [Predicted] = []
    for (passage, statements) in zip(document.passages, statements) {
      for requirement in statements.requirements {
        let ranges = passage.sourceMap.sourceScalarRanges(
          ofTextBytes: requirement.byteRange, in: passage.text)
        guard let first = ranges.first, let last = ranges.last else { continue }
        let text = String(
          decoding: Array(passage.text.utf8)[requirement.byteRange], as: UTF8.self)
        items.append(
          Predicted(
            range: first.lowerBound..<max(first.upperBound, last.upperBound),
            requirement: requirement, text: text))
      }
    }
    return (items, document, original)
  }

  /// Compares one document. A statement is right where half of what it and its label cover
  /// together is covered by both, each label counting once.
  static func counts(_ judged: JudgedDocument, report: Bool) throws -> Counts? {
    guard let (all, document, original) = try predictions(judged) else { return nil }
    let source = Array(original.unicodeScalars)
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: source[range.clamped(to: 0..<source.count)])
      return String(view)
    }
    let predicted = all.filter { $0.range.overlaps(judged.stretch) }
    var counts = Counts()
    counts.labelled = judged.labels.count
    counts.found = predicted.count
    var used: Set<Int> = []
    for label in judged.labels {
      var best: (index: Int, overlap: Double)?
      for (index, item) in predicted.enumerated() where !used.contains(index) {
        let common = item.range.clamped(to: label.range).count
        let union = item.range.count + label.range.count - common
        let overlap = Double(common) / Double(union)
        if overlap >= 0.5, overlap > best?.overlap ?? 0 { best = (index, overlap) }
      }
      guard let best else {
        if report { print("  missed: \(text(label.range))") }
        continue
      }
      used.insert(best.index)
      let item = predicted[best.index]
      counts.right += 1
      let (startRight, endRight) = (
        item.range.lowerBound == label.range.lowerBound,
        item.range.upperBound == label.range.upperBound
      )
      if startRight { counts.startRight += 1 }
      if endRight { counts.endRight += 1 }
      if startRight, endRight {
        counts.exact += 1
      } else if report {
        print("  boundary: \(text(label.range)) | \(item.text)")
      }
      // Where the document names no issuer, nobody is stated.
      let isUnstated = label.speaker == "*" && document.description.issuer == nil
      guard label.speaker != "-", !isUnstated else {
        if let wrong = item.requirement.speaker, report { print("  invented: \(wrong)") }
        continue
      }
      let wanted = expectedName(label.speaker, document.description, text)
      let isNamed = !label.speaker.hasPrefix("*") && wanted != document.description.issuer
      counts.speakersStated += 1
      if isNamed { counts.namedStated += 1 }
      let plain = { (name: String) in name.filter { !$0.isWhitespace } }
      if let name = item.requirement.speaker?.name, plain(name) == plain(wanted) {
        counts.speakersRight += 1
        if isNamed { counts.namedRight += 1 }
      } else if report {
        print("  speaker: \(wanted) | \(item.requirement.speaker?.name ?? "nil"): \(item.text)")
      }
    }
    if report {
      for (index, item) in predicted.enumerated() where !used.contains(index) {
        print("  too much: \(item.text)")
      }
    }
    return counts
  }

  private static func expectedName(
    _ label: String, _ description: DocumentDescription, _ text: (Range<Int>) -> String
  ) -> String {
    if label == "*" { return description.issuer ?? "?" }
    if label.hasPrefix("@") {
      let bounds = label.dropFirst().split(separator: "-").compactMap { Int($0) }
      if bounds.count == 2 { return text(bounds[0]..<bounds[1]) }
    }
    return label
  }

  static func measure(_ documents: [JudgedDocument], report: Bool = false) throws -> Counts {
    var sum = Counts()
    for document in documents {
      if report { print("== \(document.path)") }
      if let counts = try counts(document, report: report) { sum = sum + counts }
    }
    return sum
  }

  /// Prints the measures, every difference where `REQUIREMENT_REPORT` names a part, and holds what
  /// is recorded to within .01. `RECORD_GOLDENS=1` records.
  @Test(.enabled(if: hasSharedData, "the shared data is absent")) func measures() throws {
    let environment = ProcessInfo.processInfo.environment
    var measured: [String: [String: Double]] = [:]
    for (name, isHeldOut) in [("developed", false), ("held_out", true)] {
      let documents = Self.documents.filter { $0.isHeldOut == isHeldOut }
      let counts = try Self.measure(
        documents, report: environment["REQUIREMENT_REPORT"] == name)
      measured[name] = counts.measures
      measured[name]?["labelled"] = Double(counts.labelled)
      print("\(name): \(documents.count) documents, \(counts)")
      for (measure, value) in counts.measures.sorted(by: { $0.key < $1.key }) {
        print("\(name) \(measure) \(value)")
      }
    }
    let path = "\(Self.package)/Tests/Judgements/recorded-requirements.json"
    if environment["RECORD_GOLDENS"] == "1" {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      try encoder.encode(measured).write(to: URL(fileURLWithPath: path))
    }
    let recorded = try JSONDecoder().decode(
      [String: [String: Double]].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(Set(recorded.keys) == Set(measured.keys))
    for (part, values) in recorded {
      for (measure, value) in values {
        let now = measured[part]?[measure] ?? -1
        #expect(abs(now - value) <= 0.01, "\(part) \(measure): \(now), recorded \(value)")
      }
    }
  }

  /// The labels are what they say they are: in the stretch of their document, in order, and, where
  /// their words are given, those words.
  @Test func labelsStandInTheirDocuments() throws {
    #expect(Self.documents.count >= 30)
    #expect(Self.documents.reduce(0) { $0 + $1.labels.count } >= 150)
    for document in Self.documents {
      for label in document.labels {
        #expect(document.stretch.contains(label.range.lowerBound), "\(document.path)")
        #expect(label.range.upperBound <= document.stretch.upperBound, "\(document.path)")
      }
    }
    for fields in Self.lines("requirements.tsv") {
      let isOwn = fields[0].hasPrefix("corpus/")
      #expect(fields.count == (isOwn ? 5 : 4))
      // Sentences of the shared data are not repeated in the project.
      guard isOwn, let start = Int(fields[1]), let end = Int(fields[2]) else { continue }
      let reader = CorpusReader(folder: CorpusFolder(path: "\(Self.package)/corpus"))
      let original = try reader.decodedOriginal(ofFile: String(fields[0].dropFirst(7))).text
      let words = String(
        String.UnicodeScalarView(Array(original.unicodeScalars)[start..<end])
      ).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words == fields[4])
    }
  }
}
