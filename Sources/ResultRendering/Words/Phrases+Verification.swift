internal import ArchiveModel

/// What verification finds.
extension Phrases {
  func title(_ code: VerificationFinding.Code) -> String {
    switch code {
    case .missing: say("缺失的文件", "missing files")
    case .changed: say("与登记时不同的文件", "files that are not what they were")
    case .unreadable: say("读不到的文件", "files that cannot be read")
    case .manifestLineBad: say("校验清单中损坏的行", "damaged lines of the manifest")
    case .manifestLineLost:
      say("登记册有、清单没有的文件", "files that the register has and the manifest has not")
    case .notInRegister: say("清单有、登记册没有的文件", "files that the manifest has and the register has not")
    case .digestDisagrees: say("清单与登记册的校验值不同", "manifest and register name different digests")
    case .registerMissing: say("登记册不见了", "the register is missing")
    case .registerLineBad: say("登记册中损坏或缺失的行", "damaged or missing lines of the register")
    case .registerChanged: say("登记册被改动过", "the register was changed")
    case .registerEntryWrong: say("登记册的记载自相矛盾", "lines of the register that contradict themselves")
    case .archiveInside: say("corpus/ 里面另有一个档案", "an archive inside corpus/")
    case .transactionUnfinished:
      say(
        "有一次改动已经决定、没有做完；没有丢失什么，会接着做完",
        "a change was decided and cut off; nothing is lost, it will be finished")
    case .recognitionDamaged: say("识别结果文件损坏", "damaged files of recognised text")
    case .indexMissing: say("没有索引", "there is no index")
    case .indexUnreadable: say("索引无法读取，未核验", "the index cannot be read and was not checked")
    case .indexForeign: say("不是查档的索引文件", "not an index of chadang")
    case .indexOtherVersion: say("索引由其他版本的程序生成", "index of another version")
    case .indexDamaged: say("索引文件损坏", "the index file is damaged")
    case .indexIncomplete: say("建立索引没有完成", "the indexing run was cut off")
    case .indexChanged: say("索引中的内容与写入时不同", "what is stored in the index is not what was written")
    case .documentChanged: say("索引中的文档与写入时不同", "documents in the index are not what was written")
    case .documentIDWrong: say("文档编号与路径不符", "document ids that their paths do not give")
    case .passagesWrong: say("文档的段落编号不对", "passages that are numbered wrongly")
    case .textNotInSource: say("段落文字与原件对不上", "passages that do not stand in their file")
    case .rowsLeftOver: say("索引中有不属于任何文件的行", "rows in the index that belong to no file")
    case .tablesDisagree: say("索引各表互相不一致", "tables of the index disagree")
    case .postingsDisagree: say("词表与段落对不上", "posting lists that do not hold the passages' terms")
    case .notIndexed: say("还没有进索引的文件", "files that are not in the index")
    case .indexOutOfDate: say("建立索引后改动过的文件", "files changed since they were indexed")
    case .indexedWithoutFile: say("索引里有、库里没有的文件", "files that the index has and the corpus has not")
    case .unregistered: say("提示：没有登记的文件", "note: files that are not registered")
    case .moved: say("提示：移动或改名了的文件", "note: files that were moved or renamed")
    case .passedOver: say("提示：不是文档，已略过", "note: not taken for documents")
    case .notRead: say("提示：文字读不出的文件", "note: files whose text cannot be read")
    case .leftOver: say("提示：有放弃的改动留下的临时文件", "note: something is left of a change that was given up")
    case .writerActive:
      say(
        "提示：另一个进程正在写入；它还没有做完的不算问题",
        "note: another process is writing; what it has not finished is not among the findings")
    case .notChecked: say("提示：没有核验", "note: not checked")
    }
  }

  func advice(_ code: VerificationFinding.Code) -> String? {
    switch code {
    case .missing: say("从备份恢复", "restore them from a backup")
    case .changed:
      say(
        "从备份恢复；如果是有意的改动，用 \(command("add")) 路径 登记",
        "restore them from a backup, or register a change that was meant: \(command("add")) PATH"
      )
    case .archiveInside:
      say(
        "移到 corpus/ 之外；其中的文件用 \(command("add")) 收入",
        "move it out of corpus/, and take its documents in: \(command("add")) PATH")
    case .unreadable: say("检查磁盘和权限", "check the disk and the permissions")
    case .manifestLineBad, .manifestLineLost, .digestDisagrees:
      say(
        "\(command("verify --repair")) 按登记册和文件补写；补不了的从备份恢复清单",
        "\(command("verify --repair")) writes what register and files agree on; else restore the manifest from a backup"
      )
    case .notInRegister, .registerMissing, .registerLineBad, .registerChanged, .registerEntryWrong:
      say("登记册只能从备份恢复", "restore the register from a backup")
    case .transactionUnfinished:
      say(
        "下一个写入的命令会自动做完；现在就做：\(command("verify --repair"))",
        "the next command that writes finishes it; to do it now: \(command("verify --repair"))"
      )
    case .leftOver:
      say(
        "\(command("verify --repair"))，或下一次写入时自动完成",
        "\(command("verify --repair")), or the next command that writes")
    case .indexIncomplete:
      say(
        "\(command("index")) 接着做完，\(command("verify --repair")) 也可以",
        "\(command("index")) goes on with it, and so does \(command("verify --repair"))"
      )
    case .recognitionDamaged:
      say(
        "\(command("verify --repair")) 重新识别（需要 tesseract），或从备份恢复",
        "\(command("verify --repair")) recognises the text again, where tesseract is installed; or restore them from a backup"
      )
    case .indexMissing, .indexOtherVersion, .notIndexed, .indexedWithoutFile:
      say("运行 \(command("index"))", "run \(command("index"))")
    case .indexUnreadable: say("检查权限", "check the permissions")
    case .indexForeign:
      say(
        "移开这个文件，再运行 \(command("index"))",
        "move the file away and run \(command("index"))")
    case .indexOutOfDate:
      say(
        "确认是有意的改动后运行 \(command("index"))，否则从备份恢复",
        "run \(command("index")) if the change was meant, else restore from a backup")
    case .indexDamaged, .indexChanged, .documentChanged, .documentIDWrong, .passagesWrong,
      .textNotInSource, .rowsLeftOver, .tablesDisagree, .postingsDisagree:
      say(
        "\(command("verify --repair")) 重建索引",
        "\(command("verify --repair")) makes the index anew")
    case .unregistered:
      say("登记：\(command("add")) 路径", "register them: \(command("add")) PATH")
    case .moved: say("记入登记册：\(command("index"))", "record it: \(command("index"))")
    case .notChecked: command("verify --deep")
    case .passedOver, .notRead, .writerActive: nil
    }
  }

