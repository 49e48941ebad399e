internal import ArchiveModel

/// The words of what is the matter with files, of the corpus and of the index.
extension Phrases {
  /// The words for a fact about a file, without its path.
  func text(of fact: FileFact) -> String {
    let words =
      switch fact.code {
      case .reading(let fault): reading(fact, text(of: fault))
      case .content(let fault): content(fact, text(of: fault))
      case .corpus(let fault): keeping(fact, text(of: fault))
      case .index(let fault): keeping(fact, text(of: fault))
      case .retrieval(let fault): keeping(fact, text(of: fault))
      }
    return fact.part.map { "\($0): \(words)" } ?? words
  }

  private func reading(_ fact: FileFact, _ words: String) -> String {
    words + (fact.detail.map { say("：\(text(of: $0))", " (\(text(of: $0)))") } ?? "")
      + (fact.line.map { say("，第 \($0) 行", ", line \($0)") } ?? "")
      + (fact.byteOffset.map { say("，第 \($0) 字节处", ", at byte \($0)") } ?? "")
  }

  private func content(_ fact: FileFact, _ words: String) -> String {
    (fact.line.map { say("第 \($0) 行：", "line \($0): ") } ?? "") + words
      + (fact.byteOffset.map { say("，第 \($0) 字节处", " at byte \($0)") } ?? "")
      + (fact.count > 1 ? say("（\(fact.count) 处）", " (\(fact.count) times)") : "")
      + (fact.detail.map { say("：", ": ") + text(of: $0) } ?? "")
  }

  private func keeping(_ fact: FileFact, _ words: String) -> String {
    let facts = [fact.errorNumber.map(systemError), fact.detail.map { text(of: $0) }]
    return ([words] + facts.compactMap(\.self)).joined(separator: say("：", ": "))
  }

  private func text(of fault: ReadingFault) -> String {
    switch fault {
    case .unknownFormat: say("不是能读的文档格式", "not a document format this program reads")
    case .notText: say("不是文本文件", "not a text file")
    case .undecodable:
      say("不是 UTF-8、GB18030、Big5 或 UTF-16 编码", "not in UTF-8, GB18030, Big5 or UTF-16")
    case .badMarkup: say("标记无法解析", "markup cannot be read")
    case .noTextColumn: say("没有一列是正文", "no column holds the text")
    case .badQuoting: say("引号不配对", "quotation marks do not match")
    case .badArchive: say("已损坏，或不是这种格式", "damaged, or not in this format")
    case .encrypted: say("已加密", "encrypted")
    case .methodNotKnown: say("压缩方法不能读", "packed by a method that is not read")
    case .tooLarge: say("太大，不能读", "too large to be read")
    case .nestedTooDeep: say("压缩包层层相套，太深", "archives in archives, too deep")
    case .noTextLayer:
      say("没有文字层：是页面的图片，或是空白页", "no text layer: pictures of pages, or blank ones")
    case .programMissing: say("需要的程序没有安装", "needs a program that is not installed")
    case .programFailed: say("读这种格式的程序出错", "the program that reads this format failed")
    }
  }

  private func text(of fault: ContentFault) -> String {
    switch fault {
    case .empty: say("没有文字", "no text")
    case .replacedBytes: say("无法解码的字节已替换为 U+FFFD", "undecodable bytes replaced by U+FFFD")
    case .controlCharacters: say("已略去控制字符", "control characters left out")
    case .loneSurrogate: say("不成对的代理码位已替换为 U+FFFD", "lone surrogate replaced by U+FFFD")
    case .badRecord: say("该记录未收入", "record left out")
    case .missingID: say("记录没有编号", "record without id")
    case .duplicateID: say("编号重复", "id occurs twice")
    case .badValue: say("无法识别的值", "value not understood")
    case .badEntry: say("其中该文件未收入", "entry left out")
    case .passedOver: say("其中这一份不是文档，已略过", "entry passed over")
    case .hiddenText: say("文件里隐藏的内容，未收", "hidden in the file, left out")
    case .formulaNotCalculated: say("公式没有存下结果", "formula stored without its value")
    case .referenceLost:
      say("有的交叉引用找不到所指，原文以 � 代替", "cross-references that lead nowhere: � stands for their text")
    case .pagesWithoutText: say("有的页没有文字", "pages without text")
    case .implausibleText:
      say("文字层与印出的字不符，须用 index --ocr 识别", "text layer is not what is printed; index --ocr reads it")
    case .placesNotRead:
      say("读不出文字在页上的位置，次序可能有误", "places of words not read; their order may be wrong")
    case .readFromPictures: say("有的页是从图片识别的，可能有错字", "pages read from pictures")
    }
  }

