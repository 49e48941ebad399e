import ArchiveModel

extension AccessionOutcome.RefusedDescription {
  init(_ error: CorpusError) {
    self.init(path: error.path, detail: error.detail ?? error.fact)
  }
}
