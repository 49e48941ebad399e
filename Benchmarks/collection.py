#!/usr/bin/env python3
"""Makes collections of passages from ../shared/data: laws split into articles, reports into paragraphs.

`collection.py --passages 150000 --output F.jsonl` writes one record a line, with `id`, `title`, `text`,
`kind`, `issuer` and `date`. A smaller collection is the beginning of a larger one, and two runs give the
same bytes. Documents come in a fixed random order; when all are used, they come again in varied copies
(variation.py), so that no two passages are alike and the vocabulary keeps growing.
"""
import argparse
import itertools
import json
import pathlib
import random
import re
import sys
from dataclasses import asdict, dataclass

from variation import Variation

DATA = pathlib.Path(__file__).resolve().parents[2] / "shared/data"
SEED = 20180901
# A passage of chadang has at most 500 characters. Longer articles are cut here in the same way, so
# that all engines have the same passages; a copy may grow by a clause.
LONGEST = 430
SHORTEST = 16

ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇]+条")
DIVISION = re.compile(r"^(#+ |第[一二三四五六七八九十百零〇]+[编章节分]|<!--)")
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
NAME_DAY = re.compile(r"\((\d{4})-(\d\d)-(\d\d)\)")
SENTENCE_END = re.compile(r"(?<=[。；！？])")
CLUTTER = {"下载", "打印", "全屏", "收藏", "【字号：", "加大", "还原", "减小", "】"}
ISSUERS = ["全国人民代表大会常务委员会", "全国人民代表大会", "国务院", "最高人民法院", "最高人民检察院", "公安部", "财政部",
           "国家市场监督管理总局", "人力资源社会保障部", "国家安全部", "中国证券监督管理委员会"]
KINDS = ["条例", "办法", "决定", "批复", "通知", "意见", "规划", "方案", "公告", "命令"]


@dataclass
class Passage:
    """What every engine indexes. `id` is the file's path, `#` and the place in it."""
    id: str
    title: str
    text: str
    kind: str
    issuer: str
    date: str

    @property
    def document(self):
        return self.id.rsplit("#", 1)[0]

    @property
    def year(self):
        return int(self.date[:4])

    @property
    def is_copy(self):
        return self.id.startswith("copy")


def pieces(paragraphs):
    """Joins the paragraphs of an article, and cuts what is too long: at paragraphs, then at sentences."""
    parts = []
    for paragraph in paragraphs:
        if len(paragraph) <= LONGEST:
            parts.append(paragraph)
            continue
        for sentence in SENTENCE_END.split(paragraph):
            parts.extend(sentence[at:at + LONGEST] for at in range(0, len(sentence), LONGEST))
    text = ""
    for part in parts:
        if text and len(text) + len(part) + 1 > LONGEST:
            yield text
            text = part
        else:
            text = f"{text}\n{part}" if text else part
    if text:
        yield text


def articles(lines):
    """Groups the lines of a law: an article with its paragraphs; outside articles each paragraph alone."""
    group, inside = [], False
    for line in lines:
        if DIVISION.match(line):
            yield group
            group, inside = [], False
        elif ARTICLE.match(line):
            yield group
            group, inside = [line], True
        elif inside:
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def read_law(path):
    head, _, body = path.read_text().partition("<!-- INFO END -->")
    if not body:
        head, body = "", head
    lines = [line.strip(" \u3000") for line in (head or body).splitlines()]
    title = next((line.lstrip("# ") for line in lines if line.startswith("# ")), path.stem)
    days = NAME_DAY.findall(path.name) or DAY.findall(head) or [("2000", "1", "1")]
    issuer = next((issuer for issuer in ISSUERS if issuer in head), "国务院")
    kind = "法律" if title.endswith("法") else next((kind for kind in KINDS if kind in title), "其他")
    body = [line.strip(" \u3000") for line in body.splitlines()]
    groups = articles([line for line in body if line])
    return title, kind, issuer, "{}-{:0>2}-{:0>2}".format(*days[-1]), groups


def read_report(path):
    lines = [line.strip(" \u3000") for line in path.read_text().splitlines()]
    lines = [line for line in lines if line and line not in CLUTTER]
    issuer = path.stem.replace("2026年", "").removesuffix("工作报告").replace("人民政府", "政府")
    issuer = "国务院" if issuer == "政府" else issuer
    return path.stem, "报告", issuer, "2026-02-01", ([line] for line in lines)


def read_documents(data):
    """All documents, each a list of passages, in an order that does not depend on the file system."""
    for folder, read in [("laws", read_law), ("reports", read_report)]:
        for path in sorted((data / folder).rglob("*")):
            if path.suffix not in (".md", ".txt"):
                continue
            name = str(path.relative_to(data))
            title, kind, issuer, date, groups = read(path)
            texts = (text for group in groups for text in pieces(group))
            texts = [text for text in texts if len(text) >= SHORTEST]
            yield [Passage(f"{name}#{place}", title, text, kind, issuer, date)
                   for place, text in enumerate(texts)]


def all_passages(data=DATA):
    """An endless sequence: the real passages first, then varied copies of them."""
    documents = list(read_documents(data))
    random.Random(SEED).shuffle(documents)
    for copy in itertools.count():
        variation = Variation(SEED + copy, documents)
        for document in documents:
            yield from variation.of_document(document, copy) if copy else document


def passages(count, data=DATA):
    """The first `count` passages; 0 means all the real ones."""
    if count:
        return list(itertools.islice(all_passages(data), count))
    return list(itertools.takewhile(lambda passage: not passage.is_copy, all_passages(data)))


def write(collection, path):
    """Writes a container; returns the bytes of the texts in UTF-8."""
    with open(path, "w") as file:
        for passage in collection:
            file.write(json.dumps(asdict(passage), ensure_ascii=False) + "\n")
    return sum(len(passage.text.encode()) for passage in collection)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=0, help="how many; 0 means all the real ones")
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    if not (DATA / "laws").is_dir():
        sys.exit(f"{DATA} is not here: no collection")
    collection = passages(options.passages)
    size = write(collection, options.output)
    documents = len({passage.document for passage in collection})
    print(f"{len(collection)} passages of {documents} documents, {size / 1e6:.1f} MB of text")


if __name__ == "__main__":
    main()
