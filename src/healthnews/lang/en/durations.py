"""Lengths of time: a number with its unit (`2 years and 3 months`), and times counted from now (`two months ago`)."""

from __future__ import annotations

import re

from healthnews.lang import series
from healthnews.lang.en import numbers
from healthnews.lang.en.calendar_words import WEEKDAYS
from healthnews.lang.en.time_forms import UNITS
from healthnews.model import Number, TimeExpression
from healthnews.times import Anchor, Calendar, Holiday, Length, Relative, Shifted, Unit, Weekday

HINT = re.compile(r"mos(?!\w)|wk|sec|min|hour|hr|day|night|week|month|year|yr|decade|centur|quarter|qtr|h(?!\w)")
DURATION_UNIT = re.compile(
    r"(?:[ -]|(?<=quarter) of (?:an? )?|(?<=quarters) of (?:an? )?)?(?:(?P<toward>upcoming|coming|following|past|previous|last|next) |"
    r"(?:consecutive|straight|successive|business|working|calendar|full|whole|more|extra|additional|long|short) )?"
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|nights?|weeks?|wks?|fortnights?|months?|mos|years?|yrs?|decades?|"
    r"centuries|century|quarters?|qtrs?)(?!\w)(?![ -]?olds?(?!\w))(?! of age)(?! in advance)(?!(?<=day)[ -]?(?:cares?|hospitals?|surger(?:y|ies))(?!\w))"
)
WEEKDAYS_ON = re.compile(
    rf" (?P<day>{'|'.join(day for day in WEEKDAYS if len(day) > 5)})s? (?P<way>from now|ago)(?!\w)"
)
HALF_AFTER = re.compile(r" and (?:an? )?(?:half|(?<= a )quarter)(?! (?:of|million|the))(?!\w)")
AGO = re.compile(r" (ago|earlier|later|from now|from today|before|prior|hence)(?!\w)")
FROM = re.compile(r" (before|after|from|prior to|following|since) (?:the )?$")
SHIFT_BEFORE = re.compile(
    r"\b(?:the |over the |these |this )?(last|past|previous|next|coming|preceding|following|upcoming) $"
)
AGED_BEFORE = re.compile(r"\bage[ds]? (?:\w+ (?:and|to|or|-) )?$")
RATE_BEFORE = re.compile(r"(?:/|\b(?:per|every|each) )$")
SERIES = series.Series(
    gap=re.compile(r"(?:, ?| )(?:(?P<tie>and|or) )?"),
    cue=re.compile(r"\b(?:after|at|for|in|every|within|about|last|lasting|lasts|lasted|of|around|approximately) $"),
)
COUNTED = frozenset({"day", "week", "fortnight", "month", "year"})
ONE_OF_THEM = frozenset({"last", "next", "past", "previous", "following", "coming"})
AHEAD = frozenset({"next", "coming", "following", "upcoming"})


def durations(text: str, folded: str, start: int, end: int, taken: list[TimeExpression]) -> list[TimeExpression]:
    """The times of a sentence with its lengths, and with the days that are counted from one of them."""
    if not HINT.search(folded, start, end):
        return taken
    times, found, at = list(taken), [], 0  # type: list[TimeExpression], list[TimeExpression], int
    counts = _counts(text, folded, start, end)
    for index, number in enumerate(counts):
        while at < len(times) and times[at].end <= number.start:
            at += 1
        after = times[at] if at < len(times) else None
        weekdays = WEEKDAYS_ON.match(folded, number.end, end)
        if weekdays and number.value and number.value == int(number.value):
            if after is not None and after.start < weekdays.end():
                del times[at]
            found.append(_weekdays(number, number.value, weekdays))
            continue
        unit = DURATION_UNIT.match(folded, number.end, end)
        if unit and unit["toward"] in ONE_OF_THEM and not unit["unit"].endswith("s"):
            continue  # 35,000 last year
        if not unit or (after is not None and after.start < unit.end()):
            continue
        counted = _from(folded, number, unit, after) if after is not None else None
        if counted is not None:
            times[at] = counted
            continue
        time = _duration(folded, start, end, number, unit)
        if time is None:
            continue
        longer = _compound(folded, found[-1], time) if found else None
        if longer is not None:
            found[-1] = longer
        else:
            found += series.before(folded, start, counts[max(0, index - series.MOST) : index], number, time, SERIES)
            found.append(time)
    return times + found


