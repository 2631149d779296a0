"""The words of English numbers, and where such a word is none."""

from __future__ import annotations

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19, "nought": 0, "naught": 0,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
HUNDRED = frozenset({"hundred", "hundreds"})
SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "thousands": 1e3, "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12, "bn": 1e9, "bln": 1e9, "tln": 1e12, "mn": 1e6, "mln": 1e6, "lakh": 1e5, "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7, "dozen": 12, "dozens": 12, "dz": 12, "dzs": 12, "doz": 12,
}  # fmt: skip
ARTICLES = frozenset({"a", "an"})
MINUS = frozenset({"minus", "negative"})
WORDS = frozenset({*ONES, *TENS, *HUNDRED, *SCALES, "half", "quarter", "quarters", "a", "an"})

# `one` names and does not count: one of the, this one, one another, no one.
ONE_NOT_AFTER = frozenset(
    [
        "this",
        "that",
        "the",
        "each",
        "every",
        "no",
        "any",
        "which",
        "another",
        "only",
        "same",
        "new",
        "old",
        "first",
        "last",
        "good",
        "bad",
        "big",
        "next",
        "not",
        "day",
    ]
)
ONE_NOT_BEFORE = frozenset(
    [
        "of",
        "another",
        "day",
        "way",
        "can",
        "may",
        "must",
        "should",
        "could",
        "would",
        "might",
        "cannot",
        "is",
        "was",
        "has",
        "will",
        "thing",
        "side",
        "hand",
        "who",
        "that",
        "which",
        "s",
    ]
)
