import Foundation

extension ArchiveFolder {
  /// The archive that the current folder is, or lies in; looked for upwards.
  static func found() -> ArchiveFolder {
    let current = FileManager.default.currentDirectoryPath
    if isArchive(current) { return ArchiveFolder(path: ".") }
    let outer = enclosing(current)
    // A folder of documents may have any name, also this one.
    if let outer, lies(current, below: outer + "/corpus") { return ArchiveFolder(path: outer) }
    if isFolder(current + "/corpus") { return ArchiveFolder(path: ".") }
    return ArchiveFolder(path: outer ?? ".")
  }

  /// The nearest archive that a folder lies in, itself left out.
  ///
  /// - Parameter folder: an absolute path.
  static func enclosing(_ folder: String) -> String? {
    var inner = folder
    while inner != "/", !inner.isEmpty {
      let outer = (inner as NSString).deletingLastPathComponent
      if isArchive(outer) { return outer }
      inner = outer
    }
    return nil
  }

  /// Whether a folder is an archive: it has a corpus, and an index or the corpus's records.
  static func isArchive(_ folder: String) -> Bool {
    guard isFolder(folder + "/corpus") else { return false }
    let records = ["corpus/register.jsonl", "corpus/manifest-sha256.txt"]
    return isFolder(folder + "/index")
      || records.contains { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
  }

  /// Refuses to make an archive where one is, or in one.
  static func requireNone(at path: String) throws {
    let place = realPath(path)
    if isArchive(place) {
      throw UserError(
        text: say(
          "\(path)：这里已经是档案，未作改动；收入文件用 \(Advice.command("add", archive: path))",
          "\(path): this is an archive already, left alone; take documents in with `\(Advice.command("add", archive: path))`"
        ))
    }
    if let outer = enclosing(place) {
      throw UserError(
        text: say(
          "\(path)：在档案 \(outer) 里面，未作改动；收入文件用 chadang add，另建档案请选别的文件夹",
          "\(path): lies in the archive \(outer), nothing was made; take documents in with `chadang add`, or choose a folder outside for another archive"
        ))
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func lies(_ path: String, below folder: String) -> Bool {
    path.utf8.elementsEqual(folder.utf8) || path.utf8.starts(with: (folder + "/").utf8)
  }

  /// An absolute path without links, as far as there is something.
  static func realPath(_ path: String) -> String {
    let current = FileManager.default.currentDirectoryPath
    var known = path.hasPrefix("/") ? path : "\(current)/\(path)"
    var rest: [String] = []
    while true {
      if let resolved = realpath(known, nil) {
        defer { free(resolved) }
        return ([String(cString: resolved)] + rest.reversed()).joined(separator: "/")
          .replacing("//", with: "/")
      }
      let name = (known as NSString).lastPathComponent
      let parent = (known as NSString).deletingLastPathComponent
      guard parent != known, !parent.isEmpty else { return path }
      if name != "." { rest.append(name) }
      known = parent
    }
  }
}
