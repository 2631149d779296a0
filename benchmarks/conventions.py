"""What the suites mean by a time where their habit is not that of news: each case of theirs is read as its kind means it.

A line that is nothing but a time is spoken to a machine (Duckling): a day without a year lies ahead, `next two weeks` are
whole weeks. A time in an English sentence (Recognizers-Text): a span ends where its last month or year begins, `the last 3
months` roll back from today, a night has hours. Their end dates are exclusive, ours inclusive.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

import msgspec

from healthnews.lang.en.lines import says_no_more
from healthnews.link.calendar import Reference, resolve, shifted
from healthnews.model import Mention, TimeLink
from healthnews.times import Calendar, Form, Holiday, Interval, Length, Part, Relative, Shifted, Weekday

SIDE = re.compile(
    r"\b(?P<word>(?:on or )?before|(?:on or )?after|prior to|(?:no|not) later than|earlier than|later than|since|until|till|"
    r"by|through|anytime after|anytime before|sometime before) (?:the )?$",
    re.IGNORECASE,
)
ONWARD = ("after", "since", "later than", "on or after")
AHEAD = re.compile(r"\b(?:next|this|coming|upcoming) $")
HOURS = {
    "morning": (8, 12),
    "afternoon": (12, 16),
    "evening": (16, 20),
    "night": (20, 24),
    "tonight": (20, 24),
    "am": (8, 12),
    "pm": (12, 16),
}
PARTS_VI = {"sáng": (4, 12), "trưa": (12, 14), "chiều": (13, 19), "tối": (18, 24)}
PART_OF_DAY = re.compile(r"\b(morning|afternoon|evening|night|tonight|am|pm)\b")
COMPACT = re.compile(r"(?<=-)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?=[-.])")
PART_VI = re.compile(r"^(sáng|trưa|chiều|tối)\b")
PORTIONS = {"week": (3, 3), "month": (10, 10), "year": (90, 122)}  # days at the start and at the end


class Line(NamedTuple):
    """The text that a mention stands in, with what is known about it."""

    text: str
    lang: str
    reference: str | None

    @property
    def today(self) -> dt.date | None:
        return dt.date.fromisoformat(self.reference[:10]) if self.reference else None


def times(line: Line, mention: Mention, link: TimeLink) -> dict[str, Any]:
    """The value of a date or period as the suites write it: start and (exclusive) end, or a TIMEX."""
    form = mention.time.form if mention.time else None
    lower = line.text.lower()
    side = SIDE.search(line.text, max(0, mention.start - 18), mention.start)
    begin = side.start() if side else mention.start
    whole = says_no_more(lower, 0, len(lower), begin, mention.end)
    said = lower[mention.start : mention.end]
    if form is not None and line.today is not None:
        ahead = bool(AHEAD.search(lower, max(0, mention.start - 8), mention.start))
        link = (
            _chat(form, link, line.today, said) if whole else _sentence(form, link, line.today, line.lang, ahead=ahead)
        )
        portion = getattr(form, "portion", None)
        if portion and link.start and link.end:
            halved = not whole and isinstance(form, Relative) and form.unit == "year"
            link = _link(_half(link, portion) if halved else _portion(link, portion), link)
    if isinstance(form, Shifted) and form.qualifier == "more_than":  # more than 2 days before yesterday
        ahead = form.count > 0
        return {"kind": "period", "start": link.start if ahead else None, "end": None if ahead else link.start}
    if whole and line.lang == "en" and link.start and link.end and (season := _season(form)) is not None:
        last = dt.date.fromisoformat(link.end) + dt.timedelta(days=season)
        return {"start": link.start, "end": last.isoformat()}
    if side and link.start and link.end and "T" not in (link.time or "") and not isinstance(form, Interval):
        return _side(side["word"].lower(), link, whole)
    if isinstance(form, Relative) and form.ago and said.startswith(("more than ", "less than ")) and line.lang == "en":
        return {
            "kind": "period",
            "start": link.start if said[0] == "l" else None,
            "end": link.start if said[0] == "m" else None,
        }
    hours = None if "T" in (link.time or "") or link.start != link.end else _hours(said, line.lang, whole)
    if hours and link.start:
        return {
            "kind": "period",
            "start": f"{link.start}T{hours[0]:02}:00:00",
            "end": _hour(link.start, hours[1], line.lang),
        }
    if isinstance(form, Interval) and not whole and line.lang == "en" and not said.startswith("period"):
        link = _exclusive(form, link)
        if link.how == "exclusive":
            return {"start": link.start, "end": link.end}
    if isinstance(form, Interval) and form.end is None and line.reference:
        return {"start": link.start, "end": line.reference[:10] if line.lang == "en" else _next(line.reference[:10])}
    return _plain(link)


def _plain(link: TimeLink) -> dict[str, Any]:
    edtf, start, end = link.time, link.start, link.end
    if edtf is None:
        return {}
    if "T" in edtf and start and "/" not in edtf:
        return {"start": edtf + (":00" if len(edtf) == 16 else ""), "end": _next(end), "timex": edtf}
    if "T" in edtf and start:
        first, last = edtf.split("/")
        return {"start": first + ":00", "end": last + ":00"}
    if edtf.startswith("XXXX"):
        return {"timex": edtf.split("/")[0]}
    return {"start": start, "end": _next(end), "timex": edtf if "/" not in edtf else None}


def _side(word: str, link: TimeLink, whole: bool) -> dict[str, Any]:
    """`before 2018` ends where 2018 begins, `after 2016` begins where it ends; a chat line begins with it."""
    if not word.endswith(ONWARD) or word.startswith(("no ", "not ")):
        return {"kind": "period", "start": None, "end": link.start}
    from_start = whole or word in ("since", "on or after")
    return {"kind": "period", "start": link.start if from_start else _next(link.end), "end": None}


def _chat(form: Form, link: TimeLink, today: dt.date, said: str) -> TimeLink:
    """A line that is nothing but a time looks ahead, and `two months ago` is a day."""
    ago = _ago(form, link, today)
    if ago is not None:
        return ago
    if isinstance(form, Relative) and form.anchor == "context" and link.time is None:
        form = msgspec.structs.replace(form, anchor="published")
        moment = resolve(form, Reference(published=today))
        if moment is not None and moment.start and moment.end:
            return _link((moment.start, moment.end), link)
    if (
        said.startswith("this ")
        and isinstance(form, Relative)
        and form.weekday
        and (link.start or "9") < today.isoformat()
    ):
        day = dt.date.fromisoformat(link.start or "") + dt.timedelta(days=7)  # this Monday, said on a Tuesday
        return _link((day, day), link)
    if _is_open(form):
        moment = resolve(form, Reference(published=today, forward=True))
        if moment is not None and moment.start and moment.end:
            return TimeLink(moment.edtf, moment.start.isoformat(), moment.end.isoformat(), link.basis, link.how)
    return link


def _sentence(form: Form, link: TimeLink, today: dt.date, lang: str, *, ahead: bool) -> TimeLink:
    if (
        lang == "en"
        and isinstance(form, Calendar | Interval | Part)
        and not ahead
        and _is_open(form)
        and (link.start or "") > today.isoformat()
    ):
        moment = resolve(form, Reference(published=today, forward=False))
        if moment is not None and moment.start and moment.end:
            return _link((moment.start, moment.end), link)
    if isinstance(form, Shifted) and _is_open(form.of):  # counted from the feast or day ahead
        moment = resolve(form, Reference(published=today, forward=True))
        if moment is not None and moment.start and moment.end:
            return _link((moment.start, moment.end), link)
    return _ago(form, link, today) or link


def _is_open(form: object) -> bool:
    """Whether a time does not tell its year."""
    if isinstance(form, Interval):
        return _is_open(form.start) and _is_open(form.end)
    near = isinstance(form, Shifted) and (
        not form.count or isinstance(form.of, Part) or (form.unit in ("day", "week") and isinstance(form.of, Holiday))
    )
    if isinstance(form, Part) or near:
        return _is_open(form.of)
    if isinstance(form, Holiday):
        return form.year is None and form.year_shift is None and form.shift is None
    return isinstance(form, Weekday) or (isinstance(form, Calendar) and form.year is None and form.year_shift is None)


def _ago(form: Form, link: TimeLink, today: dt.date) -> TimeLink | None:
    """`two months ago`, `3 weeks later` as the very day."""
    if not isinstance(form, Relative) or not form.ago or form.unit not in ("week", "month", "year", "day"):
        return None
    if form.unit == "day":
        day = today + dt.timedelta(days=form.offset)
        return _link((day, day), link) if link.time is None else None
    if form.anchor != "published" and link.time is not None:
        return None
    if form.unit == "week":
        day = today + dt.timedelta(weeks=form.offset)
    else:
        day = _months_on(today, form.offset * (12 if form.unit == "year" else 1))
    return _link((day, day), link)


def _months_on(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, min(day.day, 28))


def _portion(link: TimeLink, portion: str) -> tuple[dt.date, dt.date]:
    """The days of `the end of 2012`: its last months."""
    start, end = dt.date.fromisoformat(link.start or ""), dt.date.fromisoformat(link.end or "")
    days = (end - start).days + 1
    unit = "week" if days <= 7 else "month" if days <= 31 else "year"
    if unit == "year" and days > 360:
        months = {"start": (1, 3), "middle": (5, 8), "end": (9, 12)}[portion]
        last = dt.date(start.year + months[1] // 12, months[1] % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(start.year, months[0], 1), last
    head, tail = PORTIONS[unit]
    if portion == "end":
        return (start.replace(day=21) if unit == "month" else end - dt.timedelta(days=tail - 1)), end
    if portion == "middle":
        return start + dt.timedelta(days=10), start + dt.timedelta(days=19)
    return start, start + dt.timedelta(days=head - 1)


def _season(form: Form | None) -> int | None:
    """How many days after our last one a chat line's season ends: `last season` shorter, `this summer` longer."""
    if isinstance(form, Relative) and form.unit == "season":
        return 0
    return 2 if isinstance(form, Calendar) and form.season is not None and form.year is None else None


