"""How English ends its sentences: abbreviations, and the words that usually begin."""

from __future__ import annotations

from healthnews.lang.boundaries import Rules
from healthnews.lang.boundaries import split as split_by
from healthnews.text import Span

TITLES = """
    mr mrs ms dr prof st sen rep gov gen col lt sgt capt cmdr adm maj rev hon pres supt det sr. messrs mt ft vs v cf
    viz e.g i.e eg ie dept univ assn bros approx al ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec
"""
ENDINGS = """
    inc ltd co corp llc plc jr sr ph.d m.d d.d.s b.a m.a b.sc m.sc a.m p.m am pm u.s u.k u.n e.u u.s.a d.c etc et.al
    bros esq n.y l.a calif mass conn fla ariz mich penn pa va
"""
COUNTERS = "no nos fig figs p pp vol ch sec art eq ref jan feb mar apr jun jul aug sep sept oct nov dec"
STARTERS = """
    the a an this that these those he she it we they i you his her its our their my your there here in on at by for
    from with after before during since when while as if although though but and or so however also according more
    most many some all no not what who how why where which one two both each every another other such then now today
    yesterday meanwhile moreover officials health people to of until under over between among let please thanks is are
    was do does did can will would
"""

RULES = Rules(
    titles=frozenset(TITLES.split()),
    endings=frozenset(ENDINGS.split()),
    counters=frozenset(COUNTERS.split()),
    starters=frozenset(STARTERS.split()),
    lower_starts=True,
)


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of one block, in order, without surrounding white space.

    >>> [s for s in split("The U.S. reported 3.5 cases. Dr. Lee agreed.", 0, 44)]
    [Span(start=0, end=28), Span(start=29, end=44)]
    """
    return split_by(text, start, end, RULES)
