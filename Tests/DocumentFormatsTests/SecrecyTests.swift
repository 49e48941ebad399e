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
      ("密级：秘密★1年", .confidential), ("密级：机　密", .secret), ("密　级：机密", .secret),
      ("密 級：絕 密　　緊急程度：特急", .topSecret), ("机密★10年                    特急", .secret),
      ("000001　　秘密★6个月", .confidential), ("秘密　特急", .confidential), ("绝密　长期", .topSecret),
    ])
  func levels(mark: String, level: SecrecyLevel) throws {
    let read = try extract("\(mark)\n\n关于防汛值守的通知\n\n各乡镇：请加强防汛值守。\n", path: "a.txt")
    let description = try #require(read.documents.first).description
    #expect(description.secrecyLevel == level)
    #expect(description.title == "关于防汛值守的通知")
  }

  @Test(
    "are not taken from words that only begin so",
    arguments: [
      "秘密花园", "机密文件管理办法", "绝密资料不得外传", "保密工作", "密切联系群众", "机要密码",
      "秘密 ——一位老地下党员的回忆", "绝密　五角大楼文件泄露始末", "秘　密　信", "★秘密 花园", "机密\t不超过二十年",
    ])
  func others(line: String) throws {
    let read = try extract("\(line)\n\n各乡镇：请加强防汛值守。\n", path: "a.txt")
    #expect(try #require(read.documents.first).description.secrecy == nil)
  }
}

extension SecrecyTests {
  @Test("A label that names a level goes before one that names none")
  func laterLabel() throws {
    let read = try extract(
      "密级：见附页\n密级：机密★10年\n\n关于防汛值守的通知\n\n各乡镇：请加强防汛值守。\n", path: "a.txt")
    #expect(try #require(read.documents.first).description.secrecyLevel == .secret)
  }
}
