internal import ArchiveModel

/// How much of a file could be read.
extension Phrases {
  func text(of state: ContentState) -> String {
    switch state {
    case .text: say("文字已读", "text read")
    case .partial: say("只读出一部分", "read in part")
    case .noText: say("没有可读的文字", "no text to be read")
    case .encrypted: say("已加密", "encrypted")
    case .damaged: say("已损坏", "damaged")
    case .notRead: say("未读出", "not read")
    }
  }

  /// What stands in place of the text of a document without one.
  func noText(_ state: ContentState) -> String {
    say(
      "（\(text(of: state))；原件已保存，按著录检索得到）",
      "(\(text(of: state)); the file is kept, and found by its description)")
  }

  var contentState: String { say("读出情况", "Content") }

  /// What of a file was not read.
  func partNotRead(_ problem: Fact) -> String {
    say("未读：", "not read: ") + text(of: problem)
  }
}
