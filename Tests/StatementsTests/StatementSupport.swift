import ArchiveModel
import Statements

/// What the rules find in an invented text.
struct FoundStatements {
  var passages: [Passage]
  var statements: [PassageStatements]

  /// Each requirement as `speaker verb → addressees | item`; what is absent is left out.
  var lines: [String] {
    zip(passages, statements).flatMap { passage, found in
      found.requirements.map { item in
        let who = [item.speaker?.name ?? item.speaker?.office, item.verb].compactMap(\.self)
        let whom = item.addresseeByteRanges.map { passage.text(in: $0) }.joined(separator: "/")
        return [who.joined(separator: " "), whom.isEmpty ? "" : "→ " + whom]
          .filter { !$0.isEmpty }.joined(separator: " ") + " | " + passage.text(in: item.byteRange)
      }
    }
  }

  /// The items alone.
  var items: [String] {
    zip(passages, statements).flatMap { passage, found in
      found.requirements.map { passage.text(in: $0.byteRange) }
    }
  }

  /// Each speech as `name, office: words`.
  var speeches: [String] {
    zip(passages, statements).flatMap { passage, found in
      found.speeches.map { speech in
        [speech.speaker.name, speech.speaker.office].compactMap(\.self).joined(separator: ", ")
          + ": " + passage.text(in: speech.byteRange)
      }
    }
  }

  /// The deadlines, as `words=date`.
  var deadlines: [String] {
    zip(passages, statements).flatMap { passage, found in
      found.requirements.compactMap(\.deadline).map {
        passage.text(in: $0.byteRange) + "=" + ($0.date?.description ?? "")
      }
    }
  }

  var figures: [String] {
    zip(passages, statements).flatMap { passage, found in
      found.requirements.flatMap { $0.figureByteRanges.map { passage.text(in: $0) } }
    }
  }

  var requirements: [Requirement] { statements.flatMap(\.requirements) }
}

/// Reads a text as one passage of a document.
func statements(
  _ text: String, kind: DocumentKind? = .news, issuer: String? = nil, speaker: String? = nil,
  date: String? = nil, title: String? = nil, headings: [String] = []
) -> FoundStatements {
  var description = DocumentDescription()
  description.kind = kind
  description.issuer = issuer
  description.speaker = speaker
  description.title = title
  description.date = date.flatMap { PartialDate(iso8601: $0) }
  let count = text.unicodeScalars.count
  let passage = Passage(
    ordinal: 0, headingPath: headings, text: text,
    sourceMap: SourceMap(
      runs: [SourceMap.Run(textByteOffset: 0, sourceScalarOffset: 0, scalarCount: count)]))
  let document = ExtractedDocument(
    description: description, passages: [passage], sourceScalarCount: count)
  return FoundStatements(
    passages: [passage], statements: StatementReader().statements(of: document))
}
