public import ArchiveModel
internal import DocumentFormats
internal import Glibc

/// Takes documents into the corpus: copied, described, registered, in the manifest; each as a whole
/// or not at all.
public struct Accession {
  /// How many files, and about how many bytes, are committed together.
  private static let batchFiles = 64
  private static let batchBytes = 32 << 20
  /// How many files are looked through for those that are converted together.
  private static let preparedFiles = 400
  /// The largest file whose text is read for its description and to see whether it can be read.
  private static let largestExamined = 64 << 20

  let writer: CorpusWriter
  let request: AccessionRequest
  private let attribution: Attribution
  private let reader: CorpusReader
  private let kept: KeptReadings?
  private let store: ConversionStore
  /// How the files are read.
  private let options: ExtractionOptions
  private var transaction: CorpusTransaction
  private var twins: Twins
  private let passedOver: PassedOverNames
  /// The paths given in this run.
  private var planned: Set<[UInt8]> = []
  /// What became of the files so far. Where ``take(_:progress:)`` threw, those that came in have an
  /// accession number; of the others nothing was done.
  public private(set) var outcomes: [AccessionOutcome] = []
  /// The outcomes whose accession numbers come with the commit, by their entry's place.
  private var waiting: [(outcome: Int, entry: Int)] = []

  /// Makes an accession.
  ///
  /// - Parameters:
  ///   - writer: what writes to the corpus.
  ///   - request: what is stated of the files, and where they go.
  ///   - attribution: who takes them in.
  ///   - kept: where what is read of them is kept, for the indexing.
  /// - Throws: ``CorpusError``.
  public init(
    writer: CorpusWriter, request: AccessionRequest, attribution: Attribution,
    keeping kept: KeptReadings? = nil
  ) throws {
    self.kept = kept
    self.writer = writer
    self.request = request
    self.attribution = attribution
    reader = CorpusReader(folder: writer.folder)
    options = writer.folder.extractionOptions
    store = ConversionStore(
      indexFolder: writer.folder.indexFolder, for: request.isDryRun ? .trying : .writing)
    passedOver = PassedOverNames(of: writer.folder)
    twins = Twins(manifest: writer.manifest, folder: writer.folder)
    transaction = try writer.begin()
  }

  /// Takes in files and folders.
  ///
  /// - Parameters:
  ///   - paths: files, folders, and `-` for standard input.
  ///   - settled: called with what became of files, once that is on the disk, and with how many of how
  ///     many have been dealt with.
  /// - Returns: what became of each file.
  /// - Throws: ``CorpusError`` where the corpus cannot be written; what was reported before is kept.
  public mutating func take(
    _ paths: [String],
    settled: (_ outcomes: ArraySlice<AccessionOutcome>, _ done: Int, _ total: Int) -> Void = {
      _, _, _ in
    }
  ) throws -> [AccessionOutcome] {
    defer { writer.abandon(transaction) }
    let walk = AccessionWalk(paths.filter { $0 != "-" }, passing: passedOver)
    outcomes = walk.outcomes
    if paths.contains("-") { try takeStandardInput() }
    var told = 0
    for (index, source) in walk.sources.enumerated() {
      if index.isMultiple(of: Self.preparedFiles) {
        prepare(walk.sources[index...].prefix(Self.preparedFiles))
      }
      try take(source)
      if waiting.count >= Self.batchFiles || transaction.stagedBytes >= Self.batchBytes {
        try commit()
        settled(outcomes[told...], index + 1, walk.sources.count)
        told = outcomes.count
      }
    }
    try commit()
    settled(outcomes[told...], walk.sources.count, walk.sources.count)
    return outcomes
  }

  /// Converts files together that are converted before they are read.
  private func prepare(_ sources: ArraySlice<AccessionSource>) {
    let files = sources.map { (path: $0.path, name: $0.name) }
    Conversions(keeper: store).prepare(
      files.filter { Conversions.mayConcern(path: $0.path, name: $0.name) },
      limit: Self.largestExamined)
  }

  private func conversions(for digest: ContentDigest) -> Conversions {
    Conversions(
      keeper: store,
      recognitions: RecognitionStore(
        corpus: writer.folder.path, file: digest, keeps: !request.isDryRun),
      passwords: Passwords(request.passwords))
  }

  private mutating func commit() throws {
    guard !request.isDryRun, !transaction.isEmpty else { return }
    let entries = try writer.commit(transaction)
    for (outcome, entry) in waiting {
      guard var taken = outcomes[outcome].takenIn else { continue }
      taken.accession = entries[entry].accession
      outcomes[outcome].state =
        switch outcomes[outcome].state {
        case .registered: .registered(taken)
        case .accepted: .accepted(taken)
        default: .added(taken)
        }
    }
    waiting = []
    transaction = try writer.begin()
  }

  // MARK: One file

  private mutating func takeStandardInput() throws {
    let name = request.name ?? "stdin.txt"
    let staged = try transaction.stageStandardInput()
    try take(
      staged, of: AccessionSource(given: "-", path: "-", name: EntryName.path(Array(name.utf8))))
  }

