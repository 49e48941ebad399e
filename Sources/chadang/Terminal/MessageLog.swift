import Foundation
import Logging
import ResultRendering

/// The log of `serve`, on standard error: a line for each event, best effort as all messages are.
struct MessageLog: LogHandler {
  var label: String
  var logLevel = Logger.Level.warning
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let facts = metadata.merging(event.metadata ?? [:]) { $1 }
      .sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
    let time = Date.now.formatted(.iso8601)
    let line = "\(time) \(event.level) \(label):\(facts.joined()) \(event.message)"
    MessageStream.write(OneLine.text(line) + "\n")
  }
}