  func text(of fault: CorpusFault) -> String {
    switch fault {
    case .noCorpus: say("没有这个 corpus 文件夹", "no such corpus folder")
    case .folderUnreadable: say("不能列出文件夹", "cannot list folder")
    case .fileUnreadable: say("读不到这个文件", "cannot read file")
    case .fileTooLarge: say("文件太大", "file is too large")
    case .fileChanging: say("读的时候文件变了", "file was changed while it was read")
    case .descriptionInvalid: say("著录文件有误", "description is not valid")
    case .tableUnreadable: say("不能作为表格读取", "cannot be read as a table")
    case .notWritable: say("无法写入", "cannot write")
    case .locked: say("另一个进程正在写入", "another process is writing")
    case .registerInvalid: say("登记册有损坏", "register is damaged")
    case .manifestInvalid: say("校验清单有损坏", "manifest is damaged")
    case .backupForeign: say("不是查档的备份", "not a backup of chadang")
    case .backupDamaged: say("备份已损坏", "backup is damaged")
    case .targetExists: say("已经存在", "there already")
    case .targetInside: say("在 corpus/ 里面", "lies in the corpus itself")
    case .transactionStuck:
      say("已经记下，但没有做完；下一次写入时会做完", "recorded, but not finished; the next writer does it")
    }
  }

  func text(of fault: IndexFault) -> String {
    switch fault {
    case .missing: say("还没有索引", "there is no index yet")
    case .foreign: say("不是查档的索引文件", "not an index of chadang")
    case .otherVersion: say("索引由其他版本的程序生成", "index of another version")
    case .damaged: say("索引已损坏", "index is damaged")
    case .locked: say("另一个进程正在写入", "another process is writing")
    case .unreadable: say("索引读不到", "cannot read the index")
    case .notWritable: say("无法写入", "cannot write")
    case .deadlineReached: say("超过时限", "time ran out")
    }
  }

  private func text(of fault: RetrievalFault) -> String {
    switch fault {
    case .queriesInvalid: say("不是这种格式的文件", "not a file of this form")
    case .notWritable: say("无法写入", "cannot write")
    case .notReadable: say("读不到", "cannot read")
    case .inputTooLarge: say("太大", "too large")
    case .noQuotations:
      say("文稿里没有引文：没有用引号引起来的话", "no quotations: nothing stands in quotation marks")
    case .onlyStrayMarks:
      say("只有后引号，没有前引号，找不出引文", "closing quotation marks only; no quotation begins anywhere")
    }
  }

  func text(of fault: DatabaseFault) -> String {
    switch fault {
    case .inUse: say("正被另一个进程占用", "in use by another process")
    case .cannotOpen: say("系统打不开这个文件", "the system does not open the file")
    case .corrupt: say("数据库已损坏，内容不一致", "the database contradicts itself")
    case .diskFull: say("磁盘已满", "the disk is full")
    case .interrupted: say("已中断", "interrupted")
    case .diskFailed: say("磁盘读写出错", "the disk failed to read or write")
    case .outOfMemory: say("内存不足", "out of memory")
    case .notADatabase: say("不是 SQLite 数据库", "not a SQLite database")
    case .notPermitted: say("没有权限", "no permission")
    case .readOnly: say("只能读，不能写", "it can be read, not written")
    case .valueTooLarge: say("一项内容太大", "a value is too large")
    }
  }

