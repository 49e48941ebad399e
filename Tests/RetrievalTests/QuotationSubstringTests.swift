import ArchiveModel
import DocumentFormats
import Foundation
import Testing

@testable import Retrieval

/// Random substrings of the project's own documents, as they are, changed in form, and changed in a
/// character. `Benchmarks/quotations` does the same with thousands, and with texts from outside.
@Suite("Random substrings of the corpus", .timeLimit(.minutes(30))) struct QuotationSubstringTests {
  /// A document of the corpus, and the source places of its passages' characters.
  private struct Source {
    var path: String
    var text: [Unicode.Scalar]
    /// For each scalar of the original the passage it stands in, -1 for none.
    var passages: [Int]
  }

  private let archive: SampleArchive
  private let sources: [Source]

  init() throws {
    let corpus = URL(filePath: #filePath).appending(path: "../../../corpus").standardized.path
    var files: [String: String] = [:]
    var sources: [Source] = []
    let all = FileManager.default.enumerator(atPath: corpus)
    while let path = all?.nextObject() as? String {
      guard path.hasSuffix(".md") || path.hasSuffix(".txt") else { continue }
      let bytes = [UInt8](FileManager.default.contents(atPath: corpus + "/" + path) ?? Data())
      let text = try decodedOriginal(bytes, path: path).text
      files[path] = text
      let scalars = Array(text.unicodeScalars)
      var source = Source(
        path: path, text: scalars, passages: Array(repeating: -1, count: scalars.count))
      _ = try Extractor().extract(Array(text.utf8), path: path) { document in
        for passage in document.passages {
          for run in passage.sourceMap.runs {
            for place in run.sourceScalarOffset..<(run.sourceScalarOffset + run.scalarCount) {
              source.passages[place] = passage.ordinal
            }
          }
        }
      }
      sources.append(source)
    }
    self.sources = sources.sorted { $0.path < $1.path }
    archive = try SampleArchive(files)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.isIdeographic
  }

  private static func isRun(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && isWord(scalar) || (0xFF10...0xFF5A).contains(scalar.value)
  }

  /// A substring inside one passage, on one line, that cuts no number or word.
  private func pick(_ numbers: inout SeededNumbers, longest: Int) -> (Source, Range<Int>)? {
    guard let source = sources.randomElement(using: &numbers) else { return nil }
    let length = Int.random(in: 2...longest, using: &numbers)
    guard source.text.count > length + 2 else { return nil }
    let start = Int.random(in: 1..<(source.text.count - length), using: &numbers)
    let range = start..<(start + length)
    let text = source.text[range]
    guard source.passages[start] >= 0,
      range.allSatisfy({ source.passages[$0] == source.passages[start] }),
      !text.contains("\n"), !text.contains("\r"), !text.contains("…"),
      text.count(where: Self.isWord) >= 2, text.first.map(Self.isWord) == true,
      text.last.map(Self.isWord) == true
    else { return nil }
    let digits = "0123456789０１２３４５６７８９.．,，·-－%‰ \u{3000}".unicodeScalars
    let (before, after) = (source.text[start - 1], source.text[range.upperBound])
    if Self.isRun(source.text[start]), Self.isRun(before) || digits.contains(before) { return nil }
    if Self.isRun(source.text[range.upperBound - 1]), Self.isRun(after) || digits.contains(after) {
      return nil
    }
    return (source, range)
  }

  private func picks(_ count: Int, seed: UInt64, longest: Int = 120) -> [(Source, Range<Int>)] {
    var numbers = SeededNumbers(seed: seed)
    var picked: [(Source, Range<Int>)] = []
    while picked.count < count {
      if let pick = pick(&numbers, longest: longest) { picked.append(pick) }
    }
    return picked
  }

  private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func expectPlace(
    _ response: QuoteResponse, _ source: Source, _ range: Range<Int>, _ quote: String
  ) {
    let isListed = response.matches.contains { match in
      match.document.path == source.path
        && match.sourceRanges.contains { abs($0.lowerBound - range.lowerBound) <= 2 }
    }
    #expect(
      isListed || response.total > response.matches.count || !response.totalIsExact,
      "\(source.path) \(range) \(quote)")
  }

  @Test("As they are they are identical, and their place is listed") func plain() throws {
    for (source, range) in picks(250, seed: 21) {
      let quote = text(source.text[range])
      let response = try archive.quote(quote, limit: QuoteRequest.largestLimit)
      #expect(response.verdict == .identical, "\(source.path) \(range) \(quote)")
      expectPlace(response, source, range, quote)
    }
  }

  @Test("Changed in form they are still found, and the verdict says in what they differ")
  func perturbed() throws {
    var numbers = SeededNumbers(seed: 22)
    let marks: [Unicode.Scalar: Unicode.Scalar] = [
      "，": ",", "。": ".", "；": ";", "：": ":", "（": "(", "）": ")", "“": "\"", "”": "\"",
    ]
    for (index, (source, range)) in picks(250, seed: 23).enumerated() {
      let scalars = Array(source.text[range])
      var changed: [Unicode.Scalar] = []
      for (place, scalar) in scalars.enumerated() {
        let isByDigit = [place - 1, place + 1].contains {
          scalars.indices.contains($0) && scalars[$0].properties.numericType != nil
        }
        switch index % 4 {
        case 0: changed.append(isByDigit ? scalar : marks[scalar] ?? scalar)
        case 1:
          let isDigit = (0x30...0x39).contains(scalar.value)
          changed.append(isDigit ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        case 2:
          changed.append(scalar)
          if scalar.properties.isIdeographic, Int.random(in: 0..<4, using: &numbers) == 0 {
            changed.append(" ")
          }
        default:
          changed.append(scalar)
          if scalar.properties.isIdeographic, place > 0, place % 20 == 0 { changed.append("\n") }
        }
      }
      let quote = text(changed)
      let response = try archive.quote(quote, limit: QuoteRequest.largestLimit)
      let worst: QuoteVerdict = index % 4 == 0 || index % 4 == 2 ? .punctuation : .form
      #expect(response.verdict <= worst, "\(source.path) \(range) \(quote)")
      expectPlace(response, source, range, quote)
    }
  }

  @Test("With one character changed, put in or left out they are never confirmed")
  func oneCharacter() throws {
    var numbers = SeededNumbers(seed: 24)
    for (index, (source, range)) in picks(250, seed: 25).enumerated() {
      var scalars = Array(source.text[range])
      let places = scalars.indices.filter { Self.isWord(scalars[$0]) }
      let place = try #require(places.randomElement(using: &numbers))
      // A character that stands nowhere in the corpus, unless one is left out.
      switch index % 3 {
      case 0: scalars[place] = "囍"
      case 1: scalars.insert("囍", at: place)
      default: scalars.remove(at: place)
      }
      let quote = text(scalars)
      do {
        let response = try archive.quote(quote, limit: 1)
        guard response.verdict.isConfirmed else { continue }
        // Left out at an end or of two alike, the rest stands there all the same.
        let match = try #require(response.matches.first)
        let words = { (text: String) in text.unicodeScalars.filter(Self.isWord) }
        #expect(
          index % 3 == 2 && words(match.matchedText).elementsEqual(words(quote)),
          "\(source.path) \(range) \(quote)")
      } catch is QuoteRequest.Refusal {}
    }
  }
}
