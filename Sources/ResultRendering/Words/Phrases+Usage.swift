package import ArchiveModel

/// What is wrong with options and arguments.
extension Phrases {
  package func valueMissing(inSet assignment: String) -> String {
    say("--set \(assignment)：没有值", "--set \(assignment): no value")
  }
  package func intoNotBelowCorpus(_ folder: String) -> String {
    say(
      "--into \(folder)：应为 corpus/ 之下的文件夹，各级名称不以点开头",
      "--into \(folder): a folder below corpus/, no part of which begins with a dot")
  }
  package var replacesTakesOneFile: String {
    say("--replaces 一次只能收一个文件", "--replaces takes one file")
  }
  package var intoNotBelowCorpus: String {
    say("--into：应为 corpus/ 之下的文件夹", "--into: a folder below corpus/")
  }
  package var settleNotInRange: String {
    say("--settle 应为 0 到 3600", "--settle takes 0 to 3600")
  }
  package func valueMissing(_ assignment: String, unset field: String) -> String {
    say(
      "\(assignment)：没有值；要收回人工著录，用 --unset \(field)",
      "\(assignment): no value; to take back what was stated, use --unset \(field)")
  }
  package func givenTwice(_ field: String) -> String {
    say("\(field) 给了两次", "\(field) is given twice")
  }
  package func noFieldToUnset(_ name: String) -> String {
    say("--unset \(name)：没有这个著录项", "--unset \(name): no such field")
  }
  package func noFieldToConfirm(_ name: String) -> String {
    say("--confirm \(name)：没有这个著录项", "--confirm \(name): no such field")
  }
  package func setAndUnset(_ field: String) -> String {
    say("\(field) 既 --set 又 --unset", "\(field): both --set and --unset")
  }
  package var backupNotNamed: String {
    say(
      "用 --backup 指明备份文件，用 --to 指明还原到哪里", "name the backup by --backup, and where it goes by --to")
  }
  package var toOrCheck: String {
    say("--to 和 --check 只用其一", "either --to, for the archive's folder, or --check")
  }
  package var restoreWhat: String {
    say(
      "给出撤下的文档的编号，或用 --backup 指明备份文件",
      "name a withdrawn document by its id, or a backup by --backup")
  }
  package var whyMissing: String {
    say("--why：请写明原因", "--why: say why")
  }
  package var groupNeedsFix: String {
    say("--group 要与 --fix 同用", "--group needs --fix")
  }
  package func noGroup(_ name: String) -> String {
    say("没有用户组 \(name)", "no group \(name)")
  }
  package var bagNeedsOutput: String {
    say("bagit 要用 --output 指明文件夹", "bagit: name the folder by --output")
  }
  package var bagTakesAll: String {
    say(
      "bagit 写到新文件夹，不覆盖",
      "bagit writes to a new folder: nothing gives way")
  }
  package var organizationIsForBags: String {
    say("--organization 只用于 bagit", "--organization is for bagit")
  }
  package var indexNameNotValid: String {
    say(
      "--index-name：小写字母、数字、- 和 _，以字母开头",
      "--index-name: lower-case letters, digits, - and _, a letter first")
  }
  package func noFieldMissing(_ name: String) -> String {
    say("--missing：没有这个著录项：\(name)", "--missing: no such field: \(name)")
  }
  package var missingNeedsField: String {
    say("--missing：请给出著录项", "--missing: name a field")
  }
  package func passwordsUnreadable(_ path: String) -> String {
    say(
      "\(path)：口令文件读不到、超过 1 MiB 或不是 UTF-8",
      "\(path): the file of passwords cannot be read, is larger than 1 MiB, or is not UTF-8")
  }
  package var ocrLanguageNotValid: String {
    say(
      "--ocr-language 形如 chi_sim 或 chi_sim+chi_tra",
      "--ocr-language: like chi_sim or chi_sim+chi_tra")
  }
  package var jobsNotInRange: String {
    say("--jobs 应为 1 到 64", "--jobs takes 1 to 64")
  }
  package var withdrawnOrAll: String {
    say("--withdrawn 与 --all 只能用一个", "--withdrawn or --all, not both")
  }
  package var quotationNotGiven: String {
    say("请给出引文，或 --file、--batch、--draft 之一", "give a quotation, or one of --file, --batch, --draft")
  }

