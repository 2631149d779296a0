"""One sentence as the finders walk it: its words, its numbers, and what has been claimed already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Any

from healthnews.facts.lexicon import WORD
from healthnews.model import Mention, Number, Sight

START = attrgetter("start")
HARD = frozenset(";.!?|")  # marks that end a clause
MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
TAKEN = b"\x01"


def _without_points(folded: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words without the points of `Oct. 4`, which end no clause."""
    return [
        span
        for at, span in enumerate(spans)
        if not at
        or span[1] - span[0] != 1
        or folded[span[0]] != "."
        or folded[spans[at - 1][0] : spans[at - 1][1]] not in MONTHS
    ]


class View:
    """A sentence in words. Word positions index `words`; `starts` and `ends` lead back to the text.

    Finders run in order: what one claims, with a mention or without, is taken from `numbers` before the next one looks.
    """

    __slots__ = ("_base", "_taken", "ends", "folded", "memo", "numbers", "sight", "starts", "text", "words")

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.text, self.folded = sight.text, sight.folded
        spans = [match.span() for match in WORD.finditer(self.folded, sight.sentence.start, sight.sentence.end)]
        if "." in self.folded[sight.sentence.start : sight.sentence.end - 1]:
            spans = _without_points(self.folded, spans)
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.words = [self.folded[start:end] for start, end in spans]
        self.numbers: list[Number] = list(sight.numbers)
        self._base = sight.sentence.start
        self._taken = bytearray(sight.sentence.end - sight.sentence.start)
        self.memo: dict[str, Any] = {}  # what one finder worked out and another may use

    def word_at(self, position: int) -> int:
        """The first word that starts at or after a position of the text."""
        return bisect_left(self.starts, position)

    def word_before(self, position: int) -> int:
        """How many words end at or before a position of the text."""
        return bisect_right(self.ends, position)

    def number_from(self, position: int) -> Number | None:
        """The first number that starts at or after a position of the text, if any."""
        at = bisect_left(self.numbers, position, key=START)
        return self.numbers[at] if at < len(self.numbers) else None

    def touches(self, index: int) -> bool:
        """Whether no blank parts a word of the sentence from the one before it; the first touches none."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def word(self, index: int) -> str:
        """A word, or nothing beyond the ends of the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def written(self, first: int, last: int) -> str:
        """The words [first, last) as the text writes them."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def claim(self, start: int, end: int) -> None:
        """Take the characters [start, end) away from the finders to come."""
        first, last = start - self._base, end - self._base
        self._taken[first:last] = TAKEN * (last - first)

    def release(self) -> None:
        """Leave to the next finder only the numbers that nobody has claimed."""
        self.numbers = [number for number in self.numbers if not self.claimed(number.start, number.end)]

    def claimed(self, start: int, end: int) -> bool:
        """Whether any character of [start, end) belongs to something found before."""
        return self._taken.find(TAKEN, start - self._base, end - self._base) >= 0

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the words [first, last), at least one, stand in the text."""
        return self.starts[first], self.ends[last - 1]

    def no_fact(self, start: int, end: int, why: str) -> Mention:
        """A mention without a kind: its characters are a name, or part of another fact; `why` is one of REFUSALS."""
        return Mention(kind="", start=start, end=end, sentence=self.sight.index, rule=why)
