"""Times as Vietnamese writes them: days, periods and durations, one expression with everything in it.

One pass finds the times as they stand alone (calendar_words.py); then neighbours are joined: a clock or a part of the
day with its
day, two ends with their interval, a number with its unit of time. What looks like a date and is none (`5/7 huyện`,
`Bệnh viện
30 Tháng 4`) is refused by what stands around it.
"""

from __future__ import annotations

from healthnews.lang.vi import holidays
from healthnews.lang.vi.calendar_words import GRAMMAR
from healthnews.lang.vi.durations import durations
from healthnews.lang.vi.time_atoms import read
from healthnews.lang.vi.time_joins import joined
from healthnews.model import TimeExpression


def find(text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
    """Dates, periods and durations of one sentence, left to right, never overlapping.

    >>> sentence = "Từ 10 đến 15/6 và trong 6 tháng đầu năm 2020, cách ly 14 ngày"
    >>> [sentence[t.start : t.end] for t in find(sentence, sentence.lower(), 0, len(sentence))]
    ['Từ 10 đến 15/6', '6 tháng đầu năm 2020', '14 ngày']
    """
    feast = holidays.alone(folded, start, end) if end - start <= holidays.LONGEST else None
    if feast is not None:
        return [feast]
    atoms = [
        atom
        for rule, match in GRAMMAR.finditer(folded, start, end)
        for atom in read(text, folded, start, end, rule, match)
    ]
    found = joined(folded, start, end, atoms) if atoms else []
    found += durations(text, folded, start, end, found)
    return sorted(found, key=lambda time: time.start)
