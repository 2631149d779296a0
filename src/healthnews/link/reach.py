"""Which of several names in a sentence a number belongs to.

News says `Bệnh viện A có 20 giường` and `20 ca tại Bệnh viện A`: the name before governs until another stands there; a
name after governs where nothing parts it from the number, and wins over one before where a preposition ties it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from healthnews.model import Sentence

# What parts a number from a name behind it.
PARTED = re.compile(
    r"[;:.!?\d]|, |\b(?:nhưng|còn(?! lại)|trong khi|trong đó|trong số|và có|while|but|whereas|including|of which|of whom)\b"
)
TIED = re.compile(
    r"\b(?:tại|ở|đến|tới|vào|xuống|lên|về|của|trên địa bàn|at|in|to|of)(?: (?:the|tỉnh|huyện|tp|thành phố))*\s*$"
)
CLAUSE = re.compile(r"[;:]|, |\b(?:nhưng|còn(?! lại)|và|while|but|whereas|and)\b")
NEAR = 12  # characters between a number with its noun and a name that needs no preposition: `1 dây truyền Bệnh viện A`
WINDOW = 1000  # characters around a number in which a name may govern it
FARTHEST = 110  # characters between a number and a name behind it; unmeasured beyond the development documents


def _tied(gap: str) -> bool:
    return len(gap) <= NEAR or TIED.search(gap) is not None


class Placed(Protocol):
    """Anything that stands at a place of the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Placed)


def by_sentence(sentences: Sequence[Sentence], items: Iterable[T]) -> list[list[T]]:
    """Things of a text, in order, as one list for each sentence; what stands in no sentence is left out."""
    found: list[list[T]] = [[] for _ in sentences]
    index, size = 0, len(sentences)
    for item in items:
        while index < size and sentences[index].end <= item.start:
            index += 1
        if index < size and sentences[index].start <= item.start:
            found[index].append(item)
    return found


class Marked:
    """Which sentences of a text hold a cue; each is asked for at most once."""

    def __init__(self, folded: str, sentences: Sequence[Sentence], cue: re.Pattern[str]) -> None:
        self._folded, self._sentences, self._cue = folded, sentences, cue
        self._known: dict[int, bool] = {}

    def __contains__(self, index: int) -> bool:
        if index not in self._known:
            sentence = self._sentences[index]
            self._known[index] = self._cue.search(self._folded, sentence.start, sentence.end) is not None
        return self._known[index]


def near(names: Sequence[T], start: int, end: int) -> Sequence[T]:
    """The names around [start, end): a sentence without an end must not make every number look at every name."""
    first = bisect_left(names, start - WINDOW, key=lambda name: name.start)
    last = bisect_left(names, end + WINDOW, key=lambda name: name.start)
    return names if last - first == len(names) else names[first:last]


def governing(folded: str, names: Sequence[T], start: int, end: int) -> tuple[T, str] | None:
    """The name that governs [start, end), with the way it was found: `before`, `after`, `inside`.

    `names` are those of the same sentence, in order.
    """
    names = near(names, start, end)
    inside = next((name for name in names if name.start < end and name.end > start), None)
    if inside is not None:
        return inside, "inside"
    before = next((name for name in reversed(names) if name.end <= start), None)
    after = next((name for name in names if name.start >= end), None)
    if after is not None:
        gap = folded[end : after.start]
        if (
            len(gap) > FARTHEST
            or PARTED.search(gap)
            or (before is not None and not (_tied(gap) and CLAUSE.search(folded, before.end, start)))
        ):
            after = None
    if after is not None:
        return after, "after"
    return None if before is None else (before, "before")
