internal import ArchiveModel
import TextStructure

/// What is recognised on the pages of a file: what is kept of it, and, where recognition is asked for, of the other
/// pages what a program finds now.
struct RecognizedPages {
  let file: FileReader
  let source: any ByteSource
  /// The pages that were looked at, by their numbers.
  private(set) var found: [Int: RecognizedPage] = [:]
  /// The language that they were asked for in, where there are any.
  private(set) var language: String?
  /// Why pages were not looked at.
  private(set) var obstacle: ExtractionError?
  /// Whether a page that was to be looked at was not.
  private(set) var isUnread = false

  /// After how many pages what was found is kept, so that a long file that is cut off goes on.
  private static let keptTogether = 20

  init(file: FileReader, source: some ByteSource) { (self.file, self.source) = (file, source) }

  /// Finds the text of pages.
  ///
  /// - Parameters:
  ///   - pages: their numbers.
  ///   - read: recognises one; `nil` where it cannot be looked at.
  mutating func recognize(
    _ pages: [Int], read: (inout PageRecognizer, Int) throws -> RecognizedPage?
  ) throws {
    let keeper = file.conversions.recognitions
    let before = keeper?.recognition(of: source)
    var kept = before
    if let wanted = file.options.scanLanguage, let language = kept?.language, language != wanted {
      kept = nil
    }
    found = kept?.pages ?? [:]
    language = kept?.language
    let missing = pages.filter { found[$0] == nil }
    guard let wanted = file.options.scanLanguage, !missing.isEmpty else { return }
    var recognizer: PageRecognizer
    do throws(ExtractionError) {
      recognizer = try PageRecognizer(path: file.path, language: wanted)
    } catch {
      // What is kept is better than nothing.
      (found, language) = (before?.pages ?? [:], before?.language)
      (obstacle, isUnread) = (error, true)
      return
    }
    language = wanted
    var fresh = 0
    for number in missing {
      if let page = try read(&recognizer, number) {
        found[number] = page
        fresh += 1
      } else {
        isUnread = true
      }
      if fresh == Self.keptTogether || number == missing.last, fresh > 0 {
        var recognized = kept ?? RecognizedFile(language: wanted, program: PageRecognizer.version)
        recognized.pages = found
        keeper?.keep(recognized, of: source)
        fresh = 0
      }
    }
  }
}

extension PagedText {
  /// Puts what was recognised on the pages without text.
  ///
  /// - Parameter spans: where its words then stand in the text.
  mutating func fill(with found: [Int: RecognizedPage], into spans: inout [Flow.Recognition]) {
    for number in empty {
      guard let page = found[number] else { continue }
      let text = RecognizedText(page)
      let start = starts[number - 1].scalarOffset
      fill(number, with: text.scalars)
      spans += text.words.map {
        Flow.Recognition(start: start + $0.start, count: $0.count, confidence: $0.confidence)
      }
    }
    self = PagedText(text)
  }
}

extension ExtractionReport {
  /// Notes what was recognised of a file's pages, and how many stay without text.
  mutating func note(_ pages: RecognizedPages, empty: Int) {
    let read = pages.found.values.count { !RecognizedText($0).scalars.isEmpty }
    if read > 0, let language = pages.language {
      encoding = ExtractionOptions.scanEncoding(language)
      note(ExtractionProblem(.readFromPictures, count: read))
    }
    if empty > 0 {
      note(ExtractionProblem(.pagesWithoutText, count: empty, detail: pages.obstacle?.detail))
    }
  }
}
