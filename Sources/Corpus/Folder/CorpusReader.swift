public import ArchiveModel
public import DocumentFormats

/// Reads the corpus's files: bytes, digest, documents with their descriptions.
public struct CorpusReader: Sendable {
  /// The largest file taken, in bytes.
  public static let largestFile = 2 << 30
  /// The largest description taken, in bytes: each element of a list takes two hundred in memory.
  public static let largestDescription = DescriptionText.largest

  /// A file that was read.
  public struct Content: Sendable {
    /// The bytes.
    public var source: FileSource
    /// The SHA-256 of the bytes.
    public var digest: ContentDigest
    /// The file's fingerprint as it was read.
    public var fingerprint: FileFingerprint
    /// Whether the file was written so shortly before it was read that a later change might leave
    /// the same fingerprint.
    public var isFresh: Bool
  }

  /// The corpus.
  public let folder: CorpusFolder
  private let options: ExtractionOptions
  private let kept: KeptReadings?
  /// Where converted files are kept.
  private let store: ConversionStore
  /// Whether recognised text is kept, and not only used.
  private let keepsRecognitions: Bool
  private let passwords: Passwords

  /// What converts files that are converted before they are read, and knows what was recognised in one.
  ///
  /// - Parameters:
  ///   - content: the file that is read.
  ///   - recognitions: where that is known; `nil` for what is kept beside the documents.
  public func conversions(
    for content: Content, recognitions: (any RecognitionKeeping)? = nil
  ) -> Conversions {
    Conversions(
      keeper: store,
      recognitions: recognitions
        ?? RecognitionStore(corpus: folder.path, file: content.digest, keeps: keepsRecognitions),
      passwords: passwords)
  }

  /// What knows of a file what was recognised in it, and recognises nothing.
  ///
  /// - Parameter content: the file that is read.
  public func keptRecognitions(for content: Content) -> KeptRecognitions {
    KeptRecognitions(RecognitionStore(corpus: folder.path, file: content.digest, keeps: false))
  }

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - folder: the corpus.
  ///   - options: how files are read.
  ///   - kept: what was read already of files that came in; of use where that was by these options.
  ///   - use: what becomes of files that are converted to be read.
  ///   - passwords: what encrypted files are tried with.
  public init(
    folder: CorpusFolder, options: ExtractionOptions = ExtractionOptions(),
    kept: KeptReadings? = nil, conversions use: ConversionStore.Use = .reading,
    passwords: Passwords = Passwords()
  ) {
    self.passwords = passwords
    store = ConversionStore(indexFolder: folder.indexFolder, for: use)
    self.folder = folder
    self.options = options
    self.kept = options == kept?.options ? kept : nil
    if case .writing = use { keepsRecognitions = true } else { keepsRecognitions = false }
  }

  /// Reads a file.
  ///
  /// - Parameter path: the path below the corpus.
  /// - Throws: ``CorpusError``.
  public func content(ofFile path: String) throws -> Content {
    let source = try FileSource(folder.fullPath(path), name: path, limit: Self.largestFile)
    let status = source.status
    return Content(
      source: source, digest: source.digest,
      fingerprint: FileFingerprint(
        size: status.size, modifiedNanoseconds: status.modifiedNanoseconds,
        changedNanoseconds: status.changedNanoseconds),
      isFresh: currentNanoseconds() - status.modifiedNanoseconds < 1_000_000_000)
  }

  /// Converts those of some files that are converted before they are read, together.
  ///
  /// - Parameter paths: the paths below the corpus.
  public func prepareConversions(ofFiles paths: some Sequence<String>) {
    Conversions(keeper: store).prepare(
      paths.map { (path: folder.fullPath($0), name: $0) }, limit: Self.largestFile)
  }

  /// Whether a file may be one that is converted before it is read.
  ///
  /// - Parameter path: the path below the corpus.
  public func mayBeConverted(ofFile path: String) -> Bool {
    Conversions.mayConcern(path: folder.fullPath(path), name: path)
  }

  /// Removes converted files of files that are gone; called after all files were read by this reader.
  public func removeUnusedConversions() { store.removeUnused() }

  /// When a file was last changed, in seconds since 1970; `nil` where it is not known.
  ///
  /// - Parameter path: the path below the corpus.
  public func lastChange(ofFile path: String) -> Int? {
    guard case .success(let status) = FileStatus.of(folder.fullPath(path)) else { return nil }
    return Int(status.modifiedNanoseconds / 1_000_000_000)
  }

  /// What reading a file gave, beside its documents.
  public struct Reading: Sendable {
    /// The file's format: its name, or the ending of the file's name where nothing here reads it.
    public var format: String
    /// The encoding the bytes were read in; `nil` where nothing was decoded.
    public var encoding: String?
    /// The language that text in pictures was to be recognised in, where what recognises it could be run.
    public var scanLanguage: String?
    /// What is wrong in it.
    public var problems: [Fact]
    /// What is wrong with the descriptions in it and beside it.
    public var descriptionProblems: [CorpusError]
    /// How much of it was read.
    public var contentState: ContentState
    /// What stands for a file that as a whole could not be read, and why: what was emitted of it before counts
    /// for nothing.
    public var unread: Unread?
  }

  /// A file that is kept, and whose text is not read.
  public struct Unread: Sendable {
    /// The document that its name and its description make.
    public var document: ExtractedDocument
    /// Why.
    public var reason: Fact
  }

