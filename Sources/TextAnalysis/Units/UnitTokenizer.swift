/// Cuts a text into ``TextUnit``s by folding it, without a dictionary.
public struct UnitTokenizer {
  private let folding: CharacterFolding

  /// Makes a tokenizer that folds by `folding`.
  public init(folding: CharacterFolding) { self.folding = folding }

  /// The units of `text`.
  ///
  /// - Parameter undecided: which form characters take that nothing in the text decides.
  public func units(of text: String, undecided: UndecidedForm = .asWritten) -> UnitStream {
    var text = text
    return text.withUTF8 { bytes in
      var stream = UnitStream()
      stream.units.reserveCapacity(bytes.count / 3)
      appendUnits(ofUTF8: bytes, to: &stream, undecided: undecided)
      return stream
    }
  }

  /// The units of a text in valid UTF-8.
  public func units(ofUTF8 bytes: UnsafeBufferPointer<UInt8>) -> UnitStream {
    var stream = UnitStream()
    stream.units.reserveCapacity(bytes.count / 3)
    appendUnits(ofUTF8: bytes, to: &stream)
    return stream
  }

  /// Appends the units of a text in valid UTF-8 to a stream; the first one stands after a gap.
  public func appendUnits(
    ofUTF8 bytes: UnsafeBufferPointer<UInt8>, to stream: inout UnitStream,
    undecided: UndecidedForm = .asWritten
  ) {
    var builder = UnitBuilder(folding: folding, stream: stream)
    // The builder has it alone, so that it grows in place.
    stream = UnitStream()
    var index = 0
    while index < bytes.count {
      let start = index
      let scalar = scalarValue(bytes, at: &index)
      let end = index
      folding.foldEntries(scalar) { entry in
        if entry.isContextual {
          builder.appendContextual(scalar, entry, from: start, to: end)
        } else {
          if entry.isTraditional { builder.traditionalCount += 1 }
          builder.append(entry.scalar, entry.charClass, from: start, to: end)
        }
      }
    }
    builder.finish(undecided: undecided)
    stream = builder.stream
  }
}
