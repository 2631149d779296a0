"""Numbers in table rows, by the head of their column or, in a table of two columns, of their row.

A row is one line with its cells parted by " | "; the rows of a table follow each other, and the first one that holds
no number is the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from healthnews.facts.confidence import confidence
from healthnews.facts.lexicon import words_of
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Noun, Vocabulary
from healthnews.model import Measure, Mention, Number

name = "tables"

CELLS = " | "
NUMBER_CELL = re.compile(r"[\d\s.,+\-−–()%*]*")  # a cell that holds a number and nothing else


class Cell(NamedTuple):
    """A cell of the row: where it stands in the text."""

    start: int
    end: int


def compile(vocabulary: Vocabulary) -> Find:
    """Finds the counts of one table row."""

    def find(view: View) -> Iterator[Mention]:
        if view.sight.role != "table_row" or not view.numbers:
            return
        start, end = view.sight.sentence.start, view.sight.sentence.end
        cells = _cells(view.text, start, end)
        heads = _head(view.folded, start, len(cells))
        for index, cell in enumerate(cells):
            number = _number(view, cell)
            if number is None or index == 0:
                continue
            head = heads[index] if index < len(heads) else None
            says = head
            noun = _noun(view, head) if head is not None else None
            if noun is None and len(cells) == 2:
                says = cells[0]
                noun = _noun(view, says)
            if noun is not None:
                yield _mention(view, number, noun, head, says)

    def _noun(view: View, head: Cell) -> Noun | None:
        """What a head says that its numbers count."""
        words = words_of(view.folded[head.start : head.end])
        nouns = [hit.entry for hit in vocabulary.nouns.scan(words) if hit.entry.kind != "other_count"]
        for noun in nouns:
            if noun.neutral is None:
                return noun
        for decided in vocabulary.deciders.scan(words):
            if decided.entry[0].role in ("head", "after"):
                return Noun(decided.entry[0].kind, decided.entry[0].unit)
        return nouns[0] if nouns else None

    def _measure(words: list[str], *, flow: bool) -> Measure:
        """What a head says of its column: `ca mới`, `cộng dồn`."""
        cues = {cue for hit in vocabulary.meaning.scan(words) for cue in hit.entry} if flow else set()
        return "new" if "new" in cues else "cumulative" if "cumulative" in cues else "level"

    def _mention(view: View, number: Number, noun: Noun, head: Cell | None, says: Cell | None) -> Mention:
        kind = vocabulary.kinds[noun.kind]
        subject = view.folded[head.start : head.end] if head else None
        words = words_of(subject or "")
        found = {name for hit in vocabulary.attributes.scan(words) for of, name in hit.entry if of == kind.name}
        return Mention(
            kind=kind.name,
            start=number.outer_start,
            end=number.outer_end,
            sentence=view.sight.index,
            value=number.value,
            value_min=number.low,
            value_max=number.high,
            qualifier=number.qualifier,
            unit=noun.unit or kind.unit,
            subject=subject,
            measure=_measure(words, flow=kind.flow),
            attributes=tuple(attribute for attribute in kind.attributes if attribute in found),
            rule="table",
            confidence=confidence("table"),
            because=says,
        )

    return find


def _cells(text: str, start: int, end: int) -> list[Cell]:
    cells, at = [], start
    for piece in text[start:end].split(CELLS):
        cells.append(Cell(at, at + len(piece)))
        at += len(piece) + len(CELLS)
    return cells


def _head(folded: str, start: int, size: int) -> list[Cell]:
    """The cells of the table's first row, where it is all words: the rows above with as many cells belong to it."""
    head: list[Cell] = []
    at = start - 1
    while at > 0:
        line_start = folded.rfind("\n", 0, at) + 1
        cells = _cells(folded, line_start, at)
        if len(cells) != size or size < 2:
            break
        head, at = cells, line_start - 1
    return [] if any(char.isdigit() for cell in head for char in folded[cell.start : cell.end]) else head


def _number(view: View, cell: Cell) -> Number | None:
    """The number that a cell holds alone."""
    if NUMBER_CELL.fullmatch(view.text, cell.start, cell.end) is None:
        return None
    inside = [number for number in view.numbers if cell.start <= number.start and number.end <= cell.end]
    return inside[0] if len(inside) == 1 and "%" not in view.text[cell.start : cell.end] else None
