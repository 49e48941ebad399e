import Glibc
import Testing

@testable import WebService

@Suite("Requests whose client has gone", .serialized) struct AbandonedRequestTests {
  /// Sends a slow request and closes at once.
  private func abandon(_ client: RawClient, pipelined count: Int = 1) {
    let request = "GET /api/v1/search?q=%E6%85%A2 HTTP/1.1\r\nHost: localhost\r\n\r\n"
    let sockets = client.connections(1, sending: String(repeating: request, count: count))
    usleep(20_000)
    for socket in sockets { close(socket) }
  }

  @Test("Work ends with its connection; what waits never begins") func ends() async throws {
    let busy = BusySearches()
    try await withService(
      FakeArchive(busy: busy),
      {
        ($0.promptAtOnce, $0.longAtOnce) = (2, 2)
        $0.workDeadline = .seconds(20)
      }
    ) { client in
      for _ in 0..<30 { abandon(client) }
      abandon(client, pipelined: 20)
      #expect(await eventually { busy.underWay == 0 })
      // Each was under way for the time its client stayed: 20 ms.
      #expect(busy.most <= 4)
      let clock = ContinuousClock()
      for address in ["/healthz", "/style.css", "/api/v1/search?q=a"] {
        let time = await clock.measure {
          #expect(await client.get(address).status == 200, "\(address)")
        }
        #expect(time < .seconds(15), "\(address)")
      }
    }
  }

  @Test("What needs no turn is answered while every place is taken") func prompt() async throws {
    let busy = BusySearches()
    try await withService(
      FakeArchive(busy: busy),
      {
        ($0.promptAtOnce, $0.longAtOnce, $0.searchesWaiting) = (1, 1, 10)
        $0.workDeadline = .seconds(20)
      }
    ) { client in
      let sockets = client.connections(
        8, sending: "GET /search?q=%E6%85%A2 HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(await eventually { busy.underWay == 2 })
      for address in ["/healthz", "/style.css", "/", "/openapi.json"] {
        #expect(await client.get(address).status == 200, "\(address)")
      }
      #expect(busy.begun == 2)
      for socket in sockets { close(socket) }
      #expect(await eventually { busy.underWay == 0 })
      #expect(busy.begun == 2)
    }
  }

  @Test("Work has a deadline, whatever it is") func deadline() async throws {
    let busy = BusySearches()
    try await withService(FakeArchive(busy: busy), { $0.workDeadline = .milliseconds(200) }) {
      client in
      let answer = await client.get("/api/v1/search?q=%E6%85%A2")
      #expect(answer.status == 503)
      #expect(answer.body.contains("overdue"))
      expectSecured(answer)
    }
  }

  @Test("A stop ends what is under way") func stops() async throws {
    let busy = BusySearches(longest: .seconds(60))
    let service = RunningService(
      FakeArchive(busy: busy),
      {
        ($0.stopGrace, $0.workDeadline) = (.milliseconds(300), .seconds(60))
      })
    let client = await service.start()
    async let answer = client.get("/api/v1/search?q=%E6%85%A2")
    #expect(await eventually { busy.underWay == 1 })
    try await service.stop()
    #expect(await eventually { busy.underWay == 0 })
    _ = await answer
  }
}
