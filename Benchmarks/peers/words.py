"""Words of a collection found by counting, so that the queries favour no engine's dictionary.

A run of two to four ideographs is taken for a word when many different characters stand before it and
after it (accessor variety, Feng et al. 2004), and it neither begins nor ends with a function word.
"""
import collections
import re

HAN = re.compile(r"[\u4e00-\u9fff]+")
FUNCTION = set("的和或与及在对为由其不是有可以应当并之于被将从者所了等按至自该各个这那也而就未已经时后前中内外上下第条款项十一二三四五六七八九")


def frequent_words(texts, variety=10):
    """The words of some texts, each with the number of texts that hold it."""
    before, after = collections.defaultdict(set), collections.defaultdict(set)
    texts_with = collections.Counter()
    for text in texts:
        seen = set()
        for run in HAN.findall(text):
            padded = f"^{run}$"
            for start in range(1, len(padded) - 2):
                if padded[start] in FUNCTION:
                    continue
                for end in range(start + 2, min(start + 5, len(padded))):
                    if padded[end - 1] in FUNCTION:
                        continue
                    word = padded[start:end]
                    before[word].add(padded[start - 1])
                    after[word].add(padded[end])
                    seen.add(word)
        texts_with.update(seen)
    return {word: count for word, count in texts_with.items()
            if len(before[word]) >= variety and len(after[word]) >= variety}


def words_of(text, lexicon):
    """The longest words of the lexicon in a text, from left to right."""
    found = []
    for run in HAN.findall(text):
        at = 0
        while at < len(run) - 1:
            word = next((run[at:at + size] for size in (4, 3, 2) if run[at:at + size] in lexicon), None)
            found += [word] if word else []
            at += len(word) if word else 1
    return found
