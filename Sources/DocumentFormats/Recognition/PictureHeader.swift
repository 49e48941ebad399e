internal import ArchiveModel

/// The pages of a picture's file and their sizes, as the file says: of JPEG (ISO/IEC 10918-1), PNG (ISO/IEC 15948),
/// BMP and TIFF 6.0, which may have several.
struct PictureHeader {
  /// A page's size in pixels.
  struct Size: Equatable {
    var width: Int, height: Int
  }

  /// The pages, in their order.
  private(set) var pages: [Size] = []

  /// The most pages of a file that are read.
  static let mostPages = 2_000
  /// The most pixels of a page that is read: an A1 sheet at 300 dots an inch has 70 million.
  static let mostPixels = 120_000_000

  private let source: any ByteSource

  /// - Returns: `nil` where the file is none of these, or says no size.
  init?(_ source: some ByteSource, format: DocumentFormat) {
    self.source = source
    switch format {
    case .jpeg: readJPEG()
    case .png: readPNG()
    case .bitmap: readBitmap()
    case .tiff: readTIFF()
    default: break
    }
    if pages.isEmpty { return nil }
  }

  /// Whether a page can be held in memory.
  static func isReadable(_ size: Size) -> Bool {
    size.width > 0 && size.height > 0 && size.width <= mostPixels
      && size.height <= mostPixels / size.width
  }

  private func bytes(_ start: Int, _ count: Int) -> [UInt8]? {
    guard start >= 0, count >= 0, start <= source.count - count else { return nil }
    return try? source.bytes(in: start..<start + count)
  }

  private static func number(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The chunk IHDR comes first.
  private mutating func readPNG() {
    guard let head = bytes(0, 24), head.starts(with: DocumentFormat.png.traits.signature),
      head[12..<16].elementsEqual("IHDR".utf8)
    else { return }
    pages = [Size(width: Self.number(head[16..<20]), height: Self.number(head[20..<24]))]
  }

  /// The frame header (SOF) tells the size; what stands before it is passed over.
  private mutating func readJPEG() {
    guard let start = bytes(0, 2), start == [0xFF, 0xD8] else { return }
    var place = 2
    for _ in 0..<1_000 {
      guard let segment = bytes(place, 4), segment[0] == 0xFF else { return }
      // Fill bytes, and marks without a length.
      if segment[1] == 0xFF || segment[1] == 1 || (0xD0...0xD8).contains(segment[1]) {
        place += segment[1] == 0xFF ? 1 : 2
        continue
      }
      if (0xC0...0xCF).contains(segment[1]), ![0xC4, 0xC8, 0xCC].contains(segment[1]) {
        guard let frame = bytes(place + 5, 4) else { return }
        pages = [Size(width: Self.number(frame[2...]), height: Self.number(frame[..<2]))]
        return
      }
      place += 2 + Self.number(segment[2...])
    }
  }

  private mutating func readBitmap() {
    guard let head = bytes(0, 26), head.starts(with: DocumentFormat.bitmap.traits.signature) else {
      return
    }
    func signed(_ range: Range<Int>) -> Int {
      Int(Int32(truncatingIfNeeded: Self.number(head[range].reversed())))
    }
    guard Self.number(head[14..<18].reversed()) >= 40 else {
      // OS/2's, with half as long numbers.
      pages = [
        Size(
          width: Self.number(head[18..<20].reversed()),
          height: Self.number(head[20..<22].reversed()))
      ]
      return
    }
    // A negative height says that the uppermost row comes first.
    pages = [Size(width: signed(18..<22), height: abs(signed(22..<26)))]
  }

  /// A chain of directories, one a page.
  private mutating func readTIFF() {
    guard let head = bytes(0, 8) else { return }
    let isLittle = head.starts(with: [0x49, 0x49, 42, 0])
    guard isLittle || head.starts(with: [0x4D, 0x4D, 0, 42]) else { return }
    func number(_ bytes: ArraySlice<UInt8>) -> Int {
      isLittle ? Self.number(bytes.reversed()) : Self.number(bytes)
    }
    var place = number(head[4..<8])
    var seen: Set<Int> = []
    while place != 0, pages.count < Self.mostPages, seen.insert(place).inserted,
      let countBytes = bytes(place, 2)
    {
      let count = number(countBytes[...])
      guard let entries = bytes(place + 2, count * 12) else { return }
      var size = Size(width: 0, height: 0)
      for index in 0..<count {
        let entry = entries[(index * 12)..<(index * 12 + 12)]
        // A short number stands in the first two of the value's four bytes.
        let isShort = number(entry.dropFirst(2).prefix(2)) == 3
        let value = number(entry.dropFirst(8).prefix(isShort ? 2 : 4))
        switch number(entry.prefix(2)) {
        case 256: size.width = value
        case 257: size.height = value
        default: break
        }
      }
      pages.append(size)
      guard let next = bytes(place + 2 + count * 12, 4) else { return }
      place = number(next[...])
    }
  }
}
