"""Which lines of a page that was flattened to its lines are the article: the scores, decided together.

Texts that hold little but prose are not judged by scores at all: their residue has rules
of its own.
"""

from __future__ import annotations

from healthnews.clean import scorer
from healthnews.clean.lines import BREAK, MANY, Line
from healthnews.clean.path import path

CHANGE = 0.5  # what a change costs; 0.3 to 2 differ by .005 on the development pages
SHORT_LINES = 15  # so many lines that are no prose, and so many that the lexicon knows, make a page of a text
SHORT_SHARE = 0.25
MANY_SHORT = 30  # and so many at such a share do without the lexicon, which knows two languages
MANY_SHARE = 0.65
KNOWN_LINES = 4
KNOWN_SHARE = 0.04


def is_page(lines: list[Line]) -> bool:
    """Whether a text is a whole page with its menus, not an article with some residue, a list or a table."""
    short = sum(1 for line in lines if not line.is_prose and line.words < 20 and not line.ends_sentence)
    if len(lines) > MANY or any(BREAK.search(line.text) for line in lines):
        return False  # so many lines, or stretches of even more, are a list or a log
    if short < SHORT_LINES or short < SHORT_SHARE * len(lines):
        return False
    if short >= MANY_SHORT and short >= MANY_SHARE * len(lines):
        return True
    known = sum(1 for line in lines if line.furniture is not None)
    return known >= KNOWN_LINES and known >= KNOWN_SHARE * len(lines)


def decide(lines: list[Line]) -> list[tuple[bool, float]]:
    """For each line of a page: whether it belongs to the article, and its score."""
    scores = scorer.scores(lines)
    gains = [score * scorer.weight(line) for score, line in zip(scores, lines, strict=True)]
    return list(zip(path(gains, [CHANGE] * len(gains)), scores, strict=True))
