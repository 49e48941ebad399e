public import ArchiveModel
public import DocumentFormats

/// The folder of an archive's documents, `ARCHIVE/corpus`.
public struct CorpusFolder: Sendable, Hashable {
  /// The folder's path.
  public let path: String

  /// The name of the register.
  static let registerName = "register.jsonl"
  /// The names in the corpus that describe it and are no documents.
  static let ownFiles: Set<String> = [Manifest.fileName, registerName]
  /// The ending of a description beside a document.
  public static let descriptionSuffix = ".meta.yaml"

  /// The corpus at a path.
  public init(path: String) { self.path = path }

  /// The folder of the archive's index, beside it.
  var indexFolder: String { DurableFiles.parent(path) + "/index" }

  /// What the archive that it belongs to keeps of itself; `nil` where that says nothing.
  public var settings: ArchiveSettings? { ArchiveSettings(ofArchive: DurableFiles.parent(path)) }

  /// How files are read that come in, by the archive's settings.
  public var extractionOptions: ExtractionOptions {
    ExtractionOptions(scanLanguage: settings?.scanLanguage)
  }

  /// The full path of a file below the corpus.
  public func fullPath(_ relativePath: String) -> String { "\(path)/\(relativePath)" }

  /// Throws ``CorpusError`` where there is no such folder, or the system does not say.
  public func requireFolder() throws(CorpusError) {
    if case .failure(let error) = FileStatus.of(path) {
      throw refusal(error)
    }
  }

  /// What it means that the folder cannot be looked into.
  private func refusal(_ error: SystemError) -> CorpusError {
    isMissingNumber(error.number)
      ? CorpusError(code: .noCorpus, path: path)
      : CorpusError(code: .folderUnreadable, path: path, errorNumber: error.number)
  }

  /// What lies in the corpus: every file once, as a document or with the reason why it is none.
  ///
  /// Symbolic links are not followed (so there are no loops, and nothing outside comes in); files
  /// and folders whose name begins with a dot are passed over.
  ///
  /// - Throws: ``CorpusError`` where there is no such folder.
  public func scan() throws -> CorpusListing {
    try requireFolder()
    let passedOver = PassedOverNames(of: self)
    var listing = CorpusListing()
    var names: [[UInt8]]
    do { names = try namesInFolder(path) } catch { throw refusal(error) }
    // Folders still to be listed, as their path below the corpus with a slash at the end.
    var pending: [String] = []
    var folder = ""
    while true {
      for name in names {
        scan(name, in: folder, into: &listing, pending: &pending, passing: passedOver)
      }
      guard let next = pending.popLast() else { break }
      folder = next
      do {
        // By scalars: some letters join the slash after them to one character.
        names = try namesInFolder(fullPath(String(folder.unicodeScalars.dropLast())))
      } catch {
        names = []
        listing.passedOver.append(
          PassedOverFile(
            path: folder, reason: .folderUnreadable, errorNumber: error.number))
      }
    }
    listing.files.sort { $0.path < $1.path }
    listing.passedOver.sort { $0.path < $1.path }
    listing.attachDescriptions()
    return listing
  }

  /// What lies in the corpus at some paths, as ``scan()`` has it; a path where nothing lies is left out.
  public func listing(of paths: [String]) throws -> CorpusListing {
    try requireFolder()
    let passedOver = PassedOverNames(of: self)
    var listing = CorpusListing()
    var pending: [String] = []
    for file in paths {
      for entry in [file, file + Self.descriptionSuffix] {
        // Where the system refuses to say what lies there, `scan` notes it.
        if case .failure(let error) = FileStatus.of(fullPath(entry)),
          isMissingNumber(error.number)
        {
          continue
        }
        let bytes = Array(entry.utf8)
        let start = bytes.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
        scan(
          Array(bytes[start...]), in: String(decoding: bytes[..<start], as: UTF8.self),
          into: &listing, pending: &pending, passing: passedOver)
      }
    }
    listing.files.sort { $0.path < $1.path }
    listing.attachDescriptions()
    return listing
  }

  private func scan(
    _ nameBytes: [UInt8], in folder: String, into listing: inout CorpusListing,
    pending: inout [String], passing names: PassedOverNames
  ) {
    if nameBytes.first == 0x2E { return }
    guard let name = String(validating: nameBytes, as: UTF8.self) else {
      listing.passedOver.append(
        PassedOverFile(
          path: folder + String(decoding: nameBytes, as: UTF8.self), reason: .nameNotUTF8))
      return
    }
    if folder.isEmpty, Self.ownFiles.contains(name) { return }
    let relativePath = folder + name
    let status: FileStatus
    switch FileStatus.of(fullPath(relativePath)) {
    case .failure(let error):
      listing.passedOver.append(
        PassedOverFile(
          path: relativePath, reason: .unreadable, errorNumber: error.number))
      return
    case .success(let found): status = found
    }
    switch status.kind {
    case .folder:
      if names.contains(name) {
        listing.passedOver.append(PassedOverFile(path: relativePath + "/", reason: .leftover))
      } else {
        pending.append(relativePath + "/")
      }
    case .symbolicLink:
      listing.passedOver.append(
        PassedOverFile(path: relativePath, reason: .symbolicLink))
    case .other:
      listing.passedOver.append(
        PassedOverFile(path: relativePath, reason: .notAFile))
    case .regular:
      let fingerprint = FileFingerprint(
        size: status.size, modifiedNanoseconds: status.modifiedNanoseconds,
        changedNanoseconds: status.changedNanoseconds)
      if let described = Self.described(by: relativePath) {
        listing.descriptions[Array(described.utf8)] = fingerprint
      } else if names.contains(name) {
        listing.passedOver.append(PassedOverFile(path: relativePath, reason: .leftover))
      } else {
        listing.files.append(CorpusFile(path: relativePath, fingerprint: fingerprint))
      }
    }
  }
}

