import ArchiveModel
import Testing

@Suite("Verification in the four words of archives") struct VerificationCheckTests {
  @Test("Each finding has one check, but for what tells how far the verification went")
  func everyFinding() {
    for code in VerificationFinding.Code.allCases {
      let checks = VerificationCheck.allCases.filter { $0.codes.contains(code) }
      let isOfTheRun = code == .writerActive || code == .notChecked
      #expect(checks.count == (isOfTheRun ? 0 : 1), "\(code)")
    }
  }

  @Test("A changed file is a matter of authenticity, a missing one of completeness")
  func outcomes() {
    var report = VerificationReport()
    #expect(VerificationCheck.contentUnchanged.outcome(in: report) == .passed)
    #expect(VerificationCheck.accessAsMeant.outcome(in: report) == .notMade)
    #expect(VerificationCheck.malware.outcome(in: report) == .notMade)
    report.findings = [.init(.changed, path: "a"), .init(.changed, path: "b")]
    report.notices = [.init(.notRead, path: "c")]
    #expect(VerificationCheck.contentUnchanged.outcome(in: report) == .failed(2))
    #expect(VerificationCheck.contentUnchanged.property == .authenticity)
    #expect(VerificationCheck.textRead.outcome(in: report) == .noted(1))
    #expect(VerificationCheck.filesPresent.outcome(in: report) == .passed)
  }

  @Test("What compares with the index is not made without one") func withoutIndex() {
    var report = VerificationReport()
    report.findings = [.init(.indexDamaged, path: "index")]
    #expect(VerificationCheck.indexUsable.outcome(in: report) == .failed(1))
    for check in [VerificationCheck.shownTextIsOriginal, .everythingIndexed, .textRead] {
      #expect(check.outcome(in: report) == .notMade)
    }
    #expect(VerificationCheck.filesPresent.outcome(in: report) == .passed)
  }

  @Test("Files that others may read are a matter of security") func access() {
    var report = VerificationReport()
    var access = AccessFindings()
    report.access = access
    #expect(VerificationCheck.accessAsMeant.outcome(in: report) == .passed)
    access.tooNarrowCount = 1
    report.access = access
    #expect(VerificationCheck.accessAsMeant.outcome(in: report) == .noted(1))
    access.tooWideCount = 2
    report.access = access
    #expect(VerificationCheck.accessAsMeant.outcome(in: report) == .failed(2))
  }
}
