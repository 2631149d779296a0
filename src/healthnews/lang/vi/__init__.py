"""How Vietnamese is written."""

from __future__ import annotations

from collections.abc import Mapping

from healthnews.lang.vi import dates, numbers, sentences, words
from healthnews.model import Number, Span, TimeExpression, TokenMode


class Vietnamese:
    """The Language contract for `vi`."""

    code = "vi"
    cues: Mapping[str, tuple[str, ...]] = {}

    def fold(self, text: str) -> str:
        folded = text.lower()
        return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

    def sentences(self, text: str, start: int, end: int) -> list[Span]:
        return sentences.split(text, start, end)

    def words(self, text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
        return words.split(text, start, end, mode)

    def numbers(self, text: str, folded: str, start: int, end: int) -> list[Number]:
        return numbers.find(text, folded, start, end)

    def times(self, text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
        return dates.find(text, folded, start, end)


LANGUAGE = Vietnamese()
