"""Whether a single number word counts: `ba bệnh nhân`, but not `ba của bệnh nhân`, `Mỗi năm`, `ông Ba`."""

from __future__ import annotations

import re

from healthnews.lang.vi import number_words as words
from healthnews.lang.vi.spelled import Atom

MINUS = re.compile(r"\b(?:âm|trừ) $")
DENOMINATOR = re.compile(r" phần (\w+)")
WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
WORD_BEFORE = re.compile(r"(\w+)[ \u00a0]$")
FREE = re.compile(r" đồng(?: nào)?(?: ?[^\w\s]| ?$| (?:cho|mỗi|một|để|và|hoặc|đến)(?!\w))")  # not `không đồng tình`
FIVE = re.compile(r" (?:phút|giờ|tiếng|ngày(?! (?:càng|nào|lễ|\d))|tuần)(?!\w)")  # `sau năm phút`, not `trong năm 2020`
PERSONS = frozenset(
    {"bé", "cháu", "trẻ", "em", "con", "gái", "trai", "lên", "mới", "được", "đến", "dưới", "trên", "hơn", "gần", "từ"}
)
SOME = re.compile(
    r" (?:ngày|hôm|tuần|tháng|năm|giờ|tiếng|phút|lần|người|đứa|con|cái|chiếc|bữa|lượt|ca|câu|bước|thằng|viên)(?!\w)"
)
ONE_LESS = re.compile(r"(?<!\w)([^\W\d_]{2,4}), $")
VAGUE_BEFORE = re.compile(r"\b(?:hàng|vài|mấy|nhiều|những|cả) $")
VAGUE = frozenset({"chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"})


def stands_alone(text: str, folded: str, start: int, end: int, atom: Atom) -> bool:
    """Whether a single number word is a number here."""
    word = atom.word
    if atom.start == start and end - atom.end <= 1:
        return word not in words.SCALES  # the whole text
    after = WORD_AFTER.match(folded, atom.end, end)
    following = after[1] if after else ""
    if word == "không":
        return following in words.ZERO_UNITS and (following != "đồng" or FREE.match(folded, atom.end, end) is not None)
    if MINUS.search(folded, max(start, atom.start - 5), atom.start) or (
        following == "phần" and _divided(folded, atom.end, end)
    ):
        return True
    before = WORD_BEFORE.search(folded, max(start, atom.start - 12), atom.start)
    preceding = before[1] if before else ""
    if preceding in words.NOT_AFTER and not (preceding in ("phòng", "lớp", "em") and following in words.COUNTED):
        return False
    if word in ("năm", "chín"):
        if word == "năm" and following == "tuổi":
            return preceding in PERSONS
        if word == "năm" and preceding in ("trong", "sau", "gần", "cả", "suốt"):
            return FIVE.match(folded, atom.end, end) is not None
        if following not in words.COUNTED or preceding in words.YEAR_AFTER:
            return False
        return word == "chín" or not (following in ("học", "tài") or preceding.isdigit())
    if word == "nửa":
        return following in ("năm", "tháng", "giờ", "tiếng", "ngày")
    if word not in words.NOT_BEFORE and word not in words.DIGITS:
        return False
    if word in words.TAIL_ONLY or following in words.NOT_BEFORE.get(word, ()):
        return False
    if word == "chục" and preceding in ("hàng", "vài", "mấy", "nhiều"):
        return False
    return not _is_name(text, folded, start, end, atom, after)


def is_vague(folded: str, start: int, run: list[Atom]) -> bool:
    """Whether a number of words is only an order of size: `hàng chục tỷ đồng`."""
    return run[0].word in VAGUE and VAGUE_BEFORE.search(folded, max(start, run[0].start - 7), run[0].start) is not None


def is_or(folded: str, run: list[Atom]) -> bool:
    """Whether two digits in a row, with something counted behind them, mean one or the other: `một hai hôm`."""
    if len(run) != 2 or not SOME.match(folded, run[1].end):
        return False
    first, second = (words.DIGITS.get(atom.word) for atom in run)
    return first is not None and second is not None and second == first + 1


def is_one_more(folded: str, start: int, atom: Atom, value: float) -> bool:
    """Whether a digit behind a comma means one or the other with the one before it: `ba, bốn giờ`."""
    before = ONE_LESS.search(folded, max(start, atom.start - 7), atom.start)
    return before is not None and words.DIGITS.get(before[1]) == value - 1 and bool(SOME.match(folded, atom.end))


def _divided(folded: str, position: int, end: int) -> bool:
    """Whether a number word is the numerator of a fraction: `hai phần ba`, not `hai phần trăm`."""
    denominator = DENOMINATOR.match(folded, position, end)
    return denominator is not None and denominator[1] in words.DIGITS | {words.TEN: 10}


def _is_name(text: str, folded: str, start: int, end: int, atom: Atom, after: re.Match[str] | None) -> bool:
    """Whether a capital makes a name of the word: `Ba Vì`, `ông Ba`, `Hai Bà Trưng`; in a headline it does not."""
    if not text[atom.start].isupper() or text[atom.start + 1 : atom.end].isupper():
        return False
    if after and text[after.start(1)].isupper():
        return True
    return atom.start != start and text[atom.start - 1] == " " and text[atom.start - 2].isalnum()
