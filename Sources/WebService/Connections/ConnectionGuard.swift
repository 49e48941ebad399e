internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Bounds the time that a connection may take, tells requests that their client has gone, and answers
/// what never becomes a request with the headers and the words that every answer has.
///
/// Hummingbird's idle timeout begins anew with every byte of content, so that a dripping client never meets it. Here
/// a connection is always in one of three states, each with its own end: a request arrives, an answer is
/// being made, or what was written waits for the client (``ReaderClock``). All of this runs on the
/// connection's event loop.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let configuration: WebServiceConfiguration
  private let table: ConnectionTable
  private let lines = RequestLines()
  private var connection: Connection?
  /// Whether there was no room for the connection, and it is being told so.
  private var isRefused = false

  /// Requests whose answer has not left whole.
  private var unanswered = 0
  /// Whether a request was received as far as its head, but not to its end.
  private var isReceiving = false
  /// Whether the answer being written is the connection's last.
  private var closesAfterAnswer = false
  /// Since when the present state lasts: a request arrives, or an answer is being made.
  private var since: NIODeadline = .now()
  private var reader: ReaderClock
  /// When the connection ends whatever happens: the server stops, or the last answer was given.
  private var end: NIODeadline?
  private var check: (task: Scheduled<Void>, time: NIODeadline)?

  init(_ configuration: WebServiceConfiguration, _ table: ConnectionTable) {
    self.configuration = configuration
    self.table = table
    reader = ReaderClock(
      grace: configuration.readerGrace, bytesPerSecond: configuration.slowestRate)
  }

  // MARK: Deadlines

  /// When the connection has taken too long.
  private var deadline: NIODeadline {
    let own: NIODeadline =
      if let deadline = reader.deadline {
        deadline
      } else if unanswered > 0, !isReceiving || unanswered > 1 {
        since + TimeAmount(configuration.responseDeadline)
      } else {
        since + TimeAmount(configuration.requestDeadline)
      }
    return end.map { min($0, own) } ?? own
  }

  /// Looks again at the deadline, where it may now be earlier than the next look.
  private func watch(_ context: ChannelHandlerContext) {
    let deadline = deadline
    if let check, check.time <= deadline { return }
    check?.task.cancel()
    let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
      self.check = nil
      if NIODeadline.now() >= self.deadline {
        context.close(promise: nil)
      } else {
        self.watch(context)
      }
    }
    check = (task, deadline)
  }

  private func stopWatching() {
    check?.task.cancel()
    check = nil
  }

  // MARK: The connection

  func handlerAdded(context: ChannelHandlerContext) {
    try? context.pipeline.syncOperations.addHandler(lines, position: .first)
    if context.channel.isActive { open(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    open(context)
    context.fireChannelActive()
  }

  private func open(_ context: ChannelHandlerContext) {
    guard connection == nil else { return }
    since = .now()
    // What the system holds back for a client counts as read: it may be megabytes by default.
    try? context.channel.syncOptions?.setOption(
      .socketOption(.so_sndbuf),
      value: ChannelOptions.Types.SocketOption.Value(
        clamping: configuration.sendBuffer))
    connection = table.open(context.channel)
    if connection == nil {
      guard table.mayAnswerRefused() else {
        context.close(promise: nil)
        return
      }
      isRefused = true
      answer(.tooManyConnections, context)
    }
    watch(context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    stopWatching()
    table.close(context.channel)
    if isRefused { table.endRefused() }
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { stopWatching() }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent:
      // The server stops: what is under way may end, but not for ever.
      end = .now() + TimeAmount(configuration.stopGrace)
      watch(context)
    case ChannelEvent.inputClosed:
      connection?.setGone()
      if lines.isDraining { context.close(promise: nil) }
    default: break
    }
    context.fireUserInboundEventTriggered(event)
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      lines.endHead()
      unanswered += 1
      isReceiving = true
    case .body: break
    case .end:
      isReceiving = false
      lines.endMessage()
      // Until here it only holds its connection.
      if unanswered > 0 { connection?.setIdle(false) }
      if unanswered == 1 { since = .now() }
      watch(context)
    }
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // What is no request (unencoded characters, an impossible method) is told so at once. Where an
    // answer is under way the framework waits for its end and then says 400: see `write`.
    if unanswered == 0, !(error is IOError), !(error is ChannelError) {
      answer(answer(to: error), context)
      return
    }
    context.fireErrorCaught(error)
  }

  private func answer(to error: any Error) -> ConnectionAnswer {
    guard case HTTPParserError.headerOverflow = error else { return .malformed }
    return lines.longestIsRequestLine ? .addressTooLong : .headTooLarge
  }

  /// Gives the last answer of the connection.
  private func answer(_ answer: ConnectionAnswer, _ context: ChannelHandlerContext) {
    for part in answer.parts { context.write(wrapOutboundOut(part), promise: nil) }
    context.flush()
    linger(context)
  }

  /// Lets the client read the last answer before the connection closes.
  private func linger(_ context: ChannelHandlerContext) {
    lines.isDraining = true
    end = .now() + TimeAmount(configuration.lingering)
    context.close(mode: .output, promise: nil)
    watch(context)
  }

  // MARK: Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.headerFields[.contentSecurityPolicy] == nil:
      // Not from our routes: the framework's bare 400 to what its parser refused.
      closesAfterAnswer = true
      let parts = ConnectionAnswer.malformed.parts.dropLast()
      for part in parts.dropLast() { context.write(wrapOutboundOut(part), promise: nil) }
      if let last = parts.last { context.write(wrapOutboundOut(last), promise: promise) }
    case .head(let head):
      closesAfterAnswer = head.headerFields[.connection] == "close"
      context.write(data, promise: promise)
    case .body(let bytes):
      let count = bytes.readableBytes
      write(data, context, promise) { self.reader.leave(byteCount: count) }
    case .end:
      let isLast = closesAfterAnswer
      write(data, context, promise) {
        self.reader.leave(byteCount: 0)
        self.endAnswer(isLast: isLast, context)
      }
      if isLast { context.flush() }
    }
  }

  private func write(
    _ data: NIOAny, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?,
    whenLeft: @escaping () -> Void
  ) {
    let promise = promise ?? context.eventLoop.makePromise()
    reader.write()
    promise.futureResult.assumeIsolated().whenComplete { _ in
      whenLeft()
      // The time for the next part of the answer begins when this one has left.
      self.since = .now()
      if context.channel.isActive { self.watch(context) }
    }
    context.write(data, promise: promise)
    watch(context)
  }

  private func endAnswer(isLast: Bool, _ context: ChannelHandlerContext) {
    unanswered = max(0, unanswered - 1)
    if unanswered == 0 {
      reader.reset()
      connection?.setIdle(true)
    }
    guard isLast, context.channel.isActive else { return }
    if isReceiving {
      // The client is still sending what was refused.
      linger(context)
    } else {
      context.close(promise: nil)
    }
  }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
