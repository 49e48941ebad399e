public import ArchiveModel
internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
public import ServiceLifecycle
internal import UnixSignals

/// The archive over HTTP: pages for people, JSON for programs, and nothing that writes.
public struct WebService: Service {
  private let archive: any ArchiveReading
  private let configuration: WebServiceConfiguration
  private let logger: Logger

  /// Makes a service; ``run()`` starts it.
  public init(
    archive: any ArchiveReading, configuration: WebServiceConfiguration = WebServiceConfiguration(),
    logger: Logger
  ) {
    self.archive = archive
    self.configuration = configuration
    self.logger = logger
  }

  /// Listens and answers until SIGINT, SIGTERM, the group's graceful shutdown or cancellation; then
  /// returns within ``WebServiceConfiguration/stopDeadline``, in any state.
  ///
  /// - Throws: what the system says where it cannot listen at the address.
  public func run() async throws {
    let (outcomes, outcome) = AsyncStream.makeStream(of: Result<Void, any Error>.self)
    let group = serviceGroup {
      outcome.yield(.success(()))
      outcome.finish()
    }
    // A task of its own: a request that hangs in the archive must not keep this one from returning.
    let work = Task {
      do {
        try await group.run()
        outcome.yield(.success(()))
      } catch {
        outcome.yield(.failure(error))
      }
      outcome.finish()
    }
    let result = await withTaskCancellationHandler {
      await outcomes.first { _ in true }
    } onCancel: {
      work.cancel()
    }
    try result?.get()
  }

  private func serviceGroup(onOverdue: @escaping @Sendable () -> Void) -> ServiceGroup {
    let watch = StopWatch(deadline: configuration.stopDeadline, onOverdue: onOverdue)
    var group = ServiceGroupConfiguration(
      services: [
        ServiceGroupConfiguration.ServiceConfiguration(
          service: application(), successTerminationBehavior: .gracefullyShutdownGroup),
        ServiceGroupConfiguration.ServiceConfiguration(
          service: watch, successTerminationBehavior: .ignore),
      ],
      gracefulShutdownSignals: configuration.endsOnSignals ? [.sigterm, .sigint] : [],
      logger: logger)
    group.maximumGracefulShutdownDuration = configuration.stopGrace
    return ServiceGroup(configuration: group)
  }

  private func application() -> some ApplicationProtocol {
    let configuration = configuration
    let connections = ConnectionTable(configuration)
    var decoder = HTTP1Channel.Configuration.DecoderConfiguration()
    decoder.maxHeaderFieldSize = configuration.largestHead
    decoder.maxHeaderListSize = configuration.largestHead
    decoder.maxHeaderFieldCount = configuration.largestHeaderCount
    let channel = HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionGuard(configuration, connections)],
      idleTimeout: TimeAmount(configuration.idleTimeout), httpDecoderConfiguration: decoder)
    return Application(
      responder: ArchiveRoutes(
        archive: archive, configuration: configuration, connections: connections
      ).router().buildResponder(),
      server: .http1(configuration: channel),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port)),
      onServerRunning: { channel in
        await configuration.onServerRunning(channel.localAddress?.port ?? configuration.port)
      },
      logger: logger)
  }
}

/// Sees to it that a stop does not take too long.
private struct StopWatch: Service, CustomStringConvertible {
  let deadline: Duration
  let onOverdue: @Sendable () -> Void

  var description: String { "StopWatch" }

  func run() async throws {
    try await gracefulShutdown()
    let (deadline, onOverdue) = (deadline, onOverdue)
    Task.detached {
      try? await Task.sleep(for: deadline)
      onOverdue()
    }
  }
}
