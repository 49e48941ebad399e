internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Bounds the time a connection may take, and gives the framework's own answers to requests that
/// are no HTTP the headers and the words that every answer has.
///
/// Hummingbird's idle timeout is begun anew by every byte of content, so that a dripping client
/// never meets it; the deadlines here are for the request and the answer as wholes. They live on the
/// connection's event loop, on which all of this runs.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let configuration: WebServiceConfiguration
  private var deadline: Scheduled<Void>?
  /// Requests whose answer is not written yet.
  private var unanswered = 0
  /// When the answer being written began, where its size is not known, and how many bytes of it there
  /// were.
  private var stream: (start: NIODeadline, byteCount: Int)?
  /// Whether the answer being written is the connection's last.
  private var closesAfterAnswer = false

  init(_ configuration: WebServiceConfiguration) { self.configuration = configuration }

  // MARK: Deadlines

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { setDeadline(configuration.requestDeadline, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    setDeadline(configuration.requestDeadline, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    clearDeadline()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { clearDeadline() }

  private func setDeadline(_ duration: Duration, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    deadline = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(duration)) {
      context.close(promise: nil)
    }
  }

  private func clearDeadline() {
    deadline?.cancel()
    deadline = nil
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: unanswered += 1
    case .body: break
    case .end: setDeadline(configuration.responseDeadline, context)
    }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // The server stops: what is under way may end, but not for ever.
    if event is ChannelShouldQuiesceEvent { setDeadline(configuration.stopGrace, context) }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // What is no request (unencoded characters, an impossible method) is told so at once. Where an
    // answer is under way the framework waits for its end and then says 400: see `write`.
    if unanswered == 0, !(error is IOError), !(error is ChannelError) {
      for part in MalformedRequestAnswer.parts() {
        context.write(wrapOutboundOut(part), promise: nil)
      }
      context.flush()
      context.close(promise: nil)
      return
    }
    context.fireErrorCaught(error)
  }

  // MARK: Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head) where head.headerFields[.contentSecurityPolicy] == nil:
      // Not from our routes: the framework's bare 400 to what its parser refused.
      closesAfterAnswer = true
      let parts = MalformedRequestAnswer.parts().dropLast()
      for part in parts.dropLast() { context.write(wrapOutboundOut(part), promise: nil) }
      if let last = parts.last { context.write(wrapOutboundOut(last), promise: promise) }
    case .head(let head):
      closesAfterAnswer = head.headerFields[.connection] == "close"
      let size = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
      stream = head.headerFields[.contentLength] == nil ? (.now(), 0) : nil
      let seconds = size / max(configuration.slowestRate, 1)
      setDeadline(configuration.responseDeadline + .seconds(seconds), context)
      context.write(data, promise: promise)
    case .body(let bytes):
      if let (start, byteCount) = stream {
        // The time that the size takes, as far as it is known.
        let size = byteCount + bytes.readableBytes
        stream = (start, size)
        let passed = Duration.nanoseconds((NIODeadline.now() - start).nanoseconds)
        let seconds = size / max(configuration.slowestRate, 1)
        setDeadline(configuration.responseDeadline + .seconds(seconds) - passed, context)
      }
      context.write(data, promise: promise)
    case .end:
      finishAnswer(context, data, promise)
    }
  }

  private func finishAnswer(
    _ context: ChannelHandlerContext, _ data: NIOAny, _ promise: EventLoopPromise<Void>?
  ) {
    let promise = promise ?? context.eventLoop.makePromise()
    let isLast = closesAfterAnswer
    promise.futureResult.assumeIsolated().whenComplete { _ in
      self.unanswered = max(0, self.unanswered - 1)
      if isLast {
        context.close(promise: nil)
      } else if context.channel.isActive {
        // The next request's time begins when this answer has left, not when it was handed over.
        let next =
          self.unanswered > 0
          ? self.configuration.responseDeadline : self.configuration.requestDeadline
        self.setDeadline(next, context)
      }
    }
    if isLast {
      context.writeAndFlush(data, promise: promise)
    } else {
      context.write(data, promise: promise)
    }
  }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