  /// Extracts a file's documents, with the descriptions of its front matter and of the description
  /// beside it in place of what the text says.
  ///
  /// - Parameters:
  ///   - content: the file's bytes.
  ///   - file: the file.
  ///   - emit: called with each document, in order.
  /// - Throws: ``CorpusError`` where the file changes meanwhile or its description cannot be read; what `emit`
  ///   throws.
  public func extract(
    _ content: Content, of file: CorpusFile, emit: (ExtractedDocument) throws -> Void
  ) throws -> Reading {
    var problems: [CorpusError] = []
    let beside = try file.descriptionFingerprint.flatMap { _ in
      try description(besideFile: file.path, problems: &problems)
    }
    var isEmpty = true
    var unread: Unread?
    var report: ExtractionReport?
    var isProgramMissing = false
    func readDocument(_ document: ExtractedDocument) throws {
      isEmpty = false
      var document = document
      if let frontMatter = document.frontMatter {
        do {
          let name = document.recordID.map { "\(file.path)#\($0)" } ?? file.path
          document.description = DocumentNaming.description(
            document.description,
            statedBy: try DescriptionFile.description(
              yaml: frontMatter.yaml, path: name, firstLine: frontMatter.firstLine))
        } catch let error as CorpusError {
          problems.append(error)
          document.description = document.description.overridden(
            by: RefusedSecrecy.description(of: Array(frontMatter.yaml.utf8)))
        }
      }
      beside?.apply(to: &document)
      document.description.completeFromArchivalCode()
      document.standInForText(path: file.path)
      try emit(document)
    }
    do {
      let found = try documents(of: content, path: file.path, emit: readDocument)
      report = found
      isProgramMissing = found.lacksProgram
      if isEmpty {
        unread = self.unread(file.path, found.reasonForNothing, beside)
      }
    } catch let error as ExtractionError {
      isProgramMissing = [.programMissing, .programFailed].contains(error.code)
      unread = self.unread(file.path, error.fileFact(ofFileOf: content.source.count), beside)
    }
    try content.source.checkUnchanged()
    return Reading(
      format: report?.format.rawValue ?? Extractor.formatName(forPath: file.path),
      encoding: report?.encoding, scanLanguage: isProgramMissing ? nil : options.scanLanguage,
      problems: (report?.problems ?? []).map(\.fact), descriptionProblems: problems,
      contentState: unread?.document.contentState ?? report?.contentState ?? .notRead,
      unread: unread)
  }

  /// What stands for a file whose text is not read.
  private func unread(_ path: String, _ reason: FileFact, _ beside: DescriptionFile?) -> Unread {
    var document = ExtractedDocument(
      description: DocumentNaming.description(ofUnread: path), sourceScalarCount: 0)
    document.contentState = ContentState(unread: .file(reason))
    beside?.apply(to: &document)
    document.description.completeFromArchivalCode()
    document.standInForText(path: path)
    return Unread(document: document, reason: .file(reason))
  }

  /// The documents of a file as they say themselves, as they were kept or read now.
  private func documents(
    of content: Content, path: String, emit: (ExtractedDocument) throws -> Void
  ) throws -> ExtractionReport {
    guard let kept, let reading = kept.take(content.digest, path: path) else {
      return try Extractor(options: options, conversions: conversions(for: content))
        .extract(content.source, path: path, emit: emit)
    }
    let report: ExtractionReport
    do { report = try reading.outcome.get() } catch {
      var error = error
      error.path = path
      throw error
    }
    try kept.forEachDocument(of: reading, path: path, emit)
    return report
  }

  /// What the description beside a file says; of one that is no description only its level of secrecy.
  ///
  /// - Throws: ``CorpusError`` where the system refuses to read it: what it says of who may see the document is
  ///   then not known.
  private func description(besideFile path: String, problems: inout [CorpusError]) throws
    -> DescriptionFile?
  {
    let descriptionPath = path + CorpusFolder.descriptionSuffix
    var bytes: [UInt8] = []
    do {
      let source = try FileSource(
        folder.fullPath(descriptionPath), name: descriptionPath, limit: Self.largestFile)
      bytes = try source.bytes(in: 0..<min(source.count, Self.largestDescription))
      guard source.count <= Self.largestDescription else {
        throw CorpusError(
          code: .descriptionInvalid, path: descriptionPath, detail: .moreThan(1, .mebibytes))
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw CorpusError(code: .descriptionInvalid, path: descriptionPath, detail: .notUTF8)
      }
      return try DescriptionFile(yaml: text, path: descriptionPath)
    } catch let error as CorpusError {
      if error.code == .fileUnreadable { throw error }
      problems.append(error)
    } catch {
      problems.append(
        CorpusError(code: .descriptionInvalid, path: descriptionPath))
    }
    return RefusedSecrecy.description(of: bytes).map(DescriptionFile.init(only:))
  }

  /// The text of a document that source offsets count in.
  ///
  /// - Parameters:
  ///   - recordID: the document's record id, where an archive holds it.
  ///   - encoding: the encoding the file's report told, by which pages read from pictures are so read
  ///     again.
  /// - Throws: ``CorpusError``, ``ExtractionError``.
  public func decodedOriginal(
    ofFile path: String, recordID: String? = nil, encoding: String? = nil
  ) throws -> (text: String, encoding: String?) {
    var options = options
    options.scanLanguage =
      options.scanLanguage ?? ExtractionOptions.reading(encoding: encoding).scanLanguage
    let content = try content(ofFile: path)
    return try DocumentFormats.decodedOriginal(
      content.source, path: path, recordID: recordID, options: options,
      conversions: conversions(for: content))
  }
}