def _half(link: TimeLink, portion: str) -> tuple[dt.date, dt.date]:
    """The days of `the end of the year` in a sentence: half of it."""
    year = int((link.start or "")[:4])
    return (
        (dt.date(year, 7, 1), dt.date(year, 12, 31))
        if portion == "end"
        else (dt.date(year, 1, 1), dt.date(year, 6, 30))
    )


def _exclusive(form: Interval, link: TimeLink) -> TimeLink:
    """An interval in an English sentence ends where its last month, quarter or year begins, unless its end is named."""
    if not link.start or not link.end or form.start is None or form.end is None or "T" in (link.time or ""):
        return link
    start, end = dt.date.fromisoformat(link.start), dt.date.fromisoformat(link.end)
    if getattr(form.start, "portion", None) == "end":
        start = _end_of(form.start, start) + dt.timedelta(days=1)
    portion = getattr(form.end, "portion", None)
    first = _start_of(form.end, end)
    if first is None or portion == "end":
        last = end + dt.timedelta(days=1)
    elif portion == "middle":
        last = first.replace(day=16) if isinstance(form.end, Calendar) and form.end.month else first.replace(month=7)
    else:
        last = first
    return TimeLink(link.time, start.isoformat(), last.isoformat(), link.basis, "exclusive")


