internal import ArchiveModel

/// The notice that an answer may lack something because the index does.
public enum IncompleteNotice {
  /// The notice for a person.
  public static func text(_ language: Language) -> String {
    Phrases(language).notice(SearchResponse.Notice.indexIncomplete)
  }

  /// The value of `notices` in JSON.
  public static func json(isComplete: Bool, language: Language) throws -> String {
    try JSONText.encode(fields(isComplete: isComplete, language: language))
  }

  static func fields(isComplete: Bool, language: Language) -> [NoticeFields] {
    isComplete ? [] : [NoticeFields(.indexIncomplete, language: language)]
  }
}
