package import ArchiveModel

/// What the register says, and what was changed in descriptions.
extension Phrases {
  /// A change in one line.
  func change(_ change: RegisterEntry.Change) -> String {
    if change.fromExtracted == true, let value = change.to, change.from == value {
      return say(
        "确认 \(name(ofField: change.field))：\(value)",
        "confirmed \(name(ofField: change.field)): \(value)")
    }
    let note = change.fromExtracted == true ? say("（自动提取）", " (read in the text)") : ""
    let from = change.from.map { "\($0)\(note)" } ?? none
    let to = change.to ?? say("（收回）", "(taken back)")
    return "\(name(ofField: change.field)): \(from) → \(to)"
  }
  private func name(ofField key: String) -> String {
    DocumentDescription.Field(rawValue: key).map(name) ?? key
  }
  func nothingChanged(_ document: DescribedDocument) -> String {
    say("没有改动：", "nothing changed: ") + document.name
  }
  var onlyAPreview: String { say("（预览，未作改动）", "(a preview; nothing was changed)") }
  /// A warning about a document number in no known form.
  package func oddNumber(_ number: String) -> String {
    say(
      "“\(number)”不像发文字号（如 云政办发〔2020〕12号），照录",
      "“\(number)” does not look like a document number (云政办发〔2020〕12号); taken as it is")
  }

  func text(of action: RegisterEntry.Action) -> String {
    switch action {
    case .add: say("收入", "taken in")
    case .register: say("登记", "registered")
    case .accept: say("承认手工改动", "change by hand taken over")
    case .edit: say("著录", "described")
    case .withdraw: say("撤下", "withdrawn")
    case .restore: say("恢复", "put back")
    case .replace: say("被取代", "replaced")
    case .move: say("移动", "moved")
    }
  }
  /// What an entry says beside its changes, a line each.
  func facts(of entry: RegisterEntry) -> [String] {
    let version = entry.action == .add ? say("取代：", "replaces:") : say("让位于：", "gave way to:")
    let named = [
      (say("原因：", "why:"), entry.why), (say("原文件名：", "original name:"), entry.originalName),
      (say("原路径：", "moved from:"), entry.movedFrom),
      (say("来自：", "from:"), entry.source), (say("收入时路径：", "given as:"), entry.givenPath),
      (version, entry.version),
    ]
    var lines = named.compactMap { name, value in value.map { "\(name) \($0)" } }
    if let sha256 = entry.sha256 {
      lines.append(
        (entry.size.map { say("\($0) 字节，", "\($0) bytes, ") } ?? "") + "SHA-256 \(sha256)")
    }
    return lines
  }
  package func text(of reason: BadRegisterLine.Reason) -> String {
    switch reason {
    case .malformed: say("不是登记条目", "not an entry")
    case .chainBroken:
      say(
        "与上一行衔接不上：上一行被改过，或少了一行", "does not fit the line before: that was changed, or one is missing"
      )
    case .misnumbered: say("编号不连续", "misnumbered")
    case .cutShort: say("最后一行不完整", "the last line is cut short")
    }
  }
}
