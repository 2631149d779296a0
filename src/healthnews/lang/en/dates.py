"""Times as English writes them: days, periods and durations, one expression with everything in it."""

from __future__ import annotations

from healthnews.lang.en.calendar_words import (
    GRAMMAR,
)  # fmt: skip
from healthnews.lang.en.durations import durations
from healthnews.lang.en.time_atoms import read
from healthnews.lang.en.time_joins import joined
from healthnews.model import TimeExpression


def find(text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
    """Dates, periods and durations of one sentence, left to right, never overlapping.

    >>> sentence = "Between 5 March and 22 April 2008, after 3 months, on Friday, October 7th 2010"
    >>> [sentence[t.start : t.end] for t in find(sentence, sentence.lower(), 0, len(sentence))]
    ['Between 5 March and 22 April 2008', '3 months', 'Friday, October 7th 2010']
    """
    atoms = [
        atom
        for rule, match in GRAMMAR.finditer(folded, start, end)
        for atom in read(text, folded, start, end, rule, match)
    ]
    found = durations(text, folded, start, end, joined(folded, start, end, atoms) if atoms else [])
    return sorted(found, key=lambda time: time.start) if len(found) > 1 else found
