"""How English is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from healthnews.lang import cues
from healthnews.lang.en import sentences, words
from healthnews.lang.fold import lower
from healthnews.model import Number, Span, TimeExpression, TokenMode


class English:
    """The Language contract for `en`."""

    code = "en"
    cues: Mapping[str, tuple[str, ...]] = cues.load(Path(__file__).parent, lower)

    def fold(self, text: str) -> str:
        return lower(text)

    def sentences(self, text: str, start: int, end: int) -> list[Span]:
        return sentences.split(text, start, end)

    def words(self, text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
        return words.split(text, start, end, mode)

    def numbers(self, text: str, folded: str, start: int, end: int) -> list[Number]:
        from healthnews.lang.en import numbers  # words alone need neither numbers nor dates

        return numbers.find(text, folded, start, end)

    def times(self, text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
        from healthnews.lang.en import dates

        return dates.find(text, folded, start, end)


LANGUAGE = English()
