/// Bytes become text by detection: byte order mark, strict UTF-8, then whichever of GB18030, Big5
/// and UTF-16 decodes to plausible Chinese, ICU's detector deciding what is left open.
public enum TextDecoder {
  /// The bytes looked at to choose an encoding.
  private static let sampleSize = 1 << 16

  /// Decodes a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - hint: an encoding the file names itself (an HTML `meta`); believed only where the bytes
  ///     leave the question open.
  /// - Throws: `notText` for pictures, archives and the like; `undecodable` where no encoding fits.
  ///   A few stray bytes in a text that is clearly in one encoding become U+FFFD and are counted.
  public static func decode(_ bytes: [UInt8], hint: TextEncoding? = nil) throws(TextDecodingError)
    -> DecodedText
  {
    if let kind = BinarySignature.kind(of: bytes) {
      throw TextDecodingError(.notText, byteOffset: 0, detail: .kind(kind))
    }
    let result: Result<DecodedText, TextDecodingError> = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(TextDecodingError) in try decode(buffer, hint: hint) }
    }
    return try result.get()
  }

  /// Decodes a stretch from inside a text in UTF-16, which has no byte order mark, or from its start.
  ///
  /// - Parameter encoding: UTF-16 in either byte order.
  /// - Throws: as ``decode(_:hint:)`` does.
  public static func decode(stretch bytes: [UInt8], ofWide encoding: TextEncoding)
    throws(TextDecodingError) -> DecodedText
  {
    let result: Result<DecodedText, TextDecodingError> = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(TextDecodingError) in
        if byteOrderMark(buffer)?.0 == encoding { return try decode(buffer, hint: nil) }
        let decoded = try decode(buffer, as: encoding)
        guard isStray(decoded) else {
          throw TextDecodingError(.undecodable, byteOffset: decoded.firstBadOffset)
        }
        return try text(decoded, encoding)
      }
    }
    return try result.get()
  }

  /// Decodes bytes whose encoding their format tells; what does not decode becomes U+FFFD.
  public static func decode(_ bytes: [UInt8], as encoding: TextEncoding) -> [Unicode.Scalar] {
    if encoding == .utf8 { return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars) }
    return bytes.withUnsafeBufferPointer { buffer in
      (try? decode(buffer, as: encoding).scalars) ?? []
    }
  }

  /// Decodes bytes of a code page of Windows or DOS, which their format names by its number; what does not decode
  /// becomes U+FFFD, and everything of a page that ICU does not know.
  public static func decode(_ bytes: [UInt8], codePage: Int) -> [Unicode.Scalar] {
    let names = [850: "ibm-850", 852: "ibm-852", 866: "ibm-866", 437: "ibm-437"]
    return bytes.withUnsafeBufferPointer { buffer in
      ICUDecoding.decode(buffer, converter: names[codePage] ?? "windows-\(codePage)")
    } ?? bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, hint: TextEncoding?)
    throws(TextDecodingError) -> DecodedText
  {
    if let (encoding, length) = byteOrderMark(bytes) {
      let result: UTF8Decoding.Result
      if encoding == .utf8 {
        guard let decoded = UTF8Decoding.decode(bytes, from: length, badLimit: bytes.count) else {
          throw TextDecodingError(.undecodable)
        }
        guard isStray(decoded) else {
          throw TextDecodingError(.undecodable, byteOffset: decoded.firstBadOffset)
        }
        result = decoded
      } else {
        result = UTF16Decoding.decode(
          bytes, from: length, littleEndian: encoding == .utf16LittleEndian)
      }
      return try text(result, encoding, marked: true)
    }
    let nulCount = bytes.lazy.filter { $0 == 0 }.count
    let mayBeWide = nulCount * 10 > bytes.count
    if mayBeWide, let wide = plausibleUTF16WithNULs(bytes) { return try text(wide.0, wide.1) }
    var firstBad: Int?
    if let utf8 = UTF8Decoding.decode(bytes, from: 0, badLimit: max(16, bytes.count / 100)) {
      if utf8.badCount == 0, let rather = try rather(than: utf8, bytes) {
        return try text(rather, .gb18030)
      }
      if utf8.badCount == 0 || isStray(utf8) { return try text(utf8, .utf8) }
      firstBad = utf8.firstBadOffset
    } else {
      firstBad = UTF8Decoding.decode(bytes, from: 0, badLimit: bytes.count)?.firstBadOffset
    }
    guard !isPartlyUTF8(bytes), let encoding = try mostPlausible(bytes, hint: hint) else {
      throw TextDecodingError(.undecodable, byteOffset: firstBad)
    }
    let result = try decode(bytes, as: encoding)
    guard isStray(result) else {
      throw TextDecodingError(
        .undecodable, byteOffset: result.firstBadOffset, detail: .nearest(encoding))
    }
    return try text(result, encoding)
  }

  private static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (TextEncoding, Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    if bytes.count >= 4, bytes[0] == 0x84, bytes[1] == 0x31, bytes[2] == 0x95, bytes[3] == 0x33 {
      return nil
    }
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Whether what did not decode is a few stray bytes of a text that is otherwise clearly in this
  /// encoding, so that losing the rest would be worse.
  private static func isStray(_ result: UTF8Decoding.Result) -> Bool {
    result.badCount == 0
      || (result.badCount <= 100 && result.badCount * 20 <= result.multibyteCount)
  }

  private static func text(
    _ result: UTF8Decoding.Result, _ encoding: TextEncoding, marked: Bool = false
  ) throws(TextDecodingError) -> DecodedText {
    var controls = 0
    for scalar in result.scalars where HanPlausibility.isBinaryControl(scalar) { controls += 1 }
    guard controls == 0 || controls * 10 < result.scalars.count else {
      throw TextDecodingError(.notText, detail: .controlCharacters(controls))
    }
    return DecodedText(
      scalars: result.scalars, encoding: encoding, hasByteOrderMark: marked,
      replacementCount: result.badCount, firstReplacementByteOffset: result.firstBadOffset)
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, as encoding: TextEncoding)
    throws(TextDecodingError) -> UTF8Decoding.Result
  {
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      UTF16Decoding.decode(bytes, from: 0, littleEndian: encoding == .utf16LittleEndian)
    default: try ICUDecoding.decode(bytes, from: 0, as: encoding)
    }
  }

  /// `通知` in GB18030 (CD A8 D6 AA) is well-formed UTF-8 for two combining marks: where a short text
  /// has nothing but two-byte sequences, the plausible Chinese reading is preferred.
  private static func rather(
    than utf8: UTF8Decoding.Result, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(TextDecodingError) -> UTF8Decoding.Result? {
    guard utf8.multibyteCount > 0, bytes.count <= 4096,
      utf8.scalars.allSatisfy({ $0.value < 0x800 })
    else { return nil }
    let other = try ICUDecoding.decode(bytes, from: 0, as: .gb18030)
    guard other.badCount == 0, let score = HanPlausibility.score(other.scalars[...]), score >= 0.9
    else { return nil }
    return other
  }

  /// Whether a good part of the bytes are well-formed UTF-8 for Chinese: then no other encoding
  /// fits the whole, whatever it decodes to.
  private static func isPartlyUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (inside, high, index) = (0, 0, 0)
    while index < bytes.count {
      if bytes[index] >= 0x80 {
        let (scalar, length) = UTF8Decoding.sequence(bytes, at: index)
        if let scalar, (0x2E80...0xFFEF).contains(scalar.value), length == 3 { inside += 3 }
        high += length
        index += length
      } else {
        index += 1
      }
    }
    return inside >= 12 && inside * 6 > high
  }

  /// UTF-16 of mostly Latin text: NULs in every other byte.
  private static func plausibleUTF16WithNULs(_ bytes: UnsafeBufferPointer<UInt8>)
    -> (UTF8Decoding.Result, TextEncoding)?
  {
    var nulAt = (even: 0, odd: 0)
    for (index, byte) in bytes.prefix(sampleSize).enumerated() where byte == 0 {
      if index % 2 == 0 { nulAt.even += 1 } else { nulAt.odd += 1 }
    }
    guard max(nulAt.even, nulAt.odd) > 10 * min(nulAt.even, nulAt.odd) else { return nil }
    let littleEndian = nulAt.odd > nulAt.even
    let result = UTF16Decoding.decode(bytes, from: 0, littleEndian: littleEndian)
    guard isStray(result) || result.badCount <= 1 else { return nil }
    return (result, littleEndian ? .utf16LittleEndian : .utf16BigEndian)
  }

  private static func mostPlausible(_ bytes: UnsafeBufferPointer<UInt8>, hint: TextEncoding?)
    throws(TextDecodingError) -> TextEncoding?
  {
    var size = min(bytes.count, sampleSize)
    if size < bytes.count, let line = bytes[..<size].lastIndex(of: 0x0A), line > 1024 {
      size = (line + 1) & ~1
    }
    let sample = UnsafeBufferPointer(rebasing: bytes[..<size])
    var best: (encoding: TextEncoding, score: Double)?
    for encoding in [TextEncoding.gb18030, .big5, .utf16LittleEndian, .utf16BigEndian] {
      let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
      guard !isWide || bytes.count % 2 == 0 else { continue }
      let decoded = try decode(sample, as: encoding)
      guard isStray(decoded) || decoded.badCount <= (size < bytes.count ? 1 : 0),
        var score = HanPlausibility.score(decoded.scalars[...])
      else { continue }
      if encoding == hint { score += 0.08 }
      if let known = best, score <= known.score { continue }
      best = (encoding, score)
    }
    guard let best else { return nil }
    if best.score >= 0.5 { return best.encoding }
    let named = best.encoding == hint || ICUDecoding.confidence(sample, in: best.encoding) >= 10
    return best.score >= 0.3 && named ? best.encoding : nil
  }
}
