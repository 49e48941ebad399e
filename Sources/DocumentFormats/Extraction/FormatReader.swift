internal import ArchiveModel
internal import TextAnalysis
import TextStructure

/// How the files of a format are read. A format says it beside its own reader, as a constant of this type that
/// its row in the table of formats (``DocumentFormat/traits``) names.
enum FormatReader: Sendable {
  /// One document that is text in some encoding: its original is the decoded file.
  case text(TextFormat)
  /// One document, made of the file's bytes.
  case document(
    @Sendable (FileReader, [UInt8], inout ExtractionReport) throws -> FormattedText)
  /// One document, made of bytes that need not lie in memory together.
  case stretches(
    @Sendable (FileReader, any ByteSource, inout ExtractionReport) throws -> FormattedText)
  /// Many documents in a text, told apart by record ids.
  case records(RecordFormat)
  /// Many documents in an archive, told apart by record ids, each with an original of its own.
  case archive(ArchiveFormat)

  /// A format that is text.
  struct TextFormat: Sendable {
    /// The encoding that the bytes themselves name.
    var hint: @Sendable ([UInt8]) -> TextEncoding? = { _ in nil }
    /// Whether a large file is read in parts.
    var isReadInParts = false
    /// Whether passages stand in the original character by character.
    var isVerbatim = true
    /// What the characters make; `isContinued` where they go on from a part before.
    var read:
      @Sendable (_ file: FileReader, _ text: [Unicode.Scalar], _ isContinued: Bool) throws
        -> FormattedText
  }

  /// A format that is a text of records.
  struct RecordFormat: Sendable {
    /// Gives the documents.
    var read:
      @Sendable (
        FileReader, any ByteSource, inout ExtractionReport, (ExtractedDocument) throws -> Void
      ) throws -> Void
    /// The original of a file whose records are one document; `nil` for any other, which is the decoded file.
    var original: @Sendable (FileReader, any ByteSource, inout ExtractionReport) throws -> String? =
      {
        _, _, _ in nil
      }
  }

  /// A format that is an archive.
  struct ArchiveFormat: Sendable {
    /// Gives the documents.
    var read:
      @Sendable (
        FileReader, [UInt8], inout ExtractionReport, (ExtractedDocument) throws -> Void
      ) throws -> Void
    /// The original of a record, or of the archive itself.
    var original:
      @Sendable (_ file: FileReader, _ bytes: [UInt8], _ recordID: String?) throws -> (
        text: String, encoding: String?
      )
  }

  /// The format as a text that is one document.
  var textFormat: TextFormat? {
    if case .text(let format) = self { return format }
    return nil
  }

  /// Whether a file is text in some encoding.
  var isText: Bool {
    switch self {
    case .text, .records: true
    case .document, .stretches, .archive: false
    }
  }

  /// Whether a file holds many documents.
  var isContainer: Bool {
    switch self {
    case .records, .archive: true
    case .text, .document, .stretches: false
    }
  }
}
