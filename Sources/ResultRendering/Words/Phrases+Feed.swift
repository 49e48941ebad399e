internal import ArchiveModel

/// The phrases of the feed of new documents.
extension Phrases {
  /// What a feed holds, by its query and the values of its filters.
  func feedTitle(_ conditions: [String]) -> String {
    conditions.isEmpty
      ? say("查档：新收文件", "chadang: new documents")
      : say("查档：新收文件，", "chadang: new documents, ") + conditions.joined(separator: " · ")
  }
  var feedOfQuery: String { say("订阅：符合本查询的新收文件", "Feed: new documents for this query") }
}
