import ArchiveIndex
import ArchiveModel
import Corpus
import DocumentFormats
import Foundation
import Retrieval

/// What people ask of an archive. Every text is a query; nothing that it says is an error.
enum ArchiveTargets {
  /// A small archive in a temporary folder, made at the first use and removed at the end.
  private static let live: LiveArchive = {
    let folder =
      NSTemporaryDirectory() + "chadang-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    removedAtEnd = folder
    let corpus = CorpusFolder(path: folder + "/corpus")
    do {
      try FileManager.default.createDirectory(
        atPath: corpus.path, withIntermediateDirectories: true)
      for (name, text) in documents {
        try Data(text.utf8).write(to: URL(filePath: "\(corpus.path)/\(name)"))
      }
      _ = try Indexer(corpus: corpus, folder: folder + "/index").run { _ in }
    } catch {
      fatalError("\(error)")
    }
    atexit { try? FileManager.default.removeItem(atPath: ArchiveTargets.removedAtEnd) }
    return LiveArchive(reader: IndexReader(folder: folder + "/index"), corpus: corpus)
  }()
  nonisolated(unsafe) private static var removedAtEnd = ""

  private static let documents = [
    "通知.md": """
    ---
    title: 关于做好汛期安全生产工作的通知
    issuer: 云岫县人民政府办公室
    number: 云政办发〔2021〕18号
    date: 2021-05-28
    ---
    各乡镇人民政府：

    各乡镇要落实包保责任，主要负责同志每周至少带队检查一次，发现隐患当场交办。水库由乡镇负责同志包保，
    山塘由村（居）负责同志包保。12月底前完成整改，整改率达到97%以上。
    """,
    "讲话.txt": """
    在巡察工作动员部署会上的讲话
    （2019年3月5日）
    季崇远
    县委书记季崇远强调：“整改不能在纸上画钩，要在群众心里画钩。纸上的钩，一支笔就能画。”
    會議指出，要一件事一件事地辦出來。GDP增长6.5%，ＡＢＣ。
    """,
    "简讯.csv": "id,title,date,text\n1,整改,2020-01-02,县委召开会议，研究整改方案。\n2,防汛,,县水务局逐库核查。\n",
  ]

  /// The first byte chooses how it is asked, the rest is the query.
  static func query(_ bytes: [UInt8]) {
    let way = bytes.first ?? 0
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    var request = SearchRequest(query: text)
    request.order = way & 1 == 0 ? .relevance : .date
    request.matching = way & 2 == 0 ? .allThenAny : .any
    request.wantsFacets = way & 4 != 0
    request.wantsExplanation = way & 8 != 0
    request.offset = way & 16 == 0 ? 0 : 3
    do {
      try live.withSearcher { searcher in
        let response = try searcher.search(request)
        for hit in response.hits { check(hit.passage) }
        if way & 32 != 0 {
          _ = try RequirementSearcher(searcher).search(
            RequirementRequest(query: text, addressees: way & 64 == 0 ? [] : [text]))
        }
      }
    } catch {
      fatalError("\(error)")
    }
  }

  private static func check(_ passage: Passage) {
    _ = passage.sourceMap.sourceScalarRanges(
      ofTextBytes: 0..<passage.text.utf8.count, in: passage.text)
  }

  static func quote(_ bytes: [UInt8]) {
    do {
      try live.withQuoteChecker { checker in
        _ = try checker.check(QuoteRequest(text: String(decoding: bytes, as: UTF8.self)))
      }
    } catch is QuoteRequest.Refusal {
      return
    } catch {
      fatalError("\(error)")
    }
  }

  /// A draft in plain text.
  static func draft(_ bytes: [UInt8]) {
    do {
      let path = removedAtEnd + "/draft.txt"
      try live.withQuoteChecker { checker in
        try Data(bytes).write(to: URL(filePath: path))
        _ = try checker.check(draft: InputFile(path: path))
      }
    } catch is ExtractionError {
      return
    } catch is DraftError {
      return
    } catch {
      fatalError("\(error)")
    }
  }
}
