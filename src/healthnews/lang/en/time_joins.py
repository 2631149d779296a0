"""Neighbouring times made one: a clock or a weekday with its day, two ends with their interval."""

from __future__ import annotations

import re

import msgspec

from healthnews.lang.en.time_atoms import Atom
from healthnews.lang.en.time_forms import ClockSpan
from healthnews.model import TimeExpression
from healthnews.times import Calendar, Clock, Form, Holiday, Interval, Part, Relative, Shifted, Weekday

PART_OF_PERIOD = re.compile(
    r"\b(?:(?:the )?(?:early|late|mid|middle|beginning|start|end|first part)(?: of)?|the (?:early|late) part of|"
    r"mid-)(?: the)?[ -]?$"
)
CLOCK_TO_DAY = re.compile(r",? ?(?:on |of )?(?:the )?")
DAY_TO_CLOCK = re.compile(
    r",? ?(?:(?:early |late )?(?:in the )?(?:morning|afternoon|evening|night),? ?)?(?:at |around |about |- |– |@ ?)?"
)
AND_DAY = re.compile(
    r" (?:and|&) (?:the )?(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\w)(?:(?:,? )(?P<year>(?:19|20)\d\d)(?!\w)|(?=[.;)]|, (?!\d{3}\b)|\s*$))"
)
PART_OF_DAY = re.compile(r" (?:early |late |mid-)?(?:morning|afternoon|evening|night|[ap]m)(?!\w|['’]s)")
WEEK_OF = re.compile(
    r"\b(?:the )?week (?P<way>of|ending|ended|beginning|starting|commencing|to|up to|until|through|leading(?: up)?(?: to)?)(?: on)?(?: the)? (?:\w{6,9}day,? )?$"
)
TODAY_TO_DAY = re.compile(r"[,:]? (?:on )?(?:the )?\(?")
DATED = frozenset({"nameday", "dayname", "numeric", "ymd", "daycount", "monthday", "nameord", "monthday_alone"})
WEEKDAY_TO_DAY = re.compile(r",? ?\(?(?:the )?")
TO = re.compile(
    r"(?:,)? ?(?:to|until|till|through|thru|and|up to|through to)(?: the)?(?: (?:end|start|beginning|middle|early part) of|(?: (?:early|late|mid)(?=[ -])))?(?: the)?[ -]|"
    r" ?[-–—~] ?"
)
OF_THAT_YEAR = re.compile(r",? (?:and )?(?:as of|up to|until|by|through)(?: the)? ")
WEEK_DAYS = re.compile(r"(?: \(|, | of )(?:from )?(?:\d{1,2}(?:st|nd|rd|th)?(?: ?[-–] ?| to ))?")
NOW = re.compile(
    r" ?(?:to|until|till|through|up to|and|-|–) ?(?:now|date|the present|present|the present day|"
    r"the present time)(?!\w)"
)
FROM = re.compile(r"\b(?:from|between|since|starting|beginning)(?: the)? $")
SPAN_FROM = re.compile(r"\b(?:from|between)(?: the)? $")
LONE = re.compile(
    r"\b((?:from |between |on )?(?:the )?)((?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)( ?(?:-|–|to|and|through|"
    r"until) ?)(?:the )?$"
)


def joined(folded: str, start: int, end: int, atoms: list[Atom]) -> list[TimeExpression]:
    days = _with_weeks(folded, _with_years(folded, _with_days(folded, end, atoms)))
    found: list[TimeExpression] = []
    index = 0
    while index < len(days):
        after = days[index + 1] if index + 1 < len(days) else None
        interval = _interval(folded, start, end, days[index], after)
        if interval is not None:
            found.append(interval[0])
            index += interval[1]
            continue
        found += _alone(folded, start, end, days[index])
        index += 1
    return found


def _with_days(folded: str, end: int, atoms: list[Atom]) -> list[Atom]:
    """Clocks and weekdays taken into their days: `13:00 February 28`, `Friday, October 7th`, `20/09/2020 17:51:03`."""
    found: list[Atom] = []
    index = 0
    while index < len(atoms):
        run = [atoms[index]]
        while index + len(run) < len(atoms) and _belongs(folded, run, atoms[index + len(run)]):
            run.append(atoms[index + len(run)])
        index += len(run)
        merged = _merge(run)
        if merged is not None:
            found.append(_with_part(folded, end, merged))
    return found


