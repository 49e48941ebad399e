public import ArchiveModel
internal import DocumentFormats
internal import Glibc

/// Changes of descriptions in the making: nothing is written before ``commit(to:)``.
///
/// Several changes of one description file, of a container's records, are one new file.
public struct DescriptionDrafts {
  private struct Draft {
    var editor: DescriptionEditor
    /// What the editor says, read.
    var file: DescriptionFile
    /// The bytes on the disk; `nil` where there is no file.
    let present: [UInt8]?
    var isChanged = false
  }

  private let folder: CorpusFolder
  private let attribution: Attribution
  /// By bytes of the document's path.
  private var drafts: [[UInt8]: Draft] = [:]
  private var paths: [String] = []
  private var entries: [RegisterEntry] = []

  /// Begins.
  public init(folder: CorpusFolder, attribution: Attribution) {
    (self.folder, self.attribution) = (folder, attribution)
  }

  /// How many changes wait to be committed.
  public var count: Int { entries.count }

  /// What a person stated of a document in the description file, as against in the file itself.
  ///
  /// - Throws: ``CorpusError`` where the description is not valid.
  public mutating func statedBeside(_ document: DescribedDocument) throws -> DocumentDescription {
    let file = try draft(of: document).file
    guard let record = document.record else { return file.whole.description }
    return file.records[record]?.description ?? DocumentDescription()
  }

  // MARK: Fields

  /// Changes fields.
  ///
  /// - Returns: what changed; empty where all was so before.
  /// - Throws: ``CorpusError``: the description that is there is not valid, or the file is gone.
  public mutating func edit(_ document: DescribedDocument, _ edit: DescriptionEdit) throws
    -> [RegisterEntry.Change]
  {
    var draft = try draft(of: document)
    let level = document.record.map { draft.file.records[$0] ?? .init() } ?? draft.file.whole
    var said = level
    var before = document.description.overridden(by: draft.file.whole.description)
    if document.record != nil { before = before.overridden(by: level.description) }
    var changes: [RegisterEntry.Change] = []
    for field in DocumentDescription.Field.allCases {
      let from = before.values(of: field)
      if edit.confirmed.contains(field), !from.isEmpty, !before.stated.contains(field) {
        draft.editor.set(field, from, record: document.record)
        _ = said.description.state(field, from)
        changes.append(
          .init(
            field: field.rawValue, from: Self.text(from), to: Self.text(from), fromExtracted: true))
      } else if edit.stated.stated.contains(field) {
        let to = edit.stated.values(of: field).map(DescriptionReading.visible)
        guard from != to || (edit.confirmsEqualValues && !before.stated.contains(field)) else {
          continue
        }
        draft.editor.set(field, to, record: document.record)
        _ = said.description.state(field, to)
        changes.append(
          .init(
            field: field.rawValue, from: Self.text(from), to: Self.text(to),
            fromExtracted: !from.isEmpty && !before.stated.contains(field)))
      } else if edit.takenBack.contains(field), level.description.stated.contains(field) {
        draft.editor.set(field, [], record: document.record)
        said.description.takeBack(field)
        changes.append(.init(field: field.rawValue, from: Self.text(from), to: nil))
      }
    }
    guard !changes.isEmpty else { return [] }
    if let record = document.record {
      draft.file.records[record] = said == .init() ? nil : said
    } else {
      draft.file.whole = said
    }
    var entry = attribution.entry(.edit, path: document.path, record: document.record)
    entry.changes = changes
    keep(draft, of: document, entry)
    return changes
  }

  /// A field's values in one text.
  private static func text(_ values: [String]) -> String? {
    values.isEmpty ? nil : values.joined(separator: "、")
  }

  // MARK: Standing

  /// Takes a document out of search; it is kept.
  public mutating func withdraw(_ document: DescribedDocument, why: String) throws
    -> StandingOutcome
  {
    var draft = try draft(of: document)
    let said = document.record.flatMap { draft.file.records[$0] }
    for level in [said, draft.file.whole] {
      if let why = level?.standing.withdrawnWhy { return .alreadyWithdrawn(why: why) }
    }
    draft.editor.setWithdrawn(why, record: document.record)
    var entry = attribution.entry(.withdraw, path: document.path, record: document.record)
    entry.why = why
    try reread(&draft, of: document)
    keep(draft, of: document, entry)
    return .done
  }

