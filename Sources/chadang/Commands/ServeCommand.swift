import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import Logging
import WebService

struct ServeCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: say("网页和接口，只读", "the page and the API, read-only"))

  @Option(help: ArgumentHelp(say("监听的地址", "The address to listen at.")))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp(say("端口；0 由系统选", "The port; 0 lets the system choose.")))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      say("不只本机可用时，浏览器地址中的主机名（可多次）", "Host names accepted beside loopback (repeatable).")))
  var allowedHost: [String] = []

  @Option(
    help: ArgumentHelp(
      say(
        "可信的反向代理地址（可多次）：按它的 X-Forwarded-For 分清各个访问者",
        "Address of a reverse proxy whose X-Forwarded-For is believed (repeatable).")))
  var trustedProxy: [String] = []

  @Flag(
    help: ArgumentHelp(
      say(
        "也提供有密级（绝密、机密、秘密）的文档；缺省一律不提供",
        "Serve documents that bear a level of secrecy (密级), too.")))
  var allowClassified = false

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port: 0…65535") }
  }

  func run() async throws {
    let archive = archive.open(withholdsClassified: !allowClassified)
    // A missing or damaged index is told now, not to the first visitor.
    Completeness(isComplete: try await archive.status().isComplete).tell()
    let withheld = try archive.withheldCount()
    if withheld > 0 {
      Terminal.message(
        say(
          "有密级的文档 \(withheld) 份不提供（--allow-classified 才提供）",
          "\(withheld) documents that bear a level of secrecy are withheld (--allow-classified serves them)"
        ))
    }
    let logger = Logger(label: "chadang") { MessageLog(label: $0) }
    let shownHost = host.contains(":") ? "[\(host)]" : host
    let service = WebService(
      archive: archive,
      configuration: WebServiceConfiguration(
        host: host, port: port, allowedHosts: allowedHost, trustedProxies: trustedProxy,
        onServerRunning: { port in
          Terminal.message(
            say(
              "查档：http://\(shownHost):\(port)/ ，按 Ctrl-C 停止",
              "chadang: http://\(shownHost):\(port)/ , Ctrl-C stops it"))
        }), logger: logger)
    do {
      try await service.run()
    } catch {
      guard let refusal = ListeningError(error) else { throw error }
      throw UserError(text: Self.words(refusal, host: shownHost, port: port))
    }
  }

  private static func words(_ error: ListeningError, host: String, port: Int) -> String {
    switch error.code {
    case .portInUse:
      say("端口 \(port) 已被占用，请用 --port 换一个", "port \(port) is in use; choose another with --port")
    case .addressNotHere:
      say("本机没有 \(host) 这个地址，请改 --host", "this machine has no address \(host); change --host")
    case .hostUnknown:
      say("找不到主机 \(host)，请改 --host", "no such host: \(host); change --host")
    case .notPermitted:
      say(
        "系统不允许使用端口 \(port)，请用 --port 换一个（1024 以上）",
        "the system does not permit port \(port); choose another with --port, above 1023")
    case .other:
      "\(host):\(port): " + say("无法监听", "cannot listen")
        + (error.errorNumber.map { " (\(say(.system($0))))" } ?? "")
    }
  }
}
