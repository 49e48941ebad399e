import Foundation
import Testing

@testable import Corpus

@Suite("Bags") struct BagTests {
  private func bag(_ archive: WrittenArchive) throws -> (path: String, risky: Bag.RiskyNames) {
    let path = archive.folder.path + "/包"
    let (summary, risky) = try Bag.write(
      to: path, of: archive.corpus, lockFolder: archive.folder.path + "/index",
      information: Bag.Information(organization: "云岫县档案馆\n二"), progress: { _ in })
    #expect(agrees(summary))
    return (path, risky)
  }

  private func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  @Test("Complete and valid as RFC 8493, 3 has it, with hard names") func valid() throws {
    let archive = try WrittenArchive.registered(WrittenArchive.hardNames)
    let (path, risky) = try bag(archive)
    #expect(text(path + "/bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    // Decoded here by the RFC's words, not by the program's reader.
    func listed(_ name: String) -> [[UInt8]: String] {
      var digests: [[UInt8]: String] = [:]
      for line in text(path + "/" + name).utf8.split(separator: 0x0A) {
        let digest = String(decoding: line.prefix(64), as: UTF8.self)
        #expect(line.dropFirst(64).starts(with: "  ".utf8))
        var file = String(decoding: line.dropFirst(66), as: UTF8.self)
        for (code, sign) in [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")] {
          file = file.replacing(code, with: sign)
        }
        #expect(digests.updateValue(digest, forKey: Array(file.utf8)) == nil)
      }
      return digests
    }
    var payload: [[UInt8]: String] = [:]
    var size = 0
    for (file, bytes) in try WrittenArchive.files(path + "/data") {
      payload[Array("data/".utf8) + file] = ContentDigest(of: Array(bytes)).hexadecimal
      size += bytes.count
    }
    #expect(payload.count == WrittenArchive.hardNames.count + 2)
    #expect(listed("manifest-sha256.txt") == payload)
    for (file, digest) in listed("tagmanifest-sha256.txt") {
      let bytes = Array(text(path + "/" + String(decoding: file, as: UTF8.self)).utf8)
      #expect(ContentDigest(of: bytes).hexadecimal == digest)
    }
    #expect(listed("tagmanifest-sha256.txt").count == 3)
    let information = text(path + "/bag-info.txt")
    #expect(information.contains("Payload-Oxum: \(size).\(payload.count)\n"))
    #expect(information.contains("Source-Organization: 云岫县档案馆 二\n"))
    #expect(risky.percent == ["通知/100%.md", "通知/a%0Ab.md"])
    #expect(
      risky.twins.map { Array($0.utf8) } == ["e\u{301}.md", "\u{E9}.md"].map { Array($0.utf8) })
  }

  @Test("bagit.py finds it valid", .enabled(if: Tool.hasBagit)) func bagit() throws {
    // Without what bagit.py 1.9 itself gets wrong: `%25`, and names alike once normalized.
    let names = WrittenArchive.hardNames.filter { !$0.contains("%") && !$0.hasPrefix("\u{E9}") }
    let archive = try WrittenArchive.registered(names)
    let path = try bag(archive).path
    let script = """
      import bagit, sys
      bag = bagit.Bag(sys.argv[1])
      bag.validate()
      print("valid", len(list(bag.payload_files())))
      """
    let found = try Tool.run("python3", ["-c", script, path])
    #expect(
      found.status == 0 && found.output.contains("valid \(names.count + 2)"), "\(found.output)")
    let damaged = path + "/data/" + names[names.count - 2]
    try Data("手改".utf8).write(to: URL(filePath: damaged))
    #expect(try Tool.run("python3", ["-c", script, path]).status != 0)
  }
}
