package import ArchiveModel

/// What the commands tell of their work.
extension Phrases {
  package var notUTF8: String {
    say("不是 UTF-8", "not UTF-8")
  }
  package var leftoversRemoved: String {
    say("已清除中断的备份留下的文件", "removed what backups that were cut off had left")
  }
  package var noIndexInBackup: String {
    say("还没有索引，备份里不含索引", "there is no index yet; none is in the backup")
  }
  package var leftOutOfCopy: String {
    say("没有备份（不是普通文件）", "left out (no regular files)")
  }
  package var registeredAndGone: String {
    say("已登记但不在 corpus/ 里", "registered, and not in corpus/")
  }
  package var notAsRegistered: String {
    say("与登记时的内容不同（照现状收入）", "not as registered (taken as they are)")
  }
  package func restoredNotIndexed(_ command: String) -> String {
    say(
      "文件已全部还原、完好无缺，只是索引没有更新完；排除下面的原因后运行 \(command)",
      "the documents are restored and whole; only the index is not up to date: once the cause below is gone, run `\(command)`"
    )
  }
  package func damagedWhenBackedUp(manifestLines: Int, registerLines: Int) -> String {
    say(
      "备份时清单有 \(manifestLines) 行、登记册有 \(registerLines) 行已损坏",
      "when it was made, \(manifestLines) lines of the manifest and \(registerLines) of the register were damaged"
    )
  }
  package func noDocumentOrPassage(_ id: String) -> String {
    say("没有编号为 \(id) 的文档或段落", "no document or passage with the id \(id)")
  }
  package var documentWithdrawnMeanwhile: String {
    say("文档已撤下", "a document was withdrawn")
  }
  package func exported(documents: Int, passages: Int) -> String {
    say(
      "已导出 \(documents) 份文档、\(passages) 个段落",
      "exported \(documents) documents, \(passages) passages")
  }
  package var changedSinceIndexed: String {
    say(
      "文件与建立索引时不同，正文取自索引；请运行 \(command("index"))",
      "files changed since they were indexed, their text is the index's; run `\(command("index"))`")
  }
  package func packed(_ files: Int, megabytes size: String, to output: String) -> String {
    say("已打包 \(files) 个文件，\(size) MB：\(output)", "packed \(files) files, \(size) MB: \(output)")
  }
  package var namesWithPercent: String {
    say(
      "名称含 %，bagit.py 1.9 会误报缺失（包本身合乎 RFC 8493）",
      "names with %: bagit.py 1.9 takes them for missing (the bag is as RFC 8493 wants it)")
  }
  package var namesThatAreTwins: String {
    say(
      "名称只在 Unicode 组合形式上不同，有的系统和 bagit.py 会当作同一个",
      "names that differ in Unicode composition only: bagit.py and some systems take them for one")
  }
  package var nothingInRegister: String {
    say("登记册里没有这样的记载", "the register has nothing of the kind")
  }
  package func archiveMade(_ path: String, add: String, index: String) -> String {
    say(
      "已建立档案：\(path)；收入文件用 \(add)，或把文件放进 \(path)/corpus，再运行 \(index)",
      "archive made: \(path); take documents in with `\(add)`, or put them into \(path)/corpus and run `\(index)`"
    )
  }
  package var someLinesAreNoQuotations: String {
    say("有的行不是引文，见输出", "some lines are no quotations; see the output")
  }
  package func withheld(_ count: Int) -> String {
    say(
      "有密级的文档 \(count) 份不提供（--allow-classified 才提供）",
      "\(count) documents that bear a level of secrecy are withheld (--allow-classified serves them)"
    )
  }
  package func serving(_ host: String, port: Int) -> String {
    say(
      "查档：http://\(host):\(port)/ ，按 Ctrl-C 停止",
      "chadang: http://\(host):\(port)/ , Ctrl-C stops it")
  }
  package func portInUse(_ port: Int) -> String {
    say("端口 \(port) 已被占用，请用 --port 换一个", "port \(port) is in use; choose another with --port")
  }
  package func addressNotHere(_ host: String) -> String {
    say("本机没有 \(host) 这个地址，请改 --host", "this machine has no address \(host); change --host")
  }
  package func hostUnknown(_ host: String) -> String {
    say("找不到主机 \(host)，请改 --host", "no such host: \(host); change --host")
  }
  package func portNotPermitted(_ port: Int) -> String {
    say(
      "系统不允许使用端口 \(port)，请用 --port 换一个（1024 以上）",
      "the system does not permit port \(port); choose another with --port, above 1023")
  }
  package var noDocumentOfLink: String {
    say("库里没有这份文件，它可能已撤下", "the archive has no such document; it may have been withdrawn")
  }
  package func documentOfLinkChanged(_ id: String) -> String {
    say(
      "这份文件在引用之后改动过，链接所指的文字可能已经不同，请重新核对：chadang show \(id)",
      "this document has changed since it was quoted; the words may be others now, check again: chadang show \(id)"
    )
  }
  package func registerDamaged(line: Int) -> String {
    say(
      "登记册第 \(line) 行有损坏，接收号可能不全；请运行 \(command("history"))",
      "the register is damaged in line \(line), accession numbers may be missing; run `\(command("history"))`"
    )
  }
  package func documentWithdrawn(_ document: DescribedDocument) -> String {
    say(
      "已撤下：\(document.name)；原件保留，可用 \(command("restore \(document.id)")) 恢复",
      "withdrawn: \(document.name); it is kept, `\(command("restore \(document.id)"))` puts it back"
    )
  }
  package func documentRestored(_ document: DescribedDocument) -> String {
    say("已恢复：\(document.name)", "put back: \(document.name)")
  }
  package func butReplaced(by later: String) -> String {
    say("；它已被 \(later) 取代，检索时只找到新版", "; it gave way to \(later), which is what searches find")
  }
  package func butContainerWithdrawn(_ path: String, why: String) -> String {
    say(
      "；但整个文件 \(path) 已撤下（\(why)），仍检索不到",
      "; its file \(path) is withdrawn as a whole (\(why)), so it is still not found")
  }
  package func nothingToTakeBack(_ field: String) -> String {
    say("\(field)：旁边的著录文件里没有，无可收回", "\(field): not stated beside the document")
  }

