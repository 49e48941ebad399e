import ArchiveModel
import Logging
import Testing

@testable import WebService

@Suite(.serialized) struct ConnectionTests {
  private let request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
  private let last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

  @Test func keepsAConnectionForSeveralRequests() async throws {
    try await withService { client in
      let text = await client.exchange([request, request + request, last])
      #expect(text.split(separator: "HTTP/1.1 200 OK").count == 4)
    }
  }

  @Test func saysThatItCannotListen() async throws {
    try await withService { client in
      let port = client.port
      let second = WebService(
        archive: FakeArchive(),
        configuration: WebServiceConfiguration(port: port, endsOnSignals: false),
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
      await #expect(throws: (any Error).self) { try await second.run() }
    }
  }

  @Test func tellsHowToEncodeChinese() async throws {
    try await withService { client in
      let answer = RawClient.parsed(
        await client.exchange(["GET /search?q=安全 HTTP/1.1\r\nHost: localhost\r\n\r\n"]))
      #expect(answer.status == 400)
      #expect(answer.body.contains("--data-urlencode"))
      expectSecured(answer)
    }
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nbad header\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "\u{0}\u{1}\u{2}\r\n\r\n",
  ])
  func whatIsNoHTTPIsRefusedWithAllHeaders(_ bytes: String) async throws {
    try await withService { client in
      let answer = RawClient.parsed(await client.exchange([bytes]))
      #expect(answer.status == 400)
      expectSecured(answer)
    }
  }

  @Test func answersTenThousandCharactersAndRefusesMore() async throws {
    try await withService { client in
      let long = String(repeating: "%E6%95%B4", count: 10_000)
      #expect(await client.get("/api/v1/search?q=\(long)").status == 200)
      let longer = String(repeating: "a", count: 110_000)
      #expect(await client.get("/api/v1/search?q=\(longer)").status == 414)
      // Beyond what the parser takes: refused before it has arrived, and told all the same.
      for count in [132_000, 300_000, 3_000_000] {
        let longest = String(repeating: "a", count: count)
        let answer = await client.get("/api/v1/search?q=\(longest)")
        #expect(answer.status == 414)
        #expect(answer.body.contains("POST"))
        expectSecured(answer)
      }
      let field = "X: " + String(repeating: "a", count: 300_000)
      for fields in [(0..<200).map { "X-\($0): 1" }.joined(separator: "\r\n"), field] {
        let answer = await client.get("/", fields)
        #expect(answer.status == 431)
        expectSecured(answer)
      }
    }
  }

  @Test("A content before it does not change what is wrong with the next head") func afterContent()
    async throws
  {
    try await withService { client in
      let content = String(repeating: "整", count: 60_000)
      let post =
        "POST /api/v1/quote HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
        + "Content-Length: \(content.utf8.count)\r\n\r\n\(content)"
      let get = "GET /search?q=\(String(repeating: "a", count: 200_000)) HTTP/1.1\r\n\r\n"
      let text = await client.exchange([post, get], pauseMilliseconds: 500)
      #expect(text.contains("HTTP/1.1 414 "))
    }
  }

  private func quick(_ configuration: inout WebServiceConfiguration) {
    configuration.idleTimeout = .milliseconds(600)
    configuration.requestDeadline = .milliseconds(700)
    configuration.responseDeadline = .milliseconds(900)
    configuration.readerGrace = .milliseconds(900)
  }

  @Test func closesSlowClients() async throws {
    try await withService(FakeArchive(), quick) { client in
      let clock = ContinuousClock()
      let silent = await clock.measure { _ = await client.exchange([""]) }
      #expect(silent < .seconds(5))
      let half = await clock.measure { _ = await client.exchange(["GET / HT"]) }
      #expect(half < .seconds(5))
      let idle = await clock.measure { _ = await client.exchange([request]) }
      #expect(idle < .seconds(5))
      // A head dripped for four seconds: the connection ends long before it is whole.
      let drips = ["GET / HTTP/1.1\r\nHost: localhost\r\n"] + (0..<20).map { "X-\($0): 1\r\n" }
      let answer = await client.exchange(drips + ["\r\n"], pauseMilliseconds: 200)
      #expect(!answer.contains("200 OK"))
    }
  }

  @Test func closesWhatTheArchiveDoesNotAnswer() async throws {
    try await withService(FakeArchive(delay: .seconds(30)), quick) { client in
      let clock = ContinuousClock()
      let time = await clock.measure { _ = await client.get("/api/v1/search?q=a") }
      #expect(time < .seconds(5))
    }
  }

  @Test func closesWhoeverDoesNotReadTheAnswer() async throws {
    var archive = FakeArchive()
    let size = 40_000_000
    archive.documents[0].passages[0].passage.text = String(repeating: "a", count: size)
    try await withService(
      archive,
      {
        quick(&$0)
        $0.slowestRate = size
      }
    ) { client in
      // Asks, looks away for four seconds, and then finds the connection ended.
      let request = "GET /api/v1/documents/d1speech/original HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let received = await client.exchange([request], pauseMilliseconds: 4000)
      #expect(received.hasPrefix("HTTP/1.1 200 OK"))
      #expect(received.utf8.count < size)
    }
  }

  @Test func turnsAwayWhatWouldWaitTooLong() async throws {
    try await withService(
      FakeArchive(delay: .milliseconds(600)),
      { ($0.promptAtOnce, $0.longAtOnce, $0.searchesWaiting) = (1, 0, 1) }
    ) { client in
      let answers = await withTaskGroup(of: RawClient.Answer.self) { group in
        for _ in 0..<6 { group.addTask { await client.get("/api/v1/search?q=a") } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let statuses = answers.map(\.status)
      #expect(statuses.contains(200))
      #expect(statuses.allSatisfy { $0 == 200 || $0 == 503 })
      let refused = try #require(answers.first { $0.status == 503 })
      #expect(refused.fields["retry-after"] == "1")
      expectSecured(refused)
    }
  }

  @Test(arguments: [
    "", "GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc",
    "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    "GET /api/v1/search?q=a HTTP/1.1\r\nHost: localhost\r\n\r\n",
  ])
  func stopsInAnyState(_ halfSent: String) async throws {
    let service = RunningService(FakeArchive(hangs: true))
    let client = await service.start()
    async let answer = client.exchange([halfSent])
    try await Task.sleep(for: .milliseconds(200))
    let clock = ContinuousClock()
    let time = try await clock.measure { try await service.stop() }
    #expect(time < .seconds(5))
    _ = await answer
  }
}
