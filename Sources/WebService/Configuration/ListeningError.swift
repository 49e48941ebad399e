internal import Glibc
internal import NIOCore

/// Why the service cannot listen at an address.
public struct ListeningError: Error, Sendable, Hashable {
  /// What is the matter.
  public enum Code: Sendable, Hashable {
    /// Another program listens at the port.
    case portInUse
    /// This machine does not have the address.
    case addressNotHere
    /// Nobody knows the host's name.
    case hostUnknown
    /// The system does not let this user have the port.
    case notPermitted
    /// Something else.
    case other
  }

  /// What is the matter.
  public var code: Code
  /// The system's error number, where it refused.
  public var errorNumber: Int32?

  /// What an error of ``WebService/run()`` means; `nil` for one that has to do with no address.
  public init?(_ error: any Error) {
    switch error {
    case let error as IOError:
      errorNumber = error.errnoCode
      code =
        switch error.errnoCode {
        case EADDRINUSE: .portInUse
        case EADDRNOTAVAIL: .addressNotHere
        case EACCES, EPERM: .notPermitted
        default: .other
        }
    case is SocketAddressError.UnknownHost: code = .hostUnknown
    case is SocketAddressError: code = .hostUnknown
    default: return nil
    }
  }
}
