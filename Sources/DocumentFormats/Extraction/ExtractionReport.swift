public import ArchiveModel
internal import TextAnalysis

/// How a file was read, and what in it was not as it should be.
public struct ExtractionReport: Sendable, Hashable {
  /// The file's format.
  public var format: DocumentFormat
  /// The encoding the bytes were read in, as IANA names it; `nil` where nothing was decoded.
  public var encoding: String?
  /// Whether a byte order mark stood at the start.
  public var hasByteOrderMark: Bool = false
  /// What was found wrong and did not keep the rest from being read.
  public var problems: [ExtractionProblem] = []
  /// How many documents the file gave.
  public var documentCount: Int = 0

  init(format: DocumentFormat) { self.format = format }

  /// Notes a problem. After 1,000 only the count of the last one grows.
  mutating func note(_ problem: ExtractionProblem) {
    if problems.count < 1000 {
      problems.append(problem)
    } else {
      problems[problems.count - 1].count += 1
    }
  }

  /// Notes how a text, or a stretch of it that begins at a byte offset, was decoded.
  ///
  /// - Returns: the text.
  mutating func note(_ decoded: DecodedText, from offset: Int = 0) -> [Unicode.Scalar] {
    encoding = encoding ?? decoded.encoding.rawValue
    hasByteOrderMark = hasByteOrderMark || decoded.hasByteOrderMark
    if decoded.replacementCount > 0 {
      note(
        ExtractionProblem(
          .replacedBytes, byteOffset: decoded.firstReplacementByteOffset.map { $0 + offset },
          count: decoded.replacementCount))
    }
    return decoded.scalars
  }
}

/// Something wrong in a file that did not keep the rest of it from being read.
public struct ExtractionProblem: Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable {
    /// The file has no text.
    case empty
    /// Undecodable bytes became U+FFFD.
    case replacedBytes
    /// NULs or other control characters were left out of the passages.
    case controlCharacters
    /// A lone surrogate (`\ud800` in JSON) became U+FFFD.
    case loneSurrogate
    /// A record could not be read and was left out.
    case badRecord
    /// A record has no id; its line number stands in.
    case missingID
    /// A record's id occurred before; it was given a suffix.
    case duplicateID
    /// A stated value is not one the field can have (a date that is none).
    case badValue
    /// An entry of an archive, or a part of a large text, could not be read and was left out.
    case badEntry
    /// An entry of an archive is no document that is read.
    case passedOver
    /// Pages are pictures without text.
    case pagesWithoutText
    /// Pages were pictures, and were read as such; what was read may be wrong.
    case readFromPictures
  }

  /// What is wrong.
  public var code: Code
  /// The line (or CSV row) it stands on, from 1.
  public var line: Int?
  /// The byte offset in the file, where one is known.
  public var byteOffset: Int?
  /// The entry of an archive it stands in.
  public var entry: String?
  /// How often it occurs.
  public var count: Int
  /// More about it, in words.
  public var detail: String?

  init(
    _ code: Code, entry: String? = nil, line: Int? = nil, byteOffset: Int? = nil, count: Int = 1,
    detail: String? = nil
  ) {
    self.entry = entry
    (self.code, self.line, self.byteOffset) = (code, line, byteOffset)
    (self.count, self.detail) = (count, detail)
  }

  /// The problem in English.
  public var description: String { wording.english }

  /// The problem in words.
  public var wording: Wording {
    var words = code.wording
    if let line {
      words = Wording(
        english: "line \(line): " + words.english, chinese: "第 \(line) 行：" + words.chinese)
    }
    words.add(byteOffset) { Wording(english: " at byte \($0)", chinese: "，第 \($0) 字节处") }
    if count > 1 {
      words = words.adding(
        Wording(english: " (\(count) times)", chinese: "（\(count) 处）"))
    }
    words.add(detail) { Wording(english: ": \($0)", chinese: "：\($0)") }
    return entry.map { words.after("\($0): ") } ?? words
  }

  /// The problem as one of the archive that the file is an entry of.
  func inside(_ path: String) -> ExtractionProblem {
    var problem = self
    problem.entry = entry.map { "\(path)//\($0)" } ?? path
    return problem
  }
}

extension ExtractionProblem.Code {
  fileprivate var wording: Wording {
    switch self {
    case .empty: .say("没有文字", "no text")
    case .replacedBytes:
      .say("不能解码的字节换成了 U+FFFD", "undecodable bytes replaced by U+FFFD")
    case .controlCharacters: .say("略去了控制字符", "control characters left out")
    case .loneSurrogate: .say("孤立的代理项换成了 U+FFFD", "lone surrogate replaced by U+FFFD")
    case .badRecord: .say("这条记录未收", "record left out")
    case .missingID: .say("记录没有编号", "record without id")
    case .duplicateID: .say("编号重复", "id occurs twice")
    case .badValue: .say("这个值看不懂", "value not understood")
    case .badEntry: .say("其中这一份未收", "entry left out")
    case .passedOver: .say("其中这一份不是文档，已略过", "entry passed over")
    case .pagesWithoutText: .say("有的页没有文字", "pages without text")
    case .readFromPictures: .say("有的页是从图片识别的，可能有错字", "pages read from pictures")
    }
  }
}
