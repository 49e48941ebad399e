internal import ArchiveModel
internal import ResultRendering

/// Where questions to the archive are asked: in turn, on threads of their own, within a time, and only as
/// long as somebody waits for the answer.
struct ArchiveDesk: Sendable {
  private let archive: any ArchiveReading
  private let connections: ConnectionTable
  private let deadline: Duration
  private let gate: SearchGate
  private let threads: ArchiveThreads
  /// For what must come at once, however much is asked: the archive's state.
  private let promptThreads = ArchiveThreads(.init(prompt: 1, long: 1))
  /// For files being sent.
  private let fileThreads = ArchiveThreads(.init(prompt: 2, long: 2))
  /// Texts being received; each may be some megabytes.
  let texts: SearchGate
  private let status: StatusReader
  /// Tables under way; each holds the archive as it was when it began.
  let tables: SearchGate

  init(
    _ archive: any ArchiveReading, _ configuration: WebServiceConfiguration,
    _ connections: ConnectionTable
  ) {
    self.archive = archive
    self.connections = connections
    deadline = configuration.workDeadline
    let (prompt, long) = (configuration.promptAtOnce, configuration.longAtOnce)
    threads = ArchiveThreads(.init(prompt: prompt, long: long))
    gate = SearchGate(
      atOnce: prompt + long, waiting: configuration.searchesWaiting,
      ofAClient: configuration.requestsOfAClient)
    tables = SearchGate(
      atOnce: configuration.tablesAtOnce, waiting: configuration.searchesWaiting,
      ofAClient: max(1, configuration.tablesAtOnce / 2))
    texts = SearchGate(
      atOnce: configuration.textsAtOnce, waiting: configuration.searchesWaiting,
      ofAClient: configuration.requestsOfAClient)
    status = StatusReader(archive, on: promptThreads)
  }

  /// Works for a request when its turn has come, until it is done, its time is over, or its client
  /// has gone.
  ///
  /// - Throws: ``WebServiceError`` `busy` where too many wait, `CancellationError` where the client has
  ///   gone, and what `work` throws.
  func turn<Answer: Sendable>(
    _ context: ArchiveRequestContext, _ work: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    let client = context.client
    return try await attended(context) { try await step(client: client, work) }
  }

  /// Works for a request until its client has gone.
  ///
  /// - Throws: `CancellationError` where the client has gone, and what `work` throws.
  func attended<Answer: Sendable>(
    _ context: ArchiveRequestContext, _ work: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    // What is not in the table has closed meanwhile.
    guard let connection = connections.connection(of: context.channel) else {
      throw CancellationError()
    }
    return try await connection.run(work)
  }

  /// As ``turn(_:_:)``, for work that ends with its task.
  func step<Answer: Sendable>(
    client: String, _ work: @Sendable () async throws -> Answer
  ) async throws -> Answer {
    try await gate.pass(client: client) {
      try await threads.run {
        try await WorkLimit.$deadline.withValue(.now + deadline) {
          try WorkLimit.check()
          return try await work()
        }
      }
    }
  }

  /// Asks the archive; what it throws becomes a problem that says nothing of its inside.
  func ask<Answer: Sendable>(
    _ question: @Sendable (any ArchiveReading) async throws -> Answer
  ) async throws -> Answer {
    do {
      return try await question(archive)
    } catch let error as CancellationError {
      throw error
    } catch let refusal as QuoteRequest.Refusal {
      throw refusal
    } catch is WithdrawnDocument {
      throw WebServiceError(.withdrawnDocument)
    } catch is WorkOverdue {
      throw WebServiceError(.overdue)
    } catch {
      throw WebServiceError(.archiveUnavailable, underlying: error)
    }
  }

  /// How the archive stands. Never waits behind questions.
  func archiveStatus() async throws -> ArchiveStatus {
    do {
      return try await status.read()
    } catch {
      throw WebServiceError(.archiveUnavailable, underlying: error)
    }
  }

  /// Reads a stretch of a file that is being sent.
  func bytes(of content: any ByteSource, in range: Range<Int>) async throws -> [UInt8] {
    try await fileThreads.run { try content.bytes(in: range) }
  }
}

/// Reads the archive's state once for all who ask at the same time.
private actor StatusReader {
  private let archive: any ArchiveReading
  private let threads: ArchiveThreads
  private var underWay: Task<ArchiveStatus, any Error>?

  init(_ archive: any ArchiveReading, on threads: ArchiveThreads) {
    (self.archive, self.threads) = (archive, threads)
  }

  func read() async throws -> ArchiveStatus {
    if let underWay { return try await underWay.value }
    let (archive, threads) = (archive, threads)
    // A task of its own: neither who gives up nor whose time is over may end it for the others.
    let task = Task.detached { try await threads.run { try await archive.status() } }
    underWay = task
    defer { underWay = nil }
    return try await task.value
  }
}
