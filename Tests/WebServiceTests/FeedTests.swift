import Testing

@testable import WebService

@Suite("/feed.atom") struct FeedTests {
  @Test("It lists what matches, newest first, with a link to itself") func entries() async throws {
    try await withService { client in
      let all = await client.get("/feed.atom")
      #expect(all.status == 200)
      #expect(all.fields["content-type"] == "application/atom+xml; charset=utf-8")
      #expect(all.body.components("<entry>") == 4)
      #expect(!all.body.contains("d5withdrawn"))
      #expect(
        all.body.contains(
          "<link rel=\"self\" type=\"application/atom+xml\" href=\"http://localhost/feed.atom\"/>"))
      let some = await client.get("/feed.atom?q=\(query)&sort=date&limit=1&offset=3&facets")
      #expect(some.body.contains("href=\"http://localhost/feed.atom?q=\(query)\""))
      #expect(some.body.contains("/documents/d1speech#p-d1speech"))
      #expect(!some.body.contains("d4hostile"))
    }
  }

  @Test("Only the parameters that choose documents count; a bad one is told") func parameters()
    async throws
  {
    try await withService { client in
      #expect(await client.get("/feed.atom?limit=0&sort=up").status == 200)
      let answer = await client.get("/feed.atom?since=yesterday")
      #expect(answer.status == 400)
      #expect(answer.fields["content-type"] == "application/problem+json")
      #expect(answer.body.contains("\"parameter\":\"since\""))
    }
  }

  @Test("Who has it already is not sent it again; another language is another text")
  func conditional() async throws {
    try await withService { client in
      let first = await client.get("/feed.atom?q=\(query)")
      let tag = try #require(first.fields["etag"])
      for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let second = await client.get("/feed.atom?q=\(query)", "If-None-Match: \(known)")
        #expect(second.status == 304)
        #expect(second.body.isEmpty)
        #expect(second.fields["etag"] == tag)
        #expect(second.fields["vary"] == "Accept-Language")
      }
      let chinese = await client.get(
        "/feed.atom?q=\(query)", "If-None-Match: \(tag)", "Accept-Language: zh")
      #expect(chinese.status == 200)
      #expect(chinese.body.contains("xml:lang=\"zh-Hans\""))
      #expect(await client.get("/feed.atom", "If-None-Match: \"other\"").status == 200)
    }
  }

  @Test("A damaged archive is told, and nothing of its inside") func damaged() async throws {
    try await withService(FakeArchive(isDamaged: true)) { client in
      let answer = await client.get("/feed.atom?q=a")
      #expect(answer.status == 503)
      #expect(!answer.raw.contains("secret"))
    }
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
