public import ArchiveModel
import Corpus
import Foundation

extension Archive {
  /// Makes sure that a folder is no archive, nor lies in one.
  ///
  /// - Throws: ``ArchiveError`` `isArchive`, `liesInArchive`.
  public static func requireNone(at folder: String) throws {
    let place = ArchivePlace.realPath(folder)
    if ArchivePlace.isArchive(place) { throw ArchiveError(.isArchive, folder) }
    if let outer = ArchivePlace.enclosing(place) {
      throw ArchiveError(.liesInArchive(outer), folder)
    }
  }

  /// Makes an empty archive.
  ///
  /// - Parameters:
  ///   - folder: its folder. Documents that lie there already stay, and get the rights of the access.
  ///   - access: who is to read it.
  /// - Throws: ``ArchiveError`` `isArchive`, `liesInArchive`, `rightsNotChanged`; `CorpusError` `notWritable`.
  public static func make(at folder: String, access: ArchiveAccess = .owner) throws -> Archive {
    try requireNone(at: folder)
    access.adopt()
    for name in ["corpus", "index"] {
      do {
        let isThere = FileManager.default.fileExists(atPath: "\(folder)/\(name)")
        let hasFolder = FileManager.default.fileExists(atPath: folder)
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        if !hasFolder { ArchiveAccess.give(path: folder) }
        if !isThere { ArchiveAccess.give(path: "\(folder)/\(name)") }
      } catch {
        throw CorpusError(
          code: .notWritable, path: "\(folder)/\(name)", errorNumber: systemErrorNumber(of: error))
      }
    }
    let archive = Archive(folder: folder)
    try archive.settle(access)
    return archive
  }
}

/// The system's error number behind an error of Foundation.
package func systemErrorNumber(of error: any Error) -> Int32? {
  if let error = error as? POSIXError { return error.code.rawValue }
  let cocoa = error as NSError
  if cocoa.domain == NSPOSIXErrorDomain { return Int32(cocoa.code) }
  if let underlying = cocoa.userInfo[NSUnderlyingErrorKey] as? any Error {
    return systemErrorNumber(of: underlying)
  }
  return switch (error as? CocoaError)?.code {
  case .fileNoSuchFile?, .fileReadNoSuchFile?: ENOENT
  case .fileReadNoPermission?, .fileWriteNoPermission?: EACCES
  case .fileWriteOutOfSpace?: ENOSPC
  case .fileWriteVolumeReadOnly?: EROFS
  case .fileWriteFileExists?: EEXIST
  default: nil
  }
}
