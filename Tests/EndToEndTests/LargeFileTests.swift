import Foundation
import Testing

@Suite("Large and restless files at the terminal") struct LargeFileTests {
  /// About 17 MB: more than one document may have. Mostly lines of spaces, which are quick to read, and
  /// marks to be found at the beginning, in the middle and at the end.
  private static func writeLargeText(to path: String) throws {
    var text = "关于汛期值守的往来文件汇编\n\n起首口令安澜。\n\n"
    let blank = String(repeating: " ", count: 599) + "\n"
    let filler = String(repeating: blank, count: 108) + "照此办理。\n\n"
    for number in 0..<270 {
      text += filler
      if number == 135 { text += "居中口令望潮。\n\n" }
    }
    text += "末尾口令归仓。\n"
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test("A text of more than 16 MB comes in as parts, each found, shown and verified")
  func parts() throws {
    let archive = try TestArchive()
    try Self.writeLargeText(to: archive.folder + "/汇编全文.txt")
    let added = try archive.run("add", archive.folder + "/汇编全文.txt")
    #expect(added.exitCode == 0, "\(added.messages)")
    var records: Set<String> = []
    for word in ["安澜", "望潮", "归仓"] {
      let result = try #require(try archive.search("“口令\(word)”").results.first)
      records.insert(result.document.externalId ?? "")
      #expect(result.document.title?.hasPrefix("汇编全文（第") == true)
      let original = try archive.run("show", "--original", result.document.id)
      #expect(original.output.contains("口令\(word)。"))
      #expect(original.output.utf8.count < 4 << 20)
    }
    #expect(records.count == 3 && records.contains("1"))
    let verified = try archive.run("verify")
    #expect(verified.exitCode == 0, "\(verified.output)")
  }

  @Test("A file that grows while it is taken in is refused, and comes in when it rests")
  func growing() throws {
    let archive = try TestArchive()
    let path = archive.folder + "/正在写.txt"
    try Data(repeating: 0x61, count: 24 << 20).write(to: URL(filePath: path))
    let writer = Thread {
      guard let file = FileHandle(forWritingAtPath: path) else { return }
      while !Thread.current.isCancelled {
        file.seekToEndOfFile()
        file.write(Data("汛期值守。\n".utf8))
        usleep(100)
      }
    }
    writer.start()
    let refused = try archive.run("add", path, "--format", "jsonl")
    writer.cancel()
    #expect(refused.exitCode == 3 && refused.output.contains(#""reason":"changing""#))
    while !writer.isFinished { usleep(1000) }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: archive.corpus).isEmpty)
    try Data("汛期值守。\n".utf8).write(to: URL(filePath: path))
    #expect(try archive.run("add", path).exitCode == 0)
    #expect(try archive.search("值守").total == 1)
  }

  @Test("What cannot be read is told in the reader's language, and to programs in English")
  func languages() throws {
    let archive = try TestArchive()
    let path = archive.folder + "/扫描.docx"
    try Data([0x50, 0x4B, 3, 4, 1]).write(to: URL(filePath: path))
    let chinese = ["LC_ALL": "zh_CN.UTF-8"]
    let kept = try archive.run("add", path, environment: chinese)
    #expect(
      kept.output.contains("文字读不出：已损坏，或不是这种格式：不是 ZIP 文件"), "\(kept.output)")
    try Data([0x50, 0x4B, 3, 4, 2]).write(to: URL(filePath: path))
    let json = try archive.run("add", path, "--format", "json", environment: chinese)
    #expect(json.output.contains("damaged, or not in this format"))
    try archive.write([0x50, 0x4B, 3, 4, 3], to: "坏.docx")
    try archive.write("{\"id\": \"1\", \"text\": \"好。\"}\n坏\n", to: "批.jsonl")
    let index = try archive.run("index", environment: chinese)
    #expect(index.output.contains("坏.docx: 已损坏，或不是这种格式"), "\(index.output)")
    #expect(index.output.contains("批.jsonl: 第 2 行：该记录未收入"))
    let gaps = try archive.run("gaps", environment: chinese)
    #expect(gaps.output.contains("已损坏，或不是这种格式"))
    #expect(try archive.run("gaps", "--format", "json").output.contains("damaged, or not"))
  }
}
