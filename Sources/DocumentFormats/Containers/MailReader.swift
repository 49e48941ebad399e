internal import ArchiveModel
internal import TextAnalysis
import TextStructure

/// Reads `.eml` (RFC 5322): the message is a document, and so is each attachment of a format we read,
/// with its file's name for a record id.
///
/// The message's original is its text, the plain form preferred to the marked-up one. What its head
/// says of subject, date and sender was stated there, and goes before the text.
struct MailReader {
  /// The message as a file.
  let file: FileReader

  private static let deepest = 10
  private static let mostParts = 1000

  /// What a message's parts are.
  private struct Contents {
    var texts: [MailPart] = []
    var attachments: [(path: String, part: MailPart)] = []
    var count = 0
  }

  func read(
    _ bytes: [UInt8], report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void
  ) throws {
    let message = try self.message(bytes)
    let contents = self.contents(of: message)
    var text = try self.text(contents)
    text.properties = properties(message)
    try emit(file.document(of: &text, report: &report))
    for (path, part) in contents.attachments {
      guard DocumentFormat(path: path) != nil else {
        report.note(ExtractionProblem(.passedOver, entry: path, detail: .formatNotRead))
        continue
      }
      try file.extractEntry(path, report: &report, emit: emit) { _ in part.content }
    }
  }

  func original(_ bytes: [UInt8], recordID: String?) throws -> (text: String, encoding: String?) {
    let contents = self.contents(of: try message(bytes))
    guard let recordID else {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: try self.text(contents).flow.scalars)
      return (String(text), nil)
    }
    let (path, rest) = EntryName.split(recordID)
    guard let attachment = contents.attachments.first(where: { $0.path == path }) else {
      throw ExtractionError(.badArchive, path: file.path, detail: .noEntry(path))
    }
    return try file.originalOfEntry(path, recordID: rest) { _ in attachment.part.content }
  }

  private func message(_ bytes: [UInt8]) throws -> MailPart {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let message = MailPart(bytes[start...])
    let known = ["from", "date", "subject", "received", "message-id", "mime-version", "to"]
    guard message.headers.contains(where: { known.contains($0.name) }) else {
      throw ExtractionError(.badArchive, path: file.path, detail: .notOfFormat("EML"))
    }
    return message
  }

  // MARK: Parts

  private func contents(of message: MailPart) -> Contents {
    var contents = Contents()
    add(message, to: &contents, depth: 0)
    var names = DistinctNames()
    for index in contents.attachments.indices {
      contents.attachments[index].path = names.name(contents.attachments[index].path)
    }
    return contents
  }

  private func add(_ part: MailPart, to contents: inout Contents, depth: Int) {
    contents.count += 1
    guard contents.count <= Self.mostParts, depth <= Self.deepest else { return }
    let type = part.mediaType
    if type.hasPrefix("multipart/") {
      let parts = part.parts(limit: Self.mostParts)
      if type == "multipart/alternative", let chosen = chosen(parts) {
        add(chosen, to: &contents, depth: depth + 1)
      } else {
        for inner in parts { add(inner, to: &contents, depth: depth + 1) }
      }
    } else if type == "message/rfc822" {
      let name = part.fileName ?? "message.eml"
      let path = EntryName.path(Array(name.utf8))
      contents.attachments.append((path.hasSuffix(".eml") ? path : path + ".eml", part))
    } else if let name = part.fileName, part.isAttachment || !type.hasPrefix("text/") {
      contents.attachments.append((EntryName.path(Array(name.utf8)), part))
    } else if ["text/plain", "text/html", "application/rtf"].contains(type) {
      // Of some messages of Outlook there is RTF only.
      contents.texts.append(part)
    }
  }

  /// Of several forms of one text the plain one, else what holds one.
  private func chosen(_ parts: [MailPart]) -> MailPart? {
    parts.first { $0.mediaType == "text/plain" } ?? parts.first { $0.mediaType == "text/html" }
      ?? parts.first { $0.mediaType == "application/rtf" && $0.fileName == nil }
      ?? parts.last { $0.mediaType.hasPrefix("multipart/") }
  }

  private func text(_ contents: Contents) throws -> FormattedText {
    if contents.texts.allSatisfy({ $0.mediaType == "text/plain" }) {
      var scalars: [Unicode.Scalar] = []
      for part in contents.texts {
        if !scalars.isEmpty, scalars.last != "\n" { scalars.append("\n") }
        scalars += decoded(part)
      }
      try check(scalars.count)
      return .plain(scalars)
    }
    var writer = OriginalWriter()
    for part in contents.texts {
      if part.mediaType == "application/rtf" {
        let text = try RTFReader(path: file.path).read(part.content)
        writer.write(text.blocks, of: text.flow)
        continue
      }
      let scalars = decoded(part)
      try check(scalars.count)
      if part.mediaType == "text/html" {
        let (flow, blocks) = try HTMLReader(path: file.path).readBody(scalars)
        writer.write(blocks, of: flow)
      } else {
        let text = FormattedText.plain(scalars)
        writer.write(text.blocks, of: text.flow)
      }
    }
    try check(writer.isTooLong ? .max : 0)
    return FormattedText(
      flow: writer.flow(hasPages: false), blocks: HeadingLevels.arranged(writer.blocks))
  }

  private func check(_ count: Int) throws {
    guard count <= OriginalWriter.longest else {
      throw ExtractionError(.tooLarge, path: file.path)
    }
  }

  private func decoded(_ part: MailPart) -> [Unicode.Scalar] {
    MailWords.text(part.content, charset: part.parameter("charset", of: "content-type"))
      .filter { $0 != "\r" }
  }

  // MARK: Head

  private func properties(_ message: MailPart) -> EmbeddedProperties {
    var properties = EmbeddedProperties()
    if let subject = message.header("subject") {
      properties.take(.title, MailWords.decoded(subject), isStated: true)
    }
    if let date = message.header("date").flatMap(Self.date) {
      properties.take(.date, date, isStated: true)
    }
    // The name before the address; an address alone is no name.
    if let from = message.header("from") {
      let name = MailWords.decoded(from).prefix { $0 != "<" }.filter { $0 != "\"" }
      if IssuerRules.isBody(name.trimmingBlanks()) {
        properties.take(.issuer, name)
      } else if !name.contains("@") {
        properties.take(.byline, name, isStated: true)
      }
    }
    return properties
  }

  /// `Fri, 28 May 2021 09:30:00 +0800` as `2021-05-28`, the day at the sender's place.
  private static func date(_ text: String) -> String? {
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
    for index in words.indices.dropLast(2) {
      guard let day = Int(words[index]), (1...31).contains(day),
        let month = months.firstIndex(of: String(words[index + 1].lowercased().prefix(3))),
        let year = Int(words[index + 2]), (1900...2200).contains(year)
      else { continue }
      return "\(year)年\(month + 1)月\(day)日"
    }
    return nil
  }
}

extension FormatReader {
  /// Reads `.eml`.
  static let mail = FormatReader.archive(
    ArchiveFormat(
      read: { try MailReader(file: $0).read($1, report: &$2, emit: $3) },
      original: { try MailReader(file: $0).original($1, recordID: $2) }))
}
