"""Ordinals of English: places in a row, which are no counts (`the 6th death`, `forty-second`)."""

from __future__ import annotations

import re

from healthnews.alternation import alternation
from healthnews.lang.en import number_words as words
from healthnews.model import Number

UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
    "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
_tens = "|".join(words.TENS)
_any = "|".join(sorted({*words.ONES, *words.TENS, *words.HUNDRED, *words.SCALES, "and"}, key=lambda w: (-len(w), w)))
SPELLED = re.compile(
    rf"(?<!\w)(?P<lead>(?!and\b)(?:(?:{_any})[ —-]+){{0,8}}(?:{_tens})?)(?P<last>{alternation(UNITS)})(?!\w)"
)
FIGURES = re.compile(r"(?<![\w.,])(?P<figures>\d{1,3}(?:,\d{3})+|\d{1,12}) ?(?:st|nd|rd|th)(?!\w)")


def find(text: str, folded: str, start: int, end: int) -> list[Number]:
    """Ordinals left to right.

    >>> sentence = "the 21st and the forty-second case"
    >>> [n.value for n in find(sentence, sentence, 0, len(sentence))]
    [21.0, 42.0]
    """
    found = [
        _number(match.start(), match.end(), float(match["figures"].replace(",", "")), "digits")
        for match in FIGURES.finditer(folded, start, end)
    ]
    for match in SPELLED.finditer(folded, start, end):
        found.append(_number(match.start(), match.end(), _value(match["lead"], match["last"]), "words"))
    return sorted(found, key=lambda number: number.start)


def _value(lead: str, last: str) -> float:
    """Cardinal words with an ordinal at their end: `two hundred and fifty-fourth`."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", lead):
        if word in words.SCALES:
            total, current = total + max(current, 1.0) * words.SCALES[word], 0.0
        elif word in words.HUNDRED:
            current = max(current, 1.0) * 100
        else:
            current += words.ONES.get(word, 0) + words.TENS.get(word, 0) + (word == "a")
    unit = float(UNITS[last])
    if unit == 100:
        return total + max(current, 1.0) * 100
    if unit >= 1000:
        return total + max(current, 1.0) * unit
    return total + current + unit


def _number(start: int, end: int, value: float, form: str) -> Number:
    return Number(start, end, start, end, value, value, value, form=form)  # type: ignore[arg-type]
