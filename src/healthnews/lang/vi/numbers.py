"""Numbers as Vietnamese writes them: digits, words and both, with ranges, approximators and bounds.

Atoms (a literal in digits, a number word) are found by one pass; neighbours that only a blank parts are read together
(`2 tỷ 500 triệu`, `hai trăm linh năm`). A word that stands alone must look like a number: see number_words.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

from healthnews.lang import digits, joining
from healthnews.lang.grammar import plain_first
from healthnews.lang.joining import Read
from healthnews.lang.vi import number_words as words
from healthnews.lang.vi.lone_words import MINUS, is_one_more, is_or, is_vague, stands_alone
from healthnews.lang.vi.spelled import Atom, parse
from healthnews.model import Number

LONE = {
    **{word: value for word, value in words.DIGITS.items() if word not in words.TAIL_ONLY},
    words.TEN: 10, "chục": 10, "nửa": 0.5,
}  # fmt: skip
MEASURED = re.compile(
    r"\s?(?:%|phần|triệu|tỷ|tỉ|nghìn|ngàn|vạn|trăm|tr\b|kg|g\b|gram|mg|mcg|µg|ml|lít|l\b|km|m\b|m2|m3|m²|m³|cm|mm|mét|"
    r"ha\b|tấn|tạ|yến|"
    r"độ|°|mmol|mmhg|điểm|lần|usd|đô|giờ|giây|phút|inch|gb|tb|kw|mw|kva)",
    re.IGNORECASE,
)
HABIT = digits.Habit(thousands=".", measured=MEASURED, spaced_groups=2)
# Scale words in other words: triệu chứng, tỷ lệ, Vạn Phúc.
OTHERS = re.compile(
    r" (?:tràng|dược|túc|điền|hỏa|hoả|chứng|phú|tập|hồi|đại|lệ|số|giá|trọng|suất|mỉ|tuất|mão|dậu|ninh|phúc|thắng)(?!\w)"
)
ATOM = re.compile(
    "|".join(
        (digits.FIGURES, plain_first(words.WORDS | words.POINT | set(words.SCALES), r"(?!\w)"), r"tr(?<=\dtr)(?=\d)")
    )
)
HALF_MORE = re.compile(
    r" (?:đô(?: la)?|(?:ki lô )?mét|dặm|héc ta|ha|cân|ký|kí|kg|lít|tấn|tạ|cây|km|độ|điểm|bảng|tuổi) rưỡi(?!\w)"
)  # hai lít rưỡi
BELOW_ZERO = re.compile(r"(?<!siêu )(?<!thu )(?<!phát )(?<!ghi )(?<!\w)âm $")  # not `siêu âm 4`
DEGREES = re.compile(r"(?: ?(?:[-–]|đến|tới) ?(?:âm )?\d+)? ?(?:độ(?! tuổi)|°|º|%|phần trăm)")
THOUSANDS = re.compile(r"k (?:đồng|vn[dđ])(?!\w)")
PRICE = re.compile(r"\b(?:giá|phí) $")
GLUED_LETTER = re.compile(r"[^\W\d_]+\d?")
GLUED_UNIT = re.compile(
    r"(?:KG|KM|CM|MM|M2|M3|ML|GB|TB|KW|MW|USD|VNĐ|VND|VNd|Đ|EUR|TRIỆU|TỶ)$|[^\W\d_][^\W\d_]*[a-zà-ỹ]"
)
BEFORE: dict[str, str] = {
    "hơn": "more_than", "trên": "more_than", "quá": "more_than", "vượt": "more_than", "vượt quá": "more_than",
    "vượt trên": "more_than",
    "lớn hơn": "more_than", "nhiều hơn": "more_than", "vượt mốc": "more_than", "vượt ngưỡng": "more_than",
    ">": "more_than",
    "gần": "nearly", "gần như": "nearly", "ngót": "nearly", "ngót nghét": "nearly", "gần tới": "nearly",
    "gần đến": "nearly", "gần chạm": "nearly", "gần chạm mốc": "nearly", "gần đạt": "nearly",
    "suýt soát": "nearly", "sắp": "nearly",
    "khoảng": "about", "khoảng chừng": "about", "chừng": "about", "tầm": "about", "cỡ": "about", "ước": "about",
    "ước tính": "about",
    "ước khoảng": "about", "ước chừng": "about", "trên dưới": "about", "xấp xỉ": "about", "tầm khoảng": "about",
    "ước đạt": "about", "dao động": "about", "~": "about", "≈": "about", "phỏng chừng": "about",
    "ít nhất": "at_least", "ít nhất là": "at_least", "tối thiểu": "at_least", "tối thiểu là": "at_least",
    "không dưới": "at_least",
    "không ít hơn": "at_least", "không thấp hơn": "at_least", "từ ít nhất": "at_least", "≥": "at_least",
    ">=": "at_least",
    "dưới": "less_than", "chưa đến": "less_than", "chưa đầy": "less_than", "chưa tới": "less_than",
    "ít hơn": "less_than",
    "nhỏ hơn": "less_than", "thấp hơn": "less_than", "không đến": "less_than", "không đầy": "less_than",
    "không tới": "less_than",
    "<": "less_than", "đến dưới": "less_than",
    "tối đa": "at_most", "tối đa là": "at_most", "nhiều nhất": "at_most", "nhiều nhất là": "at_most",
    "không quá": "at_most",
    "không hơn": "at_most", "không vượt quá": "at_most", "không nhiều hơn": "at_most", "≤": "at_most", "<=": "at_most",
    # emphasis: says that it is much, not that it is a bound
    "lên tới": "exact", "lên đến": "exact", "có tới": "exact", "có đến": "exact", "tới": "exact", "đạt tới": "exact",
    "đạt đến": "exact",
    "những": "exact", "con số": "exact",
}  # fmt: skip
BOUNDS = joining.Bounds(
    between=re.compile(
        r"\s?[-–—~]\s?(?:vn[dđ]|usd|[$€£])?|%?\s?(?:đến|tới)\s|%\s?[-–—]\s?|(?:\s?(?:đồng|đ|₫|\$|%|độ c|độ|°c|usd|"
        r"tuổi|km|kg|mg|ml|cm|mm|lít|mét|tấn|ha|m|g))\s?[-–—]\s?"
    ),
    weak_between=re.compile(
        r"\s?(?:[^\W\d_]{1,8}|%|°c)?(?: [^\W\d_]{1,6})?\s(?:đến|tới|và)\s(?:khoảng |gần |hơn )?|\s?[-–—]\s?"
    ),
    opening=re.compile(r"\b(?:từ|giữa)\s(?:khoảng\s)?$"),
    before=BEFORE,  # type: ignore[arg-type]
    last_words=frozenset(key.split()[-1] for key in BEFORE),
    after=re.compile(
        r"(?P<at_least>(?: [^\W\d_]{1,8}){0,4} (?:trở lên|đổ lên|trở ra)\b)|(?P<at_most>(?: [^\W\d_]{1,8}){0,4} (?:trở xuống|"
        r"đổ xuống)\b)"
    ),
    after_hints=(" trở ", " đổ "),
    refused=re.compile(
        r"\b(?:dẫn|đưa|lan|chuyển|liên quan|gửi|hướng) tới$|\b(?:dựa|kể|ở|bên|phía|xếp|đứng|ngồi|nằm|đi|chạy|chở|đặt|đăng|mọc)\s(?:trên|dưới)$"
        # "cao hơn 2% so với" is a difference; "độ cao hơn 3.000 m", "nặng hơn 700 kg", "kéo dài hơn hai thập kỷ" are bounds
        r"|(?<!chiều )(?<!độ )\b(?:cao|thấp|ngắn|nhanh|chậm|rẻ|đắt|tốt|kém|mạnh|yếu|nhẹ|sớm|muộn)\shơn$"
    ),
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
        at = match.start()
        before = text[at - 1] if at else " "
        glued = first in digits.VULGARS or (first == "tr" and before.isdigit())  # 2½, 1tr5
        if (before.isalnum() or before == "_") and not glued:
            return []  # within a word
        if first in words.SCALES and OTHERS.match(folded, match.end(), end):
            return []
        return [Atom(match.start(), match.end(), first, digits.VULGARS.get(first))]
    start = match.start()
    if folded.startswith("tr", start - 2) and start > 2 and folded[start - 3].isdigit() and first.isdigit():
        return [Atom(start, match.end(), "", float(f"0.{first}") * 1e6)]  # 1tr5
    literals = digits.read(text, match.start(), match.end(), end, HABIT)
    if literals:
        literals[-1] = digits.with_fraction(text, literals[-1], end)
    if literals and folded.startswith("k", literals[-1].end, end) and _in_thousands(folded, literals, end):
        literal = literals[-1]
        return [Atom(literal.start, literal.end + 1, "", literal.value * 1000, literal.sign)]
    if literals and _is_code(text, literals[-1].end, end):
        return []
    return [Atom(item.start, item.end, "", item.value, item.sign) for item in literals]


def _in_thousands(folded: str, literals: list[digits.Literal], end: int) -> bool:
    """Whether a glued `k` means thousands: before a currency, behind a price, or with nothing else said; not `chạy 10K`."""
    last = literals[-1]
    if len(literals) > 1:
        return False
    alone = last.start == 0 and last.end + 1 == len(folded)
    return alone or bool(
        THOUSANDS.match(folded, last.end, end) or PRICE.search(folded, max(0, last.start - 5), last.start)
    )


def _is_code(text: str, position: int, end: int) -> bool:
    """Whether the letters glued to a number make a name of it: `46G`, `5K`, not `75ml`, `05cơ quan`, `150.000VNĐ`."""
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
    if len(group) == 1:
        _read_lone(text, folded, start, end, group[0], found)
        return
    index = 0
    while index < len(group):
        size, value, scale = parse(group, index, folded, end)
        if not size:
            if group[index].word == "nửa":
                _read_lone(text, folded, start, end, group[index], found)  # nửa năm
            index += 1
            continue
        run = group[index : index + size]
        index += size
        if size == 1 and run[0].word == "năm" and run[0] is not group[0]:
            continue  # hai mươi năm công tác: years
        if run[0].value is None and (is_vague(folded, start, run) or is_or(folded, run)):
            continue
        divides = bool(found) and folded[found[-1].end : run[0].start] == " phần "
        if size == 1 and run[0].value is None and not (divides or stands_alone(text, folded, start, end, run[0])):
            continue
        found.append(_as_read(folded, start, run, value, scale))


def _read_lone(text: str, folded: str, start: int, end: int, atom: Atom, found: list[Read]) -> None:
    """An atom without neighbours, as most are: the same as a group of one."""
    if atom.value is not None:
        half = 0.5 if HALF_MORE.match(folded, atom.end, end) else 0.0
        ahead = folded.startswith("âm ", atom.start - 3) if atom.start > start + 2 else False
        below = ahead and not atom.sign and _is_below_zero(folded, start, end, atom)
        first, sign = (atom.start - 3, -1) if below else (atom.start, atom.sign)
        found.append(Read(first, atom.end, atom.value + half, "digits", sign))
        return
    divides = folded.endswith(" phần ", start, atom.start)  # ba phần tư
    value = words.DIGITS.get(atom.word) if divides else LONE.get(atom.word)
    if value is not None and is_one_more(folded, start, atom, value):
        return
    if value is not None and (divides or stands_alone(text, folded, start, end, atom)):
        found.append(_as_read(folded, start, [atom], float(value), 1.0))


def _is_below_zero(folded: str, start: int, end: int, atom: Atom) -> bool:
    """Whether `âm` makes a figure negative: before degrees and percents, or where nothing else is said."""
    if not BELOW_ZERO.search(folded, max(start, atom.start - 8), atom.start):
        return False
    return DEGREES.match(folded, atom.end, end) is not None or (atom.start == start + 3 and atom.end == end)


def _as_read(folded: str, start: int, run: list[Atom], value: float, scale: float) -> Read:
    first, sign = run[0].start, run[0].sign
    minus = MINUS.search(folded, max(start, first - 5), first) if run[0].value is None else None
    if minus:
        first, sign = minus.start(), -1
    has_digits = any(atom.value is not None for atom in run)
    form = "digits" if has_digits and len(run) == 1 else "mixed" if has_digits else "words"
    if scale == 1 and HALF_MORE.match(folded, run[-1].end):
        value, form = value + 0.5, "mixed" if has_digits else "words"
    if len(run) == 1 and run[0].word == "một" and value == 1:
        form = "article"
    return Read(first, run[-1].end, digits.rounded(value), form, sign, scale)
