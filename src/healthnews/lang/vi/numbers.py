"""Numbers. (first slice)"""

from __future__ import annotations

import re

from healthnews.model import Number

DIGITS = re.compile(r"\d+")


def find(text: str, folded: str, start: int, end: int) -> list[Number]:
    """Runs of digits."""
    found = []
    for match in DIGITS.finditer(text, start, end):
        value = float(match[0])
        found.append(Number(match.start(), match.end(), match.start(), match.end(), value, value, value))
    return found
