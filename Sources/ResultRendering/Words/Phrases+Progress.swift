package import ArchiveModel

/// How far a command is.
extension Phrases {
  package func takingIn(_ done: Int, of total: Int) -> String {
    say("接收 \(done)/\(total)", "taking in \(done)/\(total)")
  }
  package func backingUp(_ count: Int) -> String {
    say("备份：\(count) 个文件", "backing up: \(count) files")
  }
  package func readingBackup(_ count: Int) -> String {
    say("读取：\(count) 个文件", "reading: \(count) files")
  }
  package func exporting(_ count: Int) -> String {
    say("导出：\(count) 份文档", "exporting: \(count) documents")
  }
  package func packing(_ count: Int) -> String {
    say("打包：\(count) 个文件", "packing: \(count) files")
  }
  package func verifying(_ done: Int, of total: Int) -> String {
    say("核验 \(done)/\(total)", "verifying \(done)/\(total)")
  }
  package func watching(_ folder: String) -> String {
    say("正在监视 \(folder)", "watching \(folder)")
  }

  /// Where an indexing run stands.
  ///
  /// - Parameters:
  ///   - elapsed: the seconds since it began.
  ///   - hasBar: whether a bar of 20 characters comes first.
  package func progress(_ progress: IndexingProgress, elapsed: Double, hasBar: Bool) -> String {
    if progress.isFinishing { return say("整理索引……", "putting the index in order …") }
    let share =
      progress.bytesTotal == 0 ? 1 : Double(progress.bytesDone) / Double(progress.bytesTotal)
    let bar =
      String(repeating: "█", count: Int(share * 20))
      + String(repeating: "░", count: 20 - Int(share * 20))
    let rate = Decimals.text(Double(progress.bytesDone) / 1e6 / max(elapsed, 0.001), places: 1)
    let (done, total) = (progress.filesDone, progress.filesTotal)
    var text = hasBar ? "\(bar) " : ""
    text += say("\(done)/\(total) 个文件，\(rate) MB/秒", "\(done)/\(total) files, \(rate) MB/s")
    if share > 0.02 {
      let left = Int((elapsed / share * (1 - share)).rounded(.up))
      text += say("，约剩 \(left) 秒", ", about \(left) s left")
    }
    return text
  }
}
