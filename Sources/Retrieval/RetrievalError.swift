public import ArchiveModel
import Corpus

/// What went wrong in answering.
public struct RetrievalError: Error, Sendable {
  /// What could not be done.
  public enum Code: String, Sendable {
    /// A file of judged queries cannot be read, or a line of it is not of its form.
    case queriesInvalid
    /// A file could not be written.
    case notWritable
    /// A file could not be read.
    case notReadable
    /// A file is larger than what is read.
    case inputTooLarge
  }

  /// What could not be done.
  public let code: Code
  /// The file.
  public let path: String
  /// The line, from 1, where one is meant.
  public let line: Int?
  /// The system's error number, where it refused.
  public let errorNumber: Int32?
  /// What the line should be, or what is amiss.
  public let detail: Wording?

  /// Makes an error of its facts.
  public init(
    code: Code, path: String, line: Int? = nil, errorNumber: Int32? = nil,
    detail: Wording? = nil
  ) {
    (self.code, self.path, self.line) = (code, path, line)
    (self.errorNumber, self.detail) = (errorNumber, detail)
  }
}

extension RetrievalError: CustomStringConvertible, WordedError {
  /// The error in English, in one line, the place first.
  public var description: String { "\(place): \(wording.english)" }

  /// The file, and the line where one is meant.
  public var place: String { line.map { "\(path):\($0)" } ?? path }

  /// The error in words, without the place.
  public var wording: Wording {
    var words: Wording =
      switch code {
      case .queriesInvalid: .say("不是这种格式的文件", "not a file of this form")
      case .notWritable: .say("无法写入", "cannot write")
      case .notReadable: .say("读不到", "cannot read")
      case .inputTooLarge: .say("太大", "too large")
      }
    words.add(errorNumber.map(SystemWords.of) ?? detail) {
      Wording(english: ": \($0.english)", chinese: "：\($0.chinese)")
    }
    return words
  }
}
