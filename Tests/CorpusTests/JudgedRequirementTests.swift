import Corpus
import Foundation
import Testing

/// What the rules find, against what was labelled by reading (`Tests/Judgements/README.md`).
///
/// `REQUIREMENT_REPORT` prints more:
/// * `developed`: every difference in the documents that rules are developed on, and nothing of the
///   held-out ones, which are not read at all;
/// * `counts`: one line of counts for each document of both halves;
/// * `held_out_look`: every difference in the held-out documents. Whoever writes rules and reads it
///   has spoilt these documents: they measure nothing any more and must be replaced by new ones.
@Suite struct JudgedRequirementTests {
  static let report = ProcessInfo.processInfo.environment["REQUIREMENT_REPORT"] ?? ""

  static func measure(_ documents: [JudgedDocument]) throws -> RequirementCounts {
    var sum = RequirementCounts()
    for judged in documents {
      guard let comparison = try RequirementComparison(judged) else { continue }
      sum += comparison.counts
      if report == "counts" || report == "developed" {
        print("\(judged.path)\t\(comparison.counts.description)")
      }
      guard report == (judged.isHeldOut ? "held_out_look" : "developed") else { continue }
      for difference in comparison.differences { print("  \(difference)") }
    }
    return sum
  }

  /// Holds what is recorded to within .01. `RECORD_GOLDENS=1` records.
  @Test(.enabled(if: JudgedDocument.hasSharedData, "the shared data is absent"))
  func measures() throws {
    if Self.report == "held_out" {
      print("Differences of held-out documents are not printed: reading them spoils the measure.")
    }
    var measured: [String: [String: Double]] = [:]
    for (name, isHeldOut) in [("developed", false), ("held_out", true)]
    where !isHeldOut || Self.report != "developed" {
      let documents = JudgedDocument.all.filter { $0.isHeldOut == isHeldOut }
      var sum = RequirementCounts()
      for origin in JudgedDocument.Origin.allCases {
        let part = documents.filter { $0.origin == origin }
        let counts = try Self.measure(part)
        print("\(name) \(origin): \(part.count) documents, \(counts.description)")
        sum += counts
      }
      print("\(name): \(documents.count) documents, \(sum.description)")
      for (measure, value) in sum.measures.sorted(by: { $0.key < $1.key }) {
        print("\(name) \(measure) \(value)")
      }
      measured[name] = sum.measures
    }
    let path = "\(JudgedDocument.package)/Tests/Judgements/recorded-requirements.json"
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1", measured.count == 2 {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      try encoder.encode(measured).write(to: URL(fileURLWithPath: path))
    }
    let recorded = try JSONDecoder().decode(
      [String: [String: Double]].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(Self.report == "developed" || Set(recorded.keys) == Set(measured.keys))
    for (part, values) in measured {
      #expect(Set(values.keys) == Set(recorded[part, default: [:]].keys))
      for (measure, now) in values {
        let value = recorded[part]?[measure] ?? -1
        #expect(abs(now - value) <= 0.01, "\(part) \(measure): \(now), recorded \(value)")
      }
    }
  }

  /// The labels are what they say they are: in the stretch of their document, their words and the
  /// words of their fields in the document, and none of them repeated from the shared data.
  @Test func labelsStandInTheirDocuments() throws {
    let documents = JudgedDocument.all
    #expect(documents.count >= 80)
    #expect(documents.reduce(0) { $0 + $1.labels.count } >= 800)
    #expect(
      documents.reduce(0) { $0 + $1.labels.count } == JudgedDocument.lines("requirements.tsv").count
    )
    for document in documents {
      for label in document.labels {
        #expect(document.stretch.contains(label.range.lowerBound), "\(document.path)")
        #expect(label.range.upperBound <= document.stretch.upperBound, "\(document.path)")
        if document.origin == .shared {
          #expect(label.words.isEmpty && label.named.allSatisfy { $0.range != nil })
        } else {
          #expect(label.named.allSatisfy { !$0.written.hasPrefix("@") })
        }
      }
      let (root, path) = document.location
      guard document.origin != .shared || JudgedDocument.hasSharedData else { continue }
      let original = try CorpusReader(folder: CorpusFolder(path: root)).decodedOriginal(
        ofFile: path
      ).text
      check(document, Array(original.unicodeScalars))
    }
  }

  private func check(_ document: JudgedDocument, _ source: [Unicode.Scalar]) {
    #expect(document.stretch.upperBound <= source.count)
    let whole = String(0..<source.count, of: source).withoutSpace
    for label in document.labels {
      let place = "\(document.path) \(label.range)"
      let item = String(label.range.clamped(to: 0..<source.count), of: source)
      if document.origin != .shared {
        let words = item.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words == label.words, "\(place)")
      }
      for named in label.named {
        let words = named.words(in: source).withoutSpace
        #expect(!words.isEmpty && whole.contains(words), "\(place): \(named.written)")
        #expect(named.range?.upperBound ?? 0 <= source.count, "\(place): \(named.written)")
      }
      if let deadline = label.deadline?.words(in: source).withoutSpace {
        let near =
          max(
            0, label.range.lowerBound - 40)..<min(
            source.count, label.range.upperBound + 20)
        #expect(String(near, of: source).withoutSpace.contains(deadline), "\(place): \(deadline)")
      }
    }
  }
}
