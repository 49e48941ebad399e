import Foundation
import Testing

/// Compares a text with the file kept for it; `RECORD_GOLDENS=1` in the environment writes the file anew.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens").appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let kept = (try? String(decoding: Data(contentsOf: file), as: UTF8.self)) ?? ""
  #expect(Array(text.utf8) == Array(kept.utf8), "\(name) differs", sourceLocation: sourceLocation)
}
