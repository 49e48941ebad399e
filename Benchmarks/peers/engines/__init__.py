"""The engines by their names. Each module has one class `Peer`."""
import importlib

PEERS = ["fts5_icu", "fts5_trigram", "tantivy_jieba", "xapian_ngrams", "groonga_bigrams"]


def peer(name):
    return importlib.import_module(f"engines.{name}").Peer
