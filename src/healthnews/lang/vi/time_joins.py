"""Neighbouring times made one: a clock or a part of the day with its day, two ends with their interval."""

from __future__ import annotations

import re

from healthnews.lang.vi.calendar_words import (
    AFTERNOON,
)  # fmt: skip
from healthnews.lang.vi.time_atoms import LONE, Atom
from healthnews.model import TimeExpression
from healthnews.times import Calendar, Clock, Form, Interval, Part, Relative, Weekday

PART_OF_PERIOD = re.compile(
    r"\b(?:đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần|những ngày đầu|những ngày cuối|cuối những) $"
)
ABOUT = re.compile(r"\b(?:khoảng|tầm|chừng)(?: từ)? $")
CLOCK_TO_DAY = re.compile(r",? ?(?:phút )?(?:của )?(?:ngày |hôm )?\(?")
DAY_TO_CLOCK = re.compile(r",? ?(?:lúc |vào lúc |hồi |vào hồi |khoảng |\| |- |– )?")
WEEKDAY_TO_DAY = re.compile(r",? ?(?:ngày )?")
TODAY_TO_DAY = re.compile(r",? (?:ngày )?| ?\((?:ngày )?")  # sáng nay 29/5; hôm nay (4/6)
TO = re.compile(
    r" ?(?:đến|tới|cho đến|cho tới|đến hết|tới hết|đến tận|đến cuối|đến đầu|đến giữa|kéo dài đến)(?: hết)? | ?[-–—] ?"
)
NOW = re.compile(
    r" (?:đến|tới|cho đến|cho tới|đến tận)(?: thời điểm)? (?:nay|bây giờ|hiện nay|hiện tại|giờ|hiện nay)(?!\w)"
)
FROM = re.compile(r"\b(?:trong )?từ (?:ngày |hôm )?$")
LONE_DAY = re.compile(r"\d{1,2}")


def joined(folded: str, start: int, end: int, atoms: list[Atom]) -> list[TimeExpression]:
    days = _with_days(folded, atoms)
    found: list[TimeExpression] = []
    index = 0
    while index < len(days):
        atom = days[index]
        after = days[index + 1] if index + 1 < len(days) else None
        interval = _interval(folded, start, end, atom, after)
        if interval is not None:
            time, used = interval
            found.append(time)
            index += used
            continue
        found += _alone(folded, start, end, atom)
        index += 1
    return found


def _with_days(folded: str, atoms: list[Atom]) -> list[Atom]:
    """Clocks and parts of the day taken into their days: `18h ngày 14/6`, `sáng 12/2`, `Thứ Tư, 07/01/2015 | 22:34`."""
    found: list[Atom] = []
    index = 0
    while index < len(atoms):
        run = [atoms[index]]
        while index + len(run) < len(atoms) and _belongs(folded, run, atoms[index + len(run)]):
            run.append(atoms[index + len(run)])
        index += len(run)
        merged = _merge(folded, run)
        if merged is not None:
            found.append(merged)
    return found


def _belongs(folded: str, run: list[Atom], after: Atom) -> bool:
    before = run[-1]
    if after.start < before.end:
        return False
    gap = folded[before.end : after.start]
    if len(gap) > 16:
        return False
    kinds = (before.kind, after.kind)
    if kinds in (("clock", "daypart"), ("daypart", "clock")):
        return bool(re.fullmatch(r",? ?(?:lúc |khoảng )?", gap))
    if before.kind == "clock" and after.kind == "clock":
        return bool(re.fullmatch(r" ?[-–] ?| đến (?:khoảng )?", gap))
    if before.kind in ("clock", "daypart") and after.kind == "date":
        return bool(CLOCK_TO_DAY.fullmatch(gap)) and not (before.kind == "daypart" and "," in gap)
    if (
        before.kind == "date"
        and before.rule == "weekday"
        and after.kind == "date"
        and after.rule in ("dmy", "dm", "dthang", "ymd")
    ):
        return bool(WEEKDAY_TO_DAY.fullmatch(gap)) and not any(a.rule != "weekday" and a.kind == "date" for a in run)
    if before.rule in ("relday", "daypart") and after.rule in ("dmy", "dm", "dthang"):
        return bool(TODAY_TO_DAY.fullmatch(gap))  # sáng nay 29/5
    if before.kind == "date" and after.kind == "clock":
        return bool(DAY_TO_CLOCK.fullmatch(gap)) and not any(a.kind == "clock" for a in run)
    return False


