"""Days, weeks, months, seasons, years and longer as calendar values: EDTF with inclusive bounds."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import NamedTuple

from healthnews.times import Clock, Unit


class Moment(NamedTuple):
    """A resolved time. `start` and `end` are inclusive; None where open or where the year is unknown."""

    edtf: str
    start: dt.date | None = None
    end: dt.date | None = None
    unit: str = "day"


class Day(NamedTuple):
    """A day that may lack its year."""

    year: int | None
    month: int
    day: int


MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def day_moment(day: Day, clock: Clock | None = None) -> Moment:
    """A day, with its clock where one is stated."""
    tail = f"T{clock.hour:02}:{clock.minute:02}" if clock else ""
    if day.year is None:
        dt.date(2000, day.month, day.day)
        return Moment(f"XXXX-{day.month:02}-{day.day:02}{tail}")
    date = dt.date(day.year, day.month, day.day)
    return Moment(date.isoformat() + tail, date, date)


def months(year: int | None, first: int, count: int) -> Moment:
    """A run of months within one year or over its end; one month is written alone."""
    if year is None:
        last = first + count - 1
        edtf = f"XXXX-{first:02}" if count == 1 else f"XXXX-{first:02}/XXXX-{last:02}"
        return Moment(edtf, unit="month")
    last_year, last = divmod(year * 12 + first - 1 + count - 1, 12)
    last += 1
    start, end = dt.date(year, first, 1), dt.date(last_year, last, monthrange(last_year, last)[1])
    edtf = f"{year:04}-{first:02}" if count == 1 else f"{year:04}-{first:02}/{last_year:04}-{last:02}"
    return Moment(edtf, start, end, "month")


def years(year: int, unit: str) -> Moment:
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    edtf = f"{year:04}"[: 4 - len(str(size)) + 1] + "X" * (len(str(size)) - 1)
    return Moment(edtf, dt.date(year, 1, 1), dt.date(year + size - 1, 12, 31), "year")


SEASONS = ((3, 20), (6, 21), (9, 23), (12, 21))  # when spring, summer, autumn and winter begin, north of the equator


def season(year: int, season: int) -> Moment:
    """A season (0 spring .. 3 winter) by its EDTF number (21 .. 24), to the day before the next."""
    following = dt.date(year + (season == 3), *SEASONS[(season + 1) % 4])
    return Moment(
        f"{year:04}-{21 + season}", dt.date(year, *SEASONS[season]), following - dt.timedelta(days=1), "season"
    )


def season_index(day: dt.date) -> int:
    """The season that holds a day, counted from the spring of the year 0."""
    return day.year * 4 + sum((day.month, day.day) >= begins for begins in SEASONS) - 1


def iso_week(year: int, week: int) -> Moment:
    return days(dt.date.fromisocalendar(year, week, 1), 7, "week")


def days(start: dt.date, count: int, unit: str = "day") -> Moment:
    end = start + dt.timedelta(days=count - 1)
    return Moment(start.isoformat() if count == 1 else f"{start}/{end}", start, end, unit)


def shifted(
    day: dt.date, unit: Unit, offset: int, weekday: int | None = None, clock: Clock | None = None
) -> Moment | None:
    """The calendar unit that lies `offset` units from the one that holds `day`."""
    if unit == "day":
        date = day + dt.timedelta(days=offset)
        return day_moment(Day(date.year, date.month, date.day), clock)
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=offset)
        if weekday:
            date = monday + dt.timedelta(days=weekday - 1)
            return day_moment(Day(date.year, date.month, date.day), clock)
        return days(monday, 7, "week")
    if unit in ("month", "quarter", "half"):
        size = MONTHS_OF[unit]
        index = (day.year * 12 + day.month - 1) // size + offset
        year, month = divmod(index * size, 12)
        return months(year, month + 1, size)
    if unit == "season":
        return season(*divmod(season_index(day) + offset, 4))
    if unit == "year":
        return years(day.year + offset, "year")
    if unit == "decade":
        return years(day.year // 10 * 10 + offset * 10, "decade")
    return None
