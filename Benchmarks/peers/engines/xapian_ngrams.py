"""Xapian with the n-grams that it makes of ideographs."""
import os
import shutil

from engine import Engine
from queries import ANY, PHRASE

YEAR = 0


class Peer(Engine):
    label = "Xapian"
    summary = "its own n-grams of ideographs (`FLAG_CJK_NGRAM`), BM25; a question is any of its n-grams"

    def __init__(self, folder):
        super().__init__(folder)
        import xapian
        self.xapian = xapian
        self.generator = xapian.TermGenerator()
        self.generator.set_flags(xapian.TermGenerator.FLAG_CJK_NGRAM)
        self.parser = xapian.QueryParser()
        self.parser.set_default_op(xapian.Query.OP_AND)

    @staticmethod
    def version():
        import xapian
        return f"Xapian {xapian.version_string()}"

    def build(self, passages):
        xapian = self.xapian
        # Its manual's advice for building much at once: commit seldom, compact at the end.
        os.environ["XAPIAN_FLUSH_THRESHOLD"] = "50000"
        loose = self.folder / "loose"
        database = xapian.WritableDatabase(str(loose), xapian.DB_CREATE_OR_OVERWRITE)
        for passage in passages:
            document = xapian.Document()
            document.set_data(passage.id)
            document.add_boolean_term("XK" + passage.kind)
            document.add_boolean_term("XI" + passage.issuer)
            document.add_value(YEAR, xapian.sortable_serialise(passage.year))
            self.generator.set_document(document)
            self.generator.index_text(f"{passage.title}\n{passage.text}")
            database.add_document(document)
        database.commit()
        database.close()
        xapian.Database(str(loose)).compact(str(self.folder / "compact"))
        shutil.rmtree(loose)

    def open(self):
        self.enquire = self.xapian.Enquire(self.xapian.Database(str(self.folder / "compact")))

    def terms(self, text):
        document = self.xapian.Document()
        self.generator.set_document(document)
        self.generator.index_text_without_positions(text)
        return [entry.term for entry in document.termlist()]

    def query(self, query):
        make, parser = self.xapian.Query, self.xapian.QueryParser
        if query.mode == ANY:
            wanted = make(make.OP_OR, self.terms(query.text))
        else:
            text = f'"{query.text}"' if query.mode == PHRASE else query.text
            wanted = self.parser.parse_query(text, parser.FLAG_PHRASE | parser.FLAG_CJK_NGRAM)
        bounds = [make(prefix + value) for prefix, value in [("XK", query.kind), ("XI", query.issuer)] if value]
        if query.since:
            serialise = self.xapian.sortable_serialise
            bounds.append(make(make.OP_VALUE_RANGE, YEAR, serialise(query.since), serialise(query.until)))
        for bound in bounds:
            wanted = make(make.OP_FILTER, wanted, bound)
        return wanted

    def search(self, query, limit, offset=0):
        self.enquire.set_query(self.query(query))
        return [match.document.get_data().decode() for match in self.enquire.get_mset(offset, limit)]
