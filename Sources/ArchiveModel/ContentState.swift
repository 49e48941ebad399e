/// How much of a file's content the archive could read. The file itself is kept, whatever it says.
public enum ContentState: String, Sendable, Hashable, Codable, CaseIterable {
  /// The text was read.
  case text
  /// The text was read, and parts of the file were not: entries, pages, hidden rows.
  case partial
  /// There is no text to be read: pages are pictures, or there is nothing but blanks.
  case noText = "no_text"
  /// It is encrypted.
  case encrypted
  /// It is damaged, or not what its ending says.
  case damaged
  /// Nothing here reads its format, or what reads it is not installed or failed.
  case notRead = "not_read"

  /// Whether there is text of it.
  public var hasText: Bool { self == .text || self == .partial }

  /// The state of a file that as a whole cannot be read, by the reason.
  public init(unread reason: Fact) {
    guard case .file(let fact) = reason, case .reading(let fault) = fact.code else {
      if case .file(let fact) = reason, fact.code == .content(.empty) {
        self = .noText
      } else {
        self = .notRead
      }
      return
    }
    self =
      switch fault {
      case .noTextLayer: .noText
      case .encrypted: .encrypted
      case .badArchive: fact.detail == .noTextFound ? .noText : .damaged
      case .notText, .undecodable, .badMarkup, .noTextColumn, .badQuoting: .damaged
      case .unknownFormat, .methodNotKnown, .tooLarge, .nestedTooDeep, .programMissing,
        .programFailed:
        .notRead
      }
  }

  /// The state of a file that was read, by what was wrong with parts of it.
  public init(problems: some Sequence<ContentFault>, hasPassages: Bool) {
    self = !hasPassages ? .noText : problems.contains(where: \.isLoss) ? .partial : .text
  }
}

extension ContentFault {
  /// Whether a part of the content is not in the archive's text.
  public var isLoss: Bool {
    switch self {
    case .replacedBytes, .loneSurrogate, .badRecord, .badEntry, .passedOver, .hiddenText,
      .formulaNotCalculated, .referenceLost, .pagesWithoutText, .implausibleText:
      true
    case .empty, .controlCharacters, .missingID, .duplicateID, .badValue, .placesNotRead,
      .readFromPictures:
      false
    }
  }
}
