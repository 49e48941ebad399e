import ArchiveModel
import Glibc
import Testing

@testable import WebService

@Suite("Many connections", .serialized) struct ConnectionTableTests {
  @Test("Connections that only wait make room for whoever asks") func makesRoom() async throws {
    try await withService(
      FakeArchive(),
      { ($0.maximumConnections, $0.maximumConnectionsOfAnAddress) = (40, 20) }
    ) { client in
      // Some have sent a part of a head.
      let sockets = (0..<100).flatMap { _ in
        client.connections(1, sending: "GET / HT") + client.connections(1, sending: "")
      }
      #expect(sockets.count == 200)
      // Until the last of them has its place a request beside them may be taken for one that only waits.
      #expect(await eventually { RawClient.closedCount(of: sockets) == 180 })
      let time = await ContinuousClock().measure {
        #expect(await client.get("/api/v1/search?q=a").status == 200)
      }
      #expect(time < .seconds(15))
      for socket in sockets { close(socket) }
    }
  }

  @Test("Half-sent texts make room, too, and refused connections are bounded") func halfSent()
    async throws
  {
    try await withService(FakeArchive(), { $0.maximumConnections = 20 }) { client in
      let half =
        "POST /quote HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
        + "Content-Length: 9\r\n\r\na"
      let sockets = client.connections(60, sending: half)
      #expect(await eventually { RawClient.closedCount(of: sockets) == 40 })
      #expect(await client.get("/healthz").status == 200)
      for socket in sockets { close(socket) }
    }
  }

  @Test("Where every connection is being answered, one more is told so") func isFull() async throws
  {
    let busy = BusySearches()
    try await withService(
      FakeArchive(busy: busy),
      {
        ($0.maximumConnections, $0.workDeadline) = (2, .seconds(20))
      }
    ) { client in
      let sockets = client.connections(
        2, sending: "GET /search?q=%E6%85%A2 HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(await eventually { busy.underWay == 2 })
      let answer = await client.get("/healthz")
      #expect(answer.status == 503)
      #expect(answer.fields["retry-after"] == "1")
      expectSecured(answer)
      for socket in sockets { close(socket) }
      #expect(await eventually { await client.get("/healthz").status == 200 })
    }
  }

  @Test("A slow reader gains nothing by pipelining") func pipelined() async throws {
    var archive = FakeArchive()
    let size = 20_000_000
    archive.documents[0].passages[0].passage.text = String(repeating: "a", count: size)
    try await withService(
      archive,
      {
        $0.readerGrace = .milliseconds(900)
        $0.responseDeadline = .milliseconds(900)
        $0.requestDeadline = .milliseconds(900)
        $0.slowestRate = 1 << 30
      }
    ) { client in
      let request = "GET /api/v1/documents/d1speech/original HTTP/1.1\r\nHost: localhost\r\n\r\n"
      // Asks again and again for eight seconds and reads nothing.
      let pieces = Array(repeating: request, count: 16)
      let received = await client.exchange(pieces, pauseMilliseconds: 500)
      #expect(received.utf8.count < size)
    }
  }

  @Test(
    "Whose request it is",
    arguments: [
      ("10.0.0.9", ["1.2.3.4"], "10.0.0.9"), ("10.0.0.1", ["1.2.3.4"], "1.2.3.4"),
      ("10.0.0.1", ["6.6.6.6, 1.2.3.4"], "1.2.3.4"),
      ("10.0.0.1", ["6.6.6.6", "1.2.3.4, 10.0.0.2"], "1.2.3.4"),
      ("10.0.0.1", [], "10.0.0.1"), ("10.0.0.1", [" , "], "10.0.0.1"),
    ] as [(String, [String], String)])
  func client(address: String, forwarded: [String], client: String) {
    #expect(
      ClientPolicy.client(
        of: address, forwarded: forwarded, proxies: ["10.0.0.1", "10.0.0.2"]) == client)
  }
}
