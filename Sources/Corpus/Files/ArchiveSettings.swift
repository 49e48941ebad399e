public import ArchiveModel
internal import FoundationEssentials
internal import Glibc

/// What an archive keeps of itself in `archive.json`, beside `corpus/` and `index/`.
///
///     {"access":"group","group":"chadang","ocr":"chi_sim","passed_over":["~$*",".*","Thumbs.db"]}
public struct ArchiveSettings: Sendable, Hashable {
  /// The file's name.
  public static let fileName = "archive.json"

  /// Who may read.
  public var access: ArchiveAccess
  /// The names that are passed over (``PassedOverNames``); `nil` for the usual ones.
  public var passedOver: [String]?
  /// The language, as tesseract names it, that text in pictures is recognised in when files come in and are indexed;
  /// `nil` where that is not done. In the file `true` stands for ``usualScanLanguage``.
  public var scanLanguage: String?
  /// The group that is named and that the system does not know now, so that the archive is its owner's alone for
  /// the time being.
  public private(set) var unknownGroup: String?

  /// What keeps the file from being used; the archive is then its owner's alone.
  public private(set) var problem: Fact?

  /// The language that is meant where none is named.
  public static let usualScanLanguage = "chi_sim"

  /// Whether a text can name languages as tesseract does: `chi_sim`, `chi_sim+eng`.
  public static func isScanLanguage(_ text: String) -> Bool {
    text.utf8.count <= 100
      && text.split(separator: "+", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) }
      }
  }

  private struct Stored: Codable {
    var access: String?
    var group: String?
    var ocr: Recognition?
    var passedOver: [String]?

    enum CodingKeys: String, CodingKey {
      case access, group, ocr
      case passedOver = "passed_over"
    }
  }

  /// Whether text in pictures is recognised, and in which language.
  private enum Recognition: Codable {
    case usual(Bool)
    case language(String)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let usual = try? value.decode(Bool.self) {
        self = .usual(usual)
        return
      }
      let language = try value.decode(String.self)
      guard ArchiveSettings.isScanLanguage(language) else {
        throw DecodingError.dataCorruptedError(in: value, debugDescription: language)
      }
      self = .language(language)
    }

    func encode(to encoder: any Encoder) throws {
      var value = encoder.singleValueContainer()
      switch self {
      case .usual(let usual): try value.encode(usual)
      case .language(let language): try value.encode(language)
      }
    }

    var language: String? {
      switch self {
      case .usual(let isUsual): isUsual ? ArchiveSettings.usualScanLanguage : nil
      case .language(let language): language
      }
    }
  }

  /// Makes settings.
  public init(access: ArchiveAccess) { self.access = access }

  /// Reads the settings of an archive; `nil` where there are none. What cannot be read, or names a
  /// group that the system does not know, is taken for the owner's alone.
  public init?(ofArchive folder: String) {
    let path = "\(folder)/\(Self.fileName)"
    guard case .success = FileStatus.of(path) else { return nil }
    access = .owner
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try readFile(path, sizeLimit: 1 << 16).bytes } catch {
      problem = .part(Self.fileName, .system(error.number))
      return
    }
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)) else {
      problem = .part(Self.fileName, .unreadable)
      return
    }
    (passedOver, scanLanguage) = (stored.passedOver, stored.ocr?.language)
    guard stored.access == "group", let name = stored.group else { return }
    if let group = ArchiveAccess.Group(named: name) {
      access = .group(group)
    } else {
      unknownGroup = name
    }
  }

  /// Writes the settings.
  ///
  /// - Throws: ``CorpusError`` with the code `notWritable`.
  public func write(toArchive folder: String) throws(CorpusError) {
    let path = "\(folder)/\(Self.fileName)"
    var stored = Stored(
      access: "owner", ocr: scanLanguage.map(Recognition.language), passedOver: passedOver)
    if case .group(let group) = access { (stored.access, stored.group) = ("group", group.name) }
    guard let json = try? StoredJSON().line(stored) else {
      throw CorpusError(code: .notWritable, path: path)
    }
    do { try DurableFiles.replace(path, with: json + [0x0A]) } catch {
      throw CorpusError(code: .notWritable, path: path, errorNumber: error.number)
    }
  }
}
