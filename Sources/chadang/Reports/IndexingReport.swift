import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import ResultRendering

/// What an indexing run did, in words.
enum IndexingReport {
  static func text(_ summary: IndexingSummary) -> String {
    var lines: [String] = []
    if let reason = summary.rebuiltBecause {
      lines.append(say("索引已重建：\(reason)", "index made anew: \(reason)"))
    }
    lines.append(
      say(
        "新增 \(summary.filesAdded)，改动 \(summary.filesChanged)，删除 \(summary.filesRemoved)，未变 \(summary.filesUnchanged) 个文件",
        "\(summary.filesAdded) new, \(summary.filesChanged) changed, \(summary.filesRemoved) removed, \(summary.filesUnchanged) unchanged files"
      ))
    let size = oneDecimal(Double(summary.indexBytes) / 1e6)
    let time = String(format: "%.2f", summary.seconds)
    lines.append(
      say(
        "现有 \(summary.documentCount) 份文档、\(summary.passageCount) 个段落；索引 \(size) MB；用时 \(time) 秒",
        "\(summary.documentCount) documents, \(summary.passageCount) passages; index \(size) MB; \(time) s"
      ))
    lines += section(
      say("未能读取", "not read"), summary.failed.map { "\($0.path): \(say($0.reason))" })
    lines += section(
      say("读不到，索引里仍是以前的内容", "cannot be read; the index has what it had"),
      summary.kept.map { "\($0.path): \(say($0.reason))" })
    lines += section(
      say("读取时的问题", "read with problems"), summary.problems.map { "\($0.path): \(say($0.reason))" })
    lines += section(
      say("不是文档，已略过", "passed over"),
      summary.passedOver.map { file in
        "\(file.path): \(words(file.reason))"
          + (file.errorNumber.map { " (\(say(SystemWords.of($0))))" } ?? "")
      })
    return lines.joined(separator: "\n")
  }

  private static func section(_ title: String, _ entries: [String]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["\(title) (\(entries.count)):"] + entries.map { "  " + OneLine.text($0) }
  }

  static func words(_ reason: PassedOverFile.Reason) -> String {
    switch reason {
    case .formatNotRead: say("不读这种格式", "format not read")
    case .symbolicLink: say("符号链接，不跟随", "symbolic link, not followed")
    case .notAFile: say("不是普通文件", "not a regular file")
    case .nameNotUTF8: say("文件名不是 UTF-8", "name is not UTF-8")
    case .unreadable: say("读不到", "cannot be read")
    case .folderUnreadable: say("文件夹打不开", "folder cannot be listed")
    case .descriptionWithoutDocument: say("没有它所描述的文档", "describes no document")
    }
  }
}
