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
  /// Whether one of them has text.
  var hasPassages = false

  init(format: DocumentFormat) { self.format = format }

  /// How much of the file could be read.
  public var contentState: ContentState {
    ContentState(problems: problems.lazy.map(\.code), hasPassages: hasPassages)
  }

  /// Why a file gave no document at all: it is encrypted where all that was left out of it is.
  public var reasonForNothing: FileFact {
    let lost = problems.filter { $0.code.isLoss }
    let isEncrypted = lost.allSatisfy { problem in
      guard case .file(let fact) = problem.detail else { return false }
      return fact.code == .reading(.encrypted)
    }
    return FileFact(isEncrypted && !lost.isEmpty ? .reading(.encrypted) : .content(.empty))
  }

  /// Whether parts were not read for want of a program or its data.
  public var lacksProgram: Bool {
    problems.contains { problem in
      var detail = problem.detail
      if case .file(let fact) = detail { detail = fact.detail }
      switch detail {
      case .programMissing, .dataMissing: return true
      default: return false
      }
    }
  }

  /// Whether a part could not be read because it is encrypted.
  public var isPartlyEncrypted: Bool {
    problems.contains { problem in
      guard case .file(let fact) = problem.detail else { return false }
      return fact.code == .reading(.encrypted)
    }
  }

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
public struct ExtractionProblem: Sendable, Hashable {
  /// What is wrong.
  public typealias Code = ContentFault

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
  /// More about it.
  public var detail: Fact?

  init(
    _ code: Code, entry: String? = nil, line: Int? = nil, byteOffset: Int? = nil, count: Int = 1,
    detail: Fact? = nil
  ) {
    self.entry = entry
    (self.code, self.line, self.byteOffset) = (code, line, byteOffset)
    (self.count, self.detail) = (count, detail)
  }

  /// The problem as a fact about the file.
  public var fact: Fact {
    .file(
      FileFact(
        .content(code), part: entry, line: line, byteOffset: byteOffset, count: count,
        detail: detail))
  }

  /// The problem as one of the archive that the file is an entry of.
  func inside(_ path: String) -> ExtractionProblem {
    var problem = self
    problem.entry = entry.map { "\(path)//\($0)" } ?? path
    return problem
  }
}
