import ArchiveModel
import Foundation
import Statements
import Testing

/// A passage may end anywhere: after any word that goes on with something.
@Suite("Texts that end in the middle") struct CutTextTests {
  @Test(
    "After words that announce an event",
    arguments: [
      "县养老服务中心投入使用", "公示时间：开工前", "（一）县城污水处理厂竣工", "时间：会议召开", "张大海：下周二开学", "有效期届满", "于项目投产前",
      "各单位应当在施工", "不得在开业前", "每周", "自收到通知之日起", "15个工作日", "5月", "○", "〇", "二〇",
    ])
  func events(_ text: String) {
    for kind in DocumentKind.allCases {
      for whole in [text, "各乡镇要" + text, "要求" + text, text + "前", "1." + text] {
        _ = statements(whole, kind: kind, issuer: "某县人民政府", date: "2025-03-03")
      }
    }
  }

  @Test("After any character of sentences of the corpus") func everywhere() throws {
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "corpus")
    let names = FileManager.default.enumerator(atPath: corpus.path)?.allObjects ?? []
    var lines: [String] = []
    for name in names.compactMap({ $0 as? String }).sorted() where name.hasSuffix(".md") {
      let text = try String(contentsOf: corpus.appending(path: name), encoding: .utf8)
      lines += text.split(separator: "\n").filter { $0.utf8.count > 60 }.prefix(3).map {
        String($0.prefix(60))
      }
    }
    #expect(lines.count > 40)
    for (number, line) in lines.enumerated() {
      for (place, end) in line.indices.enumerated() {
        let kind = DocumentKind.allCases[(number + place) % DocumentKind.allCases.count]
        _ = statements(
          String(line[...end]), kind: kind, issuer: "某县人民政府", date: "2025-03-03")
      }
    }
  }
}
