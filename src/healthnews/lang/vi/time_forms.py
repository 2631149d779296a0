"""What each written time means: from a match of the grammar (calendar_words.py) to its symbolic form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from healthnews.lang.vi import numbers, rarer
from healthnews.lang.vi.calendar_words import (
    CONTEXT_DAYS,
    DAY_WORDS,
    LUNAR_MONTHS,
    MONTH_WORDS,
    PART_SHIFTS,
    QUARTERS,
    RELATIVE_DAYS,
    SHIFTS,
    WEEKDAYS,
)  # fmt: skip
from healthnews.times import Calendar, Clock, Form, Interval, Part, Relative, Unit, Weekday, YearPart

UNITS: dict[str, Unit] = {
    "giây": "second", "phút": "minute", "giờ": "hour", "tiếng": "hour", "h": "hour", "ngày": "day", "đêm": "day",
    "hôm": "day",
    "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year", "thập kỷ": "decade", "thập niên": "decade",
    "thập kỉ": "decade",
    "thế kỷ": "century", "thế kỉ": "century",
}  # fmt: skip


def _number(written: str) -> int:
    return int(written) if written.isdigit() else DAY_WORDS.get(written, 0)


def _month(written: str) -> int:
    return int(written) if written.isdigit() else MONTH_WORDS[written]


def _short_year(written: str, full: int | None = None) -> int:
    if len(written) == 4:
        return int(written)
    return (full // 100 if full else 20) * 100 + int(written)


def _spelled_year(written: str) -> int | None:
    """`hai nghìn mười ba`, `một chín chín chín`, `hai không linh tám`."""
    words = written.split()
    figures = [
        {"mốt": 1, "lăm": 5, "linh": 0, "lẻ": 0, "không": 0, "tư": 4}.get(word, MONTH_WORDS.get(word)) for word in words
    ]
    if len(words) == 4 and all(figure is not None and figure < 10 for figure in figures):
        return int("".join(map(str, figures)))
    found = numbers.find(written, written, 0, len(written.rstrip()))
    value = found[0].value if len(found) == 1 and found[0].end == len(written.rstrip()) else None
    return int(value) if value is not None and 100 <= value < 2200 else None


Built = tuple[str, Form | Clock | str | int] | None


def _year_of(match: re.Match[str], prefix: str) -> YearPart:
    year = match[prefix + "y"]
    shift = match[prefix + "ys"]
    return {"year": int(year) if year else None, "year_shift": SHIFTS[shift] if shift else None}


def _valid(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _ymd(m: re.Match[str]) -> Built:
    day, month = int(m["ymd_d"]), int(m["ymd_m"])
    return ("date", Calendar(year=int(m["ymd_y"]), month=month, day=day)) if _valid(day, month) else None


def _dmy(m: re.Match[str]) -> Built:
    day, month = int(m["dmy_d"]), int(m["dmy_m"])
    if not _valid(day, month):
        return None
    return "date", Calendar(year=_short_year(m["dmy_y"]), month=month, day=day, lunar=bool(m["dmy_al"]))


def _dthang(m: re.Match[str]) -> Built:
    day, month = _number(m["dt_d"]), _month(m["dt_m"])
    if not _valid(day, month):
        return None
    lunar = m["dt_m"] in LUNAR_MONTHS or bool(m["dt_al"])
    year = _year_of(m, "dt_")
    if m["dt_yw"]:
        year["year"] = _spelled_year(m["dt_yw"])
    return "date", Calendar(month=month, day=day, lunar=lunar, forward=_ahead(m["dt_f"]), **year)


def _ahead(tail: str | None) -> bool | None:
    """Where `vừa qua`, `tới` look."""
    return None if not tail else "tới" in tail


def _part(m: re.Match[str]) -> Built:
    written, of = m["pt_n"], m["pt_of"]
    unit = UNITS[m["pt_u"]]
    last = m["pt_e"].startswith("cuối")
    if not of or written == "vài":
        return None  # 3 tháng đầu: a duration
    if of == "năm" and unit == "year":
        return None
    count = _number(written) if written else 1
    whole: Calendar | Relative
    if of.startswith("năm"):
        rest = of[4:]
        if rest[:1].isdigit():
            rest = rest[:4]
        if rest in ("này",):
            rest = "nay"
        if rest == "học":
            return None
        whole = Calendar(year=int(rest)) if rest.isdigit() else Relative(unit="year", offset=SHIFTS.get(rest, 0))
    elif of.isdigit():
        whole = Calendar(year=int(of))
    elif of.startswith("quý"):
        parts = re.findall(r"[ivx]+|\d+", of)
        whole = Calendar(quarter=QUARTERS[parts[0]], year=int(parts[1]) if len(parts) > 1 else None)
    elif of == "tháng":
        whole = Relative(unit="month")
    else:
        month = re.match(r"tháng (mười hai|mười một|\w+)", of)
        assert month
        whole = Calendar(month=_month(month[1]), **_year_of(m, "pt_"))
    kind = "date" if unit == "day" and count == 1 else "period"
    return kind, Part(of=whole, unit=unit, count=count or 1, last=last)


def _nmonths(m: re.Match[str]) -> Built:
    return "period", Part(of=Calendar(year=int(m["nm_y"])), unit="month", count=min(12, int(m["nm_n"])))


def _clock(m: re.Match[str]) -> Built:
    minute = m["ck_m1"] or m["ck_m2"] or m["ck_m3"] or m["ck_m4"]
    if m["ck_to"]:
        return _short_of(int(m["ck_h"]), _number(m["ck_to"]))
    return "clock", Clock(int(m["ck_h"]), int(minute or 30 * bool(m["ck_half"])), int(m["ck_s"]) if m["ck_s"] else None)


def _short_of(hour: int, minutes: int) -> Built:
    """`9 giờ kém 15`."""
    return ("clock", Clock(hour - 1, 60 - minutes)) if hour and 0 < minutes < 60 else None


def _spelled_clock(m: re.Match[str]) -> Built:
    if m["sc_to"]:
        return _short_of(DAY_WORDS[m["sc_h"]], _number(m["sc_to"]))
    return "clock", Clock(DAY_WORDS[m["sc_h"]], _number(m["sc_m"] or "0") or 30 * bool(m["sc_half"]))


def _dm(m: re.Match[str]) -> Built:
    day, month = int(m["dm_d"]), int(m["dm_m"])
    return (
        (
            "date",
            Calendar(month=month, day=day, lunar=bool(m["dm_al"]), forward=_ahead(m["dm_f"]), **_year_of(m, "dm_")),
        )
        if _valid(day, month)
        else None
    )


def _years(m: re.Match[str]) -> Built:
    first = int(m["yr_a"])
    last = _short_year(m["yr_b"], first)
    if not first < last <= first + 150:
        return None
    if len(m["yr_b"]) == 2 and m[0][0].isdigit():
        return None
    return "period", Interval(start=Calendar(year=first), end=Calendar(year=last))


def _shifted(unit: Unit, word: str) -> Relative:
    """`năm ngoái` by the publication, `năm trước đó` by the time last spoken of."""
    return Relative(unit=unit, offset=SHIFTS[word], anchor="context" if word.endswith(" đó") else "published")


def _decade(m: re.Match[str]) -> Built:
    year = int(m["dc_y"])
    if year < 100:
        year += 2000 if m["dc_c"] in ("xxi", "21") else 1900
    return "period", Calendar(year=year, span="decade")


def _yearof(m: re.Match[str]) -> Built:
    if m["yo_y"]:
        return "period", Calendar(year=int(m["yo_y"]))
    if m["yo_s"]:
        return "period", _shifted("year", m["yo_s"])
    if m["yo_c"]:
        return "period", Relative(unit="year", anchor="context")
    year = _spelled_year(m["yo_w"])
    return ("period", Calendar(year=year)) if year and year >= 1000 else None


def _month_atom(m: re.Match[str]) -> Built:
    if m["mo_s"]:
        return "period", _shifted("month", m["mo_s"])
    if m["mo_c"]:
        return "period", Relative(unit="month", anchor="context")
    month = _month(m["mo_m"])
    tail = (m["mo_f"] or "").strip()
    year = _year_of(m, "mo_")
    if m["mo_yw"]:
        year["year"] = _spelled_year(m["mo_yw"])
    if tail == "năm nay":
        year["year_shift"] = 0
    forward = True if tail in ("tới", "sắp tới") else False if tail.startswith("vừa") else None
    lunar = m["mo_m"] in LUNAR_MONTHS
    anchor = "context" if m["mo_yc"] else "published"
    first = Calendar(month=month, forward=forward, lunar=lunar, anchor=anchor, **year)  # type: ignore[arg-type]
    others = [int(n) for n in re.findall(r"\d+", m["mo_l"] or "")]
    if not others:
        return "period", first
    if " và " in m["mo_l"] and len(others) == 1 and others[0] != month + 1:
        return "period", first
    return "period", Interval(start=first, end=Calendar(month=others[-1], forward=forward, **year))


def _quarter(m: re.Match[str]) -> Built:
    if m["qu_s"]:
        return "period", _shifted("quarter", m["qu_s"])
    return "period", Calendar(quarter=QUARTERS[m["qu_q"]], **_year_of(m, "qu_"))


def _half(m: re.Match[str]) -> Built:
    half = 1 if m["hf_e"] == "đầu" else 2
    shift = SHIFTS[m["hf_s"]] if m["hf_s"] else 0
    return "period", Calendar(
        half=half, year=int(m["hf_y"]) if m["hf_y"] else None, year_shift=None if m["hf_y"] else shift
    )


def _week(m: re.Match[str]) -> Built:
    shift = m["wk_s"] or m["wk_s2"]
    if shift:
        return "period", _shifted("week", shift)
    if m["wk_c"]:
        return "period", Relative(unit="week", anchor="context")
    if m["wk_e"]:
        return "period", Calendar(week=int(m["wk_e"]))
    return "period", Calendar(week=int(m["wk_n"]), year=int(m["wk_y"]))


def _weekday(m: re.Match[str]) -> Built:
    day = 7 if m["wd_sun"] else WEEKDAYS[m["wd_d"]]
    if m["wd_s"]:
        return "date", Relative(unit="week", offset=SHIFTS.get(m["wd_s"], 0), weekday=day)
    forward = {"tới": True, "tuần": True}.get(m["wd_t"] or "")
    return "date", Weekday(weekday=day, forward=forward)


def _relday(m: re.Match[str]) -> Built:
    return "date", Relative(unit="day", offset=RELATIVE_DAYS[m[0]] or 0)


def _ctxday(m: re.Match[str]) -> Built:
    return "date", Relative(unit="day", offset=CONTEXT_DAYS[m[0]], anchor="context")


def _daypart(m: re.Match[str]) -> Built:
    if m["dp_s"]:
        return "date", Relative(unit="day", offset=PART_SHIFTS[m["dp_s"]])
    return "daypart", m["dp_p"]


def _tet(m: re.Match[str]) -> Built:
    written = m["te_d"] or m["te_d2"]
    return "date", Calendar(month=1, day=_number(written) if written else 30, lunar=True)


def _dau(m: re.Match[str]) -> Built:
    return "start", Relative(unit=UNITS[m["da_u"]])


BUILDERS: Mapping[str, Callable[[re.Match[str]], Built]] = {
    **rarer.BUILDERS,
    "ymd": _ymd, "dmy": _dmy, "dthang": _dthang, "part": _part, "nmonths": _nmonths, "clock": _clock, "spelledclock": _spelled_clock, "dm": _dm,
    "years": _years,
    "decade": _decade, "yearof": _yearof, "sangnam": lambda m: ("period", Relative(unit="year", offset=1)),
    "cungnam": lambda m: ("period", Relative(unit=UNITS[m["cn_u"]], anchor="context")),
    "month": _month_atom, "quarter": _quarter,
    "half": _half, "week": _week, "weekday": _weekday, "relday": _relday, "ctxday": _ctxday, "daypart": _daypart,
    "tet": _tet,
    "dau": _dau, "year": lambda m: ("period", Calendar(year=int(m["ye_y"]))),
}  # fmt: skip
