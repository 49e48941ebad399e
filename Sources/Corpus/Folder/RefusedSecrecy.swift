internal import ArchiveModel

/// The 密级 that a description names which cannot be taken as a whole: a document must not come to be
/// open to all because of a mistake on another line.
enum RefusedSecrecy {
  /// The description of a file with a level that its refused description names anywhere; what else it
  /// says is not taken.
  static func description(of bytes: [UInt8]) -> DocumentDescription? {
    guard let level = level(in: bytes) else { return nil }
    var description = DocumentDescription()
    _ = description.state(.secrecy, [level.rawValue])
    return description
  }

  /// The highest level named in a text of an encoding that is not known: UTF-8, UTF-16 or GB18030.
  private static func level(in bytes: [UInt8]) -> SecrecyLevel? {
    let texts = [String(decoding: bytes, as: UTF8.self), utf16(bytes, 0), utf16(bytes, 1)]
    let levels = Set(texts.compactMap(SecrecyLevel.init(in:)))
    return SecrecyLevel.allCases.first { level in
      levels.contains(level) || bytes.containsRun(gb18030(level))
    }
  }

  /// A text in UTF-16: the low byte of each unit is the first or the second.
  private static func utf16(_ bytes: [UInt8], _ low: Int) -> String {
    let units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func gb18030(_ level: SecrecyLevel) -> [UInt8] {
    switch level {
    case .topSecret: [0xBE, 0xF8, 0xC3, 0xDC]
    case .secret: [0xBB, 0xFA, 0xC3, 0xDC]
    case .confidential: [0xC3, 0xD8, 0xC3, 0xDC]
    }
  }
}

extension [UInt8] {
  fileprivate func containsRun(_ run: [UInt8]) -> Bool {
    guard let first = run.first, count >= run.count else { return false }
    return indices.dropLast(run.count - 1).contains {
      self[$0] == first && self[$0..<($0 + run.count)].elementsEqual(run)
    }
  }
}
