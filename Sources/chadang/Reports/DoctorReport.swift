import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import ResultRendering
import Retrieval

/// How an archive is, in words and in JSON.
struct DoctorReport {
  let health: ArchiveHealth
  let archive: String
  /// The version of the program.
  let version: String

  // MARK: Text

  var text: String {
    var lines = [
      line(
        say("版本", "versions"),
        "chadang \(version) · ICU \(health.icuVersion) · SQLite \(health.sqliteVersion)"
      ),
      line(say("索引格式", "index form"), "\(health.schemaVersion) · \(health.analysisVersion)"),
      line(say("沙箱", "sandbox"), sandbox),
    ]
    for program in health.programs {
      guard let path = program.path else {
        lines.append(
          line(program.name, say("没有安装（\(program.package)）", "not installed (\(program.package))")))
        continue
      }
      let confinement =
        program.isConfined ? say("在沙箱里运行", "confined") : say("不在沙箱里", "not confined")
      lines.append(
        line(
          program.name,
          [path, program.version, confinement].compactMap(\.self).joined(separator: " · "))
      )
    }
    lines += [
      line(say("档案", "archive"), archive), line(say("索引", "index"), index),
      line(say("权限", "access"), access), line(say("磁盘", "disk"), disk),
      line(say("语言环境", "locale"), "\(Self.locale ?? "C") · \(Self.languageName)"),
    ]
    if let count = health.classifiedCount, count > 0 {
      lines.append(
        line(
          say("密级", "secrecy"),
          say(
            "\(count) 份文档有密级，serve 不提供",
            count == 1
              ? "1 document bears a level; `serve` withholds it"
              : "\(count) documents bear a level; `serve` withholds them"))
      )
    }
    let cares = health.cares
    lines.append(
      cares.isEmpty
        ? say("一切正常", "all is well") : say("需要处理 (\(cares.count))：", "needs care (\(cares.count)):")
    )
    lines += cares.map { "  " + DoctorWords(care: $0).text }
    return lines.map(OneLine.text).joined(separator: "\n")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func line(_ name: String, _ value: String) -> String {
    "\(name)\(say("：", ": "))\(value)"
  }

  private var sandbox: String {
    switch health.sandbox {
    case .working(let path): path
    case .missing: say("没有安装（bubblewrap）", "not installed (bubblewrap)")
    case .refused(let words): say("用不了：\(words)", "does not work: \(words)")
    }
  }

  private var index: String {
    var parts: [String] = []
    switch health.index {
    case .current: parts.append(say("完整", "complete"))
    case .incomplete: parts.append(say("不完整", "not complete"))
    case .missing: parts.append(say("没有", "none"))
    case .otherVersion(let version):
      parts.append(say("另一版本", "another version") + " (\(say(version)))")
    case .unusable(_, let detail):
      parts.append(say("不能用", "cannot be used") + (detail.map { " (\(say($0)))" } ?? ""))
    }
    if let status = health.status {
      parts.append(
        say(
          "\(status.documentCount) 份文档、\(status.passageCount) 个段落",
          "\(Self.counted(status.documentCount, "document")), \(Self.counted(status.passageCount, "passage"))"
        ))
    }
    if let writer = health.writer {
      parts.append(say("正在写入：\(writer)", "being written: \(writer)"))
    }
    return parts.joined(separator: " · ")
  }

  private var access: String {
    switch health.access {
    case .owner: say("只有自己（0700/0600）", "the owner alone (0700/0600)")
    case .group(let group):
      say("自己和组 \(group.name)（0750/0640）", "the owner and group \(group.name) (0750/0640)")
    case .asFound(let mode):
      say("没有设定，照现有文件（\(octal(mode))）", "not set; as the files are (\(octal(mode)))")
    }
  }

  private func octal(_ mode: UInt32) -> String { "0" + String(mode, radix: 8) }

  private var disk: String {
    guard let free = health.freeBytes, let size = health.diskBytes else { return "?" }
    return say(
      "余 \(gigabytes(free)) GB，共 \(gigabytes(size)) GB",
      "\(gigabytes(free)) GB free of \(gigabytes(size)) GB")
  }

  private func gigabytes(_ bytes: Int) -> String { oneDecimal(Double(bytes) / 1e9) }

  private static var locale: String? {
    let environment = ProcessInfo.processInfo.environment
    return ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  private static var languageName: String { Terminal.language == .chinese ? "中文" : "English" }

  // MARK: JSON

  private struct Fields: Encodable {
    var version: String
    var icu: String, sqlite: String
    var schemaVersion: Int, analysisVersion: String
    var sandbox: Sandbox
    var programs: [ProgramFields]
    var archive: Archive
    var access: Access
    var disk: Disk
    var locale: Locale
    var care: [Care]
    var isWell: Bool
  }

  private struct Sandbox: Encodable { var works: Bool, path: String? = nil, reason: String? = nil }
  private struct ProgramFields: Encodable {
    var name: String, package: String, path: String?, version: String?
    var confined: Bool, formats: [String], missingData: [String]
  }
  private struct Archive: Encodable {
    var path: String, corpus: Bool, index: String, detail: String?
    var documents: Int?, passages: Int?, classified: Int?, indexBytes: Int
    var unfinishedChange: Bool, indexBehind: Bool, writer: String?
  }
  private struct Access: Encodable {
    var readers: String, group: String? = nil, fileMode: String, folderMode: String
    var tooWide: Int, tooNarrow: Int
  }
  private struct Disk: Encodable { var freeBytes: Int?, bytes: Int? }
  private struct Locale: Encodable { var name: String?, language: String }
  private struct Care: Encodable { var code: String, text: String }

  var json: String {
    get throws { try ReportJSON.text(fields) }
  }

  private var fields: Fields {
    let (state, detail) = indexFields
    return Fields(
      version: version, icu: health.icuVersion, sqlite: health.sqliteVersion,
      schemaVersion: health.schemaVersion, analysisVersion: health.analysisVersion,
      sandbox: sandboxFields,
      programs: health.programs.map {
        ProgramFields(
          name: $0.name, package: $0.package, path: $0.path, version: $0.version,
          confined: $0.isConfined, formats: $0.formats, missingData: $0.missingData)
      },
      archive: Archive(
        path: archive, corpus: health.hasCorpus, index: state, detail: detail,
        documents: health.status?.documentCount, passages: health.status?.passageCount,
        classified: health.classifiedCount, indexBytes: health.indexSize,
        unfinishedChange: health.isTransactionUnfinished, indexBehind: health.isIndexBehind,
        writer: health.writer),
      access: accessFields, disk: Disk(freeBytes: health.freeBytes, bytes: health.diskBytes),
      locale: Locale(name: Self.locale, language: Terminal.language == .chinese ? "zh" : "en"),
      care: health.cares.map { care in
        let words = DoctorWords(care: care)
        return Care(code: words.code, text: words.text)
      }, isWell: health.cares.isEmpty)
  }

  private var sandboxFields: Sandbox {
    switch health.sandbox {
    case .working(let path): Sandbox(works: true, path: path)
    case .missing: Sandbox(works: false, reason: "bubblewrap is not installed")
    case .refused(let words): Sandbox(works: false, reason: words)
    }
  }

  private var indexFields: (state: String, detail: String?) {
    switch health.index {
    case .current: ("complete", nil)
    case .incomplete: ("incomplete", nil)
    case .missing: ("missing", nil)
    case .otherVersion(let version): ("other_version", Language.english.of(version))
    case .unusable(let code, let detail):
      (code == .foreign ? "foreign" : "unusable", detail.map(Language.english.of))
    }
  }

  private var accessFields: Access {
    var fields = Access(
      readers: "owner", fileMode: octal(health.access.fileMode),
      folderMode: octal(health.access.folderMode), tooWide: health.accessFindings.tooWideCount,
      tooNarrow: health.accessFindings.tooNarrowCount)
    switch health.access {
    case .owner: break
    case .group(let group): (fields.readers, fields.group) = ("group", group.name)
    case .asFound: fields.readers = "as_found"
    }
    return fields
  }
}