def _weekdays(number: Number, count: float, weekdays: re.Match[str]) -> TimeExpression:
    """`3 Fridays from now`."""
    sign = -1 if weekdays["way"] == "ago" else 1
    form = Shifted(of=Relative(unit="day"), unit="week", count=sign * int(count), weekday=WEEKDAYS[weekdays["day"]])
    return TimeExpression(number.start, weekdays.end(), "date", form, "ago")


def _from(folded: str, number: Number, unit: re.Match[str], after: TimeExpression) -> TimeExpression | None:
    """A day counted from the one behind it: `two weeks before Christmas`, `16 days from 1 February`."""
    if not 0 < after.start - unit.end() < 16 or not isinstance(after.form, Calendar | Relative | Weekday | Holiday):
        return None
    way = FROM.fullmatch(folded, unit.end(), after.start)
    name = unit["unit"].rstrip("s")
    if not way or number.value is None or number.value != int(number.value) or name not in COUNTED:
        return None
    count = int(number.value) * (2 if name == "fortnight" else 1)
    form = Shifted(
        of=after.form, unit=UNITS[name], count=-count if way[1] in ("before", "prior to") else count,
        qualifier=number.qualifier, about=number.qualifier != "exact",
    )  # fmt: skip
    return TimeExpression(number.outer_start, after.end, "date", form, "counted_from")


FINER: dict[Unit, tuple[Unit, float]] = {
    "month": ("year", 12), "day": ("week", 7), "hour": ("day", 24),
    "minute": ("hour", 60), "second": ("minute", 60),
}  # fmt: skip


