import ArchiveModel
import Foundation
import Testing

@testable import DocumentFormats

@Suite("Passwords for encrypted files") struct PasswordTests {
  /// Made by `zip -P` (the old encryption) and by `7z -mem=AES256`; the password is `secret`.
  private static let archives = [
    """
    UEsDBAoACQAAAEVPfF0UA2PuVwAAAEsAAAAFAAAAYS50eHR2SOsNd/Mqbyz1el7e01q6ZMAJOqzLFLhoo32KkwDSl4C/jwn+\
    0wnJ2KMkhLUdGQPyhS0m+mpdQ4gTbPlPB+RVL0b2i2qGXu6ugTaxoEv6CIg/o6bfzy1QSwcIFANj7lcAAABLAAAAUEsBAh4D\
    CgAJAAAARU98XRQDY+5XAAAASwAAAAUAAAAAAAAAAQAAAKSBAAAAAGEudHh0UEsFBgAAAAABAAEAMwAAAIoAAAAAAA==
    """,
    """
    UEsDBDMAAQBjAEZPfF0AAAAAZwAAAEsAAAAFAAsAYS50eHQBmQcAAgBBRQMAAC7EdgMiZ77ADvGAjYs2Y8M9ELMSlzTV0Dek\
    KSpOWUG1yMSbSFnLcGjidW217vMleMkAYFcPX+qVll+1lKzqYBijyI3Ac8VoHZsJVUUrFz3Un5flJCTRr4i2UIuGT5luYnDB\
    x5OhtoFQSwECPwMzAAEAYwBGT3xdAAAAAGcAAABLAAAABQAvAAAAAAAAACCApIEAAAAAYS50eHQKACAAAAAAAAEAGADiCez5\
    Hn/dAQAAAAAAAAAAAAAAAAAAAAABmQcAAgBBRQMAAFBLBQYAAAAAAQABAGIAAACVAAAAAAA=
    """,
  ]

  private func read(_ bytes: [UInt8], _ path: String, _ passwords: [String]) throws -> (
    texts: [String], state: ContentState
  ) {
    var texts: [String] = []
    let report = try Extractor(
      conversions: Conversions(passwords: Passwords(passwords))
    ).extract(bytes, path: path) { texts += $0.passages.map(\.text) }
    return (texts, report.contentState)
  }

  @Test("Entries of ZIP archives are tried, by the old encryption and by AES", arguments: archives)
  func archive(base64: String) throws {
    let bytes = [UInt8](try #require(Data(base64Encoded: base64)))
    for wrong in [[], ["a", "b"]] {
      #expect(try read(bytes, "a.zip", wrong).texts.isEmpty)
    }
    let opened = try read(bytes, "a.zip", ["", "a", "口令", "secret", "b"])
    #expect(opened.texts.joined().contains("各乡镇要落实巡山制度。") && opened.state == .text)
  }

  @Test(
    "An encrypted PDF is opened by qpdf",
    .enabled(if: Fixtures.hasPoppler && Fixtures.has("qpdf"), "qpdf is not installed"))
  func pdf() throws {
    let bytes = Fixtures.bytes("locked.pdf")
    for wrong in [[], ["a"]] {
      #expect {
        _ = try read(bytes, "a.pdf", wrong)
      } throws: {
        ($0 as? ExtractionError)?.code == .encrypted
      }
    }
    let opened = try read(bytes, "a.pdf", ["a", "secret"])
    #expect(opened.texts.joined().contains("各单位要认真执行") && opened.state == .text)
  }

  @Test("They are not shown by what prints them") func hidden() {
    let passwords = Passwords(["secret", ""])
    #expect("\(passwords)" == "1 passwords" && !String(reflecting: passwords).contains("secret"))
    var printed = ""
    dump(Conversions(passwords: passwords), to: &printed)
    #expect(!printed.contains("secret"))
    #expect(Passwords(Array(repeating: "a", count: 1_000)).all.count == Passwords.most)
    #expect(Passwords(["a\0b", String(repeating: "a", count: 2_000)]).isEmpty)
  }
}