def _start_of(form: Form, end: dt.date) -> dt.date | None:
    """The first day of the unit that ends on `end`; None for a day."""
    if isinstance(form, Calendar) and form.day is None and form.span is None and form.week is None:
        if form.month:
            return end.replace(day=1)
        if form.quarter or form.half:
            return end.replace(day=1, month=end.month - (2 if form.quarter else 5))
        return end.replace(day=1, month=1)
    return None


def _end_of(form: Form, start: dt.date) -> dt.date:
    months = 1 if isinstance(form, Calendar) and form.month else 3 if getattr(form, "quarter", None) else 12
    return _months_on(start, months) - dt.timedelta(days=1)


def _hours(said: str, lang: str, whole: bool) -> tuple[int, int] | None:
    """The hours of a part of the day, where the line leaves them to us."""
    if lang == "vi":
        match = PART_VI.search(said)
        return PARTS_VI[match[1]] if match and whole and not re.search(r"\d", said) else None
    match = PART_OF_DAY.search(said)
    return HOURS[match[1]] if match and not whole else None


def _hour(day: str, hour: int, lang: str) -> str:
    if hour < 24:
        return f"{day}T{hour:02}:00:00"
    return f"{_next(day)}T00:00:00" if lang == "vi" else f"{day}T23:59:59"


