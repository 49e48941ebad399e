internal import ArchiveModel

/// How an archive is.
extension Phrases {
  var versions: String { say("版本", "versions") }
  var indexForm: String { say("索引格式", "index form") }
  var sandbox: String { say("沙箱", "sandbox") }
  var archive: String { say("档案", "archive") }
  var index: String { say("索引", "index") }
  var access: String { say("权限", "access") }
  var recognition: String { say("文字识别", "recognition of text in pictures") }
  func recognitionRule(_ language: String?) -> String {
    language.map { say("收入和建立索引时识别（\($0)）", "when files come in and are indexed (\($0))") }
      ?? say("只在 --ocr 时", "only with --ocr")
  }
  var disk: String { say("磁盘", "disk") }
  var locale: String { say("语言环境", "locale") }
  /// The language's name for itself.
  var languageName: String { say("中文", "English") }
  var secrecyOfDocuments: String { say("密级", "secrecy") }
  func notInstalled(_ package: String) -> String {
    say("没有安装（\(package)）", "not installed (\(package))")
  }
  func confined(_ isConfined: Bool) -> String {
    isConfined ? say("在沙箱里运行", "confined") : say("不在沙箱里", "not confined")
  }
  func classified(_ count: Int) -> String {
    say(
      "\(count) 份文档有密级，serve 不提供",
      count == 1
        ? "1 document bears a level; `serve` withholds it"
        : "\(count) documents bear a level; `serve` withholds them")
  }
  func needsCare(_ count: Int) -> String {
    count == 0
      ? say("一切正常", "all is well") : say("需要处理 (\(count))：", "needs care (\(count)):")
  }
  func text(of sandbox: ReadingProgram.Sandbox) -> String {
    switch sandbox {
    case .working(let path): path
    case .missing: notInstalled("bubblewrap")
    case .refused(let detail): say("用不了：\(detail)", "does not work: \(detail)")
    }
  }
  func text(of index: ArchiveHealth.IndexState) -> String {
    switch index {
    case .current: say("完整", "complete")
    case .incomplete: say("不完整", "not complete")
    case .missing: say("没有", "none")
    case .otherVersion(let version):
      say("另一版本（\(text(of: version))）", "another version (\(text(of: version)))")
    case .unusable(_, let detail):
      say("不能用", "cannot be used") + (detail.map { " (\(text(of: $0)))" } ?? "")
    }
  }
  func holds(_ status: ArchiveStatus) -> String {
    let (documents, passages) = (status.documentCount, status.passageCount)
    return say(
      "\(documents) 份文档、\(passages) 个段落",
      "\(counted(documents, "document")), \(counted(passages, "passage"))")
  }
  /// An English noun with its number.
  func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
  func beingWritten(by writer: Fact) -> String {
    say("正在写入：", "being written: ") + text(of: writer)
  }
  func text(of access: ArchiveAccess) -> String {
    switch access {
    case .owner: say("只有自己（0700/0600）", "the owner alone (0700/0600)")
    case .group(let group):
      say("自己和组 \(group.name)（0750/0640）", "the owner and group \(group.name) (0750/0640)")
    case .asFound(let mode):
      say("没有设定，照现有文件（\(octal(mode))）", "not set; as the files are (\(octal(mode)))")
    }
  }
  func octal(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }
  func room(free: Int, of size: Int) -> String {
    say(
      "余 \(gigabytes(free)) GB，共 \(gigabytes(size)) GB",
      "\(gigabytes(free)) GB free of \(gigabytes(size)) GB")
  }
  private func gigabytes(_ bytes: Int) -> String { Decimals.text(Double(bytes) / 1e9, places: 1) }

  /// Something that needs care, and what to do about it.
  func text(of care: ArchiveHealth.Care) -> String {
    switch care {
    case .noCorpus:
      say(
        "这里没有档案：用 chadang init 建立，或用 --archive 指明",
        "no archive here: make one by `chadang init`, or name one by --archive")
    case .corpusRefused(let number):
      say("corpus 打不开", "the corpus cannot be opened") + " (\(systemError(number)))"
    case .unknownGroup(let name):
      say(
        "档案要给用户组 \(name) 读，系统里现在没有这个组，新文件只有自己能读",
        "the archive is to be readable to the group \(name), which the system does not know now; new files are the owner's alone"
      )
    case .fileUnusable(let fact):
      say(
        "有一个设置文件不能用，改好之前不起作用：\(text(of: fact))",
        "a file of settings cannot be used and has no effect until it is mended: \(text(of: fact))")
    case .noIndex: say("还没有索引：运行 \(command("index"))", "no index yet: run `\(command("index"))`")
    case .indexOtherVersion(let version):
      say(
        "索引由其他版本的程序生成（\(text(of: version))）：运行 \(command("index")) 重建",
        "index of another version (\(text(of: version))): run `\(command("index"))`")
    case .indexUnusable(let detail):
      say("索引不能用", "the index cannot be used") + (detail.map { " (\(text(of: $0)))" } ?? "")
        + say("：运行 \(command("verify")) 查看", ": run `\(command("verify"))`")
    case .indexIncomplete:
      say("索引没有做完：运行 \(command("index"))", "the index is not complete: run `\(command("index"))`")
    case .transactionUnfinished:
      say(
        "有一次改动没有做完：下一次写入（如 \(command("index"))）会做完",
        "a change is not finished: the next command that writes, such as `\(command("index"))`, finishes it"
      )
    case .programMissing(let name, let package, let files):
      say(
        "\(files) 个文件读不了，\(name) 需要软件包 \(package)：安装后运行 \(command("index"))",
        "\(files) files cannot be read; \(name) needs the package \(package): install it and run `\(command("index"))`"
      )
    case .recognitionMissing(let language, let packages):
      say(
        "archive.json 要求识别图片文字（\(language)），缺软件包 \(packages)",
        "archive.json asks for text in pictures to be recognised (\(language)): the packages \(packages) are missing"
      )
    case .sandboxMissing:
      say("外部程序不在沙箱里运行：安装 bubblewrap", "programs run without a sandbox: install bubblewrap")
    case .sandboxRefused(let detail):
      say(
        "bwrap 在这里用不了（\(detail)）：允许非特权用户命名空间，或给 bwrap 设 setuid",
        "bwrap does not work here (\(detail)): allow unprivileged user namespaces, or make bwrap setuid"
      )
    case .unconfined(let name):
      say(
        "\(name) 不在系统目录里，运行时没有沙箱",
        "\(name) lies outside the system's folders and runs without a sandbox")
    case .tooWide(let count, let paths):
      say("别人也能读 \(count) 项", "others can read \(count) files and folders")
        + named(paths, of: count)
        + mend
    case .tooNarrow(let count, let paths):
      say("用户组读不到 \(count) 项", "the group cannot read \(count) files and folders")
        + named(paths, of: count) + mend
    case .littleRoom(let free):
      say(
        "磁盘只余 \(gigabytes(free)) GB",
        "only \(gigabytes(free)) GB are free on the disk")
    }
  }

  private var mend: String {
    say("：运行 \(command("doctor --fix"))", ": run `\(command("doctor --fix"))`")
  }

  private func named(_ paths: [String], of count: Int) -> String {
    " (" + paths.joined(separator: ", ") + (count > paths.count ? ", …" : "") + ")"
  }
}
