"""Ordinals of Vietnamese: places in a row, which are no counts (`lần thứ 2`, `khóa VII`, `thế kỷ XX`)."""

from __future__ import annotations

import re

from healthnews.lang import roman
from healthnews.lang.vi import numbers
from healthnews.model import Number

BEFORE_FIGURES = re.compile(r"(?<!\w)thứ (?P<figures>\d{1,4})(?![\w.,]\d|\w)")
BEFORE_ROMAN = re.compile(
    r"(?<!\w)(?:thứ|thế kỷ|thế kỉ|chương|phần|mục|khóa|khoá|phụ lục|đoạn|điều|khoản|tập|quyển|hồi|kỳ|kì|đại hội|lần|"
    r"cấp|loại|năm|bài|"
    r"chặng|vua|đời|tầng|lớp|tiết|nhóm|giai đoạn|đợt) (?P<roman>[ivxlcdm]{1,9})(?!\w)"
)
BEFORE_WORDS = re.compile(r"(?<!\w)thứ (?=[^\W\d_])")
FIRST = {"nhất": 1, "nhì": 2, "ba": 3, "tư": 4, "năm": 5}


def find(text: str, folded: str, start: int, end: int) -> list[Number]:
    """Ordinals left to right, each with the word that makes it one.

    >>> sentence = "Đại hội khóa VII, lần thứ 13"
    >>> [n.value for n in find(sentence, sentence.lower(), 0, len(sentence))]
    [7.0, 13.0]
    """
    found = [
        _number(match.start(), match.end(), float(match["figures"]))
        for match in BEFORE_FIGURES.finditer(folded, start, end)
    ]
    for match in BEFORE_ROMAN.finditer(folded, start, end):
        value = roman.value(text[match.start("roman") : match.end("roman")])
        if value is not None:
            found.append(_number(match.start(), match.end(), float(value), "roman"))
    for match in BEFORE_WORDS.finditer(folded, start, end):
        found += _spelled(folded, match, end)
    return sorted(found, key=lambda number: number.start)


def _spelled(folded: str, match: re.Match[str], end: int) -> list[Number]:
    """`thứ nhất`, `thứ hai mươi mốt`."""
    rest = numbers.find(folded, folded, match.end(), min(end, match.end() + 40))
    if rest and rest[0].start == match.end() and rest[0].value is not None:
        return [_number(match.start(), rest[0].end, rest[0].value, "words")]
    word = re.compile(r"\w+").match(folded, match.end(), end)
    if word and word[0] in FIRST:
        return [_number(match.start(), word.end(), float(FIRST[word[0]]), "words")]
    return []


def _number(start: int, end: int, value: float, form: str = "digits") -> Number:
    return Number(start, end, start, end, value, value, value, form=form)  # type: ignore[arg-type]
