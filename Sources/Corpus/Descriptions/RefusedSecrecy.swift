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
    for level in SecrecyLevel.allCases where forms(of: level).contains(where: bytes.containsRun) {
      return level
    }
    return nil
  }

  private static func forms(of level: SecrecyLevel) -> [[UInt8]] {
    let words: [String]
    let gb18030: [UInt8]
    switch level {
    case .topSecret: (words, gb18030) = (["绝密", "絕密"], [0xBE, 0xF8, 0xC3, 0xDC])
    case .secret: (words, gb18030) = (["机密", "機密"], [0xBB, 0xFA, 0xC3, 0xDC])
    case .confidential: (words, gb18030) = (["秘密", "祕密"], [0xC3, 0xD8, 0xC3, 0xDC])
    }
    var forms = [gb18030]
    for word in words {
      let units = Array(word.utf16)
      forms.append(Array(word.utf8))
      forms.append(units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] })
      forms.append(units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] })
    }
    return forms
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
