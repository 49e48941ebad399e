/// Results written in large pieces.
struct OutputBuffer {
  private static let size = 1 << 16
  private var text = ""

  mutating func write(_ piece: String) throws(OutputFailure) {
    text += piece
    if text.utf8.count >= Self.size { try flush() }
  }

  mutating func flush() throws(OutputFailure) {
    if !text.isEmpty { try Terminal.write(text) }
    text = ""
  }
}
