internal import ArchiveModel
import Corpus
import Retrieval

/// What needs care, and what to do about it.
struct DoctorWords {
  let care: ArchiveHealth.Care

  /// The code that programs know it by.
  var code: String {
    switch care {
    case .noCorpus: "no_corpus"
    case .noIndex: "no_index"
    case .corpusRefused: "corpus_refused"
    case .unknownGroup: "unknown_group"
    case .indexOtherVersion: "index_other_version"
    case .indexUnusable: "index_unusable"
    case .indexIncomplete: "index_incomplete"
    case .transactionUnfinished: "transaction_unfinished"
    case .programMissing: "program_missing"
    case .sandboxMissing: "sandbox_missing"
    case .sandboxRefused: "sandbox_refused"
    case .unconfined: "program_not_confined"
    case .tooWide: "too_wide"
    case .tooNarrow: "too_narrow"
    case .littleRoom: "little_room"
    }
  }

  /// In the language of the terminal.
  var text: String {
    switch care {
    case .noCorpus:
      say(
        "这里没有档案：用 chadang init 建立，或用 --archive 指明",
        "no archive here: make one by `chadang init`, or name one by --archive")
    case .corpusRefused(let number):
      say("corpus 打不开", "the corpus cannot be opened") + " (\(say(.system(number))))"
    case .unknownGroup(let name):
      say(
        "档案要给用户组 \(name) 读，系统里现在没有这个组，新文件只有自己能读",
        "the archive is to be readable to the group \(name), which the system does not know now; new files are the owner's alone"
      )
    case .noIndex: say("还没有索引：运行 \(index)", "no index yet: run `\(index)`")
    case .indexOtherVersion(let version):
      say(
        "索引由另一版本生成（\(version)）：运行 \(index) 重建",
        "index of another version (\(version)): run `\(index)`")
    case .indexUnusable(_, let detail):
      say("索引不能用", "the index cannot be used") + (detail.map { " (\(say($0)))" } ?? "")
        + say("：运行 \(verify) 查看", ": run `\(verify)`")
    case .indexIncomplete:
      say("索引没有做完：运行 \(index)", "the index is not complete: run `\(index)`")
    case .transactionUnfinished:
      say(
        "有一次改动没有做完：下一次写入（如 \(index)）会做完",
        "a change is not finished: the next command that writes, such as `\(index)`, finishes it"
      )
    case .programMissing(let name, let package, let files):
      say(
        "\(files) 个文件读不了，\(name) 需要软件包 \(package)：安装后运行 \(index)",
        "\(files) files cannot be read; \(name) needs the package \(package): install it and run `\(index)`"
      )
    case .sandboxMissing:
      say("外部程序不在沙箱里运行：安装 bubblewrap", "programs run without a sandbox: install bubblewrap")
    case .sandboxRefused(let words):
      say(
        "bwrap 在这里用不了（\(words)）：允许非特权用户命名空间，或给 bwrap 设 setuid",
        "bwrap does not work here (\(words)): allow unprivileged user namespaces, or make bwrap setuid"
      )
    case .unconfined(let name):
      say(
        "\(name) 不在系统目录里，运行时没有沙箱",
        "\(name) lies outside the system's folders and runs without a sandbox")
    case .tooWide(let count, let paths):
      say("别人也能读 \(count) 项", "others can read \(count) files and folders") + list(paths, of: count)
        + mend
    case .tooNarrow(let count, let paths):
      say("用户组读不到 \(count) 项", "the group cannot read \(count) files and folders")
        + list(paths, of: count) + mend
    case .littleRoom(let free):
      say(
        "磁盘只余 \(oneDecimal(Double(free) / 1e9)) GB",
        "only \(oneDecimal(Double(free) / 1e9)) GB are free on the disk")
    }
  }

  private var mend: String {
    let command = Advice.command("doctor --fix")
    return say("：运行 \(command)", ": run `\(command)`")
  }

  private var index: String { Advice.command("index") }
  private var verify: String { Advice.command("verify") }

  private func list(_ paths: [String], of count: Int) -> String {
    " (" + paths.joined(separator: ", ") + (count > paths.count ? ", …" : "") + ")"
  }
}
