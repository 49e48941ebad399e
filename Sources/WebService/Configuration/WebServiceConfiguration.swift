internal import FoundationEssentials

/// How the service listens, and how much it lets anyone ask of it.
///
/// Every bound is set on purpose; the defaults are for an office: tens of people, one machine.
public struct WebServiceConfiguration: Sendable {
  /// The address to listen at. Only this machine unless told otherwise.
  public var host: String
  /// The port; 0 lets the system choose one.
  public var port: Int
  /// Host names by which the service may be asked, beside those of ``HostPolicy``, without ports.
  public var allowedHosts: [String]
  /// Called with the port when the service is listening.
  public var onServerRunning: @Sendable (Int) async -> Void
  /// Whether SIGINT and SIGTERM end the service.
  public var endsOnSignals: Bool

  /// Proxies by address: for what they forward, `X-Forwarded-For` tells whose request it is, and they
  /// may have any number of connections.
  public var trustedProxies: [String]

  /// Connections at once. Where there are as many, the one that has waited longest for a request makes
  /// room. A browser opens six, so that eighty people can look at
  /// once; as many half-sent requests of the largest head take 64 MB.
  public var maximumConnections = 512
  /// Connections of one address at once, likewise. Twenty people may share an address.
  public var maximumConnectionsOfAnAddress = 128
  /// Requests that one client may have under way or waiting: below the number that the archive works on
  /// and lets wait, so that nobody fills the queue alone.
  public var requestsOfAClient = 64
  /// The largest head of a request, in bytes: 10,000 Chinese characters pasted into the search box
  /// are 90,000 bytes percent-encoded, and get an answer (which uses the first 1,000).
  public var largestHead = 128 * 1024
  /// The most header fields; browsers send about twenty.
  public var largestHeaderCount = 100
  /// The longest address answered, in bytes; beyond it 414.
  public var longestAddress = 100 * 1024
  /// How long a connection may rest between requests. Longer than a person needs from one click on
  /// a page to its style sheet, short enough to give connections back.
  public var idleTimeout: Duration = .seconds(15)
  /// How long a request may take to arrive, counted from the connection's opening or the answer
  /// before, however steadily it drips. Below the 30 seconds within which slow clients are gone.
  public var requestDeadline: Duration = .seconds(20)
  /// How long an answer may be in the making: from the request's end, or the part of the answer before.
  public var responseDeadline: Duration = .seconds(25)
  /// How long what was written may wait for the client to read it, beside the time that its size takes
  /// at `slowestRate`; counted over all answers that follow each other without a pause.
  public var readerGrace: Duration = .seconds(18)
  /// The slowest that an answer may be taken, in bytes a second.
  public var slowestRate = 64 * 1024
  /// How much of an answer the system may hold for a client, in bytes.
  public var sendBuffer = 128 * 1024
  /// How long the client may take to read the last answer before its connection is closed.
  public var lingering: Duration = .seconds(2)
  /// The longest text taken by POST, in bytes. Percent-encoded it may be three times as long.
  public var longestText = 1 << 20
  /// Texts received at once: eight of the longest take 32 MB, percent-encoded and decoded.
  public var textsAtOnce = 8
  /// Pieces of work that have just begun, at once: the archive is bound by the processor.
  public var promptAtOnce = max(2, ProcessInfo.processInfo.activeProcessorCount)
  /// Pieces of work that take long, at once (``ArchiveThreads``). They share the processors: more would
  /// only make each give a smaller part of its answer within its time.
  public var longAtOnce = 4 * max(2, ProcessInfo.processInfo.activeProcessorCount)
  /// Questions that wait for their turn; one more is turned away (503) rather than left to wait
  /// beyond what anyone waits for.
  public var searchesWaiting = 64
  /// When the work for a question ends, whatever it has found. Lists and searches give what they have
  /// a little before.
  public var workDeadline: Duration = .milliseconds(1000)
  /// Whole tables sent at once. Each has a connection to the index of its own, and some megabytes; four
  /// people who take one slowly keep others waiting for a table, not for a search.
  public var tablesAtOnce = 4
  /// How long requests under way may go on after a signal. Then connections are closed by force.
  public var stopGrace: Duration = .seconds(3)
  /// When ``WebService/run()`` returns after a signal, whatever may still hang.
  public var stopDeadline: Duration = .milliseconds(4500)

  /// Makes a configuration with the default bounds.
  public init(
    host: String = "127.0.0.1", port: Int = 8080, allowedHosts: [String] = [],
    trustedProxies: [String] = [], endsOnSignals: Bool = true,
    onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.host = host
    self.port = port
    self.allowedHosts = allowedHosts
    self.trustedProxies = trustedProxies
    self.endsOnSignals = endsOnSignals
    self.onServerRunning = onServerRunning
  }
}
