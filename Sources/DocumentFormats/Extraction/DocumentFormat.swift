/// A format that documents come in.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  case markdown
  case text
  case html
  case jsonLines = "jsonl"
  case csv
  case docx
  case xlsx
  case xls
  case odt
  case ods
  case pptx
  case ppt
  case odp
  case epub
  case pdf
  case ofd
  case rtf
  case doc
  case eml
  case msg
  case mht
  case jpeg = "jpg"
  case png
  case tiff = "tif"
  case bitmap = "bmp"
  case zip
  case sevenZip = "7z"
  case rar
  case tar
  case gzip = "gz"
  case bzip2 = "bz2"
  case xz

  /// What there is to know of a format.
  struct Traits: Sendable {
    /// The endings of its files' names, in lower case.
    var endings: [String]
    /// The media type its files are served as.
    var mediaType: String
    /// The bytes that its files begin with; empty where nothing tells them from other files.
    var signature: [UInt8] = []
    /// The parts, by name in lower case, that tell its files from other archives: all of one of these lists. A
    /// name that ends in a slash is that of a folder.
    var parts: [[String]] = []
    /// Whether pages and texts are met under its endings.
    var mayBeText = false
    /// What its files are made of before they are read.
    var conversion: Conversion?
    /// The largest entry of an archive that is read, in bytes, so that reading it takes no more than
    /// 512 MB even where it is all marks and line ends.
    var largestEntry = DecompressionBudget.largestEntry
    /// The largest file that is read as a whole, in bytes; `nil` where a program reads the file itself.
    var largestFile: Int? = LargeTextLimits.largestRead
    /// How its files are read.
    var reader: FormatReader
  }

  static let zipSignature: [UInt8] = [0x50, 0x4B, 3, 4]

  /// The table of formats. A new one is a case and a row here; its reader, in a folder of its own, says with a
  /// constant of ``FormatReader`` how it is called.
  var traits: Traits {
    switch self {
    case .markdown:
      Traits(
        endings: ["md", "markdown"], mediaType: "text/markdown", largestEntry: 12 << 20,
        reader: .markdown)
    case .text:
      Traits(
        endings: ["txt", "text"], mediaType: "text/plain", largestEntry: 12 << 20,
        reader: .plainText)
    case .html:
      Traits(
        endings: ["html", "htm", "xhtml"], mediaType: "text/html", largestEntry: 12 << 20,
        largestFile: LargeTextLimits.largestMarkup, reader: .html)
    case .jsonLines:
      Traits(
        endings: ["jsonl", "ndjson"], mediaType: "application/jsonl", largestEntry: 16 << 20,
        reader: .jsonLines)
    case .csv:
      Traits(
        endings: ["csv", "tsv"], mediaType: "text/csv", largestEntry: 16 << 20, reader: .csv)
    case .docx:
      Traits(
        endings: ["docx", "docm", "dotx", "dotm"],
        mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        signature: Self.zipSignature,
        parts: [["word/document.xml"], ["[content_types].xml", "word/"]], mayBeText: true,
        reader: .word)
    case .xlsx:
      Traits(
        endings: ["xlsx", "xlsm", "xltx", "xltm"],
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        signature: Self.zipSignature,
        parts: [["xl/workbook.xml"], ["[content_types].xml", "xl/"]], reader: .workbook)
    case .xls:
      Traits(
        endings: ["xls", "et", "xlt", "ett"], mediaType: "application/vnd.ms-excel",
        signature: CompoundFile.signature, mayBeText: true, conversion: .workbook,
        reader: .workbook)
    case .ods:
      Traits(
        endings: ["ods", "ots"], mediaType: "application/vnd.oasis.opendocument.spreadsheet",
        signature: Self.zipSignature, parts: [["content.xml", "meta-inf/manifest.xml"]],
        reader: .openSpreadsheet)
    case .odt:
      Traits(
        endings: ["odt", "ott"], mediaType: "application/vnd.oasis.opendocument.text",
        signature: Self.zipSignature, parts: [["content.xml", "meta-inf/manifest.xml"]],
        mayBeText: true, reader: .openDocument)
    case .pptx:
      Traits(
        endings: ["pptx", "pptm", "ppsx", "ppsm", "potx"],
        mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        signature: Self.zipSignature, parts: [["[content_types].xml", "ppt/"]], reader: .slides)
    case .ppt:
      Traits(
        endings: ["ppt", "dps", "pps", "pot", "dpt"], mediaType: "application/vnd.ms-powerpoint",
        signature: CompoundFile.signature, conversion: .slides, reader: .slides)
    case .odp:
      Traits(
        endings: ["odp"], mediaType: "application/vnd.oasis.opendocument.presentation",
        signature: Self.zipSignature, parts: [["content.xml", "meta-inf/manifest.xml"]],
        conversion: .openSlides, reader: .slides)
    case .epub:
      Traits(
        endings: ["epub"], mediaType: "application/epub+zip", signature: Self.zipSignature,
        parts: [["meta-inf/container.xml"]], reader: .epub)
    case .pdf:
      Traits(
        endings: ["pdf"], mediaType: "application/pdf", signature: Array("%PDF-".utf8),
        largestFile: nil, reader: .pdf)
    case .ofd:
      Traits(
        endings: ["ofd"], mediaType: "application/ofd", signature: Self.zipSignature,
        parts: [["ofd.xml"]], reader: .ofd)
    case .rtf:
      Traits(
        endings: ["rtf"], mediaType: "application/rtf", signature: Array("{\\rtf".utf8),
        mayBeText: true, reader: .rtf)
    case .doc:
      Traits(
        endings: ["doc", "dot", "wps", "wpt"], mediaType: "application/msword",
        signature: CompoundFile.signature, mayBeText: true, conversion: .word, reader: .word)
    // One message, and many documents for its attachments; it has no record id itself.
    case .eml: Traits(endings: ["eml"], mediaType: "message/rfc822", reader: .mail)
    case .msg:
      Traits(
        endings: ["msg"], mediaType: "application/vnd.ms-outlook",
        signature: CompoundFile.signature, reader: .outlook)
    case .mht:
      Traits(
        endings: ["mht", "mhtml"], mediaType: "multipart/related", reader: .savedPage)
    case .jpeg: Self.picture(["jpg", "jpeg"], "image/jpeg", [0xFF, 0xD8, 0xFF])
    case .png:
      Self.picture(["png"], "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .tiff: Self.picture(["tif", "tiff"], "image/tiff", [])
    case .bitmap: Self.picture(["bmp"], "image/bmp", Array("BM".utf8))
    case .zip:
      Traits(
        endings: ["zip"], mediaType: "application/zip", signature: Self.zipSignature,
        largestFile: 2 * LargeTextLimits.largestRead, reader: .zip)
    case .sevenZip:
      Self.archive(
        ["7z"], "application/x-7z-compressed", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
    case .rar: Self.archive(["rar"], "application/vnd.rar", Array("Rar!\u{1A}\u{7}".utf8))
    case .tar: Self.archive(["tar"], "application/x-tar", [])
    case .gzip: Self.archive(["gz", "tgz"], "application/gzip", [0x1F, 0x8B, 8])
    case .bzip2:
      Self.archive(["bz2", "tbz2", "tbz"], "application/x-bzip2", Array("BZh".utf8))
    case .xz: Self.archive(["xz", "txz"], "application/x-xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0])
    }
  }

  private static func archive(
    _ endings: [String], _ mediaType: String, _ signature: [UInt8]
  ) -> Traits {
    Traits(
      endings: endings, mediaType: mediaType, signature: signature,
      largestFile: 2 * LargeTextLimits.largestRead, reader: .packedArchive)
  }

  private static func picture(
    _ endings: [String], _ mediaType: String, _ signature: [UInt8]
  ) -> Traits {
    Traits(
      endings: endings, mediaType: mediaType, signature: signature, largestFile: nil,
      reader: .picture)
  }

  /// Whether a file of the format is a picture, or several.
  var isPicture: Bool { [.jpeg, .png, .tiff, .bitmap].contains(self) }
  /// Whether a file of the format holds many documents, told apart by record ids.
  public var isContainer: Bool { traits.reader.isContainer }
  /// Whether a file of the format is text in some encoding.
  var isText: Bool { traits.reader.isText }
  /// The media type a file of the format is served as.
  public var mediaType: String { traits.mediaType }

  /// Whether bytes begin as a file of the format does.
  func isSigned(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: traits.signature) }

  private static let byEnding: [String: DocumentFormat] = {
    var formats: [String: DocumentFormat] = [:]
    for format in allCases { for ending in format.traits.endings { formats[ending] = format } }
    return formats
  }()

  /// The format by a file's ending, in any letter case.
  init?(path: String) {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      path[path.utf8.index(after: $0)...]
    }
    guard let dot = (name ?? path[...]).utf8.lastIndex(of: UInt8(ascii: ".")),
      let format = Self.byEnding[path[path.utf8.index(after: dot)...].lowercased()]
    else { return nil }
    self = format
  }
}
