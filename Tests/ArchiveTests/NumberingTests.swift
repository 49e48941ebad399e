import Archive
import ArchiveModel
import Testing

@Suite("Item numbers and reference codes") struct NumberingTests {
  /// An archive of documents with a fonds and a period, one a month, the last first.
  private func filed(_ months: [Int], retention: String = "永久") async throws -> TemporaryArchive {
    let place = try TemporaryArchive()
    for month in months.reversed() {
      try await add(month, retention: retention, to: place)
    }
    return place
  }

  private func add(_ month: Int, retention: String?, to place: TemporaryArchive) async throws {
    var request = AccessionRequest()
    _ = request.description.state(.fonds, ["Z109"])
    if let retention { _ = request.description.state(.retention, [retention]) }
    let text = "关于第\(month)次演练的通知\n\n各单位要按时参加第\(month)次演练。\n\n云岫县水利局\n2024年\(month)月8日\n"
    _ = try await place.archive.add(
      [try place.file("\(month)月.txt", text)], request, by: TemporaryArchive.person)
  }

  private func codes(_ place: TemporaryArchive) throws -> [String: String] {
    var codes: [String: String] = [:]
    try place.archive.list(ListingRequest(), begin: { _, _ in }) { listed in
      let description = listed.summary.description
      codes[description.date?.description ?? ""] =
        description.values(of: .archivalCode).first ?? description.values(of: .item).first ?? "-"
    }
    return codes
  }

  @Test("They follow the dates; a preview writes nothing; done again, nothing changes")
  func numbering() async throws {
    let place = try await filed([1, 2, 3])
    let preview = try place.archive.renumber(
      NumberingRequest(), isPreview: true, by: TemporaryArchive.person)
    #expect(preview.numbered.count == 3 && preview.indexing == nil)
    #expect(Set(try codes(place).values) == ["-"])
    let result = try place.archive.renumber(NumberingRequest(), by: TemporaryArchive.person)
    #expect(result.numbered.count == 3 && result.lacking.isEmpty && result.repeated.isEmpty)
    #expect(
      try codes(place) == [
        "2024-01-08": "Z109-WS·2024-Y-0001", "2024-02-08": "Z109-WS·2024-Y-0002",
        "2024-03-08": "Z109-WS·2024-Y-0003",
      ])
    let again = try place.archive.renumber(NumberingRequest(), by: TemporaryArchive.person)
    #expect(again.numbered.isEmpty && again.unchangedCount == 3)
    #expect(try place.archive.described("Z109-WS·2024-Y-0002").description.date?.month == 2)
  }

  @Test("What comes in later follows on, and anew means by date again") func later() async throws {
    let place = try await filed([2, 3])
    _ = try place.archive.renumber(NumberingRequest(), by: TemporaryArchive.person)
    try await add(1, retention: "永久", to: place)
    let result = try place.archive.renumber(NumberingRequest(), by: TemporaryArchive.person)
    #expect(result.numbered.count == 1 && result.unchangedCount == 2)
    #expect(try codes(place)["2024-01-08"] == "Z109-WS·2024-Y-0003")
    var anew = NumberingRequest()
    anew.startsAnew = true
    _ = try place.archive.renumber(anew, by: TemporaryArchive.person)
    #expect(try codes(place)["2024-01-08"] == "Z109-WS·2024-Y-0001")
    #expect(try codes(place)["2024-03-08"] == "Z109-WS·2024-Y-0003")
  }

  @Test("Periods are numbered apart; without a period there is no number") func places()
    async throws
  {
    let place = try await filed([1, 2])
    try await add(3, retention: "10年", to: place)
    try await add(4, retention: nil, to: place)
    let result = try place.archive.renumber(NumberingRequest(), by: TemporaryArchive.person)
    #expect(result.lacking.map(\.fields) == [[.retention]])
    #expect(try codes(place)["2024-03-08"] == "Z109-WS·2024-D10-0001")
    #expect(try codes(place)["2024-04-08"] == "-")
  }

  @Test("Numbers of documents outside the filter, and of withdrawn ones, are taken")
  func taken() async throws {
    let place = try await filed([1, 2])
    _ = try place.archive.renumber(NumberingRequest(), by: TemporaryArchive.person)
    let second = try place.archive.described("Z109-WS·2024-Y-0002").id
    _ = try place.archive.withdraw(second, why: "误收", by: TemporaryArchive.person)
    try await add(3, retention: "永久", to: place)
    var request = NumberingRequest()
    request.filter.since = PartialDate(year: 2024, month: 3)
    let result = try place.archive.renumber(request, by: TemporaryArchive.person)
    #expect(result.numbered.count == 1)
    #expect(try codes(place)["2024-03-08"] == "Z109-WS·2024-Y-0003")
  }

  @Test("A number given twice by hand is told") func repeated() async throws {
    let place = try await filed([1, 2])
    for month in 1...2 {
      var edit = DescriptionEdit()
      _ = edit.stated.state(.item, ["0007"])
      let id = try #require(try await place.ids("第\(month)次演练").first)
      _ = try place.archive.edit(id, edit, by: TemporaryArchive.person)
    }
    let result = try place.archive.renumber(NumberingRequest(), by: TemporaryArchive.person)
    #expect(result.repeated.count == 2)
  }
}