  func text(of fault: BackupFault) -> String {
    switch fault {
    case .cutShort: say("文件不完整，提前结束", "cut short")
    case .badHeader: say("头部损坏", "header is damaged")
    case .badPadding: say("各项之间的字节损坏", "bytes between the entries are damaged")
    case .notAFile:
      say("是链接、设备等，不是文件", "a link, a device or something else that is no file")
    case .unreadable: say("读不到", "cannot be read")
    case .afterEnd: say("在备份的结尾之后", "after the end of the backup")
    case .repeated: say("出现了两次", "occurs twice")
    case .tooLarge: say("太大", "too large")
    case .notAName: say("不是文件名", "not a name")
    case .leavesFolder: say("名称指向文件夹之外", "leaves the folder")
    case .doesNotBelong: say("不属于备份内容", "does not belong in a backup")
    case .unfinishedChange: say("属于未完成的改动", "an unfinished change")
    case .notListed: say("清单里没有", "not in the list of entries")
    case .missing: say("缺失，备份不完整", "missing: the backup is not whole")
    case .differs: say("SHA-256 与清单不同", "its SHA-256 is another")
    case .malformed: say("与写入时不符", "not as it was written")
    }
  }

  func text(of fault: JSONFault) -> String {
    switch fault {
    case .notAnObject: say("不是 JSON 对象", "not a JSON object")
    case .noName: say("缺少双引号括起的键名", "no name in double quotes")
    case .noColon: say("键名后缺少冒号", "no colon after a name")
    case .noValue: say("没有值", "no value")
    case .noComma: say("两个值之间没有逗号", "no comma between values")
    case .notClosed: say("值没有结束", "value not closed")
    case .mismatchedBracket: say("括号不配对", "brackets do not match")
    case .textAfterObject: say("对象之后还有文字", "text after the object")
    case .unknownWord: say("不认得的词", "unknown word")
    case .plusSign: say("数字带加号", "number with a plus sign")
    case .leadingZero: say("数字以 0 开头", "number with a leading zero")
    case .noDigit: say("数字不完整", "number without a digit where one has to be")
    case .stringNotClosed: say("文字没有结束", "string not closed")
    case .controlCharacter: say("文字里有控制字符", "control character in a string")
    case .unknownEscape: say("不认得的转义", "unknown escape")
    case .noHexDigit: say("转义后面不是四位十六进制数字", "escape without four hexadecimal digits")
    }
  }

  func text(of kind: FileKind) -> String {
    switch kind {
    case .png: say("PNG 图片", "PNG image")
    case .jpeg: say("JPEG 图片", "JPEG image")
    case .gif: say("GIF 图片", "GIF image")
    case .zip: say("zip 压缩包（docx、xlsx、ofd 等）", "zip archive (docx, xlsx, ofd …)")
    case .pdf: say("PDF 文档", "PDF document")
    case .elf: say("ELF 程序", "ELF program")
    case .ole: say("OLE 文档（doc、xls、wps 等）", "OLE document (doc, xls, wps …)")
    case .gzip: say("gzip 压缩包", "gzip archive")
    case .bzip2: say("bzip2 压缩包", "bzip2 archive")
    case .sevenZip: say("7z 压缩包", "7z archive")
    case .rar: say("RAR 压缩包", "RAR archive")
    case .xz: say("xz 压缩包", "xz archive")
    case .sqlite: say("SQLite 数据库", "SQLite database")
    case .rtf: say("RTF 文档", "RTF document")
    case .utf32: say("UTF-32 文本", "UTF-32 text")
    case .nulBytes: say("只有 NUL 字节", "only NUL bytes")
    }
  }
}
