public import ArchiveModel

/// Citations of documents. Each style is a file of its own: `Citation+GBT7714.swift`.
public enum Citation {
  /// A way of writing references. The raw value is the word used on the command line and in URLs.
  public enum Style: String, CaseIterable, Sendable, Hashable {
    case gbt7714
    case bibtex
    case cslJSON = "csl-json"
  }

  /// The reference to a document, or to a passage of it where its pages are known.
  public static func text(
    _ document: DocumentSummary, pages: ClosedRange<Int>? = nil, style: Style
  ) -> String {
    switch style {
    case .gbt7714: gbt7714(document, pages: pages)
    case .bibtex: bibTeX(document, pages: pages)
    case .cslJSON: cslJSON(document, pages: pages)
    }
  }

  /// Who answers for a document: those of the byline for what a newspaper printed, who speaks for a
  /// speech, and otherwise the issuing body.
  struct Authors {
    var names: [String]
    /// Whether they are people, and no body.
    var arePeople: Bool

    init(_ description: DocumentDescription) {
      let people = description.byline.map(Citation.trimmed).filter { !$0.isEmpty }
      let isPrinted = Citation.typeCode(of: description) == "N"
      let issuer = description.issuer.map(Citation.trimmed)
      if isPrinted || issuer == nil && description.speaker == nil {
        names = people.isEmpty ? [issuer].compactMap(\.self) : people
        arePeople = !people.isEmpty
      } else if let speaker = description.speaker,
        description.kind?.general == .speech || issuer == nil
      {
        (names, arePeople) = ([Citation.trimmed(speaker)], true)
      } else {
        (names, arePeople) = ([issuer].compactMap(\.self), false)
      }
    }
  }

  /// Where in a publication it stands: of a newspaper its 版次, where that is known, else the pages of the file.
  static func place(
    _ description: DocumentDescription, _ pages: ClosedRange<Int>?, separator: String = "-"
  ) -> String? {
    if typeCode(of: description) == "N", let edition = description.further[.edition]?.first {
      let bare = trimmed(edition).filter { !"第版".contains($0) }
      return Int(bare).map(String.init) ?? bare
    }
    return pages.map { text($0, separator: separator) }
  }

  /// A text without white space at its ends.
  static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// The first page and the last, joined by `separator`.
  static func text(_ pages: ClosedRange<Int>, separator: String = "-") -> String {
    pages.count == 1
      ? "\(pages.lowerBound)" : "\(pages.lowerBound)\(separator)\(pages.upperBound)"
  }
}
