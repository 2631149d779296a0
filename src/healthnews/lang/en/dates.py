"""Times as English writes them: days, periods and durations, one expression with everything in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from healthnews.lang.en import numbers
from healthnews.lang.en.calendar_words import (
    CONTEXT_DAYS, GRAMMAR, LONG_ORDINALS, MONTHS, ORDINALS, QUARTERS, RELATIVE_DAYS, SHIFTS, SMALL, WEEKDAYS,
)  # fmt: skip
from healthnews.model import Number, TimeExpression
from healthnews.times import Calendar, Clock, Form, Interval, Length, Part, Relative, Unit, Weekday


class ClockSpan(NamedTuple):
    """`between 10 and 11:30`."""

    start: Clock
    end: Clock


class Atom(NamedTuple):
    """A time as it stands alone. `kind` is date or period, or clock and year, which need a neighbour or a cue."""

    start: int
    end: int
    kind: str
    form: Form | Clock | ClockSpan
    rule: str


TRIGGER = re.compile(r"\d|qtr|yr|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|day|week|month|year|quarter|night|morning|evening|afternoon|today|hour|minute|decade|tomorrow|janu|febr|march|april|may|june|july|augu|sept|octo|nove|dece|second")
UNITS: dict[str, Unit] = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour", "h": "hour", "day": "day",
    "night": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year", "yr": "year",
    "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip
YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|from|to|until|till|by|before|after|during|of|for|than|with|between|and|through|early|late|mid|around|summer|spring|"
    r"autumn|fall|winter|year|years|=|end-|as of|fiscal|born|anytime) ?|\()$"
)
COUNT_AFTER = re.compile(
    r" (?:people|cases?|patients?|deaths?|beds?|doses?|children|persons?|women|men|doctors|nurses|hospitals?|new|km|kg|m\b|confirmed|"
    r"suspected|samples|tests|meters?|residents|households|infections|health|doctors|staff|additional)\b"
)
NAME_NOT_MONTH = frozenset({"may", "march", "mar", "sun", "sat", "wed", "mon", "dec", "jan", "second"})
PART_OF_PERIOD = re.compile(r"\b(?:(?:the )?(?:early|late|mid|middle|beginning|start|end|first part)(?: of)?|the (?:early|late) part of|mid-)(?: the)?[ -]?$")
CLOCK_TO_DAY = re.compile(r",? ?(?:on |of )?(?:the )?")
DAY_TO_CLOCK = re.compile(r",? ?(?:at |around |about |- |– |@ ?)?")
WEEKDAY_TO_DAY = re.compile(r",? ?\(?(?:the )?")
DAY_PART = re.compile(r",? (?:in the )?(?:early )?(?:morning|afternoon|evening|night)(?!\w)")
TO = re.compile(r"(?:,)? ?(?:to|until|till|through|thru|and|up to|to the end of|through to)(?: the)?(?: end of)?(?: the)? | ?[-–—~] ?")
NOW = re.compile(r" ?(?:to|until|till|through|up to|and|-|–) ?(?:now|date|the present|present|the present day|the present time)(?!\w)")
FROM = re.compile(r"\b(?:from|between|since|starting|beginning)(?: the)? $")
SPAN_FROM = re.compile(r"\b(?:from|between)(?: the)? $")
LONE = re.compile(r"\b((?:from |between |on )?(?:the )?)((?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)( ?(?:-|–|to|and|through|until) ?)(?:the )?$")
DURATION_UNIT = re.compile(
    r"[ -]?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|years?|yrs?|decades?|centuries|century)(?!\w)(?![ -]?olds?(?!\w))(?! of age)(?! in advance)"
)
HALF_AFTER = re.compile(r" and (?:a )?half(?! (?:of|million|the))(?!\w)")
AGO = re.compile(r" (ago|earlier|later|from now|from today|before|prior)(?!\w)")
SHIFT_BEFORE = re.compile(r"\b(?:the |over the |these |this )?(last|past|previous|next|coming|preceding|following|upcoming) $")
RATE_BEFORE = re.compile(r"(?:/|\b(?:per|every|each) )$")


def find(text: str, folded: str, start: int, end: int) -> list[TimeExpression]:
    """Dates, periods and durations of one sentence, left to right, never overlapping.

    >>> sentence = "Between 5 March and 22 April 2008, after 3 months, on Friday, October 7th 2010"
    >>> [sentence[t.start : t.end] for t in find(sentence, sentence.lower(), 0, len(sentence))]
    ['Between 5 March and 22 April 2008', '3 months', 'Friday, October 7th 2010']
    """
    if not TRIGGER.search(folded, start, end):
        return []
    atoms = [atom for rule, match in GRAMMAR.finditer(folded, start, end) for atom in _atom(text, folded, start, end, rule, match)]
    found = _joined(folded, start, end, atoms) if atoms else []
    found += _durations(text, folded, start, end, found)
    return sorted(found, key=lambda time: time.start)


# --- one time as it stands alone -----------------------------------------------------------------------------------------------------

Built = tuple[str, Form | Clock | ClockSpan] | None


def _atom(text: str, folded: str, start: int, end: int, rule: str, match: re.Match[str]) -> list[Atom]:
    built = BUILDERS[rule](match)
    if built is None:
        return []
    kind, form = built
    at = match.start()
    if rule == "monthday" and not _is_monthday(folded, start, end, match):
        return []
    if rule in ("numeric", "ymd", "year", "years", "clock", "monthday", "monthyear") and at > start + 1 and folded[at - 1] in "-–" and folded[at - 2].isdigit():
        return [] if rule != "year" else [Atom(at, match.end(), "year", form, rule)]
    if rule in ("namemonth", "weekday") and not _is_name(text, start, end, rule, match):
        return []
    if rule == "shiftname" and not text[match.start("sn_m")].isupper():
        return []  # this may take longer
    if rule == "numeric" and match.end() < end and folded[match.end()] in "-/.0123456789" and folded[match.end() : match.end() + 2].strip("-/.").isdigit():
        return []
    if rule == "year":
        bare = not folded.startswith(("year", "the year"), at)
        if bare and (not YEAR_CUE.search(folded, max(start, at - 12), at) or COUNT_AFTER.match(folded, match.end(), end)):
            kind = "year"
    return [Atom(at, match.end(), kind, form, rule)]


def _is_monthday(folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether `5/12` is a day: a preposition of time stands before it, or nothing else does."""
    before = folded[max(start, match.start() - 10) : match.start()]
    if match.start() == start and end - match.end() <= 1:
        return True
    if match["md_s"] == ".":
        return bool(re.search(r"\b(?:done on|held on|day) $", before))
    if COUNT_AFTER.match(folded, match.end(), end) or "-" in match["md_s"]:
        return False
    return bool(re.search(r"\b(?:on|since|until|from|to|by|this|next|last|friday|sunday|monday|tuesday|wednesday|thursday|saturday),? $", before))