  package func backedUp(_ files: Int, withIndex: Bool, bytes: Int, file: String) -> String {
    let size = megabytes(bytes)
    return say(
      "已备份 \(files) 个文件\(withIndex ? "和索引" : "")，\(size) MB：\(file)",
      "backed up \(files) files\(withIndex ? " and the index" : ""), \(size) MB: \(file)")
  }
  /// What was read of a backup.
  package func readBackup(
    isRestored: Bool, files: Int, bytes: Int, withIndex: Bool, at: String, by: String
  ) -> String {
    let size = megabytes(bytes)
    return say(
      "\(isRestored ? "已还原" : "备份完好")：\(files) 个文件，\(size) MB\(withIndex ? "，含索引" : "")；备份于 \(at)  \(by)",
      "\(isRestored ? "restored" : "backup is sound"): \(files) files, \(size) MB\(withIndex ? ", and the index" : ""); made \(at)  \(by)"
    )
  }
  package func cannotListen(_ host: String, port: Int, errorNumber: Int32?) -> String {
    "\(host):\(port): " + say("无法监听", "cannot listen")
      + (errorNumber.map { " (\(systemError($0)))" } ?? "")
  }
  package func resultNotWritten(errorNumber: Int32) -> String {
    say("无法写出结果", "cannot write the result") + " (\(systemError(errorNumber)))"
  }
  package func standardInputUnreadable(errorNumber: Int32) -> String {
    say("读不到标准输入", "cannot read standard input") + " (\(systemError(errorNumber)))"
  }
  package func standardInputTooLong(mebibytes limit: Int) -> String {
    say("标准输入超过 \(limit) MiB", "standard input is longer than \(limit) MiB")
  }

  /// A size in millions of bytes.
  package func megabytes(_ bytes: Int) -> String { Decimals.text(Double(bytes) / 1e6, places: 1) }
  /// A command, as it is to be typed.
  func command(_ words: String) -> String { advice.command(words) }
}
