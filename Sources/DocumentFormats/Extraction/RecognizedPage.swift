public import ArchiveModel

/// A word that a program recognised in a picture: its text, its place, and how sure the program is.
public struct RecognizedWord: Sendable, Hashable {
  /// A rectangle in pixels, from the picture's upper left corner.
  public struct Box: Sendable, Hashable {
    /// The left and the upper edge.
    public var left: Int, top: Int
    /// The size.
    public var width: Int, height: Int

    /// Makes a box.
    public init(left: Int, top: Int, width: Int, height: Int) {
      (self.left, self.top, self.width, self.height) = (left, top, width, height)
    }
  }

  /// The numbers of a word's block on the page, paragraph in the block, line in the paragraph and place in the
  /// line, each from 1. The lines of vertical text are its columns.
  public struct Position: Sendable, Hashable {
    /// The numbers.
    public var block: Int, paragraph: Int, line: Int, word: Int

    /// Makes a position.
    public init(block: Int, paragraph: Int, line: Int, word: Int) {
      (self.block, self.paragraph, self.line, self.word) = (block, paragraph, line, word)
    }
  }

  /// The text. Of Chinese a word is one character or a few.
  public var text: String
  /// Where it stands.
  public var box: Box
  /// Its place in the order of reading.
  public var position: Position
  /// How sure the program is, from 0 to 100.
  public var confidence: Double

  /// Makes a word.
  public init(text: String, box: Box, position: Position, confidence: Double) {
    (self.text, self.box) = (text, box)
    (self.position, self.confidence) = (position, confidence)
  }
}

/// What was recognised on a page that is a picture.
public struct RecognizedPage: Sendable, Hashable {
  /// The page's number in its file, from 1.
  public var number: Int
  /// The size of the picture in pixels.
  public var width: Int, height: Int
  /// The data that it was read by, as tesseract names it: `chi_sim`, `chi_sim_vert`.
  public var language: String
  /// The words, in the order of reading; none where there is nothing to be read.
  public var words: [RecognizedWord]

  /// Makes a page.
  public init(
    number: Int, width: Int, height: Int, language: String, words: [RecognizedWord] = []
  ) {
    (self.number, self.width, self.height) = (number, width, height)
    (self.language, self.words) = (language, words)
  }

  /// What the names of the data for vertical text end with.
  static let verticalEnding = "_vert"

  /// Whether it was read as vertical text.
  public var isVertical: Bool { language.hasSuffix(Self.verticalEnding) }

  /// How many characters its words have.
  public var characterCount: Int { words.reduce(0) { $0 + $1.text.unicodeScalars.count } }

  /// The mean confidence of its characters; 0 for a page without words.
  public var meanConfidence: Double {
    let count = characterCount
    guard count > 0 else { return 0 }
    return words.reduce(0) { $0 + $1.confidence * Double($1.text.unicodeScalars.count) }
      / Double(count)
  }
}

/// What was recognised in a file, some pages of which are pictures.
public struct RecognizedFile: Sendable, Hashable {
  /// The language that was asked for.
  public var language: String
  /// What recognised it, as it calls itself.
  public var program: String
  /// The pages that were looked at, by their numbers.
  public var pages: [Int: RecognizedPage] = [:]

  /// Makes a file of which nothing was looked at.
  public init(language: String, program: String) {
    (self.language, self.program) = (language, program)
  }
}

/// Where recognised text is kept.
public protocol RecognitionKeeping: Sendable {
  /// What was recognised in a file; `nil` where nothing whole is kept of it.
  func recognition(of source: any ByteSource) -> RecognizedFile?
  /// Keeps what was recognised in a file, in place of what is kept of it.
  func keep(_ recognition: RecognizedFile, of source: any ByteSource)
}
