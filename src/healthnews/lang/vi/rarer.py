"""Times that Vietnamese news writes seldom: seasons of a year, centuries, a day of this month, a month by its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from healthnews.lang.roman import value
from healthnews.lang.vi import holidays
from healthnews.times import Calendar, Form, Interval, Part, Relative

YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
SEASONS = {"xuân": 1, "hè": 2, "hạ": 2, "thu": 3, "đông": 4}
MONTHS = {"này": 0, "trước": -1, "sau": 1, "tới": 1}
WEEKS = {"này": 0, "qua": -1, "vừa qua": -1, "vừa rồi": -1, "rồi": -1, "trước": -1, "tới": 1, "sau": 1, "sắp tới": 1}
RULES = (
    ("season", "mùa", rf"mùa (?P<se_n>xuân|hè|hạ|thu|đông)(?: năm)? (?P<se_y>{YEAR})"),
    ("century", "thế", r"thế k[ỷỉ] (?:thứ )?(?P<ce_n>1[5-9]|2[01]|xv|xvi|xvii|xviii|xix|xxi|xx)(?!\w)"),
    ("dayofmonth", "ngày mùng mồng", r"(?:ngày|mùng|mồng) (?P<dm_d>[12]\d|3[01]|0?[1-9]) tháng (?P<dm_s>này|trước|sau|tới)(?!\w)"),
    ("weekend", "cuối", r"cuối tuần (?P<we_s>này|qua|vừa qua|vừa rồi|rồi|trước|tới|sau|sắp tới)(?!\w)"),
    holidays.RULE,
    # "từ 3/2020"; a document's number is followed by a stroke
    ("monthyear", "0", rf"(?P<my_m>0?[1-9]|1[0-2])[/-](?P<my_y>{YEAR})(?![-/]|\w)"),
)  # fmt: skip


def _century(m: re.Match[str]) -> tuple[str, Form]:
    number = int(m["ce_n"]) if m["ce_n"].isdigit() else value(m["ce_n"].upper()) or 20
    return "period", Calendar(year=(number - 1) * 100, span="century")


def _weekend(m: re.Match[str]) -> tuple[str, Form]:
    offset = WEEKS[m["we_s"]]
    saturday, sunday = (Relative(unit="week", offset=offset, weekday=day) for day in (6, 7))
    return "period", Interval(start=saturday, end=sunday)


def _day_of_month(m: re.Match[str]) -> tuple[str, Form]:
    return "date", Part(of=Relative(unit="month", offset=MONTHS[m["dm_s"]]), unit="day", index=int(m["dm_d"]))


BUILDERS: Mapping[str, Callable[[re.Match[str]], tuple[str, Form] | None]] = {
    "season": lambda m: ("period", Calendar(season=SEASONS[m["se_n"]], year=int(m["se_y"]))),
    "century": _century,
    "weekend": _weekend,
    "holiday": lambda m: ("date", holidays.feast(m)),
    "dayofmonth": _day_of_month,
    "monthyear": lambda m: ("period", Calendar(month=int(m["my_m"]), year=int(m["my_y"]))),
}
