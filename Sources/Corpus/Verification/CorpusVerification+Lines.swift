import ArchiveModel

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
    var findings = register.findings
    if let mark, !register.agrees(withEndMark: mark) {
      findings.append(VerificationFinding(.registerChanged, path: Register.fileName))
    }
    return findings
  }
}
