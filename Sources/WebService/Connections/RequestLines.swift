internal import NIOCore

/// Sees the bytes of requests before they are parsed: which line of a head is too long when the parser
/// says that one is, and, after an answer that is the last one, what is still being sent and nobody
/// reads. (Closing at once would make the system throw the answer away: RFC 9112, 9.6.)
final class RequestLines: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// Whether everything is thrown away.
  var isDraining = false
  /// The first bytes of the line that is being received, and its length.
  private var beginning: [UInt8] = []
  private var length = 0
  /// The longest line of the head, and whether it is the first one, with the address.
  private var longest = (length: 0, isRequestLine: false)

  /// Whether the longest line since the head before is a request line.
  var longestIsRequestLine: Bool {
    length > longest.length ? isRequestLine : longest.isRequestLine
  }

  /// A head was received whole.
  func endHead() { longest = (0, false) }

  /// A message was received whole: what comes next is a head, whatever its content was.
  func endMessage() {
    beginning.removeAll(keepingCapacity: true)
    length = 0
    longest = (0, false)
  }

  /// `GET /…` and the like: a method, which has no colon, and a space.
  private var isRequestLine: Bool {
    for byte in beginning {
      switch byte {
      case UInt8(ascii: " "): return true
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      default: return false
      }
    }
    return false
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    if isDraining { return }
    var rest = buffer.readableBytesView[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let line = rest[..<(end ?? rest.endIndex)]
      if beginning.count < 10 { beginning += line.prefix(10 - beginning.count) }
      length += line.count
      guard let end else { break }
      if length > longest.length { longest = (length, isRequestLine) }
      beginning.removeAll(keepingCapacity: true)
      length = 0
      rest = rest[(end + 1)...]
    }
    context.fireChannelRead(data)
  }
}

@available(*, unavailable)
extension RequestLines: Sendable {}
