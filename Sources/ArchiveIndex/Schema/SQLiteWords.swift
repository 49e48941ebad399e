import ArchiveModel
internal import GRDBSQLite

/// What SQLite's result codes (https://sqlite.org/rescode.html) say, in words.
enum SQLiteWords {
  /// The words for a result code; `nil` for those that say nothing to a person.
  static func of(_ code: Int32) -> Wording? {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: .say("正被另一个进程占用", "in use by another process")
    case SQLITE_CANTOPEN: .say("系统打不开这个文件", "the system does not open the file")
    case SQLITE_CORRUPT: .say("数据库的内容前后矛盾", "the database contradicts itself")
    case SQLITE_FULL: .say("磁盘已满", "the disk is full")
    case SQLITE_INTERRUPT: .say("已中断", "interrupted")
    case SQLITE_IOERR: .say("磁盘读写出错", "the disk failed to read or write")
    case SQLITE_NOMEM: .say("内存不足", "out of memory")
    case SQLITE_NOTADB: .say("不是 SQLite 数据库", "not a SQLite database")
    case SQLITE_PERM, SQLITE_AUTH: .say("没有权限", "no permission")
    case SQLITE_READONLY: .say("只能读，不能写", "it can be read, not written")
    case SQLITE_TOOBIG: .say("一项内容太大", "a value is too large")
    default: nil
    }
  }
}
