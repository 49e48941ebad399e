/// The form of `archive.sqlite`.
///
/// One row of `files` for each file of the corpus, in exactly one state; one of `documents` for
/// each document; one of `passages` for each passage, with the row of `passage_terms` (FTS5,
/// contentless) of the same number. A document's passages have consecutive numbers. Numbers are
/// local to one index; what is shown and linked are the identifiers, which a rebuild keeps.
///
/// The grams are the first column because FTS5 stores no column number for the first one: two bytes
/// less for each gram that is not also a word (a tenth of the index).
///
/// `passage_blocks` and `document_blocks` repeat, in blocks of rows (``ColumnBlock``), what ranking,
/// filters and facets need of every passage and every document, so that it is read in one piece.
/// `names` gives the kinds, issuers and speakers the numbers by which blocks know them, with the
/// folded form that filters compare; a name that no document has any more stays.
///
/// `voices` holds who speaks in a document, and with which word; `statements` what is said and what
/// is required in a passage (``StatementCoding``), where something is. `addressees` holds of whom a
/// document requires something: those named beside an item, and (`recipient`) those that the document
/// is addressed to.
///
/// `sketch_blocks` holds a few numbers of each document's text (``SketchCoding``), by which documents
/// that are alike are found; `document_links` which documents are, a row for each side
/// (``LinkRules``): shares in thousandths.
///
/// `further` holds the fields of a description that have no column (``FurtherFields``); `archival_code` is one
/// of them again, to be found by.
///
/// A document with a `standing` is kept and not found: its passages have no terms, its statements and
/// its row in `document_blocks` are left out. `standing_note` says why it was withdrawn, or the path
/// of the version it gave way to.
///
/// `content_state` says how much of a file, or of a record in it, was read (`ContentState`). A file in the state
/// `failed` is kept and not read, and has a document all the same: one passage without text, found by what
/// its name and its description say (its `heading_path`). Only what the system refused to show has none.
///
/// `scan_language` is the language that text in a file's pictures was to be recognised in; a passage with text from
/// pictures has in `recognized` how sure the program was, from 0 to 100.
///
/// `accession_path` is the path that a file came in under, where it lies elsewhere now; ids are made of it.
///
/// `common_terms` holds the document frequencies of terms too frequent to count in their posting
/// lists at query time. A row is exact; a term without a row is counted.
///
/// `seals` holds digests of what stands in the other tables (``SealStream``): of each document, of each
/// row of some tables (``SealedTable``), of others as a whole (``SealedWhole``). `chadang verify` compares.
enum IndexSchema {
  /// `PRAGMA application_id`: "CHDG".
  static let applicationID: Int32 = 0x4348_4447
  /// `PRAGMA user_version`: raised with every change to the tables.
  static let version: Int32 = 14
  /// The form of FTS5's pages, in `passage_terms_config`.
  static let postingsVersion = 4

