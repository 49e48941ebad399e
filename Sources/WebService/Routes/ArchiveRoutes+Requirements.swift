internal import ArchiveModel
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import ResultRendering

/// The list of requirements, for people, for programs and for spreadsheets.
extension ArchiveRoutes {
  func requirementsPage(_ request: Request) async throws -> Response {
    let question = try RequirementRequest(QueryParameters(request.uri.query))
    let response = try await desk.ask { try await $0.requirements(question) }
    return Answers.page(
      try RequirementsPage.render(response, to: question, language: request.language))
  }

  func requirementsJSON(_ request: Request) async throws -> Response {
    let question = try RequirementRequest(QueryParameters(request.uri.query))
    let response = try await desk.ask { try await $0.requirements(question) }
    return Answers.json(try RequirementJSON.render(response, language: request.language))
  }

  /// The whole list as a table, sent as it comes: a step at a time in turn with other questions, and only
  /// as fast as it is taken. Whoever goes away ends it.
  func requirementsCSV(_ request: Request, _ context: Context) async throws -> Response {
    let question = try RequirementRequest(QueryParameters(request.uri.query), isTable: true)
    // A damaged archive is told before the first byte, and so is a server that is busy.
    let isComplete = try await desk.archiveStatus().isComplete
    let name = isComplete ? "requirements" : "requirements-incomplete"
    var headers: HTTPFields = [
      .contentType: "text/csv; charset=utf-8; header=present",
      .contentDisposition: "attachment; filename=\"\(name).csv\"",
      .cacheControl: "private, no-cache", .vary: "Accept-Language",
    ]
    // The table has no place for it.
    if !isComplete, let field = HTTPField.Name("Chadang-Notice") {
      headers[field] = "index_incomplete"
    }
    // Whoever asks for the head alone is spared the work of the rest.
    if request.method == .head { return Response(status: .ok, headers: headers) }
    let (body, client) = (request.body, context.client)
    let (place, table) = try await desk.attended(context) {
      let place = try await desk.tables.place(client: client)
      let table = try await desk.step(client: client) {
        try await desk.ask { try await $0.requirementTable(question) }
      }
      return (place, table)
    }
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody { writer in
        var sink = writer
        try await sink.write(ByteBuffer(string: RequirementCSV.header))
        let output = sink
        try await body.consumeWithCancellationOnInboundClose { _ in
          try await send(table, client: client, to: output)
        }
        try await sink.finish(nil)
        withExtendedLifetime(place) {}
      })
  }

  private func send(
    _ table: any RequirementTable, client: String, to writer: any ResponseBodyWriter
  ) async throws {
    var writer = writer
    while let step = try await patiently(client, { _ in try await table.next() }) {
      // Nothing above suspends where there is no need: others would wait for the whole table.
      await Task.yield()
      guard case .hits(let hits) = step else { continue }
      try await writer.write(ByteBuffer(string: hits.map(RequirementCSV.row).joined()))
    }
  }

  /// Asks the archive in turn, and again where too many wait: an answer has begun.
  private func patiently<Answer: Sendable>(
    _ client: String, _ question: @Sendable (any ArchiveReading) async throws -> Answer
  ) async throws -> Answer {
    while true {
      do {
        return try await desk.step(client: client) { try await desk.ask(question) }
      } catch let error as WebServiceError where error.problem.code == .busy {
        try await Task.sleep(for: .milliseconds(200))
      }
    }
  }
}