  private mutating func take(_ source: AccessionSource) throws {
    if let path = try pathInCorpus(source.path) { return try takeInPlace(path, of: source) }
    guard CorpusFolder.described(by: source.name) == nil else {
      return refuse(source.given, .describesNothing)
    }
    do {
      let staged = try transaction.stage(copyOf: source.path)
      try take(staged, of: source)
    } catch let error as CorpusError where error.path == source.path {
      let reason: AccessionOutcome.Reason
      switch error.code {
      case .fileUnreadable: reason = .unreadable
      case .fileChanging: reason = .changing
      case .fileTooLarge: reason = .tooLarge
      default: throw error
      }
      refuse(source.given, reason, error.errorNumber.map { .system($0) })
    }
  }

  private mutating func take(_ staged: CorpusTransaction.StagedFile, of source: AccessionSource)
    throws
  {
    if let twin = twins.path(of: staged.digest, size: staged.size) {
      transaction.discard(staged)
      if twin == request.earlierVersion?.path { return refuse(source.given, .sameAsEarlier) }
      outcomes.append(AccessionOutcome(given: source.given, state: .alreadyThere(path: twin)))
      return
    }
    let given: (editor: DescriptionEditor, refused: AccessionOutcome.RefusedDescription?)
    do { given = try givenDescription(of: source) } catch let error as CorpusError {
      // What it says of who may see the document is not known.
      transaction.discard(staged)
      return refuse(
        source.descriptionPath ?? source.given, .unreadable,
        error.errorNumber.map { .system($0) })
    }
    var refused = given.refused
    var examined = try Examination(
      transaction.path(of: staged), size: staged.size, name: source.name,
      limit: Self.largestExamined, kept: kept, options: options, conversions: conversions(for:))
    var described =
      try described(given.editor, examined, source)
      // What the program itself notes gives way first.
      ?? described(given.editor, nil, source)
    if described == nil {
      refused = .init(
        CorpusError(
          code: .descriptionInvalid, path: source.descriptionPath ?? source.given,
          detail: .tooMuchStated))
      described = try self.described(try secrecyOnly(of: source), nil, source)
    }
    guard let (yaml, stated) = described else {
      // What is stated of it must not get lost.
      transaction.discard(staged)
      return refuse(
        source.given, .descriptionInvalid, .tooMuchStated)
    }
    let description = examined.description.overridden(by: stated)

    let path = freePath(source, description, isContainer: examined.isContainer)
    guard !isPassedOver(path) else {
      // There it would lie where nothing is looked for.
      transaction.discard(staged)
      outcomes.append(AccessionOutcome(given: source.given, state: .passedOver))
      return
    }
    examined.keep(staged.digest, path: path)
    var entry = attribution.entry(.add, path: path)
    entry.originalName = source.given == "-" ? request.name ?? source.name : source.name
    entry.sha256 = staged.digest.hexadecimal
    entry.size = staged.size
    entry.format = examined.format
    entry.source = request.source ?? source.given
    if request.source != nil, source.given != "-" { entry.givenPath = source.given }
    entry.version = request.earlierVersion?.path
    transaction.place(staged, at: path)
    if !yaml.isEmpty {
      transaction.place(
        try transaction.stage(Array(yaml.utf8)), at: path + CorpusFolder.descriptionSuffix)
    }
    twins.add(staged.digest, path: path)
    transaction.entries.append(entry)
    waiting.append((outcomes.count, transaction.entries.count - 1))
    outcomes.append(
      AccessionOutcome(
        given: source.given,
        state: .added(
          .init(
            path: path, document: entry.document, sha256: staged.digest.hexadecimal,
            size: staged.size, description: description, documentCount: examined.documentCount,
            records: examined.records,
            contentState: examined.contentState, unread: examined.unread,
            problems: examined.problems)), refusedDescription: refused))
    try giveWay(to: path)
  }

  private mutating func refuse(
    _ given: String, _ reason: AccessionOutcome.Reason, _ detail: Fact? = nil
  ) {
    outcomes.append(
      AccessionOutcome(given: given, state: .refused(reason: reason, detail: detail)))
  }

  // MARK: Paths

  private mutating func freePath(
    _ source: AccessionSource, _ description: DocumentDescription, isContainer: Bool
  ) -> String {
    let folder =
      request.folder.map {
        ([$0] + source.folders.map(AccessionName.cleaned)).joined(separator: "/")
      }
      ?? request.earlierVersion.map { DurableFiles.parent($0.path) }
      ?? AccessionName.folder(for: description, isContainer: isContainer)
    let path = AccessionName.free(source.name, in: folder == "." ? "其他" : folder) { path in
      if planned.contains(Array(path.utf8)) || writer.manifest[path] != nil
        || writer.accessionPaths.isLeft(path)
      {
        return true
      }
      return [path, path + CorpusFolder.descriptionSuffix].contains {
        if case .success = FileStatus.of(writer.folder.fullPath($0)) { return true }
        return false
      }
    }
    planned.insert(Array(path.utf8))
    return path
  }

