import ArchiveModel
import ResultRendering

extension FieldProblem {
  /// The problem in the person's language, with what would have been right.
  var words: String {
    switch code {
    case .unknownKind:
      let names = DocumentKind.allCases.map {
        Terminal.language == .chinese ? $0.rawValue : $0.englishName
      }
      return say("没有这种文种：\(value)；可用：", "no such kind: \(value); there are: ")
        + names.joined(separator: say("、", ", "))
    case .notADate:
      return say(
        "不是日期：\(value)；写作 2021-03-29、2021年3月、二〇二一年",
        "not a date: \(value); write 2021-03-29, 2021-03, 2021")
    }
  }
}

extension DocumentDescription.Field {
  /// The field's name in the person's language.
  var name: String { Terminal.language == .chinese ? chineseName : rawValue }
}

/// The name of a field that the register has by its key.
func fieldName(_ key: String) -> String {
  DocumentDescription.Field(rawValue: key)?.name ?? key
}

/// A warning about a document number in no known form.
func oddNumberWarning(_ number: String) -> String {
  say(
    "“\(number)”不像发文字号（如 云政办发〔2020〕12号），照录",
    "“\(number)” does not look like a document number (云政办发〔2020〕12号); taken as it is")
}
