import ArchiveModel

/// The fields of a description that have no column, as one column holds them: a ``TextList`` of `FIELD=VALUE`,
/// in the fields' order; `NULL` for none.
enum FurtherFields {
  static func encode(_ further: [DocumentDescription.Field: [String]]) -> String? {
    guard !further.isEmpty else { return nil }
    return TextList.encode(
      DocumentDescription.Field.further.flatMap { field in
        (further[field] ?? []).map { "\(field.rawValue)=\($0)" }
      })
  }

  static func decode(_ text: String?) -> [DocumentDescription.Field: [String]] {
    var further: [DocumentDescription.Field: [String]] = [:]
    for entry in TextList.decode(text) {
      guard let end = entry.firstIndex(of: "="),
        let field = DocumentDescription.Field(rawValue: String(entry[..<end])), field.isFurther
      else { continue }
      further[field, default: []].append(String(entry[entry.index(after: end)...]))
    }
    return further
  }

  /// In SQL: null where a document has no value of a field.
  static func presence(of field: DocumentDescription.Field) -> String {
    "(CASE WHEN instr(char(31) || further, char(31) || '\(field.rawValue)=') > 0 THEN 1 END)"
  }
}
