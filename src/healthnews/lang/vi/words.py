"""Words. (first slice)"""

from __future__ import annotations

import re

from healthnews.model import TokenMode

WORD = re.compile(r"\w+|[^\w\s]")


def split(text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
    """Runs of letters and digits, and single marks."""
    return [m.span() for m in WORD.finditer(text, start, end)]
