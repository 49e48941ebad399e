import Testing

@testable import WebService

@Suite("Texts sent as content") struct PostedTextTests {
  private func post(
    _ client: RawClient, _ address: String, _ content: String,
    type: String = "application/x-www-form-urlencoded", _ fields: String...
  ) async -> RawClient.Answer {
    let head = [
      "POST \(address) HTTP/1.1", "Host: localhost", "Content-Type: \(type)",
      "Content-Length: \(content.utf8.count)", "Connection: close",
    ]
    let lines = head + fields + ["", content]
    return RawClient.parsed(await client.exchange([lines.joined(separator: "\r\n")]))
  }

  @Test("A short text gets an address that can be passed on") func short() async throws {
    try await withService { client in
      let answer = await post(client, "/quote", "text=%E6%95%B4%E6%94%B9")
      #expect(answer.status == 303)
      #expect(answer.fields["location"] == "/quote?text=%E6%95%B4%E6%94%B9")
    }
  }

  @Test("A browser's own form is taken, without Fetch Metadata, too", arguments: [true, false])
  func browser(hasMetadata: Bool) async throws {
    try await withService { client in
      // Under the page's Referrer-Policy a browser sends the page's own origin.
      let page = await client.get("/quote")
      #expect(page.fields["referrer-policy"] == "same-origin")
      let origin = "Origin: http://localhost"
      let answer =
        hasMetadata
        ? await post(
          client, "/quote", "text=%E6%95%B4%E6%94%B9", origin, "Sec-Fetch-Site: same-origin",
          "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
        : await post(client, "/quote", "text=%E6%95%B4%E6%94%B9", origin)
      #expect(answer.status == 303)
    }
  }

  @Test("Its limit goes with a short text") func limit() async throws {
    try await withService { client in
      let answer = await post(client, "/quote?limit=3", "text=%E6%95%B4%E6%94%B9")
      #expect(answer.fields["location"] == "/quote?text=%E6%95%B4%E6%94%B9&limit=3")
    }
  }

  @Test("A long text is checked", arguments: ["form", "plain"]) func long(_ form: String)
    async throws
  {
    try await withService { client in
      let isForm = form == "form"
      let count = 300_000
      let content =
        (isForm ? "text=" : "")
        + String(repeating: isForm ? "%E6%95%B4" : "整", count: count)
      let type = isForm ? "application/x-www-form-urlencoded; charset=UTF-8" : "text/plain"
      for address in ["/quote", "/api/v1/quote"] {
        let answer = await post(client, address, content, type: type)
        #expect(answer.status == 200, "\(address)")
        #expect(answer.body.contains(address == "/quote" ? "<textarea" : "not_found"))
        expectSecured(answer)
      }
    }
  }

  @Test("A text that is too long is told so, also before it has arrived") func tooLong()
    async throws
  {
    try await withService { client in
      let longer = String(repeating: "a", count: 1 << 20)
      let answer = await post(client, "/quote", "text=a" + longer)
      #expect(answer.status == 413)
      #expect(answer.body.contains("1 MB"))
      expectSecured(answer)
      let most = await post(client, "/api/v1/quote", longer, type: "text/plain")
      #expect(most.status == 200)
      let huge = await post(
        client, "/api/v1/quote", String(repeating: "a", count: 8 << 20), type: "text/plain")
      #expect(huge.status == 413)
      #expect(huge.body.contains("content_too_large"))
    }
  }

  @Test("What is no text is refused") func refused() async throws {
    try await withService { client in
      #expect(await post(client, "/quote", "{}", type: "application/json").status == 415)
      #expect(await post(client, "/quote", "text=%FF").status == 400)
      let latin = await post(client, "/api/v1/quote", "a", type: "text/plain", "Origin: http://a.b")
      #expect(latin.status == 403)
      let other = await post(
        client, "/quote", "text=a", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document")
      #expect(other.status == 403)
    }
  }

  @Test("Nothing else takes content") func elsewhere() async throws {
    try await withService { client in
      for address in ["/", "/search", "/api/v1/search", "/healthz", "/quote/x"] {
        let answer = await post(client, address, "text=a")
        #expect(answer.status == 405, "\(address)")
        #expect(answer.fields["allow"] == "GET, HEAD")
      }
      let put = await client.get("/quote", method: "PUT")
      #expect(put.status == 405)
      #expect(put.fields["allow"] == "GET, HEAD, POST")
    }
  }
}
