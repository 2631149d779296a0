"""Times that English news writes seldom: weekends, seasons, centuries, weeks by a day of theirs, `on the 17th`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from healthnews.alternation import alternation
from healthnews.times import Calendar, Form, Interval, Part, Relative, Shifted

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "this past": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
    "this coming": 1, "upcoming": 1, "following": 1,
}  # fmt: skip
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21, "twenty first": 21,
}  # fmt: skip
DAYS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
MARKS = {"bom": ("month", "start"), "eom": ("month", "end"), "boy": ("year", "start"), "eoy": ("year", "end")}
_shift = alternation(SHIFTS)
RULES = (
    (
        "weekend_of", "the first second third fourth last final",
        rf"(?:the )?(?P<wo_n>first|second|third|fourth|last|final) week-?end (?:of|in) (?P<wo_m>{alternation(MONTHS)})(?!\w)"
        rf"(?:,? (?:of )?(?P<wo_y>{YEAR}))?"
    ),
    # not "the weekend edition", "the weekend surgeries"
    (
        "weekend", "the at over this last past next coming previous current upcoming following",
        rf"(?P<we_o>(?:over|at) (?=the ))?(?:the )?(?P<we_s>{_shift})? ?week-?end(?!\w)(?=[.,;:)]| ?$| (?:in|at|on|of|and|when|after|before|"
        rf"with|to|for|from|as|by|was|were|is|has|had|have|that|because|while|between|due|than|about)\b)"
    ),
    (
        "season", "0 the this last past next coming previous current upcoming following spring summer autumn fall winter",
        rf"(?:the )?(?:(?P<se_s>{_shift}) (?:(?P<se_n>{alternation(SEASONS)})|(?P<se_b>season))s?(?!\w)|"
        rf"(?P<se_n2>{alternation(SEASONS)})(?: of|,)? (?P<se_y>{YEAR})|"
        rf"(?P<se_y2>{YEAR}) (?P<se_n3>{alternation(SEASONS)})(?!\w)(?! (?:games|olympics?|paralympics?|school|camp|session|semester|break)))"
    ),
    (
        "century", "0 the " + " ".join(dict.fromkeys(word.split("-")[0] for word in CENTURIES)).replace(" first", ""),
        rf"(?:the )?(?:(?P<ce_n>1[5-9]|2[01])(?:st|th)|(?P<ce_w>{alternation(CENTURIES)})) century(?!\w)"
    ),
    ("afternext", "the week month year", r"(?:the )?(?P<an_u>week|month|year) (?P<an_w>after next|before last)(?!\w)"),
    ("mark", "the bom eom boy eoy", r"(?:the )?(?P<mk_n>[be]o[my])(?!\w)"),
    (
        "monthday_alone", "on the",
        rf"(?:on )?the (?:(?P<ma_d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)|(?P<ma_w>{alternation(DAYS)}))(?=[.,;)]| ?$| (?:and|but|when|after)\b)"
    ),
)  # fmt: skip


def rules() -> Iterator[tuple[str, str, str]]:
    """The rules of the grammar for these."""
    yield from RULES


def _weekend(m: re.Match[str]) -> tuple[str, Form] | None:
    shift = m["we_s"]
    if not shift and not m["we_o"]:
        return None  # a car for the weekend
    offset = SHIFTS[shift] if shift else -1 if m["we_o"] else 0
    return "period", Interval(
        start=Relative(unit="week", offset=offset, weekday=6), end=Relative(unit="week", offset=offset, weekday=7)
    )


def _weekend_of(m: re.Match[str]) -> tuple[str, Form] | None:
    month = Calendar(month=MONTHS[m["wo_m"]], year=int(m["wo_y"]) if m["wo_y"] else None)
    last = m["wo_n"] in ("last", "final")
    index = {"second": 2, "third": 3, "fourth": 4}.get(m["wo_n"], 1)
    saturday = Part(of=month, unit="week", index=index, last=last, weekday=6)
    return "period", Interval(start=saturday, end=Shifted(of=saturday, unit="day", count=1))


def _season(m: re.Match[str]) -> tuple[str, Form] | None:
    if m["se_y"]:
        return "period", Calendar(season=SEASONS[m["se_n2"]], year=int(m["se_y"]))
    if m["se_y2"]:
        return "period", Calendar(season=SEASONS[m["se_n3"]], year=int(m["se_y2"]))
    shift = SHIFTS[m["se_s"]]
    if m["se_b"]:
        return "season", Relative(unit="season", offset=shift)
    return "season", Calendar(season=SEASONS[m["se_n"]], forward={-1: False, 1: True}.get(shift))


def _century(m: re.Match[str]) -> tuple[str, Form] | None:
    number = int(m["ce_n"]) if m["ce_n"] else CENTURIES[m["ce_w"]]
    return "period", Calendar(year=(number - 1) * 100, span="century")


def _afternext(m: re.Match[str]) -> tuple[str, Form] | None:
    return "period", Relative(unit=m["an_u"], offset=2 if m["an_w"] == "after next" else -2)  # type: ignore[arg-type]


def _mark(m: re.Match[str]) -> tuple[str, Form] | None:
    unit, portion = MARKS[m["mk_n"]]
    return "mark", Relative(unit=unit, portion=portion)  # type: ignore[arg-type]


def _day(m: re.Match[str]) -> tuple[str, Form] | None:
    return "date", Calendar(
        day=int(m["ma_d"]) if m["ma_d"] else DAYS.index(m["ma_w"]) + 1
    )  # the span leaves `on` out: see time_atoms


BUILDERS: Mapping[str, Callable[[re.Match[str]], tuple[str, Form] | None]] = {
    "weekend": _weekend, "weekend_of": _weekend_of, "season": _season, "century": _century, "mark": _mark, "afternext": _afternext, "monthday_alone": _day,
}  # fmt: skip
