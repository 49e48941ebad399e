internal import ArchiveModel
import TextStructure

/// Finds the YAML between `---` fences at the start of a Markdown file.
enum FrontMatterScanner {
  /// The front matter and where the text after it begins; `nil` where there is none.
  static func scan(_ scalars: [Unicode.Scalar]) -> (frontMatter: FrontMatter, end: Int)? {
    var scanner = LineScanner(scalars, range: 0..<scalars.count)
    guard let first = scanner.next(), isFence(scalars, first, closing: false) else { return nil }
    let start = scanner.position
    var end = start
    while let line = scanner.next() {
      if isFence(scalars, line, closing: true) {
        var yaml = String.UnicodeScalarView()
        yaml.append(contentsOf: scalars[start..<end])
        guard yaml.contains(":") || yaml.allSatisfy(\.isTrimmed) else { return nil }
        return (FrontMatter(yaml: String(yaml), firstLine: 2), scanner.position)
      }
      end = scanner.position
      // A file that merely begins with a rule has no closing fence near.
      if end - start > 100_000 { return nil }
    }
    return nil
  }

  private static func isFence(_ scalars: [Unicode.Scalar], _ line: LineScanner.Line, closing: Bool)
    -> Bool
  {
    guard line.indent == 0, line.end - line.start == 3 else { return false }
    let text = scalars[line.start..<line.end]
    return text.allSatisfy { $0 == "-" } || (closing && text.allSatisfy { $0 == "." })
  }
}
