internal import ArchiveModel

struct JSONLinesReader {
  let path: String
  mutating func read(
    _ text: [Unicode.Scalar], report: inout ExtractionReport,
    emit: (ExtractedDocument) throws -> Void
  ) throws {}
}
