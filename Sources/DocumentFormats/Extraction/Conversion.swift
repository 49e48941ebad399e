/// A format that LibreOffice makes another of, whose reader then reads it.
///
/// A row of the table of formats (``DocumentFormat/traits``) names one. A new one is a constant here.
public struct Conversion: Sendable, Hashable {
  /// What LibreOffice's module for such documents is, and which Debian package has it.
  enum Module: Sendable, Hashable, CaseIterable {
    case writer, calc, impress

    /// The Debian package.
    var package: String {
      switch self {
      case .writer: "libreoffice-writer-nogui"
      case .calc: "libreoffice-calc-nogui"
      case .impress: "libreoffice-impress-nogui"
      }
    }

    /// The file beside the program without which there is no such module.
    var library: String {
      switch self {
      case .writer: "libswlo.so"
      case .calc: "libsclo.so"
      case .impress: "libsdlo.so"
      }
    }
  }

  /// The ending of the files that are converted. LibreOffice looks at the content.
  let inputEnding: String
  /// The ending of what is made of them.
  let outputEnding: String
  /// LibreOffice's name of the filter that writes them.
  let filter: String
  let module: Module
  /// Goes up where the same program makes something else of a file than before.
  let revision: Int

  /// How kept files of this conversion end.
  public var keptEnding: String { "\(inputEnding)-\(revision).\(outputEnding)" }

  /// Excel's binary workbooks, and those of its kin, to Office Open XML.
  static let workbook = Conversion(
    inputEnding: "xls", outputEnding: "xlsx", filter: "Calc MS Excel 2007 XML", module: .calc,
    revision: 1)

  /// PowerPoint's binary slides, and those of its kin, to Office Open XML.
  static let slides = Conversion(
    inputEnding: "ppt", outputEnding: "pptx", filter: "Impress MS PowerPoint 2007 XML",
    module: .impress, revision: 1)

  /// Slides of OpenDocument to Office Open XML.
  static let openSlides = Conversion(
    inputEnding: "odp", outputEnding: "pptx", filter: "Impress MS PowerPoint 2007 XML",
    module: .impress, revision: 1)

  /// That of Word's binary documents.
  public static var ofWordDocuments: Conversion { word }

  /// Word's binary documents, and those of its kin, to Office Open XML.
  static let word = Conversion(
    inputEnding: "doc", outputEnding: "docx", filter: "MS Word 2007 XML", module: .writer,
    revision: 1)
}

/// How a conversion ended.
public enum ConversionOutcome: Sendable, Hashable {
  /// The converted file.
  case converted([UInt8])
  /// It is none that the program reads, or the program failed on it; where a path is empty, that of the file
  /// belongs.
  case failed(ExtractionError)
}

/// Where the ends of conversions are kept.
public protocol ConversionKeeping: Sendable {
  /// How the conversion of a file ended, where that is kept.
  func outcome(of bytes: [UInt8], by conversion: Conversion) -> ConversionOutcome?
  /// Whether that is kept, as far as it can be said without reading it.
  func isKept(_ bytes: [UInt8], by conversion: Conversion) -> Bool
  /// Keeps how the conversion of a file ended.
  func keep(_ outcome: ConversionOutcome, of bytes: [UInt8], by conversion: Conversion)
}
