import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import Synchronization

struct WatchCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: say(
      "守着一个文件夹，收入放进来的文件", "take in what people drop into a folder"),
    discussion: say(
      "复制完的文件收入档案后移到 done/，未收的移到 rejected/，旁边写明原因。Ctrl-C 结束。",
      "Complete files are taken in and moved to done/; refused ones to rejected/, with the reason beside. Ctrl-C ends it."
    ))

  @Argument(
    help: ArgumentHelp(
      say("文件夹（缺省为档案里的 inbox）", "The folder (default: inbox in the archive)."),
      valueName: say("文件夹", "folder")))
  var dropFolder: String?

  @OptionGroup var stated: DescriptionOptions
  @OptionGroup var person: PersonOption

  @Option(
    help: ArgumentHelp(
      say("收入 corpus/ 下的哪个文件夹", "The folder below corpus/."), valueName: say("文件夹", "folder")))
  var into: String?

  @Option(
    help: ArgumentHelp(
      say("从哪里来，记入登记册", "Where they come from, for the register."), valueName: "text"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      say("文件多少秒不变才算复制完", "Seconds without change after which a file is complete."),
      valueName: say("秒", "s")))
  var settle = 2.0

  @Flag(help: ArgumentHelp(say("收完已有的文件就结束", "End when what is there has been dealt with.")))
  var once = false

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try stated.description()
    if let into, AccessionName.folder(named: into) == nil {
      throw ValidationError(say("--into：应为 corpus/ 之下的文件夹", "--into: a folder below corpus/"))
    }
    guard (0...3600).contains(settle) else {
      throw ValidationError(say("--settle 应为 0 到 3600", "--settle takes 0 to 3600"))
    }
  }

  func run() async throws {
    let archive = archive.open()
    try archive.requireCorpus()
    let inbox = dropFolder ?? (archive.path == "." ? "inbox" : "\(archive.path)/inbox")
    var drop = DropFolder(
      path: inbox.count > 1 && inbox.hasSuffix("/") ? String(inbox.dropLast()) : inbox,
      settling: settle)
    try drop.make()
    EndingSignal.listen()
    Terminal.message(say("守着 \(drop.path)", "watching \(drop.path)"))
    var isWaitingForLock = false
    while !EndingSignal.came {
      let (files, othersComing) = try drop.completeFiles()
      do {
        if !files.isEmpty { try takeIn(files, from: drop, into: archive) }
        isWaitingForLock = false
      } catch let error as CorpusError where error.code == .locked {
        if !isWaitingForLock { Terminal.message(Failure(error)?.text ?? "\(error)") }
        isWaitingForLock = true
      }
      if once, !othersComing, !isWaitingForLock { return }
      try await Task.sleep(for: .milliseconds(300))
    }
  }

  private func takeIn(_ files: [String], from drop: DropFolder, into archive: Archive) throws {
    var request = AccessionRequest()
    request.description = try stated.description()
    request.folder = into.flatMap(AccessionName.folder(named:))
    request.source = source
    let line = ProgressLine()
    defer { line.close() }
    let result = archive.takeIn(
      files, request, by: person.attribution, purpose: "watch", progress: { line.show($0) })
    line.close()
    if let refusal = result.refusal { throw refusal }
    if let indexing = result.indexing { IndexingNotes.tell(indexing) }
    let outcomes = result.outcomes
    Terminal.report(try AccessionReport.rendered(outcomes, .text))
    for outcome in outcomes {
      // A file that went away meanwhile is nobody's loss; the others are put away all the same.
      do {
        try drop.putAway(
          outcome.given, reason: AccessionReport.refusal(outcome),
          descriptionReason: outcome.refusedDescription.map { say($0.detail) })
      } catch {
        Terminal.message(Failure(error)?.text ?? "\(error)")
      }
    }
  }
}

/// Whether the program was asked to end, by Ctrl-C or SIGTERM: what has been begun is finished first.
enum EndingSignal {
  private static let flag = Atomic(false)

  static var came: Bool { flag.load(ordering: .relaxed) }

  static func listen() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in EndingSignal.flag.store(true, ordering: .relaxed) }
    }
  }
}