def _merge(folded: str, run: list[Atom]) -> Atom | None:
    """The one time of a run, with its clock; None where no day is in it."""
    days = [atom for atom in run if atom.kind == "date"]
    clocks = [atom for atom in run if atom.kind == "clock"]
    if not days:
        return run[0] if len(run) == 1 and run[0].kind not in ("clock", "daypart") else None
    form = days[-1].form
    if len(days) > 1 and isinstance(days[0].form, Weekday) and isinstance(form, Calendar):
        form = _replace(form, weekday=days[0].form.weekday)
    start, finish = run[0].start, run[-1].end
    if folded.startswith(")", finish) and "(" in folded[start:finish]:
        finish += 1  # hôm nay (4/6)
    if run[0].kind == "date" and run[-1].kind == "daypart" and not clocks:
        finish = days[-1].end
    part = next((str(atom.form) for atom in run if atom.kind == "daypart"), "")
    part = part or next(
        (folded[a.start : a.end].split()[0] for a in run if a.rule == "daypart" and a.kind == "date"), ""
    )
    if clocks and not isinstance(form, Interval | Part):
        hours = [_replace(form, clock=_afternoon(clock.form, part)) for clock in clocks]  # type: ignore[arg-type]
        form = hours[0] if len(hours) == 1 else Interval(start=hours[0], end=hours[1])
    return Atom(start, finish, "date", form, days[-1].rule)


def _replace(form: object, **changes: object) -> Form:
    import msgspec

    return msgspec.structs.replace(form, **changes)  # type: ignore[type-var,return-value]


def _afternoon(clock: Clock, part: str) -> Clock:
    if part in AFTERNOON and clock.hour < 12 and not (part == "đêm" and clock.hour < 6):
        return Clock(clock.hour + 12, clock.minute, clock.second)
    return clock


def _interval(folded: str, start: int, end: int, atom: Atom, after: Atom | None) -> tuple[TimeExpression, int] | None:
    """`từ A đến B`, `A - B`, `từ A đến nay`, `từ 10 đến 15/6`."""
    form = atom.form
    if not isinstance(form, Calendar | Relative | Part | Weekday):
        return None
    opened = FROM.search(folded, max(start, atom.start - 18), atom.start)
    begin = opened.start() if opened else atom.start
    now = NOW.match(folded, atom.end, end)
    if now and (opened or atom.kind == "start"):
        begin = opened.start() if opened else atom.start
        if folded.startswith("trong ", begin):
            begin += 6
        before = PART_OF_PERIOD.search(folded, max(start, atom.start - 20), atom.start)
        if before and not opened:
            outer = FROM.search(folded, max(start, before.start() - 18), before.start())
            begin = outer.start() if outer else begin
        return TimeExpression(begin, now.end(), "period", Interval(start=form, end=None), "interval"), 1
    part = PART_OF_PERIOD.search(folded, max(start, atom.start - 20), atom.start)
    if now and part and atom.kind == "period":
        outer = FROM.search(folded, max(start, part.start() - 18), part.start())
        return TimeExpression(
            outer.start() if outer else part.start(), now.end(), "period", Interval(start=form, end=None), "interval"
        ), 1
    if after is None or not isinstance(after.form, Calendar | Relative | Part | Weekday) or after.start < atom.end:
        return None
    gap = folded[atom.end : after.start]
    if not TO.fullmatch(gap) or atom.kind == "year" != after.kind:
        return None
    if not _follows(form, after.form) or not (opened or not gap.strip().isalpha() or _same_sort(form, after.form)):
        return None
    if folded.startswith("trong ", begin):
        begin += 6
    if not opened and part:
        begin = part.start()
    return TimeExpression(begin, after.end, "period", Interval(start=form, end=after.form), "interval"), 2


