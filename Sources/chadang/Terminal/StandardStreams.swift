import Foundation
import Synchronization

/// The descriptors 0, 1 and 2, whatever state they are in.
enum StandardStreams {
  /// Makes them safe to use. Called before anything opens a file.
  ///
  /// A descriptor that is closed is opened on `/dev/null`, the wrong way round: no database gets its number,
  /// and reading from it or writing to it fails as it did before. A reader that goes away is an error
  /// of `write`, not the end of the program.
  static func secure() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number, which is this one: those below it are open.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Ends the program as a program ends whose reader has gone away: `… | head`.
  static func endByBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(128 + SIGPIPE)
  }

  /// Runs something that starts a program with the signals it expects.
  static func withUsualSignals<Result>(_ body: () throws -> Result) rethrows -> Result {
    signal(SIGPIPE, SIG_DFL)
    defer { signal(SIGPIPE, SIG_IGN) }
    return try body()
  }
}

/// Standard output: results, all of them or an error.
enum ResultStream {
  /// The first error, or 0.
  private static let failure = Atomic<Int32>(0)

  /// The error that a result could not be written for, where there was one.
  static var error: OutputFailure? {
    let number = failure.load(ordering: .relaxed)
    return number == 0 ? nil : OutputFailure(errorNumber: number)
  }

  /// Writes all bytes.
  ///
  /// - Throws: why that cannot be done, every time from then on.
  static func write(_ bytes: [UInt8]) throws(OutputFailure) {
    if let error { throw error }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        var waited = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&waited, 1, -1)
      } else if errno != EINTR {
        failure.store(errno, ordering: .relaxed)
        throw OutputFailure(errorNumber: errno)
      }
    }
  }
}

/// A result could not be written.
struct OutputFailure: Error {
  var errorNumber: Int32

  /// Whether whoever read the results has seen enough.
  var isReaderGone: Bool { errorNumber == EPIPE }
  /// Whether a report of what was done was wanted and is not whole.
  var cutsReportShort: Bool { ![EPIPE, EBADF].contains(errorNumber) }
}

/// Standard error: messages as far as they can be written, and never more than that. Nothing depends on them.
enum MessageStream {
  /// Up to so many bytes a pipe takes at once or not at all.
  private static let pieceSize = 4096
  /// How long a reader is waited for that does not read, in milliseconds; then once for each message
  /// whether it reads again.
  private static let patience: Int32 = 2000

  /// Whether the last message met a reader that does not read.
  private static let isStuck = Mutex(false)

  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    isStuck.withLock { isStuck in
      var written = 0
      while written < bytes.count {
        var waited = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&waited, 1, isStuck ? 0 : patience)
        if ready < 0, errno == EINTR { continue }
        isStuck = ready == 0
        guard ready > 0 else { return }
        let count = bytes.withUnsafeBytes {
          Glibc.write(
            STDERR_FILENO, $0.baseAddress.map { $0 + written },
            min($0.count - written, pieceSize))
        }
        if count > 0 {
          written += count
        } else if count == 0 || errno != EINTR && errno != EAGAIN {
          return
        }
      }
    }
  }
}
