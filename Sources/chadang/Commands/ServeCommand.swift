import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import Logging
import ResultRendering
import WebService

struct ServeCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: words.serveAbstract)

  @Option(help: ArgumentHelp(words.serveHost))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp(words.servePort))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      words.serveAllowedHost))
  var allowedHost: [String] = []

  @Option(
    help: ArgumentHelp(
      words.serveTrustedProxy))
  var trustedProxy: [String] = []

  @Flag(
    help: ArgumentHelp(
      words.serveAllowClassified))
  var allowClassified = false

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError(words.notInRange("--port", 0, 65535))
    }
  }

  func run() async throws {
    let archive = archive.open(withholdsClassified: !allowClassified)
    // A missing or damaged index is told now, not to the first visitor.
    Completeness(isComplete: try await archive.status().isComplete).tell()
    let withheld = try archive.withheldCount()
    if withheld > 0 {
      Terminal.message(
        words.withheld(withheld))
    }
    let logger = Logger(label: "chadang") { MessageLog(label: $0) }
    let shownHost = host.contains(":") ? "[\(host)]" : host
    let service = WebService(
      archive: archive,
      configuration: WebServiceConfiguration(
        host: host, port: port, allowedHosts: allowedHost, trustedProxies: trustedProxy,
        onServerRunning: { port in
          Terminal.message(
            words.serving(shownHost, port: port))
        }), logger: logger)
    do {
      try await service.run()
    } catch {
      guard let refusal = ListeningError(error) else { throw error }
      throw UserError(text: Self.text(refusal, host: shownHost, port: port))
    }
  }

  private static func text(_ error: ListeningError, host: String, port: Int) -> String {
    switch error.code {
    case .portInUse:
      words.portInUse(port)
    case .addressNotHere:
      words.addressNotHere(host)
    case .hostUnknown:
      words.hostUnknown(host)
    case .notPermitted:
      words.portNotPermitted(port)
    case .other:
      words.cannotListen(host, port: port, errorNumber: error.errorNumber)
    }
  }
}
