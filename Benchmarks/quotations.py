#!/usr/bin/env python3
"""Checks `quote` on random substrings of the documents themselves: `Benchmarks/quotations [CASES]`.

What a substring must be answered with is worked out here from the files and from what `show` says of
their passages, not by the program under test. Prints counts and every failure; exit code 1 where
there is one.
"""
import bisect
import collections
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(os.environ.get("QUOTATIONS_PROGRAM", ROOT / ".build/release/chadang"))
DATA = pathlib.Path(os.environ.get("QUOTATIONS_DATA", ROOT.parent / "shared/data"))
ORDER = ["identical", "punctuation", "form", "changed", "not_found"]
SYMBOLS = set("%‰+<=>±×÷$¥￥°℃/@&")


def is_word(c):
    """Whether a character must not change: letters, digits, ideographs, and some symbols."""
    return c.isalnum() or unicodedata.category(c) in ("Co", "Nl", "No", "So", "Sc") or c in SYMBOLS or c == "\ufffd" or "\u2e80" <= c <= "\u2fdf"


def words(text):
    return "".join(c for c in text if is_word(c))


class Document:
    def __init__(self, path, shown):
        data = path.read_bytes()
        encoding = shown["encoding"] or "utf-8"
        text = data.decode({"GB18030": "gb18030", "Big5": "big5", "UTF-16LE": "utf-16-le", "UTF-16BE": "utf-16-be"}
                           .get(encoding, encoding), errors="replace")
        self.text = text[1:] if text.startswith("\ufeff") else text
        self.path = shown["document"]["path"]
        self.pieces = []      # where runs of passages stand: (start, end, passage)
        stream, above = [], []
        for index, passage in enumerate(shown["passages"]):
            path_ = passage["heading_path"]
            common = 0
            while common < min(len(path_), len(above)) and path_[common] == above[common]:
                common += 1
            for heading in path_[common:]:
                if not words(passage["text"]).startswith(words(heading)):
                    stream.append(heading)
            above = path_
            stream.append(passage["text"])
            source = passage["source"]
            if source:
                for start, end in source["segments"] or [[source["start"], source["end"]]]:
                    self.pieces.append((start, end, index))
        self.pieces.sort()
        self.starts = [p[0] for p in self.pieces]
        self.stream = words("\n".join(stream))

    def inside(self, start, end):
        """Whether a range stands verbatim in one run of one passage."""
        index = bisect.bisect_right(self.starts, start) - 1
        return index >= 0 and self.pieces[index][1] >= end


    def outside(self, start, end):
        """Whether a range begins or ends in what no passage holds: headings, running heads, clutter."""
        return not self.inside(start, start + 1) or not self.inside(end - 1, end)


def chadang(archive, *arguments, text=None):
    done = subprocess.run([PROGRAM, "--archive", str(archive), *arguments], input=text, capture_output=True)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"{arguments}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def documents(archive, paths):
    listed = {}
    code = "SELECT identifier, path FROM documents JOIN files ON files.id = file WHERE external_id IS NULL"
    import sqlite3
    with sqlite3.connect(f"file:{archive}/index/archive.sqlite?mode=ro", uri=True) as base:
        for identifier, path in base.execute(code):
            listed[path] = identifier
    found = []
    for path in paths:
        if path in listed and path.rsplit(".", 1)[-1] in ("md", "txt"):
            shown = json.loads(chadang(archive, "show", "--format", "json", listed[path]))
            document = Document(archive / "corpus" / path, shown)
            if len(document.stream) > 20:
                found.append(document)
    return found


# What is done to a substring, and the worst verdict that is right then.

def plain(rng, text):
    return text


def line_breaks(rng, text):
    out = []
    for c in text:
        out.append(c)
        if rng.random() < 0.1 and not c.isascii() and not c.isdigit():
            out.append("\n")
    return "".join(out)


MARKS = {"，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")", "“": '"', "”": '"', "、": ","}


def punctuation(rng, text):
    """ASCII for Chinese punctuation, or none; not between digits, where a mark is part of a number."""
    out = []
    for i, c in enumerate(text):
        near = (text[i - 1:i] + text[i + 1:i + 2])
        if c in MARKS and not any(d.isdigit() for d in near):
            # Brackets around words may be others, but are not left out.
            out.append(rng.choice([MARKS[c], "" if c not in "（）" else c, c]))
        else:
            out.append(c)
    return "".join(out)


def width(rng, text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() and rng.random() < .8 else c for c in text)


