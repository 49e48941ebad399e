/// The help of options that several commands have, and the names of values.
extension Phrases {
  package var dryRunHelp: String {
    say("只说明会怎样，不做改动", "Tell what would happen; change nothing.")
  }
  package var recordFormatHelp: String {
    say("输出格式：text、json 或 jsonl", "text, json or jsonl")
  }
  package var reportFormatHelp: String {
    say("输出格式：text 或 json", "text or json")
  }
  package var outputFormatHelp: String {
    say("输出格式", "Form of the output.")
  }
  package var orderHelp: String {
    say("排序", "Order.")
  }
  package var noEarlierHelp: String {
    say("不早于", "No earlier than this date.")
  }
  package var forceHelp: String {
    say("同名文件可以覆盖", "Let a file of that name give way.")
  }
  package var documentHelp: String {
    say("文档编号，或 corpus/ 下的路径", "The document's id, or its path below corpus/.")
  }
  package var valueOfPerson: String {
    say("姓名", "name")
  }
  package var valueOfAssignment: String {
    say("项=值", "key=value")
  }
  package var valueOfPath: String {
    say("路径", "path")
  }
  package var valueOfFolder: String {
    say("文件夹", "folder")
  }
  package var valueOfDirectory: String {
    say("文件夹", "dir")
  }
  package var valueOfFile: String {
    say("文件", "file")
  }
  package var valueOfSource: String {
    say("来源", "text")
  }
  package var valueOfFileName: String {
    say("文件名", "name")
  }
  package var valueOfFirstID: String {
    say("编号一", "id")
  }
  package var valueOfSecondID: String {
    say("编号二", "other-id")
  }
  package var valueOfGroup: String {
    say("组名", "name")
  }
  package var valueOfField: String {
    say("项", "key")
  }
  package var valueOfWeight: String {
    say("名=值", "name=value")
  }
  package var valueOfForm: String {
    say("格式", "form")
  }
  package var valueOfIndexName: String {
    say("名称", "name")
  }
  package var valueOfOrganization: String {
    say("单位", "name")
  }
  package var valueOfFields: String {
    say("项", "fields")
  }
  package var valueOfNumber: String {
    say("数", "n")
  }
  package var valueOfLanguage: String {
    say("语言", "language")
  }
  package var valueOfStates: String {
    say("情况", "states")
  }
  package var valueOfColumns: String {
    say("列", "columns")
  }
  package var valueOfQuotation: String {
    say("引文", "text")
  }
  package var valueOfArticle: String {
    say("文稿", "article")
  }
  package var valueOfAddress: String {
    say("网址", "url")
  }
  package var valueOfQuery: String {
    say("词", "query")
  }
  package var valueOfSeconds: String {
    say("秒", "s")
  }
  package var valueOfReason: String {
    say("原因", "text")
  }
}
