"""Fractions in English words: `two thirds`, `one and a half`, `six million and two thirds`, `a fifth of the cases`."""

from __future__ import annotations

import re
from typing import NamedTuple

from healthnews.alternation import alternation
from healthnews.lang.en import number_words as words

UNITS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100, "thousandth": 1000, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12, "first": 1,
}  # fmt: skip
SMALL = {**{w: v for w, v in words.ONES.items() if v}, **words.TENS, "a": 1, "an": 1}
_small = alternation(SMALL)
_tens = alternation(words.TENS)
_units = alternation(UNITS)
DENOMINATOR = rf"(?:(?P<tens>{_tens})[ -])?(?P<unit>{_units})(?P<plural>s)?(?!\w)"
TAIL = re.compile(rf"[ -]+{DENOMINATOR}")
AND_TAIL = re.compile(rf"[ -]and[ -](?:(?P<n1>{_small})[ -])?(?:(?P<n2>{_small})[ -])?{DENOMINATOR}")
SCALE_AFTER = re.compile(r"(?: of an?)? (thousand|million|billion|trillion)(?!\w)")
WHOLE = re.compile(r" of\b|[ ]?[.,;:)?!]|\s*$")


class Tail(NamedTuple):
    """A fraction behind a number: where it ends, and what it makes of the number."""

    end: int
    value: float


def after(folded: str, position: int, end: int, value: float, scale: float, article: bool) -> Tail | None:
    """The fraction that goes on from a number ending at `position`; None where there is none.

    `article` says that the number is `a` or `one`: `a fifth case` is an ordinal, `a fifth of the cases` a fraction.
    """
    match = TAIL.match(folded, position, end)
    if match is not None and (match["unit"] != "first" or match["tens"]):
        return _divided(folded, match, end, value, article)
    match = AND_TAIL.match(folded, position, end)
    if match is None or (article and match["n1"] is None and value != 1):
        return None
    parts = [SMALL[word] for word in (match["n1"], match["n2"]) if word]
    denominator = _denominator(match)
    if denominator < 2:
        return None
    named = SCALE_AFTER.match(folded, match.end(), end)
    if named and scale == 1:  # three and a half million
        return Tail(named.end(), (value + sum(parts or [1]) / denominator) * words.SCALES[named[1]])
    if named:  # one billion and a half million
        return Tail(named.end(), value + sum(parts or [1]) / denominator * words.SCALES[named[1]])
    return Tail(match.end(), value + sum(parts or [1]) / denominator * (scale if scale >= 1e6 else 1.0))


def _divided(folded: str, match: re.Match[str], end: int, value: float, article: bool) -> Tail | None:
    denominator = _denominator(match)
    if denominator < 2 or (match["tens"] and value >= 100):
        return None
    plural = bool(match["plural"]) or match["unit"] in ("halves", "half", "quarter")
    if not plural and not (article and WHOLE.match(folded, match.end(), end)):
        return None
    named = SCALE_AFTER.match(folded, match.end(), end)  # three quarters billion
    if named:
        return Tail(named.end(), value / denominator * words.SCALES[named[1]])
    return Tail(match.end(), value / denominator)


def _denominator(match: re.Match[str]) -> float:
    return UNITS[match["unit"]] + (words.TENS[match["tens"]] if match["tens"] else 0)
