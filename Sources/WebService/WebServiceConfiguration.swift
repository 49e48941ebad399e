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

  /// Connections at once; more wait in the system's queue. A browser opens six, so that forty
  /// people can look at once, and 256 half-open requests of the largest head take 32 MB.
  public var maximumConnections = 256
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
  /// How long an answer may take from the request's end to its last byte, beside the time that its
  /// size takes at `slowestRate`.
  public var responseDeadline: Duration = .seconds(25)
  /// The slowest that an answer may be taken, in bytes a second.
  public var slowestRate = 64 * 1024
  /// Questions the archive works on at once: it is bound by the processor, so twice the cores keeps
  /// all of them busy while some wait for the disk.
  public var searchesAtOnce = 2 * ProcessInfo.processInfo.activeProcessorCount
  /// Questions that wait for their turn; one more is turned away (503) rather than left to wait
  /// beyond what anyone waits for: at a second each, 64 are half a minute on one core.
  public var searchesWaiting = 64
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
    endsOnSignals: Bool = true, onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.host = host
    self.port = port
    self.allowedHosts = allowedHosts
    self.endsOnSignals = endsOnSignals
    self.onServerRunning = onServerRunning
  }
}
