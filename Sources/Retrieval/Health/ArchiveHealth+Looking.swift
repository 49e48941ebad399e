import ArchiveIndex
public import ArchiveModel
public import Corpus
import DocumentFormats
import Foundation
import TextAnalysis

extension ArchiveHealth {
  /// Looks at an archive.
  ///
  /// - Parameters:
  ///   - folder: the archive's folder.
  ///   - corpus, indexFolder: what lies in it.
  public init(archive folder: String, corpus: CorpusFolder, indexFolder: String) {
    self.init()
    analysisVersion = Analyzer.version
    icuVersion = analysisVersion.split(separator: "+icu").last.map(String.init) ?? ""
    sqliteVersion = IndexHealth.sqliteVersion
    schemaVersion = IndexHealth.schemaVersion
    programs = ReadingPrograms.all()
    sandbox = ReadingPrograms.sandbox

    do throws(CorpusError) {
      try corpus.requireFolder()
      hasCorpus = true
    } catch {
      hasCorpus = error.code != .noCorpus
      corpusRefusal = error.errorNumber
    }
    let reader = IndexReader(folder: indexFolder)
    (index, status) = reader.health()
    let attributes = try? FileManager.default.attributesOfItem(atPath: reader.path)
    indexSize = (attributes?[.size] as? NSNumber)?.intValue ?? 0
    isTransactionUnfinished = CorpusWriter.isUnfinished(corpus)
    isIndexBehind = Indexer(corpus: corpus, folder: indexFolder).hasNotedChange
    writer = WriterLock.holder(folder: indexFolder)?.fact
    failedFiles = (try? reader.read { try $0.failedFiles() }) ?? []
    classifiedCount = try? IndexReader(folder: indexFolder, withholdsClassified: true).read {
      $0.withheldCount
    }

    let settings = ArchiveSettings(ofArchive: folder)
    unknownGroup = settings?.unknownGroup
    scanLanguage = settings?.scanLanguage
    missingForScans = scanLanguage.flatMap(ReadingPrograms.missing(forScansIn:))
    unusableFiles = [
      settings?.problem, try? SynonymFile(beside: corpus).content { $0 }.problem,
    ].compactMap(\.self)
    access = ArchiveAccess(ofArchive: folder)
    accessFindings = AccessCheck(archive: folder, access: access).findings()
    let disk = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    freeBytes = (disk?[.systemFreeSize] as? NSNumber)?.intValue
    diskBytes = (disk?[.systemSize] as? NSNumber)?.intValue
  }
}
