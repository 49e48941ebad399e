public import ArchiveModel

/// A document, or a passage in its place, for a person at a terminal.
public enum DocumentText {
  /// The description, then the passages under their headings, ended by a line feed.
  ///
  /// - Parameters:
  ///   - view: the document.
  ///   - focus: the id of a passage to point out; `nil` for none.
  ///   - link: the words that a link points at, which are marked.
  public static func render(
    _ view: DocumentView, focus: String? = nil, link: QuoteLink? = nil, style: TerminalStyle,
    language: Language
  ) -> String {
    let phrases = Phrases(language)
    var lines = TerminalParagraph(
      DisplayText.singleLine(phrases.markedTitle(view.document)), as: .title
    )
    .lines(style)
    for notice in phrases.standing(of: view) {
      lines += TerminalParagraph(
        DisplayText.singleLine(
          [notice.text, notice.version?.id, notice.version?.path].compactMap(\.self)
            .joined(separator: " ")), as: .notice
      ).lines(style)
    }
    for field in phrases.fields(of: view) {
      lines += TerminalParagraph([
        TerminalParagraph.Run(text: "\(field.name): ", role: .faint),
        TerminalParagraph.Run(text: DisplayText.singleLine(field.value)),
      ]).lines(style)
    }
    for link in view.alsoIn.documents {
      lines += TerminalParagraph([
        TerminalParagraph.Run(text: "\(phrases.alsoIn): ", role: .faint),
        TerminalParagraph.Run(text: DisplayText.singleLine(phrases.alsoIn(link))),
        TerminalParagraph.Run(text: DisplayText.singleLine(" · \(link.document.id)"), role: .faint),
      ]).lines(style)
    }
    if view.alsoIn.total > view.alsoIn.documents.count {
      lines += TerminalParagraph(
        phrases.alsoInMore(view.alsoIn.total - view.alsoIn.documents.count), as: .faint
      ).lines(style)
    }
    lines += TerminalParagraph(
      phrases.passageCount(view.passages.count, of: view.passageCount), as: .faint
    ).lines(style)
    var headings: [String] = []
    for item in view.passages {
      if item.passage.text.isEmpty {
        lines += ["", phrases.noText(view.document.contentState)]
        continue
      }
      if item.passage.headingPath != headings {
        headings = item.passage.headingPath
        if !headings.isEmpty {
          lines.append("")
          let path = headings.map(DisplayText.singleLine).joined(separator: " › ")
          lines += TerminalParagraph(path, as: .title).lines(style)
        }
      }
      lines.append("")
      var label = "[\(item.passage.ordinal + 1)] \(item.id)"
      if item.passage.isRepaired { label += " · \(phrases.repaired)" }
      if let confidence = item.passage.recognitionConfidence {
        label += " · \(phrases.recognized(confidence))"
      }
      lines += TerminalParagraph(DisplayText.singleLine(label), as: .faint).lines(style)
      if let link {
        let marks = link.byteRanges(in: item.passage)
        let excerpt = Excerpt(
          text: item.passage.text, byteRange: 0..<item.passage.text.utf8.count, marks: marks)
        // Without colours, brackets show where the words begin and end.
        lines += TerminalParagraph(
          excerpt.segments.map {
            TerminalParagraph.Run(
              text: $0.isMarked && !style.colours ? "【\($0.text)】" : $0.text,
              role: $0.isMarked ? .mark : .plain)
          }
        ).lines(style)
      } else {
        let isFocus = item.id == focus
        lines += TerminalParagraph(item.passage.text, as: isFocus ? .mark : .plain).lines(style)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Phrases {
  /// Whether a document is found, and the versions it belongs with.
  func standing(of view: DocumentView) -> [(text: String, version: DocumentVersions.Version?)] {
    var notices: [(text: String, version: DocumentVersions.Version?)] = []
    if let why = view.document.standing.withdrawnWhy { notices.append((withdrawn(why), nil)) }
    if let later = view.versions.later { notices.append((replacedByLater, later)) }
    if let earlier = view.versions.earlier { notices.append((replacesEarlier, earlier)) }
    return notices
  }

  /// What is known of a document and its file, as names and values; what is absent is left out.
  func fields(of view: DocumentView) -> [(name: String, value: String)] {
    let document = view.document
    let description = document.description
    let further = DocumentDescription.Field.further.map { field -> (String, String?) in
      (label(of: field), text(of: field, in: description))
    }
    let own: [(String, String?)] = [
      (kind, description.kind.map(kindName)), (issuer, description.issuer),
      (number, description.number), (date, description.date.map { date($0) }),
      (speaker, description.speaker),
      (byline, description.byline.isEmpty ? nil : description.byline.joined(separator: "、")),
      (addressee, description.addressee), (signer, description.signer),
      (publishedIn, description.source), (secrecy, description.secrecy),
    ]
    let file: [(String, String?)] = [
      (file, document.path), (record, document.externalID), (format, view.format),
      (encoding, view.encoding),
      (contentState, document.contentState == .text ? nil : text(of: document.contentState)),
      (fixity, view.contentSHA256),
    ]
    return (own + further + file).compactMap { field in field.1.map { (field.0, $0) } }.filter {
      !$0.1.isEmpty
    }
  }
}
