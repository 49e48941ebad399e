internal import ArchiveModel

struct CSVReader {
  let path: String
  let textColumn: String?
  mutating func read(
    _ text: [Unicode.Scalar], report: inout ExtractionReport,
    emit: (ExtractedDocument) throws -> Void
  ) throws {}
}
