import Foundation
import Glibc
import Testing

/// Starts the service on a port of the system's choice; ends it after the body.
func serving<Result>(
  _ archive: TestArchive, _ options: [String] = [],
  _ body: (Client, Program.Running) throws -> Result
) throws -> Result {
  let running = try Program.start(["--archive", archive.folder, "serve", "--port", "0"] + options)
  var port: UInt16?
  for _ in 0..<500 where port == nil {
    usleep(20_000)
    let parts = running.messages.split(separator: "http://127.0.0.1:")
    if parts.count > 1 { port = UInt16(parts[1].prefix { $0.isNumber }) }
  }
  defer {
    if !running.hasEnded(withinSeconds: 0.02) { kill(running.pid, SIGKILL) }
    _ = running.wait()
  }
  return try body(Client(port: try #require(port, "\(running.messages)")), running)
}
