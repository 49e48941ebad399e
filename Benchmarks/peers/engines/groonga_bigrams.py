"""Groonga with its bigram tokenizer: its program as a child process, commands on its standard input."""
import json
import re
import subprocess

from engine import Engine, peak_megabytes
from queries import ANY, PHRASE

RUNS = re.compile(r"\w+")

# The index is declared after the passages are loaded: Groonga then builds it in one go, its fastest way.
TABLES = """
table_create Kinds TABLE_PAT_KEY ShortText
table_create Issuers TABLE_PAT_KEY ShortText
table_create Years TABLE_PAT_KEY UInt16
table_create Passages TABLE_HASH_KEY ShortText
column_create Passages text COLUMN_SCALAR Text
column_create Passages kind COLUMN_SCALAR ShortText
column_create Passages issuer COLUMN_SCALAR ShortText
column_create Passages year COLUMN_SCALAR UInt16
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
"""
INDEXES = """
column_create Terms passages COLUMN_INDEX|WITH_POSITION Passages text
column_create Kinds passages COLUMN_INDEX Passages kind
column_create Issuers passages COLUMN_INDEX Passages issuer
column_create Years passages COLUMN_INDEX Passages year
"""


class Peer(Engine):
    label = "Groonga"
    summary = "`TokenBigram`, ranked by its `scorer_tf_idf`; a question is any of its bigrams; the time that Groonga itself states"
    text = "kept"

    def __init__(self, folder):
        super().__init__(folder)
        self.program = ["groonga", "--log-path", str(self.folder / "log"), "--log-level", "error"]

    @staticmethod
    def version():
        return subprocess.run(["groonga", "--version"], capture_output=True, text=True,
                              check=True).stdout.splitlines()[0].split(" [")[0]

    def build(self, passages):
        child = subprocess.Popen([*self.program, "-n", str(self.folder / "db")], text=True,
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        child.stdin.write(TABLES.strip() + "\nload --table Passages\n[\n")
        for place, passage in enumerate(passages):
            record = {"_key": passage.id, "text": f"{passage.title}\n{passage.text}",
                      "kind": passage.kind, "issuer": passage.issuer, "year": passage.year}
            child.stdin.write((",\n" if place else "") + json.dumps(record, ensure_ascii=False))
        child.stdin.write("\n]\n" + INDEXES.strip() + "\nstatus\n")
        child.stdin.flush()
        # An answer for each command, and one for `status`, which is the last: then all is built.
        commands = (TABLES + INDEXES).strip().replace("\n\n", "\n").count("\n") + 3
        answers = [json.loads(child.stdout.readline()) for _ in range(commands)]
        self.peak = peak_megabytes(child.pid)
        child.stdin.close()
        child.wait()
        failed = [answer for answer in answers if answer[0][0] != 0]
        if failed or child.returncode:
            raise RuntimeError(f"groonga: {failed}")

    def build_peak(self):
        return self.peak

    def open(self):
        self.child = subprocess.Popen([*self.program, str(self.folder / "db")], text=True,
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # Else a query asked a second time is answered from a cache, and the rounds measure that.
        self.send("cache_limit 0")

    def process(self):
        return self.child.pid

    def command(self, query, limit, offset):
        if query.mode == ANY:
            # Measured on CMRC, MRR@10: bigrams .914, similar search (`*S`) .782, jieba's words .575.
            grams = [run[at:at + 2] for run in RUNS.findall(query.text) for at in range(max(1, len(run) - 1))]
            wanted = " OR ".join(f'"{gram}"' for gram in dict.fromkeys(grams))
        elif query.mode == PHRASE:
            wanted = f'"{query.text}"'
        else:
            wanted = " ".join(f'"{word}"' for word in query.text.split())
        bounds = [f"{field} == {json.dumps(value, ensure_ascii=False)}"
                  for field, value in [("kind", query.kind), ("issuer", query.issuer)] if value]
        if query.since:
            bounds.append(f"between(year, {query.since}, \"include\", {query.until}, \"include\")")
        parts = {"match_columns": "scorer_tf_idf(text)", "query": wanted, "filter": " && ".join(bounds),
                 "sort_keys": "-_score", "output_columns": "_key", "limit": str(limit), "offset": str(offset)}
        return "select Passages " + " ".join(
            f"--{name} {json.dumps(value, ensure_ascii=False)}" for name, value in parts.items() if value)

    def send(self, command):
        self.child.stdin.write(command + "\n")
        self.child.stdin.flush()
        head, *body = json.loads(self.child.stdout.readline())
        if head[0] != 0:
            raise RuntimeError(f"groonga: {head}")
        return head, body[0]

    def timed_search(self, query, limit, offset=0):
        head, body = self.send(self.command(query, limit, offset))
        return head[2] * 1000, [row[0] for row in body[0][2:]]

    def search(self, query, limit, offset=0):
        return self.timed_search(query, limit, offset)[1]

    def close(self):
        self.child.stdin.close()
        self.child.wait()
