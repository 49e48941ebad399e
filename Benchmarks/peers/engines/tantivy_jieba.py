"""Tantivy over words that jieba cut beforehand."""
import importlib.metadata

from engine import Engine
from queries import ANY, PHRASE
from segmentation import JiebaWords


class Peer(Engine):
    label = "Tantivy, jieba"
    summary = "words cut by jieba, BM25, hits not counted (so that blocks can be skipped)"

    def __init__(self, folder):
        super().__init__(folder)
        import tantivy
        self.tantivy = tantivy
        self.words = JiebaWords()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("name", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("issuer", tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("year", indexed=True, fast=True)
        self.schema = builder.build()

    @staticmethod
    def version():
        return (f"tantivy {importlib.metadata.version('tantivy')}, "
                f"rjieba {importlib.metadata.version('rjieba')}")

    def build(self, passages):
        writer = self.tantivy.Index(self.schema, str(self.folder)).writer(256_000_000, num_threads=1)
        for passage in passages:
            words = " ".join(self.words(f"{passage.title}\n{passage.text}"))
            writer.add_document(self.tantivy.Document(
                name=passage.id, text=words, kind=passage.kind, issuer=passage.issuer, year=passage.year))
        writer.commit()
        writer.wait_merging_threads()

    def open(self):
        self.index = self.tantivy.Index.open(str(self.folder))
        self.searcher = self.index.searcher()

    def query(self, query):
        make, occur = self.tantivy.Query, self.tantivy.Occur
        words = self.words(query.text)
        if query.mode == PHRASE and len(words) > 1:
            wanted = make.phrase_query(self.schema, "text", words)
        else:
            how = occur.Should if query.mode == ANY else occur.Must
            wanted = make.boolean_query([(how, make.term_query(self.schema, "text", word))
                                         for word in dict.fromkeys(words)])
        filters = [make.term_query(self.schema, field, value)
                   for field, value in [("kind", query.kind), ("issuer", query.issuer)] if value]
        if query.since:
            filters.append(make.range_query(self.schema, "year", self.tantivy.FieldType.Integer,
                                            query.since, query.until))
        if not filters:
            return wanted
        return make.boolean_query([(occur.Must, wanted)] + [
            (occur.Must, make.const_score_query(bound, 0)) for bound in filters])

    def search(self, query, limit, offset=0):
        found = self.searcher.search(self.query(query), limit, count=False, offset=offset)
        return [self.searcher.doc(address)["name"][0] for _, address in found.hits]
