"""How Vietnamese is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from healthnews.lang import cues
from healthnews.lang.vi import sentences, spelling, words
from healthnews.model import Number, Span, TimeExpression, TokenMode


class Vietnamese:
    """The Language contract for `vi`."""

    code = "vi"
    cues: Mapping[str, tuple[str, ...]] = cues.load(Path(__file__).parent, spelling.fold)

    def fold(self, text: str) -> str:
        return spelling.fold(text)

    def sentences(self, text: str, start: int, end: int) -> list[Span]:
        return sentences.split(text, start, end)

    def words(self, text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
        return words.split(text, start, end, mode)

    def numbers(self, text: str, folded: str, start: int, end: int) -> list[Number]:
        from healthnews.lang.vi import numbers  # words alone need neither numbers nor dates

        return numbers.find(text, folded, start, end)

    def times(self, text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
        from healthnews.lang.vi import dates

        return dates.find(text, folded, start, end)


LANGUAGE = Vietnamese()
