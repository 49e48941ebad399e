import Foundation
import Glibc

/// An HTTP client that sends just the bytes it is given, over a socket of its own.
struct RawClient: Sendable {
  let port: Int

  /// An answer as it came over the wire.
  struct Answer: Sendable {
    var status: Int
    var fields: [String: String]
    var body: String
    /// Everything, from the status line on.
    var raw: String
  }

  /// Sends a GET (or another method) and reads until the server closes the connection.
  func get(
    _ address: String, method: String = "GET", host: String? = "localhost", _ fields: String...
  ) async -> Answer {
    var lines = ["\(method) \(address) HTTP/1.1"]
    if let host { lines.append("Host: \(host)") }
    lines += fields + ["Connection: close", "", ""]
    return Self.parsed(await exchange([lines.joined(separator: "\r\n")]))
  }

  /// Sends pieces of bytes with pauses between them, then reads until the server closes.
  func exchange(_ pieces: [String], pauseMilliseconds: UInt32 = 0) async -> String {
    let port = port
    return await withCheckedContinuation { continuation in
      // A thread of its own: reading blocks, and Swift's pool has one thread a core.
      Thread.detachNewThread {
        continuation.resume(
          returning: Self.blockingExchange(port, pieces, pauseMilliseconds))
      }
    }
  }

  private static func blockingExchange(_ port: Int, _ pieces: [String], _ pause: UInt32) -> String {
    guard let socket = connected(to: port) else { return "" }
    defer { close(socket) }
    for piece in pieces {
      let bytes = Array(piece.utf8)
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { break }
        sent += count
      }
      if pause > 0 { usleep(pause * 1000) }
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      received += buffer[..<count]
    }
    return String(decoding: received, as: UTF8.self)
  }

  /// Opens connections and sends bytes over each; the caller closes them.
  func connections(_ count: Int, sending text: String) -> [Int32] {
    let bytes = Array(text.utf8)
    return (0..<count).compactMap { _ in Self.connected(to: port) }.map { socket in
      _ = bytes.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      return socket
    }
  }

  /// How many of the connections the server has closed.
  static func closedCount(of sockets: [Int32]) -> Int {
    sockets.count { socket in
      var byte: UInt8 = 0
      let count = recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
      return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)
    }
  }

  static func connected(to port: Int) -> Int32? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return nil }
    var limit = timeval(tv_sec: 100, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(socket)
      return nil
    }
    return socket
  }

  static func parsed(_ raw: String) -> Answer {
    let bytes = Array(raw.utf8)
    let end =
      bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) } ?? bytes.count
    let head = String(decoding: bytes[..<end], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      fields[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let body = String(decoding: bytes.dropFirst(end + 4), as: UTF8.self)
    return Answer(status: status, fields: fields, body: body, raw: raw)
  }
}
