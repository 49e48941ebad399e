import Foundation
import Testing

@testable import WebService

/// 整改, percent-encoded.
let query = "%E6%95%B4%E6%94%B9"

@Suite struct RouteTests {
  @Test(arguments: [
    ("/", 200, "text/html; charset=utf-8"),
    ("/search", 200, "text/html; charset=utf-8"),
    ("/search?q=\(query)", 200, "text/html; charset=utf-8"),
    ("/search?q=&kind=%E9%80%9A%E7%9F%A5", 200, "text/html; charset=utf-8"),
    ("/search?q=a&limit=0", 400, "text/html; charset=utf-8"),
    ("/requirements", 200, "text/html; charset=utf-8"),
    ("/requirements?q=\(query)&to=%E9%95%87&speaker=x", 200, "text/html; charset=utf-8"),
    ("/requirements?limit=0", 400, "text/html; charset=utf-8"),
    ("/requirements?since=x", 400, "text/html; charset=utf-8"),
    ("/requirements?since=2022&until=2020", 400, "text/html; charset=utf-8"),
    ("/api/v1/requirements?q=\(query)", 200, "application/json"),
    ("/api/v1/requirements?limit=2001", 400, "application/problem+json"),
    ("/requirements.csv?q=\(query)", 200, "text/csv; charset=utf-8; header=present"),
    ("/documents/d1speech", 200, "text/html; charset=utf-8"),
    ("/documents/d1speech?page=9", 200, "text/html; charset=utf-8"),
    ("/documents/d1%73peech", 200, "text/html; charset=utf-8"),
    ("/documents/none", 404, "text/html; charset=utf-8"),
    ("/documents/d5withdrawn", 410, "text/html; charset=utf-8"),
    ("/api/v1/documents/d5withdrawn", 410, "application/problem+json"),
    ("/api/v1/documents/d5withdrawn/original", 410, "application/problem+json"),
    ("/documents/..%2F..%2Fetc%2Fpasswd", 404, "text/html; charset=utf-8"),
    ("/documents/", 404, "text/html; charset=utf-8"),
    ("//documents", 404, "text/html; charset=utf-8"),
    ("/search?q=%00%0d%0aX-Injected:1", 200, "text/html; charset=utf-8"),
    ("/documents/%FF", 404, "text/html; charset=utf-8"),
    ("/nothing", 404, "text/html; charset=utf-8"),
    ("/api/v1/search?q=\(query)", 200, "application/json"),
    ("/api/v1/search", 200, "application/json"),
    ("/api/v1/facets?q=\(query)", 200, "application/json"),
    ("/quote", 200, "text/html; charset=utf-8"),
    ("/quote?text=\(query)", 200, "text/html; charset=utf-8"),
    ("/quote?text=", 200, "text/html; charset=utf-8"),
    ("/quote?text=\(query)&limit=0", 400, "text/html; charset=utf-8"),
    ("/api/v1/quote?text=\(query)", 200, "application/json"),
    ("/api/v1/quote?text=\(query)&cite=bibtex&limit=1", 200, "application/json"),
    ("/api/v1/quote?text=\(query)&cite=other", 400, "application/problem+json"),
    ("/api/v1/quote?text=x", 400, "application/problem+json"),
    ("/api/v1/quote", 400, "application/problem+json"),
    ("/documents/d1speech?content=abc&range=1-2", 200, "text/html; charset=utf-8"),
    ("/documents/d1speech?content=abc&range=2-1", 400, "text/html; charset=utf-8"),
    ("/documents/d1speech?range=1-2", 400, "text/html; charset=utf-8"),
    ("/api/v1/documents/d1speech", 200, "application/json"),
    ("/api/v1/documents/none", 404, "application/problem+json"),
    ("/api/v1/documents/d2notice/original", 200, "text/plain"),
    ("/api/v1/documents/none/original", 404, "application/problem+json"),
    ("/api/v1/nothing", 404, "application/problem+json"),
    ("/healthz", 200, "application/json"),
    ("/openapi.json", 200, "application/json"),
    ("/opensearch.xml", 200, "application/opensearchdescription+xml; charset=utf-8"),
    ("/robots.txt", 200, "text/plain; charset=utf-8"),
    ("/style.css", 200, "text/css; charset=utf-8"),
    ("/favicon.svg", 200, "image/svg+xml"),
  ])
  func answersWithTheSameHeadersEverywhere(_ address: String, _ status: Int, _ type: String)
    async throws
  {
    try await withService { client in
      let answer = await client.get(address)
      #expect(answer.status == status)
      #expect(answer.fields["content-type"] == type)
      // A table is sent as it comes.
      let isStream = answer.fields["transfer-encoding"] == "chunked"
      #expect(isStream == address.hasPrefix("/requirements.csv"))
      if !isStream {
        #expect(Int(answer.fields["content-length"] ?? "") == answer.body.utf8.count)
      }
      expectSecured(answer)
      let head = await client.get(address, method: "HEAD")
      #expect(head.status == status)
      #expect(head.body.isEmpty)
      if !isStream {
        #expect(head.fields["content-length"] == answer.fields["content-length"])
      }
      expectSecured(head)
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
  func refusesToWrite(_ method: String) async throws {
    try await withService { client in
      let answer = await client.get("/api/v1/search", method: method)
      #expect(answer.status == 405)
      #expect(answer.fields["allow"] == "GET, HEAD")
      expectSecured(answer)
    }
  }

  @Test func refusesContent() async throws {
    // The content never comes: on a busy machine the deadline would come before the answer.
    let patient: (inout WebServiceConfiguration) -> Void = {
      $0.requestDeadline = .seconds(120)
      $0.idleTimeout = .seconds(120)
    }
    try await withService(FakeArchive(), patient) { client in
      let answer = RawClient.parsed(
        await client.exchange([
          "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nabc"
        ]))
      #expect(answer.status == 413)
      #expect(answer.fields["connection"] == "close")
      expectSecured(answer)
    }
  }

  @Test func leadsFromAPassageToItsPlace() async throws {
    try await withService { client in
      let answer = await client.get("/documents/d1speech-2")
      #expect(answer.status == 302)
      #expect(answer.fields["location"] == "/documents/d1speech#p-d1speech-2")
      expectSecured(answer)
    }
  }

  @Test func servesOriginalsAsAttachmentsOnly() async throws {
    try await withService { client in
      let text = await client.get("/api/v1/documents/d2notice/original")
      #expect(
        text.fields["content-disposition"]
          == "attachment; filename=\"_____2020_12_.txt\"; filename*=UTF-8''"
          + "%E6%B8%85%E6%94%BF%E5%8A%9E%E5%8F%91%E3%80%942020%E3%80%9512%E5%8F%B7.txt")
      let page = await client.get("/api/v1/documents/d4hostile/original")
      #expect(page.fields["content-type"] == "text/plain")
      #expect(page.fields["content-security-policy"]?.contains("sandbox") == true)
      #expect(page.fields["x-content-type-options"] == "nosniff")
    }
  }

  @Test(arguments: ["text/html; charset=utf-8", "image/svg+xml", "application/xhtml+xml", ""])
  func noTypeRunsInABrowser(_ type: String) {
    #expect(["text/plain", "application/octet-stream"].contains(ServedType.safe(type)))
  }

  @Test func keepsTheStyleSheet() async throws {
    try await withService { client in
      let first = await client.get("/style.css")
      let tag = try #require(first.fields["etag"])
      let second = await client.get("/style.css", "If-None-Match: \(tag)")
      #expect(second.status == 304)
      #expect(second.body.isEmpty)
      let page = await client.get("/")
      let link = "/style.css?v=" + tag.filter { $0 != "\"" }
      #expect(page.body.contains(link))
      #expect(await client.get(link).fields["cache-control"]?.contains("immutable") == true)
    }
  }

  @Test func speaksTheReadersLanguage() async throws {
    try await withService { client in
      let english = await client.get("/", "Accept-Language: en-GB, zh;q=0.5")
      #expect(english.body.contains("lang=\"en\""))
      #expect(english.fields["vary"] == "Accept-Language")
      let chinese = await client.get("/", "Accept-Language: fr, zh-TW;q=0.9, en;q=0.1")
      #expect(chinese.body.contains("lang=\"zh-Hans\""))
    }
  }

  @Test func saysNothingOfADamagedArchivesInside() async throws {
    try await withService(FakeArchive(isDamaged: true)) { client in
      #expect(await client.get("/").status == 200)
      for address in ["/search?q=a", "/api/v1/search?q=a", "/documents/d1speech", "/healthz"] {
        let answer = await client.get(address)
        #expect(answer.status == 503)
        #expect(!answer.raw.contains("secret"))
        #expect(!answer.raw.contains("malformed"))
        expectSecured(answer)
      }
    }
  }

  @Test func noMarkupFromADocumentReachesAPage() async throws {
    try await withService { client in
      for address in [
        "/search?q=%E6%94%BB%E5%87%BB", "/documents/d4hostile", "/search?q=%3Cscript%3Ealert(1)",
        "/search?q=a&sort=%22%3E%3Cscript%3E", "/search?q=a&issuer=%22%20onfocus=%22x",
      ] {
        let body = await client.get(address).body
        #expect(!body.contains("<script"))
        #expect(!body.contains("<img"))
        #expect(!body.contains("\u{202E}"))
        #expect(!body.contains("\u{1B}"))
      }
    }
  }
}

func expectSecured(
  _ answer: RawClient.Answer, sourceLocation: SourceLocation = #_sourceLocation
) {
  let policy = answer.fields["content-security-policy"] ?? ""
  #expect(policy.hasPrefix("default-src 'none'"), sourceLocation: sourceLocation)
  #expect(policy.contains("frame-ancestors 'none'"), sourceLocation: sourceLocation)
  #expect(answer.fields["x-content-type-options"] == "nosniff", sourceLocation: sourceLocation)
  #expect(answer.fields["referrer-policy"] == "same-origin", sourceLocation: sourceLocation)
  #expect(
    answer.fields["cross-origin-resource-policy"] == "same-origin", sourceLocation: sourceLocation)
  #expect(answer.fields["cache-control"] != nil, sourceLocation: sourceLocation)
  #expect(
    answer.fields["access-control-allow-origin"] == nil, sourceLocation: sourceLocation)
}
