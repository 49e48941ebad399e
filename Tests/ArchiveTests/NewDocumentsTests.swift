import Archive
import ArchiveModel
import Corpus
import Foundation
import Testing

@Suite("What came in last") struct NewDocumentsTests {
  private static func text(_ number: Int, _ words: String = "") -> String {
    "关于第\(number)号水库巡查的通知\n\n各乡镇人民政府：\n请于本月底前完成第\(number)号水库的巡查。\(words)\n\n云岫县水务局\n2024年10月8日\n"
  }

  private static func ids(_ place: TemporaryArchive, _ request: SearchRequest) async throws
    -> [String]
  {
    try await place.archive.newDocuments(request).entries.map(\.document.id)
  }

  private static func ids(_ place: TemporaryArchive, _ query: String = "") async throws -> [String]
  {
    try await ids(place, SearchRequest(query: query))
  }

  @Test("The last accession comes first, also after the register has grown") func order()
    async throws
  {
    let place = try TemporaryArchive()
    let first = try await place.add("乙.txt", Self.text(1, "防汛物资要备足。"))
    let second = try await place.add("甲.txt", Self.text(2))
    #expect(try await Self.ids(place) == [second, first])
    let third = try await place.add("丙.txt", Self.text(3, "防汛物资要备足。"))
    #expect(try await Self.ids(place) == [third, second, first])
    let found = try await place.archive.newDocuments(SearchRequest(query: "防汛物资"))
    #expect(found.entries.map(\.document.id) == [third, first])
    #expect(found.entries.allSatisfy { $0.hit?.passage.text.contains("防汛物资") == true })
    let register = try place.archive.register().entries
    // The same moments: the register has them in the local zone.
    let moments = try [register[2].at, register[0].at].map { try Date($0, strategy: .iso8601) }
    #expect(try found.entries.map { try Date($0.time, strategy: .iso8601) } == moments)
  }

  @Test("Each hit has all words; a filter alone lists, signs alone do not") func query()
    async throws
  {
    let place = try TemporaryArchive()
    let first = try await place.add("甲.txt", Self.text(1, "防汛物资要备足。"))
    let second = try await place.add("乙.txt", Self.text(2, "防火物资要备足。"))
    #expect(try await Self.ids(place, "防汛 防火") == [])
    #expect(try await Self.ids(place, "物资 -防火") == [first])
    #expect(try await Self.ids(place, "单位:水务局") == [second, first])
    #expect(try await Self.ids(place, "单位:水务局 -防汛") == [second])
    #expect(try await Self.ids(place, "，。！") == [])
    var request = SearchRequest(query: "")
    request.filter.kinds = [.speech]
    #expect(try await Self.ids(place, request) == [])
    request.filter.kinds = [.notice]
    request.filter.pathPrefixes = [
      try await place.archive.newDocuments(request).entries[0].document.path
    ]
    #expect(try await Self.ids(place, request) == [second])
  }

  @Test("What is withdrawn, replaced or bears a level of secrecy is not there") func hidden()
    async throws
  {
    let place = try TemporaryArchive()
    let first = try await place.add("甲.txt", Self.text(1))
    let second = try await place.add("乙.txt", Self.text(2))
    let later = try await place.add("丙.txt", Self.text(3), replacing: first)
    let secret = try await place.add("丁.txt", "机密\n\n" + Self.text(4))
    #expect(try await Self.ids(place) == [secret, later, second])
    _ = try place.archive.withdraw(second, why: "误收", by: TemporaryArchive.person)
    #expect(try await Self.ids(place) == [secret, later])
    #expect(try await Self.ids(place, "水库") == [secret, later])
    let open = Archive(folder: place.archive.path, withholdsClassified: true)
    #expect(
      try await open.newDocuments(SearchRequest(query: "")).entries.map(\.document.id) == [later])
    #expect(
      try await open.newDocuments(SearchRequest(query: "水库")).entries.map(\.document.id) == [later])
  }

  @Test("Files that are not registered follow, with the time of the file") func unregistered()
    async throws
  {
    let place = try TemporaryArchive()
    let registered = try await place.add("甲.txt", Self.text(1))
    let file = place.archive.path + "/corpus/未登记.txt"
    try Data(Self.text(2).utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: file)
    _ = try place.archive.index()
    let entries = try await place.archive.newDocuments(SearchRequest(query: "水库")).entries
    #expect(entries.map(\.document.id).first == registered)
    #expect(entries.map(\.time).last == "2023-11-14T22:13:20Z")
    // Of a file that is indexed as soon as it is written, the index keeps no time.
    let fresh = place.archive.path + "/corpus/刚写.txt"
    try Data(Self.text(3).utf8).write(to: URL(filePath: fresh))
    _ = try place.archive.index()
    let last = try await place.archive.newDocuments(SearchRequest(query: "第3号水库")).entries.last
    let age = try Date(#require(last?.time), strategy: .iso8601).timeIntervalSinceNow
    #expect((-600...600).contains(age))
  }

  @Test("There are fifty at most, the newest of all that match") func most() async throws {
    let place = try TemporaryArchive()
    let names = try (1...60).map { try place.file("第\($0)号.txt", Self.text($0)) }
    _ = try await place.archive.add(names, AccessionRequest(), by: TemporaryArchive.person)
    let register = try place.archive.register().entries.map(\.document)
    let newest = Array(register.reversed().prefix(50))
    #expect(try await Self.ids(place) == newest)
    let found = try await place.archive.newDocuments(SearchRequest(query: "水库的巡查"))
    #expect(found.entries.map(\.document.id) == newest)
    #expect(found.entries.allSatisfy { $0.hit?.document.id == $0.document.id })
  }
}
