public import ArchiveModel
internal import TextAnalysis
import TextStructure

/// Finds who speaks in a document's passages, and what is required there.
///
/// The rules look at the form of sentences; they run over the mended text, in time linear in its
/// length. `docs/requirements.md` says what counts as a requirement. A reader must not be used by
/// two threads at once.
public struct StatementReader {
  private let folding = CharacterFolding()

  /// Makes a reader.
  public init() {}

  /// What is said and required in each of a document's passages, in their order.
  public func statements(of document: ExtractedDocument) -> [PassageStatements] {
    var state = DocumentState(document)
    if state.hasSpeakers { state.noteNames(of: document, folding: folding) }
    var statements: [PassageStatements] = []
    statements.reserveCapacity(document.passages.count)
    for passage in document.passages {
      let text = RuleText(passage.text, folding: folding)
      state.begin(passage, text)
      var reader = PassageReader(text: text, state: state)
      reader.read()
      state = reader.state
      state.end(passage)
      statements.append(reader.statements)
    }
    AuthorRules.addAuthors(to: &statements, of: document)
    return statements
  }
}

/// `三、会议决定`: a heading under which somebody speaks.
enum HeadingVoice {
  static func voice(_ path: [String]) -> Voice? {
    for heading in path.reversed() where heading.unicodeScalars.count <= 20 {
      if let voice = voice(heading) { return voice }
    }
    return nil
  }

  private static func voice(_ heading: String) -> Voice? {
    for meeting in ["会议", "全会", "大会"] {
      for verb in ["要求", "决定", "强调", "指出", "明确", "部署"]
      where heading.hasSuffix(meeting + verb) {
        return Voice(
          speaker: Speaker(name: meeting, kind: .meeting), verb: verb, force: .plain)
      }
    }
    return nil
  }
}

/// The office of a document's speaker, where it stands before the name in the first lines.
enum OfficeRules {
  static func office(of name: String, in document: ExtractedDocument) -> String? {
    let name = name.filter { !$0.isWhitespace }
    for passage in document.passages.prefix(2) {
      for line in passage.text.split(separator: "\n").prefix(12) {
        let plain = line.filter { !$0.isWhitespace }
        guard plain.unicodeScalars.count <= 60, let place = plain.unicodeScalarRange(of: name)
        else { continue }
        var before = plain[..<place.lowerBound]
        if let mark = before.lastIndex(where: { "（(，。：".contains($0) }) {
          before = before[before.index(after: mark)...]
        }
        // `…在陕西省第十四届人民代表大会第四次会议上 陕西省省长 赵刚`.
        if let meeting = before.unicodeScalarRange(of: "会议上") {
          before = before[meeting.upperBound...]
        }
        let scalars = Array(before.unicodeScalars)
        guard
          OfficeWords.offices.lengthOfWord(in: scalars, endingAt: scalars.count, start: 0) > 0
        else { continue }
        return String(before)
      }
    }
    return nil
  }
}
