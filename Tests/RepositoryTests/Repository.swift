import Foundation

/// The checkout that the tests were built from.
enum Repository {
  /// The package's folder.
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path

  /// The paths of the files below a folder, relative to the package's folder.
  static func files(below folder: String, endings: Set<String>) -> [String] {
    let all = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
    var paths: [String] = []
    while let path = all?.nextObject() as? String {
      if endings.contains((path as NSString).pathExtension) { paths.append("\(folder)/\(path)") }
    }
    return paths.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  static func lines(_ path: String) throws -> [Substring] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false)
  }

  static var isCheckout: Bool { FileManager.default.fileExists(atPath: "\(root)/.git") }

  /// The bytes of the paths that git keeps, or `nil` where git does not say.
  static func trackedPaths() throws -> [Data]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", root, "ls-files", "-z"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return data.split(separator: 0).map { Data($0) }
  }
}
