"""What each written time means: from a match of the grammar (calendar_words.py) to its symbolic form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from healthnews.lang.en import rarer
from healthnews.lang.en.calendar_words import (
    CONTEXT_DAYS,
    DECADES,
    LONG_ORDINALS,
    MONTHS,
    ORDINALS,
    QUARTERS,
    RELATIVE_DAYS,
    SHIFTS,
    SMALL,
    WEEKDAYS,
)  # fmt: skip
from healthnews.lang.en.holidays import key
from healthnews.lang.en.number_words import ONES, TENS
from healthnews.times import Calendar, Clock, Form, Holiday, Interval, Part, Portion, Relative, Unit, Weekday, YearPart


class ClockSpan(NamedTuple):
    """`between 10 and 11:30`."""

    start: Clock
    end: Clock


UNITS: dict[str, Unit] = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour", "h": "hour",
    "day": "day", "wk": "week", "mo": "month",
    "night": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "qtr": "quarter", "year": "year",
    "yr": "year",
    "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip
Built = tuple[str, Form | Clock | ClockSpan] | None


NUMBERS = {**ONES, **TENS}
PORTIONS: dict[str, Portion] = {"early": "start", "mid": "middle", "late": "end"}


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _year_of(match: re.Match[str], prefix: str) -> YearPart:
    year, shift = match[prefix + "y"], match[prefix + "ys"]
    year = year or match[prefix + "ya"]
    return {"year": _year(year) if year else None, "year_shift": SHIFTS[shift] if shift else None}


def _year(written: str) -> int:
    """A year in four figures, in two (up to 69 of this century), or as it is spoken: `nineteen eighty-six`."""
    if written.isdigit():
        year = int(written)
        return year if len(written) == 4 else year + (2000 if year < 70 else 1900)
    first, *rest = re.findall(r"[a-z]+", written)
    return {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[first] + sum(NUMBERS[word] for word in rest)


def _valid(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _dated(day: int, month: int, year: int | None = None, year_shift: int | None = None) -> Built:
    return ("date", Calendar(month=month, day=day, year=year, year_shift=year_shift)) if _valid(day, month) else None


def _ymd(m: re.Match[str]) -> Built:
    month = int(m["ymd_m"]) if m["ymd_m"].isdigit() else MONTHS[m["ymd_m"]]
    return _dated(int(m["ymd_d"]), month, year=int(m["ymd_y"]))


def _numeric(m: re.Match[str]) -> Built:
    first, second, year = int(m["nu_a"]), int(m["nu_b"]), int(m["nu_y"])
    if len(m["nu_y"]) == 2:
        if m["nu_s"] == ".":
            return None
        year += 2000 if year < 70 else 1900
    return _dated(*_day_and_month(first, second, m["nu_s"] == "/"), year=year)


def _day_and_month(first: int, second: int, slash: bool) -> tuple[int, int]:
    """Which of two numbers is the day: the one over 12; else the second behind a slash, as in America."""
    if first > 12 or (second <= 12 and not slash):
        return first, second
    return second, first


def _monthday(m: re.Match[str]) -> Built:
    return _dated(*_day_and_month(int(m["md_a"]), int(m["md_b"]), slash=True))


def _monthyear(m: re.Match[str]) -> Built:
    return "period", Calendar(month=int(m["my_m"]), year=int(m["my_y"]))


def _dayofshift(m: re.Match[str]) -> Built:
    return "date", Part(of=Relative(unit="month", offset=SHIFTS[m["ds_s"]]), unit="day", index=int(m["ds_d"]))


def _portion(m: re.Match[str]) -> Built:
    portion = {"end": "end", "middle": "middle"}.get(m["po_p"], "start")
    return "period", Relative(unit=UNITS[m["po_u"]], offset=SHIFTS.get(m["po_s"] or "this", 0), portion=portion)  # type: ignore[arg-type]


def _daysofshift(m: re.Match[str]) -> Built:
    """`from 4 to 22 this month`."""
    month, first, last = Relative(unit="month", offset=SHIFTS[m["dp_s"]]), int(m["dp_a"]), int(m["dp_b"])
    if last <= first:
        return None
    ends = (Part(of=month, unit="day", index=day) for day in (first, last))
    return "period", Interval(start=next(ends), end=next(ends))


def _nameord(m: re.Match[str]) -> Built:
    tens = {"t": 0, "twenty": 20, "thirty": 30}[(m["no_d"] or "t").strip(" -")]
    return _dated(tens + LONG_ORDINALS[m["no_o"]], _month(m["no_m"]), **_year_of(m, "no_"))


def _in(m: re.Match[str]) -> Built:
    count = int(m["in_n"]) if m["in_n"].isdigit() else SMALL[m["in_n"]]
    unit = UNITS[m["in_u"].rstrip("s")]
    return ("date" if unit == "day" else "period"), Relative(unit=unit, offset=count, ago=True)


def _clocks(m: re.Match[str]) -> Built:
    dated = m[0].startswith("between") and re.match(r" on \d{1,4}[/.-]\d", m.string[m.end() : m.end() + 12])
    if not (m["c1m"] or m["c2m"] or m["c1p"] or m["c2p"] or dated):
        return None  # deaths rose from 3 to 5 on Monday
    first, second = int(m["c1h"]), int(m["c2h"])
    if m["c2p"] and m["c2p"][0] == "p":
        second += 12 * (second < 12)
        first += 12 * (first < 12 and (m["c1p"] or "p")[0] == "p" and first + 12 <= second)
    elif second < first:
        second += 12
    return "clock", ClockSpan(Clock(first, int(m["c1m"] or 0)), Clock(second, int(m["c2m"] or 0)))


def _dayname(m: re.Match[str]) -> Built:
    return _dated(int(m["dn_d"]), _month(m["dn_m"]), **_year_of(m, "dn_"))


def _daycount(m: re.Match[str]) -> Built:
    tens = {"t": 0, "twenty": 20, "thirty": 30}[(m["dc_t"] or "t").strip(" -")]
    return _dated(tens + LONG_ORDINALS[m["dc_d"]], _month(m["dc_m"]), **_year_of(m, "dc_"))


def _nameday(m: re.Match[str]) -> Built:
    year, month, day = _year_of(m, "nd_"), _month(m["nd_m"]), int(m["nd_d"])
    if not _valid(day, month):
        return None
    first = Calendar(month=month, day=day, **year)
    if m["nd_l"]:
        last = int(re.findall(r"\d+", m["nd_l"])[0])
        if _valid(last, month) and last > day and "and" not in m["nd_l"]:
            return "period", Interval(start=first, end=Calendar(month=month, day=last, **year))
    return "date", first


def _namemonth(m: re.Match[str]) -> Built:
    return "period", Calendar(month=_month(m["nm_m"]), **_year_of(m, "nm_"))


def _clock(m: re.Match[str]) -> Built:
    if m["ck_n"]:
        return "clock", Clock(12 if m["ck_n"].endswith("noon") else 0)
    hour = int(m["ck_h"])
    if m["ck_p"] and m["ck_p"][0] == "p" and hour < 12:
        hour += 12
    if m["ck_p"] and m["ck_p"][0] == "a" and hour == 12:
        hour = 0
    return "clock", Clock(hour, int(m["ck_m"] or 0), int(m["ck_s"]) if m["ck_s"] else None)


def _quarter(m: re.Match[str]) -> Built:
    year = m["qu_y"] or m["qu_y2"] or m["qu_y3"]
    year = year if year is None or len(year) == 4 else f"20{year}"
    number = QUARTERS[m["qu_o"]] if m["qu_o"] else int(m["qu_n"] or m["qu_n3"])
    if m["qu_o"] in ("last", "final") and not year and not m["qu_ys"]:
        return "period", Relative(unit="quarter", offset=-1)
    shift = SHIFTS[m["qu_ys"] or m["qu_ys2"]] if m["qu_ys"] or m["qu_ys2"] else None
    return "period", Calendar(quarter=number, year=int(year) if year else None, year_shift=shift)


def _half(m: re.Match[str]) -> Built:
    half = int(m["hf_n"] or m["hf_n2"] or 0) or (1 if m["hf_o"] in ("first", "1st") else 2)
    year = m["hf_y"] or m["hf_y2"] or m["hf_y3"]
    return "period", Calendar(
        half=half, year=int(year) if year else None, year_shift=None if year else SHIFTS.get(m["hf_s"], 0)
    )


def _part(m: re.Match[str]) -> Built:
    last = m["pt_o"] in ("last", "final") or bool(m["pt_l"])
    index = ORDINALS.get(m["pt_o"], 1)
    written = m["pt_n"]
    count = (int(written) if written.isdigit() else SMALL[written]) if written else 1
    of: Calendar | Relative
    if m["pt_m"]:
        of = Calendar(month=_month(m["pt_m"]), **_year_of(m, "ptm_"))
    elif m["pt_y"]:
        of = Calendar(year=int(m["pt_y"]))
    else:
        of = Relative(unit=UNITS[m["pt_su"] or "year"], offset=SHIFTS.get(m["pt_s"] or "this", 0))
    unit = m["pt_u"]
    if unit in WEEKDAYS:
        return "date", Part(of=of, unit="week", index=index, last=last, weekday=WEEKDAYS[unit])
    name = UNITS[unit.rstrip("s")]
    return ("date" if name == "day" and count == 1 else "period"), Part(
        of=of, unit=name, count=count, index=index, last=last
    )


def _years(m: re.Match[str]) -> Built:
    first = int(m["yr_a"])
    last = int(m["yr_b"]) if len(m["yr_b"]) == 4 else first // 100 * 100 + int(m["yr_b"])
    if not first < last <= first + 150 or (len(m["yr_b"]) == 2 and "/" not in m[0] and last - first > 15):
        return None
    return "period", Interval(start=Calendar(year=first), end=Calendar(year=last))


def _weekshift(m: re.Match[str]) -> Built:
    said = m["ws_s"] or m["ws_s2"]
    shift = {"the following": 1, "the previous": -1}.get(said, SHIFTS.get(said, 0))
    return "date", Relative(unit="week", offset=shift, weekday=WEEKDAYS[m["ws_d"] or m["ws_d2"]])


def _shiftday(m: re.Match[str]) -> Built:
    shift, day = SHIFTS[m["sd_s"]], WEEKDAYS[m["sd_d"]]
    if m["sd_s"] in ("next", "this"):
        return "date", Relative(unit="week", offset=shift, weekday=day)
    return "date", Weekday(weekday=day, forward=shift > 0)


def _shift(m: re.Match[str]) -> Built:
    unit = UNITS[m["sh_u"]]
    if m["sh_s"] in ("same", "preceding") or (m["sh_s"] in ("previous", "following") and m[0].startswith("the ")):
        return "period", Relative(
            unit=unit,
            offset={"same": 0, "previous": -1, "preceding": -1, "following": 1}[m["sh_s"]],
            anchor="context",
        )
    return "period", Relative(unit=unit, offset=SHIFTS[m["sh_s"]])


def _shiftname(m: re.Match[str]) -> Built:
    forward = {"last": False, "this past": False, "next": True}.get(m["sn_s"])
    return "period", Calendar(month=_month(m["sn_m"]), forward=forward)


def _week(m: re.Match[str]) -> Built:
    """`week 9 of 2015`, `EW 1-13 of 2024`."""
    year = int(m["wk_y"]) if m["wk_y"] else None
    first = Calendar(week=int(m["wk_n"]), year=year)
    if not m["wk_l"]:
        return "period", first
    if int(m["wk_l"]) <= int(m["wk_n"]):
        return None
    return "period", Interval(start=first, end=Calendar(week=int(m["wk_l"]), year=year))


def _fiscal(m: re.Match[str]) -> Built:
    first = _year(m["fy_y"])
    if not m["fy_l"]:
        return "period", Calendar(year=first)
    last = int(m["fy_l"]) if len(m["fy_l"]) == 4 else first // 100 * 100 + int(m["fy_l"])
    return ("period", Interval(start=Calendar(year=first), end=Calendar(year=last))) if last == first + 1 else None


def _ytd(m: re.Match[str]) -> Built:
    if "start" in m[0] or "beginning" in m[0]:
        return "start", Relative(unit="year")
    return "period", Interval(start=Relative(unit="year"), end=None)


def _weekday(m: re.Match[str]) -> Built:
    day = WEEKDAYS[m["wd_d"]]
    if m["wd_a"]:
        return "date", Relative(unit="week", offset=1, weekday=day)  # Friday after next
    return "date", Calendar(day=int(m["wd_n"]), weekday=day) if m["wd_n"] else Weekday(weekday=day)


def _decade(m: re.Match[str]) -> Built:
    if m["de_c"]:
        century = 1900 if m["de_c"] == "nineteen" else 1800
        return "period", Calendar(year=century + DECADES[m["de_w2"]], span="decade")
    short = DECADES[m["de_w"]] if m["de_w"] else int(m["de_t"] or 0)
    year = int(m["de_y"]) if m["de_y"] else 1900 + short
    return "period", Calendar(year=year, span="decade")


def _holiday(m: re.Match[str]) -> Built:
    shift = SHIFTS[m["ho_ys"]] if m["ho_ys"] else None
    return "date", Holiday(name=key(m["ho_n"]), year=int(m["ho_y"]) if m["ho_y"] else None, year_shift=shift)


BUILDERS: Mapping[str, Callable[[re.Match[str]], Built]] = {
    "clocks": _clocks, "monthyear": _monthyear, "monthday": _monthday, "dayofshift": _dayofshift, "daysofshift": _daysofshift, "portion": _portion,
    "nameord": _nameord,
    "in": _in,
    "ymd": _ymd, "numeric": _numeric, "dayname": _dayname, "daycount": _daycount, "nameday": _nameday,
    "namemonth": _namemonth,
    "clock": _clock, "quarter": _quarter, "half": _half, "part": _part, "years": _years,
    "decade": _decade, "holiday": _holiday, **rarer.BUILDERS,
    "relday": lambda m: ("date", Relative(unit="day", offset=RELATIVE_DAYS[m[0]])),
    "ctxday": lambda m: ("date", Relative(unit="day", offset=CONTEXT_DAYS[m[0]], anchor="context")),
    "weekshift": _weekshift, "shiftday": _shiftday, "shift": _shift, "shiftname": _shiftname,
    "ctxunit": lambda m: ("period", Relative(unit=UNITS[m["cu_u"]], anchor="context")),
    "weekday": _weekday, "yearad": lambda m: ("period", Calendar(year=int(m["ya_y"]))),
    "yearmonth": lambda m: ("period", Calendar(year=int(m["ym_y"]), month=int(m["ym_m"]))), "ytd": _ytd, "week": _week,
    "isoweek": lambda m: ("period", Calendar(week=int(m["iw_n"]), year=int(m["iw_y"]))), "fiscalyear": _fiscal,
    "partyear": lambda m: ("period", Calendar(year=int(m["py_y"]), portion=PORTIONS[m["py_p"]])),
    "year": lambda m: ("period", Calendar(year=int(m["ye_y"]))),
}  # fmt: skip
