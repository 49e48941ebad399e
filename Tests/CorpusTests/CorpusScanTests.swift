import ArchiveModel
import Corpus
import Glibc
import Testing

@Suite struct CorpusScanTests {
  private let folder: TemporaryFolder
  private var corpus: CorpusFolder { CorpusFolder(path: folder.path) }

  init() throws { folder = try TemporaryFolder() }

  private func passedOver() throws -> [String: PassedOverFile.Reason] {
    try Dictionary(uniqueKeysWithValues: corpus.scan().passedOver.map { ($0.path, $0.reason) })
  }

  @Test func listsDocumentsByPath() throws {
    for name in [
      "b.txt", "a/c.md", "a/b/d.HTML", "a.jsonl", "z.CSV", "县委 文件/关于…的通知.md", "x.ndjson", "y.htm",
    ] {
      try folder.write("文", to: name)
    }
    let listing = try corpus.scan()
    #expect(
      listing.files.map(\.path) == [
        "a.jsonl", "a/b/d.HTML", "a/c.md", "b.txt", "x.ndjson", "y.htm", "z.CSV", "县委 文件/关于…的通知.md",
      ])
    #expect(listing.passedOver.isEmpty)
    #expect(listing.files.allSatisfy { $0.fingerprint.size == 3 })
    #expect(
      listing.files.allSatisfy { $0.fingerprint.modifiedNanoseconds > 1_700_000_000_000_000_000 })
    #expect(corpus.fullPath("a/c.md") == folder.path + "/a/c.md")
  }

  @Test func everyFileIsKeptButLeftovers() throws {
    for name in ["图片.png", "noending", "sub/a.exe", "~$b.docx", "sub/THUMBS.DB", "__MACOSX/c.md"] {
      try folder.write("x", to: name)
    }
    try folder.write("title: 题", to: "gone.md.meta.yaml")
    #expect(
      try passedOver() == [
        "~$b.docx": .leftover, "sub/THUMBS.DB": .leftover, "__MACOSX/": .leftover,
        "gone.md.meta.yaml": .descriptionWithoutDocument,
      ])
    #expect(try corpus.scan().files.map(\.path) == ["noending", "sub/a.exe", "图片.png"])
  }

  @Test func namesArePassedOverByPattern() {
    let names = PassedOverNames(["~$*", "*.TMP", "a?c", "*备份*"])
    for name in ["~$报告.docx", "x.tmp", "X.Tmp", "abc", "2020备份.doc"] {
      #expect(names.contains(name), "\(name)")
    }
    for name in ["报告~$.docx", "x.tmpl", "ac", "abbc", "备 份"] {
      #expect(!names.contains(name), "\(name)")
    }
  }

  @Test func hiddenFilesAreNotSeen() throws {
    for name in [".a.txt", ".git/b.txt", "sub/.c.md", ".meta.yaml"] {
      try folder.write("x", to: name)
    }
    let listing = try corpus.scan()
    #expect(listing.files.isEmpty && listing.passedOver.isEmpty)
  }

  @Test func theCorpussOwnFilesAreNoDocuments() throws {
    for name in ["register.jsonl", "manifest-sha256.txt", "sub/register.jsonl"] {
      try folder.write("x", to: name)
    }
    #expect(try corpus.scan().files.map(\.path) == ["sub/register.jsonl"])
  }

  @Test func linksAreNotFollowed() throws {
    try folder.write("x", to: "a/real.txt")
    #expect(symlink("real.txt", folder.path + "/a/link.txt") == 0)
    #expect(symlink("..", folder.path + "/a/loop") == 0)
    #expect(symlink("/etc", folder.path + "/outside") == 0)
    #expect(symlink("nowhere.txt", folder.path + "/dangling.txt") == 0)
    #expect(symlink("itself.txt", folder.path + "/itself.txt") == 0)
    let listing = try corpus.scan()
    #expect(listing.files.map(\.path) == ["a/real.txt"])
    #expect(
      try passedOver() == [
        "a/link.txt": .symbolicLink, "a/loop": .symbolicLink, "outside": .symbolicLink,
        "dangling.txt": .symbolicLink, "itself.txt": .symbolicLink,
      ])
    #expect(throws: CorpusError.self) {
      try CorpusReader(folder: corpus).content(ofFile: "a/link.txt")
    }
  }

  @Test(.timeLimit(.minutes(30))) func pipesDoNotBlock() throws {
    #expect(mkfifo(folder.path + "/pipe.txt", 0o644) == 0)
    #expect(try passedOver() == ["pipe.txt": .notAFile])
    let error = #expect(throws: CorpusError.self) {
      try CorpusReader(folder: corpus).content(ofFile: "pipe.txt")
    }
    #expect(error?.code == .fileUnreadable)
  }

  @Test func namesThatAreNotUTF8AreReported() throws {
    folder.touch([0xD6, 0xD0, 0xCE, 0xC4] + Array(".txt".utf8))
    folder.touch(Array("好.txt".utf8))
    let listing = try corpus.scan()
    #expect(listing.files.map(\.path) == ["好.txt"])
    #expect(listing.passedOver.map(\.reason) == [.nameNotUTF8])
    #expect(listing.passedOver.first?.path.hasSuffix(".txt") == true)
  }

  @Test func namesOfAnyLengthAndLetters() throws {
    let long = String(repeating: "长", count: 83) + "a.md"
    #expect(long.utf8.count + 2 == 255)
    // To String the second of each pair is the first; U+0600 joins the character after it.
    let names = [
      long, "e\u{301}.txt", "\u{E9}.txt", "\u{F90A}.txt", "金.txt", "dir\u{600}/a.txt",
      "new\nline.txt",
      "x\u{600}.txt", "'\"; DROP TABLE files;.txt", "a\\b.txt", " .txt", "…/\u{301}.txt",
    ]
    for name in names { try folder.write("x", to: name) }
    let listing = try corpus.scan()
    #expect(listing.passedOver.isEmpty)
    #expect(
      Set(listing.files.map { Array($0.path.utf8) }) == Set(names.map { Array($0.utf8) }))
    let reader = CorpusReader(folder: corpus)
    for file in listing.files {
      #expect(try reader.content(ofFile: file.path).source.allBytes() == [0x78])
    }
  }

  @Test func descriptionsBelongToTheirDocument() throws {
    for name in [
      "a.md", "a.md.meta.yaml", "b.md", "sub/b.md.meta.yaml", "c\u{600}.md",
      "c\u{600}.md.meta.yaml",
      "e\u{301}.md", "\u{E9}.md", "\u{E9}.md.meta.yaml",
    ] {
      try folder.write(name, to: name)
    }
    let listing = try corpus.scan()
    let described = listing.files.filter { $0.descriptionFingerprint != nil }.map(\.path)
    #expect(
      described.map { Array($0.utf8) }
        == ["a.md", "c\u{600}.md", "\u{E9}.md"].map { Array($0.utf8) })
    #expect(listing.files.first?.descriptionFingerprint?.size == 14)
    #expect(listing.passedOver.map(\.reason) == [.descriptionWithoutDocument])
  }

  @Test func aMissingFolderIsAnError() throws {
    try folder.write("x", to: "file")
    for path in [folder.path + "/nowhere", folder.path + "/file"] {
      let error = #expect(throws: CorpusError.self) { try CorpusFolder(path: path).scan() }
      #expect(error?.code == .noCorpus)
      #expect(error?.description.contains(path) == true)
    }
    #expect(try corpus.scan().files.map(\.path) == ["file"])
  }
}
