internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// What belongs to a request beside its words: the channel it came by, and whose it is.
struct ArchiveRequestContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The channel of the request's connection.
  let channel: any Channel
  /// The address of whoever asks, as far as it is known.
  var client = ""

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}
