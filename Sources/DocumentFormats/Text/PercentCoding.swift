/// Text in which percent signs stand before bytes in hexadecimal (RFC 3986, 2.1).
enum PercentCoding {
  /// The bytes meant; a percent sign that no two digits follow stands for itself.
  static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      guard byte == 0x25, let high = iterator.next(), let low = iterator.next(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(value)
    }
    return bytes
  }
}
