"""The one spelling in which words are looked up: small letters, plain spaces; always of the same length."""

from __future__ import annotations

SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\t", " "))


def lower(text: str) -> str:
    """`text` in small letters with plain spaces, code point for code point.

    >>> lower("Bệnh\\u00a0Viện")
    'bệnh viện'
    """
    folded = text.lower().translate(SPACES) if not text.isascii() else text.lower().replace("\t", " ")
    if len(folded) == len(text):
        return folded
    # "İ" alone grows in lower case
    return "".join(small if len(small := c.lower()) == 1 else c for c in text).translate(SPACES)