TRADITIONAL = dict(zip("国学会发时来对这个们产业务党义经济军长门问题实现见车马书红级线总绩说话语",
                       "國學會發時來對這個們產業務黨義經濟軍長門問題實現見車馬書紅級線總績說話語"))


def script(rng, text):
    return "".join(TRADITIONAL.get(c, c) for c in text)


def ocr_spaces(rng, text):
    # Not beside a dash: whether it is a minus or part of a name is seen from what it touches.
    if any(c in text for c in "-－–−"):
        return text
    return " ".join(text) if rng.random() < .3 else "".join(c + (" " if rng.random() < .2 and not c.isascii() else "") for c in text)


PERTURBATIONS = {"plain": plain, "line breaks": line_breaks, "punctuation": punctuation, "width": width,
                 "script": script, "OCR spaces": ocr_spaces}


def cut_number(text, start, end):
    """Whether a substring begins or ends inside a number or Latin word, by the neighbours outside."""
    def run(c):
        return (c.isascii() or 0xFF10 <= ord(c) <= 0xFF5A) and c.isalnum()
    def parts(a, b):
        return run(a) and run(b)
    if start > 0 and parts(text[start - 1], text[start]):
        return True
    if end < len(text) and parts(text[end - 1], text[end]):
        return True
    # Spaces that OCR left, and the marks inside a number.
    before, after = text[max(0, start - 3):start].replace(" ", ""), text[end:end + 3].replace(" ", "")
    if text[start].isdigit() and before and (before[-1].isdigit() or before[-1] in "-－–−"
                                             or before[-1] in ".．·,，" and before[-2:-1].isdigit()):
        return True
    if text[end - 1].isdigit() and after and (after[0].isdigit() or after[0] in "%‰％"
                                              or after[0] in ".．·,，" and after[1:2].isdigit()):
        return True
    return False


def trimmed(text, start, end):
    while start < end and not is_word(text[start]):
        start += 1
    while end > start and not is_word(text[end - 1]):
        end -= 1
    return start, end


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        archive = pathlib.Path(os.environ.get("QUOTATIONS_ARCHIVE", folder + "/archive"))
        if not archive.exists():
            (archive / "corpus").mkdir(parents=True)
            shutil.copytree(ROOT / "corpus", archive / "corpus/office")
            for name in ["laws", "reports", "newspaper"]:
                if (DATA / name).is_dir():
                    shutil.copytree(DATA / name, archive / "corpus" / name)
        chadang(archive, "index")
        every = sorted(str(p.relative_to(archive / "corpus")) for p in (archive / "corpus").rglob("*") if p.is_file())
        office = [p for p in every if not p.startswith("laws")]
        laws = [p for p in every if p.startswith("laws")]
        chosen = documents(archive, office + rng.sample(laws, min(120, len(laws))))
        print(f"{len(chosen)} documents, {sum(len(d.text) for d in chosen):,} characters; seed {seed}")
        failed = check_substrings(rng, archive, chosen, cases) + check_changes(rng, archive, chosen, cases)
    sys.exit(1 if failed else 0)


def pick(rng, chosen):
    document = rng.choice(chosen)
    length = rng.randint(2, 200) if rng.random() < .8 else rng.randint(2, 12)
    start = rng.randrange(max(1, len(document.text) - length))
    return document, start, min(len(document.text), start + length)


def batch(archive, quotes):
    start = time.perf_counter()
    text = "".join(q.replace("\n", "\u2028") + "\n" for q in quotes)
    output = chadang(archive, "quote", "--batch", "-", "--format", "jsonl", "--limit", "100", text=text.encode())
    answers = [json.loads(line) for line in output.decode().split("\n") if line]
    if len(answers) != len(quotes):
        sys.exit(f"{len(quotes)} quotations, {len(answers)} answers")
    times = sorted(a["took_ms"] for a in answers if "took_ms" in a)
    print(f"  {len(quotes)} quotations in {time.perf_counter() - start:.1f} s; "
          f"p50 {times[len(times) // 2]:.1f} ms, p95 {times[len(times) * 95 // 100]:.1f} ms, most {times[-1]:.1f} ms")
    return answers


