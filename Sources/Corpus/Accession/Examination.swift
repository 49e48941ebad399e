internal import ArchiveModel
internal import DocumentFormats

/// A file's text looked at before the file comes in: whether it can be read, and what it says of itself.
struct Examination {
  var format = ""
  var description = DocumentDescription()
  var documentCount = 0
  var isContainer = false
  /// Why the text cannot be read now, where the file comes in all the same.
  var unread: Fact?

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: where it lies.
  ///   - name: its name, whose ending tells the format.
  ///   - limit: the largest file that is looked at, in bytes.
  ///   - keepsUnreadable: whether a file comes in that cannot be read.
  /// - Throws: `ExtractionError` for a file that is damaged, or not what its ending says.
  init(_ path: String, size: Int, name: String, limit: Int, keepsUnreadable: Bool) throws {
    guard let format = Extractor.format(forPath: name) else { return }
    self.format = format.rawValue
    // A message is one document with its attachments, and describes itself.
    isContainer = format != .eml && Extractor.isContainer(name, size: size)
    guard size <= limit else { return }
    do {
      let source = try FileSource(path, name: path, limit: limit)
      _ = try Extractor().extract(source, path: name) { document in
        documentCount += 1
        guard documentCount == 1, !isContainer else { return }
        description = document.description
        // What stands in front matter is a person's word, in the file itself.
        if let frontMatter = document.frontMatter {
          description = description.overridden(
            by: try? DescriptionFile.description(
              yaml: frontMatter.yaml, path: name, firstLine: frontMatter.firstLine))
        }
      }
    } catch let error as ExtractionError {
      let isReadableLater = [.noTextLayer, .programMissing, .programFailed].contains(error.code)
      guard isReadableLater || keepsUnreadable else { throw error }
      unread = error.fact
    }
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
