import ArchiveModel
internal import FoundationEssentials

extension CorpusVerification {
  /// The lines of the manifest that are not as the program writes them: what they say may be read all
  /// the same (a digest in capital letters), and yet they were changed.
  func manifestLines() -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    for bad in manifest.badLines {
      findings.append(
        VerificationFinding(
          .manifestLineBad, path: Manifest.fileName, line: bad.line, detail: bad.reason.rawValue))
    }
    let known = Set(manifest.badLines.map(\.line))
    var number = 0
    for line in manifestBytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard !known.contains(number), !line.isEmpty || number == 1, !manifestBytes.isEmpty else {
        continue
      }
      let alone = Manifest(bytes: Array(line) + [0x0A])
      guard let entry = alone.entries.first,
        Manifest.line(path: entry.path, digest: entry.digest).dropLast().elementsEqual(line)
      else {
        findings.append(
          VerificationFinding(
            .manifestLineBad, path: Manifest.fileName, line: number, detail: "rewritten"))
        continue
      }
    }
    return findings
  }

  /// The lines of the register that are wrong by themselves, or beside the mark that the index keeps.
  func registerLines(_ mark: String?) -> [VerificationFinding] {
    var findings = register.badLines.map {
      VerificationFinding(
        .registerLineBad, path: Register.fileName, line: $0.line, detail: $0.reason.rawValue)
    }
    for entry in register.entries
    where entry.document != Identifiers.document(path: entry.path, recordID: entry.record) {
      findings.append(
        VerificationFinding(
          .registerEntryWrong, path: entry.path, line: entry.entry, accession: entry.accession,
          expected: Identifiers.document(path: entry.path, recordID: entry.record),
          found: entry.document, detail: "document"))
    }
    if let mark, !Register.agrees(registerBytes, withEndMark: mark) {
      findings.append(VerificationFinding(.registerChanged, path: Register.fileName))
    }
    if !isLastLineAsWritten, register.badLines.isEmpty {
      findings.append(
        VerificationFinding(
          .registerLineBad, path: Register.fileName, line: register.entries.count,
          detail: "rewritten"))
    }
    return findings
  }

  /// Whether the last line of the register, which no other names, reads as the program writes it.
  private var isLastLineAsWritten: Bool {
    guard let last = register.entries.last else { return true }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(last) else { return false }
    return registerBytes.dropLast().suffix(line.count).elementsEqual(line)
      && (registerBytes.count == line.count + 1
        || registerBytes.dropLast(line.count + 1).last == 0x0A)
  }
}
