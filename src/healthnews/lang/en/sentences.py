"""Sentences. (first slice)"""

from __future__ import annotations

import re

from healthnews.model import Span

END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")


def split(text: str, start: int, end: int) -> list[Span]:
    """Cut after a full stop before a capital."""
    cuts = [start, *[m.end() for m in END.finditer(text, start, end)], end]
    return [Span(a, a + len(text[a:b].rstrip())) for a, b in zip(cuts, cuts[1:], strict=False) if text[a:b].strip()]
