import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Foundation
import Testing

/// The broken places of `corpus/`, judged by reading (`Tests/Judgements/repairs.tsv`).
@Suite struct JudgedRepairTests {
  struct Place {
    var path: String
    var before: String
    var after: String
    var what: String
    var isToKeep: Bool { what.hasPrefix("keep") }
  }

  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let places: [Place] = {
    let path = "\(package)/Tests/Judgements/repairs.tsv"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4 else { return nil }
      return Place(path: fields[0], before: fields[1], after: fields[2], what: fields[3])
    }
  }()

  /// Whether the two sides of a place stand in one line of a passage.
  static func isJoined(_ place: Place, _ passages: [Passage]) -> Bool {
    func plain(_ text: String) -> String { text.filter { $0 == "\n" || !$0.isWhitespace } }
    let wanted = plain(place.before + place.after)
    return passages.contains { plain($0.text).contains(wanted) }
  }

  @Test func judgedPlaces() throws {
    var passages: [String: [Passage]] = [:]
    var (joined, toJoin, wrong, toKeep) = (0, 0, 0, 0)
    for place in Self.places {
      if passages[place.path] == nil {
        let path = "\(Self.package)/corpus/\(place.path)"
        passages[place.path] = try extract(bytes: SharedData.bytes(path), path: path).passages
      }
      let isJoined = Self.isJoined(place, passages[place.path] ?? [])
      if place.isToKeep {
        toKeep += 1
        if isJoined {
          wrong += 1
          print("joined wrongly: \(place.path): \(place.before)|\(place.after)")
        }
      } else {
        toJoin += 1
        if isJoined {
          joined += 1
        } else {
          print("not joined (\(place.what)): \(place.path): \(place.before)|\(place.after)")
        }
      }
    }
    print("judged places: joined \(joined) of \(toJoin), \(wrong) of \(toKeep) wrongly")
    #expect(wrong == 0)
    #expect(toJoin - joined <= 3)
  }
}
