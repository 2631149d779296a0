"""Numbers as Vietnamese writes them: digits, words and both, with ranges, approximators and bounds.

Atoms (a literal in digits, a number word) are found by one pass; neighbours that only a blank parts are read together
(`2 tỷ 500 triệu`, `hai trăm linh năm`). A word that stands alone must look like a number: see number_words.py.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from healthnews.lang import digits, joining
from healthnews.lang.alternation import alternation
from healthnews.lang.joining import Read
from healthnews.lang.vi import number_words as words
from healthnews.model import Number

MEASURED = re.compile(
    r"\s?(?:%|phần|triệu|tỷ|tỉ|nghìn|ngàn|vạn|trăm|tr\b|kg|g\b|gram|mg|mcg|µg|ml|lít|l\b|km|m\b|m2|m3|m²|m³|cm|mm|mét|ha\b|tấn|tạ|yến|"
    r"độ|°|mmol|mmhg|điểm|lần|usd|đô|giờ|giây|phút|inch|gb|tb|kw|mw|kva)",
    re.IGNORECASE,
)
HABIT = digits.Habit(thousands=".", measured=MEASURED, spaced_groups=2)

_OTHERS = r"(?!\w)(?! (?:chứng|phú|tập|hồi|đại|lệ|số|giá|trọng|suất|mỉ|tuất|mão|dậu|ninh|phúc|thắng)(?!\w))"  # triệu chứng, tỷ lệ, Vạn Phúc
ATOM = re.compile(
    rf"{digits.LITERAL}|\b(?:(?:{alternation(words.SCALES)}){_OTHERS}|(?:{alternation((words.WORDS | words.POINT) - set(words.SCALES))})(?!\w))"
    r"|(?<=\d)tr(?=\d|\b)"
)
GLUED_LETTER = re.compile(r"[^\W\d_]+\d?")
GLUED_UNIT = re.compile(r"(?:KG|KM|CM|MM|M2|M3|ML|GB|TB|KW|MW|USD|VNĐ|VND|VNd|Đ|EUR|TRIỆU|TỶ)$|[^\W\d_][^\W\d_]*[a-zà-ỹ]")
MINUS = re.compile(r"\b(?:âm|trừ) $")
DENOMINATOR = re.compile(r" phần (\w+)")
WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
WORD_BEFORE = re.compile(r"(\w+)[ \u00a0]$")


class Atom(NamedTuple):
    """A literal (`value` set) or a number word."""

    start: int
    end: int
    word: str
    value: float | None = None
    sign: int = 0


BEFORE: dict[str, str] = {
    "hơn": "more_than", "trên": "more_than", "quá": "more_than", "vượt": "more_than", "vượt quá": "more_than", "vượt trên": "more_than",
    "lớn hơn": "more_than", "nhiều hơn": "more_than", "vượt mốc": "more_than", "vượt ngưỡng": "more_than", ">": "more_than",
    "gần": "nearly", "gần như": "nearly", "ngót": "nearly", "ngót nghét": "nearly", "gần tới": "nearly", "gần đến": "nearly",
    "suýt soát": "nearly", "sắp": "nearly",
    "khoảng": "about", "khoảng chừng": "about", "chừng": "about", "tầm": "about", "cỡ": "about", "ước": "about", "ước tính": "about",
    "ước khoảng": "about", "ước chừng": "about", "trên dưới": "about", "xấp xỉ": "about", "tầm khoảng": "about",
    "ước đạt": "about", "dao động": "about", "~": "about", "≈": "about", "phỏng chừng": "about",
    "ít nhất": "at_least", "ít nhất là": "at_least", "tối thiểu": "at_least", "tối thiểu là": "at_least", "không dưới": "at_least",
    "không ít hơn": "at_least", "không thấp hơn": "at_least", "từ ít nhất": "at_least", "≥": "at_least", ">=": "at_least",
    "dưới": "less_than", "chưa đến": "less_than", "chưa đầy": "less_than", "chưa tới": "less_than", "ít hơn": "less_than",
    "nhỏ hơn": "less_than", "thấp hơn": "less_than", "không đến": "less_than", "không đầy": "less_than", "không tới": "less_than",
    "<": "less_than", "đến dưới": "less_than",
    "tối đa": "at_most", "tối đa là": "at_most", "nhiều nhất": "at_most", "nhiều nhất là": "at_most", "không quá": "at_most",
    "không hơn": "at_most", "không vượt quá": "at_most", "không nhiều hơn": "at_most", "≤": "at_most", "<=": "at_most",
    # emphasis: says that it is much, not that it is a bound
    "lên tới": "exact", "lên đến": "exact", "có tới": "exact", "có đến": "exact", "tới": "exact", "đạt tới": "exact", "đạt đến": "exact",
    "tới hơn": "more_than", "tới gần": "nearly", "đến hơn": "more_than", "đến gần": "nearly", "lên hơn": "more_than", "lên gần": "nearly",
    "những": "exact", "con số": "exact",
}  # fmt: skip
BOUNDS = joining.Bounds(
    between=re.compile(r"\s?[-–—~]\s?(?:vn[dđ]|usd|[$€£])?|%?\s?(?:đến|tới)\s|%\s?[-–—]\s?|(?:\s?(?:đồng|đ|₫|\$|%|độ c|độ|°c|usd|tuổi))\s?[-–—]\s?"),
    weak_between=re.compile(r"\s?(?:[^\W\d_]{1,8}|%|°c)?(?: [^\W\d_]{1,6})?\s(?:đến|tới|và)\s(?:khoảng |gần |hơn )?|\s?[-–—]\s?"),
    opening=re.compile(r"\b(?:từ|giữa)\s(?:khoảng\s)?$"),
    before=BEFORE,  # type: ignore[arg-type]
    last_words=frozenset(key.split()[-1] for key in BEFORE),
    after=re.compile(
        r"(?P<at_least>(?: [^\W\d_]{1,8}){0,4} (?:trở lên|đổ lên)\b)|(?P<at_most>(?: [^\W\d_]{1,8}){0,4} (?:trở xuống|đổ xuống)\b)"
    ),
    refused=re.compile(r"\b(?:dựa|kể|ở|bên|phía|xếp|đứng)\s$"),
    over=re.compile(r"/| trên | chia "),
    fraction=re.compile(r" phần "),
    tie=re.compile(r",? (?:và|nhưng) "),
)


def find(text: str, folded: str, start: int, end: int) -> list[Number]:
    """Numbers of one sentence, left to right, never overlapping.

    >>> sentence = "Gần 5.488 lượt, hai trăm linh năm ca, 5-10 triệu"
    >>> [(n.low, n.high) for n in find(sentence, sentence.lower(), 0, len(sentence))]
    [(None, 5488.0), (205.0, 205.0), (5000000.0, 10000000.0)]
    """
    return list(_found(text, folded, start, end))


@lru_cache(maxsize=4)
def _found(text: str, folded: str, start: int, end: int) -> tuple[Number, ...]:
    reads = _reads(text, folded, start, end)
    return tuple(joining.join(folded, start, end, reads, BOUNDS)) if reads else ()


def _reads(text: str, folded: str, start: int, end: int) -> list[Read]:
    found: list[Read] = []
    group: list[Atom] = []
    reach = start
    for match in ATOM.finditer(folded, start, end):
        if match.start() < reach:
            continue
        atoms = _atoms(text, folded, match, end)
        if not atoms:
            continue
        reach = atoms[-1].end
        for atom in atoms:
            if group and not _adjacent(folded, group[-1], atom):
                _read_group(text, folded, start, end, group, found)
                group = []
            group.append(atom)
    if group:
        _read_group(text, folded, start, end, group, found)
    return found


def _atoms(text: str, folded: str, match: re.Match[str], end: int) -> list[Atom]:
    first = match[0]
    if not first[0].isdigit():
        return [Atom(match.start(), match.end(), first)]
    start = match.start()
    if folded.startswith("tr", start - 2) and start > 2 and folded[start - 3].isdigit() and first.isdigit():
        return [Atom(start, match.end(), "", float(f"0.{first}") * 1e6)]  # 1tr5
    literals = digits.read(text, match.start(), match.end(), end, HABIT)
    if literals and _is_code(text, literals[-1].end, end):
        return []
    return [Atom(item.start, item.end, "", item.value, item.sign) for item in literals]


def _is_code(text: str, position: int, end: int) -> bool:
    """Whether the letters glued to a number make a name of it: `46G`, `5K`, `108B`, not `75ml`, `05cơ quan`, `150.000VNĐ`."""
    if position >= end or not text[position].isalpha():
        return False
    glued = GLUED_LETTER.match(text, position, end)
    assert glued
    if glued[0][0] == "m" and glued[0][1:].isdecimal() and glued[0] not in ("m2", "m3"):
        return True  # 1m8: a height of 1.8 m
    return glued[0][0].isupper() and not GLUED_UNIT.match(glued[0])


def _adjacent(folded: str, left: Atom, right: Atom) -> bool:
    gap = right.start - left.end
    if gap == 0:
        return left.word == "tr" or right.word == "tr"
    return gap == 1 and folded[left.end] in " \u00a0"


def _read_group(text: str, folded: str, start: int, end: int, group: list[Atom], found: list[Read]) -> None:
    index = 0
    while index < len(group):
        size, value, scale = _parse(group, index, folded, end)
        if not size:
            index += 1
            continue
        run = group[index : index + size]
        index += size
        divides = bool(found) and folded[found[-1].end : run[0].start] == " phần "
        if size == 1 and run[0].value is None and not (divides or _stands_alone(text, folded, start, end, run[0])):
            continue
        found.append(_as_read(folded, start, run, value, scale))


def _as_read(folded: str, start: int, run: list[Atom], value: float, scale: float) -> Read:
    first, sign = run[0].start, run[0].sign
    minus = MINUS.search(folded, max(start, first - 5), first)
    if minus and run[0].value is None:
        first, sign = minus.start(), -1
    has_digits = any(atom.value is not None for atom in run)
    form = "digits" if has_digits and len(run) == 1 else "mixed" if has_digits else "words"
    if len(run) == 1 and run[0].word == "một":
        form = "article"
    return Read(first, run[-1].end, round(value, 9), form, sign, scale)


def _parse(group: list[Atom], index: int, folded: str, end: int) -> tuple[int, float, float]:
    """The longest number from `index`: how many atoms, its value, and its last scale. No atoms: none starts there."""
    total, current, last, size, scale = 0.0, None, 0.0, 0, 1.0
    position, tail_zero = index, False
    while position < len(group):
        atom = group[position]
        if atom.value is not None:
            if current is not None or (total and not (last and _scale_after(group, position))):
                break
            current, position, tail_zero = atom.value, position + 1, True
        elif atom.word in words.SCALES:
            unit = words.SCALES[atom.word]
            if current is None and not total:
                break
            if last and unit > last:
                total, current = (total + (current or 0.0)) * unit, None
            elif current is None:
                break
            else:
                total, current = total + current * unit, None
            last, scale, position, tail_zero = unit, unit, position + 1, False
        elif atom.word in words.HALF:
            if current is None and last:
                total, position, size = total + last / 2, position + 1, position + 1 - index
            elif current is not None and current >= 100 and current % 100 == 0 and group[position - 1].word == words.HUNDRED:
                current, position, size = current + 50, position + 1, position + 1 - index
            break
        elif atom.word in words.TENS | {words.HUNDRED} and current is not None and group[position - 1].value is not None:
            factor = 100 if atom.word == words.HUNDRED else 10
            current, position, scale = current * factor, position + 1, float(factor)
            if factor == 100:
                last = last or 0.0
        else:
            taken, small, zero = _below_thousand(group, position, folded, end, bool(total))
            if not taken or current is not None:
                break
            current, position, tail_zero = small, position + taken, zero
        size = position - index
    if not size:
        return 0, 0.0, 1.0
    if current is not None:
        if last >= 1000 and total and group[position - 1].word == "một" and group[position - 2].word in words.SCALES:
            return position - 1 - index, total, scale  # 300 tỷ một ngày
        colloquial = group[index].value is None and last >= 1000 and total and not tail_zero and current < 10 and group[position - 1].value is None
        total += current * last / 10 if colloquial else current
    if position < len(group) and group[position].word in words.POINT:
        taken, fraction = _decimals(group, position + 1)
        if taken:
            size, total = size + 1 + taken, total + fraction
            end_at = index + size
            if end_at < len(group) and group[end_at].word in words.SCALES:
                return size + 1, round(total * words.SCALES[group[end_at].word], 6), words.SCALES[group[end_at].word]
    return size, total, scale


def _scale_after(group: list[Atom], position: int) -> bool:
    """Whether a literal goes on with a smaller scale (`2 tỷ 500 triệu`), or is glued (`1tr5`)."""
    if position and group[position - 1].word == "tr" and group[position - 1].end == group[position].start:
        return True
    return position + 1 < len(group) and group[position + 1].word in words.SCALES


def _decimals(group: list[Atom], position: int) -> tuple[int, float]:
    """The digits after `phẩy`: `phẩy không hai`, `phẩy tư`, `phẩy hai mươi lăm` is read digit by digit."""
    figures = ""
    at = position
    while at < len(group) and group[at].word in words.DIGITS:
        figures += str(words.DIGITS[group[at].word])
        at += 1
    return at - position, float("0." + figures) if figures else 0.0


def _below_thousand(group: list[Atom], position: int, folded: str, end: int, inside: bool) -> tuple[int, float, bool]:
    """Hundreds, tens and units in words: atoms taken, value, and whether a last digit is a plain unit (`linh năm`, `không trăm`)."""
    def word(at: int) -> str:
        return group[at].word if at < len(group) and group[at].value is None else ""

    at, hundreds, has_hundreds = position, 0.0, False
    first = word(at)
    if first in words.DIGITS and word(at + 1) == words.HUNDRED and first not in words.TAIL_ONLY:
        hundreds, has_hundreds = words.DIGITS[first] * 100.0, True
        at += 2
    elif first in words.ZERO_TENS and inside and word(at + 1) in words.DIGITS:
        return 2, float(words.DIGITS[word(at + 1)]), True
    if has_hundreds and word(at) in words.ZERO_TENS and word(at + 1) in words.DIGITS:
        return at + 2 - position, hundreds + words.DIGITS[word(at + 1)], True
    taken, tens, plain = _below_hundred(group, at, folded, has_hundreds or inside)
    if taken == 1 and has_hundreds and not plain and tens < 10:
        if word(at) == "năm":  # hai trăm năm: 200 years
            return at - position, hundreds, True
        return at + 1 - position, hundreds + (tens * 10 if hundreds or True else tens), True
    at += taken
    return at - position, hundreds + tens, plain or has_hundreds


def _below_hundred(group: list[Atom], position: int, folded: str, inside: bool) -> tuple[int, float, bool]:
    """Tens and units in words; the last part says that the value is no single colloquial digit."""
    def word(at: int) -> str:
        return group[at].word if at < len(group) and group[at].value is None else ""

    first, second = word(position), word(position + 1)
    if first == words.TEN:
        if second in words.DIGITS and second != "không" and not _is_year(second, word(position + 2)):
            if word(position + 2) not in words.TENS | {words.HUNDRED}:
                return 2, 10.0 + words.DIGITS[second], True
        return 1, 10.0, True
    if first == "chục":
        return (1, 10.0, True) if not inside else (0, 0.0, False)
    if first not in words.DIGITS or (first in words.TAIL_ONLY and not inside and not folded.endswith("phần ", 0, group[position].start)):
        return 0, 0.0, False
    if second in words.TENS and first not in words.TAIL_ONLY:
        third = word(position + 2)
        if third in words.DIGITS and third != "không" and second != "chục" and not _is_year(third, word(position + 3)):
            if word(position + 3) not in words.TENS | {words.HUNDRED}:
                return 3, words.DIGITS[first] * 10.0 + words.DIGITS[third], True
        return 2, words.DIGITS[first] * 10.0, True
    if first != "không" and second in words.DIGITS and second not in ("không", "một") and not _is_year(second, word(position + 2)):
        if word(position + 2) not in words.TENS | {words.HUNDRED} and first not in words.TAIL_ONLY and first != "năm":
            return 2, words.DIGITS[first] * 10.0 + words.DIGITS[second], True
        if first == "năm" and inside:
            return 2, 50.0 + words.DIGITS[second], True
    return 1, float(words.DIGITS[first]), False


def _is_year(word: str, following: str) -> bool:
    """Whether `năm` after a number is the year: `hai mươi năm`, but `ba trăm năm mươi`."""
    return word == "năm" and following not in words.TENS | {words.HUNDRED}


def _stands_alone(text: str, folded: str, start: int, end: int, atom: Atom) -> bool:
    """Whether a single number word is a number here."""
    word = atom.word
    if atom.start == start and end - atom.end <= 1:
        return word not in words.SCALES  # the whole text
    after = WORD_AFTER.match(folded, atom.end, end)
    following = after[1] if after else ""
    if word == "không":
        return following in words.ZERO_UNITS
    if MINUS.search(folded, max(start, atom.start - 5), atom.start) or (following == "phần" and _divided(folded, atom.end, end)):
        return True
    before = WORD_BEFORE.search(folded, max(start, atom.start - 12), atom.start)
    preceding = before[1] if before else ""
    if preceding in words.NOT_AFTER and not (preceding in ("phòng", "lớp", "em") and following in words.COUNTED):
        return False
    if word in ("năm", "chín"):
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


def _divided(folded: str, position: int, end: int) -> bool:
    """Whether a number word is the numerator of a fraction: `hai phần ba`, not `hai phần trăm`."""
    denominator = DENOMINATOR.match(folded, position, end)
    return denominator is not None and denominator[1] in words.DIGITS | {words.TEN: 10}


def _is_name(text: str, folded: str, start: int, end: int, atom: Atom, after: re.Match[str] | None) -> bool:
    """Whether a capital makes a name of the word: `Ba Vì`, `ông Ba`, `Hai Bà Trưng`; a headline in capitals does not."""
    if not text[atom.start].isupper() or text[atom.start + 1 : atom.end].isupper():
        return False
    if after and text[after.start(1)].isupper():
        return True
    return atom.start != start and text[atom.start - 1] == " " and text[atom.start - 2].isalnum()
