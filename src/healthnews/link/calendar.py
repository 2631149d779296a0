"""From the symbolic form of a time to its calendar value: EDTF with inclusive bounds.

News looks back: a day without a year is the nearest one in the past, unless the words look ahead or only a few weeks
lie before it.
What cannot be known stays open: `XXXX-02-12` without a publication date, nothing for `hôm qua`.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from healthnews.link import units
from healthnews.link.units import MONTHS_OF, Day, Moment, day_moment, shifted
from healthnews.times import (
    Calendar,
    Clock,
    Form,
    Holiday,
    Interval,
    Length,
    Part,
    Relative,
    Shifted,
    Weekday,
)

__all__ = ["Day", "Moment", "Reference", "nearest_year", "resolve", "shifted"]

AHEAD_DAYS = 45  # a day so near in the future is meant rather than the one eleven months ago, if no verb looks back
SAFE_YEAR = 2001  # stands in for an unknown year in day arithmetic


class Reference(NamedTuple):
    """What a time is resolved against: the publication date, the times spoken of before, and where its verb looks."""

    published: dt.date | None = None
    day: Day | None = None  # the day last spoken of
    month: tuple[int | None, int] | None = None
    year: int | None = None
    story: Day | None = None  # a day or month of years ago that the sentences before tell of
    forward: bool | None = None  # the verb looks ahead (True) or back (False)
    known: Mapping[tuple[int, int], int] = MappingProxyType({})  # years of the days that were written in full


def resolve(form: Form, ref: Reference) -> Moment | None:
    """The calendar value of a form; None where it has none."""
    try:
        return _resolve(form, ref)
    except (ValueError, OverflowError):  # 30 February, the year 0
        return None


def _resolve(form: Form, ref: Reference) -> Moment | None:
    if isinstance(form, Calendar):
        return _calendar(form, ref)
    if isinstance(form, Relative):
        return _relative(form, ref)
    if isinstance(form, Weekday):
        return _weekday(form, ref)
    if isinstance(form, Part):
        return _part(form, ref)
    if isinstance(form, Holiday):
        return _holiday(form, ref)
    if isinstance(form, Shifted):
        return _from(form, ref)
    if isinstance(form, Interval):
        return _interval(form, ref)
    return _length(form, ref)


# --- calendar units ---------------------------------------------------------------------------------------------------


def _calendar(form: Calendar, ref: Reference) -> Moment | None:
    if form.lunar:
        return None
    year = _year(form, ref)
    if form.span:
        return units.years(form.year or 0, form.span)
    if form.week is not None:
        return units.iso_week(year, form.week) if year else None
    if form.quarter is not None or form.half is not None:
        size = 3 if form.quarter else 6
        first = ((form.quarter or form.half or 1) - 1) * size + 1
        return units.months(year, first, size)
    if form.day is not None and form.month is not None:
        return day_moment(Day(year, form.month, form.day), form.clock)
    if form.month is not None:
        return units.months(year, form.month, 1)
    if form.season is not None:
        return _named_season(form, ref)
    if form.day is not None:
        return _day_of_month(form, ref)
    return units.years(year, "year") if year is not None else None


def _year(form: Calendar, ref: Reference) -> int | None:
    """The year of a form: stated, shifted, that of the same day written in full, or the nearest as news speaks."""
    if form.year is not None:
        return form.year
    if form.anchor == "context":
        return ref.year
    published = ref.published
    if form.year_shift is not None:
        return published.year + form.year_shift if published else None
    if form.month is not None and form.day is not None and (form.month, form.day) in ref.known:
        return ref.known[form.month, form.day]
    if published is None:
        return None
    if form.week is not None:  # the week that we are in, or one before it
        return published.isocalendar().year - (form.week > published.isocalendar().week)
    if ref.story is not None and form.month and (form.month, form.day or 31) >= (ref.story.month, ref.story.day):
        return ref.story.year
    month = form.month or (form.quarter or 1) * 3 - 2 if form.half is None else form.half * 6 - 5
    if form.quarter == (published.month + 2) // 3 or form.half == (published.month + 5) // 6:
        return published.year  # the one that we are in
    forward = form.forward if form.forward is not None else ref.forward
    if form.forward is not None and form.day is None and form.month == published.month:
        return published.year + (1 if form.forward else -1)  # `last November`, said in November
    if form.forward is None and form.weekday and form.day and form.month:
        return _year_by_weekday(form, published)
    near = nearest_year(published, month, form.day or 1, forward)
    if (month, form.day) == (2, 29):
        near -= near % 4  # the leap year before
    return near


def _year_by_weekday(form: Calendar, published: dt.date) -> int:
    """The year nearest to the publication in which the day falls on its weekday."""
    assert form.month and form.day
    fitting = [
        year
        for year in range(published.year - 3, published.year + 2)
        if form.day <= monthrange(year, form.month)[1]
        and dt.date(year, form.month, form.day).isoweekday() == form.weekday
    ]
    near = nearest_year(published, form.month, form.day, None)
    return min(fitting, key=lambda year: abs(year - near)) if fitting else near


def nearest_year(published: dt.date, month: int, day: int, forward: bool | None) -> int:
    """The year that news means by a day without one."""
    this = (month, day)
    today = (published.month, published.day)
    past = published.year if this <= today else published.year - 1
    if this == today or (day == 1 and month == published.month):
        return published.year
    if forward is False:
        return past
    if forward:
        return past + 1
    ahead = dt.date(past + 1, month, min(day, 28)) - published
    return past + 1 if 0 < ahead.days <= AHEAD_DAYS else past


def _named_season(form: Calendar, ref: Reference) -> Moment | None:
    """A season of a stated year, or the one before, around or after the publication."""
    season = (form.season or 1) - 1
    if form.year is not None:
        return units.season(form.year, season)
    if ref.published is None:
        return None
    now = units.season_index(ref.published)
    ahead = (season - now) % 4
    if form.forward is None:
        return units.season(*divmod(now + (ahead if ahead < 3 else -1), 4))
    return units.season(*divmod(now + (ahead or 4) if form.forward else now - ((now - season) % 4 or 4), 4))


def _day_of_month(form: Calendar, ref: Reference) -> Moment | None:
    """`on the 17th`: of the month of speaking, of the one before, or of the next where the verb looks ahead."""
    if ref.published is None or form.day is None:
        return None
    forward = form.forward if form.forward is not None else ref.forward
    step = 0
    if forward and form.day <= ref.published.day:
        step = 1
    elif not forward and form.day > ref.published.day:
        step = -1
    months = ref.published.year * 12 + ref.published.month - 1
    steps = (step, 0, -1, 1) if form.weekday else (step,)
    for at in steps:  # Tuesday the 19th: the nearest month in which it is one
        year, month = divmod(months + at, 12)
        fits = form.day <= monthrange(year, month + 1)[1]
        if fits and form.weekday in (None, dt.date(year, month + 1, form.day).isoweekday()):
            return day_moment(Day(year, month + 1, form.day), form.clock)
    return None


# --- relative units ---------------------------------------------------------------------------------------------------


def _relative(form: Relative, ref: Reference) -> Moment | None:
    if form.anchor == "context":
        return _anaphor(form, ref)
    return shifted(ref.published, form.unit, form.offset, form.weekday, form.clock) if ref.published else None


def _anaphor(form: Relative, ref: Reference) -> Moment | None:
    """`cùng ngày`, `ngày trước đó`, `năm đó`: by the time last spoken of."""
    if form.unit == "day":
        if ref.day is None:
            return None
        date = dt.date(ref.day.year or SAFE_YEAR, ref.day.month, ref.day.day) + dt.timedelta(days=form.offset)
        year = None if ref.day.year is None else date.year
        return day_moment(Day(year, date.month, date.day), form.clock)
    if form.unit == "month" and ref.month is not None:
        year, month = ref.month
        carry, month = divmod(month - 1 + form.offset, 12)
        return units.months(None if year is None else year + carry, month + 1, 1)
    if form.unit == "year" and ref.year is not None:
        return units.years(ref.year + form.offset, "year")
    if form.unit == "week" and ref.day is not None and ref.day.year is not None:
        return shifted(dt.date(ref.day.year, ref.day.month, ref.day.day), "week", form.offset)
    return None


def _weekday(form: Weekday, ref: Reference) -> Moment | None:
    if ref.published is None:
        return None
    forward = form.forward if form.forward is not None else ref.forward
    back = (ref.published.isoweekday() - form.weekday) % 7
    if forward:
        days = -back % 7 or 7 if back or form.forward else 0
        days = (form.weekday - ref.published.isoweekday()) % 7 or 7
    else:
        days = -(back or (7 if form.forward is False else 0))
    return shifted(ref.published, "day", days, clock=form.clock)


def _part(form: Part, ref: Reference) -> Moment | None:
    whole = _resolve(form.of, ref)
    if whole is None and form.unit in ("month", "quarter") and _is_this_year(form.of):
        whole = Moment("XXXX", unit="year")  # `4 tháng đầu năm` of a text without a date
    if whole is None:
        return None
    if form.unit in ("month", "quarter"):
        return _part_months(form, whole)
    if whole.start is None or whole.end is None:
        return None
    if form.weekday:
        return _nth_weekday(form, whole.start, whole.end)
    if form.unit == "week":
        return _part_weeks(form, whole)
    if form.unit != "day":
        return None
    skip = form.count * (form.index - 1)
    first = whole.end - dt.timedelta(days=form.count - 1 + skip) if form.last else whole.start + dt.timedelta(days=skip)
    return units.days(first, form.count)


def _is_this_year(form: Calendar | Relative) -> bool:
    return isinstance(form, Relative) and form.unit == "year" and form.offset == 0 and form.anchor == "published"


def _part_months(form: Part, whole: Moment) -> Moment | None:
    size = form.count * MONTHS_OF[form.unit]
    head = whole.edtf.split("/")[0]
    year = None if head.startswith("XXXX") else int(head[:4])
    first = int(head[5:7]) if len(head) > 4 else 1
    length = {"year": 12, "month": whole.edtf.count("/") * 2 + 1}.get(whole.unit, 1)
    if size > length:
        return None
    skip = size * (form.index - 1)
    return units.months(year, first + length - size - skip if form.last else first + skip, size)


def _part_weeks(form: Part, whole: Moment) -> Moment:
    """Weeks of a year are ISO weeks; those of a month begin with its first Monday."""
    assert whole.start and whole.end
    if whole.unit == "year":
        first = dt.date.fromisocalendar(whole.start.year, 1, 1)
        last = dt.date.fromisocalendar(whole.start.year + 1, 1, 1) - dt.timedelta(weeks=1)
    else:
        first = whole.start + dt.timedelta(days=-whole.start.weekday() % 7)
        last = whole.end - dt.timedelta(days=whole.end.weekday())
        if (last + dt.timedelta(days=3)) > whole.end:  # a week is of the month that holds its Thursday
            last -= dt.timedelta(weeks=1)
    skip = dt.timedelta(weeks=form.count * (form.index - 1))
    begin = last - dt.timedelta(weeks=form.count - 1) - skip if form.last else first + skip
    return units.days(begin, 7 * form.count, "week")


def _nth_weekday(form: Part, start: dt.date, end: dt.date) -> Moment:
    assert form.weekday
    if form.last:
        date = end - dt.timedelta(days=(end.isoweekday() - form.weekday) % 7 + 7 * (form.index - 1))
    else:
        date = start + dt.timedelta(days=(form.weekday - start.isoweekday()) % 7 + 7 * (form.index - 1))
    return day_moment(Day(date.year, date.month, date.day))


# --- feasts, and times counted from others ----------------------------------------------------------------------------


def _holiday(form: Holiday, ref: Reference) -> Moment | None:
    """A feast in its year: the one stated, or the nearest as news speaks."""
    from healthnews.link import holidays  # feasts are rare, and their tables large

    published = ref.published
    if form.year is not None:
        feast = holidays.days(form.name, form.year)
    elif published is None:
        return None
    elif form.year_shift is not None or form.shift == 0:
        feast = holidays.days(form.name, published.year + (form.year_shift or 0))
    else:
        forward = ref.forward if form.shift is None else form.shift > 0
        feast = holidays.nearest(form.name, published, forward, AHEAD_DAYS)
    return _feast(feast.first, feast.last, form.clock) if feast else None


def _feast(first: dt.date, last: dt.date, clock: Clock | None) -> Moment:
    if first == last:
        return day_moment(Day(first.year, first.month, first.day), clock)
    return units.days(first, (last - first).days + 1)


def _from(form: Shifted, ref: Reference) -> Moment | None:
    """A time counted from another: days from its first day, or from its last where it is counted on."""
    base = _resolve(form.of, ref)
    if base is None or base.start is None or base.end is None:
        return None
    if form.count == 0:
        return shifted(base.start, form.unit, 0)
    day = base.end if form.count > 0 else base.start
    if form.weekday:
        gap = (form.weekday - day.isoweekday()) * (1 if form.count > 0 else -1) % 7 or 7
        days = gap + 7 * (abs(form.count) - 1)
        day += dt.timedelta(days=days if form.count > 0 else -days)
    elif form.unit in ("day", "week"):
        day += dt.timedelta(days=form.count * (7 if form.unit == "week" else 1))
    else:
        index = day.year * 12 + day.month - 1 + form.count * MONTHS_OF[form.unit]
        year, month = divmod(index, 12)
        day = dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day_moment(Day(day.year, day.month, day.day))


# --- intervals and lengths --------------------------------------------------------------------------------------------


def _interval(form: Interval, ref: Reference) -> Moment | None:
    """Two ends lend each other what one leaves out: `24-7 đến 31-7-2021`, `tháng 1/2022 đến ngày 4/8`."""
    if form.end is None:
        start = _resolve(form.start, ref) if form.start else None
        return Moment(f"{start.edtf}/..", start.start, None, start.unit) if start else None
    end = _resolve(form.end, ref)
    if form.start is None:
        return Moment(f"../{end.edtf}", None, end.end, end.unit) if end else None
    start = _resolve(form.start, ref)
    if start is None or end is None:
        return None
    start, end = _lent(form.start, form.end, start, end, ref)
    if isinstance(form.start, Weekday) and isinstance(form.end, Weekday) and end.start:
        back = (form.end.weekday - form.start.weekday) % 7  # from Monday to Wednesday: of one week
        first_day = end.start - dt.timedelta(days=back or 7)
        start = day_moment(Day(first_day.year, first_day.month, first_day.day), form.start.clock)
    if start.start and end.end and start.start > end.end:
        return None
    first, last = start.edtf.split("/")[0], end.edtf.split("/")[-1]
    return Moment(f"{first}/{last}", start.start, end.end, end.unit)


def _lent(first: Form, second: Form, start: Moment, end: Moment, ref: Reference) -> tuple[Moment, Moment]:
    if not isinstance(first, Calendar) or not isinstance(second, Calendar):
        return start, end
    known = Reference(known=ref.known)
    if first.year is None and first.year_shift is None and end.end is not None:
        year = end.end.year
        lent = _calendar(_with_year(first, year), known)
        if lent and lent.start and lent.start > end.end:
            lent = _calendar(_with_year(first, year - 1), known)
        return lent or start, end
    if second.year is None and first.year is not None and (end.end is None or (start.start and end.end < start.start)):
        lent = _calendar(_with_year(second, first.year), known)
        if lent and lent.end and start.start and lent.end < start.start:
            lent = _calendar(_with_year(second, first.year + 1), known)
        return start, lent or end
    return start, end


def _with_year(form: Calendar, year: int) -> Calendar:
    import msgspec

    return msgspec.structs.replace(form, year=year)


def _length(form: Length, ref: Reference) -> Moment | None:
    """The days that `4 ngày qua` reach back from the publication date, or the next ones ahead."""
    if ref.published is None or not form.toward or not form.value or form.value != int(form.value) or form.value > 500:
        return None
    count, unit = int(form.value), form.unit
    if unit in ("day", "week"):
        days = count * (7 if unit == "week" else 1)
        if form.toward < 0:
            return units.days(ref.published - dt.timedelta(days=days - 1), days)
        return units.days(ref.published + dt.timedelta(days=1), days)
    if unit in ("month", "quarter", "year", "decade"):
        near = shifted(ref.published, unit, 0 if form.toward > 0 else -1)
        far = shifted(ref.published, unit, form.toward * count)
        if near is None or far is None:
            return None
        if form.toward > 0:
            near = shifted(ref.published, unit, 1)
            assert near is not None
            return Moment(
                f"{near.edtf.split('/')[0]}/{far.edtf.split('/')[-1]}" if near != far else near.edtf,
                near.start,
                far.end,
                near.unit,
            )
        return Moment(
            f"{far.edtf.split('/')[0]}/{near.edtf.split('/')[-1]}" if near != far else near.edtf,
            far.start,
            near.end,
            near.unit,
        )
    return None
