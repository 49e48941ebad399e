import Foundation
import Glibc
import Testing

/// A client that reads until the server closes.
struct Client {
  var port: UInt16

  func get(_ target: String, _ fields: String...) -> (status: Int, body: String, head: String) {
    let lines = ["GET \(target) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"] + fields
    let answer = exchange(lines.joined(separator: "\r\n") + "\r\n\r\n")
    guard let end = answer.range(of: Data("\r\n\r\n".utf8)) else { return (0, "", "") }
    let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return (status, String(decoding: answer[end.upperBound...], as: UTF8.self), head)
  }

  private func exchange(_ request: String) -> Data {
    guard let socket = connected() else { return Data() }
    defer { close(socket) }
    let bytes = Array(request.utf8)
    _ = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    var received = Data()
    var buffer: [UInt8] = Array(repeating: 0, count: 65536)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { return received }
      received.append(contentsOf: buffer[..<count])
    }
  }

  func connected() -> Int32? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result == 0 { return socket }
    close(socket)
    return nil
  }
}

@Suite("Serving") struct ServeTests {
  private func encoded(_ text: String) -> String {
    text.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private func archive() throws -> TestArchive {
    let archive = try TestArchive(copying: Folders.corpus)
    try archive.index()
    return archive
  }

  @Test("Pages and programs' answers", .timeLimit(.minutes(30))) func answers() throws {
    let archive = try archive()
    try serving(archive) { client, _ in
      #expect(client.get("/healthz").status == 200)
      #expect(client.get("/").status == 200)
      let page = client.get("/search?q=" + encoded("巡察整改"), "Accept-Language: zh-CN")
      #expect(page.status == 200 && page.body.contains("<mark>"))
      #expect(page.head.lowercased().contains("content-security-policy"))
      let program = client.get("/api/v1/search?q=" + encoded("巡察整改") + "&limit=5")
      #expect(program.status == 200)
      let answer = try JSONDecoder.snakeCase.decode(Answer.self, from: Data(program.body.utf8))
      let terminal = try archive.search("巡察整改", "--limit", "5")
      #expect(answer.results.map(\.passageId) == terminal.results.map(\.passageId))
      #expect(answer.total == terminal.total)
      let hit = try #require(answer.results.first)
      #expect(client.get("/documents/\(hit.document.id)").status == 200)
      let document = client.get("/api/v1/documents/\(hit.document.id)")
      #expect(document.status == 200 && document.body.contains(hit.passageId))
      #expect(client.get("/api/v1/documents/\(hit.document.id)/original").status == 200)
      #expect(client.get("/api/v1/facets?q=" + encoded("巡察")).status == 200)
      #expect(client.get("/nowhere").status == 404)
      #expect(client.get("/documents/aaaaaaaaaaaa").status == 404)
      #expect(client.get("/api/v1/documents/aaaaaaaaaaaa").status == 404)
      #expect(client.get("/api/v1/search?q=x&limit=0").status == 400)
      #expect(client.get("/api/v1/documents/a%00b").status == 404)
    }
  }

  @Test("SIGTERM ends it within five seconds, whatever is connected", .timeLimit(.minutes(30)))
  func terminate() throws {
    try serving(archive()) { client, running in
      #expect(client.get("/healthz").status == 200)
      let idle = client.connected()
      let half = client.connected()
      defer { for socket in [idle, half] { if let socket { close(socket) } } }
      if let half { _ = send(half, "GET / HT", 8, Int32(MSG_NOSIGNAL)) }
      kill(running.pid, SIGTERM)
      #expect(running.hasEnded(withinSeconds: 5))
    }
  }

  @Test("A newly built index is picked up without a restart", .timeLimit(.minutes(30)))
  func newIndex() throws {
    let archive = try archive()
    try serving(archive) { client, _ in
      func total(_ query: String) throws -> Int {
        let answer = client.get("/api/v1/search?q=" + encoded(query))
        guard answer.status == 200 else { return -answer.status }
        return try JSONDecoder.snakeCase.decode(Answer.self, from: Data(answer.body.utf8)).total
      }
      #expect(try total("“航天飞机”") == 0)
      let text = "# 说明\n\n　　航天飞机与本县无关，这里只是用来检验新放进来的文件能不能马上被找到。\n"
      try archive.write(text, to: "新.md")
      try archive.index()
      #expect(try total("“航天飞机”") == 1)
      try FileManager.default.removeItem(atPath: archive.folder + "/index")
      #expect(try total("“航天飞机”") < 0)
      try FileManager.default.removeItem(atPath: archive.corpus + "/新.md")
      try archive.index()
      #expect(try total("“航天飞机”") == 0)
      #expect(try total("“巡察”") > 0)
    }
  }

  @Test("A port that is taken is an error that names it and says what to do")
  func portTaken() throws {
    let archive = try archive()
    try serving(archive) { client, _ in
      let outcome = try archive.run("serve", "--port", "\(client.port)")
      #expect(outcome.exitCode == 3)
      #expect(
        outcome.messages == "port \(client.port) is in use; choose another with --port\n")
      let chinese = try archive.run(
        "serve", "--port", "\(client.port)", environment: ["LANG": "zh_CN.UTF-8"])
      #expect(chinese.messages == "端口 \(client.port) 已被占用，请用 --port 换一个\n")
    }
  }

