internal import GRDB

/// The columns that a query selects, in its order. A column is found by its place: looking up a name costs
/// about 100 ns in each row, which counts where there are many.
protocol SelectedColumn: CaseIterable, RawRepresentable<Int> {
  /// The column in SQL.
  var sql: String { get }
}

extension SelectedColumn {
  /// The columns as `SELECT` takes them.
  static var list: String { allCases.map(\.sql).joined(separator: ", ") }
}

/// Every value is decoded where it is there and of the type wanted. A damaged file may hold any type
/// anywhere, and GRDB's subscript ends the process where a value cannot be converted.
extension Row {
  /// The value of a column of the query.
  func decoded<Value: DatabaseValueConvertible>(_ column: some SelectedColumn) -> Value? {
    decoded(at: column.rawValue)
  }

  /// The value of a column that stands behind others.
  ///
  /// - Parameter others: how many.
  func decoded<Value: DatabaseValueConvertible>(_ column: some SelectedColumn, after others: Int)
    -> Value?
  {
    decoded(at: others + column.rawValue)
  }

  /// The value of a column by its name.
  func decoded<Value: DatabaseValueConvertible>(_ name: String) -> Value? {
    let value: DatabaseValue? = self[name]
    return value.flatMap(Value.fromDatabaseValue)
  }

  /// The value at a place.
  func decoded<Value: DatabaseValueConvertible>(at index: Int) -> Value? {
    guard index < count else { return nil }
    let value: DatabaseValue = self[index]
    return Value.fromDatabaseValue(value)
  }

  /// The bytes of a column; none where there are none.
  func bytes(_ column: some SelectedColumn) -> [UInt8] {
    (decoded(column) as DatabaseBlob?)?.bytes ?? []
  }

  /// The bytes of a column by its name; none where there are none.
  func bytes(_ name: String) -> [UInt8] { (decoded(name) as DatabaseBlob?)?.bytes ?? [] }
}
