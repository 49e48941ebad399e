/// The help of the commands that take documents in, describe and keep them.
extension Phrases {
  package var addAbstract: String {
    say("接收文件：收入、著录、登记、建立索引", "take documents in: copy, describe, register, index")
  }
  package var addPaths: String {
    say("文件、文件夹，或 - 表示标准输入", "Files, folders, or - for standard input.")
  }
  package var addInto: String {
    say("收入 corpus/ 下的哪个文件夹（缺省按文种和年份）", "The folder below corpus/ (default: by kind and year).")
  }
  package var addSource: String {
    say("从哪里来，记入登记册，如 县档案馆移交", "Where they come from, for the register.")
  }
  package var addName: String {
    say("标准输入的文件名，后缀决定格式", "The name of what standard input gives; its ending tells the format.")
  }
  package var addReplaces: String {
    say(
      "取代这份文档：旧版保留、可查，不再检索到",
      "The document this is a later version of; it is kept, and no longer found.")
  }
  package var byHelp: String {
    say(
      "经办人，记入登记册（缺省为 CHADANG_USER，否则为系统用户名）",
      "Who does it, for the register (default: $CHADANG_USER, else the user's name).")
  }
  package var titleHelp: String {
    say("标题", "The title.")
  }
  package var kindHelp: String {
    say("文种，如 通知", "The kind, e.g. notice.")
  }
  package var issuerHelp: String {
    say("发文机关", "The issuing body.")
  }
  package var numberHelp: String {
    say("发文字号", "The document number.")
  }
  package var dateHelp: String {
    say("成文日期", "The date.")
  }
  package var otherFieldHelp: String {
    say("其他著录项，如 主送机关=各乡镇；可多次", "Another field, e.g. addressee=…; may be repeated.")
  }
  package var watchAbstract: String {
    say("监视一个文件夹，收入放进来的文件", "take in what people drop into a folder")
  }
  package var watchDiscussion: String {
    say(
      "复制完的文件收入档案后移到 done/，未收的移到 rejected/，旁边写明原因。Ctrl-C 结束。",
      "Complete files are taken in and moved to done/; refused ones to rejected/, with the reason beside. Ctrl-C ends it."
    )
  }
  package var watchFolder: String {
    say("文件夹（缺省为档案里的 inbox）", "The folder (default: inbox in the archive).")
  }
  package var watchInto: String {
    say("收入 corpus/ 下的哪个文件夹", "The folder below corpus/.")
  }
  package var watchSource: String {
    say("从哪里来，记入登记册", "Where they come from, for the register.")
  }
  package var watchSettle: String {
    say("文件多少秒不变才算复制完", "Seconds without change after which a file is complete.")
  }
  package var watchOnce: String {
    say("收完已有的文件就结束", "End when what is there has been dealt with.")
  }
  package var editAbstract: String {
    say("更正或补充一份文档的著录", "correct or complete the description of a document")
  }
  package var editDiscussion: String {
    say(
      """
      不带 --set 时，在 $VISUAL 或 $EDITOR 里编辑全部著录项。人工著录优先于自动提取，写在原件旁的
      NAME.meta.yaml 里，每次改动记入登记册。
      """,
      """
      Without --set all fields are edited in $VISUAL or $EDITOR. What a person states wins over what
      was read in the text; it is kept in NAME.meta.yaml beside the document, each change in the register.
      """)
  }
  package var editSet: String {
    say("著录项的值，如 标题=…；可多次，也可省去 --set 接着写", "A field's value, e.g. title=…; repeatable.")
  }
  package var editMore: String {
    say("其余的 项=值", "More of them.")
  }
  package var editUnset: String {
    say("收回某项的人工著录；可多次", "Take back what was stated of a field; repeatable.")
  }
  package var editConfirm: String {
    say(
      "确认自动提取的著录项（逗号分隔；all 为全部），此后视为人工著录；可多次",
      "Confirm what was read in the text of these fields (comma-separated, or all): it then counts as stated; repeatable."
    )
  }
  /// What means all fields, in any language.
  package var namesOfEveryField: Set<String> { ["all", "全部"] }
  package var importConfirm: String {
    say(
      "与自动提取相同的值也作为人工著录确认；不加则只改不同的值",
      "Confirm equal values, too: a cell that holds what was read in the text then counts as stated. Without it only what differs is changed."
    )
  }
  package var importAbstract: String {
    say("由著录表（xlsx、ods、CSV）批量著录", "describe many documents from a table")
  }
  package var importDiscussion: String {
    say(
      """
      第一行是列名：题名 责任者 文号 日期 文种 …（或英文）。每行按 id、接收号、路径、文件名或档号列找文档，没有这些列时按文号。
      空格子不改动任何内容。有问题的行逐行说明并跳过，其余照办。
      """,
      """
      The first row names the columns: title issuer number date kind … (or Chinese terms). A row's document is found
      by the columns id, accession, path or file, else by its document number. Empty cells say nothing.
      Rows with problems are told and left out, the others are carried out.
      """)
  }
  package var importMetadata: String {
    say("著录表：xlsx、ods、CSV", "The table: xlsx, ods or CSV.")
  }
  package var withdrawAbstract: String {
    say("撤下一份文档：保留原件，不再检索到", "take a document out of search; it is kept")
  }
  package var withdrawWhy: String {
    say("撤下的原因，记入登记册", "Why, for the register.")
  }
  package var restoreAbstract: String {
    say("恢复一份撤下的文档；或用备份还原档案", "put a withdrawn document back; or make an archive of a backup")
  }
  package var restoreBackup: String {
    say("备份文件", "The backup.")
  }
  package var restoreTo: String {
    say("还原到的文件夹，须不存在或是空的", "The folder for the archive; missing or empty.")
  }
  package var restoreCheck: String {
    say("只检查备份是否完好，不还原", "Only check the backup.")
  }
  package var historyAbstract: String {
    say("登记册：一份文档或全库的每次变动", "the register: every change of a document, or of all")
  }
  package var historyDocument: String {
    say("文档编号，或 corpus/ 下的路径；缺省为全库", "A document's id, or its path below corpus/ (default: all).")
  }
  package var historyLimit: String {
    say("最近的几条（缺省为全部）", "Only the last so many (default: all).")
  }
  package var backupAbstract: String {
    say("把整个档案备份成一个文件", "the whole archive in one file")
  }
  package var backupDiscussion: String {
    say(
      "备份时可以照常收文、检索、建立索引。文件是普通的 tar，末尾有每一项的 SHA-256。",
      """
      The archive can be searched and added to meanwhile. The file is a plain tar, with the SHA-256 of \
      every entry at its end.
      """)
  }
  package var backupFile: String {
    say("备份文件，如 云岫-2026-11-21.tar", "The file to be made.")
  }
  package var backupWithoutIndex: String {
    say("不含索引：文件小得多，还原时重新建立", "Leave the index out; restoring makes it again.")
  }
  package var exportAbstract: String {
    say("导出到别处使用", "take the archive elsewhere")
  }
  package var exportDiscussion: String {
    say(
      """
      jsonl、csv：每份文档一行；dc-xml：都柏林核心元数据；da-xml：按《档案著录规则》（DA/T 18）的著录项；bagit：移交用的 BagIt 包（RFC 8493），有筛选条件时只含选中的文档；
      es-bulk、es-mapping：Elasticsearch、OpenSearch 的数据和索引定义。
      """,
      """
      jsonl, csv: a document a line; dc-xml: descriptions in Dublin Core; da-xml: under the names of DA/T 18; bagit: a bag (RFC 8493) of the \
      corpus, or of the documents that pass the filters; es-bulk, es-mapping: what Elasticsearch and OpenSearch load.
      """)
  }
  package var exportForm: String {
    say("格式", "The form.")
  }
  package var exportOutput: String {
    say("写到这个文件；bagit 为文件夹（缺省为标准输出）", "The file, or the bag's folder (default: standard output).")
  }
  package var exportWithWithdrawn: String {
    say("包括已撤下和已被取代的文档", "Documents that were withdrawn or replaced, too.")
  }
  package var exportIndexName: String {
    say("es-bulk 的索引名", "The index's name, for es-bulk.")
  }
  package var exportOrganization: String {
    say("bagit：移交单位", "For bagit: who hands it over.")
  }
}
