import Foundation
import Testing

/// A folder with programs in place of the system's: they note that they ran, and run those.
private final class CountedPrograms {
  let folder = NSTemporaryDirectory() + "chadang-programs-" + UUID().uuidString
  private var notes: String { folder + "/notes" }

  /// - Parameter before: what the shell does before the system's program runs.
  init(_ names: [String], before: String = "") throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // What shows that LibreOffice has its word processor.
    _ = FileManager.default.createFile(atPath: folder + "/libswlo.so", contents: nil)
    for name in names {
      let script =
        "#!/bin/sh\necho \(name) >>'\(notes)'\n\(before)\nexec /usr/bin/\(name) \"$@\"\n"
      try Data(script.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(name)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var environment: [String: String] { ["PATH": folder + ":/usr/bin:/bin"] }

  /// How often each ran since this was asked for last.
  func runs() throws -> [String: Int] {
    let text = FileManager.default.contents(atPath: notes).map {
      String(decoding: $0, as: UTF8.self)
    }
    try? FileManager.default.removeItem(atPath: notes)
    return Dictionary(
      (text ?? "").split(separator: "\n").map { (String($0), 1) }, uniquingKeysWith: +)
  }
}

@Suite("Files that come in are read once") struct ReadOnceTests {
  private static let fixtures = Folders.root + "/Tests/DocumentFormatsTests/Fixtures"
  private static let hasPrograms = ["pdftotext", "soffice"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  /// What an archive says of its documents, and of what is wrong with files.
  private static func contents(_ archive: TestArchive) throws -> [String] {
    let exported = try archive.run("export", "--format", "jsonl")
    let found = try archive.run("search", "--format", "jsonl", "--limit", "100", "防汛")
    #expect(exported.exitCode == 0 && found.exitCode == 0)
    return [exported.output, found.output, try archive.run("stats", "--format", "json").messages]
  }

  @Test(
    "A program runs once for each file, also where the file gets another name or has no text",
    .enabled(if: hasPrograms, "pdftotext or soffice is not installed"))
  func programs() throws {
    let archive = try TestArchive()
    let source = archive.folder + "/移交"
    // Names that are taken get a number; bytes behind a PDF's end make it another file.
    for (name, folder, end) in [
      ("notice.pdf", "一", ""), ("notice.pdf", "二", "\n"), ("scan.pdf", "一", ""),
      ("notice.doc", "一", ""), ("batch.zip", "一", ""), ("notice.rtf", "一", ""),
    ] {
      try FileManager.default.createDirectory(
        atPath: "\(source)/\(folder)", withIntermediateDirectories: true)
      let bytes = FileManager.default.contents(atPath: "\(Self.fixtures)/\(name)") ?? Data()
      try (bytes + Data(end.utf8)).write(to: URL(filePath: "\(source)/\(folder)/\(name)"))
    }
    let programs = try CountedPrograms(["pdftotext", "soffice"])
    let added = try archive.run("add", source, environment: programs.environment)
    #expect(added.exitCode == 0, "\(added.messages)")
    #expect(added.output.contains("6 taken in"))
    #expect(added.output.contains("notice-2.pdf"))
    #expect(try programs.runs() == ["pdftotext": 3, "soffice": 1])
    let contents = try Self.contents(archive)
    #expect(try programs.runs() == [:])
    // Files are read again where the index is made anew, and it says the same.
    try FileManager.default.removeItem(atPath: archive.indexFile)
    _ = try archive.run("index", environment: programs.environment)
    // What LibreOffice made is kept.
    #expect(try programs.runs() == ["pdftotext": 3])
    #expect(try Self.contents(archive) == contents)
    #expect(try archive.run("verify").exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: archive.folder + "/index/.readings"))
  }

  @Test(
    "A file that breaks the program that converts it fails alone",
    .enabled(if: hasPrograms, "pdftotext or soffice is not installed"))
  func breaks() throws {
    let archive = try TestArchive()
    let source = archive.folder + "/移交"
    try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
    let notice = try #require(FileManager.default.contents(atPath: Self.fixtures + "/notice.doc"))
    for name in ["甲", "乙", "丙", "丁"] {
      let end = Data((name == "丙" ? "BREAKS" : name).utf8)
      try (notice + end).write(to: URL(filePath: "\(source)/\(name).doc"))
    }
    // A program that dies when it comes to the file, after it made those before.
    let before = """
      if grep -qs BREAKS -- "$@"; then
        for last; do if grep -qs BREAKS -- "$last"; then break; fi; done
        for argument; do
          shift
          [ "$argument" = "$last" ] && break
          set -- "$@" "$argument"
        done
        [ $# -gt 0 ] && case "$argument" in */0.doc) ;; *) /usr/bin/soffice "$@" ;; esac
        kill -9 $$
      fi
      """
    let programs = try CountedPrograms(["soffice"], before: before)
    let added = try archive.run("add", source, environment: programs.environment)
    #expect(added.output.contains("4 taken in"), "\(added.output) \(added.messages)")
    let read = try archive.run("list", "--content-state", "text,partial", "--format", "jsonl")
    #expect(read.output.split(separator: "\n").count == 3)
    #expect(try programs.runs()["soffice"].map { $0 <= 4 } == true)
  }

  @Test(
    "What a watched folder gives is read once, too",
    .enabled(if: hasPrograms, "pdftotext or soffice is not installed"))
  func watched() throws {
    let archive = try TestArchive()
    let inbox = archive.folder + "/inbox"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Self.fixtures + "/notice.pdf", toPath: inbox + "/notice.pdf")
    let programs = try CountedPrograms(["pdftotext"])
    let watched = try archive.run(
      "watch", "--once", "--settle", "0", environment: programs.environment)
    #expect(watched.exitCode == 0, "\(watched.messages)")
    #expect(try programs.runs() == ["pdftotext": 1])
    #expect(try archive.search("防汛").results.isEmpty == false)
  }
}
