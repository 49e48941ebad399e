public import ArchiveModel

/// In what two documents differ, in JSON: the form that programs rely on. Keys may be added, never
/// renamed.
public enum DocumentDifferenceJSON {
  /// The whole difference as one object, every passage in it.
  public static func render(_ difference: DocumentDifference) throws -> String {
    try JSONText.encode(DifferenceFields(difference))
  }
}

private struct DifferenceFields: Encodable, Sendable {
  struct PieceFields: Encodable, Sendable {
    var op: String
    var text: String
  }

  struct PassageFields: Encodable, Sendable {
    var op: String
    @OrNull var fromId: String?
    @OrNull var toId: String?
    var similarity: Double
    var headingPath: [String]
    var diff: [PieceFields]
  }

  var from: DocumentFields
  var to: DocumentFields
  var same: Bool
  var passages: [PassageFields]

  init(_ difference: DocumentDifference) {
    from = DocumentFields(difference.from)
    to = DocumentFields(difference.to)
    same = difference.isSame
    passages = difference.passages.map { passage in
      PassageFields(
        op: passage.operation.rawValue, fromId: passage.fromID, toId: passage.toID,
        similarity: JSONText.thousandths(passage.similarity), headingPath: passage.headingPath,
        diff: passage.diff.map { PieceFields(op: $0.operation.rawValue, text: $0.text) })
    }
  }
}
