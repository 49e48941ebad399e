import ArchiveModel
import Testing

@testable import Corpus

@Suite("The manifest") struct ManifestTests {
  static let digest = ContentDigest(of: Array("内容".utf8))

  @Test(
    "What is written is read",
    arguments: ["通知/2021/a.docx", "50%/折\r\n扣.txt", "a%0Ab.md", " 空 格 .md"])
  func roundTrip(path: String) {
    var manifest = Manifest()
    manifest[path] = Self.digest
    let read = Manifest(bytes: manifest.bytes)
    #expect(read.badLines.isEmpty && read.entries.map(\.path) == [path])
    #expect(read[path] == Self.digest)
    #expect(manifest.bytes.filter { $0 == 0x0A }.count == 1)
  }

  @Test("Names that look alike are different files") func bytes() {
    var manifest = Manifest()
    manifest["caf\u{E9}.md"] = Self.digest
    manifest["cafe\u{301}.md"] = ContentDigest(of: [1])
    #expect(Manifest(bytes: manifest.bytes).count == 2)
  }

  @Test("A bad line is told, the others are read") func badLines() {
    let good = Manifest.line(path: "a.md", digest: Self.digest)
    let bytes =
      good + Array("zz  b.md\n".utf8) + good + Array((Self.digest.hexadecimal + " c.md").utf8)
    let manifest = Manifest(bytes: bytes)
    #expect(manifest.badLines.map(\.line) == [2, 3, 4])
    #expect(manifest.badLines.map(\.reason) == [.malformed, .repeated, .cutShort])
    #expect(manifest.count == 1)
  }
}

@Suite("The register") struct RegisterTests {
  static func entry(_ path: String, _ action: RegisterEntry.Action = .add) -> RegisterEntry {
    RegisterEntry(at: "2026-03-01T08:00:00Z", by: "白露", action: action, path: path)
  }

  static func lines(_ entries: [RegisterEntry], after end: Register.End = .init()) throws -> (
    bytes: [UInt8], end: Register.End
  ) {
    var entries = entries
    return try Register.lines(&entries, after: end)
  }

  @Test("Entries are numbered and chained, accessions counted") func chain() throws {
    let (bytes, _) = try Self.lines([Self.entry("a.md"), Self.entry("a.md", .edit)])
    let end = try #require(Register.end(of: bytes))
    #expect(end.entry == 2 && end.accessions == ["2026": 1])
    let (more, _) = try Self.lines([Self.entry("b.md")], after: end)
    let register = Register(bytes: bytes + more)
    #expect(register.badLines.isEmpty)
    #expect(register.entries.map(\.entry) == [1, 2, 3])
    #expect(register.entries.map(\.accession) == ["2026-000001", nil, "2026-000002"])
  }

  @Test("Accessions are counted by the year") func years() throws {
    var next = Self.entry("b.md")
    next.at = "2027-01-02T00:00:00Z"
    let (bytes, _) = try Self.lines([Self.entry("a.md"), next])
    #expect(Register(bytes: bytes).entries.map(\.accession) == ["2026-000001", "2027-000001"])
  }

  @Test("Each changed byte shows, but for those of the last line") func everyByte() throws {
    let (bytes, _) = try Self.lines((1...4).map { Self.entry("第\($0)份.md") })
    let lastLine = bytes.dropLast().lastIndex(of: 0x0A) ?? 0
    for index in bytes.indices.prefix(lastLine) {
      var damaged = bytes
      damaged[index] ^= 1
      #expect(!Register(bytes: damaged).badLines.isEmpty, "byte \(index)")
    }
    #expect(Register.end(of: Array(bytes.dropLast(3))) == nil)
    let shorter = Array(bytes[..<40]) + Array(bytes[41...])
    #expect(!Register(bytes: shorter).badLines.isEmpty)
  }
}
