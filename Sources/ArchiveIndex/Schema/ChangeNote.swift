internal import ArchiveModel
internal import Glibc

/// The file `index/behind`: the corpus is being changed, and the index does not have it yet.
///
/// It is made before the first change and removed when an indexing run has come to its end. A change that is
/// cut off leaves it.
struct ChangeNote {
  private let path: String

  /// The note of an index.
  init(file: IndexFile) {
    // By scalars: some letters join a slash before them to one character.
    let folder = file.path.unicodeScalars.dropLast(IndexFile.name.unicodeScalars.count)
    path = String(folder) + "behind"
  }

  /// Whether there is one.
  var isThere: Bool { access(path, F_OK) == 0 }

  /// Makes it.
  ///
  /// - Throws: ``ArchiveIndexError``.
  func make() throws {
    let note = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard note >= 0 else {
      throw ArchiveIndexError(code: .notWritable, path: path, errorNumber: errno)
    }
    close(note)
  }

  /// Takes it away.
  func remove() { unlink(path) }
}
