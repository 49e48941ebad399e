import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// The level of secrecy (密级) that a document bears at its head.
@Suite("Levels of secrecy") struct SecrecyTests {
  @Test(
    "are read in either script, with star and blanks, and are no part of the title",
    arguments: [
      ("机密★10年", SecrecyLevel.secret), ("機密★10年", .secret), ("绝密", .topSecret),
      ("絕密★長期", .topSecret), ("秘密", .confidential), ("祕密", .confidential),
      ("★秘密", .confidential), ("机 密", .secret), ("机　密　★　20年", .secret),
      ("秘密 长期", .confidential), ("密级：机密", .secret), ("密級：機密★10年", .secret),
      ("密级：秘密★1年", .confidential),
    ])
  func levels(mark: String, level: SecrecyLevel) throws {
    let read = try extract("\(mark)\n\n关于防汛值守的通知\n\n各乡镇：请加强防汛值守。\n", path: "a.txt")
    let description = try #require(read.documents.first).description
    #expect(description.secrecyLevel == level)
    #expect(description.title == "关于防汛值守的通知")
  }

  @Test(
    "are not taken from words that only begin so",
    arguments: ["秘密花园", "机密文件管理办法", "绝密资料不得外传", "保密工作", "密切联系群众", "机要密码"])
  func others(line: String) throws {
    let read = try extract("\(line)\n\n各乡镇：请加强防汛值守。\n", path: "a.txt")
    #expect(try #require(read.documents.first).description.secrecy == nil)
  }
}
