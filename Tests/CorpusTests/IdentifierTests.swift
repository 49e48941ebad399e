import Corpus
import Testing

@Suite struct ContentDigestTests {
  /// NIST's examples (FIPS 180-4) and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func isSHA256(_ text: String, hexadecimal: String) {
    #expect(ContentDigest(of: text).hexadecimal == hexadecimal)
    #expect(ContentDigest(of: Array(text.utf8)) == ContentDigest(of: text))
  }

  @Test func longContentIsSHA256Too() {
    #expect(
      ContentDigest(of: [UInt8](repeating: 0x61, count: 1_000_000)).hexadecimal
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// RFC 4648's alphabet, against a conversion by whole numbers.
  @Test func base32IsTheFirstBits() {
    let digest = ContentDigest(of: "abc")
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    let bits = digest.bytes.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 } }
    let expected = String(
      (0..<51).map { place in
        alphabet[bits[(5 * place)..<(5 * place + 5)].reduce(0) { $0 * 2 + Int($1) }]
      })
    for count in 0...51 { #expect(digest.base32(count: count) == expected.prefix(count)) }
    #expect(
      ContentDigest(bytes: Array("foobar".utf8) + Array(repeating: 0, count: 26))?.base32(count: 9)
        == "mzxw6ytbo")
  }

  @Test func isReadBackOnlyWhole() {
    let digest = ContentDigest(of: "abc")
    #expect(ContentDigest(bytes: digest.bytes) == digest)
    #expect(ContentDigest(bytes: Array(digest.bytes.dropLast())) == nil)
    #expect(ContentDigest(bytes: []) == nil)
  }
}

@Suite struct IdentifierTests {
  /// Ids are in people's notes and links: these may never change.
  @Test func staysTheSameForever() {
    #expect(Identifiers.document(path: "abc", recordID: nil) == "xj4bnp4pahh6")
    #expect(
      Identifiers.passage(
        documentID: "xj4bnp4pahh6", content: ContentDigest(of: "abc"), ordinal: 17)
        == "xj4bnp4pahh6-xj4bnp-17")
  }

  @Test func differsForEveryPlace() {
    let ids = [
      Identifiers.document(path: "a.jsonl", recordID: nil),
      Identifiers.document(path: "a.jsonl", recordID: ""),
      Identifiers.document(path: "a.jsonl", recordID: "1"),
      Identifiers.document(path: "a.jsonl1", recordID: nil),
      Identifiers.document(path: "\u{E9}.txt", recordID: nil),
      Identifiers.document(path: "e\u{301}.txt", recordID: nil),
    ]
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.count == 12 && $0.allSatisfy { $0.isASCII && $0 != "-" } })
  }

  @Test func partsAreReadBack() {
    #expect(Identifiers.parse("k3zq7mfpw2ab") == ("k3zq7mfpw2ab", nil))
    #expect(Identifiers.parse("k3zq7mfpw2ab-x4t2ka-17") == ("k3zq7mfpw2ab", "x4t2ka-17"))
    #expect(Identifiers.parse("-") == ("", ""))
    #expect(Identifiers.parse("") == ("", nil))
  }
}