  static let tables = """
    CREATE TABLE settings (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE files (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      accession_path TEXT,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      description_size INTEGER,
      description_modified INTEGER,
      description_changed INTEGER,
      sha256 BLOB,
      description_sha256 BLOB,
      state TEXT NOT NULL CHECK (state IN ('indexing', 'indexed', 'failed')),
      format TEXT,
      encoding TEXT,
      reason TEXT,
      problems TEXT,
      content_state TEXT,
      scan_language TEXT
    );
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      identifier TEXT NOT NULL UNIQUE,
      file INTEGER NOT NULL REFERENCES files (id),
      external_id TEXT,
      content BLOB NOT NULL,
      scalar_count INTEGER NOT NULL,
      first_passage INTEGER NOT NULL,
      passage_count INTEGER NOT NULL,
      title TEXT,
      kind TEXT,
      issuer TEXT,
      number TEXT,
      date TEXT,
      byline TEXT,
      addressee TEXT,
      signer TEXT,
      speaker TEXT,
      source TEXT,
      secrecy TEXT,
      further TEXT,
      stated TEXT,
      first_day INTEGER,
      last_day INTEGER,
      title_key TEXT,
      people_key TEXT,
      number_key TEXT,
      archival_code TEXT,
      standing TEXT CHECK (standing IN ('withdrawn', 'replaced')),
      standing_note TEXT,
      replaces TEXT,
      content_state TEXT NOT NULL
    );
    CREATE INDEX documents_by_file ON documents (file);
    CREATE INDEX documents_not_found ON documents (standing, passage_count)
      WHERE standing IS NOT NULL;
    CREATE INDEX documents_by_secrecy ON documents (secrecy) WHERE secrecy IS NOT NULL;
    CREATE INDEX documents_by_code ON documents (archival_code) WHERE archival_code IS NOT NULL;
    CREATE INDEX documents_by_number ON documents (number_key) WHERE number_key IS NOT NULL;
    CREATE TABLE passages (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents (id),
      text TEXT NOT NULL,
      heading_path TEXT,
      repaired INTEGER NOT NULL,
      first_page INTEGER,
      last_page INTEGER,
      word_starts BLOB NOT NULL,
      source_map BLOB NOT NULL,
      recognized INTEGER
    );
    CREATE TABLE voices (
      document INTEGER NOT NULL REFERENCES documents (id),
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT,
      office TEXT,
      verb TEXT,
      key TEXT NOT NULL,
      PRIMARY KEY (document, number)
    ) WITHOUT ROWID;
    CREATE TABLE addressees (
      document INTEGER NOT NULL REFERENCES documents (id),
      number INTEGER NOT NULL,
      recipient INTEGER NOT NULL,
      key TEXT NOT NULL,
      PRIMARY KEY (document, number)
    ) WITHOUT ROWID;
    CREATE TABLE statements (
      passage INTEGER PRIMARY KEY REFERENCES passages (id),
      data BLOB NOT NULL
    );
    CREATE VIRTUAL TABLE passage_terms USING fts5 (
      grams, words, heading, content = '', tokenize = 'ascii'
    );
    CREATE VIRTUAL TABLE term_counts USING fts5vocab (passage_terms, col);
    CREATE TABLE passage_blocks (block INTEGER PRIMARY KEY, columns BLOB NOT NULL);
    CREATE TABLE document_blocks (block INTEGER PRIMARY KEY, columns BLOB NOT NULL);
    CREATE TABLE names (
      id INTEGER PRIMARY KEY,
      field TEXT NOT NULL CHECK (field IN ('kind', 'issuer', 'speaker')),
      value TEXT NOT NULL,
      key TEXT NOT NULL,
      UNIQUE (field, value)
    );
    CREATE TABLE common_terms (
      term TEXT PRIMARY KEY,
      words INTEGER NOT NULL,
      grams INTEGER NOT NULL,
      heading INTEGER NOT NULL
    ) WITHOUT ROWID;
    """ + similarityTables + sealTable

  /// What documents are alike.
  private static let similarityTables = """

    CREATE TABLE sketch_blocks (block INTEGER PRIMARY KEY, sketches BLOB NOT NULL);
    CREATE TABLE document_links (
      document INTEGER NOT NULL REFERENCES documents (id),
      other INTEGER NOT NULL REFERENCES documents (id),
      relation INTEGER NOT NULL,
      resemblance INTEGER NOT NULL,
      containment INTEGER NOT NULL,
      PRIMARY KEY (document, other)
    ) WITHOUT ROWID;
    """

  /// What stood there when it was written.
  private static let sealTable = """

    CREATE TABLE seals (
      source INTEGER NOT NULL,
      row INTEGER NOT NULL,
      seal BLOB NOT NULL,
      PRIMARY KEY (source, row)
    ) WITHOUT ROWID;
    """

  /// The keys of `settings`.
  enum Setting: String {
    /// The version of the analysis the terms were made by.
    case analysisVersion = "analysis_version"
    /// 1 while a run is writing, and after one that was cut off; else 0.
    case incomplete
    /// Raised by every run that changed something.
    case generation
    /// Raised by every transaction that changed passages or documents: what a reader holds in memory
    /// of them belongs to one revision.
    case revision
    /// The next passage number to be given.
    case nextPassage = "next_passage"
    /// Where the register ended when a run last looked: its size in bytes and the SHA-256 of its last
    /// line, which no other line names yet.
    case registerEnd = "register_end"
    /// The number of passages when `common_terms` was last made anew.
    case commonTermsPassages = "common_terms_passages"
  }
}
