import Foundation
import ResultRendering

/// A workbook for standard output, which the library can only write to a file.
enum WorkbookFile {
  /// The workbook's bytes; the file they are written to first is readable to nobody else, and gone afterwards.
  static func bytes(of table: ListingTable) throws -> [UInt8] {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/list.xlsx"
    do { try ListingWorkbook.write(table, to: path) } catch {
      throw UserError(text: words.workbookFailed(error.words))
    }
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  private static func temporaryFolder() throws -> String {
    let template = "\(FileManager.default.temporaryDirectory.path)/chadang-XXXXXX"
    var characters = Array(template.utf8CString)
    guard mkdtemp(&characters) != nil else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    return characters.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
