"""Words as people get them from the usual libraries: ICU's and jieba's. Punctuation is left out."""


class ICUWords:
    """ICU's dictionary words."""

    def __init__(self):
        import icu
        self._unicode = icu.UnicodeString
        self._breaks = icu.BreakIterator.createWordInstance(icu.Locale("zh"))

    def __call__(self, text):
        text = self._unicode(text)
        self._breaks.setText(text)
        words, start = [], 0
        for end in self._breaks:
            # A status of 100 and more is a word or a number; less is space or punctuation.
            if self._breaks.getRuleStatus() >= 100:
                words.append(str(text[start:end]).lower())
            start = end
        return words


class JiebaWords:
    """jieba's words, with the dictionary it brings along."""

    def __init__(self):
        import rjieba
        self._cut = rjieba.cut

    def __call__(self, text):
        return [word.lower() for word in self._cut(text) if word[0].isalnum()]
