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
