import Archive
import ArchiveModel
import Corpus
import Foundation

/// An archive in a folder of its own, which is gone when the test is over.
final class TemporaryArchive {
  let folder: String
  let archive: Archive
  static let person = Attribution(by: "陆知秋")

  init() throws {
    folder = NSTemporaryDirectory() + "archive-\(UUID().uuidString)"
    archive = try Archive.make(at: folder + "/档案")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a file beside the archive.
  func file(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  /// Takes a text in, and gives its document's id.
  func add(_ name: String, _ text: String, replacing: String? = nil) async throws -> String {
    let result = try await archive.add(
      [try file(name, text)], AccessionRequest(), replacing: replacing, by: Self.person)
    if let refusal = result.refusal { throw refusal }
    return result.outcomes[0].takenIn?.document ?? ""
  }

  func ids(_ query: String) async throws -> [String] {
    try await archive.search(SearchRequest(query: query)).hits.map(\.document.id)
  }

  static let notice = """
    关于做好冬季防火工作的通知

    各乡镇人民政府：
    为做好今冬明春森林防火工作，现通知如下。各乡镇要在十一月底前完成防火物资储备。

    云岫县人民政府办公室
    2024年10月8日
    """
}