def _with_years(folded: str, atoms: list[Atom]) -> list[Atom]:
    """A day told within its year: `In 2017, as of 31 July`."""
    for index in range(1, len(atoms)):
        year, day = atoms[index - 1].form, atoms[index].form
        if (
            isinstance(year, Calendar)
            and isinstance(day, Calendar)
            and year.year
            and day.year is None
            and day.year_shift is None
            and day.day
            and year == Calendar(year=year.year)
            and OF_THAT_YEAR.fullmatch(folded, atoms[index - 1].end, atoms[index].start)
        ):
            atoms[index] = atoms[index]._replace(form=msgspec.structs.replace(day, year=year.year))
    return atoms


def _with_weeks(folded: str, atoms: list[Atom]) -> list[Atom]:
    """A week whose days stand behind it in brackets: `week 42 (13-19 October 2019)`."""
    for index in range(len(atoms) - 1):
        week, days = atoms[index].form, atoms[index + 1].form
        last = days.end if isinstance(days, Interval) else days
        if (
            isinstance(week, Calendar)
            and week.week
            and week.year is None
            and isinstance(last, Calendar)
            and last.year
            and WEEK_DAYS.fullmatch(folded, atoms[index].end, atoms[index + 1].start)
        ):
            atoms[index] = atoms[index]._replace(form=msgspec.structs.replace(week, year=last.year))
    return atoms


def _with_part(folded: str, end: int, atom: Atom) -> Atom:
    """The day with the part of it that is named: `Monday morning` is one expression."""
    if atom.kind != "date" or getattr(atom.form, "clock", None) is not None:
        return atom
    part = PART_OF_DAY.match(folded, atom.end, end)
    return atom._replace(end=part.end()) if part else atom


def _belongs(folded: str, run: list[Atom], after: Atom) -> bool:
    before = run[-1]
    gap = folded[before.end : after.start] if after.start >= before.end else "."
    if len(gap) > 24:
        return False
    if before.kind == "clock" and after.kind == "date":
        return bool(CLOCK_TO_DAY.fullmatch(gap))
    if before.kind == "date" and after.kind == "clock":
        return bool(DAY_TO_CLOCK.fullmatch(gap))
    if before.kind == "date" and before.rule in ("nameday", "dayname") and after.rule == "weekday":
        return gap == ", "
    if before.rule == "relday" and after.rule in DATED:
        return bool(TODAY_TO_DAY.fullmatch(gap))  # yesterday, 4 May
    if before.rule in ("weekday", "shiftday") and after.kind == "date" and after.rule in DATED:
        return bool(WEEKDAY_TO_DAY.fullmatch(gap))
    return False


def _merge(run: list[Atom]) -> Atom | None:
    days = [atom for atom in run if atom.kind == "date"]
    clocks = [atom.form for atom in run if isinstance(atom.form, Clock | ClockSpan)]
    if not days:
        return run[0] if len(run) == 1 and run[0].kind != "clock" else None
    form = days[-1].form
    if len(days) > 1 and isinstance(form, Weekday) and isinstance(days[0].form, Calendar):
        form = msgspec.structs.replace(days[0].form, weekday=form.weekday)
    if len(days) > 1 and isinstance(days[0].form, Weekday) and isinstance(form, Calendar):
        form = msgspec.structs.replace(form, weekday=days[0].form.weekday)
    if clocks and isinstance(form, Calendar | Relative | Weekday | Holiday):
        clock = clocks[0]
        if isinstance(clock, ClockSpan):
            ends = (msgspec.structs.replace(form, clock=part) for part in clock)
            return Atom(run[0].start, run[-1].end, "date", Interval(start=next(ends), end=next(ends)), days[-1].rule)
        form = msgspec.structs.replace(form, clock=clock)
    return Atom(run[0].start, run[-1].end, "date", form, days[-1].rule)


def _interval(folded: str, start: int, end: int, atom: Atom, after: Atom | None) -> tuple[TimeExpression, int] | None:
    """`from A to B`, `between A and B`, `A - B`, `from A to date`."""
    form = atom.form
    if not isinstance(form, Calendar | Relative | Part | Weekday):
        return None
    part = PART_OF_PERIOD.search(folded, max(start, atom.start - 18), atom.start)
    parted = part.start() if part and atom.kind != "date" else atom.start
    opened = FROM.search(folded, max(start, parted - 18), parted)
    begin = opened.start() if opened else parted
    now = NOW.match(folded, atom.end, end)
    if now and (opened or now[0].lstrip()[:2] in ("to", "-", "– ")):
        return TimeExpression(begin, now.end(), "period", Interval(start=form, end=None), "interval"), 1
    if after is None or not isinstance(after.form, Calendar | Relative | Part | Weekday) or after.start < atom.end:
        return None
    gap = folded[atom.end : after.start]
    if not TO.fullmatch(gap):
        return None
    between = SPAN_FROM.search(folded, max(start, parted - 18), parted)
    if ("and" in gap and not (between and "between" in between[0])) or not _follows(form, after.form):
        return None
    if "year" in (atom.kind, after.kind) and not between and not (atom.kind == after.kind == "year"):
        return None
    if not between and re.fullmatch(r" ?(?:to|until|till) ", gap) and not _same_sort(form, after.form):
        return None
    begin = between.start() if between else parted
    if isinstance(form, Calendar) and form.week and form.year is None and isinstance(after.form, Calendar):
        form = msgspec.structs.replace(form, year=after.form.year)
    first = _portioned(form, part[0]) if part and atom.kind != "date" else form
    inner = PART_OF_PERIOD.search(gap)
    last = _portioned(after.form, inner[0]) if inner and after.kind != "date" else after.form
    return TimeExpression(begin, after.end, "period", Interval(start=first, end=last), "interval"), 2


