internal import ArchiveModel

/// What the parts of a ZIP archive say that it is: formats that are archives inside have parts of fixed names.
struct PackageContent {
  /// The names of its entries, in lower case.
  private let names: Set<String>
  /// The media type in `mimetype`, which lies first and is not packed.
  private let mediaType: String?

  /// How much of the list of entries is read.
  private static let mostListed = 8 << 20
  private static let entrySignature: [UInt8] = [0x50, 0x4B, 1, 2]
  private static let endSignature: [UInt8] = [0x50, 0x4B, 5, 6]

  /// Reads the names of an archive's entries; where they cannot be found there are none.
  init(_ source: some ByteSource) {
    let head = (try? source.bytes(in: 0..<min(source.count, 256))) ?? []
    mediaType = Self.mediaType(head)
    names = Self.names(source)
  }

  /// Whether no entries were found: it is damaged, or none.
  var isEmpty: Bool { names.isEmpty }

  /// The formats that it may be, the likeliest first.
  var formats: [DocumentFormat] {
    var formats: [DocumentFormat] = []
    if let mediaType {
      formats += DocumentFormat.allCases.filter {
        !$0.traits.parts.isEmpty && mediaType.hasPrefix($0.mediaType)
      }
      // A format of the kind that is not read, such as a drawing, is none of the others.
      if formats.isEmpty, mediaType.hasPrefix("application/") { return [] }
    }
    return formats
      + DocumentFormat.allCases.filter { format in
        !formats.contains(format) && format.traits.parts.contains { $0.allSatisfy(holds) }
      }
  }

  /// Whether it has a part; a name that ends in a slash means a folder.
  func holds(_ part: String) -> Bool {
    part.hasSuffix("/") ? names.contains { $0.hasPrefix(part) } : names.contains(part)
  }

  private static func mediaType(_ head: [UInt8]) -> String? {
    let name = Array("mimetype".utf8)
    guard head.count > 38, head[26] == 8, head[27] == 0, Array(head[30..<38]) == name else {
      return nil
    }
    let start = 38 + Int(head[28]) + Int(head[29]) << 8
    let type = head.dropFirst(start).prefix {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "+") || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
    }
    return type.isEmpty ? nil : String(decoding: type, as: UTF8.self)
  }

  private static func names(_ source: some ByteSource) -> Set<String> {
    let tailSize = min(source.count, 22 + 0xFFFF)
    guard tailSize >= 22,
      let tail = try? source.bytes(in: source.count - tailSize..<source.count),
      let end = (0...tail.count - 22).reversed().first(where: {
        tail[$0...].starts(with: endSignature)
      })
    else { return [] }
    func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
      bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    // The list lies right before its end, wherever the archive says that it begins.
    let size = min(number(tail, end + 12, 4), mostListed)
    let listEnd = source.count - tailSize + end
    guard size <= listEnd,
      let list = try? source.bytes(in: listEnd - size..<listEnd)
    else { return [] }
    var names: Set<String> = []
    var place = 0
    while place + 46 <= list.count, list[place...].starts(with: entrySignature),
      names.count < DecompressionBudget.mostEntries
    {
      let length = number(list, place + 28, 2)
      guard place + 46 + length <= list.count else { break }
      let name = String(decoding: list[place + 46..<place + 46 + length], as: UTF8.self)
      names.insert(name.lowercased().replacing("\\", with: "/"))
      place += 46 + length + number(list, place + 30, 2) + number(list, place + 32, 2)
    }
    return names
  }
}
