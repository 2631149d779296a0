"""One sentence as the finders walk it: its words, its numbers, and what has been claimed already."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from operator import attrgetter
from typing import Any

from healthnews.facts.lexicon import WORD
from healthnews.model import Mention, Number, Sight

START = attrgetter("start")
HARD = frozenset(";.!?|")  # marks that end a clause
MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
TAKEN = b"\x01"
# between words and words in turns: their places then are sums, which is twice as quick as asking every match
SPLIT = re.compile(f"({WORD.pattern})").split


class View:
    """A sentence in words. Word positions index `words`; `starts` and `ends` lead back to the text.

    `word_at` tells the first word that starts at or after a position of the text: asked so often that it is no method.
    Finders run in order: what one claims, with a mention or without, is taken from `numbers` before the next one looks.
    """

    __slots__ = ("_base", "_taken", "ends", "folded", "memo", "numbers", "sight", "starts", "text", "word_at", "words")

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.text, self.folded = sight.text, sight.folded
        parts = SPLIT(self.folded[sight.sentence.start : sight.sentence.end])
        edges = list(accumulate(map(len, parts), initial=sight.sentence.start))
        self.starts, self.ends, self.words = edges[1:-1:2], edges[2::2], parts[1::2]
        if not MONTHS.isdisjoint(self.words):
            self._without_points()
        self.word_at: Callable[[int], int] = partial(bisect_left, self.starts)
        self.numbers: list[Number] = list(sight.numbers)
        self._base = sight.sentence.start
        self._taken = bytearray(sight.sentence.end - sight.sentence.start)
        self.memo: dict[str, Any] = {}  # what one finder worked out and another may use

    def _without_points(self) -> None:
        """Leave out the points of `Oct. 4`, which end no clause."""
        words = self.words
        kept = [at for at, word in enumerate(words) if word != "." or not at or words[at - 1] not in MONTHS]
        self.starts, self.ends = [self.starts[at] for at in kept], [self.ends[at] for at in kept]
        self.words = [words[at] for at in kept]

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
