"""Lengths that share the unit of the last: `after 1, 3 and 6 months`, `sau 1, 3 và 6 tháng`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from healthnews.model import Number, TimeExpression
from healthnews.times import Length

MOST = 6  # members before the last
CUE = 16  # characters before the first in which its preposition stands


class Series(NamedTuple):
    """What parts the members in one language, with the group `tie` for `and`, and what stands before the first."""

    gap: re.Pattern[str]
    cue: re.Pattern[str]


def before(
    folded: str, start: int, numbers: Sequence[Number], last: Number, length: TimeExpression, words: Series
) -> list[TimeExpression]:
    """The lengths before one whose number is the last of a list, in order; `numbers` are the MOST before it, or fewer.

    The numbers grow, and two of them need `and` between: `khoa Nội 2, 6 tháng` is no list.
    """
    if not isinstance(length.form, Length) or length.form.toward or last.value is None:
        return []
    chain: list[Number] = []
    behind, tied = last, False
    for number in reversed(numbers):
        gap = words.gap.fullmatch(folded, number.end, behind.outer_start)
        if gap is None or number.value is None or number.over is not None or number.value >= (behind.value or 0):
            break
        tied = tied or gap["tie"] is not None
        chain.insert(0, number)
        behind = number
    if not (len(chain) > 1 or (chain and tied)):
        return []
    if words.cue.search(folded, max(start, behind.outer_start - CUE), behind.outer_start) is None:
        return []
    return [_of(number, length, length.form) for number in chain]


def _of(number: Number, length: TimeExpression, form: Length) -> TimeExpression:
    value = number.value
    own = Length(value=value, low=value, high=value, unit=form.unit, qualifier="exact")
    return TimeExpression(number.start, number.end, length.kind, own, length.rule)