  /// Puts a withdrawn document back.
  public mutating func restore(_ document: DescribedDocument) throws -> StandingOutcome {
    var draft = try draft(of: document)
    func standing(_ file: DescriptionFile) -> DocumentStanding {
      guard let record = document.record else { return file.whole.standing }
      return file.records[record]?.standing ?? DocumentStanding()
    }
    guard standing(draft.file).withdrawnWhy != nil else {
      if document.record != nil, let why = draft.file.whole.standing.withdrawnWhy {
        return .containerWithdrawn(why: why)
      }
      let later = standing(draft.file).replacedBy ?? draft.file.whole.standing.replacedBy
      return later.map { .replaced(by: $0) } ?? .notWithdrawn
    }
    draft.editor.setWithdrawn(nil, record: document.record)
    try reread(&draft, of: document)
    keep(
      draft, of: document,
      attribution.entry(.restore, path: document.path, record: document.record))
    if document.record != nil, let why = draft.file.whole.standing.withdrawnWhy {
      return .containerWithdrawn(why: why)
    }
    return standing(draft.file).replacedBy.map { .doneButReplaced(by: $0) } ?? .done
  }

  // MARK: Writing

  /// Writes what waits: the descriptions, the manifest and the register together.
  ///
  /// - Returns: the register's entries.
  /// - Throws: ``CorpusError``; see ``CorpusWriter/commit(_:)``.
  public mutating func commit(to writer: CorpusWriter) throws -> [RegisterEntry] {
    guard !entries.isEmpty else { return [] }
    var transaction = try writer.begin()
    do {
      for path in paths {
        guard let draft = drafts[Array(path.utf8)], draft.isChanged else { continue }
        let descriptionPath = path + CorpusFolder.descriptionSuffix
        // What was changed by hand comes into the manifest with this change, and that is said.
        if let present = draft.present, !present.isEmpty {
          let digest = ContentDigest(of: present)
          if writer.manifest[descriptionPath] != digest {
            var entry = attribution.entry(.accept, path: descriptionPath)
            entry.sha256 = digest.hexadecimal
            entry.size = present.count
            transaction.entries.append(entry)
          }
        }
        // Read again: what is written must say what was meant.
        let yaml = try draft.editor.yaml()
        guard try DescriptionFile(yaml: yaml, path: descriptionPath) == draft.file else {
          throw CorpusError(
            code: .descriptionInvalid, path: descriptionPath, detail: .valueNotWritable)
        }
        transaction.place(
          try transaction.stage(Array(yaml.utf8)), at: descriptionPath, replacing: true)
      }
      transaction.entries += entries
    } catch {
      writer.abandon(transaction)
      throw error
    }
    let written = try writer.commit(transaction)
    (drafts, paths, entries) = ([:], [], [])
    return written.filter { $0.action != .accept }
  }

  private mutating func keep(
    _ draft: Draft, of document: DescribedDocument, _ entry: RegisterEntry
  ) {
    var draft = draft
    draft.isChanged = true
    drafts[Array(document.path.utf8)] = draft
    entries.append(entry)
  }

  private func reread(_ draft: inout Draft, of document: DescribedDocument) throws {
    draft.file = try DescriptionFile(
      yaml: try draft.editor.yaml(), path: document.path + CorpusFolder.descriptionSuffix)
  }

  private mutating func draft(of document: DescribedDocument) throws -> Draft {
    let key = Array(document.path.utf8)
    if let draft = drafts[key] { return draft }
    let file = folder.fullPath(document.path)
    if case .failure(let error) = FileStatus.of(file) {
      throw CorpusError(
        code: .fileUnreadable, path: document.path, errorNumber: error.number)
    }
    let path = document.path + CorpusFolder.descriptionSuffix
    var present: [UInt8]?
    if case .success = FileStatus.of(folder.fullPath(path)) {
      do {
        present = try readFile(folder.fullPath(path), sizeLimit: CorpusReader.largestDescription)
          .bytes
      } catch {
        guard error.number != EFBIG else {
          throw CorpusError(code: .descriptionInvalid, path: path, detail: .moreThan(1, .mebibytes))
        }
        throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
      }
    }
    guard let text = String(validating: present ?? [], as: UTF8.self) else {
      throw CorpusError(code: .descriptionInvalid, path: path, detail: .notUTF8)
    }
    let draft = Draft(
      editor: try DescriptionEditor(yaml: text, path: path),
      file: try DescriptionFile(yaml: text, path: path), present: present)
    drafts[key] = draft
    paths.append(document.path)
    return draft
  }
}
