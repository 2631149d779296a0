"""Whether a single number word counts: `one patient`, but not `one of the patients`, `this one`."""

from __future__ import annotations

import re

from healthnews.lang.en import number_words as words
from healthnews.lang.en.spelled import Atom

MINUS = re.compile(r"\b(?:minus|negative) $")
RATIO_AFTER = re.compile(r" over (?:\d|one |two |t|five|a hundred)")
WORD_AFTER = re.compile(r"[ \u00a0-]([^\W\d_]+)")
WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")


def stands_alone(text: str, folded: str, start: int, end: int, atom: Atom) -> bool:
    """Whether a single number word is a number here."""
    word = atom.word
    if word in words.SCALES or word in words.HUNDRED:
        return False
    after = WORD_AFTER.match(folded, atom.end, end)
    following = after[1] if after else ""
    before = WORD_BEFORE.search(folded, max(start, atom.start - 14), atom.start)
    preceding = before[1] if before else ""
    if word in words.ARTICLES:
        return False
    if word in ("half", "quarter", "quarters"):
        if word == "half" and re.search(
            r"(?:than|over|nearly|almost|about) $", folded[max(start, atom.start - 8) : atom.start]
        ):
            return True
        return word == "half" and following in ("hour", "year", "day", "century", "of", "the")
    if MINUS.search(folded, max(start, atom.start - 10), atom.start) or RATIO_AFTER.match(folded, atom.end, end):
        return True
    if word == "one":
        whole = atom.start == start and end - atom.end <= 1
        if preceding == "only" and following not in words.ONE_NOT_BEFORE and following:
            return not folded.endswith("the only ", start, atom.start)  # only one death
        return whole or not (
            preceding in words.ONE_NOT_AFTER or following in words.ONE_NOT_BEFORE or (not following and preceding != "")
        )
    return not (
        text[atom.start].isupper() and atom.start != start and after is not None and text[after.start(1)].isupper()
    )
