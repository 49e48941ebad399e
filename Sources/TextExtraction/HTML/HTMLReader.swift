struct HTMLReader {
  let path: String
  func read(_ text: [Unicode.Scalar]) throws -> (Flow, [Block]) { (Flow(original: text), []) }
}
