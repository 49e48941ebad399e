extension Passage {
  /// The headings over a passage that were not over the one before. A heading's index in the result
  /// is its depth.
  public static func newHeadings(_ path: [String], after above: [String]) -> ArraySlice<String> {
    // By bytes: texts that are equal to String may be different ones.
    path.dropFirst(zip(path, above).prefix { $0.utf8.elementsEqual($1.utf8) }.count)
  }

  /// The headings over this passage that were not over the one before and do not begin its text:
  /// what a reader meets between the two.
  ///
  /// - Parameters:
  ///   - path: the headings over a passage, outermost first.
  ///   - text: its text.
  ///   - above: the headings over the passage before.
  public static func newHeadings(_ path: [String], over text: String, after above: [String])
    -> ArraySlice<String>
  {
    var headings = newHeadings(path, after: above)
    if let last = headings.last, text.utf8.starts(with: last.utf8) { headings.removeLast() }
    return headings
  }
}
