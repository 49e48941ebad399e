#!/usr/bin/env python3
"""Measures how documents that are alike are found: `Benchmarks/duplicates.py [DOCUMENTS]`.

Of real documents (../shared/data) drawn at random it makes variants of each kind, indexes them beside
all the originals, and counts how many are linked to the document they were made of, and how. Prints
the table of docs/duplicates.md, what the links among the originals are, and what each costs.
"""
import collections
import json
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/chadang"
DATA = ROOT.parent / "shared/data"
SEED = 20260401
RELATIONS = ["same", "near", "contains", "contained_in"]
FULL_WIDTH = str.maketrans("0123456789,.:;()%", "０１２３４５６７８９，。：；（）％")


def paragraphs(text):
    text = re.sub(r"<!--.*?-->|^#+ ", "", text, flags=re.DOTALL | re.MULTILINE)
    return [p for p in re.split(r"\n\s*\n|\n", text) if p.strip()]


def abridged(text, _):
    return "\n\n".join(paragraphs(text)[::3])


def retypeset(text, draw):
    """Other line ends, widths and marks: lines of 28 characters, as a converter leaves them."""
    out = []
    for paragraph in paragraphs(text):
        plain = paragraph.translate(FULL_WIDTH).replace("、", "，").replace("；", "。")
        out.append("\n".join(plain[i:i + 28] for i in range(0, len(plain), 28)))
    return "\n\n".join(out)


def traditional(text, _):
    return subprocess.run(["uconv", "-x", "Hans-Hant"], input=text, capture_output=True, text=True, check=True).stdout


def as_plain_text(text, _):
    return "\n\n".join(paragraphs(text))


def misread(share):
    def change(text, draw):
        common = [c for c in text if "\u4e00" <= c <= "\u9fff"]
        return "".join(draw.choice(common) if "\u4e00" <= c <= "\u9fff" and draw.random() < share else c for c in text)
    return change


def cut_short(text, _):
    kept = paragraphs(text)
    return "\n\n".join(kept[:max(1, len(kept) // 2)])


SAME = "the same file again"
KINDS = {
    SAME: lambda text, _: text,
    "as plain text": as_plain_text,
    "re-typeset": retypeset,
    "traditional script": traditional,
    "1 % of characters misread": misread(.01),
    "3 % of characters misread": misread(.03),
    "5 % of characters misread": misread(.05),
    "10 % of characters misread": misread(.10),
    "every third paragraph": abridged,
    "the first half": cut_short,
}


def index(archive):
    done = subprocess.run([PROGRAM, "--archive", archive, "index"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout.strip().splitlines()[-1]


def links(archive):
    """path -> {path: (relation, resemblance, containment)}"""
    found = collections.defaultdict(dict)
    database = sqlite3.connect(archive / "index/archive.sqlite")
    for a, b, relation, resemblance, containment in database.execute("""
            SELECT fa.path, fb.path, relation, resemblance, containment FROM document_links
            JOIN documents a ON a.id = document JOIN files fa ON fa.id = a.file
            JOIN documents b ON b.id = other JOIN files fb ON fb.id = b.file"""):
        found[a][b] = (RELATIONS[relation], resemblance / 1000, containment / 1000)
    return found


def median(numbers):
    numbers = sorted(numbers)
    return numbers[len(numbers) // 2] if numbers else float("nan")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    draw = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        archive = pathlib.Path(folder)
        corpus = archive / "corpus"
        for part in ("laws", "reports"):
            shutil.copytree(DATA / part, corpus / part)
        originals = sorted(str(p.relative_to(corpus)) for p in corpus.rglob("*") if p.is_file())
        print(f"{len(originals)} originals: {index(archive)}")
        among = links(archive)
        pairs = sorted((among[a][b], a, b) for a in among for b in among[a] if a < b)
        print(f"links among them: {len(pairs)}; " + json.dumps(collections.Counter(p[0][0] for p in pairs)))

        texts = {p: (corpus / p).read_text(errors="replace") for p in originals}
        drawn = draw.sample([p for p in originals if len(texts[p]) > 300], count)
        made = {}
        for kind, change in KINDS.items():
            for number, path in enumerate(drawn):
                name = f"variants/{kind}/{number}" + (pathlib.Path(path).suffix if kind == SAME else ".txt")
                made[name] = (kind, [path])
                target = corpus / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(change(texts[path], draw))
        for number, (one, two) in enumerate(zip(drawn, drawn[1:] + drawn[:1])):
            name = f"variants/two in one/{number}.txt"
            made[name] = ("two in one", [one, two])
            (corpus / name).parent.mkdir(parents=True, exist_ok=True)
            (corpus / name).write_text(texts[one] + "\n\n" + texts[two])
        print(f"with {len(made)} variants: {index(archive)}\n")
        found = links(archive)

        beside = []
        editions = {a: set(b) | {a} for a, b in among.items()}
        print("| variant | made | linked to what it was made of | as | resemblance | containment | links to others |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for kind in list(KINDS) + ["two in one"]:
            wanted, hits, others = 0, [], 0
            for name, (of, sources) in made.items():
                if of != kind:
                    continue
                wanted += len(sources)
                hits += [found[name][s] for s in sources if s in found[name]]
                known = set().union(*(editions.get(s, {s}) for s in sources))
                strangers = [o for o in found[name] if not o.startswith("variants/") and o not in known]
                others += len(strangers)
                beside += [f"{kind}: {sources} and {o} {found[name][o]}" for o in strangers]
            kinds = ", ".join(f"{r} {n}" for r, n in collections.Counter(h[0] for h in hits).most_common())
            print(f"| {kind} | {wanted} | {len(hits)} ({100 * len(hits) / wanted:.0f} %) | {kinds} | "
                  f"{median([h[1] for h in hits]):.2f} | {median([h[2] for h in hits]):.2f} | {others} |")
        missed = [(k, s) for n, (k, ss) in made.items() for s in ss if s not in found[n]]
        print()
        for kind, source in missed:
            print(f"missed: {kind}: {source} ({len(texts[source])} characters)")
        for line in beside:
            print("linked to another:", line)
        print("\nall links among the originals, to be looked at:")
        for (relation, resemblance, containment), a, b in reversed(pairs):
            print(f"{relation} {resemblance:.3f} {containment:.3f} {pathlib.Path(a).stem} || {pathlib.Path(b).stem}")


main()
