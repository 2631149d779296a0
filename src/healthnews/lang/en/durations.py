"""Lengths of time: a number with its unit (`2 years and 3 months`), and times counted from now (`two months ago`)."""

from __future__ import annotations

import re

from healthnews.lang.en import numbers
from healthnews.lang.en.time_forms import UNITS
from healthnews.model import Number, TimeExpression
from healthnews.times import Anchor, Length, Relative, Unit

DURATION_UNIT = re.compile(
    r"[ -]?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?|yrs?|decades?|"
    r"centuries|century)(?!\w)(?![ -]?olds?(?!\w))(?! of age)(?! in advance)"
)
HALF_AFTER = re.compile(r" and (?:a )?half(?! (?:of|million|the))(?!\w)")
AGO = re.compile(r" (ago|earlier|later|from now|from today|before|prior)(?!\w)")
SHIFT_BEFORE = re.compile(
    r"\b(?:the |over the |these |this )?(last|past|previous|next|coming|preceding|following|upcoming) $"
)
AGED_BEFORE = re.compile(r"\bage[ds]? (?:\w+ (?:and|to|or|-) )?$")
RATE_BEFORE = re.compile(r"(?:/|\b(?:per|every|each) )$")


def durations(text: str, folded: str, start: int, end: int, taken: list[TimeExpression]) -> list[TimeExpression]:
    found: list[TimeExpression] = []
    for number in _counts(text, folded, start, end):
        unit = DURATION_UNIT.match(folded, number.end, end)
        if not unit or any(t.start < unit.end() and number.start < t.end for t in taken):
            continue
        time = _duration(folded, start, end, number, unit)
        if time is None:
            continue
        longer = _compound(folded, found[-1], time) if found else None
        if longer is not None:
            found[-1] = longer
        else:
            found.append(time)
    return found


FINER: dict[Unit, tuple[Unit, float]] = {
    "month": ("year", 12), "week": ("month", 30 / 7), "day": ("week", 7), "hour": ("day", 24),
    "minute": ("hour", 60), "second": ("minute", 60),
}  # fmt: skip


def _compound(folded: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    """`2 years and 3 months` is 27 months."""
    one, two = first.form, second.form
    if not isinstance(one, Length) or not isinstance(two, Length) or one.value is None or two.value is None:
        return None
    if not re.fullmatch(r",? (?:and )?", folded[first.end : second.start]) or FINER.get(two.unit, ("",))[0] != one.unit:
        return None
    value = one.value * FINER[two.unit][1] + two.value
    form = Length(value=value, low=value, high=value, unit=two.unit, qualifier=one.qualifier, toward=one.toward)
    return TimeExpression(first.start, second.end, "duration", form, "duration")


_UNIT = r"(?:second|minute|hour|day|week|fortnight|month|year|decade|century)(?!\w)"
ARTICLE = re.compile(
    rf"(?<!\w)(?:(?:a|an) (?={_UNIT}(?: (?:ago|earlier|later|from)| ?$))|half an? (?={_UNIT})|half (?=(?:hour|year|"
    rf"century|decade)))"
)


def _counts(text: str, folded: str, start: int, end: int) -> list[Number]:
    """The numbers, and `a week ago`'s article."""
    found = numbers.find(text, folded, start, end)
    for match in ARTICLE.finditer(folded, start, end):
        value = 0.5 if match[0].startswith("half") else 1.0
        close = match.end() - 1
        found.append(Number(match.start(), close, match.start(), close, value, value, value, form="article"))
    return found


def _duration(folded: str, start: int, end: int, number: Number, unit: re.Match[str]) -> TimeExpression | None:
    before = folded[max(start, number.outer_start - 20) : number.outer_start]
    name = unit[1].rstrip("s") if unit[1] != "centuries" else "century"
    if number.over is not None or RATE_BEFORE.search(before) or AGED_BEFORE.search(before):
        return None
    value, unit_name = number.value, UNITS[name]
    ago = AGO.match(folded, unit.end(), end)
    if ago and value is not None and value == int(value):
        counted = _counted(folded, end, number, unit_name, name, ago)
        if counted is not None:
            return counted
    shift = SHIFT_BEFORE.search(before)
    toward = 0 if not shift else 1 if shift[1] in ("next", "coming", "following", "upcoming") else -1
    begin = shift.start() + max(start, number.outer_start - 20) if shift else number.outer_start
    if name == "fortnight" and value is not None:
        value *= 2
    if shift and folded.startswith(("over ", "these ", "this "), begin):
        begin += folded[begin:].index(" ") + 1
    more = HALF_AFTER.match(folded, unit.end(), end)
    close = unit.end()
    if more and value is not None:
        value, close = value + 0.5, more.end()
    length = Length(
        value=value, low=number.low, high=number.high, unit=unit_name, qualifier=number.qualifier, toward=toward
    )
    return TimeExpression(begin, close, "duration", length, "duration")


def _counted(folded: str, end: int, number: Number, unit: Unit, name: str, ago: re.Match[str]) -> TimeExpression | None:
    """`two months ago` by the publication date, `3 weeks later` by the time last spoken of."""
    if unit not in ("day", "week", "month", "year", "decade") or number.value is None:
        return None
    if ago[1] in ("before", "prior") and not re.match(r"[.,;)]|$| to", folded[ago.end() : end]):
        return None
    sign = 1 if ago[1] in ("later", "from now", "from today") else -1
    anchor: Anchor = "published" if ago[1] in ("ago", "from now", "from today") else "context"
    count = int(number.value) * (2 if name == "fortnight" else 1)
    form = Relative(unit=unit, offset=sign * count, anchor=anchor, ago=True)
    return TimeExpression(number.outer_start, ago.end(), "date" if unit == "day" else "period", form, "ago")
