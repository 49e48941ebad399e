import ArchiveModel
import Foundation
internal import GRDB
internal import GRDBSQLite
import Synchronization

// Binding without copies, for the two statements that run once for each passage: the values stay
// where they are for as long as `body` runs.

func bind(_ text: String?, to statement: OpaquePointer?, _ index: Int32, _ body: () -> Int32)
  -> Int32
{
  guard var text else {
    sqlite3_bind_null(statement, index)
    return body()
  }
  return text.withUTF8 { bind(UnsafeRawBufferPointer($0), to: statement, index, body) }
}

func bindText(_ bytes: [UInt8], to statement: OpaquePointer?, _ index: Int32, _ body: () -> Int32)
  -> Int32
{
  bytes.withUnsafeBytes { bind($0, to: statement, index, body) }
}

private func bind(
  _ bytes: UnsafeRawBufferPointer, to statement: OpaquePointer?, _ index: Int32,
  _ body: () -> Int32
) -> Int32 {
  if let address = bytes.bindMemory(to: CChar.self).baseAddress {
    sqlite3_bind_text(statement, index, address, Int32(bytes.count), nil)
    return body()
  }
  // A null pointer would bind NULL.
  return "".withCString { empty in
    sqlite3_bind_text(statement, index, empty, 0, nil)
    return body()
  }
}

func bindBlob(_ bytes: [UInt8], to statement: OpaquePointer?, _ index: Int32, _ body: () -> Int32)
  -> Int32
{
  bytes.withUnsafeBytes { buffer in
    if buffer.isEmpty {
      sqlite3_bind_zeroblob(statement, index, 0)
    } else {
      sqlite3_bind_blob(statement, index, buffer.baseAddress, Int32(buffer.count), nil)
    }
    return body()
  }
}

func bind(_ number: Int?, to statement: OpaquePointer?, _ index: Int32) {
  if let number {
    sqlite3_bind_int64(statement, index, Int64(number))
  } else {
    sqlite3_bind_null(statement, index)
  }
}

/// Bytes as a BLOB value for GRDB.
struct DatabaseBlob: DatabaseValueConvertible, Collection {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var startIndex: Int { bytes.startIndex }
  var endIndex: Int { bytes.endIndex }
  func index(after index: Int) -> Int { index + 1 }
  subscript(index: Int) -> UInt8 { bytes[index] }

  var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> DatabaseBlob? {
    Data.fromDatabaseValue(value).map { DatabaseBlob([UInt8]($0)) }
  }
}

/// Lists of texts in one column: joined by U+001F (unit separator), which no such text holds.
enum TextList {
  static let separator: UInt8 = 0x1F

  static func encode(_ texts: [String]) -> String? {
    texts.isEmpty
      ? nil : texts.map(withoutSeparator).joined(separator: "\u{1F}")
  }

  /// Looked for by bytes first: the library's search takes longer than all else that is done for a row.
  private static func withoutSeparator(_ text: String) -> String {
    text.utf8.contains(separator) ? text.replacing("\u{1F}", with: " ") : text
  }

  static func decode(_ text: String?) -> [String] {
    guard let text, !text.isEmpty else { return [] }
    return text.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Facts, as a column of text holds them: a JSON array; `NULL` for none.
enum FactList {
  /// The text decoded last: the documents of a container have one list, and are read one after the other.
  private static let last = Mutex<(text: String, facts: [Fact])>(("", []))

  static func encode(_ facts: [Fact]) -> String? {
    guard !facts.isEmpty else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(facts)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func decode(_ text: String?) -> [Fact] {
    guard let text, !text.isEmpty else { return [] }
    return last.withLock { last in
      guard last.text != text else { return last.facts }
      let read = try? JSONDecoder().decode([Stored].self, from: Data(text.utf8))
      last = (text, (read ?? []).map(\.fact))
      return last.facts
    }
  }

  /// A fact as it is stored; one that this version does not know is no reason to lose the others.
  private struct Stored: Decodable {
    let fact: Fact

    init(from decoder: any Decoder) throws {
      fact = (try? Fact(from: decoder)) ?? .unreadable
    }
  }
}
