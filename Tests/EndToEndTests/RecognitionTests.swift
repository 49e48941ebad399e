import Foundation
import Testing

/// Text in pictures through the program: kept beside the documents, and marked wherever it is shown.
@Suite(
  "Recognised text",
  .enabled(
    if: FileManager.default.fileExists(
      atPath: "/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata")))
struct RecognitionTests {
  private static let fixtures = Folders.root + "/Tests/DocumentFormatsTests/Fixtures"

  /// An archive that recognises text as a rule, with a picture taken in.
  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    try Data(#"{"access":"owner","ocr":true}"#.utf8)
      .write(to: URL(filePath: archive.folder + "/archive.json"))
    let outcome = try archive.run("add", Self.fixtures + "/page.png")
    #expect(outcome.exitCode == 0, "\(outcome.messages)")
    return archive
  }

  private func kept(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/corpus/.recognized")) ?? [])
      .map { "\(folder)/corpus/.recognized/\($0)" }
  }

  /// Programs without tesseract.
  private func withoutTesseract(_ body: (_ path: String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "chadang-bin-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["bwrap", "prlimit"] {
      try? FileManager.default.createSymbolicLink(
        atPath: "\(folder)/\(name)", withDestinationPath: "/usr/bin/\(name)")
    }
    try body(folder)
  }

  @Test("It is marked in search, show and quote, in JSON, on the terminal and in Chinese")
  func marked() throws {
    let archive = try archive()
    for arguments in [["search", "森林防火"], ["quote", "各村要清理林边杂草"]] {
      let json = try Program.run(["--archive", archive.folder] + arguments + ["--format", "json"])
      #expect(json.output.contains(#""recognized":true"#), "\(json.output)")
      #expect(json.output.contains(#""recognition_confidence":"#))
      let text = try Program.run(["--archive", archive.folder] + arguments)
      #expect(text.output.contains("recognised text"), "\(text.output)")
      let chinese = try Program.run(
        ["--archive", archive.folder] + arguments, environment: ["LANG": "zh_CN.UTF-8"])
      #expect(chinese.output.contains("文字识别"), "\(chinese.output)")
    }
    let id = try #require(try archive.search("森林防火").results.first?.document.id)
    let shown = try archive.run("show", "--format", "json", id)
    #expect(shown.output.contains(#""recognized":true"#))
  }

  @Test("An index made again, a restored backup and a bag have it, and run no program")
  func keptBesideTheDocuments() throws {
    let archive = try archive()
    let before = try archive.search("森林防火").results.map(\.passageId)
    #expect(!before.isEmpty && kept(archive.folder).count == 1)
    let backup = archive.folder + "/../" + UUID().uuidString + ".tar"
    defer { try? FileManager.default.removeItem(atPath: backup) }
    #expect(try archive.run("backup", backup, "--without-index").exitCode == 0)
    try withoutTesseract { path in
      try FileManager.default.removeItem(atPath: archive.folder + "/index")
      #expect(try archive.run("index", environment: ["PATH": path]).exitCode == 0)
      #expect(try archive.search("森林防火").results.map(\.passageId) == before)
      let verified = try archive.run("verify", environment: ["PATH": path])
      #expect(verified.exitCode == 0, "\(verified.output)")
      #expect(!verified.output.contains("not checked"))
      let restored = try TestArchive()
      try FileManager.default.removeItem(atPath: restored.folder)
      let outcome = try Program.run(
        ["restore", "--backup", backup, "--to", restored.folder], environment: ["PATH": path])
      #expect(outcome.exitCode == 0, "\(outcome.messages)")
      #expect(try restored.search("森林防火").results.map(\.passageId) == before)
    }
    let bag = archive.folder + "/bag"
    #expect(
      try archive.run("export", "--format", "bagit", "--output", bag, "--kind", "通知").exitCode == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: bag + "/data/.recognized").count == 1)
  }

  @Test("A moved file keeps it; a damaged one is told, and made again where the program is")
  func damaged() throws {
    let archive = try archive()
    let file = try #require(kept(archive.folder).first)
    let whole = try Data(contentsOf: URL(filePath: file))
    try whole.dropLast(9).write(to: URL(filePath: file))
    let found = try archive.run("verify", "--format", "json")
    #expect(found.exitCode == 1 && found.output.contains("recognition_damaged"), "\(found.output)")
    try withoutTesseract { path in
      let outcome = try archive.run("verify", "--repair", environment: ["PATH": path])
      #expect(outcome.exitCode == 1)
    }
    #expect(try !archive.search("森林防火").results.isEmpty)
    #expect(try archive.run("verify", "--repair").exitCode == 0)
    #expect(try Data(contentsOf: URL(filePath: file)) == whole)
    try FileManager.default.createDirectory(
      atPath: archive.corpus + "/别处", withIntermediateDirectories: true)
    for ending in ["", ".meta.yaml"] {
      let path = try #require(try archive.search("森林防火").results.first?.document.path)
      try FileManager.default.moveItem(
        atPath: "\(archive.corpus)/\(path)\(ending)", toPath: "\(archive.corpus)/别处/a.png\(ending)")
    }
    try withoutTesseract { path in
      let outcome = try archive.run("index", environment: ["PATH": path])
      #expect(outcome.exitCode == 0)
    }
    #expect(try archive.search("森林防火").results.map(\.document.path) == ["别处/a.png"])
  }
}
