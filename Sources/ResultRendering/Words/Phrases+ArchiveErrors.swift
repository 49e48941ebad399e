package import ArchiveModel

/// What is told of something that was asked of an archive and not done.
extension Phrases {
  /// The error in one line.
  package func failure(_ error: ArchiveError) -> String { OneLine.text(words(of: error)) }

  private func words(of error: ArchiveError) -> String {
    let name = error.name
    let document = error.document?.name ?? error.name
    return switch error.code {
    case .noSuchDocument:
      say("没有编号（或路径）为 \(name) 的文档", "no document with the id (or path) \(name)")
    case .replacedAlready(let later):
      say(
        "\(name) 已被 \(later) 取代，请取代最新一版", "\(name) gave way to \(later); replace the latest version"
      )
    case .withdrawnAlready(let why):
      say("已经撤下：\(document)（\(why)）", "withdrawn already: \(document) (\(why))")
    case .notRestored(let outcome): notRestored(error, outcome)
    case .describedMeanwhile:
      say("编辑期间有人改动了这份著录，未作改动", "the description was changed meanwhile; nothing was done")
    case .isArchive:
      say(
        "\(name)：这里已经是档案，未作改动；收入文件用 \(Advice(archive: name).command("add"))",
        "\(name): this is an archive already, left alone; take documents in with `\(Advice(archive: name).command("add"))`"
      )
    case .liesInArchive(let outer):
      say(
        "\(name)：在档案 \(outer) 里面，未作改动；收入文件用 chadang add，另建档案请选别的文件夹",
        "\(name): lies in the archive \(outer), nothing was made; take documents in with `chadang add`, or choose a folder outside for another archive"
      )
    case .unknownGroup(let group):
      say(
        "系统里现在没有用户组 \(group)，未作改动；确要改，请用 --group 指明",
        "the system does not know the group \(group) now, nothing was changed; name one by --group")
    case .rightsNotChanged(let others, let errorNumber):
      "\(name): " + say("无法写入", "cannot write") + " (\(systemError(errorNumber))"
        + (others > 0 ? say("; 另有 \(others) 个", "; and \(others) more") : "") + ")"
    case .nothingSelected: say("没有符合条件的文档", "no document passes the filter")
    case .indexIncomplete:
      say(
        "索引不完整，符合条件的文档说不全，未作打包；先运行 \(command("index"))",
        "the index is not complete, so not all documents that pass are known; nothing was packed; run `\(command("index"))` first"
      )
    case .settingsUnusable(let fact):
      say(
        "设置文件不能用，改好之前什么也不做：\(text(of: fact))（须是合乎规定的 JSON；\(command("doctor")) 查看）",
        "the archive's settings cannot be used, nothing is done until they are mended: \(text(of: fact)) (they must be valid JSON with known values; see \(command("doctor")))"
      )
    case .noKnownColumn:
      "\(name): "
        + say(
          "第一行里没有认得的列名（题名 责任者 文号 日期 文种 …）",
          "no column of the first row is known (title issuer number date kind …)")
    }
  }

  private func notRestored(_ error: ArchiveError, _ outcome: StandingOutcome) -> String {
    let document = error.document?.name ?? error.name
    switch outcome {
    case .replaced(let later):
      return say(
        "\(document) 没有撤下，而是已被 \(later) 取代；旧版保留可查，不能恢复为现行版",
        "\(document) was not withdrawn: it gave way to \(later), and stays kept as the earlier version"
      )
    case .containerWithdrawn(let why):
      let path = error.document?.path ?? error.name
      let restore = command("restore \(path)")
      return say(
        "撤下的是整个文件 \(path)（\(why)）；请恢复它：\(restore)",
        "its file \(path) is withdrawn as a whole (\(why)); put that back: \(restore)"
      )
    default: return say("没有撤下，无须恢复：\(document)", "not withdrawn: \(document)")
    }
  }
}
