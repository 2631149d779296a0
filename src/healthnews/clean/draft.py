"""A text file being sorted: its lines, and what has been decided of each so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from healthnews.clean.lines import Line
from healthnews.model import ContentRole, RemovedRole


class Verdict(NamedTuple):
    """What a part of the source is. `removed` and `kept`: exactly one is set."""

    kept: ContentRole | None
    removed: RemovedRole | None
    rule: str
    score: float | None = None


class Draft:
    """Lines and verdicts, filled by one rule after the other; a line without a verdict is open, and kept in the end.

    `cuts` holds the parts of a line that are furniture where the rest of it is article: [start, end) in the source.
    """

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.verdicts: list[Verdict | None] = [None] * len(lines)
        self.cuts: dict[int, list[tuple[int, int, Verdict]]] = {}
        self.title: int | None = None

    def keep(self, index: int, role: ContentRole, rule: str) -> None:
        """Decide that a line is article."""
        self.verdicts[index] = Verdict(role, None, rule)

    def remove(self, index: int, role: RemovedRole, rule: str, score: float | None = None) -> None:
        """Decide that a line is furniture."""
        self.verdicts[index] = Verdict(None, role, rule, score)

    def cut(self, index: int, start: int, end: int, role: RemovedRole, rule: str) -> None:
        """Decide that [start, end) of the source, a part of a line, is furniture."""
        self.cuts.setdefault(index, []).append((start, end, Verdict(None, role, rule)))

    def is_removed(self, index: int) -> bool:
        """Whether a line was found to be furniture."""
        verdict = self.verdicts[index]
        return verdict is not None and verdict.removed is not None

    def is_open(self, index: int) -> bool:
        """Whether nothing was decided yet."""
        return self.verdicts[index] is None

    def standing(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """The lines of [start, end) that were not removed, in order."""
        for index in range(start, len(self.lines) if end is None else end):
            if not self.is_removed(index):
                yield index

    def before(self, index: int) -> int | None:
        """The nearest line before that was not removed."""
        return next((i for i in range(index - 1, -1, -1) if not self.is_removed(i)), None)

    def after(self, index: int) -> int | None:
        """The nearest line after that was not removed."""
        return next(self.standing(index + 1), None)
