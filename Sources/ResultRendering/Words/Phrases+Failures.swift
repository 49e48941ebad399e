package import ArchiveModel

/// What is told of errors that end a command, with what to do about them.
extension Phrases {
  /// An error that is a fact about a file, in one line: the place, what is the matter, what to do.
  package func failure(_ place: String, _ fact: Fact) -> String {
    guard case .file(let file) = fact, let words = words(of: file.code) else {
      return "\(place): \(text(of: fact))"
    }
    let facts = [file.errorNumber.map(systemError), file.detail.map { text(of: $0) }]
      .compactMap(\.self)
    let more = facts.joined(separator: say("；", "; "))
    return "\(place): \(words)" + (more.isEmpty ? "" : say("（\(more)）", " (\(more))"))
  }

  /// What is the matter with the corpus or the index, with advice where there is something to do.
  private func words(of code: FileFact.Code) -> String? {
    switch code {
    case .index(let fault): advised(fault) ?? text(of: fault)
    case .corpus(let fault): advised(fault) ?? text(of: fault)
    default: nil
    }
  }

  private func advised(_ fault: IndexFault) -> String? {
    let index = command("index")
    return switch fault {
    case .missing: say("还没有索引，请先运行 \(index)", "there is no index yet; run `\(index)`")
    case .foreign: say("不是查档的索引文件，未作改动", "not an index of chadang; left alone")
    case .otherVersion:
      say("索引由其他版本的程序生成，请运行 \(index) 重建", "index of another version; run `\(index)`")
    case .damaged:
      say("索引已损坏，请删除后运行 \(index)", "index is damaged; delete it and run `\(index)`")
    case .locked, .unreadable, .notWritable, .deadlineReached: nil
    }
  }

  private func advised(_ fault: CorpusFault) -> String? {
    let verify = command("verify")
    return switch fault {
    case .tableUnreadable:
      say(
        "不能作为表格读取；可用的格式：xlsx、ods、CSV",
        "cannot be read as a table; the formats are xlsx, ods and CSV")
    case .registerInvalid:
      say(
        "登记册有损坏，未作改动；请运行 \(verify)",
        "register is damaged, nothing was done; run `\(verify)`")
    case .manifestInvalid:
      say(
        "校验清单有损坏，未作改动；请运行 \(verify)",
        "manifest is damaged, nothing was done; run `\(verify)`")
    case .transactionStuck:
      say(
        "已经记下，但没有做完；排除原因后，下一次写入时会接着做完",
        "recorded, but not finished; once the cause is gone, the next writer finishes it")
    case .backupDamaged: say("备份已损坏，没有还原", "backup is damaged; nothing was restored")
    case .targetExists:
      say(
        "已经存在，未作改动（文件可加 --force，文件夹须是空的）",
        "there already, left alone (a file gives way with --force; a folder must be empty)")
    case .targetInside: say("在 corpus/ 里面，请写到别处", "lies in corpus/ itself; write it elsewhere")
    case .noCorpus, .folderUnreadable, .fileUnreadable, .fileTooLarge, .fileChanging,
      .descriptionInvalid, .notWritable, .locked, .backupForeign:
      nil
    }
  }

  /// Where there is no archive.
  ///
  /// - Parameters:
  ///   - folder: the folder that was meant; `nil` for the current one.
  ///   - outer: the archive that it lies in.
  package func noArchive(_ folder: String?, outer: String?) -> String {
    guard let folder else {
      return say(
        "这里不是档案（没有 corpus 文件夹），上级文件夹也都不是；用 chadang init 建立档案，或用 --archive 指明",
        "no archive here (no corpus folder), nor in the folders above; make one with `chadang init`, or name one by --archive"
      )
    }
    if let outer {
      return say(
        "\(folder)：不是档案，而是在档案 \(outer) 里面；请用 --archive 指明那个档案",
        "\(folder): no archive, but a folder in the archive \(outer); name that by --archive")
    }
    return say(
      "\(folder)/corpus：没有这个文件夹，那里不是档案；用 chadang init \(folder) 建立，或用 --archive 指明别处",
      "\(folder)/corpus: no such folder, so no archive is there; make one with `chadang init \(folder)`, or name another by --archive"
    )
  }

  /// An error of another library: the system's words where it is the system that refused, never what the
  /// error says of itself.
  package func unexpectedFailure(_ type: String, path: String?, errorNumber: Int32?) -> String {
    (path.map { "\($0): " } ?? "") + text(of: errorNumber.map { .system($0) } ?? .failed(type))
  }
}
