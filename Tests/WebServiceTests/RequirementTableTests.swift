import ArchiveModel
import Foundation
import Testing

@testable import WebService

@Suite("The table of requirements") struct RequirementTableTests {
  @Test func isWholeWithoutALimit() async throws {
    try await withService { client in
      let table = await client.get("/requirements.csv")
      let all = try await FakeArchive().requirements(
        RequirementRequest(limit: RequirementRequest.noLimit))
      #expect(table.status == 200)
      #expect(table.body.contains("rank,id,speaker"))
      // In chunks: the size is not known before the end.
      #expect(table.fields["transfer-encoding"] == "chunked")
      for hit in all.hits { #expect(table.body.contains(hit.places[0].id)) }
      let few = await client.get("/requirements.csv?limit=1&offset=1")
      #expect(few.body.contains(all.hits[1].places[0].id))
      #expect(!few.body.contains("," + all.hits[0].places[0].id + ","))
      let head = await client.get("/requirements.csv", method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(head.fields["content-type"] == table.fields["content-type"])
    }
  }

  @Test func damageIsToldBeforeTheFirstByte() async throws {
    try await withService(FakeArchive(isDamaged: true)) { client in
      let answer = await client.get("/requirements.csv")
      #expect(answer.status == 503 && !answer.raw.contains("secret"))
    }
  }

  @Test("Where too many tables are under way, that is told before the first byte") func busy()
    async throws
  {
    let table = try await EndlessTable()
    var archive = FakeArchive()
    archive.endless = table
    try await withService(archive) {
      $0.tablesAtOnce = 2
    } _: { client in
      // A client may have half of the places.
      let socket = try #require(await client.beginning("/requirements.csv"))
      let refused = await client.get("/requirements.csv")
      #expect(refused.status == 503 && refused.fields["retry-after"] == "1")
      #expect(refused.body.contains("busy"))
      close(socket)
      // The place is given back, also by an answer of which only the head is sent.
      for method in ["HEAD", "HEAD", "HEAD"] {
        var status = 503
        for _ in 0..<100 where status == 503 {
          status = await client.get("/requirements.csv", method: method).status
          if status == 503 { try await Task.sleep(for: .milliseconds(100)) }
        }
        #expect(status == 200)
      }
    }
  }

  @Test(
    "Whoever goes away ends the work, while it is put together or sent", arguments: [true, false])
  func abandoned(_ isWorking: Bool) async throws {
    let table = try await EndlessTable(isWorking: isWorking)
    var archive = FakeArchive()
    archive.endless = table
    try await withService(archive) { client in
      await client.abandon("/requirements.csv")
      // What is under way ends within a step; then nothing more is asked.
      let rests = try await table.rests(within: .seconds(20))
      #expect(rests)
      #expect(await table.stepCount > 0)
      // And searches are answered.
      #expect(await client.get("/api/v1/search?q=a").status == 200)
    }
  }

  @Test("Searches are answered while tables keep the processor busy") func fairness() async throws {
    try await withService(FakeArchive(hasBusyTables: true)) { client in
      var sockets: [Int32] = []
      for _ in 0..<4 {
        if let socket = await client.beginning("/requirements.csv") { sockets.append(socket) }
      }
      defer { for socket in sockets { close(socket) } }
      #expect(sockets.count == 4)
      let start = ContinuousClock.now
      #expect(await client.get("/api/v1/search?q=a").status == 200)
      #expect(ContinuousClock.now - start < .seconds(5))
    }
  }

  @Test("A slow reader is sent no more than it takes") func backpressure() async throws {
    let table = try await EndlessTable()
    var archive = FakeArchive()
    archive.endless = table
    try await withService(archive) { client in
      let socket = try #require(await client.beginning("/requirements.csv"))
      defer { close(socket) }
      // Until what the sockets hold is full; on a busy machine that takes a while.
      let rests = try await table.rests(within: .seconds(20))
      #expect(rests)
    }
  }

  @Test("A table may take longer than an answer in one piece, as long as it is taken")
  func longTables() async throws {
    let table = try await EndlessTable()
    var archive = FakeArchive()
    archive.endless = table
    try await withService(archive) {
      $0.responseDeadline = .seconds(2)
      $0.readerGrace = .seconds(2)
      $0.slowestRate = 1024
    } _: { client in
      let taken = await client.taking("/requirements.csv", forSeconds: 5)
      // 0 where the service closes the connection.
      #expect(taken > 0)
    }
  }

  @Test func readsItsParameters() throws {
    let request = try RequirementRequest(
      QueryParameters(
        "q=a&to=-&to=%3Dx&speaker=-&since=-&until=2020&due-since=2021&due-until=2021-05&due=open"
          + "&due=none&sort=due&limit=7&offset=200000"))
    #expect(request.addressees == ["-", "=x"] && request.filter.speakers == ["-"])
    #expect(request.wantsUndated && request.filter.since == nil)
    #expect(request.filter.until == PartialDate(year: 2020))
    #expect(request.dueSince == PartialDate(year: 2021))
    #expect(request.dueUntil == PartialDate(year: 2021, month: 5))
    #expect(request.deadlines == [.open, .absent] && request.order == .due)
    #expect((request.limit, request.offset) == (7, 200_000))
    let both = try RequirementRequest(QueryParameters("since=-&since=2019"))
    #expect(both.wantsUndated && both.filter.since == PartialDate(year: 2019))
    #expect(try RequirementRequest(QueryParameters("limit=90000"), isTable: true).limit == 90_000)
    #expect(
      try RequirementRequest(QueryParameters(""), isTable: true).limit
        == RequirementRequest.noLimit)
    #expect(try RequirementRequest(QueryParameters("")).limit == 20)
  }

  @Test(arguments: [
    "due=never", "due-since=yesterday", "due-until=--05-01", "sort=up", "limit=0", "limit=2001",
    "offset=-1", "due-since=2021&due-until=2020", "since=2021&until=2020",
  ])
  func namesTheParameterAtFault(_ parameters: String) async throws {
    let name =
      parameters.contains("&")
      ? parameters.hasPrefix("due") ? "due-until" : "until"
      : String(parameters.prefix { $0 != "=" })
    try await withService { client in
      let answer = await client.get("/api/v1/requirements?\(parameters)")
      #expect(answer.status == 400)
      #expect(answer.body.contains("\"parameter\":\"\(name)\""))
    }
  }
}

extension EndlessTable {
  /// Whether, within some time, no step is asked for during half a second.
  fileprivate nonisolated func rests(within time: Duration) async throws -> Bool {
    let end = ContinuousClock.now + time
    repeat {
      let count = await stepCount
      try await Task.sleep(for: .milliseconds(500))
      if await stepCount == count { return true }
    } while ContinuousClock.now < end
    return false
  }
}

extension RawClient {
  /// Asks, waits until the answer has begun, and goes away.
  fileprivate func abandon(_ address: String) async {
    guard let socket = await beginning(address) else { return }
    try? await Task.sleep(for: .milliseconds(100))
    close(socket)
  }

  /// How many bytes come of an answer while they are taken, up to a time.
  fileprivate func taking(_ address: String, forSeconds seconds: Int) async -> Int {
    guard let socket = await beginning(address) else { return 0 }
    defer { close(socket) }
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let end = ContinuousClock.now + .seconds(seconds)
        var buffer = [UInt8](repeating: 0, count: 65536)
        var total = 0
        while ContinuousClock.now < end {
          let count = recv(socket, &buffer, buffer.count, 0)
          guard count > 0 else { return continuation.resume(returning: 0) }
          total += count
        }
        continuation.resume(returning: total)
      }
    }
  }

  /// Asks, and reads the first bytes of the answer.
  fileprivate func beginning(_ address: String) async -> Int32? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        guard let socket = Self.connected(to: port) else {
          return continuation.resume(returning: nil)
        }
        let bytes = Array("GET \(address) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        _ = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var buffer = [UInt8](repeating: 0, count: 100)
        _ = recv(socket, &buffer, buffer.count, 0)
        continuation.resume(returning: socket)
      }
    }
  }
}
