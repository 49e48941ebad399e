/// What the argument parser (swift-argument-parser 1.8) says by itself, in Chinese: the headings of help,
/// and what is wrong with the arguments. What it takes from the commands is in the reader's language already.
public enum ArgumentWords {
  /// A text of the parser in Chinese. Lines that it does not make itself stay as they are.
  public static func chinese(_ text: String) -> String {
    var lines: [String] = []
    for next in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      // The parser breaks lines, also within `(values: …; default: …)`.
      if let last = lines.last, hasOpenValues(last), next.hasPrefix(indent) {
        lines[lines.count - 1] = last + " " + next.drop { $0 == " " }
      } else {
        lines.append(next)
      }
    }
    return lines.map(line).joined(separator: "\n")
  }

  /// What stands before the second line of an option's help.
  private static let indent = String(repeating: " ", count: 26)
  /// The columns of a line of help.
  private static let width = 80

  private static func hasOpenValues(_ line: String) -> Bool {
    let opening = line.ranges(of: #/\((?:values|default): /#).last
    return opening.map { !line[$0.lowerBound...].contains(")") } ?? false
  }

  private static let headings: [(String, String)] = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("Help:  ", "说明："),
    ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "命令："),
  ]

  private static func line(_ line: String) -> String {
    if line.hasPrefix("Error: ") { return "错误：" + problem(String(line.dropFirst(7))) }
    var text = line
    for (english, chinese) in headings where text.hasPrefix(english) {
      text = chinese + text.dropFirst(english.count)
    }
    text = text.replacing("<subcommand>", with: "<命令>").replacing("<options>", with: "<选项>")
    if let match = text.wholeMatch(of: #/  See '(.+)' for (?:detailed help|more information)\./#) {
      return "  详见 \(match.1)"
    }
    if text.hasSuffix("Show the version.") {
      return text.replacing("Show the version.", with: "显示版本")
    }
    if text.hasSuffix("Show help information.") {
      return text.replacing("Show help information.", with: "显示帮助")
    }
    return values(text)
  }

  /// `(values: text, json; default: text)` at the end of a line of help.
  private static func values(_ line: String) -> String {
    guard line.hasSuffix(")"),
      let match = line.firstMatch(of: /\((values: [^();]+)?(; )?(default: [^()]+)?\)$/),
      match.1 != nil || match.3 != nil
    else { return line }
    let parts = [
      match.1.map { "可用：" + $0.dropFirst(8).replacing(", ", with: "、") },
      match.3.map { "缺省：" + $0.dropFirst(9) },
    ].compactMap(\.self)
    var before = line[..<match.range.lowerBound]
    while before.last == " " { before.removeLast() }
    let values = "（" + parts.joined(separator: "；") + "）"
    let columns = TerminalWidth.columns(of: before + values)
    return before + (columns > width ? "\n" + indent : "") + values
  }

  /// What is wrong with the arguments.
  private static func problem(_ text: String) -> String {
    if let match = text.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
      return "没有 \(match.1) 这个选项" + (match.2.map { "；是不是 \($0)？" } ?? "")
    }
    if let match = text.wholeMatch(of: /Missing expected argument '(.+)'/) {
      return "缺少参数 \(match.1)"
    }
    if let match = text.wholeMatch(of: /Missing one of: '(.+)'/) {
      return "至少要给出其中之一：" + match.1.replacing("', '", with: "、")
    }
    if let match = text.wholeMatch(of: /Missing value for '(.+)'/) {
      return "\(match.1)：缺少值"
    }
    if let match = text.wholeMatch(of: /Unexpected argument '(.+)'/) {
      return "多余的参数：\(match.1)"
    }
    if let match = text.wholeMatch(of: /\d+ unexpected arguments: '(.+)'/) {
      return "多余的参数：" + match.1.replacing("', '", with: "、")
    }
    if let match = text.wholeMatch(
      of: /The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?/)
    {
      let allowed = match.3.map {
        "；可用：" + $0.replacing(/'?(?:, | and | or )'?/, with: "、").replacing("'", with: "")
      }
      return "\(match.2)：无效的值：\(match.1)" + (allowed ?? "")
    }
    if let match = text.wholeMatch(
      of: /The option '(.+)' does not take any value, but '(.*)' was specified\./)
    {
      return "\(match.1) 后面不带值，却给了 \(match.2)"
    }
    if let match = text.wholeMatch(of: /Invalid option: (.+)/) { return "不是选项：\(match.1)" }
    return text
  }
}
