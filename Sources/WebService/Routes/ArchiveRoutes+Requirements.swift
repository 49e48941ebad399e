internal import ArchiveModel
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import ResultRendering

/// The list of requirements, for people, for programs and for spreadsheets.
extension ArchiveRoutes {
  func requirementsPage(_ request: Request) async throws -> Response {
    let question = try RequirementRequest(QueryParameters(request.uri.query))
    let response = try await ask { try await $0.requirements(question) }
    return Answers.page(
      try RequirementsPage.render(response, to: question, language: request.language))
  }

  func requirementsJSON(_ request: Request) async throws -> Response {
    let question = try RequirementRequest(QueryParameters(request.uri.query))
    let response = try await ask { try await $0.requirements(question) }
    return Answers.json(try RequirementJSON.render(response, language: request.language))
  }

  func requirementsCSV(_ request: Request) async throws -> Response {
    let parameters = try QueryParameters(request.uri.query)
    var table = try RequirementRequest(parameters)
    if !parameters.has(RequirementParameter.limit.rawValue) {
      table.limit = RequirementRequest.largestLimit
    }
    let question = table
    let response = try await ask { try await $0.requirements(question) }
    var answer = Answers.text(
      RequirementCSV.render(response), type: "text/csv; charset=utf-8; header=present")
    answer.headers[.contentDisposition] = "attachment; filename=\"requirements.csv\""
    return answer
  }
}