extension PassedOverNames {
  /// Those of the archive that a corpus belongs to.
  public init(of corpus: CorpusFolder) {
    self.init(corpus.settings?.passedOver ?? Self.standard)
  }
}

extension CorpusFolder {
  /// The path of the document that a path is of: a description's is that of what it describes.
  public static func document(ofPath path: String) -> String { described(by: path) ?? path }

  /// The path of what a description describes; `nil` where the path is no description's.
  static func described(by path: String) -> String? {
    let suffix = Array(descriptionSuffix.utf8)
    guard path.utf8.suffix(suffix.count).elementsEqual(suffix) else { return nil }
    return String(decoding: path.utf8.dropLast(suffix.count), as: UTF8.self)
  }
}

/// What tells that a file is the same as before without reading it.
public struct FileFingerprint: Sendable, Hashable {
  /// The size in bytes.
  public var size: Int
  /// When the content was last written, in nanoseconds since 1970.
  public var modifiedNanoseconds: Int64
  /// When the file's entry was last changed, in nanoseconds since 1970.
  public var changedNanoseconds: Int64

  /// Makes a fingerprint.
  public init(size: Int, modifiedNanoseconds: Int64, changedNanoseconds: Int64) {
    self.size = size
    self.modifiedNanoseconds = modifiedNanoseconds
    self.changedNanoseconds = changedNanoseconds
  }
}

/// A file of the corpus that is a document or a container of documents.
public struct CorpusFile: Sendable, Hashable {
  /// The path below the corpus.
  public var path: String
  /// The file's fingerprint.
  public var fingerprint: FileFingerprint
  /// The fingerprint of the description beside it, where there is one.
  public var descriptionFingerprint: FileFingerprint?

  /// Makes a corpus file.
  public init(
    path: String, fingerprint: FileFingerprint, descriptionFingerprint: FileFingerprint? = nil
  ) {
    self.path = path
    self.fingerprint = fingerprint
    self.descriptionFingerprint = descriptionFingerprint
  }
}

extension PassedOverFile {
  /// A file that is passed over; what the system refuses to show, and is there, may be a document.
  init(path: String, reason: Reason, errorNumber: Int32? = nil) {
    self.init(
      path: path, reason: reason, errorNumber: errorNumber,
      isRefused: (reason == .unreadable || reason == .folderUnreadable)
        && !(errorNumber.map(isMissingNumber) ?? false))
  }
}

/// What the system refused to tell of a corpus.
public struct RefusedPaths: Sendable {
  private var files: [[UInt8]: PassedOverFile] = [:]
  private var folders: [PassedOverFile] = []

  /// Makes it of a listing.
  public init(_ listing: CorpusListing) {
    for entry in listing.passedOver where entry.isRefused {
      if entry.reason == .folderUnreadable {
        folders.append(entry)
      } else {
        files[Array(entry.path.utf8)] = entry
      }
    }
  }

  /// What was refused that a document depends on: its file, the description beside it, or a folder that it lies
  /// in; `nil` where nothing was.
  public func refusal(ofDocument path: String) -> PassedOverFile? {
    guard !files.isEmpty || !folders.isEmpty else { return nil }
    return files[Array(path.utf8)]
      ?? files[Array((path + CorpusFolder.descriptionSuffix).utf8)]
      ?? folders.first { path.utf8.starts(with: $0.path.utf8) }
  }
}

/// What lies in a corpus.
public struct CorpusListing: Sendable, Hashable {
  /// The documents and containers, by path.
  public var files: [CorpusFile] = []
  /// What is not taken for a document, by path.
  public var passedOver: [PassedOverFile] = []
  /// The descriptions, by the path of what they describe, in UTF-8: to the file system, names that
  /// look alike (é in one character or in two) are different names, to `String` they are not.
  var descriptions: [[UInt8]: FileFingerprint] = [:]

  /// Makes an empty listing.
  public init() {}

  mutating func attachDescriptions() {
    for index in files.indices {
      files[index].descriptionFingerprint = descriptions.removeValue(
        forKey: Array(files[index].path.utf8))
    }
    for path in descriptions.keys.map({ String(decoding: $0, as: UTF8.self) }).sorted() {
      passedOver.append(
        PassedOverFile(
          path: path + CorpusFolder.descriptionSuffix, reason: .descriptionWithoutDocument))
    }
    descriptions = [:]
  }
}
