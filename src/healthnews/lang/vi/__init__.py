"""How Vietnamese is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from healthnews.lang.vi import spelling, words

if TYPE_CHECKING:
    from healthnews.model import Number, Span, TimeExpression, TokenMode

    FindNumbers = Callable[[str, str, int, int], list[Number]]
    FindTimes = Callable[[str, str, int, int], list[TimeExpression]]


class Vietnamese:
    """The Language contract for `vi`."""

    code = "vi"

    @cached_property
    def cues(self) -> Mapping[str, tuple[str, ...]]:
        from healthnews.lang import cues

        return cues.load(Path(__file__).parent, spelling.fold)

    def fold(self, text: str) -> str:
        return spelling.fold(text)

    def sentences(self, text: str, start: int, end: int) -> list[Span]:
        from healthnews.lang.vi import sentences  # words alone need neither sentences nor numbers nor dates

        return sentences.split(text, start, end)

    def words(self, text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
        return words.split(text, start, end, mode)

    def words_of(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        return words.segmenter().split(text, sentences, "facts")

    def numbers(self, text: str, folded: str, start: int, end: int) -> list[Number]:
        return self._finders[0](text, folded, start, end)

    def times(self, text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
        return self._finders[1](text, folded, start, end)

    @cached_property
    def _finders(self) -> tuple[FindNumbers, FindTimes]:
        """What finds numbers and times, loaded when first asked for: once, not at every sentence."""
        from healthnews.lang.vi import dates, numbers

        return numbers.find, dates.find


LANGUAGE = Vietnamese()
