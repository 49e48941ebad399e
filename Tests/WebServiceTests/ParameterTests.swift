import ArchiveModel
import Testing

@testable import WebService

@Suite struct ParameterTests {
  @Test func readsEveryParameter() throws {
    let request = try SearchRequest(
      QueryParameters(
        "q=a+b&q=c&kind=notice&kind=%E8%AE%B2%E8%AF%9D&issuer=x&speaker=y&speaker=z&since=2019"
          + "&until=2021-05&path=laws%2F&sort=date&limit=20&offset=40&facets&explain=1"))
    #expect(request.query == "a b c")
    #expect(request.filter.kinds == [.notice, .speech])
    #expect(request.filter.issuers == ["x"])
    #expect(request.filter.speakers == ["y", "z"])
    #expect(request.filter.since == PartialDate(year: 2019))
    #expect(request.filter.until == PartialDate(year: 2021, month: 5))
    #expect(request.filter.pathPrefixes == ["laws/"])
    #expect(request.order == .date)
    #expect((request.limit, request.offset) == (20, 40))
    #expect(request.wantsFacets)
    #expect(request.wantsExplanation)
  }

  @Test func emptyFieldsOfAFormSayNothing() throws {
    let request = try SearchRequest(
      QueryParameters("q=a&kind=&issuer=&since=&until=&sort=&limit=&unknown=1"))
    #expect(request == SearchRequest(query: "a"))
  }

  @Test(arguments: [
    "kind=nonsense", "since=yesterday", "since=--10-26", "until=2021-13", "sort=up", "limit=0",
    "limit=201", "limit=1.5", "limit=99999999999999999999", "offset=-1", "offset=10001",
    "facets=maybe", "since=2021&until=2020",
  ])
  func namesTheParameterAtFault(_ parameters: String) async throws {
    let name = parameters.contains("&") ? "until" : String(parameters.prefix { $0 != "=" })
    try await withService { client in
      let answer = await client.get("/api/v1/search?q=a&\(parameters)")
      #expect(answer.status == 400)
      #expect(answer.body.contains("\"parameter\":\"\(name)\""))
      #expect(!answer.body.contains("\"allowed\":null"))
      #expect(await client.get("/search?q=a&\(parameters)").body.contains("class=\"allowed\""))
    }
  }

  @Test(arguments: ["q=%", "q=%4", "q=%zz", "q=%ff", "q=%ED%A0%80", "%C0%80=1", "q=%E6%95"])
  func refusesWhatIsNotUTF8(_ parameters: String) async throws {
    try await withService { client in
      let answer = await client.get("/api/v1/search?\(parameters)")
      #expect(answer.status == 400)
      #expect(answer.body.contains("malformed_parameter"))
    }
  }

  @Test(arguments: ["sort=date&sort=date", "limit=1&limit=2", "since=2019&since=2020"])
  func refusesWhatCanBeOnlyOnce(_ parameters: String) async throws {
    try await withService { client in
      let answer = await client.get("/api/v1/search?q=a&\(parameters)")
      #expect(answer.status == 400)
      #expect(answer.body.contains("repeated_parameter"))
    }
  }

  @Test func decodesPlusesAndPercents() throws {
    let parameters = try QueryParameters("a=1+2%2B3&&b&c=&a=%E6%95%B4=x")
    #expect(parameters.all.map(\.name) == ["a", "b", "c", "a"])
    #expect(parameters.values("a") == ["1 2+3", "整=x"])
    #expect(parameters.has("b"))
    #expect(try parameters.value("c") == nil)
  }

  @Test("A value that is empty counts as none, as the description has it") func emptyValues()
    async throws
  {
    try await withService { client in
      for (route, parameters) in [
        ("/api/v1/search?q=a&", SearchParameter.allCases.map(\.rawValue)),
        ("/api/v1/requirements?", RequirementParameter.allCases.map(\.rawValue)),
        ("/api/v1/quote?text=%E5%AE%89%E5%85%A8&", ["limit", "cite"]),
      ] {
        for name in parameters {
          #expect(await client.get("\(route)\(name)=").status == 200, "\(route)\(name)=")
        }
      }
    }
    let limit = OpenAPIDescription.orEmpty(["type": "integer", "default": 20])
    #expect(limit == ["anyOf": [["type": "integer"], ["const": ""]], "default": 20])
    for name in ["facets", "explain"] {
      #expect(try SearchRequest(QueryParameters("q=a&\(name)=")).wantsFacets == (name == "facets"))
    }
  }

  @Test func describesEveryRouteAndParameter() throws {
    guard case .object(let document) = OpenAPIDescription.document,
      case .object(let paths)? = document["paths"],
      case .object(let search)? = paths["/api/v1/search"],
      case .object(let get)? = search["get"], case .array(let parameters)? = get["parameters"]
    else {
      Issue.record("the description has another shape")
      return
    }
    let names = parameters.compactMap { parameter -> JSONValue? in
      guard case .object(let fields) = parameter else { return nil }
      return fields["name"]
    }
    #expect(names == SearchParameter.allCases.map { .string($0.rawValue) })
    try expectGolden(OpenAPIDescription.render() + "\n", "openapi.json")
  }
}