  /// Lets the earlier version give way.
  private mutating func giveWay(to path: String) throws {
    guard let earlier = request.earlierVersion else { return }
    let description = earlier.path + CorpusFolder.descriptionSuffix
    var editor = try DescriptionEditor(
      yaml: try existingDescription(of: earlier.path), path: description)
    editor.setReplacedBy(path, record: earlier.record)
    transaction.place(
      try transaction.stage(Array(try editor.yaml().utf8)), at: description, replacing: true)
    var entry = attribution.entry(.replace, path: earlier.path, record: earlier.record)
    entry.version = path
    transaction.entries.append(entry)
  }
}

// MARK: Files that lie in the corpus

extension Accession {
  /// The path below the corpus of a file that lies in it.
  private func pathInCorpus(_ path: String) throws -> String? {
    writer.folder.relativePath(of: path)
  }

  /// Whether the corpus passes over what lies at a path below it.
  private func isPassedOver(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") || passedOver.contains(String($0)) }
  }

  private mutating func takeInPlace(_ path: String, of source: AccessionSource) throws {
    // The corpus's own records are nothing to be taken in.
    if CorpusFolder.ownFiles.contains(path) { return }
    guard !isPassedOver(path) else {
      outcomes.append(AccessionOutcome(given: source.given, state: .passedOver))
      return
    }
    let content: CorpusReader.Content
    var examined: Examination
    do {
      content = try reader.content(ofFile: path)
      examined = try Examination(
        writer.folder.fullPath(path), size: content.source.count, name: path,
        limit: Self.largestExamined, kept: kept, options: options, conversions: conversions(for:))
    } catch let error as CorpusError {
      return refuse(source.given, .unreadable, error.errorNumber.map { .system($0) })
    }
    let descriptionPath = path + CorpusFolder.descriptionSuffix
    var before = ""
    var refused: AccessionOutcome.RefusedDescription?
    var editor = try DescriptionEditor(yaml: "", path: descriptionPath)
    do {
      before = try existingDescription(of: path)
      editor = try DescriptionEditor(yaml: before, path: descriptionPath)
    } catch let error as CorpusError {
      guard request.description.stated.isEmpty else {
        // What the options state would take the place of what cannot be read.
        return refuse(
          source.given, .descriptionInvalid, error.detail ?? error.fact)
      }
      (before, refused) = ("", .init(error))
    }
    state(request.description, in: &editor)
    let yaml = request.description.stated.isEmpty ? before : try editor.yaml()
    let described = Array(yaml.utf8)
    let isDescribed = refused == nil && (!yaml.isEmpty || source.descriptionPath != nil)
    let known = writer.manifest[path]
    if known == content.digest, before == yaml,
      !isDescribed || writer.manifest[descriptionPath] == ContentDigest(of: described)
    {
      outcomes.append(
        AccessionOutcome(
          given: source.given, state: .alreadyThere(path: path), refusedDescription: refused))
      return
    }
    examined.keep(content.digest, path: path)
    var entry = attribution.entry(known == nil ? .register : .accept, path: path)
    entry.document = Identifiers.document(path: writer.accessionPaths.path(path), recordID: nil)
    entry.sha256 = content.digest.hexadecimal
    entry.size = content.source.count
    entry.format = examined.format
    entry.originalName = known == nil ? path : nil
    entry.source = request.source
    transaction.register(path, digest: content.digest)
    if yaml != before {
      transaction.place(try transaction.stage(described), at: descriptionPath, replacing: true)
    } else if isDescribed {
      transaction.register(descriptionPath, digest: ContentDigest(of: described))
    }
    transaction.entries.append(entry)
    waiting.append((outcomes.count, transaction.entries.count - 1))
    let taken = AccessionOutcome.TakenIn(
      path: path, document: entry.document, sha256: content.digest.hexadecimal,
      size: content.source.count,
      description: examined.description.overridden(
        by: try DescriptionFile(yaml: yaml, path: descriptionPath).whole.description),
      documentCount: examined.documentCount, records: examined.records,
      contentState: examined.contentState,
      unread: examined.unread, problems: examined.problems)
    outcomes.append(
      AccessionOutcome(
        given: source.given, state: known == nil ? .registered(taken) : .accepted(taken),
        refusedDescription: refused))
  }
}

extension CorpusFolder {
  /// The path below the corpus of a file that lies in it; `nil` for another one.
  func relativePath(of path: String) -> String? {
    guard let real = realPath(path), let corpus = realPath(self.path) else { return nil }
    let prefix = Array(corpus.utf8) + [0x2F]
    guard real.utf8.starts(with: prefix) else { return nil }
    return String(decoding: real.utf8.dropFirst(prefix.count), as: UTF8.self)
  }

  /// Whether any of some paths is the corpus or lies in it.
  public func holdsAny(of paths: [String]) -> Bool {
    guard let corpus = realPath(self.path) else { return false }
    return paths.contains { relativePath(of: $0) != nil || realPath($0) == corpus }
  }
}
