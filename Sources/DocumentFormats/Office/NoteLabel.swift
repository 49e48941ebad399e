import TextStructure

/// The numbers of notes at the end of a text: footnotes and endnotes are counted apart, as office programs do
/// that write `1` for the one and `i` for the other.
enum NoteLabel {
  static func text(_ number: Int, isEndnote: Bool) -> String {
    isEndnote ? ListNumber.text(number, .lowerRoman) : String(number)
  }
}
