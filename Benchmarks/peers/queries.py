"""The queries that all engines answer, made from the collection: the same collection gives the same queries.

They are made from the passages of the smallest scale, so that they find something at each scale.
"""
import collections
import random
import re
from dataclasses import dataclass

from words import frequent_words, words_of

SEED = 7
# What a ranked question asks for: any word; a search box: all words; exact words: the phrase.
ANY, ALL, PHRASE = "any", "all", "phrase"

COMMON = ["的", "人民政府", "应当", "规定", "国务院", "部门", "有关", "机关", "管理", "以上", "本法", "条例", "负责", "单位",
          "依法", "和", "或者", "国家", "进行", "其他", "情况", "必须", "主管部门", "人民法院", "中华人民共和国", "工作",
          "社会", "企业", "经济", "安全", "行政", "责任", "可以", "不得", "依照", "按照", "以及", "组织", "第一款", "法律"]
FRAMES = ["{}有什么规定？", "{}怎么处理", "什么情况下{}？", "{}由谁负责？", "请问{}需要什么条件", "{}的期限是多久", "违反{}如何处罚？",
          "{}可以吗"]
CLAUSE = re.compile(r"[\u4e00-\u9fff]{8,40}")
NUMBERS = re.compile(r"[\u4e00-\u9fff]{2,6}〔\d{4}〕\d+号|第\d{2,4}号")
CITED = re.compile(r"《([\u4e00-\u9fff]{4,24})》")


@dataclass
class Query:
    """`text` without filters; `typed` as a person types it into chadang's search box."""
    id: str
    text: str
    mode: str
    kind: str = ""
    issuer: str = ""
    since: int = 0
    until: int = 0

    @property
    def typed(self):
        words = [f"“{self.text}”" if self.mode == PHRASE else self.text]
        if self.kind:
            words.append(f"类型:{self.kind}")
        if self.issuer:
            words.append(f"单位:{self.issuer}")
        if self.since:
            words.append(f"日期:{self.since}..{self.until}")
        return " ".join(words)


@dataclass
class QueryClass:
    """Queries of one sort, with the offset at which results are wanted."""
    name: str
    queries: list
    offset: int = 0


def clauses(passage):
    return [clause for clause in CLAUSE.findall(passage.text) if not clause.startswith("第")]


def question(passage, generator):
    """A clause in a person's words: a part of it, sometimes with a piece left out, in a frame."""
    clause = generator.choice(clauses(passage))
    start = generator.randrange(0, max(1, len(clause) - 14))
    words = clause[start:start + generator.randrange(8, 15)]
    if generator.random() < .5:
        cut = generator.randrange(2, len(words) - 3)
        words = words[:cut] + words[cut + 2:]
    return generator.choice(FRAMES).format(words)


def exact(passage, generator):
    """4 to 12 characters that follow each other; half of them begin where a clause begins."""
    clause = generator.choice(clauses(passage))
    length = generator.randrange(4, min(12, len(clause)) + 1)
    start = generator.choice([0, generator.randrange(0, len(clause) - length + 1)])
    return clause[start:start + length]


def keywords(passage, generator, lexicon):
    """Two or three words that stand in one passage."""
    words = sorted(set(words_of(passage.text, lexicon)))
    return " ".join(generator.sample(words, min(len(words), generator.randrange(2, 4))))


def characters(passages):
    """Single characters: the most frequent, some from the middle, some that are rare."""
    counts = collections.Counter(character for passage in passages for character in set(passage.text)
                                 if "\u4e00" <= character <= "\u9fff")
    ordered = sorted(counts, key=lambda character: (-counts[character], character))
    middle, rare = len(ordered) // 4, len(ordered) * 3 // 4
    return ordered[:20] + ordered[middle:middle + 20] + ordered[rare:rare + 20]


def names(passages, generator):
    """Titles of laws, titles that passages cite, and document numbers."""
    titles = sorted({passage.title.removeprefix("中华人民共和国") for passage in passages
                     if len(passage.title) <= 24})
    cited = sorted({name for passage in passages for name in CITED.findall(passage.text)})
    numbers = sorted({name for passage in passages for name in NUMBERS.findall(passage.text)})
    chosen = [(text, ALL) for text in generator.sample(titles, min(30, len(titles)))]
    chosen += [(text, ALL) for text in generator.sample(cited, min(20, len(cited)))]
    return chosen + [(text, PHRASE) for text in generator.sample(numbers, min(20, len(numbers)))]


def filtered(passages, generator, lexicon):
    """Keywords and common words with a kind, an issuer or a span of years, as the passage has them."""
    for place, passage in enumerate(passages):
        typed = keywords(passage, generator, lexicon)
        text = COMMON[place % len(COMMON)] if place % 3 == 0 else typed
        bound = place % 4
        yield Query(f"filtered{place}", text, ALL,
                    kind=passage.kind if bound in (0, 3) else "",
                    issuer=passage.issuer if bound == 1 else "",
                    since=passage.year if bound in (2, 3) else 0,
                    until=passage.year + place % 3 if bound in (2, 3) else 0)


def query_classes(passages, judged_questions=(), quick=False):
    """All classes of queries, from the passages of the smallest scale."""
    generator = random.Random(SEED)
    lexicon = frequent_words(passage.text for passage in passages[::max(1, len(passages) // 2500)])
    usable = [passage for passage in passages
              if len(clauses(passage)) >= 3 and len(set(words_of(passage.text, lexicon))) >= 3]
    share = 5 if quick else 1

    def drawn(name, count, mode, make):
        sample = generator.sample(usable, min(len(usable), count // share))
        return QueryClass(name, [Query(f"{name.split()[0]}{place}", make(passage, generator), mode)
                                 for place, passage in enumerate(sample)])

    def listed(name, texts, mode=ALL, offset=0):
        return QueryClass(name, [Query(f"{name.split()[0]}{place}", text, mode)
                                 for place, text in enumerate(texts[::share])], offset)

    questions = drawn("questions", 160, ANY, question)
    questions.queries += [Query(name, text, ANY) for name, text in judged_questions]
    # Mixed, so that a slow engine, which gets through the first of them only, has the same mixture.
    generator.shuffle(questions.queries)
    named = names(passages, generator)[::share]
    return [
        questions,
        drawn("keywords", 100, ALL,
              lambda passage, generator: keywords(passage, generator, lexicon)),
        drawn("phrases", 100, PHRASE, exact),
        listed("characters", characters(passages)),
        listed("common words", COMMON),
        QueryClass("filtered", list(filtered(generator.sample(usable, 60 // share), generator, lexicon))),
        QueryClass("names", [Query(f"names{place}", text, mode) for place, (text, mode) in enumerate(named)]),
        listed("offset 1,000", COMMON[:10], offset=1_000),
        listed("offset 5,000", COMMON[:10], offset=5_000),
        listed("offset 10,000", COMMON[:10], offset=10_000),
    ]
