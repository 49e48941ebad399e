internal import ArchiveModel

/// What an indexing run did.
extension Phrases {
  func indexRebuilt(_ reason: String) -> String {
    say("索引已重建：\(reason)", "index made anew: \(reason)")
  }
  func filesIndexed(_ summary: IndexingSummary) -> String {
    say(
      "新增 \(summary.filesAdded)，改动 \(summary.filesChanged)，删除 \(summary.filesRemoved)，未变 \(summary.filesUnchanged) 个文件",
      "\(summary.filesAdded) new, \(summary.filesChanged) changed, \(summary.filesRemoved) removed, \(summary.filesUnchanged) unchanged files"
    )
  }
  /// How many files lie under another path.
  func filesMoved(_ count: Int) -> String {
    say("\(count) 个文件移动或改名，已记入登记册", "\(count) files were moved or renamed; the register says so")
  }
  func indexNow(_ summary: IndexingSummary) -> String {
    let size = megabytes(summary.indexBytes)
    let time = Decimals.text(summary.seconds, places: 2)
    return say(
      "现有 \(summary.documentCount) 份文档、\(summary.passageCount) 个段落；索引 \(size) MB；用时 \(time) 秒",
      "\(summary.documentCount) documents, \(summary.passageCount) passages; index \(size) MB; \(time) s"
    )
  }
  var filesNotRead: String { say("未能读取", "not read") }
  var filesKept: String { say("读不到，索引里仍是以前的内容", "cannot be read; the index has what it had") }
  var filesReadWithProblems: String { say("读取时的问题", "read with problems") }
  var filesPassedOver: String { say("不是文档，已略过", "passed over") }
  func text(of reason: PassedOverFile.Reason) -> String {
    switch reason {
    case .leftover: say("程序或系统的附带文件", "left behind by a program or the system")
    case .symbolicLink: say("符号链接，不跟随", "symbolic link, not followed")
    case .notAFile: say("不是普通文件", "not a regular file")
    case .nameNotUTF8: say("文件名不是 UTF-8", "name is not UTF-8")
    case .unreadable: say("读不到", "cannot be read")
    case .folderUnreadable: say("文件夹打不开", "folder cannot be listed")
    case .descriptionWithoutDocument: say("没有它所描述的文档", "describes no document")
    }
  }
  package var changeNotIndexed: String {
    say(
      "改动已经写下并登记，但索引没有更新；请运行 \(command("index"))",
      "the change is written and registered, but the index is not up to date; run `\(command("index"))`"
    )
  }
  package var changeNotSeen: String {
    say(
      "已存入档案，但有的文件读不到，索引里没有这次改动：",
      "stored in the archive, but some files cannot be read, and the index lacks the change:")
  }
}