  /// The facts of a finding, in one line.
  func detail(_ finding: VerificationFinding) -> String {
    var parts: [String] = []
    if let line = finding.line { parts.append(say("第 \(line) 行", "line \(line)")) }
    if let accession = finding.accession {
      parts.append(say("接收号 \(accession)", "accession \(accession)"))
    }
    switch finding.code {
    case .passedOver:
      if let found = finding.found { parts.append(reason(found)) }
      if let number = finding.errorNumber { parts.append(systemError(number)) }
      if let words = finding.fact { parts.append(text(of: words)) }
      return joined(parts)
    case .notChecked where finding.detail == "encrypted":
      return say("要密码才能读的文字", "text that takes a password to read")
    case .notChecked: return say("由图像识别的文字", "text read from pictures")
    case .missing: return joined(parts)
    case .transactionUnfinished:
      return finding.count.map {
        say("要放好并登记 \($0) 个文件", "\($0) files to be put in place and registered")
      } ?? ""
    case .writerActive:
      let pending = finding.count.map {
        say("\($0) 个文件还没有做完，等它结束后再核验", "\($0) files not finished; verify again when it has ended")
      }
      return [finding.fact.map { text(of: $0) }, pending].compactMap(\.self)
        .joined(separator: say("；", "; "))
    default: break
    }
    if let detail = finding.detail { parts.append(reason(detail)) }
    if let number = finding.errorNumber { parts.append(systemError(number)) }
    if let words = finding.fact { parts.append(text(of: words)) }
    switch (finding.expected, finding.found) {
    case (let expected?, let found?):
      parts.append(
        say("应为 \(short(expected))，实为 \(short(found))", "\(short(expected)) became \(short(found))")
      )
    case (let expected?, nil): parts.append(short(expected))
    case (nil, let found?): parts.append(found)
    case (nil, nil): break
    }
    if let count = finding.count, count > 1 { parts.append("\(count)×") }
    return joined(parts)
  }

  private func joined(_ parts: [String]) -> String { parts.joined(separator: say("，", ", ")) }

  /// A digest as far as a person compares it.
  private func short(_ text: String) -> String {
    text.utf8.count == 64 ? "\(text.prefix(12))…" : text
  }

  private func reason(_ code: String) -> String {
    if let passed = PassedOverFile.Reason(rawValue: code) { return text(of: passed) }
    return switch code {
    case "malformed": say("不成行", "not a line")
    case "repeated": say("同一文件的另一行", "another line of the same file")
    case "cutShort": say("不完整", "cut short")
    case "rewritten": say("不是本程序写的样子", "not as the program writes it")
    case "chainBroken": say("前一行被改动，或缺了一行", "the line before was changed, or one is missing")
    case "misnumbered": say("编号不连续", "numbered wrongly")
    case "size": say("大小不符", "another size")
    case "document": say("文档编号不符", "another id")
    case "changing": say("核验期间一直在被写入", "written to all the time")
    default: code
    }
  }

  func repaired(_ repair: VerificationReport.Repair) -> String {
    say("已修复：", "repaired: ") + text(of: repair)
  }
  private func text(of repair: VerificationReport.Repair) -> String {
    switch repair {
    case .finishedTransaction:
      say(
        "中断的改动已做完，遗留的临时文件已清除", "a change that was cut off is finished, what was left over removed")
    case .rewroteManifest:
      say("清单中丢失或损坏的行已补写", "lost or damaged lines of the manifest are written again")
    case .updatedIndex: say("索引已更新", "the index is brought up to date")
    case .recognizedAgain: say("图片文字已重新识别", "text in pictures is recognised again")
    case .rebuiltIndex: say("索引已重建", "the index is made anew")
    }
  }

  func moreFindings(_ count: Int) -> String {
    say("另有 \(count) 个，--format json 列出全部", "and \(count) more; --format json lists all")
  }
  func checked(_ report: VerificationReport) -> String {
    let checked = report.checked
    let size = megabytes(checked.bytes)
    let time = Decimals.text(report.seconds, places: 2)
    return say(
      "核验了 \(checked.files) 个文件（\(size) MB）、\(checked.documents) 份文档、\(checked.passages) 个段落；用时 \(time) 秒",
      "\(checked.files) files (\(size) MB), \(checked.documents) documents, \(checked.passages) passages checked; \(time) s"
    )
  }
  func verdict(on report: VerificationReport) -> String {
    let count = report.findings.count
    guard report.isOK else { return say("发现 \(count) 处问题", "\(count) findings") }
    let isMoving = report.notices.contains { $0.code == .writerActive && $0.count != nil }
    return isMoving
      ? say("已经做完的部分没有发现问题", "nothing is wrong with what is finished")
      : say("没有发现问题", "nothing is wrong")
  }
}
