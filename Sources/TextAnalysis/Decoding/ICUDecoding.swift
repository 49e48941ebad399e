internal import CICU

/// Decoding by ICU's converters.
enum ICUDecoding {
  /// ICU's converter name: its `Big5` lacks the ETEN characters (裏 墻 恒 粧) that `windows-950` has.
  private static func converterName(_ encoding: TextEncoding) -> String {
    encoding == .big5 ? "windows-950" : encoding.rawValue
  }

  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, as encoding: TextEncoding
  ) throws(TextDecodingError) -> UTF8Decoding.Result {
    var result = UTF8Decoding.Result()
    let count = bytes.count - start
    guard count > 0, let base = bytes.baseAddress else { return result }
    var status: Int32 = 0
    result.scalars = [Unicode.Scalar](unsafeUninitializedCapacity: count + 2) { buffer, written in
      buffer.withMemoryRebound(to: UInt32.self) { scalars in
        let conversion = cicu_decode(
          converterName(encoding), base + start, count, scalars.baseAddress, scalars.count)
        status = conversion.status
        result.badCount = conversion.bad_count
        if conversion.bad_count > 0 { result.firstBadOffset = start + conversion.first_bad_offset }
        written = conversion.scalar_count
      }
    }
    guard status <= 0 else { throw TextDecodingError(.converterFailed, icuStatus: status) }
    if encoding == .gb18030 {
      for index in result.scalars.indices {
        let value = result.scalars[index].value
        if (0xE78D...0xE864).contains(value), let standard = GB18030PrivateUse.standard[value] {
          result.scalars[index] = standard
        }
      }
    }
    result.multibyteCount = max(0, count - result.scalars.count)
    return result
  }

  /// Decodes by a converter of ICU's; `nil` where there is none of the name.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, converter: String) -> [Unicode.Scalar]? {
    guard let base = bytes.baseAddress else { return [] }
    var status: Int32 = 0
    let scalars = [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count + 2) {
      buffer, written in
      buffer.withMemoryRebound(to: UInt32.self) { scalars in
        let conversion = cicu_decode(
          converter, base, bytes.count, scalars.baseAddress, scalars.count)
        (status, written) = (conversion.status, conversion.scalar_count)
      }
    }
    return status <= 0 ? scalars : nil
  }

  /// ICU's own confidence in an encoding, 0...100, or -1.
  static func confidence(_ bytes: UnsafeBufferPointer<UInt8>, in encoding: TextEncoding) -> Int {
    guard let base = bytes.baseAddress else { return -1 }
    return Int(cicu_detection_confidence(encoding.rawValue, base, bytes.count))
  }
}

/// The private-use characters that ICU's gb18030 (of 2005) still yields, and the standard
/// characters that GB 18030-2022, annex D, gives for the same bytes.
enum GB18030PrivateUse {
  static let standard: [UInt32: Unicode.Scalar] = [
    0xE78D: "\u{FE10}", 0xE78E: "\u{FE12}", 0xE78F: "\u{FE11}", 0xE790: "\u{FE13}",
    0xE791: "\u{FE14}", 0xE792: "\u{FE15}", 0xE793: "\u{FE16}", 0xE794: "\u{FE17}",
    0xE795: "\u{FE18}", 0xE796: "\u{FE19}", 0xE7C7: "\u{1E3F}",
    0xE816: "\u{20087}", 0xE817: "\u{20089}", 0xE818: "\u{200CC}", 0xE81E: "\u{9FB4}",
    0xE826: "\u{9FB5}", 0xE82B: "\u{9FB6}", 0xE82C: "\u{9FB7}", 0xE831: "\u{215D7}",
    0xE832: "\u{9FB8}", 0xE83B: "\u{2298F}", 0xE843: "\u{9FB9}", 0xE854: "\u{9FBA}",
    0xE855: "\u{241FE}", 0xE864: "\u{9FBB}",
  ]
}
