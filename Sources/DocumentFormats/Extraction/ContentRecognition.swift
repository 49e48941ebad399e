internal import ArchiveModel
internal import TextAnalysis
internal import TextStructure

/// What a file is. Among the formats that can be told by their bytes (those of office programs, PDF, archives)
/// the content decides and not the ending: people rename files, and programs save under endings that are not
/// the format's.
extension DocumentFormat {
  /// How much of a file is looked at for a text's marks.
  private static let headSize = 4096

  /// The format of a file.
  ///
  /// - Parameter path: its path, whose ending decides between what the bytes do not tell apart.
  /// - Throws: ``ExtractionError``: `unknownFormat` for what is no format that is read, `encrypted` for a
  ///   container that says so; what `source` throws.
  static func recognized(_ source: some ByteSource, path: String) throws -> DocumentFormat {
    let named = DocumentFormat(path: path)
    let head = try source.bytes(in: 0..<min(source.count, headSize))
    if head.starts(with: CompoundFile.signature) {
      return try compound(CompoundFile(source), source, path: path)
    }
    if head.starts(with: zipSignature) { return try package(source, named: named, path: path) }
    for format in [pdf, rtf, sevenZip, rar, gzip, xz, jpeg, png] where format.isSigned(head) {
      return format
    }
    guard let named else { throw ExtractionError(.unknownFormat, path: path) }
    if named == .xls { return try oldSpreadsheet(head, path: path) }
    if named.traits.mayBeText, let format = text(head) { return format }
    // The program would read any bytes as text.
    guard named.traits.conversion == nil, named != .msg else {
      let names: [DocumentFormat: String] = [
        .ppt: "PowerPoint", .odp: "OpenDocument", .msg: "Outlook",
      ]
      throw ExtractionError(
        .badArchive, path: path, detail: .notOfFormat(names[named] ?? "Word"))
    }
    return named
  }

  private static func compound(_ file: CompoundFile?, _ source: some ByteSource, path: String)
    throws
    -> DocumentFormat
  {
    guard let file else {
      throw ExtractionError(
        CompoundFile.mayBeEncryptedPackage(source) ? .encrypted : .badArchive, path: path,
        detail: .kindOfFile(.ole))
    }
    switch file.content {
    case .encryptedPackage: throw ExtractionError(.encrypted, path: path)
    case .words:
      guard !file.isEncryptedWord else { throw ExtractionError(.encrypted, path: path) }
      return .doc
    case .workbook: return .xls
    case .slides: return .ppt
    case .message: return .msg
    case .other: throw ExtractionError(.unknownFormat, path: path, detail: .kindOfFile(.ole))
    }
  }

  /// What a file under the ending of a workbook is that lies in no container: programs write tables of tabs, pages
  /// and XML under it.
  private static func oldSpreadsheet(_ head: [UInt8], path: String) throws -> DocumentFormat {
    // BIFF 2 to 4: a record BOF alone (MS-XLS has it from BIFF 8 on; OpenOffice.org's "Excel File Format", 5.8).
    if head.count > 3, head[0] == 9, [0, 2, 4].contains(head[1]), [4, 6].contains(head[2]),
      head[3] == 0
    {
      return .xls
    }
    guard !head.isEmpty else { return .csv }
    if beginning(of: head).map(isSpreadsheetXML) ?? false { return .xls }
    guard let format = text(head), format != .doc else {
      throw ExtractionError(.badArchive, path: path, detail: .notOfFormat("Excel"))
    }
    return format == .text ? .csv : format
  }

  /// Whether a text is a workbook in the XML of Excel 2003.
  private static func isSpreadsheetXML(_ start: String) -> Bool {
    (start.hasPrefix("<?xml") || start.hasPrefix("<workbook"))
      && start.contains("urn:schemas-microsoft-com:office:spreadsheet")
      && !start.contains("<html")
  }

  private static func package(_ source: some ByteSource, named: DocumentFormat?, path: String)
    throws
    -> DocumentFormat
  {
    let content = PackageContent(source)
    let formats = content.formats
    if let named, formats.contains(named) { return named }
    if let format = formats.first { return format }
    // A damaged file of a format that is an archive is reported as such by its reader.
    if let named, content.isEmpty || named.traits.signature == zipSignature { return named }
    return .zip
  }

  /// The beginning of a file that is text, in lower case; `nil` for another file.
  private static func beginning(of head: [UInt8]) -> String? {
    // A beginning may end within a character.
    let cut = head.count < headSize ? 0 : 3
    guard
      let decoded = (0...cut).lazy.compactMap({
        try? TextDecoder.decode(Array(head.dropLast($0)))
      }).first
    else { return nil }
    // Without carriage returns, which make one character with the line feeds after them.
    let scalars = decoded.scalars.drop { $0.isTrimmed || $0.value == 0xFEFF }.filter { $0 != "\r" }
    return String(String.UnicodeScalarView(scalars)).lowercased()
  }

  /// What a file without a container is under a word processor's ending: a document of its older versions, one in
  /// XML, a page, a message with its pictures, or plain text; `nil` where it is none of these.
  private static func text(_ head: [UInt8]) -> DocumentFormat? {
    guard !OldWordSignatures.isOne(head) else { return .doc }
    guard let start = beginning(of: head) else { return nil }
    if start.hasPrefix("<?xml") || start.hasPrefix("<w:") || start.hasPrefix("<pkg:"),
      ["word.document", "w:worddocument", "pkg:package", "office:document"].contains(
        where: start.contains)
    {
      return .doc
    }
    if start.hasPrefix("<"),
      ["<html", "<!doctype html", "<head", "<body", "<meta", "<table", "<div", "<p>", "<p "]
        .contains(
          where: start.contains)
    {
      return .html
    }
    if start.hasPrefix("mime-version:") || start.contains("\nmime-version:") {
      let isAddressed = start.hasPrefix("to:") || start.contains("\nto:")
      return start.contains("multipart/related") && !isAddressed ? .mht : .eml
    }
    return start.isEmpty ? nil : .text
  }
}

/// The bytes that documents of Word before 6, of Works and of WordPerfect begin with, which lie in no container.
enum OldWordSignatures {
  private static let all: [[UInt8]] = [
    // Word for Windows 1 and 2, Word for DOS and Write.
    [0x9B, 0xA5], [0xDB, 0xA5], [0x31, 0xBE], [0x32, 0xBE], [0xFE, 0x37, 0x00],
    // Works 1 to 3; WordPerfect.
    [0x01, 0xFE], [0xFF, 0x57, 0x50, 0x43],
  ]

  static func isOne(_ head: [UInt8]) -> Bool { all.contains { head.starts(with: $0) } }
}
