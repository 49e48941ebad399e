import ArchiveModel
import Corpus
import DocumentFormats
import TextAnalysis

/// A parser to be fuzzed.
enum Target: String, CaseIterable {
  case text, markdown, html, csv, jsonl, rtf, eml, docx, odt, epub, ofd, zip
  case decoding, yaml, words, query, quote, draft, stored

  func run(_ bytes: [UInt8]) {
    switch self {
    case .text: Contract.extract(bytes, path: "a.txt", indexes: true)
    case .markdown: Contract.extract(bytes, path: "a.md", indexes: true)
    case .html: Contract.extract(bytes, path: "a.html", indexes: true)
    case .csv: Contract.extract(bytes, path: "a.csv")
    case .jsonl: Contract.extract(bytes, path: "a.jsonl")
    case .rtf: Contract.extract(bytes, path: "a.rtf")
    case .eml: Contract.extract(bytes, path: "a.eml")
    case .zip: Contract.extract(Package.archive(bytes), path: "a.zip")
    case .docx: Contract.extract(Package.docx.file(bytes), path: "a.docx")
    case .odt: Contract.extract(Package.odt.file(bytes), path: "a.odt")
    case .ofd: Contract.extract(Package.ofd.file(bytes), path: "a.ofd")
    case .epub: Contract.extract(Package.epub.file(bytes), path: "a.epub")
    case .decoding: decode(bytes)
    case .yaml:
      let text = String(decoding: bytes, as: UTF8.self)
      _ = try? DescriptionFile.description(yaml: text, path: "a.meta.yaml", firstLine: 2)
    case .words: parseWords(String(decoding: bytes, as: UTF8.self))
    case .query: ArchiveTargets.query(bytes)
    case .quote: ArchiveTargets.quote(bytes)
    case .draft: ArchiveTargets.draft(bytes)
    case .stored: StoredTargets.decode(bytes)
    }
  }

  /// Detection, every encoding a format may name, and every hint a page may give.
  private func decode(_ bytes: [UInt8]) {
    for hint in [nil] + TextEncoding.allCases {
      _ = try? TextDecoder.decode(bytes, hint: hint)
    }
    for encoding in TextEncoding.allCases { _ = TextDecoder.decode(bytes, as: encoding) }
  }

  /// The small things that people type: dates, document numbers, kinds, links.
  private func parseWords(_ text: String) {
    if let date = PartialDate(chinese: text) { _ = date.dayRange }
    if let date = PartialDate(iso8601: text) { _ = date.dayRange }
    for match in PartialDate.matches(in: text) { _ = match.date.dayRange }
    _ = DocumentNumber(text)
    _ = DocumentKind(name: text)
    _ = QuoteLink.contentPrefix(ofPassageID: text)
    if let link = QuoteLink(text) {
      _ = link.address
      let map = SourceMap(runs: [
        SourceMap.Run(textByteOffset: 0, sourceScalarOffset: 3, scalarCount: 2),
        SourceMap.Run(textByteOffset: 7, sourceScalarOffset: 20, scalarCount: 1),
      ])
      _ = map.textByteRanges(ofSourceScalars: link.ranges, in: "整改 县\n")
    }
  }
}
