import ArchiveModel
import ExtractionSupport
import Testing

@testable import DocumentFormats

/// Archives put together byte by byte, with names in whatever encoding.
private enum Packed {
  /// An entry of an archive.
  struct Entry {
    var name: [UInt8]
    var content: [UInt8] = []
    /// As ustar has it: `0` a file, `1` a hard link, `2` a symbolic link, `5` a folder.
    var type: Character = "0"

    init(_ name: String, _ content: String = "", type: Character = "0") {
      (self.name, self.content, self.type) = (Array(name.utf8), Array(content.utf8), type)
    }

    init(gbk name: [UInt8], _ content: String) {
      (self.name, self.content) = (name, Array(content.utf8))
    }
  }

  /// A tar archive (POSIX ustar).
  static func tar(_ entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: [UInt8], at place: Int) {
        header.replaceSubrange(place..<place + text.count, with: text)
      }
      func octal(_ number: Int, _ count: Int) -> [UInt8] {
        let digits = Array(String(number, radix: 8).utf8)
        return [UInt8](repeating: 0x30, count: count - digits.count) + digits
      }
      put(entry.name, at: 0)
      put(octal(0o644, 7), at: 100)
      put(octal(entry.content.count, 11), at: 124)
      put(octal(0, 11), at: 136)
      put([UInt8](repeating: 0x20, count: 8), at: 148)
      put(Array(String(entry.type).utf8), at: 156)
      if entry.type == "1" || entry.type == "2" { put(Array("a.md".utf8), at: 157) }
      put(Array("ustar\u{0}00".utf8), at: 257)
      put(octal(header.reduce(0) { $0 + Int($1) }, 6) + [0, 0x20], at: 148)
      bytes += header + entry.content
      bytes += [UInt8](repeating: 0, count: (512 - entry.content.count % 512) % 512)
    }
    return bytes + [UInt8](repeating: 0, count: 1024)
  }

  /// A gzip file (RFC 1952) whose blocks are stored.
  static func gzip(_ content: [UInt8], name: String = "") -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, name.isEmpty ? 0 : 8, 0, 0, 0, 0, 0, 3]
    if !name.isEmpty { bytes += Array(name.utf8) + [0] }
    var rest = content[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      bytes += [rest.isEmpty ? 1 : 0] + little(Int(count), 2) + little(Int(~count), 2) + block
    } while !rest.isEmpty
    return bytes + little(Int(ArchiveBuilder.crc(content)), 4) + little(content.count, 4)
  }

  /// A RAR archive (version 4) whose entries are stored.
  static func rar(_ entries: [Entry], isEncrypted: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = [0x52, 0x61, 0x72, 0x21, 0x1A, 7, 0]
    func block(_ type: UInt8, _ flags: Int, _ rest: [UInt8]) -> [UInt8] {
      let head = [type] + little(flags, 2) + little(rest.count + 7, 2) + rest
      return little(Int(ArchiveBuilder.crc(head) & 0xFFFF), 2) + head
    }
    bytes += block(0x73, 0, [0, 0, 0, 0, 0, 0])
    for entry in entries {
      let size = little(entry.content.count, 4)
      let rest =
        size + size + [3] + little(Int(ArchiveBuilder.crc(entry.content)), 4) + little(0, 4)
        + [29, 0x30] + little(entry.name.count, 2) + little(0o100644, 4) + entry.name
      bytes += block(0x74, isEncrypted ? 0x8004 : 0x8000, rest) + entry.content
    }
    return bytes + block(0x7B, 0x4000, [])
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

@Suite("Archives of libarchive") struct PackedArchiveTests {
  private typealias Entry = Packed.Entry

  /// `通知/甲.md` in GBK.
  private static let gbk: [UInt8] = [0xCD, 0xA8, 0xD6, 0xAA, 0x2F, 0xBC, 0xD7] + Array(".md".utf8)
  private static let text = "# 关于甲的通知\n\n渡口石阶已经修缮。\n"

  private func extract(_ bytes: [UInt8], _ path: String) throws -> Extraction {
    let extraction = try ExtractionSupport.extract(bytes: bytes, path: path)
    for document in extraction.documents {
      let original = try decodedOriginal(bytes, path: path, recordID: document.recordID).text
      expectContract(document, original: original)
    }
    return extraction
  }

  private func code(_ bytes: [UInt8], _ path: String) -> ExtractionError.Code? {
    do { _ = try extract(bytes, path) } catch { return (error as? ExtractionError)?.code }
    return nil
  }

  @Test("Each entry is a document; its name is decoded") func entries() throws {
    let entries = [
      Entry("通知", type: "5"), Entry("通知/乙.txt", "乙。"), Entry(gbk: Self.gbk, Self.text),
    ]
    let tar = Packed.tar(entries)
    for (bytes, path) in [
      (tar, "a.tar"), (Packed.gzip(tar), "a.tar.gz"), (Packed.gzip(tar), "a.TGZ"),
      (Packed.rar(Array(entries.dropFirst())), "a.rar"),
    ] {
      let extraction = try extract(bytes, path)
      #expect(extraction.documents.map(\.recordID) == ["通知/乙.txt", "通知/甲.md"], "\(path)")
      #expect(extraction.documents.last?.description.title == "关于甲的通知")
      #expect(extraction.report.problems.isEmpty)
      #expect(try decodedOriginal(bytes, path: path).text.contains("通知/甲.md\n"))
      #expect(throws: ExtractionError.self) {
        _ = try decodedOriginal(bytes, path: path, recordID: "无.md")
      }
    }
  }

  @Test(
    "A file that is packed alone has the name that it says, else the archive's without its ending")
  func alone() throws {
    let text = Array(Self.text.utf8)
    #expect(try extract(Packed.gzip(text), "甲.md.gz").documents.map(\.recordID) == ["甲.md"])
    let named = try extract(Packed.gzip(text, name: "乙.md"), "甲.gz")
    #expect(named.documents.map(\.recordID) == ["乙.md"])
    let unknown = try extract(Packed.gzip(text), "甲.gz")
    #expect(unknown.documents.isEmpty)
    #expect(unknown.report.problems.map(\.code) == [.passedOver, .empty])
  }

  @Test("Links, other formats and what systems leave behind are no documents") func passedOver()
    throws
  {
    let bytes = Packed.tar([
      Entry("a.md", Self.text), Entry("b.md", type: "1"), Entry("c.md", type: "2"),
      Entry(".DS_Store", "x"), Entry("d.xyz", "x"), Entry("../../a.md", "逃。"),
      Entry("~$a.docx", "x"),
    ])
    let extraction = try extract(bytes, "a.tar")
    #expect(extraction.documents.map(\.recordID) == ["a.md", "a-2.md"])
    #expect(extraction.report.problems.map(\.entry) == ["b.md", "c.md", "d.xyz"])
  }

  @Test("Encrypted archives and entries are named") func encrypted() throws {
    let bytes = Packed.rar([Entry("a.md", Self.text)], isEncrypted: true)
    do {
      let extraction = try extract(bytes, "a.rar")
      #expect(extraction.documents.isEmpty)
      guard case .file(let fact)? = extraction.report.problems.first?.detail else {
        Issue.record("no reason")
        return
      }
      #expect(fact.code == .reading(.encrypted))
    } catch { #expect((error as? ExtractionError)?.code == .encrypted) }
  }

  @Test("A cut archive gives what lies before the cut; what is none is refused") func damaged()
    throws
  {
    let tar = Packed.tar([
      Entry("a.md", Self.text), Entry("b.md", String(repeating: "字", count: 900)),
    ])
    let cut = try extract(Array(tar[..<2000]), "a.tar")
    #expect(cut.documents.map(\.recordID) == ["a.md"])
    #expect(cut.report.problems.map(\.code) == [.badEntry])
    for path in ["a.7z", "a.rar", "a.tar", "a.gz", "a.bz2", "a.xz"] {
      #expect(code(Array("这不是压缩文件".utf8), path) == .badArchive, "\(path)")
      #expect(code([], path) != nil || path == "a.tar")
    }
  }

  @Test("Archives are bounded: what is unpacked, what is passed over, how deep they lie")
  func bounds()
    throws
  {
    var bomb = Packed.gzip([UInt8](repeating: 0x20, count: 70 << 20))
    #expect(try extract(bomb, "a.txt.gz").report.problems.first?.code == .badEntry)
    bomb = []
    var nested = Packed.tar([Entry("a.md", Self.text)])
    for _ in 0..<4 {
      var entry = Entry("a.tar")
      entry.content = nested
      nested = Packed.tar([entry])
    }
    let extraction = try extract(nested, "a.tar")
    #expect(extraction.documents.isEmpty)
    #expect(extraction.report.problems.contains { $0.code == .badEntry })
  }

  @Test("What an archive is, its content tells") func content() throws {
    let rar = Packed.rar([Entry("a.md", Self.text)])
    #expect(try extract(rar, "a.zip").documents.map(\.recordID) == ["a.md"])
    #expect(try extract(rar, "a.7z").report.format == .rar)
  }

  @Test("Archives as 7-Zip writes them", arguments: ["batch.7z", "batch.tar.xz"])
  func fixtures(name: String) throws {
    let extraction = try extract(Fixtures.bytes(name), name)
    #expect(
      Set(extraction.documents.compactMap(\.recordID)) == ["通知/notice-office.odt", "通知/notice.rtf"])
    #expect(extraction.documents.allSatisfy { $0.description.kind == .notice })
  }

  @Test("The checksum of a packed tar is looked at; what it holds goes in") func packedTar() throws
  {
    let tar = Packed.tar([Packed.Entry("通知.txt", "一份通知。")])
    #expect(try extract(Packed.gzip(tar), "a.tar.gz").report.problems.isEmpty)
    var damaged = Packed.gzip(tar)
    damaged[damaged.count - 8] ^= 1
    let extraction = try extract(damaged, "a.tar.gz")
    #expect(extraction.documents.map(\.recordID) == ["通知.txt"])
    #expect(extraction.report.problems.map(\.code) == [.badEntry])
    #expect(extraction.report.problems.map(\.detail) == [.packedDataDamaged])
    #expect(extraction.report.contentState == .partial)
  }

  @Test("A packed file that is empty is an empty document") func nothingPacked() throws {
    for name in ["通知.txt.gz", "通知.md.gz"] {
      let extraction = try extract(Packed.gzip([]), name)
      #expect(extraction.documents.map(\.recordID) == [String(name.dropLast(3))])
      #expect(extraction.report.contentState == .noText)
    }
    let other = try extract(Packed.gzip([]), "甲.gz")
    #expect(other.documents.isEmpty && other.report.contentState == .noText)
  }

  @Test("A file that gzip packed is damaged where its checksum says so") func checksum() throws {
    // Stored, not compressed (RFC 1951, 3.2.4), so that a byte can be changed.
    func gzip(_ text: String, checksum: UInt32) -> [UInt8] {
      let bytes = Array(text.utf8)
      func little(_ number: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
      }
      let size = UInt32(bytes.count)
      return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(size, 2) + little(~size, 2) + bytes
        + little(checksum, 4) + little(size, 4)
    }
    let text = "各单位要按时报送，金额一千万元。"
    let right = GzipChecksum.crc32(Array(text.utf8))
    // RFC 1952's own example of the sum.
    #expect(GzipChecksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(try extract(gzip(text, checksum: right), "通知.txt.gz").documents.count == 1)
    let wrong = try extract(gzip(text, checksum: right ^ 1), "通知.txt.gz")
    #expect(wrong.documents.isEmpty && wrong.report.problems.first?.code == .badEntry)
    // Two behind each other have two sums.
    let two = gzip(text, checksum: right) + gzip("附件。", checksum: 0)
    #expect(try extract(two, "通知.txt.gz").documents.count == 1)
  }

  @Test("Hard links and what a bound leaves out are named") func leftOut() throws {
    let tar = Packed.tar([
      Packed.Entry("甲.txt", "各单位要按时报送。"), Packed.Entry("乙.txt", type: "1"),
      Packed.Entry("丙.txt", type: "2"),
    ])
    let problems = try extract(tar, "批.tar").report.problems
    #expect(problems.map(\.detail) == [.notAFile, .symbolicLink])
  }

  @Test("7-Zip's encrypted archives") func locked() throws {
    let extraction = try extract(Fixtures.bytes("locked.7z"), "locked.7z")
    #expect(extraction.documents.isEmpty)
    #expect(extraction.report.problems.map(\.code) == [.badEntry, .badEntry, .empty])
    #expect(extraction.report.reasonForNothing.code == .reading(.encrypted))
    #expect(code(Fixtures.bytes("sealed.7z"), "sealed.7z") == .encrypted)
  }
}