def _portioned(form: Form, words: str) -> Form:
    """A period with the part of it that is named: resolved whole all the same."""
    if isinstance(form, Calendar | Relative):
        return msgspec.structs.replace(form, portion=_portion_of(words))
    return form


def _follows(first: object, second: object) -> bool:
    if isinstance(first, Calendar) and isinstance(second, Calendar) and first.year and second.year:
        return (first.year, first.month or 0, first.day or 0) < (second.year, second.month or 13, second.day or 32)
    return True


def _same_sort(first: object, second: object) -> bool:
    if isinstance(first, Calendar) and isinstance(second, Calendar):
        return (first.day is None) == (second.day is None)
    if isinstance(first, Calendar) and isinstance(second, Relative):
        return first.day is not None and second.unit == "day"  # 1 August to today
    return type(first) is type(second)


def _alone(folded: str, start: int, end: int, atom: Atom) -> list[TimeExpression]:
    if atom.kind in ("clock", "year", "start"):
        return []
    form, begin = atom.form, atom.start
    week = WEEK_OF.search(folded, max(start, begin - 32), begin) if atom.kind == "date" else None
    if week is not None and isinstance(form, Calendar | Relative):
        return [TimeExpression(week.start(), atom.end, "period", _week(form, week["way"]), "week_of")]
    if atom.rule in ("dayname",) and isinstance(form, Calendar):
        lone = LONE.search(folded, max(start, begin - 24), begin)
        if lone:
            day = int(re.sub(r"\D", "", lone[2]))
            first = Calendar(day=day, month=form.month, year=form.year, year_shift=form.year_shift)
            if "and" in lone[3] and "between" not in lone[1]:
                return [
                    TimeExpression(lone.start(2), lone.end(2), "date", first, "coordinated"),
                    TimeExpression(begin, atom.end, "date", form, atom.rule),
                ]
            if form.day and day < form.day:
                at = lone.start(1) if lone[1].startswith(("from", "between")) else lone.start(2)
                return [TimeExpression(at, atom.end, "period", Interval(start=first, end=form), "interval")]
    if atom.rule == "nameday" and isinstance(form, Calendar) and form.year is None and form.clock is None:
        second = AND_DAY.match(folded, atom.end, end)
        if second and form.day and int(second["day"]) > form.day:
            year = int(second["year"]) if second["year"] else None
            days = (form.day, int(second["day"]))
            dated = [msgspec.structs.replace(form, day=day, year=year) for day in days]
            return [
                TimeExpression(begin, atom.end, "date", dated[0], "coordinated"),
                TimeExpression(second.start("day"), second.end(), "date", dated[1], "coordinated"),
            ]
    if atom.kind == "period":
        part = PART_OF_PERIOD.search(folded, max(start, begin - 18), begin)
        if part and atom.rule in ("namemonth", "year", "quarter", "shift", "decade"):
            begin = part.start()
            if folded.startswith("the ", begin):
                begin += 4
            if isinstance(form, Calendar | Relative):
                form = msgspec.structs.replace(form, portion=_portion_of(part[0]))
        elif atom.rule in ("year", "quarter", "half", "decade") and folded.startswith("the ", begin):
            begin += 4
    return [TimeExpression(begin, atom.end, "date" if atom.kind == "date" else "period", form, atom.rule)]


def _week(form: Calendar | Relative, way: str) -> Form:
    """The seven days to `the week ending 12 May`, `the week to 12 May`, or from `the week beginning 3 May`; the calendar week of a day."""
    if way == "of":
        return Shifted(of=form, unit="week", count=0)
    if way in ("beginning", "starting", "commencing"):
        return Interval(start=form, end=Shifted(of=form, unit="day", count=6))
    return Interval(start=Shifted(of=form, unit="day", count=-6), end=form)


def _portion_of(words: str) -> str:
    return "end" if re.search(r"end|late", words) else "middle" if "mid" in words else "start"
