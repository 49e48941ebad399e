import Foundation
import Testing

/// Files of every format through the program: indexed, found, and what is found traced back.
@Suite("Formats") struct FormatTests {
  private static let fixtures = Folders.root + "/Tests/DocumentFormatsTests/Fixtures"
  private static let hasPoppler =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")
    && FileManager.default.fileExists(atPath: "/usr/share/poppler/cMap")
  private static let hasWriter = FileManager.default.fileExists(
    atPath: "/usr/lib/libreoffice/program/libswlo.so")

  private static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures)) ?? []
    return names.sorted().filter { name in
      if name.hasSuffix(".pdf") { return hasPoppler && name == "notice.pdf" }
      // Encrypted archives.
      if name.hasSuffix(".png") || name.hasSuffix(".tif") { return false }
      if ["locked.7z", "sealed.7z"].contains(name) { return false }
      return !name.hasSuffix(".doc") || hasWriter
    }
  }()

  private func archive(_ names: [String]) throws -> TestArchive {
    let archive = try TestArchive()
    for name in names {
      try archive.write(
        FileManager.default.contents(atPath: "\(Self.fixtures)/\(name)") ?? Data(), to: name)
    }
    return archive
  }

  @Test("What is found stands where the result says, in the original that show gives")
  func sources() throws {
    #expect(Self.files.count >= 9)
    let archive = try archive(Self.files)
    try archive.index()
    let answer = try archive.search("防汛", "--limit", "100")
    #expect(Set(answer.results.map(\.document.path)) == Set(Self.files))
    var originals: [String: [Unicode.Scalar]] = [:]
    for result in answer.results {
      let id = result.document.id
      if originals[id] == nil {
        let shown = try archive.run("show", "--original", id)
        #expect(shown.exitCode == 0, "\(result.document.path): \(shown.messages)")
        originals[id] = Array(shown.output.unicodeScalars)
      }
      let source = try #require(result.source)
      #expect(
        SourceTests.mismatch(result.text, source.ranges, originals[id] ?? []) == nil,
        "\(result.document.path)")
    }
    let inside = answer.results.filter { $0.document.path == "batch.zip" }.map(
      \.document.externalId)
    #expect(Set(inside) == ["通知/notice-office.docx", "通知/notice-office.odt"])
  }

  @Test("A damaged file is named, the rest goes in") func damaged() throws {
    let archive = try archive(["notice-office.docx"])
    let whole =
      FileManager.default.contents(atPath: Self.fixtures + "/notice-office.docx") ?? Data()
    for name in ["a.docx", "b.odt", "c.epub", "d.ofd", "e.zip", "f.rtf", "g.eml"] {
      try archive.write(whole.prefix(whole.count / 2), to: name)
    }
    let outcome = try archive.index()
    for name in ["a.docx", "b.odt", "c.epub", "d.ofd", "e.zip", "f.rtf", "g.eml"] {
      #expect(outcome.output.contains("  \(name): "), "\(outcome.output)")
    }
    #expect(try archive.search("防汛").results.first?.document.path == "notice-office.docx")
  }

  @Test("A program that is not installed is named with its package") func missingPrograms() throws {
    let archive = try archive(["notice.pdf", "notice.doc", "notice-office.docx"])
    let outcome = try archive.run("index", environment: ["PATH": "/nowhere"])
    #expect(outcome.exitCode == 0)
    for words in ["poppler-utils", "libreoffice-writer-nogui", "3 documents"] {
      #expect(outcome.output.contains(words), "\(outcome.output)")
    }
  }

  @Test(
    "Pictures of pages are read where that is asked for, failed files again",
    .enabled(
      if: hasPoppler
        && FileManager.default.fileExists(
          atPath: "/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata")
    ))
  func scans() throws {
    let archive = try archive(["picture.pdf"])
    #expect(try archive.index().output.contains("no text layer"))
    let outcome = try archive.run("index", "--ocr")
    #expect(outcome.output.contains("picture.pdf: pages read from pictures"), "\(outcome.output)")
    let id = try #require(try archive.search("校园周边环境").results.first?.document.id)
    #expect(try archive.run("show", "--original", id).output.contains("校园周边环境整治"))
    #expect(try archive.run("index", "--ocr", "--ocr-language", "$(id)").exitCode == 2)
  }

  @Test("The same files give the same ids again") func determinism() throws {
    let archive = try archive(Self.files)
    try archive.index()
    let first = try archive.search("防汛", "--limit", "100").results.map(\.passageId)
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    try archive.index()
    #expect(try archive.search("防汛", "--limit", "100").results.map(\.passageId) == first)
  }
}
