import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Foundation
import Testing

/// Damaged files of every format: always a document or an error with the file's name, within
/// bounds. `CHADANG_FUZZ=20` runs twenty times as many.
@Suite struct FuzzTests {
  private static let factor =
    ProcessInfo.processInfo.environment["CHADANG_FUZZ"].flatMap { Int($0) } ?? 1

  @Test(arguments: Fixtures.names)
  func damagedFiles(name: String) {
    let isOthers = name.hasSuffix(".pdf") || name.hasSuffix(".doc")
    if name.hasSuffix(".pdf"), !Fixtures.hasPoppler { return }
    if name.hasSuffix(".doc"), !Fixtures.hasWriter { return }
    let bytes = Fixtures.bytes(name)
    var generator = SeededGenerator(state: UInt64(bytes.count))
    // Formats that other programs read take a process each.
    for _ in 0..<((isOthers ? 40 : 200) * Self.factor) {
      expectAnswer(Self.damaged(bytes, &generator), path: name)
    }
  }

  private static let packages: [(name: String, bytes: [UInt8])] = [
    (
      "a.docx",
      WordSamples.document(
        WordSamples.paragraph("总则", properties: WordSamples.style("1"))
          + WordSamples.paragraph("第一款", properties: WordSamples.numbered(1))
          + "<w:tbl><w:tr><w:tc>\(WordSamples.paragraph("格"))</w:tc></w:tr></w:tbl>"
          + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>页</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        styles: WordSamples.headingStyles, numbering: WordSamples.officialNumbering,
        footnotes: "<w:footnote w:id=\"2\">\(WordSamples.paragraph("注"))</w:footnote>",
        core: "<dc:title>题</dc:title>")
    ),
    ("a.ofd", OFDSamples.package(OFDSamples.letter)),
    (
      "a.odt",
      OpenDocumentTests.document(
        "<text:h text:outline-level=\"1\">章</text:h><text:list text:style-name=\"L\"><text:list-item><text:p>项</text:p></text:list-item></text:list>",
        styles:
          "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/></text:list-style>"
      )
    ),
    ("a.epub", EPUBTests.book(pages: ["a.xhtml": "<h1>章</h1><p>一句。</p>"])),
  ]

  /// What lies in an archive is damaged before it is packed, so that no check sum keeps it away.
  @Test(arguments: packages.indices)
  func damagedParts(index: Int) {
    let (name, bytes) = Self.packages[index]
    let entries = ArchiveBuilder.entries(bytes)
    var generator = SeededGenerator(state: UInt64(index) &+ 99)
    for _ in 0..<(300 * Self.factor) {
      let victim = Int.random(in: entries.indices, using: &generator)
      var builder = ArchiveBuilder()
      for (place, entry) in entries.enumerated() {
        builder.add(
          entry.name,
          place == victim ? Self.damaged(entry.content, &generator) : entry.content)
      }
      expectAnswer(builder.bytes, path: name)
    }
  }

  private func expectAnswer(_ bytes: [UInt8], path: String) {
    do {
      // Holds the contract where the damage left a document.
      _ = try extract(bytes: bytes, path: path)
    } catch {
      let isNamed = (error as? ExtractionError)?.path == path
      #expect(isNamed && "\(error)".hasPrefix("\(path): "), "\(error)")
    }
  }

  /// One to eight bits flipped, bytes overwritten, a stretch cut out or doubled, or the end cut off.
  static func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    var bytes = bytes
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
    case 1:
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] ^=
          1 << UInt8.random(in: 0..<8, using: &generator)
      }
    case 2:
      for _ in 0..<Int.random(in: 1...20, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
    case 3:
      let start = Int.random(in: bytes.indices, using: &generator)
      bytes.removeSubrange(start..<min(bytes.count, start + 64))
    default:
      let start = Int.random(in: bytes.indices, using: &generator)
      let piece = Array(bytes[start..<min(bytes.count, start + 64)])
      bytes.insert(contentsOf: piece, at: Int.random(in: bytes.indices, using: &generator))
    }
    return bytes
  }
}
