"""The one spelling in which words are looked up: small letters, plain spaces; always of the same length."""

from __future__ import annotations

SPACES = "\t\u00a0\u2007\u2009\u200a\u202f"


def lower(text: str) -> str:
    """`text` in small letters with plain spaces, code point for code point.

    >>> lower("Bệnh\\u00a0Viện")
    'bệnh viện'
    """
    folded = text.lower()
    if len(folded) != len(text):  # "İ" alone grows in lower case
        folded = "".join(small if len(small := c.lower()) == 1 else c for c in text)
    for space in SPACES:  # six searches that mostly find nothing: a table would ask it of every character
        folded = folded.replace(space, " ")
    return folded