  @Test("An address that cannot be listened at is an error in words")
  func noAddress() throws {
    let archive = try archive()
    for host in ["192.0.2.1", "no-such-host.invalid"] {
      let outcome = try archive.run("serve", "--host", host, "--port", "0")
      #expect(outcome.exitCode == 3 && outcome.messages.contains(host))
      for raw in ["errno", "descriptor", "Error", "unknown("] {
        #expect(!outcome.messages.contains(raw), "\(outcome.messages)")
      }
    }
  }

  /// A port that nobody listens at.
  private static func freePort() throws -> UInt16 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 ? getsockname(socket, $0, &size) : -1
      }
    }
    try #require(result == 0)
    return UInt16(bigEndian: address.sin_port)
  }

  @Test("A log that cannot be written keeps nobody waiting", arguments: Program.Stream.allCases)
  func log(state: Program.Stream) throws {
    let archive = try archive()
    let client = Client(port: try Self.freePort())
    let running = try Program.start(
      ["--archive", archive.folder, "serve", "--port", "\(client.port)"], streams: [2: state])
    defer { kill(running.pid, SIGKILL) }
    for _ in 0..<500 where client.get("/healthz").status == 0 { usleep(20_000) }
    #expect(client.get("/healthz").status == 200)
    // Each of these is an error that the log tells of.
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    let start = ContinuousClock.now
    for _ in 0..<40 { #expect(client.get("/api/v1/search?q=a").status == 503) }
    #expect(ContinuousClock.now - start < .seconds(15))
    kill(running.pid, SIGTERM)
    #expect(running.hasEnded(withinSeconds: 20))
    let outcome = running.wait()
    #expect(outcome.exitCode == 0 && outcome.signal == nil)
  }

  @Test("A withdrawn document is gone, without the reason; so is the file that holds it")
  func withdrawn() throws {
    let archive = try TestArchive()
    try archive.write(
      #"{"id":"甲-1","text":"山塘每日巡查两次，巡查情况当日登记在册。"}"# + "\n"
        + #"{"id":"甲-2","text":"县级储备编织袋二十万条，分存三处仓库。"}"# + "\n", to: "简讯.jsonl")
    try archive.write("　　旧版的规定，堤防由乡镇巡查，每日一次。\n", to: "旧.txt")
    try archive.index()
    func id(_ query: String) throws -> String {
      try #require(try archive.search(query).results.first).document.id
    }
    let (first, second, earlier) = (try id("山塘"), try id("编织袋"), try id("堤防"))
    #expect(try archive.run("withdraw", first, "--why", "涉及柏青禾").exitCode == 0)
    let file = archive.folder + "/新.txt"
    try "　　新版的规定，堤防由乡镇巡查，每日两次。\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    #expect(try archive.run("add", file, "--replaces", earlier).exitCode == 0)
    let later = try id("每日两次")
    try serving(archive) { client, _ in
      let api = "/api/v1/documents/"
      for path in ["/documents/\(first)", api + first, api + first + "/original"] {
        let answer = client.get(path)
        #expect(answer.status == 410, "\(path)")
        #expect(!answer.body.contains("柏青禾") && !answer.body.contains("山塘"), "\(path)")
      }
      #expect(client.get("/documents/\(second)").status == 200)
      // The file holds the withdrawn record as well.
      #expect(client.get(api + second + "/original").status == 410)
      // An earlier version is shown, and the two name each other.
      #expect(client.get("/documents/\(earlier)").body.contains("href=\"/documents/\(later)\""))
      #expect(client.get("/documents/\(later)").body.contains("href=\"/documents/\(earlier)\""))
      #expect(client.get(api + earlier).body.contains("\"state\":\"replaced\""))
      #expect(client.get(api + earlier + "/original").status == 200)
    }
  }
}
