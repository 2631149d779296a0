"""Who wrote a page and when, read from one line of its text.

A byline says nothing but names, dates and their labels: what remains when these are taken away decides whether a line
is one. A line that says when it is read (`Today: 20/09/2020 17:51:03`), when a right began (`© 2019`) or when a
licence was given is no byline; a year or a month alone is no date. Nothing is guessed: 03/04/2020 is read only by a
caller who knows the order.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec


class Dated(msgspec.Struct, frozen=True):
    """A full calendar day as written in [start, end) of a line, with the time of day and the zone where stated."""

    iso: str
    start: int
    end: int


class Byline(msgspec.Struct, frozen=True):
    """What a line states of its article. `labelled`: a date or a label such as `By` says that it is a
    byline; a bare name may be anything, its caller must look where it stands."""

    published: Dated | None = None
    modified: Dated | None = None
    authors: tuple[str, ...] = ()
    labelled: bool = False


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan một giêng",
            "february feb hai",
            "march mar ba",
            "april apr tư bốn",
            "may năm",
            "june jun sáu",
            "july jul bảy bẩy",
            "august aug tám",
            "september sept sep chín",
            "october oct mười",
            "november nov mười_một",
            "december dec mười_hai chạp",
        ),
        start=1,
    )
    for name in names.split()
}
_ENGLISH = "|".join(sorted((m for m in _MONTHS if m.isascii() and m not in ("hai", "ba")), key=len, reverse=True))
_VIETNAMESE = r"mười\s+một|mười\s+hai|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|chạp|0?[1-9]|1[0-2]"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_DATE = re.compile(
    rf"""(?<![\d/.:-])(?:
      (?P<y1>{_YEAR})(?P<s1>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=s1)(?P<d1>{_DAY})(?![\d/])
    | (?P<a2>\d{{1,2}})\s?(?P<s2>[-/.–])\s?(?P<b2>\d{{1,2}})\s?(?P=s2)\s?(?P<y2>{_YEAR})(?!\d)
    | (?P<d3>{_DAY})\s*,?\s*tháng\s+(?P<m3>{_VIETNAMESE})\s*[,./-]?\s*(?:năm\s+)?(?P<y3>{_YEAR})(?!\d)
    | tháng\s+(?P<m4>{_VIETNAMESE})\s+(?P<d4>{_DAY})\s*,\s*(?P<y4>{_YEAR})(?!\d)
    | (?P<d5>{_DAY})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m5>{_ENGLISH})\b\.?,?[\s,-]*(?P<y5>{_YEAR})(?!\d)
    | (?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?P<m6>{_ENGLISH})\b\.?[\s-]*(?P<d6>{_DAY})(?:st|nd|rd|th)?\s*[,.\s-]\s*(?P<y6>{_YEAR})(?!\d)
    | (?P<y7>{_YEAR})\s+(?P<m7>{_ENGLISH})\b\.?\s+(?P<d7>{_DAY})(?![\d:])
    )""",
    re.I | re.X,
)
_TIME = (
    r"(?P<hour>[01]?\d|2[0-4])\s?(?::|h|g|giờ|(?=\s?[ap]\.?m))\s?(?P<minute>[0-5]\d)?'?(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"(?!\d)(?:\s?(?P<half>[ap]\.?m\b\.?|SA\b|CH\b))?"
)
_ZONE = r"(?:\s*[,(]?\s*(?P<zone>(?:GMT|UTC)?\s?[+−-]\s?\d{1,2}(?::?\d\d)?|(?:GMT|UTC|Z|E[SD]T|C[SD]T|M[SD]T|P[SD]T|BST|CET|CEST|ICT)\b)\)?)?"
_WEEKDAY = (
    r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?|thứ\s+(?:hai|ba|tư|năm|sáu|bảy"
    r"|bẩy|[2-7])\b"
    r"|chủ\s+nhật\b|CN\b|T[2-7]\b)"
)
_BETWEEN = rf"(?:[\s,|•·@()–—-]|\bat\b|\bon\b|\blúc\b|\bvào\b|\bngày\b|{_WEEKDAY})*"
_AFTER = re.compile(rf"(?:T|{_BETWEEN}){_TIME}{_ZONE}", re.I)
_BEFORE = re.compile(rf"(?<![\d/.:-]){_TIME}{_ZONE}{_BETWEEN}$", re.I)
_ZONES = {
    "z": "Z", "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "ict": "+07:00",
}  # fmt: skip

# Lines whose dates are not the article's: a clock, a right, a licence, an event's own day.
_REFUSED = re.compile(
    r"\btoday\b|\bhôm nay\b|\bbây giờ\b|\bnow\b|©|\(c\)|copyright|bản quyền|all rights|giấy phép|\blicen[cs]e|"
    r"\bexpire|\bhết hạn|\bborn\b|\bsinh ngày|\bsince\b|\buntil\b|\bdeadline\b|\bjoined\b|\bevent\b",
    re.I,
)
_CLOCK = re.compile(r"\W*(?:today|hôm nay|bây giờ|now)\b[^.!?]{0,50}$", re.I)
MODIFIED = re.compile(
    r"\b(?:last\s+)?(?:updated|modified|edited|reviewed|revised|update)\b|\bcập nhật\b|\bsửa đổi\b|\bchỉnh sửa\b", re.I
)
_LABEL = re.compile(
    r"(?:\b(?:written|reported|posted|published|edited|reviewed|story|words|text|photos?|images?|article|author"
    r"|first\s+published|originally\s+published|"
    r"publication\s+date|pub(?:lished)?\s+date|date|created|submitted|filed|release\s+date|last\s+updated"
    r"|last\s+modified|updated|update|modified|revised|issued)"
    r"(?:\s+(?:by|on|at|in|date))*\b\s*:?|\b(?:by|on|at)\b:?"
    r"|\bngày\s+(?:đăng|cập\s+nhật|xuất\s+bản|tạo|viết)\b:?|\b(?:đăng|xuất bản|cập nhật(?:\s+(?:lần\s+)?(?:cuối"
    r"|lúc|ngày))?|gửi|viết)(?:\s+(?:bởi|lúc|ngày|vào))*\b:?"
    r"|\b(?:tin(?:\s+và)?(?:,|\s|/|-)*(?:bài)?(?:,|\s|/|-|và|&)*ảnh|bài(?:\s*(?:và|,|&|-)\s*ảnh)?|ảnh|tin|tác giả"
    r"|người viết|nguồn|theo|thực hiện|biên tập|người đăng)\s*:"
    r"|\b(?:lúc|ngày|vào)\b:?)",
    re.I,
)
_NAME_LABEL = re.compile(
    r"\bby\b|\bauthor\b|\btác giả\b|\b(?:tin|bài|ảnh|thực hiện|người viết)\b[^:]{0,20}:|\bwritten\b|\breported\b", re.I
)
_SOURCE = re.compile(r"\(?\s*\b(?:theo|nguồn|source|via)\b:?\s+[^)]*\)?", re.I)
_DEGREE = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|BSCK\s?I{0,2}|BSCK\d|BSNT|BS|CKI{1,2}|CN|KS|Dr|Prof|Mr|Mrs|Ms|Ths|Bs|Phóng viên"
    r"|PV)\b\.?[\s,]*)+",
)
_SPLIT = re.compile(r"\s*(?:[,;&|•·]|\s[–—-]\s|\band\b|\bvà\b|\s{3,}|(?<=\w)-(?=\s)|\bwith\b)\s*", re.I)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "del",
        "bin",
        "binti",
        "al",
        "el",
        "of",
        "the",
        "y",
        "and",
        "e",
        "dos",
    ]
)
_EDGE = " \t\xa0,;:|•·-–—()[]/\\\"'“”.*\u200b"
MAX_LINE = 200


def dates(line: str, *, day_first: bool | None = True) -> list[Dated]:
    """Full dates of a line, left to right, with their times of day.

    `day_first` says how 03/04/2020 is read; None: not at all, as a line alone cannot tell.

    >>> [d.iso for d in dates("Thứ năm, ngày 13/02/2025 21:59 GMT+7")]
    ['2025-02-13T21:59+07:00']
    >>> [d.iso for d in dates("Nov 19, 2019 at 9:45 pm")]
    ['2019-11-19T21:45']
    """
    found: list[Dated] = []
    for match in _DATE.finditer(line):
        day = _day(match, day_first)
        if day is not None:
            found.append(_with_time(line, match, day, found[-1].end if found else 0))
    return found


def read(line: str, *, day_first: bool | None = True) -> Byline | None:
    """What a byline states, or None where the line is no byline or its date is not the article's.

    >>> read("Lan Chi 07/07/2020 18:22")
    Byline(published=Dated(iso='2020-07-07T18:22', start=8, end=24), modified=None, authors=('Lan Chi',), labelled=True)
    >>> read("Today: 20/09/2020 17:51:03 (GMT+7)")
    """
    if len(line) > MAX_LINE or not line.strip() or _REFUSED.search(line):
        return None
    found = dates(line, day_first=day_first)
    published, modified = _sorted_out(line, found)
    rest = _without(line, found)
    authors = _names(rest)
    if authors is None or not (authors or found):
        return None
    return Byline(published, modified, authors, bool(found) or bool(_NAME_LABEL.search(line)))


def is_refused(line: str) -> bool:
    """Whether the dates of a line are of another thing than the article: a page clock, a right, a licence.

    >>> is_refused("Copyright 2019 Báo Mới"), is_refused("Lan Chi 07/07/2020")
    (True, False)
    """
    return bool(_REFUSED.search(line))


def is_page_clock(line: str) -> bool:
    """Whether a line tells when the page is read: a day of the week with a date, or `Today`, and nothing else.

    >>> is_page_clock("Today: 20/09/2020 17:51:03 (GMT+7)"), is_page_clock("Hôm nay có 3 ca mắc")
    (True, False)
    """
    return len(line) < 60 and _CLOCK.match(line) is not None and bool(dates(line))


def is_modified(line: str) -> bool:
    """Whether a line speaks of a change: `Updated`, `Cập nhật`."""
    return bool(MODIFIED.search(line))


def authors(text: str) -> tuple[str, ...]:
    """The names in a byline or a `meta` element without its date; empty where it is not made of names.

    >>> authors("Tin, ảnh: TS Lê Thị Hoa và Trần An")
    ('Lê Thị Hoa', 'Trần An')
    """
    return _names(_without(text, [])) or ()


def _day(match: re.Match[str], day_first: bool | None) -> str | None:
    """The ISO day of a match, or None where it is no day of the calendar or its order is not known."""
    group = match.groupdict()
    if group["a2"]:
        order = _order(int(group["a2"]), int(group["b2"]), group["s2"], day_first)
        if order is None:
            return None
        day, month, year = *order, int(group["y2"])
    else:
        which = next(i for i in "134567" if group[f"y{i}"])
        year, day, month = int(group[f"y{which}"]), int(group[f"d{which}"]), _month(group[f"m{which}"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _order(first: int, second: int, sign: str, day_first: bool | None) -> tuple[int, int] | None:
    """Day and month of two numbers: the impossible order is never taken; dots and the caller decide the rest."""
    if first > 12 or second > 12 or first == second:
        return (first, second) if second <= 12 else (second, first)
    if sign == ".":
        return first, second
    if day_first is None:
        return None
    return (first, second) if day_first else (second, first)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS["_".join(written.lower().split())]


def _with_time(line: str, match: re.Match[str], day: str, floor: int) -> Dated:
    """A day with the time of day that stands right after or right before it."""
    after = _AFTER.match(line, match.end())
    if after and (clock := _clock(after)):
        return Dated(day + clock, match.start(), after.end())
    window = max(floor, match.start() - 48)
    before = _BEFORE.search(line[window : match.start()])
    if before and (clock := _clock(before)):
        return Dated(day + clock, window + before.start(), match.end())
    return Dated(day, match.start(), match.end())


def _clock(match: re.Match[str]) -> str | None:
    hour, minute, half = int(match["hour"]), match["minute"], (match["half"] or "").lower()
    if minute is None and not half:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pc" else 0)
    if hour > 23:
        return None
    if (hour, minute, match["second"], match["zone"]) == (0, "00", "00", None):
        return None  # `2018-12-09 00:00:00` is what a database makes of a day
    second = f":{match['second']}" if match["second"] else ""
    return f"T{hour:02}:{minute or '00'}{second}{_zone(match['zone'])}"


def _zone(written: str | None) -> str:
    if not written:
        return ""
    written = written.lower().replace("−", "-").replace(" ", "")
    if written in _ZONES:
        return _ZONES[written]
    digits = written.removeprefix("gmt").removeprefix("utc")
    sign, number = digits[0], digits[1:].replace(":", "")
    hours, minutes = (number, "00") if len(number) <= 2 else (number[:-2], number[-2:])
    return f"{sign}{int(hours):02}:{minutes}" if int(hours) <= 14 else ""


def _sorted_out(line: str, found: list[Dated]) -> tuple[Dated | None, Dated | None]:
    """The publication date and the modification date: each date belongs to the nearest label before it."""
    published = modified = None
    position = 0
    for dated in found:
        label = line[position : dated.start]
        position = dated.end
        if MODIFIED.search(label):
            modified = modified or dated
        else:
            published = published or dated
    return published, modified


def _without(line: str, found: list[Dated]) -> str:
    """A line without its dates, labels, weekdays and sources."""
    for dated in reversed(found):
        line = line[: dated.start] + " | " + line[dated.end :]
    line = re.sub(rf"\b{_WEEKDAY}", " | ", line, flags=re.I)
    line = _LABEL.sub(" | ", line)
    line = _SOURCE.sub(" | ", line)
    return re.sub(rf"(?<![\w]){_TIME}{_ZONE}(?!\w)", " | ", line, flags=re.I)


def _names(rest: str) -> tuple[str, ...] | None:
    """The names that a line holds; None where it holds anything else."""
    names: list[str] = []
    for part in _SPLIT.split(rest):
        name = without_degree(part)
        if not name:
            continue
        if not is_name(name):
            return None
        if name not in names:
            names.append(name)
    return tuple(names)


def without_degree(text: str) -> str:
    """A name without degrees, offices and signs around it.

    >>> without_degree("TS. Lê Thanh -")
    'Lê Thanh'
    """
    return _DEGREE.sub("", text.strip(_EDGE)).strip(_EDGE)


def is_name(text: str) -> bool:
    """Whether a text is written as the name of a person or a desk: a few capitalised words without figures.

    >>> is_name("Nguyễn Thị Hà"), is_name("Ban Thời sự/TTX"), is_name("Tìm kiếm nâng cao"), is_name("COVID-19")
    (True, True, False, False)
    """
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 50 or any(c.isdigit() or c in "?!:@…#" for c in text):
        return False
    capital = [word[0].isupper() or not word[0].isalpha() for word in words]
    small = [word for word, is_capital in zip(words, capital, strict=True) if not is_capital]
    return capital[0] and (all(word.lower() in _PARTICLES for word in small) or "/" in text)
