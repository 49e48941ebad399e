/// Names in bylines: `记者 马燕 王阳`, `（本报记者 张三 通讯员 李四）`.
public enum BylineRules {
  private static let roles = [
    "全媒体记者", "本报讯记者", "本报记者", "特约记者", "实习记者", "见习记者", "本台记者", "新华社记者", "记者", "本报通讯员", "特约通讯员",
    "通讯员",
    "作者", "撰稿", "文/图", "文／图", "图/文", "文", "图", "摄影",
  ]

  /// The names in a byline or a column of authors, in order.
  public static func names(in text: String) -> [String] {
    var tokens: [String] = []
    var current = ""
    for character in text {
      if character.isWhitespace || "、，,;；/／|（）()：:【】[]□".contains(character) {
        if !current.isEmpty { tokens.append(current) }
        current = ""
      } else {
        current.append(character)
      }
    }
    if !current.isEmpty { tokens.append(current) }
    var names: [String] = []
    var single = ""
    for token in tokens {
      var name = token[...]
      for role in roles where name.hasPrefix(role) && (role.count > 1 || name.count == 1) {
        name = name.dropFirst(role.count)
        break
      }
      for role in ["摄", "文", "报道"] where name.hasSuffix(role) && name.count > 2 {
        name = name.dropLast(role.count)
      }
      if name.count == 1, let scalar = name.unicodeScalars.first, scalar.isHan {
        single += name
        if single.count == 2 {
          names.append(single)
          single = ""
        }
        continue
      }
      single = ""
      guard (2...20).contains(name.count), isName(name) else { continue }
      names.append(String(name))
    }
    return names
  }

  private static func isName(_ text: Substring) -> Bool {
    let scalars = text.unicodeScalars
    if scalars.allSatisfy({ $0.isHan || $0 == "·" || $0 == "某" }) {
      return scalars.count <= 4 || scalars.contains("·")
    }
    return scalars.allSatisfy { $0.isLatinLetter || $0 == "." || $0 == "·" || $0 == "-" }
  }

  /// The byline that a paragraph ends with (`…件件有着落。记者 马燕 王阳`) or opens with
  /// (`本报讯（记者 马燕）…`).
  public static func names(aroundParagraph text: String) -> [String] {
    if let open = text.prefix(12).firstIndex(where: { $0 == "（" || $0 == "(" }) {
      let inner = text[text.index(after: open)...].prefix(60)
      if roles.prefix(13).contains(where: { inner.hasPrefix($0) }),
        let close = inner.firstIndex(where: { $0 == "）" || $0 == ")" })
      {
        return names(in: String(inner[..<close]))
      }
    }
    // `…记者 霍艳恩摄` is a picture's.
    guard !text.hasSuffix("摄") else { return [] }
    let tail = text.suffix(40)
    guard let end = tail.lastIndex(where: { "。！？”".contains($0) }) else { return [] }
    var rest = tail[tail.index(after: end)...].trimmingBlanks()
    while let first = rest.first, first == "（" || first == "(" || first == "■" {
      rest = rest.dropFirst()
    }
    guard roles.prefix(13).contains(where: { rest.hasPrefix($0) }) else { return [] }
    return names(in: String(rest))
  }
}
