"""Full calendar days as pages write them, in Vietnamese and English, with the time of day and the zone beside them.

A year or a month alone is no date. Nothing is guessed: 03/04/2020 is read only by a caller who knows the order.
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
TIME = (
    r"(?P<hour>[01]?\d|2[0-4])\s?(?::|h|g|giờ|(?=\s?[ap]\.?m))\s?(?P<minute>[0-5]\d)?'?(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"(?!\d)(?:\s?(?P<half>[ap]\.?m\b\.?|SA\b|CH\b))?"
)
ZONE = r"(?:\s*[,(]?\s*(?P<zone>(?:GMT|UTC)?\s?[+−-]\s?\d{1,2}(?::?\d\d)?|(?:GMT|UTC|Z|E[SD]T|C[SD]T|M[SD]T|P[SD]T|BST|CET|CEST|ICT)\b)\)?)?"
WEEKDAY = (
    r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?|thứ\s+(?:hai|ba|tư|năm|sáu|bảy"
    r"|bẩy|[2-7])\b"
    r"|chủ\s+nhật\b|CN\b|T[2-7]\b)"
)
_BETWEEN = rf"(?:[\s,|•·@()–—-]|\bat\b|\bon\b|\blúc\b|\bvào\b|\bngày\b|{WEEKDAY})*"
_AFTER = re.compile(rf"(?:T|{_BETWEEN}){TIME}{ZONE}", re.I)
_BEFORE = re.compile(rf"(?<![\d/.:-]){TIME}{ZONE}{_BETWEEN}$", re.I)
_ZONES = {
    "z": "Z", "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "ict": "+07:00",
}  # fmt: skip


def dates(line: str, *, day_first: bool | None = True) -> list[Dated]:
    """Full dates of a line, left to right, with their times of day.

    `day_first` says how 03/04/2020 is read; None: not at all, as a line alone cannot tell.

    >>> [d.iso for d in dates("Thứ năm, ngày 13/02/2025 21:59 GMT+7")]
    ['2025-02-13T21:59+07:00']
    >>> [d.iso for d in dates("Nov 19, 2019 at 9:45 pm")]
    ['2019-11-19T21:45']
    """
    found: list[Dated] = []
    if "20" not in line and "19" not in line:  # the years of every form
        return found
    for match in _DATE.finditer(line):
        day = _day(match, day_first)
        if day is not None:
            found.append(_with_time(line, match, day, found[-1].end if found else 0))
    return found


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
