public import ArchiveModel

/// The words of facts: of errors, of what is wrong in files, of what the system says.
extension Phrases {
  /// The words for a fact.
  package func text(of fact: Fact) -> String {
    switch fact {
    case .file(let fact): text(of: fact)
    case .system(let number): systemError(number)
    case .database(let fault): text(of: fault)
    case .foreign(let words), .value(let words): words
    case .failed(let type): say("程序出了差错（\(type)）", "the program failed (\(type))")
    case .both(let first, let second):
      text(of: first) + say("；", "; ") + text(of: second)
    case .part(let name, let fact): "\(name): \(text(of: fact))"
    case .line(let line, let fact): say("第 \(line) 行：", "line \(line): ") + text(of: fact)
    case .moreThan, .longerOriginal, .laterDocumentsLeftOut, .unpackedSize, .packedDataDamaged,
      .unpacksTooFar,
      .hasParts, .parsingTooLong:
      bound(fact)
    case .notOfFormat, .noTextFound, .endsInMiddle, .noEntry, .entriesOverlap, .formatNotRead,
      .embeddedFile, .symbolicLink, .kindOfFile, .controlCharacters, .nearestEncoding,
      .converterFailed, .notUTF8,
      .pages, .documentType, .notWellFormed, .elementsTangled:
      format(fact)
    case .json, .noTextField, .badField, .newIdentifier, .fieldCount, .noColumn, .columns,
      .quotationNotClosed, .quotationOpenedInField, .textAfterQuotation, .lineForm, .noQueries:
      record(fact)
    case .programMissing, .programNotStarted, .temporaryFile, .programTooSlow, .programTooLoud,
      .programEnded,
      .dataMissing:
      program(fact)
    case .yamlReferences, .yamlNestedKeys, .statedTwice, .unreadable, .fieldProblem, .notAText,
      .not, .valueNotWritable, .tooMuchStated, .nameNotUTF8:
      description(fact)
    case .notAPlan, .length, .otherLines, .damagedLine, .lastLineDamaged, .version,
      .versionExpected, .backup, .notAFile, .writer, .item, .table:
      keeping(fact)
    }
  }

  private func bound(_ fact: Fact) -> String {
    switch fact {
    case .moreThan(let limit, .mebibytes): say("超过 \(limit) MiB", "larger than \(limit) MiB")
    case .moreThan(let limit, .megapixels):
      say("超过 \(limit) 百万像素", "more than \(limit) megapixels")
    case .moreThan(let limit, .characters):
      say("超过 \(limit) 个字符", "longer than \(limit) characters")
    case .moreThan(let limit, .entries): say("超过 \(limit) 项", "more than \(limit) entries")
    case .moreThan(let limit, .fields): say("超过 \(limit) 格", "more than \(limit) fields")
    case .moreThan(let limit, .values): say("超过 \(limit) 个值", "more than \(limit) values")
    case .moreThan(let limit, .levels):
      say("层次超过 \(limit) 层", "values lie deeper than \(limit) levels")
    case .moreThan(let limit, .attributes):
      say("一个标记的属性超过 \(limit) 个", "a tag with more than \(limit) attributes")
    case .longerOriginal(let characters, let lines):
      say(
        "超过 \(characters) 个字符或 \(lines) 行", "more than \(characters) characters or \(lines) lines")
    case .laterDocumentsLeftOut(let limit):
      say("超过 \(limit) 份文档；前面的都保留", "more than \(limit) documents; those before are kept")
    case .unpackedSize(let bytes): say("解开后有 \(bytes) 字节", "\(bytes) bytes unpacked")
    case .packedDataDamaged: say("压缩的数据已损坏", "packed data are damaged")
    case .unpacksTooFar: say("解开后远远大于原来的大小", "unpacks to far more than its size")
    case .hasParts(let count):
      say("分为 \(count) 部分，请指明其中一部分", "ask for one of its \(count) parts")
    default: say("解析的时间太长", "takes too long to parse")
    }
  }

  private func format(_ fact: Fact) -> String {
    switch fact {
    case .notOfFormat(let name): say("不是 \(name) 文件", "no \(name) file")
    case .noTextFound: say("里面没有找到文字", "no text found in it")
    case .endsInMiddle: say("文件不完整，提前结束", "ends in the middle")
    case .noEntry(let name): say("里面没有 \(name)", "no \(name) in it")
    case .entriesOverlap:
      say("有一项超出压缩包，或与另一项重叠", "lies outside the archive, or where another entry lies")
    case .formatNotRead: say("不支持这种格式", "format not read")
    case .embeddedFile: say("嵌入的文件，没有读", "embedded file, not read")
    case .symbolicLink: say("符号链接", "symbolic link")
    case .kindOfFile(let kind): text(of: kind)
    case .controlCharacters(let count): say("有 \(count) 个控制字符", "\(count) control characters")
    case .nearestEncoding(let name): say("最接近的是 \(name)", "nearest is \(name)")
    case .converterFailed(let status):
      say("ICU 不能转换，状态 \(status)", "ICU could not convert the text, status \(status)")
    case .notUTF8: say("不是 UTF-8", "not UTF-8")
    case .pages(let count): say("\(count) 页", count == 1 ? "1 page" : "\(count) pages")
    case .documentType: say("有文档类型声明（DOCTYPE），不接受", "a document type declaration is not accepted")
    case .notWellFormed: say("标记不合 XML 规则", "not well-formed")
    default:
      say("标记嵌套太深，又没有按顺序结束", "elements nested too deeply and closed out of order")
    }
  }

