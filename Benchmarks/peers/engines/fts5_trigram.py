"""SQLite FTS5 with its trigram tokenizer, ranked by the built-in bm25()."""
import re

from engines.fts5 import FTS5, quoted
from queries import ANY

RUNS = re.compile(r"\w+")


class Peer(FTS5):
    label = "FTS5, trigrams"
    summary = "trigram tokenizer, contentless table, built-in `bm25()`; a question is any of its trigrams"
    tokenizer = "trigram"

    def cannot(self, query):
        if query.mode != ANY and min(map(len, query.text.split())) < 3:
            return "words of fewer than three characters"
        return ""

    def match(self, query):
        if query.mode != ANY:
            return " AND ".join(map(quoted, query.text.split()))
        grams = [run[at:at + 3] for run in RUNS.findall(query.text) for at in range(len(run) - 2)]
        return " OR ".join(map(quoted, dict.fromkeys(grams)))
