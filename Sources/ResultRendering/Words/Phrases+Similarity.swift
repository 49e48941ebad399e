internal import ArchiveModel

/// The phrases of documents that are alike, and of their differences.
extension Phrases {
  var alsoIn: String { say("另见", "Also in") }
  func alsoInMore(_ count: Int) -> String { say("另有 \(count) 件", "and \(count) more") }

  /// How another document stands to the one it is told of.
  func relation(_ link: LinkedDocument) -> String {
    let resemblance = Decimals.text(link.resemblance * 100, places: 1)
    return switch link.relation {
    case .same: say("文字相同", "the same text")
    case .near: say("相近 \(resemblance)%", "\(resemblance)% alike")
    case .contains: say("含本件全文或大部", "holds all or most of this one")
    case .containedIn: say("全文或大部见于本件", "all or most of it stands in this one")
    }
  }

  /// A document with much the same text: its title, date and how it stands to this one.
  func alsoIn(_ link: LinkedDocument) -> String {
    let facts = [link.document.description.date.map { date($0) }, relation(link)].compactMap(\.self)
    return link.document.displayTitle
      + say("（\(facts.joined(separator: "，"))）", " (\(facts.joined(separator: ", ")))")
  }

  /// The documents with much the same text, in one line; empty where there are none.
  func alsoIn(_ links: DocumentLinks, most: Int) -> String {
    guard links.total > 0 else { return "" }
    var items = links.documents.prefix(most).map { alsoIn($0) }
    if links.total > items.count { items.append(alsoInMore(links.total - items.count)) }
    return say("另见：", "Also in: ") + items.joined(separator: say("；", "; "))
  }

  // Differences
  var sameText: String {
    say(
      "两件文字相同（字形、全半角、标点、空格和换行不计）。",
      "Both have the same text (script, width, punctuation, spaces and line breaks aside).")
  }
  func differenceSummary(_ difference: DocumentDifference) -> String {
    let names: [(DocumentDifference.Passage.Operation, String)] = [
      (.equal, say("相同", "equal")), (.change, say("有改动", "changed")),
      (.insert, say("新增", "inserted")), (.delete, say("删去", "deleted")),
      (.move, say("移位", "moved")),
    ]
    return names.compactMap { operation, name in
      let count = difference.passages.count { $0.operation == operation }
      return count == 0 ? nil : say("\(name) \(count) 段", "\(count) \(name)")
    }.joined(separator: say("，", ", "))
  }
  func unchanged(_ count: Int) -> String {
    say("（相同 \(count) 段）", count == 1 ? "(1 equal passage)" : "(\(count) equal passages)")
  }
  func operation(_ passage: DocumentDifference.Passage) -> String {
    let percent = Decimals.text(passage.similarity * 100, places: 1)
    return switch passage.operation {
    case .equal: say("相同", "Equal")
    case .change: say("有改动，相似 \(percent)%", "Changed, \(percent)% alike")
    case .insert: say("新增", "Inserted")
    case .delete: say("删去", "Deleted")
    case .move:
      passage.diff.isEmpty
        ? say("移位，文字相同", "Moved, the same text")
        : say("移位，相似 \(percent)%", "Moved, \(percent)% alike")
    }
  }
}
