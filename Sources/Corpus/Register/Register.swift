public import ArchiveModel
internal import FoundationEssentials

/// The register of accessions and changes, `corpus/register.jsonl`: only ever added to.
///
/// One entry (``RegisterEntry``) is one line of JSON. Each line names the SHA-256 of the line before.
public struct Register: Sendable {
  /// The name of the file in `corpus/`.
  public static let fileName = CorpusFolder.registerName
  /// What the first line names as the line before.
  static let noPrevious = String(repeating: "0", count: 64)

  /// The entries, in order.
  public private(set) var entries: [RegisterEntry] = []
  /// The lines that are wrong.
  public private(set) var badLines: [BadRegisterLine] = []

  /// Reads and checks a whole register.
  public init(bytes: [UInt8]) {
    var entries: [RegisterEntry] = []
    badLines = Self.read(bytes) { entry, _, _ in
      if let entry { entries.append(entry) }
    }
    self.entries = entries
  }

  /// Reads and checks a register line by line; nothing of a line is kept.
  ///
  /// - Parameter body: called for each whole line with its entry, where it is one, with the place of its
  ///   line end in `bytes`, and with the digest that the next line names.
  /// - Returns: the lines that are wrong.
  static func read(
    _ bytes: [UInt8], _ body: (RegisterEntry?, _ end: Int, ContentDigest) -> Void
  ) -> [BadRegisterLine] {
    var badLines: [BadRegisterLine] = []
    let decoder = JSONDecoder()
    var previous = noPrevious
    var line = 0
    var start = 0
    func take(_ entry: RegisterEntry?, _ end: Int) {
      let digest = ContentDigest(of: Array(bytes[start..<end]))
      previous = digest.hexadecimal
      start = end + 1
      body(entry, end, digest)
    }
    while start < bytes.count {
      line += 1
      guard let end = bytes[start...].firstIndex(of: 0x0A) else {
        badLines.append(BadRegisterLine(line: line, reason: .cutShort))
        break
      }
      if let entry = try? decoder.decode(RegisterEntry.self, from: Data(bytes[start..<end])) {
        if entry.previous != previous {
          badLines.append(BadRegisterLine(line: line, reason: .chainBroken))
        } else if entry.entry != line {
          badLines.append(BadRegisterLine(line: line, reason: .misnumbered))
        }
        take(entry, end)
      } else {
        badLines.append(BadRegisterLine(line: line, reason: .malformed))
        take(nil, end)
      }
    }
    return badLines
  }

  /// Reads and checks the register of a corpus; one that is not there yet has no entries.
  ///
  /// - Throws: ``CorpusError`` where it cannot be read.
  public static func read(_ folder: CorpusFolder) throws(CorpusError) -> Register {
    let path = folder.fullPath(fileName)
    if case .failure(let error) = FileStatus.of(path) {
      guard isMissingNumber(error.number) else {
        throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
      }
      try folder.requireFolder()
      return Register(bytes: [])
    }
    do {
      return Register(bytes: try readFile(path, sizeLimit: CorpusReader.largestFile).bytes)
    } catch {
      throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
    }
  }

  /// Where the register ends: what the next line is made from.
  struct End: Sendable {
    /// The size of the file in bytes.
    var length = 0
    /// The number of the last line.
    var entry = 0
    /// The digest of the last line.
    var digest = Register.noPrevious
    /// The last accession number given, in each year.
    var accessions: [String: Int] = [:]
  }

  /// Finds the end without reading the whole: from the last bytes backwards, until there is a line
  /// with an accession number.
  ///
  /// - Returns: `nil` where the last line is no entry.
  static func end(of bytes: [UInt8]) -> End? {
    guard !bytes.isEmpty else { return End() }
    guard bytes.last == 0x0A else { return nil }
    var end = End(length: bytes.count)
    let decoder = JSONDecoder()
    var stop = bytes.count - 1
    while true {
      let start = bytes[..<stop].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let text = Array(bytes[start..<stop])
      guard let entry = try? decoder.decode(RegisterEntry.self, from: Data(text)) else {
        return nil
      }
      if end.entry == 0 {
        end.entry = entry.entry
        end.digest = ContentDigest(of: text).hexadecimal
      }
      if let accession = entry.accession {
        let parts = accession.split(separator: "-")
        if parts.count == 2, let number = Int(parts[1]) {
          end.accessions[String(parts[0])] = number
          return end
        }
      }
      guard start > 0 else { return end }
      stop = start - 1
    }
  }

  /// The lines of entries that follow the end, and the new end.
  ///
  /// - Parameter entries: what to write; those that bring something in are given their accession number.
  static func lines(
    _ entries: inout [RegisterEntry], after end: End
  ) throws(CorpusError) -> (bytes: [UInt8], end: End) {
    let json = StoredJSON()
    var end = end
    var bytes: [UInt8] = []
    for index in entries.indices {
      end.entry += 1
      entries[index].entry = end.entry
      entries[index].previous = end.digest
      if entries[index].action == .add || entries[index].action == .register {
        // A year never comes back, also where a clock is set back: its numbers would be given twice.
        let year = max(
          String(entries[index].at.prefix(4)), end.accessions.keys.max() ?? "")
        let number = (end.accessions[year] ?? 0) + 1
        end.accessions = [year: number]
        let digits = String(number)
        entries[index].accession =
          "\(year)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
      }
      guard let line = try? json.line(entries[index]) else {
        throw CorpusError(code: .registerInvalid, path: fileName, detail: .valueNotWritable)
      }
      end.digest = ContentDigest(of: line).hexadecimal
      bytes += line + [0x0A]
    }
    end.length += bytes.count
    return (bytes, end)
  }
}
