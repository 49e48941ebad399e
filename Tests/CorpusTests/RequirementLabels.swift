import Foundation

/// Words that a label names: as they are, or the place where they stand in the document
/// (`@start-end`, scalars), so that texts of others are not repeated in the project.
struct LabelledWords: Equatable {
  var written: String

  /// The place, where one is given.
  var range: Range<Int>? {
    guard written.hasPrefix("@") else { return nil }
    let bounds = written.dropFirst().split(separator: "-").map { Int($0) }
    guard bounds.count == 2, let start = bounds[0], let end = bounds[1], start < end else {
      return nil
    }
    return start..<end
  }

  func words(in document: [Unicode.Scalar]) -> String {
    range.map { String($0.clamped(to: 0..<document.count), of: document) } ?? written
  }
}

/// One line of `Tests/Judgements/requirements.tsv`.
struct RequirementLabel {
  var range: Range<Int>
  /// A name, `-` for nobody, `*` for the body that issued the document.
  var speaker: LabelledWords
  var office: LabelledWords?
  var addressees: [LabelledWords]
  var deadline: LabelledWords?
  /// The item's words; empty for documents that are not the project's own.
  var words: String

  init?(_ fields: [String]) {
    guard fields.count == 8, let start = Int(fields[1]), let end = Int(fields[2]), start < end
    else { return nil }
    range = start..<end
    speaker = LabelledWords(written: fields[3])
    office = fields[4].isEmpty ? nil : LabelledWords(written: fields[4])
    addressees = fields[5].split(separator: ";").map { LabelledWords(written: String($0)) }
    deadline = fields[6].isEmpty ? nil : LabelledWords(written: fields[6])
    words = fields[7]
  }

  /// All the words it names besides the item.
  var named: [LabelledWords] {
    let speakers = ["*", "-"].contains(speaker.written) ? [] : [speaker]
    return speakers + [office, deadline].compactMap { $0 } + addressees
  }
}

/// One line of `Tests/Judgements/requirement-documents.tsv` with its labels.
struct JudgedDocument {
  /// Where a document is from.
  enum Origin: String, CaseIterable {
    case corpus
    case documents = "Tests"
    case shared = ".."
  }

  var isHeldOut: Bool
  var path: String
  var origin: Origin
  var stretch: Range<Int>
  var labels: [RequirementLabel] = []

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static var hasSharedData: Bool {
    FileManager.default.fileExists(atPath: "\(package)/../shared/data/laws")
  }

  static func lines(_ name: String) -> [[String]] {
    let path = "\(package)/Tests/Judgements/\(name)"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  static let all: [JudgedDocument] = {
    var documents: [JudgedDocument] = []
    var indexes: [String: Int] = [:]
    for fields in lines("requirement-documents.tsv") where fields.count == 4 {
      guard let start = Int(fields[2]), let end = Int(fields[3]),
        let origin = Origin(rawValue: String(fields[1].prefix { $0 != "/" }))
      else { continue }
      indexes[fields[1]] = documents.count
      documents.append(
        JudgedDocument(
          isHeldOut: fields[0] == "held-out", path: fields[1], origin: origin,
          stretch: start..<end))
    }
    for fields in lines("requirements.tsv") {
      guard let index = indexes[fields[0]], let label = RequirementLabel(fields) else { continue }
      documents[index].labels.append(label)
    }
    return documents
  }()

  /// The folder that is read as a corpus, and the document's path in it.
  var location: (root: String, path: String) {
    let parts = path.split(separator: "/").map(String.init)
    let (folder, depth) =
      switch origin {
      case .corpus: ("corpus", 1)
      case .documents: ("Tests/Judgements/documents", 3)
      case .shared: ("../shared/data", 3)
      }
    return ("\(Self.package)/\(folder)", parts.dropFirst(depth).joined(separator: "/"))
  }
}

extension String {
  init(_ range: Range<Int>, of document: [Unicode.Scalar]) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: document[range])
    self.init(view)
  }

  var withoutSpace: String { filter { !$0.isWhitespace } }

  var withoutSpaceAndPunctuation: String { filter { $0.isLetter || $0.isNumber } }
}
