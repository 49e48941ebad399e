internal import NIOCore
internal import Synchronization

/// The open connections: no address has more than its share of them, and whoever only holds one open
/// makes room for whoever comes with a request.
final class ConnectionTable: Sendable {
  private let connections = Mutex<[ObjectIdentifier: Connection]>([:])
  /// How many connections are being told that there is no room.
  private let refused = Mutex(0)
  private let most: Int
  private let mostOfAnAddress: Int
  private let proxies: Set<String>

  init(_ configuration: WebServiceConfiguration) {
    most = max(1, configuration.maximumConnections)
    mostOfAnAddress = max(1, configuration.maximumConnectionsOfAnAddress)
    proxies = Set(configuration.trustedProxies)
  }

  /// Enters a connection that was opened. Where that is one too many, the one that has waited longest for
  /// a request is closed: of the same address where that has its share, else of the address with the
  /// most connections.
  ///
  /// - Returns: `nil` where there is no room, because every one of them is being answered.
  func open(_ channel: any Channel) -> Connection? {
    let new = Connection(channel)
    let (isEntered, idle) = connections.withLock { connections -> (Bool, Connection?) in
      var idle: Connection?
      let isOfProxy = proxies.contains(new.address)
      let own = connections.values.lazy.filter { $0.address == new.address }
      if !isOfProxy, own.count >= mostOfAnAddress {
        guard let oldest = Self.longestIdle(own) else { return (false, nil) }
        idle = oldest
      } else if connections.count >= most {
        guard let oldest = Self.longestIdleOfBusiestAddress(connections.values) else {
          return (false, nil)
        }
        idle = oldest
      }
      if let idle { connections = connections.filter { $0.value !== idle } }
      connections[ObjectIdentifier(channel)] = new
      return (true, idle)
    }
    idle?.setGone()
    idle?.close()
    return isEntered ? new : nil
  }

  /// Whether one more connection that there is no room for may be told so; ``endRefused()`` ends that. Beyond an
  /// eighth of all, they are closed without a word: each takes one of the process's files.
  func mayAnswerRefused() -> Bool {
    refused.withLock { count in
      guard count < max(1, most / 8) else { return false }
      count += 1
      return true
    }
  }

  func endRefused() { refused.withLock { $0 -= 1 } }

  /// Forgets a connection that was closed.
  func close(_ channel: any Channel) {
    let connection = connections.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
    connection?.setGone()
  }

  /// The connection of a channel.
  func connection(of channel: any Channel) -> Connection? {
    connections.withLock { $0[ObjectIdentifier(channel)] }
  }

  private static func longestIdle(_ connections: some Sequence<Connection>) -> Connection? {
    var longest: (since: NIODeadline, connection: Connection)?
    for connection in connections {
      guard let since = connection.idleSince, longest.map({ since < $0.since }) ?? true else {
        continue
      }
      longest = (since, connection)
    }
    return longest?.connection
  }

  private static func longestIdleOfBusiestAddress(
    _ connections: some Sequence<Connection>
  ) -> Connection? {
    let byAddress = Dictionary(grouping: connections, by: \.address)
    for (_, own) in byAddress.sorted(by: { ($0.value.count, $1.key) > ($1.value.count, $0.key) }) {
      if let idle = longestIdle(own) { return idle }
    }
    return nil
  }
}
