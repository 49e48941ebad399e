internal import ArchiveModel
internal import TextAnalysis

/// Where a large text can be cut into stretches that are decoded one by one: at the ends of lines,
/// which no encoding mistakes for a part of a character.
struct TextStretches<Source: ByteSource> {
  let source: Source
  /// The encoding, where characters are two bytes wide; `nil` where line ends are one byte.
  let wide: TextEncoding?

  /// How far from its nominal place a cut is looked for, in bytes.
  private let reach: Int

  /// - Parameter partSize: about how many bytes lie between two cuts.
  /// - Throws: what the source throws.
  init(_ source: Source, partSize: Int) throws {
    self.source = source
    reach = min(partSize / 4, 1 << 18)
    let sample = try source.bytes(in: 0..<min(source.count, 1 << 16) & ~1)
    let encoding = (try? TextDecoder.decode(sample))?.encoding
    wide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? encoding : nil
  }

  /// The text of a stretch.
  func decoded(_ bytes: [UInt8]) throws(TextDecodingError) -> DecodedText {
    if let wide { return try TextDecoder.decode(stretch: bytes, ofWide: wide) }
    return try TextDecoder.decode(bytes)
  }

  /// The best place for a cut at `nominal` or soon after it: after an empty line, else after a line
  /// that ends a sentence, else after any line.
  ///
  /// Where there is none, the text is cut between characters. That is known from the bytes alone in
  /// UTF-8 and UTF-16; in GB18030 and Big5 after ASCII below `0`, which is never the second byte of a
  /// character, else by counting characters from `start`.
  ///
  /// - Parameter start: a place before it that is known to lie between characters.
  func cut(near nominal: Int, start: Int) throws -> Int {
    let nominal = nominal & ~1
    let bytes = try source.bytes(in: nominal..<min(source.count, nominal + reach))
    if let offset = lineCut(bytes) { return nominal + offset }
    if let wide {
      let isSecondHalf = bytes.count > 1 && unit(bytes, 0, wide) & 0xFC00 == 0xDC00
      return nominal + (isSecondHalf ? 2 : 0)
    }
    if let place = bytes.firstIndex(where: { $0 < 0x30 }) { return nominal + place + 1 }
    let lead = bytes.prefix(8).firstIndex { $0 & 0xC0 != 0x80 } ?? 0
    if UTF8Form.isWhole(bytes[lead...].prefix(1 << 12)) { return nominal + lead }
    return try characterBoundary(near: nominal, start: start)
  }

  /// The last end of a line in a stretch, as the offset after it; `nil` where it has none.
  func lastLineEnd(_ bytes: [UInt8]) -> Int? {
    guard let wide else { return bytes.lastIndex(of: 0x0A).map { $0 + 1 } }
    var index = (bytes.count & ~1) - 2
    while index >= 0 {
      if unit(bytes, index, wide) == 0x0A { return index + 2 }
      index -= 2
    }
    return nil
  }

  /// The first end of a line in a stretch, as the offset after it; `nil` where it has none.
  func firstLineEnd(_ bytes: [UInt8]) -> Int? {
    guard let wide else { return bytes.firstIndex(of: 0x0A).map { $0 + 1 } }
    return stride(from: 0, to: bytes.count & ~1, by: 2).first { unit(bytes, $0, wide) == 0x0A }
      .map { $0 + 2 }
  }

  /// Where a line's text ends: before its line end, where it has one.
  func contentEnd(_ line: ArraySlice<UInt8>) -> Int {
    var end = line.endIndex
    let width = wide == nil ? 1 : 2
    for scalar: UInt16 in [0x0A, 0x0D] {
      guard end - width >= line.startIndex else { break }
      let value = wide.map { unit(Array(line[(end - 2)..<end]), 0, $0) } ?? UInt16(line[end - 1])
      if value == scalar { end -= width }
    }
    return end
  }

  /// The end of the line that a place lies in, or of the file.
  func lineEnd(after start: Int) throws -> Int {
    var start = start
    while start < source.count {
      let bytes = try source.bytes(in: start..<min(source.count, start + 1 << 20))
      if let end = firstLineEnd(bytes) { return start + end }
      start += bytes.count
    }
    return source.count
  }

  private func unit(_ bytes: [UInt8], _ index: Int, _ encoding: TextEncoding) -> UInt16 {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return encoding == .utf16LittleEndian ? second << 8 | first : first << 8 | second
  }

  private func lineCut(_ bytes: [UInt8]) -> Int? {
    let step = wide == nil ? 1 : 2
    var afterLine: Int?
    var afterSentence: Int?
    // Whether the line has nothing but white space so far.
    var isBlank = false
    var index = 0
    while index + step <= bytes.count {
      let value = wide.map { unit(bytes, index, $0) } ?? UInt16(bytes[index])
      index += step
      switch value {
      case 0x0A:
        if isBlank { return index }
        if afterLine == nil { afterLine = index }
        if afterSentence == nil, endsSentence(bytes[..<(index - step)]) { afterSentence = index }
        isBlank = true
      case 0x0D, 0x20, 0x09: break
      default: isBlank = false
      }
    }
    return afterSentence ?? afterLine
  }

  /// Whether a line ends with a full stop (`。`), in whichever encoding.
  private func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
    let carriageReturn: [UInt8]
    let stops: [[UInt8]]
    switch wide {
    case .utf16LittleEndian: (carriageReturn, stops) = ([0x0D, 0], [[0x02, 0x30]])
    case .utf16BigEndian: (carriageReturn, stops) = ([0, 0x0D], [[0x30, 0x02]])
    default:
      (carriageReturn, stops) = ([0x0D], [[0xE3, 0x80, 0x82], [0xA1, 0xA3], [0xA1, 0x43]])
    }
    let end =
      line.suffix(carriageReturn.count).elementsEqual(carriageReturn)
      ? line.dropLast(carriageReturn.count) : line
    return stops.contains { end.suffix($0.count).elementsEqual($0) }
  }

  /// The boundary at `nominal` or next after it of characters of one, two or four bytes, counted
  /// from `start` (GB 18030-2022, 5; Big5 has no four).
  private func characterBoundary(near nominal: Int, start: Int) throws -> Int {
    var position = start
    let bytes = try source.bytes(in: start..<min(source.count, nominal + 4))
    while position < nominal, position - start < bytes.count {
      let index = position - start
      if bytes[index] < 0x81 {
        position += 1
      } else if index + 1 < bytes.count, (0x30...0x39).contains(bytes[index + 1]) {
        position += 4
      } else {
        position += 2
      }
    }
    return min(position, source.count)
  }
}

/// The form of UTF-8 (RFC 3629).
private enum UTF8Form {
  /// Whether bytes are UTF-8 but for a character cut off at their end.
  static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
    let end = bytes.suffix(3).lastIndex { $0 & 0xC0 == 0xC0 } ?? bytes.endIndex
    return String(validating: bytes[..<end], as: UTF8.self) != nil
      || String(validating: bytes, as: UTF8.self) != nil
  }
}

extension TextDecodingError {
  /// The error of a stretch as one of the file in which it begins at a byte offset.
  func moved(by offset: Int) -> TextDecodingError {
    var error = self
    error.byteOffset = byteOffset.map { $0 + offset }
    return error
  }
}
