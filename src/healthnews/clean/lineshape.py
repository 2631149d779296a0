"""What can be told of one line of a flattened page alone: its words, punctuation, small words, what the lexicon says."""

from __future__ import annotations

import re
from math import log1p
from typing import NamedTuple

from healthnews.clean.lines import WORD, Line

# the commonest words of both languages, which menus and headlines use less than sentences
SMALL_WORDS = frozenset(
    [
        "và", "của", "là", "có", "được", "cho", "trong", "với", "các", "những", "một", "này", "đã", "không",
        "người", "tại", "từ", "để", "về", "khi", "đến", "ở", "ra", "vào", "cũng", "như", "theo", "thì", "mà",
        "do", "bị", "sẽ", "đang", "hay", "nếu", "vì", "the", "of", "and", "to", "in", "a", "is", "that", "for",
        "on", "was", "with", "as", "it", "at", "by", "from", "be", "are", "this", "have", "has", "had", "were",
        "not", "but", "they", "their", "which", "will", "an", "or", "he", "she", "his", "her", "its", "we",
        "you", "said", "who", "been", "more", "than", "when", "would", "about", "after",
    ]
)  # fmt: skip
AGE = re.compile(
    r"\b(?:\d+|an?)\s*(?:giây|phút|giờ|ngày|tuần|tháng|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
    r"\s*(?:ago|trước)\b"
)
SPEAKER = re.compile(
    r"(?:says?|said|wrote|commented|replied|viết|nói)\s*:?\s*$|^(?:reply|trả lời|permalink|report)\b"
    r"|\b(?:responses?|comments?|thoughts?) (?:to|on) "
)
ADDRESS = re.compile(r"https?://|www\.|[\w.]+@[\w.]+\.\w")
BARS = re.compile(r"\s[|»›•·/→>]\s")


class Shape(NamedTuple):
    """What can be told of one line alone, as numbers around 0..1."""

    words: float
    sentence: float
    prose: float
    long: float
    headline: float
    furniture: float
    related: float
    comment: float
    footer: float
    byline: float
    name: float
    commas: float
    small: float
    capitals: float
    shout: float
    digits: float
    cut: float
    colon: float
    question: float
    bars: float
    twice: float
    address: float
    agency: float
    credit: float
    age: float
    speaker: float
    quote: float


def shapes(lines: list[Line]) -> list[Shape]:
    """The shape of each line."""
    seen: dict[str, int] = {}
    for line in lines:
        seen[line.text] = seen.get(line.text, 0) + 1
    return [_shape(line, seen[line.text] > 1) for line in lines]


def _shape(line: Line, twice: bool) -> Shape:
    text = line.text if len(line.text) < 4000 else line.text[:4000]
    tokens = WORD.findall(text)
    count = max(1, len(tokens))
    role = line.role
    folded = text.lower()
    byline = line.byline
    return Shape(
        words=min(5.0, log1p(line.words)),
        sentence=float(line.ends_sentence),
        prose=float(line.is_prose),
        long=float(line.words >= 40),
        headline=float(line.is_headline),
        furniture=float(bool(role)),
        related=float(role == "related"),
        comment=float(role == "comment_widget"),
        footer=float(role == "cms_footer"),
        byline=float(byline is not None and byline.labelled),
        name=float(byline is not None and not byline.labelled),
        commas=min(1.0, 4 * text.count(",") / count),
        small=sum(token in SMALL_WORDS for token in WORD.findall(folded)) / count,
        capitals=sum(token[0].isupper() for token in tokens) / count,
        shout=float(text.isupper()),
        digits=min(1.0, 4 * sum(char.isdigit() for char in text) / len(text)),
        cut=float(line.is_cut),
        colon=float(text[-1] == ":"),
        question=float(text[-1] == "?"),
        bars=float(BARS.search(text) is not None),
        twice=float(twice),
        address=float(ADDRESS.search(text) is not None),
        agency=float(line.agency is not None),
        credit=float(line.is_caption),
        age=float(line.words < 12 and AGE.search(folded) is not None),
        speaker=float(line.words < 14 and SPEAKER.search(folded) is not None),
        quote=float(text[0] in "\"“'‘"),
    )
