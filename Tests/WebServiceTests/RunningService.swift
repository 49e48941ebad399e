import Logging
import ServiceLifecycle
import Synchronization

@testable import WebService

/// Runs a service on a port of its own while `body` asks it, then stops it gracefully.
func withService<Result: Sendable>(
  _ archive: FakeArchive = FakeArchive(),
  _ change: (inout WebServiceConfiguration) -> Void = { _ in },
  _ body: @Sendable (RawClient) async throws -> Result
) async throws -> Result {
  let service = RunningService(archive, change)
  let client = await service.start()
  do {
    let result = try await body(client)
    try await service.stop()
    return result
  } catch {
    try await service.stop()
    throw error
  }
}

/// A service that runs in a group of its own.
final class RunningService: Sendable {
  private let group: ServiceGroup
  private let ports: AsyncStream<Int>
  private let task = Mutex<Task<Void, any Error>?>(nil)

  init(_ archive: FakeArchive, _ change: (inout WebServiceConfiguration) -> Void = { _ in }) {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    self.ports = ports
    var configuration = WebServiceConfiguration(port: 0, endsOnSignals: false) { port.yield($0) }
    change(&configuration)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          WebService(archive: archive, configuration: configuration, logger: logger)
        ], logger: logger))
  }

  func start() async -> RawClient {
    let group = group
    task.withLock { $0 = Task { try await group.run() } }
    return RawClient(port: await ports.first { _ in true } ?? 0)
  }

  /// Stops gracefully and waits for the end.
  func stop() async throws {
    await group.triggerGracefulShutdown()
    try? await task.withLock { $0 }?.value
  }
}
