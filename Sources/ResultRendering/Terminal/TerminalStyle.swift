/// How text is laid out on a terminal.
public struct TerminalStyle: Sendable, Hashable {
  /// Whether colours and bold may be used: only where the output is a terminal.
  public var colours: Bool
  /// How many columns a line has; a Chinese character takes two.
  public var width: Int

  /// Makes a style; `width` is kept within 20...400.
  public init(colours: Bool, width: Int) {
    self.colours = colours
    self.width = min(max(width, 20), 400)
  }

  /// What a piece of text is, as far as its looks go.
  enum Role: Sendable, Hashable {
    case plain, mark, title, faint, notice, deleted, inserted
  }

  /// `text` in the looks of `role`; as it is where there are no colours.
  func styled(_ text: String, as role: Role) -> String {
    guard colours, !text.isEmpty else { return text }
    switch role {
    case .plain: return text
    case .mark: return "\u{1B}[1;31m\(text)\u{1B}[0m"
    case .title: return "\u{1B}[1m\(text)\u{1B}[0m"
    case .faint: return "\u{1B}[2m\(text)\u{1B}[0m"
    case .notice: return "\u{1B}[33m\(text)\u{1B}[0m"
    case .deleted: return "\u{1B}[9;31m\(text)\u{1B}[0m"
    case .inserted: return "\u{1B}[4;32m\(text)\u{1B}[0m"
    }
  }
}
