internal import ArchiveModel
internal import DocumentFormats

/// A file's text looked at before the file comes in: how much of it can be read, and what it says of itself.
struct Examination {
  var format = ""
  var description = DocumentDescription()
  var documentCount = 0
  var isContainer = false
  /// The records in it, as far as they are named to a person.
  var records: [String] = []
  /// Why the text cannot be read.
  var unread: Fact?
  /// How much of it was read; `nil` where that was not tried, as with very large files.
  var contentState: ContentState?
  /// What is wrong with parts of it.
  var problems: [Fact] = []
  private let name: String
  private let kept: KeptReadings?
  /// How reading it ended, where it was read and another reading would end the same.
  private var outcome: Result<ExtractionReport, ExtractionError>?
  /// What describes it by its name, and the document; `nil` for a file that is not just one.
  private var naming: DocumentNaming?
  private var document: ExtractedDocument?

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: where it lies.
  ///   - name: its name, whose ending tells the format.
  ///   - limit: the largest file that is looked at, in bytes.
  ///   - kept: where its documents are noted.
  ///   - options: how it is read.
  ///   - conversions: converts files that are converted before they are read, and knows what was recognised in the
  ///     file of a digest.
  /// - Throws: ``CorpusError`` where the system refuses to show it.
  init(
    _ path: String, size: Int, name: String, limit: Int, kept: KeptReadings?,
    options: ExtractionOptions, conversions: (ContentDigest) -> Conversions
  ) throws {
    (self.name, self.kept) = (name, kept)
    format = Extractor.formatName(forPath: name)
    isContainer = Extractor.isContainer(name, size: size)
    guard size <= limit else { return }
    kept?.begin()
    do {
      let source = try FileSource(path, name: path, limit: limit)
      let report = try Extractor(
        options: options, conversions: conversions(source.digest)
      ).extract(
        source, path: name, naming: { naming = $0 }
      ) { document in
        documentCount += 1
        if let record = document.recordID, records.count < AccessionOutcome.TakenIn.recordsNamed {
          records.append(record)
        }
        // A message with its attachments, or a workbook of one sheet, is a document and describes itself.
        if documentCount == 1, document.recordID == nil { isContainer = false }
        if naming == nil { kept?.note(document) } else { self.document = document }
        guard documentCount == 1, !isContainer else { return }
        description = document.description
        // What stands in front matter is a person's word, in the file itself.
        if let frontMatter = document.frontMatter,
          let stated = try? DescriptionFile.description(
            yaml: frontMatter.yaml, path: name, firstLine: frontMatter.firstLine)
        {
          description = DocumentNaming.description(description, statedBy: stated)
        }
      }
      outcome = .success(report)
      format = report.format.rawValue
      (contentState, problems) = (report.contentState, report.problems.map(\.fact))
      if documentCount == 0 { unread = .file(report.reasonForNothing) }
    } catch let error as ExtractionError {
      let reason = Fact.file(error.fileFact(ofFileOf: size))
      (unread, contentState) = (reason, ContentState(unread: reason))
      description = DocumentNaming.description(ofUnread: name)
      (documentCount, isContainer) = (1, false)
      if ![.programMissing, .programFailed].contains(error.code) { outcome = .failure(error) }
    }
    if documentCount == 0 {
      (documentCount, isContainer) = (1, false)
      contentState = unread.map(ContentState.init(unread:)) ?? .noText
      description = DocumentNaming.description(ofUnread: name)
    }
  }

  /// Keeps what was read for the indexing, now that it is known where the file is going to lie.
  mutating func keep(_ digest: ContentDigest, path: String) {
    defer { (naming, document) = (nil, nil) }
    guard let kept, let outcome else { return }
    if let naming, var document {
      // Where the text does not say, the name does; and it may have become another one.
      document.description = naming.description(path: path)
      kept.note(document)
    } else if documentCount > 0, KeptReadings.name(path) != KeptReadings.name(name) {
      // The parts of a large text are called after it, records and messages may be.
      return
    }
    kept.keep(digest, path: path, outcome)
  }
}

/// Which files the archive has already, by their bytes: registered ones, and those that lie in the
/// corpus without being registered.
struct Twins {
  private var registered: [ContentDigest: [String]]
  private let manifest: Manifest
  private let folder: CorpusFolder
  /// The files that are not registered, by size; found when first asked for.
  private var unregistered: [Int: [String]]?

  init(manifest: Manifest, folder: CorpusFolder) {
    registered = manifest.pathsByDigest()
    (self.manifest, self.folder) = (manifest, folder)
  }

  mutating func add(_ digest: ContentDigest, path: String) {
    registered[digest, default: []].append(path)
  }

  /// The path of a file with the same bytes.
  mutating func path(of digest: ContentDigest, size: Int) -> String? {
    if let path = registered[digest]?.min() { return path }
    if unregistered == nil {
      var found: [Int: [String]] = [:]
      for file in (try? folder.scan())?.files ?? [] where manifest[file.path] == nil {
        found[file.fingerprint.size, default: []].append(file.path)
      }
      unregistered = found
    }
    let reader = CorpusReader(folder: folder)
    return unregistered?[size]?.first {
      (try? reader.content(ofFile: $0))?.digest == digest
    }
  }
}
