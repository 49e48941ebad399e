import ArchiveModel
internal import GRDB
internal import GRDBSQLite

/// A digest over all that is stored of a document, whichever table it stands in.
///
/// ```
/// content   = document passage* statement* voice* addressee*
/// document  = the values of ``columns``
/// passage   = the values of ``passageColumns``
/// statement = ordinal data
/// voice     = the values of ``voiceColumns``
/// addressee = the values of ``addresseeColumns``
/// ```
/// The numbers that tie rows together (the document's, its file's, its passages') are not in it: they
/// are checked by what they tie.
enum DocumentSeal {
  /// What is sealed of a row of `documents`: all but its number, its file's and its first passage's.
  static let columns = [
    "identifier", "external_id", "content", "scalar_count", "passage_count", "title", "kind",
    "issuer", "number", "date", "byline", "addressee", "signer", "speaker", "source", "secrecy",
    "further", "stated", "first_day", "last_day", "title_key", "people_key", "number_key",
    "archival_code", "standing",
    "standing_note", "replaces", "content_state",
  ]
  static let passageColumns = [
    "text", "heading_path", "repaired", "first_page", "last_page", "word_starts", "source_map",
    "recognized",
  ]
  static let voiceColumns = ["number", "kind", "name", "office", "verb", "key"]
  static let addresseeColumns = ["number", "recipient", "key"]
}

extension SealStream {
  /// Takes the row of a document that is written.
  ///
  /// - Parameter row: the values of the columns in the order in which they are inserted: the file's
  ///   number is the second, the first passage's the sixth.
  mutating func append(document row: [DatabaseValue]) {
    for (index, value) in row.enumerated() where index != 1 && index != 5 { append(value) }
  }

  /// Takes the document's next passage.
  mutating func append(_ passage: Passage, wordStarts: [UInt8], sourceMap: [UInt8]) {
    append(text: passage.text)
    append(text: TextList.encode(passage.headingPath))
    append(passage.isRepaired ? 1 : 0)
    append(passage.pages?.lowerBound)
    append(passage.pages?.upperBound)
    append(blob: wordStarts)
    append(blob: sourceMap)
    append(passage.recognitionConfidence)
  }

  /// Takes what is said and required in the document, after its passages.
  mutating func append(_ statements: PreparedStatements) {
    for (index, data) in statements.passages.enumerated() where !data.isEmpty {
      append(index)
      append(blob: data)
    }
    for (number, prepared) in statements.voices.enumerated() {
      let speaker = prepared.voice.speaker
      append(number)
      for text in [
        speaker.kind.rawValue, speaker.name, speaker.office, prepared.voice.verb, prepared.key,
      ] {
        append(text: text)
      }
    }
    for (number, prepared) in statements.addressees.enumerated() {
      append(number)
      append(prepared.isRecipient ? 1 : 0)
      append(text: prepared.key)
    }
  }
}