def has_place(answer, document, start, end):
    for match in answer["matches"]:
        source = match["source"]
        if match["document"]["path"] == document.path and source and source["start"] < end and source["end"] > start:
            if abs(source["start"] - start) <= max(4, (end - start) // 10) or source["segments"] or match["place"] != "text":
                return True
    return False


def check_substrings(rng, archive, chosen, cases):
    counts = collections.Counter()
    failures = []
    todo = []
    while len(todo) < cases:
        document, start, end = pick(rng, chosen)
        start, end = trimmed(document.text, start, end)
        raw = document.text[start:end]
        quoted = words(raw)
        if len(quoted) < 2:
            counts["too short"] += 1
            continue
        if "…" in raw or "..." in raw or "。。。" in raw:
            counts["holds an ellipsis"] += 1
        if quoted not in document.stream:
            counts["not one after the other in the mended text"] += 1
            continue
        todo.append((document, start, end, raw))
    name_of = list(PERTURBATIONS)
    for name in name_of:
        change = PERTURBATIONS[name]
        made = [change(rng, raw) for _, _, _, raw in todo]
        print(f"{name}:")
        for (document, start, end, raw), quote, answer in zip(todo, made, batch(archive, made)):
            if "error" in answer:
                failures.append((name, raw, answer["error"]))
                continue
            verdict = answer["verdict"]
            found = ORDER.index(verdict) <= 2
            if cut_number(document.text, start, end):
                counts["cuts a number or word"] += 1
                # Not confirmed here; elsewhere the number may stand as quoted.
                if found and any(m["document"]["path"] == document.path and m["source"] and m["source"]["start"] == start
                                 for m in answer["matches"]) and name == "plain":
                    failures.append((name + ", cut", document.text[max(0, start - 5):end + 5], verdict))
                continue
            if not found:
                failures.append((name, quote, verdict, document.path, start, end))
                continue
            worst = {"plain": "identical", "punctuation": "punctuation", "OCR spaces": "punctuation"}.get(name, "form")
            if document.inside(start, end) and "\n" not in raw and ORDER.index(verdict) > ORDER.index(worst):
                failures.append((name + ", verdict", quote, verdict, answer["folded"], document.path, start, end))
                continue
            if not has_place(answer, document, start, end):
                if document.outside(start, end) and any(m["document"]["path"] == document.path for m in answer["matches"]):
                    counts["in what was left out of the passages, or a heading"] += 1
                    continue
                if answer["total"] > len(answer["matches"]) or not answer["total_is_exact"]:
                    counts["in more places than were listed"] += 1
                else:
                    failures.append((name + ", place", quote, verdict, answer["total"], document.path, start, end))
                    continue
            counts[f"{name}: {verdict}"] += 1
    return report(counts, failures, "substrings")


def check_changes(rng, archive, chosen, cases):
    counts = collections.Counter()
    failures = []
    everything = [d.stream for d in chosen]
    made = []
    while len(made) < cases:
        document, start, end = pick(rng, chosen)
        raw = document.text[start:end]
        places = [i for i, c in enumerate(raw) if is_word(c)]
        if len(places) < 3:
            continue
        place = rng.choice(places)
        kind = rng.choice(["changed", "inserted", "dropped"])
        other = rng.choice(words(rng.choice(chosen).stream[:3000]) or "不")
        if kind == "changed":
            changed = raw[:place] + other + raw[place + 1:]
        elif kind == "inserted":
            changed = raw[:place] + other + raw[place:]
        else:
            changed = raw[:place] + raw[place + 1:]
        if words(changed) == words(raw) or len(words(changed)) < 2 or other == raw[place] and kind == "changed":
            continue
        if "…" in changed or "..." in changed:
            continue
        made.append((kind, changed, document, start, end))
    print("one character changed, inserted or dropped:")
    for (kind, quote, document, start, end), answer in zip(made, batch(archive, [m[1] for m in made])):
        if "error" in answer:
            counts["refused"] += 1
            continue
        verdict = answer["verdict"]
        if ORDER.index(verdict) <= 2:
            # Confirmed: right only where those very words stand.
            match = answer["matches"][0]
            if same(words(match["matched_text"]), words(quote)):
                counts[f"{kind}: stands elsewhere as changed"] += 1
            else:
                failures.append((kind, quote, verdict, match["matched_text"], match["folded"]))
        else:
            counts[f"{kind}: {verdict}"] += 1
    return report(counts, failures, "changes")


def same(left, right):
    return unicodedata.normalize("NFKC", left).lower() == unicodedata.normalize("NFKC", right).lower()


def report(counts, failures, name):
    for key, count in sorted(counts.items()):
        print(f"  {count:6d}  {key}")
    print(f"  {len(failures):6d}  failures of {name}")
    for failure in failures[:40]:
        print("   ", failure)
    return len(failures)


main()
