import Testing

@testable import WebService

@Suite struct OriginTests {
  @Test(arguments: [
    ("localhost", 200), ("localhost:9", 200), ("127.0.0.1:8080", 200), ("[::1]:80", 200),
    ("LOCALHOST", 200), ("evil.example", 421), ("localhost.evil.example", 421),
    ("127.0.0.1.evil.example", 421), ("192.168.1.9", 421), ("localhost:x", 421), ("[::1", 421),
    ("localhost@evil.example", 421), ("", 421),
  ])
  func answersOnlyToItsOwnNames(_ host: String, _ status: Int) async throws {
    try await withService { client in
      for address in ["/", "/api/v1/search?q=a", "/style.css"] {
        let answer = await client.get(address, host: host)
        // An empty Host may as well be no HTTP.
        #expect(answer.status == status || (host.isEmpty && answer.status == 400))
        expectSecured(answer)
      }
    }
  }

  @Test func needsAHost() async throws {
    try await withService { client in
      for request in [
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
      ] {
        let answer = RawClient.parsed(await client.exchange([request]))
        #expect(answer.status == 400, "\(request)")
        expectSecured(answer)
      }
    }
  }

  @Test func elsewhereAddressesAndAllowedNamesWillDo() {
    let policy = HostPolicy(host: "0.0.0.0", allowedHosts: ["Archive.Local"])
    for host in ["10.0.0.7:8080", "[fe80::1]:80", "archive.local", "localhost", "archive.local:80"]
    {
      #expect(policy.allows(host), "\(host)")
    }
    for host in ["evil.example", "10.0.0.7.evil.example", "1.2.3.256", "[evil.example]", ""] {
      #expect(!policy.allows(host), "\(host)")
    }
  }

  @Test(arguments: [
    (["Sec-Fetch-Site: none"], 200, 200),
    (["Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors"], 200, 200),
    (
      ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"], 200,
      403
    ),
    (
      ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"], 403, 403
    ),
    (["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"], 403, 403),
    (["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"], 403, 403),
    (["Origin: http://localhost"], 200, 200),
    (["Origin: http://LOCALHOST"], 200, 200),
    (["Origin: http://localhost:81"], 403, 403),
    (["Origin: https://evil.example"], 403, 403),
    (["Origin: null"], 403, 403),
  ])
  func otherSitesMayOnlyLeadToPages(_ fields: [String], _ page: Int, _ program: Int) async throws {
    try await withService { client in
      for (address, status) in [("/", page), ("/api/v1/search?q=a", program)] {
        let answer = RawClient.parsed(
          await client.exchange([
            (["GET \(address) HTTP/1.1", "Host: localhost"] + fields + [
              "Connection: close", "", "",
            ])
            .joined(separator: "\r\n")
          ]))
        #expect(answer.status == status, "\(address)")
        expectSecured(answer)
      }
    }
  }
}
