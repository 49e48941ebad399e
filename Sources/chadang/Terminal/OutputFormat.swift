import ArgumentParser

/// The forms results are printed in.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, csv
}

/// The forms of a report, which is one thing.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// The forms of a report on many things, which is no table.
enum RecordFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl
}

/// The forms of a list of documents: those of results, and two that are printed or filled in.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, csv, html, xlsx
}

/// What a list of documents shows.
enum ListLayout: String, CaseIterable, ExpressibleByArgument {
  /// The columns that are asked for.
  case table
  /// The catalogue of filed documents (归档文件目录).
  case catalogue
}