  private func record(_ fact: Fact) -> String {
    switch fact {
    case .json(let fault, let character):
      jsonFault(text(of: fault), at: character)
    case .noTextField: say("缺少字符串字段 text", "no string named text")
    case .badField(let name, let value): say("\(name)：\(value)", "\(name): \(value)")
    case .newIdentifier(let id): id
    case .fieldCount(let count, let expected):
      say("有 \(count) 格，第一行有 \(expected) 格", "\(count) fields where the header has \(expected)")
    case .noColumn(let name, let names):
      say("没有名为“\(name)”的列，只有：", "no column \(name) among ") + list(names)
    case .columns(let names): list(names)
    case .quotationNotClosed: say("引号没有结束", "quotation mark never closed")
    case .quotationOpenedInField(let field):
      say(
        "第 \(field) 格的引号一直没有结束，从这里起都未收",
        "quotation mark opened in field \(field) never closed, all from here on left out")
    case .textAfterQuotation: say("后引号之后还有文字", "text after a closing quotation mark")
    case .lineForm(let form): say("每行应为 \(form)", "a line is \(form)")
    default: say("里面没有问题", "no queries")
    }
  }

  private func jsonFault(_ fault: String, at character: Int) -> String {
    say("第 \(character) 个字符：\(fault)", "\(fault) at character \(character)")
  }

  private func program(_ fact: Fact) -> String {
    switch fact {
    case .programMissing(let name, let packages):
      say(
        "没有安装 \(name)（Debian 软件包 \(packages)）",
        "\(name) is not installed: Debian package \(packages)")
    case .programNotStarted(let name, let reason):
      say("\(name) 不能运行", "\(name) could not be run")
        + (reason.map { say("：", ": ") + text(of: $0) } ?? "")
    case .temporaryFile(let number):
      say("临时文件写不下：", "temporary file: ") + systemError(number)
    case .programTooSlow(let name, let seconds):
      say("\(name) 用时太长", "\(name) took too long")
        + (seconds.map { say("：超过 \($0) 秒", ": more than \($0) s") } ?? "")
    case .programTooLoud(let name): say("\(name) 输出太多", "\(name) wrote too much")
    case .programEnded(let name, let code, let words):
      say("\(name) 以退出码 \(code) 结束", "\(name) ended with exit code \(code)")
        + (words.isEmpty ? "" : say("：", ": ") + words)
    case .dataMissing(let name, let packages):
      say("\(name) 缺少数据：Debian 软件包 \(packages)", "\(name) lacks data: Debian packages \(packages)")
    default: ""
    }
  }

  private func description(_ fact: Fact) -> String {
    switch fact {
    case .yamlReferences:
      say("不接受锚（&）和引用（*）", "anchors (&) and aliases (*) are not taken")
    case .yamlNestedKeys: say("“? …”形式的键层层相套", "keys of the form `? …` in one another")
    case .statedTwice(let keys): say("写了两次：\(keys)", "stated twice: \(keys)")
    case .fieldProblem(let name, let problem): name + colon + short(problem)
    case .notAText(let name): say("\(name)：不是文字", "\(name): not a text")
    case .not(.keysAndValues): say("不是“项: 值”的列表", "not a list of keys and values")
    case .not(.records): say("不是各条记录的列表", "not a list of records")
    case .not(.recordID): say("不是记录的编号", "not a record's id")
    case .not(.recordKeys): say("不是“项: 值”", "not keys and values")
    case .valueNotWritable: say("有一个值不能写入", "a value cannot be written")
    case .tooMuchStated: say("著录的内容太多", "too much is stated of it")
    case .nameNotUTF8: say("文件名不是 UTF-8", "name is not UTF-8")
    default: say("读不到", "cannot be read")
    }
  }

  /// What is wrong with a value, without what would have been right.
  private func short(_ problem: FieldProblem) -> String {
    switch problem.code {
    case .unknownKind: say("没有这种文种：\(problem.value)", "no such kind: \(problem.value)")
    case .notADate: say("不是日期：\(problem.value)", "not a date: \(problem.value)")
    case .notACount:
      say("不是 1 以上的整数：\(problem.value)", "not a whole number of at least 1: \(problem.value)")
    }
  }

  private func keeping(_ fact: Fact) -> String {
    switch fact {
    case .notAPlan: say("不是改动的计划", "not a plan")
    case .length(let found, let expected):
      say("有 \(found) 字节，应为 \(expected)", "\(found) bytes, not \(expected)")
    case .otherLines(let byte):
      say("第 \(byte) 字节之后的行与应有的不同", "other lines after byte \(byte)")
    case .damagedLine(let line): say("第 \(line) 行", "line \(line)")
    case .lastLineDamaged: say("最后一行", "last line")
    case .version(let version): say("版本 \(version)", "version \(version)")
    case .versionExpected(let found, let expected):
      say("版本 \(found)，应为 \(expected)", "\(found), not \(expected)")
    case .backup(let fault): text(of: fault)
    case .notAFile: say("不是普通文件", "not a file")
    case .writer(let process, let command, let since):
      say(
        "进程 \(process)，\(command)，自 \(since)", "process \(process), \(command), since \(since)")
    case .item(.passage, let number): say("段落 \(number)", "passage \(number)")
    case .item(.document, let number): say("文档 \(number)", "document \(number)")
    case .item(.name, let number): say("名称 \(number)", "name \(number)")
    case .item(.statements, let number):
      say("段落 \(number) 的要求和讲话人", "statements of passage \(number)")
    case .item(.requirement, let number):
      say("段落 \(number) 的要求", "requirements of passage \(number)")
    case .table(let name): say("表 \(name)", "table \(name)")
    default: ""
    }
  }
}

extension Language {
  /// A fact in words of this language.
  public func of(_ fact: Fact) -> String { Phrases(self).text(of: fact) }
}
