internal import GRDB

extension Row {
  /// The value of a column, where it is there and of the type wanted. A damaged file may hold any
  /// type anywhere, and GRDB's subscript ends the process where a value cannot be converted.
  func decoded<Value: DatabaseValueConvertible>(_ index: Int) -> Value? {
    guard index < count else { return nil }
    let value: DatabaseValue = self[index]
    return Value.fromDatabaseValue(value)
  }
}
