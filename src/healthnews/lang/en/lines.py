"""Lines that say nothing but a time: there a word may be one that would be none within a sentence."""

from __future__ import annotations

import re

LEADS = re.compile(
    r"\s*(?:(?:on|at|in|by|the|from|until|till|since|before|after|around|about|of|during|for|through|early|late|mid) )*"
)


def says_no_more(folded: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a sentence [start, end) holds no more than what stands in [first, last) and words that lead to it.

    >>> line = "around the 15th."
    >>> says_no_more(line, 0, len(line), 11, 15)
    True
    """
    if end - last > 2 or first - start > 24:
        return False
    return not folded[last:end].strip(" .!?") and LEADS.fullmatch(folded, start, first) is not None
