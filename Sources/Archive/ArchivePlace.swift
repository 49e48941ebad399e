import Foundation

/// Where archives lie.
public enum ArchivePlace {
  /// The folder of the archive that the current folder is, or lies in; `.` where there is none.
  public static func found() -> String {
    let current = FileManager.default.currentDirectoryPath
    if isArchive(current) { return "." }
    let outer = enclosing(current)
    // A folder of documents may have any name, also this one.
    if let outer, lies(current, below: outer + "/corpus") { return outer }
    if isFolder(current + "/corpus") { return "." }
    return outer ?? "."
  }

  /// The nearest archive that a folder lies in, itself left out.
  ///
  /// - Parameter folder: an absolute path.
  public static func enclosing(_ folder: String) -> String? {
    var inner = folder
    while inner != "/", !inner.isEmpty {
      let outer = (inner as NSString).deletingLastPathComponent
      if isArchive(outer) { return outer }
      inner = outer
    }
    return nil
  }

  /// Whether a folder is an archive: it has a corpus, and an index or the corpus's records.
  public static func isArchive(_ folder: String) -> Bool {
    guard isFolder(folder + "/corpus") else { return false }
    let records = ["corpus/register.jsonl", "corpus/manifest-sha256.txt"]
    return isFolder(folder + "/index")
      || records.contains { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
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
  public static func realPath(_ path: String) -> String {
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
