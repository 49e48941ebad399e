internal import ArchiveModel
internal import DocumentFormats
internal import Glibc

/// A file that is to be taken in.
struct AccessionSource {
  /// What the person knows it by.
  var given: String
  /// A path that opens it; another one than `given` for names that are not UTF-8.
  var path: String
  /// Its name, in readable characters.
  var name: String
  /// The description beside it, where there is one.
  var descriptionPath: String?
  /// The folders it lies in, below what was named: the order it came in.
  var folders: [String] = []
  /// Keeps open what `path` goes through.
  var anchor: FolderAnchor?
}

/// A folder kept open, so that a file whose name is not UTF-8 can be named through it.
final class FolderAnchor: Sendable {
  private let descriptor: Int32

  /// Opens the file itself, by the bytes of its name; `nil` where it cannot be read.
  init?(folder: String, name: [UInt8]) {
    let path = (Array(folder.utf8) + [0x2F] + name + [0]).map { CChar(bitPattern: $0) }
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  var path: String { "/proc/self/fd/\(descriptor)" }
}

/// Goes through what a person names: files, folders with all that is in them.
struct AccessionWalk {
  private(set) var sources: [AccessionSource] = []
  private(set) var outcomes: [AccessionOutcome] = []

  private let passedOver: PassedOverNames
  /// Whether the names of the folders that were named belong to the order: with one alone its own order is all
  /// there is.
  private let keepsNames: Bool

  init(_ paths: [String], passing passedOver: PassedOverNames) {
    (self.passedOver, keepsNames) = (passedOver, paths.count > 1)
    for path in paths { add(path) }
  }

  private mutating func add(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = errno
      refuse(
        path, reason == ENOENT ? .missing : .unreadable,
        reason == ENOENT ? nil : .system(reason))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      let name = Self.lastPart(path)
      walk(path, folders: keepsNames && name != "." && name != ".." ? [name] : [])
    case S_IFREG: addFile(path, name: EntryName.path(Array(Self.lastPart(path).utf8)), folders: [])
    default: refuse(path, .notAFile, nil)
    }
  }

  private mutating func walk(_ folder: String, folders above: [String]) {
    let names: [[UInt8]]
    do { names = try namesInFolder(folder) } catch {
      refuse(folder, .unreadable, .system(error.number))
      return
    }
    let folder = folder.utf8.last == 0x2F ? String(folder.unicodeScalars.dropLast()) : folder
    var folders: [(path: String, name: String)] = []
    for bytes in names {
      guard let name = String(validating: bytes, as: UTF8.self) else {
        addUndecoded(bytes, in: folder, folders: above)
        continue
      }
      let path = "\(folder)/\(name)"
      switch FileStatus.of(path) {
      case .failure(let error): refuse(path, .unreadable, .system(error.number))
      case .success(let status):
        switch status.kind {
        case .folder:
          if passedOver.contains(name) {
            guard ![CorpusWriter.waitingFolder, RecognitionStore.folderName].contains(name) else {
              continue
            }
            outcomes.append(AccessionOutcome(given: path, state: .passedOver))
          } else {
            folders.append((path, name))
          }
        case .regular:
          if passedOver.contains(name) {
            outcomes.append(AccessionOutcome(given: path, state: .passedOver))
          } else if !describes(name, in: folder) {
            addFile(path, name: EntryName.path(bytes), folders: above)
          }
        case .symbolicLink, .other: refuse(path, .notAFile, nil)
        }
      }
    }
    for folder in folders { walk(folder.path, folders: above + [folder.name]) }
  }

  /// A file whose name is not UTF-8: GB18030 on an old disk, as a rule.
  private mutating func addUndecoded(_ bytes: [UInt8], in folder: String, folders: [String]) {
    let name = EntryName.path(bytes)
    let given = "\(folder)/\(name)"
    guard let anchor = FolderAnchor(folder: folder, name: bytes) else {
      return refuse(given, .unreadable, .system(errno))
    }
    var status = stat()
    guard stat(anchor.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return refuse(
        given, .notAFile, .nameNotUTF8)
    }
    sources.append(
      AccessionSource(
        given: given, path: anchor.path, name: name, folders: folders, anchor: anchor))
  }

  private mutating func addFile(_ path: String, name: String, folders: [String]) {
    var source = AccessionSource(given: path, path: path, name: name, folders: folders)
    let description = path + CorpusFolder.descriptionSuffix
    if case .success(let status) = FileStatus.of(description), status.kind == .regular {
      source.descriptionPath = description
    }
    sources.append(source)
  }

  /// Whether a file is the description of one beside it, with which it comes in.
  private func describes(_ name: String, in folder: String) -> Bool {
    guard name.hasSuffix(CorpusFolder.descriptionSuffix) else { return false }
    let described = name.dropLast(CorpusFolder.descriptionSuffix.count)
    if case .success = FileStatus.of("\(folder)/\(described)") { return true }
    return false
  }

  private mutating func refuse(
    _ path: String, _ reason: AccessionOutcome.Reason, _ detail: Fact?
  ) {
    outcomes.append(
      AccessionOutcome(given: path, state: .refused(reason: reason, detail: detail)))
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