  package func notAnAssignment(_ assignment: String) -> String {
    let fields = DocumentDescription.Field.allCases.map(name).joined(separator: " ")
    return say(
      "\(assignment)：写作 项=值，项为 \(fields)", "\(assignment): write KEY=VALUE; keys: \(fields)")
  }
  /// A value that a field does not take.
  package func valueRefused(_ field: DocumentDescription.Field, _ problem: FieldProblem) -> String {
    valueRefused(named: name(of: field), problem)
  }
  /// A value that a field does not take, which goes by a name of the person's.
  package func valueRefused(named field: String, _ problem: FieldProblem) -> String {
    field + colon + text(of: problem)
  }
  package func text(of problem: FieldProblem) -> String {
    switch problem.code {
    case .unknownKind: noSuchKind(problem.value)
    case .notADate:
      say(
        "不是日期：\(problem.value)；写作 2021-03-29、2021年3月、二〇二一年",
        "not a date: \(problem.value); write 2021-03-29, 2021-03, 2021")
    case .notACount:
      say("应为 1 以上的整数：\(problem.value)", "not a whole number of at least 1: \(problem.value)")
    }
  }
  private func noSuchKind(_ value: String) -> String {
    let names = DocumentKind.allCases.map { say($0.rawValue, $0.englishName) }
    return say("没有这种文种：\(value)；可用：", "no such kind: \(value); there are: ") + list(names)
  }
  package func listColumns(_ names: [String]) -> String {
    let columns = names.joined(separator: ",")
    return say("各列，以逗号分开：\(columns)", "Columns, with commas: \(columns)")
  }
  package func noSuchContentState(_ name: String, of names: [String]) -> String {
    say(
      "--content-state：没有这一种：\(name)；可用：", "--content-state: no such state: \(name); there are: ")
      + names.joined(separator: ",")
  }
  package func noSuchColumn(_ name: String, of names: [String]) -> String {
    say("--columns：没有这一列：\(name)；可用：", "--columns: no such column: \(name); there are: ")
      + names.joined(separator: ",")
  }
  package func formatsHere(_ names: [String]) -> String {
    say("--format 在这里可以是：", "--format may be here: ") + list(names)
  }
  package var linkBaseNotValid: String { "--link-base: http://… , https://…" }
  package func noSuchWeight(_ setting: String, of names: [String]) -> String {
    "--weight \(setting): name=value, \(names.joined(separator: ", "))"
  }
  package func notInRange(_ option: String, _ first: Int, _ last: Int?) -> String {
    "\(option): \(first)…" + (last.map(String.init) ?? "")
  }

  // Requests

  /// What is wrong with a request, in one line, which names the option.
  package func text(of problem: RequestProblem) -> String {
    let option = option(problem.field)
    let value = problem.value ?? ""
    switch problem.reason {
    case .noSuchWord where problem.field == .kind:
      return "--kind" + colon + noSuchKind(value)
    case .noSuchWord(let words):
      return say(
        "\(option)：无效的值：\(value)；可用：", "\(option): not one of its words: \(value); there are: ")
        + list(words)
    case .notInRange: return "\(option): \(problem.allowed.joined())"
    case .notADate:
      return say("\(option)：不是带年份的日期：\(value)", "\(option): not a date with a year: \(value)")
    case .isBefore(let first, _):
      let other = self.option(first)
      return say("\(option) 早于 \(other)", "\(option) is earlier than \(other)")
    case .isRepeated: return say("\(option) 只能用一次", "\(option): only once")
    }
  }
  private func option(_ field: RequestField) -> String {
    field == .query ? say("检索词", "query") : "--" + field.rawValue
  }
}
