import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Testing

@testable import Retrieval

/// One filter means one set of documents, whoever uses it.
@Suite("All users of a filter agree") struct FilterAgreementTests {
  private let archive: SampleArchive

  init() throws {
    let issuers = ["云山县水利局", "云山县人民政府", "云山縣水利局", nil]
    let kinds = ["通知", "讲话", nil]
    let dates = ["2019-03-01", "2020", "2020-05", nil]
    let speakers = ["王建信", "李长河", nil]
    var records: [String] = []
    for number in 0..<48 {
      var fields = [
        "\"id\":\"r\(number)\"",
        "\"text\":\"第\(number)份：各乡镇要做好防汛值班工作，不得擅自离岗。\"",
      ]
      func add(_ name: String, _ values: [String?], _ step: Int) {
        if let value = values[number / step % values.count] {
          fields.append("\"\(name)\":\"\(value)\"")
        }
      }
      add("issuer", issuers, 1)
      add("kind", kinds, 2)
      add("date", dates, 3)
      add("speaker", speakers, 5)
      fields.append("\"title\":\"关于第\(number)件事\"")
      records.append("{" + fields.joined(separator: ",") + "}")
    }
    let text = """
      # 王建信在防汛会议上的讲话

      县委书记王建信强调，各乡镇要做好防汛值班工作，不得擅自离岗，遇到险情要立即报告。
      """
    archive = try SampleArchive([
      "通知/一.jsonl": records.prefix(24).joined(separator: "\n"),
      "讲话/二.jsonl": records.suffix(24).joined(separator: "\n"), "讲话/三.md": text,
    ])
  }

  private static let filters: [DocumentFilter] = {
    var filters: [DocumentFilter] = []
    for (index, issuer) in ["", "水利", "=云山县水利局", "水利局 ", "没有"].enumerated() {
      for (place, path) in ["", "通知/", "讲话/三"].enumerated() {
        for (number, period) in [
          (nil, nil), ("2020", nil), (nil, "2020-05"), ("2020-02", "2020-04"),
        ]
        .enumerated() {
          var filter = DocumentFilter()
          if !issuer.isEmpty { filter.issuers = [issuer] }
          if !path.isEmpty { filter.pathPrefixes = [path] }
          filter.since = period.0.flatMap { PartialDate(chinese: $0) }
          filter.until = period.1.flatMap { PartialDate(chinese: $0) }
          switch (index + place + number) % 5 {
          case 0: filter.kinds = [.notice]
          case 1: filter.kinds = [.notice, .speech]
          case 2: filter.speakers = ["王建信"]
          case 3: filter.speakers = ["=李长河", "没有"]
          default: break
          }
          filters.append(filter)
        }
      }
    }
    return filters
  }()

  private func listed(_ filter: DocumentFilter, missing: [DocumentDescription.Field] = []) throws
    -> Set<String>
  {
    var request = ListingRequest()
    (request.filter, request.missing) = (filter, missing)
    var ids: Set<String> = []
    try archive.live.list(request, begin: { _, _ in }, each: { ids.insert($0.summary.id) })
    return ids
  }

  private func exported(_ filter: DocumentFilter, includesNotFound: Bool = false) throws
    -> Set<String>
  {
    var ids: Set<String> = []
    let request = ExportRequest(filter: filter, includesNotFound: includesNotFound)
    _ = try archive.live.export(request) { ids.insert($0.view.document.id) }
    return ids
  }

  @Test("Search, list, export and counts", arguments: filters.indices)
  func agree(index: Int) async throws {
    let filter = Self.filters[index]
    let response = try await archive.live.search(
      SearchRequest(query: "防汛", filter: filter, limit: 200, wantsFacets: true))
    let found = Set(response.hits.map(\.document.id))
    #expect(try listed(filter) == found)
    #expect(try exported(filter) == found)
    #expect(try exported(filter, includesNotFound: true) == found)
    #expect(response.total == found.count)

    // Facets count names as they are written, a filter takes their forms for one: 縣 and 县.
    let facets = try #require(response.facets)
    func form(_ name: String) -> String { name.replacing("縣", with: "县") }
    for (name, issuers) in Dictionary(grouping: facets.issuers, by: { form($0.value) })
    where filter.issuers.isEmpty {
      var narrower = filter
      narrower.issuers = ["=" + name]
      #expect(try listed(narrower).count == issuers.map(\.count).reduce(0, +), "\(name)")
    }
    for kind in facets.kinds where filter.kinds.isEmpty {
      var narrower = filter
      narrower.kinds = [try #require(DocumentKind(name: kind.value))]
      #expect(try listed(narrower).count == kind.count, "\(kind.value)")
    }

    var gaps = ListingRequest()
    (gaps.filter, gaps.missing) = (filter, [.issuer])
    let lacking = try listed(filter, missing: [.issuer])
    #expect(lacking.isSubset(of: found))
    #expect(try archive.live.gapCounts(gaps)[.issuer] ?? 0 == lacking.count)
  }

  @Test("Requirements, where the filter names no speakers", arguments: filters.indices)
  func requirements(index: Int) async throws {
    var filter = Self.filters[index]
    filter.speakers = []
    let table = try await archive.live.requirementTable(
      RequirementRequest(filter: filter, limit: RequirementRequest.noLimit))
    var found: Set<String> = []
    while let step = try await table.next() {
      guard case .hits(let hits) = step else { continue }
      for place in hits.flatMap(\.places) { found.insert(place.document.id) }
    }
    let all = try listed(filter)
    #expect(found.isSubset(of: all))
    // Of what stands in many places not all places are given.
    #expect(found.isEmpty == all.isEmpty)
  }
}