def compact(text: str) -> list[dict[str, Any]]:
    """The days in the names of files, which are none in news: `report-20170302.html`."""
    return [
        {"kind": "date", "span": [*m.span()], "start": (day := f"{m['y']}-{m['m']}-{m['d']}"), "end": _next(day)}
        for m in COMPACT.finditer(text)
    ]


def stretch(line: Line, form: Length, said: str, whole: bool) -> dict[str, Any]:
    """`the last 3 months`: whole units beside the current one in a chat line, days from today in a sentence."""
    today, count = line.today, int(form.value or 0)
    if today is None or not count:
        return {}
    if whole or line.lang == "vi":
        near = shifted(today, form.unit, form.toward)
        far = shifted(today, form.unit, form.toward * count)
        if near is None or far is None:
            return {}
        if "upcoming" in said:  # Duckling means the last of them
            near = far
        first, last = (far, near) if form.toward < 0 else (near, far)
        return {"start": _iso(first.start), "end": _next(_iso(last.end))}
    edge = _rolled(today, form, count)
    if form.toward < 0:
        return {"start": edge.isoformat(), "end": today.isoformat()}
    return {"start": _next(today.isoformat()), "end": _next(edge.isoformat())}


def _rolled(today: dt.date, form: Length, count: int) -> dt.date:
    if form.unit in ("day", "week"):
        return today + dt.timedelta(days=form.toward * count * (7 if form.unit == "week" else 1))
    return _months_on(today, form.toward * count * {"month": 1, "quarter": 3, "year": 12}.get(form.unit, 1))


def clock(line: Line, form: Length, before: str, after: str) -> dict[str, Any] | None:
    """`in 5 minutes`, `2 hours ago`: a time of day from the very minute of speaking."""
    if (
        form.unit not in ("minute", "hour", "second")
        or not form.value
        or not line.reference
        or len(line.reference) < 16
    ):
        return None
    way = (
        1
        if before.endswith("in ") or after.startswith((" from now", " later"))
        else -1
        if after.startswith(" ago")
        else 0
    )
    if not way:
        return None
    seconds = form.value * {"second": 1, "minute": 60, "hour": 3600}[form.unit]
    at = dt.datetime.fromisoformat(line.reference) + dt.timedelta(seconds=way * seconds)
    return {"kind": "date", "start": at.isoformat(), "timex": at.isoformat()}


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _next(day: str | None) -> str | None:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat() if day and day < "9999" else None


def _link(days: tuple[dt.date, dt.date], link: TimeLink) -> TimeLink:
    first, last = days[0].isoformat(), days[1].isoformat()
    return TimeLink(first if first == last else f"{first}/{last}", first, last, link.basis, link.how)
