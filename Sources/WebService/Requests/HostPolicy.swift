/// By which names the service may be asked.
///
/// A web site can let its own name point to this machine (DNS rebinding) and then read the
/// answers as its own; the Host field still carries that site's name. So only names count that no stranger can own:
/// at a loopback address `localhost`, `127.0.0.1` and `[::1]`; elsewhere these, any IP address (which
/// nobody can rebind), the address listened at, and the names allowed by the configuration.
struct HostPolicy: Sendable {
  private let names: Set<String>
  private let allowsAddresses: Bool

  init(host: String, allowedHosts: [String]) {
    let listening = host.lowercased()
    let loopback: Set<String> = ["localhost", "127.0.0.1", "::1", "[::1]"]
    allowsAddresses = !loopback.contains(listening) && !listening.hasPrefix("127.")
    names = loopback.union([listening]).union(allowedHosts.map { $0.lowercased() })
  }

  /// Whether a request with this Host (or authority) may be answered; any port will do.
  func allows(_ authority: String) -> Bool {
    guard let name = Self.name(of: authority) else { return false }
    if names.contains(name) { return true }
    return allowsAddresses && Self.isAddress(name)
  }

  /// The name without the port, in lower case; `nil` for what is no host.
  static func name(of authority: String) -> String? {
    var name = authority.lowercased()[...]
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]") else { return nil }
      guard isPort(name[name.index(after: end)...]) else { return nil }
      return String(name[...end])
    }
    if let colon = name.firstIndex(of: ":") {
      guard isPort(name[colon...]) else { return nil }
      name = name[..<colon]
    }
    return name.isEmpty ? nil : String(name)
  }

  /// Whether `text` is nothing, or a colon and digits.
  private static func isPort(_ text: Substring) -> Bool {
    guard let first = text.first else { return true }
    return first == ":" && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("[") {
      return name.utf8.dropFirst().dropLast().allSatisfy {
        (0x30...0x3A).contains($0) || (0x61...0x66).contains($0) || $0 == 0x2E
      }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
