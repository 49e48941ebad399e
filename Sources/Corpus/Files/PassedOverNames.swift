internal import ArchiveModel

/// The names of files and folders that are no documents: what programs and systems leave behind.
///
/// A name is passed over where a pattern fits it, in any letter case: `*` stands for any characters, `?` for one.
/// An archive keeps a list of its own as `passed_over` in its settings (``ArchiveSettings``).
public struct PassedOverNames: Sendable, Hashable {
  /// What is passed over where an archive says nothing else.
  public static let standard = [
    ".*", "~$*", "~WRL*", "Thumbs.db", "desktop.ini", "__MACOSX", "*.tmp", "*.crdownload", "*.part",
  ]

  private let patterns: [[Unicode.Scalar]]

  /// Those of a list.
  public init(_ patterns: [String] = standard) {
    self.patterns = patterns.map { Array($0.lowercased().unicodeScalars) }
  }

  /// Whether a name is passed over.
  public func contains(_ name: String) -> Bool {
    let name = Array(name.lowercased().unicodeScalars)
    return patterns.contains { Self.fits($0[...], name[...]) }
  }

  private static func fits(
    _ pattern: ArraySlice<Unicode.Scalar>, _ name: ArraySlice<Unicode.Scalar>
  )
    -> Bool
  {
    var (pattern, name) = (pattern, name)
    // Where the last star stood, and what it stands for so far.
    var star: (pattern: ArraySlice<Unicode.Scalar>, name: ArraySlice<Unicode.Scalar>)?
    while true {
      if pattern.first == "*" {
        pattern = pattern.dropFirst()
        star = (pattern, name)
      } else if let first = pattern.first, let next = name.first, first == next || first == "?" {
        (pattern, name) = (pattern.dropFirst(), name.dropFirst())
      } else if pattern.isEmpty, name.isEmpty {
        return true
      } else if let before = star, !before.name.isEmpty {
        (pattern, name) = (before.pattern, before.name.dropFirst())
        star = (pattern, name)
      } else {
        return false
      }
    }
  }
}