def _compound(folded: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    """`2 years and 3 months` is 27 months."""
    one, two = first.form, second.form
    if isinstance(one, Length) and isinstance(two, Relative) and two.ago and one.toward == 0:
        return _compound_ago(folded, first, second, one, two)
    if not isinstance(one, Length) or not isinstance(two, Length) or one.value is None or two.value is None:
        return None
    if not re.fullmatch(r",? (?:and )?", folded[first.end : second.start]) or FINER.get(two.unit, ("",))[0] != one.unit:
        return None
    value = one.value * FINER[two.unit][1] + two.value
    form = Length(value=value, low=value, high=value, unit=two.unit, qualifier=one.qualifier, toward=one.toward)
    return TimeExpression(first.start, second.end, "duration", form, "duration")


def _compound_ago(
    folded: str, first: TimeExpression, second: TimeExpression, one: Length, two: Relative
) -> TimeExpression | None:
    """`2 weeks and 2 days ago` is 16 days ago."""
    coarser, factor = FINER.get(two.unit, ("", 0))
    if (
        folded[first.end : second.start] != " and "
        or coarser != one.unit
        or not one.value
        or one.value != int(one.value)
    ):
        return None
    sign = -1 if two.offset < 0 else 1
    form = Relative(unit=two.unit, offset=two.offset + sign * int(one.value * factor), anchor=two.anchor, ago=True)
    return TimeExpression(first.start, second.end, second.kind, form, "ago")


_UNIT = r"(?:second|minute|hour|day|week|fortnight|month|year|decade|century)(?!\w)"
ARTICLE = re.compile(
    rf"(?<!\w)(?:(?:a|an|one) (?={_UNIT}(?: (?:ago|earlier|later|from|before|after|prior|hence|and an? (?:half|quarter)(?!\w))| ?$))|"
    rf"(?:a )?quarter (?:of an )?(?=hour(?!\w))|"
    rf"the (?=(?:day|week|month|year) (?:before|after|following) )|half an? (?={_UNIT})|half (?=(?:hour|year|"
    rf"century|decade)))"
)
LAST = re.compile(r"\w+ ?$")
LENGTH_BEFORE = re.compile(
    r"^$|\b(?:for|in|over|within|after|about|nearly|almost|than|of|lasts?|lasting|takes?|took) $"
)


def _counts(text: str, folded: str, start: int, end: int) -> list[Number]:
    """The numbers, and `a week ago`'s article."""
    found, articles, dropped, at = numbers.find(text, folded, start, end), [], set(), 0
    for match in ARTICLE.finditer(folded, start, end):
        while at < len(found) and found[at].end <= match.start():
            at += 1
        inside = at < len(found) and found[at].start < match.end()
        if inside and found[at].value != 0.5:
            continue  # two and a half hours
        if folded.endswith(("quarter of ", "quarters of "), start, match.start()):
            continue  # three quarters of an hour
        if LAST.match(folded, match.end(), end) and not LENGTH_BEFORE.search(
            folded, max(start, match.start() - 10), match.start()
        ):
            continue  # twice a week
        if inside:
            dropped.add(at)
        value = 0.5 if match[0].startswith("half") else 0.25 if "quarter" in match[0] else 1.0
        close = match.end() - 1
        articles.append(Number(match.start(), close, match.start(), close, value, value, value, form="article"))
    if not articles:
        return found
    kept = [number for index, number in enumerate(found) if index not in dropped]
    return sorted(kept + articles, key=lambda number: number.start)


def _duration(folded: str, start: int, end: int, number: Number, unit: re.Match[str]) -> TimeExpression | None:
    before = folded[max(start, number.outer_start - 20) : number.outer_start]
    if folded[number.start] == "0" and number.end - number.start == 4 and unit["unit"][0] == "h":
        return None  # 0900 hours
    name = unit["unit"].rstrip("s") if unit["unit"] != "centuries" else "century"
    if number.form == "article" and number.start < number.end and folded.startswith("the", number.start):
        return None  # the day before the outbreak
    if number.over is not None:
        if name not in ("hour", "h", "hr", "day", "year") or not number.value or number.value >= number.over > 12:
            return None
        part = number.value / number.over  # 1/2 hour
        form = Length(value=part, low=part, high=part, unit=UNITS[name])
        return TimeExpression(number.start, unit.end(), "duration", form, "duration")
    if RATE_BEFORE.search(before) or AGED_BEFORE.search(before):
        return None
    value, unit_name = number.value, UNITS[name]
    ago = AGO.match(folded, unit.end(), end)
    if ago and value is not None and value == int(value):
        counted = _counted(folded, end, number, unit_name, name, ago)
        if counted is not None:
            return counted
    shift = SHIFT_BEFORE.search(before)
    way = shift[1] if shift else unit["toward"]
    if UNITS[name] == "quarter" and not way:
        return None  # three quarters of the beds
    toward = 0 if not way else 1 if way in AHEAD else -1
    begin = shift.start() + max(start, number.outer_start - 20) if shift else number.outer_start
    if name == "fortnight" and value is not None:
        value *= 2
    if shift and folded.startswith(("over ", "these ", "this "), begin):
        begin += folded[begin:].index(" ") + 1
    more = HALF_AFTER.match(folded, unit.end(), end)
    close, low, high = unit.end(), number.low, number.high
    if more and value is not None:
        part, close = 0.25 if "quarter" in more[0] else 0.5, more.end()
        value, low, high = value + part, low and low + part, high and high + part
    length = Length(value=value, low=low, high=high, unit=unit_name, qualifier=number.qualifier, toward=toward)
    return TimeExpression(begin, close, "duration", length, "duration")


def _counted(folded: str, end: int, number: Number, unit: Unit, name: str, ago: re.Match[str]) -> TimeExpression | None:
    """`two months ago` by the publication date, `3 weeks later` by the time last spoken of."""
    if unit not in ("day", "week", "month", "year", "decade") or number.value is None or number.value > 2000:
        return None
    if ago[1] in ("before", "prior") and not re.match(r"[.,;)]|$| to", folded[ago.end() : end]):
        return None
    sign = 1 if ago[1] in ("later", "from now", "from today", "hence") else -1
    anchor: Anchor = "published" if ago[1] in ("ago", "from now", "from today", "hence") else "context"
    count = int(number.value) * (2 if name == "fortnight" else 1)
    form = Relative(unit=unit, offset=sign * count, anchor=anchor, ago=True)
    return TimeExpression(number.outer_start, ago.end(), "date" if unit == "day" else "period", form, "ago")
