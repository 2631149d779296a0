"""Roman numerals, read strictly: `XV`, `MCMXCIX`, not `IIX`."""

from __future__ import annotations

import re

FIGURES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def value(numeral: str) -> int | None:
    """What a numeral in capitals is worth, or None.

    >>> [value(numeral) for numeral in ("XV", "MCMXCIX", "IIX", "")]
    [15, 1999, None, None]
    """
    if not numeral or not WELL_FORMED.fullmatch(numeral):
        return None
    figures = [FIGURES[letter] for letter in numeral]
    following = [*figures[1:], 0]
    return sum(-figure if figure < after else figure for figure, after in zip(figures, following, strict=True))
