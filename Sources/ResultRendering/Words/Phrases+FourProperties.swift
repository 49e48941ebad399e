internal import ArchiveModel

/// Verification in the four words of DA/T 70.
extension Phrases {
  func name(of property: VerificationCheck.Property) -> String {
    switch property {
    case .authenticity: say("真实性", "Authenticity")
    case .completeness: say("完整性", "Completeness")
    case .usability: say("可用性", "Usability")
    case .security: say("安全性", "Security")
    }
  }

  func name(of check: VerificationCheck) -> String {
    switch check {
    case .contentUnchanged:
      say("文件内容与登记时的校验值一致", "files are what they were when they were registered")
    case .digestsAgree: say("校验清单与登记册的校验值一致", "manifest and register name the same digests")
    case .registerUnchanged:
      say("登记册逐行相接，未被改动", "the register's lines follow on each other, unchanged")
    case .shownTextIsOriginal:
      say("显示和引用的文字与原件一致", "what is shown and quoted stands in the originals")
    case .filesPresent: say("登记的文件都在", "every registered file is there")
    case .everythingRegistered: say("库中文件都已登记、列入清单", "every file is registered and in the manifest")
    case .changesFinished: say("没有做了一半的改动", "no change is half done")
    case .everythingIndexed: say("文件都已进索引，索引没有过期", "every file is in the index as it is now")
    case .filesReadable: say("文件都能打开", "every file can be opened")
    case .textRead: say("文件的文字都能读出", "the text of every file can be read")
    case .indexUsable: say("索引可用，各表一致", "the index can be used, and its tables agree")
    case .accessAsMeant:
      say("文件权限与设定一致，无关人员不能读写", "files are open to those alone who are meant to read them")
    case .signatures:
      say(
        "电子签名、时间戳（不在本程序检测范围）", "electronic signatures and time stamps (not checked by this program)"
      )
    case .media: say("存储载体（不在本程序检测范围）", "storage media (not checked by this program)")
    case .malware: say("病毒（不在本程序检测范围）", "malware (not checked by this program)")
    }
  }

  func text(of outcome: VerificationCheck.Outcome) -> String {
    switch outcome {
    case .passed: say("[合格]", "[passed]")
    case .failed(let count): say("[不合格 \(count)]", "[failed: \(count)]")
    case .noted(let count): say("[提示 \(count)]", "[noted: \(count)]")
    case .notMade: say("[未检测]", "[not checked]")
    }
  }

  func verdict(_ outcomes: [VerificationCheck.Outcome]) -> String {
    let failed = outcomes.count { if case .failed = $0 { true } else { false } }
    let open = outcomes.count { $0 == .notMade }
    let left = open > 0 ? say("，\(open) 项未检测", ", \(open) not checked") : ""
    return failed > 0
      ? say("\(failed) 项不合格\(left)", "\(failed) failed\(left)")
      : say("已检测的项目全部合格\(left)", "all that was checked passed\(left)")
  }

  func seeFindings(_ report: VerificationReport) -> String {
    report.isOK && report.notices.isEmpty
      ? verdict(on: report)
      : say(
        "\(verdict(on: report))；逐条见 \(command("verify"))",
        "\(verdict(on: report)); one by one: \(command("verify"))")
  }
}
