import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering
import Synchronization

struct WatchCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: words.watchAbstract,
    discussion: words.watchDiscussion)

  @Argument(
    help: ArgumentHelp(
      words.watchFolder,
      valueName: words.valueOfFolder))
  var dropFolder: String?

  @OptionGroup var stated: DescriptionOptions
  @OptionGroup var person: PersonOption

  @Option(
    help: ArgumentHelp(
      words.watchInto, valueName: words.valueOfFolder))
  var into: String?

  @Option(
    help: ArgumentHelp(
      words.watchSource, valueName: "text"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      words.watchSettle,
      valueName: words.valueOfSeconds))
  var settle = 2.0

  @Flag(help: ArgumentHelp(words.watchOnce))
  var once = false

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try stated.description()
    if let into, AccessionName.folder(named: into) == nil {
      throw ValidationError(words.intoNotBelowCorpus)
    }
    guard (0...3600).contains(settle) else {
      throw ValidationError(words.settleNotInRange)
    }
  }

  func run() async throws {
    let archive = archive.open()
    try archive.requireCorpus()
    let inbox = dropFolder ?? (archive.path == "." ? "inbox" : "\(archive.path)/inbox")
    var drop = DropFolder(
      path: inbox.count > 1 && inbox.hasSuffix("/") ? String(inbox.dropLast()) : inbox,
      settling: settle,
      passing: archive.passedOverNames)
    try drop.make()
    EndingSignal.listen()
    Terminal.message(words.watching(drop.path))
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
    Terminal.report(AccessionReport(outcomes: outcomes, phrases: words).text)
    for outcome in outcomes {
      // A file that went away meanwhile is nobody's loss; the others are put away all the same.
      do {
        try drop.putAway(
          outcome.given, reason: words.refusal(of: outcome),
          descriptionReason: outcome.refusedDescription.map { words.text(of: $0.detail) })
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
