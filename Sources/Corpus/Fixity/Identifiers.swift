/// How ids are made: from what is in the corpus alone, so that a rebuilt index has the same ones.
public enum Identifiers {
  /// A document's id: 12 characters of base 32 (60 bits) from the SHA-256 of its path below
  /// `corpus/` and, in a container, a NUL and its record id.
  public static func document(path: String, recordID: String?) -> String {
    let name = recordID.map { "\(path)\0\($0)" } ?? path
    return ContentDigest(of: name).base32(count: 12)
  }

  /// A passage's id: its document's id, 6 characters of the document's content digest, and the
  /// passage's place, e.g. `k3zq7mfpw2ab-x4t2ka-17`. The same document in two places has two ids.
  public static func passage(documentID: String, content: ContentDigest, ordinal: Int) -> String {
    "\(documentID)-\(content.base32(count: 6))-\(ordinal)"
  }

  /// The document's id in a document's or a passage's id, and the rest of a passage's.
  public static func parse(_ id: String) -> (documentID: String, passage: String?) {
    guard let dash = id.firstIndex(of: "-") else { return (id, nil) }
    return (String(id[..<dash]), String(id[id.index(after: dash)...]))
  }
}