def _is_name(text: str, start: int, end: int, rule: str, match: re.Match[str]) -> bool:
    """Whether `may`, `march`, `sun` is a month or a day here: written with a capital, and not the first word of a sentence alone."""
    word = match[0].strip(".").lower()
    first = text[match.start()]
    if match.start() == start and end - match.end() <= 1:
        return True
    if rule == "namemonth" and (match["nm_y"] or match["nm_ys"]):
        return True
    if word in NAME_NOT_MONTH or len(word) <= 4 and word not in ("june", "july"):
        if not first.isupper() or text[match.start() + 1 : match.start() + 2].isupper():
            return False
        before = text[max(start, match.start() - 12) : match.start()].lower()
        return bool(re.search(r"\b(?:in|since|of|on|by|from|to|until|and|during|last|this|next|early|late|mid|before|after|through|between|end of)[ -]$|[-(]$", before))
    return True


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _year_of(match: re.Match[str], prefix: str) -> dict[str, int | None]:
    year, shift = match[prefix + "y"], match[prefix + "ys"]
    return {"year": int(year) if year else None, "year_shift": SHIFTS[shift] if shift else None}


def _valid(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _dated(day: int, month: int, **year: int | None) -> Built:
    return ("date", Calendar(month=month, day=day, **year)) if _valid(day, month) else None


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
    """Which of two numbers is the day: the one over 12; else the second behind a slash, as America writes, and the first elsewhere."""
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


def _nameord(m: re.Match[str]) -> Built:
    tens = {"t": 0, "twenty": 20, "thirty": 30}[(m["no_d"] or "t").strip(" -")]
    return _dated(tens + LONG_ORDINALS[m["no_o"]], _month(m["no_m"]))


def _in(m: re.Match[str]) -> Built:
    count = int(m["in_n"]) if m["in_n"].isdigit() else SMALL[m["in_n"]]
    unit = UNITS[m["in_u"].rstrip("s")]
    return ("date" if unit == "day" else "period"), Relative(unit=unit, offset=count, ago=True)


def _clocks(m: re.Match[str]) -> Built:
    if not (m["c1m"] or m["c2m"] or m["c1p"] or m["c2p"]):
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
    return _dated(LONG_ORDINALS[m["dc_d"]], _month(m["dc_m"]), **_year_of(m, "dc_"))


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
    hour = int(m["ck_h"])
    if m["ck_p"] and m["ck_p"][0] == "p" and hour < 12:
        hour += 12
    if m["ck_p"] and m["ck_p"][0] == "a" and hour == 12:
        hour = 0
    return "clock", Clock(hour, int(m["ck_m"] or 0), int(m["ck_s"]) if m["ck_s"] else None)


def _quarter(m: re.Match[str]) -> Built:
    year = m["qu_y"] or m["qu_y2"] or m["qu_y3"]
    number = QUARTERS[m["qu_o"]] if m["qu_o"] else int(m["qu_n"] or m["qu_n3"])
    if m["qu_o"] in ("last", "final") and not year:
        return "period", Relative(unit="quarter", offset=-1)
    shift = SHIFTS[m["qu_ys"]] if m["qu_ys"] else None
    return "period", Calendar(quarter=number, year=int(year) if year else None, year_shift=shift)


def _half(m: re.Match[str]) -> Built:
    half = int(m["hf_n"]) if m["hf_n"] else 1 if m["hf_o"] in ("first", "1st") else 2
    year = m["hf_y"] or m["hf_y2"]
    return "period", Calendar(half=half, year=int(year) if year else None, year_shift=None if year else SHIFTS.get(m["hf_s"], 0))


def _part(m: re.Match[str]) -> Built:
    last = m["pt_o"] in ("last", "final")
    index = 1 if last else ORDINALS[m["pt_o"]]
    written = m["pt_n"]
    count = (int(written) if written.isdigit() else SMALL[written]) if written else 1
    of: Calendar | Relative
    if m["pt_m"]:
        of = Calendar(month=_month(m["pt_m"]), **_year_of(m, "ptm_"))
    elif m["pt_y"]:
        of = Calendar(year=int(m["pt_y"]))
    else:
        of = Relative(unit="year", offset=SHIFTS.get(m["pt_s"] or "this", 0))
    unit = m["pt_u"]
    if unit in WEEKDAYS:
        return "date", Part(of=of, unit="week", index=index, last=last, weekday=WEEKDAYS[unit])
    name = UNITS[unit.rstrip("s")]
    return ("date" if name == "day" and count == 1 else "period"), Part(of=of, unit=name, count=count, index=index, last=last)


def _years(m: re.Match[str]) -> Built:
    first = int(m["yr_a"])
    last = int(m["yr_b"]) if len(m["yr_b"]) == 4 else first // 100 * 100 + int(m["yr_b"])
    if not first < last <= first + 150 or (len(m["yr_b"]) == 2 and "/" not in m[0] and last - first > 15):
        return None
    return "period", Interval(start=Calendar(year=first), end=Calendar(year=last))


def _weekshift(m: re.Match[str]) -> Built:
    shift = {"the following": 1, "the previous": -1}.get(m["ws_s"], SHIFTS.get(m["ws_s"], 0))
    return "date", Relative(unit="week", offset=shift, weekday=WEEKDAYS[m["ws_d"]])


def _shiftday(m: re.Match[str]) -> Built:
    shift, day = SHIFTS[m["sd_s"]], WEEKDAYS[m["sd_d"]]
    if m["sd_s"] == "next":
        return "date", Relative(unit="week", offset=1, weekday=day)
    return "date", Weekday(weekday=day, forward=shift > 0 if m["sd_s"] != "this" else None)


def _shift(m: re.Match[str]) -> Built:
    unit = UNITS["year" if m["sh_u"] == "yr" else m["sh_u"]]
    if m["sh_s"] == "same" or (m["sh_s"] in ("previous", "following") and m[0].startswith("the ")):
        return "period", Relative(unit=unit, offset={"same": 0, "previous": -1, "following": 1}[m["sh_s"]], anchor="context")
    return "period", Relative(unit=unit, offset=SHIFTS[m["sh_s"]])


def _shiftname(m: re.Match[str]) -> Built:
    forward = {"last": False, "this past": False, "next": True}.get(m["sn_s"])
    return "period", Calendar(month=_month(m["sn_m"]), forward=forward)


def _week(m: re.Match[str]) -> Built:
    return "period", Calendar(week=int(m["wk_n"]), year=int(m["wk_y"]))


def _ytd(m: re.Match[str]) -> Built:
    if "start" in m[0] or "beginning" in m[0]:
        return "start", Relative(unit="year")
    return "period", Interval(start=Relative(unit="year"), end=None)


BUILDERS = {
    "clocks": _clocks, "monthyear": _monthyear, "monthday": _monthday, "dayofshift": _dayofshift, "portion": _portion, "nameord": _nameord,
    "in": _in,
    "ymd": _ymd, "numeric": _numeric, "dayname": _dayname, "daycount": _daycount, "nameday": _nameday, "namemonth": _namemonth,
    "clock": _clock, "quarter": _quarter, "half": _half, "part": _part, "years": _years,
    "decade": lambda m: ("period", Calendar(year=int(m["de_y"]), span="decade")),
    "relday": lambda m: ("date", Relative(unit="day", offset=RELATIVE_DAYS[m[0]])),
    "ctxday": lambda m: ("date", Relative(unit="day", offset=CONTEXT_DAYS[m[0]], anchor="context")),
    "weekshift": _weekshift, "shiftday": _shiftday, "shift": _shift, "shiftname": _shiftname,
    "ctxunit": lambda m: ("period", Relative(unit=UNITS[m["cu_u"]], anchor="context")),
    "weekday": lambda m: ("date", Weekday(weekday=WEEKDAYS[m["wd_d"]])), "ytd": _ytd, "week": _week,
    "year": lambda m: ("period", Calendar(year=int(m["ye_y"]))),
}  # fmt: skip


# --- neighbours ----------------------------------------------------------------------------------------------------------------------


def _joined(folded: str, start: int, end: int, atoms: list[Atom]) -> list[TimeExpression]:
    days = _with_days(folded, end, atoms)
    found: list[TimeExpression] = []
    index = 0
    while index < len(days):
        after = days[index + 1] if index + 1 < len(days) else None
        interval = _interval(folded, start, end, days[index], after)
        if interval is not None:
            found.append(interval[0])
            index += interval[1]
            continue
        found += _alone(folded, start, days[index])
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
            found.append(merged)
    return found


def _belongs(folded: str, run: list[Atom], after: Atom) -> bool:
    before = run[-1]
    gap = folded[before.end : after.start] if after.start >= before.end else "."
    if len(gap) > 12:
        return False
    if before.kind == "clock" and after.kind == "date":
        return bool(CLOCK_TO_DAY.fullmatch(gap))
    if before.kind == "date" and after.kind == "clock":
        return bool(DAY_TO_CLOCK.fullmatch(gap))
    if before.kind == "date" and before.rule in ("nameday", "dayname") and after.rule == "weekday":
        return gap == ", "
    if before.rule in ("weekday", "shiftday") and after.kind == "date" and after.rule in ("nameday", "dayname", "numeric", "ymd", "daycount", "monthday"):
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
    if clocks and isinstance(form, Calendar | Relative | Weekday):
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
    opened = FROM.search(folded, max(start, atom.start - 18), atom.start)
    part = PART_OF_PERIOD.search(folded, max(start, atom.start - 18), atom.start)
    begin = opened.start() if opened else part.start() if part and atom.kind != "date" else atom.start
    now = NOW.match(folded, atom.end, end)
    if now and (opened or now[0].lstrip()[:2] in ("to", "-", "– ")):
        return TimeExpression(begin, now.end(), "period", Interval(start=form, end=None), "interval"), 1
    if after is None or not isinstance(after.form, Calendar | Relative | Part | Weekday) or after.start < atom.end:
        return None
    gap = folded[atom.end : after.start]
    if not TO.fullmatch(gap):
        return None
    between = SPAN_FROM.search(folded, max(start, atom.start - 18), atom.start)
    if ("and" in gap and not (between and "between" in between[0])) or not _follows(form, after.form):
        return None
    if "year" in (atom.kind, after.kind) and not between and not (atom.kind == after.kind == "year"):
        return None
    if not between and re.fullmatch(r" ?(?:to|until|till) ", gap) and not _same_sort(form, after.form):
        return None
    begin = between.start() if between else atom.start
    first: Form = form
    if isinstance(form, Calendar) and isinstance(after.form, Calendar) and not form.year and after.form.year and not form.year_shift:
        first = form
    return TimeExpression(begin, after.end, "period", Interval(start=first, end=after.form), "interval"), 2


def _follows(first: object, second: object) -> bool:
    if isinstance(first, Calendar) and isinstance(second, Calendar) and first.year and second.year:
        return (first.year, first.month or 0, first.day or 0) < (second.year, second.month or 13, second.day or 32)
    return True


def _same_sort(first: object, second: object) -> bool:
    if isinstance(first, Calendar) and isinstance(second, Calendar):
        return (first.day is None) == (second.day is None)
    return type(first) is type(second)


def _alone(folded: str, start: int, atom: Atom) -> list[TimeExpression]:
    if atom.kind in ("clock", "year", "start"):
        return []
    form, begin = atom.form, atom.start
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
    return [TimeExpression(begin, atom.end, "date" if atom.kind == "date" else "period", form, atom.rule)]  # type: ignore[arg-type]


def _portion_of(words: str) -> str:
    return "end" if re.search(r"end|late", words) else "middle" if "mid" in words else "start"


# --- lengths of time -----------------------------------------------------------------------------------------------------------------


def _durations(text: str, folded: str, start: int, end: int, taken: list[TimeExpression]) -> list[TimeExpression]:
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
    "month": ("year", 12), "week": ("month", 30 / 7), "day": ("week", 7), "hour": ("day", 24), "minute": ("hour", 60), "second": ("minute", 60),
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
ARTICLE = re.compile(rf"(?<!\w)(?:(?:a|an) (?={_UNIT}(?: (?:ago|earlier|later|from)| ?$))|half an? (?={_UNIT})|half (?=(?:hour|year|century|decade)))")


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
    if number.over is not None or RATE_BEFORE.search(before):
        return None
    value, unit_name = number.value, UNITS[name]
    ago = AGO.match(folded, unit.end(), end)
    if ago and value is not None and value == int(value) and unit_name in ("day", "week", "month", "year", "decade"):
        if ago[1] in ("before", "prior") and not re.match(r"[.,;)]|$| to", folded[ago.end() : end]):
            ago = None
    if ago and value is not None and value == int(value) and unit_name in ("day", "week", "month", "year", "decade"):
        sign = 1 if ago[1] in ("later", "from now", "from today") else -1
        anchor = "published" if ago[1] in ("ago", "from now", "from today") else "context"
        kind = "date" if unit_name == "day" else "period"
        days = int(value) * (7 if unit_name == "week" and name == "fortnight" else 1)
        form = Relative(unit=unit_name, offset=sign * days, anchor=anchor, ago=True)  # type: ignore[arg-type]
        return TimeExpression(number.outer_start, ago.end(), kind, form, "ago")
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
    length = Length(value=value, low=number.low, high=number.high, unit=unit_name, qualifier=number.qualifier, toward=toward)
    return TimeExpression(begin, close, "duration", length, "duration")


# --- words that mean the day of writing ----------------------------------------------------------------------------------------------

NOW_WORDS = re.compile(r"(?<!\w)(?:currently|at present|presently|to date|so far|until now|up to now|as of now|at the moment|now)(?!\w)")


@lru_cache(maxsize=4)
def deictics(text: str, folded: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the sentence says `now` without a calendar value: `currently`, `to date`. They are no facts but govern counts."""
    return tuple(match.span() for match in NOW_WORDS.finditer(folded, start, end))
