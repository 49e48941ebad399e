public import ArchiveModel
internal import TextAnalysis

/// Why a whole file cannot be read.
public struct ExtractionError: WordedError, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable {
    /// No format we read has this file ending.
    case unknownFormat
    /// The bytes are those of a picture, an archive, a program.
    case notText
    /// The bytes decode cleanly in no encoding we know.
    case undecodable
    /// The markup cannot be parsed with bounded effort.
    case badMarkup
    /// A table has no column that could be the text.
    case noTextColumn
    /// A quoted CSV field is never closed, or text follows its closing quote.
    case badQuoting
    /// An archive, or a format that is one inside, is damaged or lacks a part.
    case badArchive
    /// The file, or the entry of an archive, is encrypted.
    case encrypted
    /// An entry is packed by a method that is not read.
    case methodNotKnown
    /// Unpacking or reading would take more memory than a document is given.
    case tooLarge
    /// Archives lie in archives too deep.
    case nestedTooDeep
    /// The pages are pictures: there is no text to read.
    case noTextLayer
    /// A program that reads the format is not installed.
    case programMissing
    /// A program that reads the format failed, or took too much time or memory.
    case programFailed
  }

  /// What is wrong.
  public var code: Code
  /// The file.
  public var path: String
  /// The byte offset of the trouble, where one is known.
  public var byteOffset: Int?
  /// The line (or CSV row), from 1, where one is known.
  public var line: Int?
  /// More about it, in words.
  public var detail: String?

  init(
    _ code: Code, path: String, byteOffset: Int? = nil, line: Int? = nil, detail: String? = nil
  ) {
    (self.code, self.path, self.byteOffset) = (code, path, byteOffset)
    (self.line, self.detail) = (line, detail)
  }

  init(_ error: TextDecodingError, path: String, part: String? = nil) {
    let code: Code = error.code == .notText ? .notText : .undecodable
    let details = [part, error.detail].compactMap(\.self)
    self.init(
      code, path: path, byteOffset: error.byteOffset,
      detail: details.isEmpty ? nil : details.joined(separator: ": "))
  }

  /// The error in English, the path first.
  public var description: String { "\(path): \(wording.english)" }

  /// The file.
  public var place: String { path }

  /// The error in words, without the path.
  public var wording: Wording {
    var words = code.wording
    words.add(detail) { Wording(english: " (\($0))", chinese: "（\($0)）") }
    words.add(line) { Wording(english: ", line \($0)", chinese: "，第 \($0) 行") }
    words.add(byteOffset) { Wording(english: ", at byte \($0)", chinese: "，第 \($0) 字节处") }
    return words
  }
}

extension ExtractionError.Code {
  fileprivate var wording: Wording {
    switch self {
    case .unknownFormat: .say("不是能读的文档格式", "not a document format this program reads")
    case .notText: .say("不是文本文件", "not a text file")
    case .undecodable:
      .say(
        "不是 UTF-8、GB18030、Big5 或 UTF-16 编码", "not in UTF-8, GB18030, Big5 or UTF-16")
    case .badMarkup: .say("标记无法解析", "markup cannot be read")
    case .noTextColumn: .say("没有一列是正文", "no column holds the text")
    case .badQuoting: .say("引号不配对", "quotation marks do not match")
    case .badArchive: .say("已损坏，或不是这种格式", "damaged, or not in this format")
    case .encrypted: .say("已加密", "encrypted")
    case .methodNotKnown: .say("压缩方法不能读", "packed by a method that is not read")
    case .tooLarge: .say("太大，不能读", "too large to be read")
    case .nestedTooDeep: .say("压缩包层层相套，太深", "archives in archives, too deep")
    case .noTextLayer:
      .say("没有文字层：是页面的图片，或是空白页", "no text layer: pictures of pages, or blank ones")
    case .programMissing: .say("需要的程序没有安装", "needs a program that is not installed")
    case .programFailed:
      .say("读这种格式的程序出错", "the program that reads this format failed")
    }
  }
}
