"""SQLite FTS5 over words that ICU cut beforehand, ranked by the built-in bm25()."""
from engines.fts5 import FTS5, quoted
from queries import ANY, PHRASE
from segmentation import ICUWords


class Peer(FTS5):
    label = "FTS5, ICU words"
    summary = "words cut by ICU, contentless table, built-in `bm25()`"

    def __init__(self, folder):
        super().__init__(folder)
        self.words = ICUWords()

    @staticmethod
    def version():
        import icu
        return f"{FTS5.version()}, ICU {icu.ICU_VERSION}"

    def terms(self, text):
        return " ".join(self.words(text))

    def match(self, query):
        words = self.words(query.text)
        if query.mode == PHRASE:
            return quoted(" ".join(words))
        return (" OR " if query.mode == ANY else " AND ").join(map(quoted, words))
