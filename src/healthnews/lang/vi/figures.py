"""What `facts` keeps whole and apart: figures, dates, document numbers, marks, abbreviations.

The model is one of news from 2013: it glues `52.338 ca` into one word, splits `10-NQ/TU`, and knows one of the
two schools of tone placement (`uỷ ban`, not `ủy ban`). Here a figure is one token, tokens are looked up in the
spelling that the model learnt, and a figure, a mark and a lone abbreviation are words of their own."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, pairwise

from healthnews.lang.vi.chunks import Expression
from healthnews.lang.vi.scores import ALONE, CAPITALS
from healthnews.lang.vi.spelling import NEW, OLD

FIGURE = re.compile(
    r"""
    (?<![^\W_])                                          # not in `F0`, `H5N1`
    (?: (?<![^\W\d_]-) | (?<=\bI-) | (?<=\bII-) | (?<=\bIII-) | (?<=\bIV-) )   # nor in `COVID-19`, but in `quý I-2017`
    (?: \d{1,5}(?:/\d{4})?[-/][A-ZĐƯ][A-ZĐƯa-zđ0-9]*(?:[-/&][A-ZĐƯa-zđ0-9]+)*(?![^\W_])   # 10-NQ/TU, 15/2020/NĐ-CP
      | \d{1,2}[hg:]\d{2}(?::\d{2})?(?:[.,]\d+)?(?![^\W_])   # 18h30, 18:22, 1:33:05.154
      | \d+(?!(?:GB|TB|KG|KM|CM|MM|ML|KW|MW|HA)\b)      # not 64GB
        [A-ZĐ]{1,2}\d*(?:-\d+(?:\.\d+)?)?(?![^\W_])     # 1A, 4K, a car's plate
      | \d+x\d+                                         # 3x4
      | \d{1,4}(?:[/-]\d{1,4})+(?![/-]?\d|[.,]\d)        # 27/2/2021, 12-2, 30-50
      | \d+(?:[.,]\d+)*(?:-\d+(?:[.,]\d+)*(?![\d/]))?    # 52.338, 37,6, 1.000-2.000
    )
    """,
    re.VERBOSE,
)
ADDRESS = re.compile("://|@|www[.]", re.IGNORECASE)  # figures of a web address stay in it
DIGIT = re.compile(r"\d")
MARKS = re.compile(r"[^\w\s]+|_+")

_CASES = [*zip(OLD, NEW, strict=True)]
_CASES += [(old.upper(), new.upper()) for old, new in _CASES] + [(old.title(), new.title()) for old, new in _CASES]
LEARNT = dict(_CASES)


class Figures:
    """A run to tokens: underthesea's, but figures whole and tones placed as the model learnt them."""

    def __init__(self, expression: Expression) -> None:
        self._expression = expression

    def __call__(self, run: str, final: bool) -> tuple[list[str], list[int]]:
        """The tokens and how many characters of the run each was made of."""
        tokens, lengths = self._expression(run, final)
        if not run.isalpha() and DIGIT.search(run):
            address = ADDRESS.search(run)
            tokens, lengths = _whole(run, address.start() if address else len(run), tokens, lengths)
        return [learnt(token) for token in tokens], lengths


def _whole(run: str, end: int, tokens: list[str], lengths: list[int]) -> tuple[list[str], list[int]]:
    """The tokens with each figure made one that stands before the token at `end`."""
    edges = {0, *accumulate(lengths)}
    limit = max(edge for edge in edges if edge <= end)
    figures = [match.span() for match in FIGURE.finditer(run) if match.end() <= limit]
    if all(a in edges and b in edges and not any(at in edges for at in range(a + 1, b)) for a, b in figures):
        return tokens, lengths
    for a, b in figures:
        edges.difference_update(range(a + 1, b))
        edges |= {a, b, a - 1} if run[a - 1 : a] == "-" else {a, b}  # 5km-10km
    cuts = sorted(edges)
    pairs = list(pairwise(cuts))
    return [unicodedata.normalize("NFC", run[a:b]) for a, b in pairs], [b - a for a, b in pairs]


def learnt(token: str) -> str:
    """The token with its tone where the model's texts place it.

    >>> learnt("ủy"), learnt("quý"), learnt("hòa")
    ('uỷ', 'quý', 'hoà')
    """
    if token.isascii():
        return token
    placed = LEARNT.get(token[-2:])
    return token if placed is None or token[-3:-2] in ("q", "Q") else token[:-2] + placed


def mark(token: str) -> int:
    """ALONE for a figure or marks, whatever stands beside them; CAPITALS for an abbreviation or a headline's word."""
    if token[0].isdecimal() or MARKS.fullmatch(token):
        return ALONE
    return CAPITALS if len(token) > 1 and token.isupper() else 0
