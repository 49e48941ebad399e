import ArchiveModel
import Testing

@Suite struct DocumentNumberTests {
  private let standard = DocumentNumber(mark: "国办发", year: 2020, number: 12)

  @Test(arguments: [
    "国办发〔2020〕12号", "国办发[2020]12号", "国办发(2020)12号", "国办发［2020］12号", "国办发（2020）12号",
    "国办发【2020】12号", "国办发﹝2020﹞12号", "国办发〖2020〗12号", "国办发<2020>12号", "国办发〈2020〉12号",
    "国办发《2020》12号", "国办发{2020}12号", "国办发〔2020]12号", "国办发〔２０２０〕１２号", "国办发〔二〇二〇〕12号",
    "国办发〔二○二○〕12号", "国办发(2020)第012号", "国办发〔2020〕第12号", "国办发〔2020〕0012號",
    " 国办发 〔2020〕 12 号 ", "国 办 发〔 2 0 2 0 〕1 2号\n", "\u{3000}国办发\n〔2020〕12号",
  ])
  func everyFormIsTheSameNumber(_ text: String) {
    #expect(DocumentNumber(text) == standard)
  }

  @Test(arguments: [
    "", "国办发", "〔2020〕12号", "国办发〔2020〕12", "国办发〔2020〕号", "国办发〔20〕12号", "国办发〔1899〕12号",
    "国办发〔2200〕12号", "国办发2020〕12号", "国办发〔2020 12号", "国办发〔2020〕第第12号", "国办发〔2020〕十二号",
    "国办发〔2020〕12号文", "见国办发〔2020〕12号、国发〔2020〕3号", "，国办发〔2020〕12号", "根据国办发〔2020〕12号",
  ])
  func isNotAWholeNumber(_ text: String) { #expect(DocumentNumber(text) == nil) }

  @Test func differentNumbersDiffer() {
    #expect(DocumentNumber("国发〔2020〕12号") != standard)
    #expect(DocumentNumber("国办发〔2021〕12号") != standard)
    #expect(DocumentNumber("国办发〔2020〕120号") != standard)
    #expect(DocumentNumber("国办发〔2020〕12号")?.hashValue == standard.hashValue)
  }
}

/// Document numbers inside a text.
@Suite struct DocumentNumberMatchTests {
  private func found(_ text: String) -> [String] {
    DocumentNumber.matches(in: text).map { slice(text, $0.byteRange) }
  }

  @Test func standsWhereItSays() {
    let text = "𠮷：《关于印发〈方案〉的通知》（青府办字〔2019〕第 07 号）、财教［２０２１］３号。"
    #expect(found(text) == ["青府办字〔2019〕第 07 号", "财教［２０２１］３号"])
    #expect(
      DocumentNumber.matches(in: text).map(\.number) == [
        DocumentNumber(mark: "青府办字", year: 2019, number: 7),
        DocumentNumber(mark: "财教", year: 2021, number: 3),
      ])
  }

  @Test(arguments: [
    "根据国办发〔2020〕12号", "现根据国办发〔2020〕12号文件", "要认真贯彻落实国办发〔2020〕12号精神",
    "通知，国办发〔2020〕12号", "《国办发〔2020〕12号》", "（国办发〔2020〕12号）", "通知\n国办发〔2020〕12号",
    "关于防汛的通知 国办发〔2020〕12号", "文号：国办发〔2020〕12号", "发文字号国办发〔2020〕12号",
    "2020国办发〔2020〕12号", "、国办发〔2020〕12号", "国发〔2020〕3号国办发〔2020〕12号",
  ])
  func whatStandsBeforeIsNotOfTheMark(_ text: String) {
    #expect(DocumentNumber.matches(in: text).last?.number.mark == "国办发", "\(text)")
    #expect(found(text).last == "国办发〔2020〕12号")
  }

  /// The documented limit: without punctuation, white space or a known word before it, the mark
  /// cannot be told from the sentence; it never grows past 16 characters.
  @Test func wordsThatNothingTellsApartAreTakenIn() {
    #expect(found("同意国办发〔2020〕12号") == ["同意国办发〔2020〕12号"])
    let long = String(repeating: "甲", count: 50) + "〔2020〕1号"
    #expect(DocumentNumber.matches(in: long).first?.number.mark.count == 16)
  }

  @Test func aWordAloneIsAMark() {
    // Nothing would be left of the mark.
    #expect(found("印发〔2020〕12号") == ["印发〔2020〕12号"])
  }

  @Test func hostileTextsAreAnswered() {
    #expect(found(String(repeating: "〔2020〕", count: 5000)).isEmpty)
    #expect(found(String(repeating: "甲〔2020〕1号", count: 2000)).count == 2000)
    #expect(found("甲〔2020〕99999999999999999999号") == [])
    #expect(found("甲〔2020〕") == [])
    #expect(found("甲〔") == [])
  }
}
