/// Results written in large pieces.
struct OutputBuffer {
  private static let size = 1 << 16
  private var text = ""

  mutating func write(_ piece: String) {
    text += piece
    if text.utf8.count >= Self.size { flush() }
  }

  mutating func flush() {
    if !text.isEmpty { Terminal.write(text) }
    text = ""
  }
}
