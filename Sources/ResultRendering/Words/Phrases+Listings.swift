package import ArchiveModel

/// The phrases of lists, and of documents that are kept and not found.
extension Phrases {
  var accession: String { say("接收号", "Accession") }
  var size: String { say("字节", "Bytes") }
  var state: String { say("状态", "State") }
  var problems: String { say("问题", "Problems") }
  var none: String { say("（无）", "(none)") }

  package func name(of field: DocumentDescription.Field) -> String {
    say(field.chineseName, field.rawValue)
  }

  /// What a field that is shown only where it has a value is called on pages, at a terminal and in print.
  func label(of field: DocumentDescription.Field) -> String {
    let english =
      switch field {
      case .adopted: "Adopted"
      case .published: "Promulgated"
      case .inEffect: "In effect"
      case .amended: "Amended"
      case .repealed: "Repealed"
      case .validity: "Validity"
      case .indexNumber: "Index number"
      case .subject: "Subject"
      case .openness: "Openness"
      case .released: "Released"
      case .archivalCode: "Reference code"
      case .fonds: "Fonds"
      case .year: "Year"
      case .retention: "Retention"
      case .section: "Section"
      case .item: "Item"
      case .pageCount: "Pages"
      case .edition: "Edition"
      default: field.rawValue
      }
    return say(field.chineseName, english)
  }

  /// What a description says of a further field, for people; `nil` for nothing.
  func text(of field: DocumentDescription.Field, in description: DocumentDescription) -> String? {
    let values = description.values(of: field)
    guard !values.isEmpty else { return nil }
    guard field.form == .date else { return values.joined(separator: say("、", ", ")) }
    return values.compactMap { LawDate($0) }.map { day in
      let word = day.word.map { say("\($0)", " (\($0))") } ?? ""
      return date(day.date) + word
    }
    .joined(separator: say("、", ", "))
  }

  func listed(_ shown: Int, of total: Int) -> String {
    let documents = total == 1 ? "document" : "documents"
    return shown == total
      ? say("共 \(total) 份", "\(total) \(documents)")
      : say("列出 \(shown) 份，共 \(total) 份", "\(shown) of \(total) \(documents)")
  }

  func gaps(_ documents: Int, _ parts: [String], failed: Int) -> String {
    let noun = documents == 1 ? "document" : "documents"
    var text = say("待补著录 \(documents) 份", "\(documents) \(noun) to describe")
    if !parts.isEmpty {
      text += say("：缺 ", ": lacking ") + parts.joined(separator: say("，", ", "))
    }
    if failed > 0 {
      text += say("；\(failed) 个文件未能读取", "; \(failed) \(failed == 1 ? "file" : "files") not read")
    }
    return text
  }

  func lacking(_ names: [String]) -> String {
    say("缺 ", "Lacking ") + names.joined(separator: say("、", ", "))
  }

  func notRead(_ count: Int) -> String {
    say("未能读取 \(count)", "Not read: \(count)")
  }

  func statistics(_ statistics: ArchiveStatistics) -> [String] {
    let status = statistics.status
    var lines = [
      say(
        "文档 \(status.documentCount)，段落 \(status.passageCount)，有问题的文件 \(status.problemCount)",
        "\(status.documentCount) documents, \(status.passageCount) passages, \(status.problemCount) files with problems"
      ),
      say(
        "文件 \(statistics.fileCount)，未能读取 \(statistics.failedFileCount)，已登记接收 \(statistics.accessionCount)；已撤下 \(statistics.withdrawnCount)，已被取代 \(statistics.replacedCount)",
        "\(statistics.fileCount) files, \(statistics.failedFileCount) not read, \(statistics.accessionCount) accessions; \(statistics.withdrawnCount) withdrawn, \(statistics.replacedCount) replaced"
      ),
      say("分析版本 \(status.analysisVersion)", "analysis \(status.analysisVersion)"),
    ]
    if !status.isComplete {
      lines[2] += say(
        "；索引尚未完成，请运行 chadang index", "; the index is not complete, run `chadang index`")
    }
    return lines
  }

  // Standing
  func withdrawn(_ why: String) -> String {
    say("已撤下，检索不到：\(why)", "Withdrawn, not found by searches: \(why)")
  }
  var replacedByLater: String {
    say("这是旧版，已被取代，检索不到。新版：", "An earlier version, not found by searches. Later version:")
  }
  var replacesEarlier: String { say("取代的旧版：", "Earlier version:") }
}
