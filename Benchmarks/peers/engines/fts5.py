"""What both uses of SQLite's FTS5 share: a contentless table, its built-in bm25(), a table for filters."""
import sqlite3

from engine import Engine


class FTS5(Engine):
    tokenizer = "unicode61"

    @staticmethod
    def version():
        return f"SQLite {sqlite3.sqlite_version}"

    def terms(self, text):
        """What is given to FTS5 for a passage."""
        return text

    def match(self, query):
        """The query in FTS5's language; empty where it has no word."""
        raise NotImplementedError

    def build(self, passages):
        database = sqlite3.connect(self.folder / "index.sqlite", isolation_level=None)
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        database.execute("CREATE TABLE passages (id INTEGER PRIMARY KEY, name, kind, issuer, year INTEGER)")
        database.execute("CREATE VIRTUAL TABLE terms USING "
                         f"fts5(text, content='', tokenize='{self.tokenizer}')")
        for row, passage in enumerate(passages):
            database.execute("INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
                             (row, passage.id, passage.kind, passage.issuer, passage.year))
            database.execute("INSERT INTO terms (rowid, text) VALUES (?, ?)",
                             (row, self.terms(f"{passage.title}\n{passage.text}")))
        database.execute("INSERT INTO terms (terms) VALUES ('optimize')")
        database.execute("COMMIT")
        database.close()

    def open(self):
        self.database = sqlite3.connect(f"file:{self.folder}/index.sqlite?mode=ro", uri=True)

    def search(self, query, limit, offset=0):
        match = self.match(query)
        if not match:
            return []
        conditions, values = ["terms MATCH ?"], [match]
        for condition, value in [("kind = ?", query.kind), ("issuer = ?", query.issuer),
                                 ("year >= ?", query.since), ("year <= ?", query.until)]:
            if value:
                conditions.append(condition)
                values.append(value)
        rows = self.database.execute(
            "SELECT name FROM terms JOIN passages ON passages.id = terms.rowid "
            f"WHERE {' AND '.join(conditions)} ORDER BY rank LIMIT ? OFFSET ?", (*values, limit, offset))
        return [name for name, in rows]


def quoted(term):
    return '"' + term.replace('"', '""') + '"'
