import Corpus
import DocumentFormats
import Synchronization

/// Converts files of a run together that are converted before they are read: when a worker comes to the first,
/// those of the tasks after it, too. Workers on other files go on meanwhile.
final class ConversionsAhead: Sendable {
  /// How many tasks are looked through for one batch.
  private static let mostTasks = 5_000

  private let reader: CorpusReader
  private let paths: [String]
  /// The number of the first task that was not looked at.
  private let next = Mutex(0)

  init(reader: CorpusReader, paths: [String]) { (self.reader, self.paths) = (reader, paths) }

  /// Converts the file of a task, and those after it, unless that was done.
  func prepare(_ task: Int) {
    guard reader.mayBeConverted(ofFile: paths[task]) else { return }
    next.withLock { next in
      guard task >= next else { return }
      var batch: [String] = []
      var index = task
      while index < paths.count, index < task + Self.mostTasks, batch.count < Conversions.batchFiles
      {
        if reader.mayBeConverted(ofFile: paths[index]) { batch.append(paths[index]) }
        index += 1
      }
      reader.prepareConversions(ofFiles: batch)
      next = index
    }
  }
}
