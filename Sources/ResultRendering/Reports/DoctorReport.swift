package import ArchiveModel

/// How an archive is, in words and in JSON.
package struct DoctorReport {
  private let health: ArchiveHealth
  private let archive: String
  private let version: String
  private let locale: String?
  private let phrases: Phrases

  /// - Parameters:
  ///   - archive: the archive's folder, as it was named.
  ///   - version: the version of the program.
  ///   - locale: the locale of the environment, where one is set.
  package init(
    _ health: ArchiveHealth, archive: String, version: String, locale: String?, phrases: Phrases
  ) {
    (self.health, self.archive, self.version) = (health, archive, version)
    (self.locale, self.phrases) = (locale, phrases)
  }

  // MARK: Text

  package var text: String {
    var lines = [
      line(
        phrases.versions,
        "chadang \(version) · ICU \(health.icuVersion) · SQLite \(health.sqliteVersion)"),
      line(phrases.indexForm, "\(health.schemaVersion) · \(health.analysisVersion)"),
      line(phrases.sandbox, phrases.text(of: health.sandbox)),
    ]
    for program in health.programs {
      let facts: [String?] =
        program.path == nil
        ? [phrases.notInstalled(program.package)]
        : [program.path, program.version, phrases.confined(program.isConfined)]
      lines.append(line(program.name, facts.compactMap(\.self).joined(separator: " · ")))
    }
    lines += [
      line(phrases.archive, archive), line(phrases.index, index),
      line(phrases.access, phrases.text(of: health.access)),
      line(phrases.recognition, phrases.recognitionRule(health.scanLanguage)),
      line(phrases.disk, disk),
      line(phrases.locale, "\(locale ?? "C") · \(phrases.languageName)"),
    ]
    if let count = health.classifiedCount, count > 0 {
      lines.append(line(phrases.secrecyOfDocuments, phrases.classified(count)))
    }
    let cares = health.cares
    lines.append(phrases.needsCare(cares.count))
    lines += cares.map { "  " + phrases.text(of: $0) }
    return lines.map(OneLine.text).joined(separator: "\n")
  }

  private func line(_ name: String, _ value: String) -> String {
    "\(name)\(phrases.colon)\(value)"
  }

  private var index: String {
    let parts = [
      phrases.text(of: health.index), health.status.map(phrases.holds),
      health.writer.map(phrases.beingWritten),
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }

  private var disk: String {
    guard let free = health.freeBytes, let size = health.diskBytes else { return "?" }
    return phrases.room(free: free, of: size)
  }

  // MARK: JSON

  private struct Fields: Encodable {
    var version: String
    var icu: String, sqlite: String
    var schemaVersion: Int, analysisVersion: String
    var sandbox: Sandbox
    var programs: [ProgramFields]
    var archive: Archive
    var access: Access
    var ocr: String?
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

  package func json() throws -> String { try JSONText.encode(fields) }

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
        writer: health.writer.map(Language.english.of)),
      access: accessFields, ocr: health.scanLanguage,
      disk: Disk(freeBytes: health.freeBytes, bytes: health.diskBytes),
      locale: Locale(name: locale, language: phrases.language == .chinese ? "zh" : "en"),
      care: health.cares.map { Care(code: $0.code, text: phrases.text(of: $0)) },
      isWell: health.cares.isEmpty)
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
    case .unusable(let isForeign, let detail):
      (isForeign ? "foreign" : "unusable", detail.map(Language.english.of))
    }
  }

  private var accessFields: Access {
    var fields = Access(
      readers: "owner", fileMode: phrases.octal(health.access.fileMode),
      folderMode: phrases.octal(health.access.folderMode),
      tooWide: health.accessFindings.tooWideCount,
      tooNarrow: health.accessFindings.tooNarrowCount)
    switch health.access {
    case .owner: break
    case .group(let group): (fields.readers, fields.group) = ("group", group.name)
    case .asFound: fields.readers = "as_found"
    }
    return fields
  }
}
