import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Foundation
import Testing

/// Files made by real programs; `Scripts/make-fixtures` makes them.
enum Fixtures {
  private static let folder =
    URL(filePath: #filePath).deletingLastPathComponent().path + "/Fixtures"

  static func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) } ?? []
  }

  /// The names of the fixtures, sorted.
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  static let hasPoppler =
    has("pdftotext") && FileManager.default.fileExists(atPath: "/usr/share/poppler/cMap")

  static let hasWriter = FileManager.default.fileExists(
    atPath: "/usr/lib/libreoffice/program/libswlo.so")

  static let hasTesseract =
    has("tesseract")
    && FileManager.default.fileExists(
      atPath: "/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata")

  /// Whether a program is installed.
  static func has(_ program: String) -> Bool {
    ["/usr/bin", "/bin", "/usr/local/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}

/// What every form of the notice in `Scripts/make-fixtures` must give.
func expectNotice(_ extraction: Extraction, sourceLocation: SourceLocation = #_sourceLocation) {
  let description = extraction.description
  #expect(description.title == "关于做好汛期安全生产工作的通知", sourceLocation: sourceLocation)
  #expect(description.kind == .notice, sourceLocation: sourceLocation)
  #expect(description.issuer == "云岫县人民政府办公室", sourceLocation: sourceLocation)
  #expect(
    description.number?.filter { !$0.isWhitespace } == "云政办发〔2021〕18号",
    sourceLocation: sourceLocation)
  #expect(
    description.date == PartialDate(year: 2021, month: 5, day: 28), sourceLocation: sourceLocation)
  #expect(description.addressee == "各乡镇人民政府，县直各单位", sourceLocation: sourceLocation)
  for part in [
    "经县政府同意，现就有关事项通知如下", "水库由乡镇负责同志包保。", "县应急管理局", "0791-3300119",
    "重要情况三十分钟内上报县防汛办。", "县政府第七次常务会议纪要。",
  ] {
    #expect(
      extraction.text.split(separator: "\n").joined().contains(part), "\(part)",
      sourceLocation: sourceLocation)
  }
  #expect(
    extraction.passages.contains { $0.headingPath == ["一、压实防汛责任"] },
    sourceLocation: sourceLocation)
}
