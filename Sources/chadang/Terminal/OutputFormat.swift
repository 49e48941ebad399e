import ArgumentParser

/// The forms results are printed in.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, csv
}
