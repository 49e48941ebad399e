import Foundation
import Testing

@Suite("A file of passwords") struct PasswordCommandTests {
  private static let fixtures = Folders.root + "/Tests/DocumentFormatsTests/Fixtures"

  @Test(
    "Encrypted PDFs are read by add and index; the passwords are kept nowhere",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/qpdf")
        && FileManager.default.fileExists(atPath: "/usr/share/poppler/cMap")))
  func pdf() throws {
    let archive = try TestArchive()
    let passwords = archive.folder + "/../" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: passwords) }
    try Data("甲\r\nsecret\n".utf8).write(to: URL(filePath: passwords))
    let file = Self.fixtures + "/locked.pdf"
    #expect(try archive.run("add", file).output.contains("encrypted"))
    #expect(try archive.search("各单位要认真执行").results.isEmpty)
    let indexed = try archive.run("index", "--passwords", passwords)
    #expect(indexed.exitCode == 0, "\(indexed.messages)")
    #expect(try archive.search("各单位要认真执行").results.count == 1)
    // What cannot be opened without a password is not compared, and is not damaged.
    let verified = try archive.run("verify")
    #expect(verified.exitCode == 0 && verified.output.contains("password"), "\(verified.output)")
    let other = try TestArchive()
    #expect(
      try other.run("add", file, "--passwords", passwords).output.contains("校园周边环境整治"))
    for folder in [archive.folder, other.folder] {
      let paths = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
      for case let path as String in paths {
        let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data()
        #expect(bytes.range(of: Data("secret".utf8)) == nil, "\(path)")
      }
    }
    let missing = try archive.run("index", "--passwords", passwords + "-none")
    #expect(missing.exitCode == 3 && missing.messages.contains("passwords"))
  }
}