def _follows(first: object, second: object) -> bool:
    """Whether the second time can end what the first begins: no `15/6 - 10/6`."""
    if isinstance(first, Calendar) and isinstance(second, Calendar):
        if first.year and second.year:
            return (first.year, first.month or 0, first.day or 0) < (second.year, second.month or 13, second.day or 32)
        if first.month and second.month and not first.year and not second.year:
            return (first.month, first.day or 0) != (second.month, second.day or 0)
    return True


def _same_sort(first: object, second: object) -> bool:
    if isinstance(first, Calendar) and isinstance(second, Calendar):
        return (first.day is None) == (second.day is None)
    return False


def _alone(folded: str, start: int, end: int, atom: Atom) -> list[TimeExpression]:
    if atom.kind in ("clock", "daypart", "start", "year"):
        return []
    form, begin = atom.form, atom.start
    if (
        atom.kind == "date"
        and isinstance(form, Calendar)
        and atom.rule in ("dm", "dthang", "dmy")
        and form.clock is None
    ):
        lone = LONE.search(folded, max(start, begin - 40), begin)
        if lone and lone[2].strip():
            coordinated = _coordinated(folded, lone, atom, form)
            if coordinated:
                return coordinated
    if atom.kind == "period":
        part = PART_OF_PERIOD.search(folded, max(start, begin - 20), begin)
        if part and atom.rule in ("month", "yearof", "quarter", "week", "decade", "year"):
            begin = part.start()
    if (isinstance(form, Calendar | Relative) and form.clock) or isinstance(form, Interval):
        near = ABOUT.search(folded, max(start, begin - 14), begin)
        if near:
            begin = near.start()
            form = _replace(form, about=True)
    return [TimeExpression(begin, atom.end, "date" if atom.kind == "date" else "period", form, atom.rule)]


def _coordinated(folded: str, lone: re.Match[str], atom: Atom, form: Calendar) -> list[TimeExpression]:
    """Days that borrow their month: `từ 10 đến 15/6` one period, `12 và 13/6` two dates."""
    days = [(m.start(), m.end(), int(m[0])) for m in LONE_DAY.finditer(folded, lone.start(2), lone.end(2))]
    cue = lone[1].strip()
    joiner = folded[days[-1][1] : atom.start]
    has_dash = "-" in joiner or "–" in joiner
    if not cue:
        return []
    assert form.day is not None
    if ("đến" in joiner or "tới" in joiner or has_dash) and len(days) == 1:
        if days[0][2] >= form.day:
            return []
        first = Calendar(day=days[0][2], month=form.month, year=form.year, year_shift=form.year_shift)
        begin = lone.start(1) if cue.startswith(("từ", "ngày")) else days[0][0]
        return [TimeExpression(begin, atom.end, "period", Interval(start=first, end=form), "interval")]
    if has_dash or "đến" in joiner or "tới" in joiner:
        return []
    singles = [
        TimeExpression(
            a, b, "date", Calendar(day=d, month=form.month, year=form.year, year_shift=form.year_shift), "coordinated"
        )
        for a, b, d in days
        if 1 <= d <= 31
    ]
    if singles and cue.endswith("ngày") and cue in ("ngày", "từ ngày"):
        first_day = singles[0]
        singles[0] = TimeExpression(
            folded.rindex("ngày", lone.start(1), first_day.start), first_day.end, "date", first_day.form, "coordinated"
        )
    return [*singles, TimeExpression(atom.start, atom.end, "date", form, atom.rule)]
