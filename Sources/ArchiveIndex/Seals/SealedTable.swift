/// A table whose rows are sealed one by one, as they stand in the database.
enum SealedTable: Int, CaseIterable {
  case documents = 0
  case files = 1
  case names = 2
  case passageBlocks = 3
  case documentBlocks = 4
  /// The pages of the posting lists.
  case postings = 5
  case sketchBlocks = 6

  /// The table's name.
  var name: String {
    switch self {
    case .documents: "documents"
    case .files: "files"
    case .names: "names"
    case .passageBlocks: "passage_blocks"
    case .documentBlocks: "document_blocks"
    case .postings: "passage_terms_data"
    case .sketchBlocks: "sketch_blocks"
    }
  }

  /// Those whose rows SQLite tells the changes of. A document's seal (``DocumentSeal``) is over rows of
  /// several tables, and made of what they are written from.
  static let watched: [SealedTable] = allCases.filter { $0 != .documents }

  /// What the seal of a row is over, in this order.
  var content: String { "SELECT * FROM \(name)" }

  /// How a row is called in it.
  var key: String {
    switch self {
    case .documents, .files, .names, .postings: "id"
    case .passageBlocks, .documentBlocks, .sketchBlocks: "block"
    }
  }
}

/// A small table that has one seal for all its rows: SQLite does not tell the changes of tables
/// without row numbers.
enum SealedWhole: Int, CaseIterable {
  case settings = 100
  case commonTerms = 101
  /// Which terms the pages of the posting lists begin with.
  case postingPages = 102
  case postingSettings = 103
  case links = 104

  /// The table's name.
  var name: String {
    switch self {
    case .settings: "settings"
    case .commonTerms: "common_terms"
    case .postingPages: "passage_terms_idx"
    case .postingSettings: "passage_terms_config"
    case .links: "document_links"
    }
  }

  /// What the seal is over, in this order.
  var content: String {
    switch self {
    // Set while a run is writing, and checked by its value.
    case .settings: "SELECT * FROM settings WHERE key <> 'incomplete' ORDER BY key"
    case .commonTerms: "SELECT * FROM common_terms ORDER BY term"
    case .postingPages: "SELECT * FROM passage_terms_idx ORDER BY segid, term"
    case .postingSettings: "SELECT * FROM passage_terms_config ORDER BY k"
    case .links: "SELECT * FROM document_links ORDER BY document, other"
    }
  }
}
