"""Times as they stand alone.

What looks like one and is none (`may`, `2000 people`, `5/12` of the cases) is refused by what stands around it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from healthnews.lang.en.holidays import dated
from healthnews.lang.en.lines import says_no_more
from healthnews.lang.en.time_forms import BUILDERS, ClockSpan
from healthnews.times import Calendar, Clock, Form, Holiday


class Atom(NamedTuple):
    """A time as it stands alone. `kind` is date or period, or clock and year, which need a neighbour or a cue."""

    start: int
    end: int
    kind: str
    form: Form | Clock | ClockSpan
    rule: str


YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|from|to|until|till|by|before|after|during|of|for|than|with|between|and|through|early|late|mid|"
    r"around|summer|spring|"
    r"autumn|fall|winter|year|years|end-|as of|fiscal|born|anytime|period|(?:by|until|till|since|from|in|before|through) (?:at least|about|"
    r"around|roughly|early|late|mid|as early as|as late as)) ?|\(|=)$"
)
OLD = 1900  # years before it stand behind a clearer word: not "of 1500 beds"
OLD_CUE = re.compile(
    r"\b(?:in|since|until|till|before|after|during|year|years|about|around|circa|born|early|late|mid|between|and|from|to) ?$|[(-]$"
)
MORE_THAN = re.compile(r"\b(?:more|fewer|less) than $")
LISTED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d,(?: and| or)? $")
LISTED_AFTER = re.compile(r"[,.;:)]|\s*$| (?:and|or) (?:19|20)\d\d\b")
# "its 2007 volume", "the 2016 season": a year that says which one
OF_ITS_YEAR = re.compile(r"(?:^|\b(?:the|its|their|his|her|our|this|a|from|last)) $")
NAMED_BY_YEAR = re.compile(
    r" (?:season|volume|session|budget|level|outbreak|epidemic|pandemic|election|elections|census|survey|report|figure|figures|total|"
    r"estimate|estimates|target|targets|plan|campaign|study|law|act|agreement|deal|tally|toll|record|peak|baseline|data|games|"
    r"olympics|world cup|conference|summit|edition|flu season|influenza season|hurricane season|fiscal year|financial year|"
    r"school year|earthquake|flood|floods|tsunami|war|crisis|rate|average|revenue|revenues|sales|results|earnings|audit|review|"
    r"guidelines|guideline|policy|reform|reforms|strike|strikes|vintage|harvest|crop|class|graduates?)\b(?! [a-z]+s\b)"
)
COUNT_AFTER = re.compile(
    r" (?:people|cases?|patients?|deaths?|beds?|doses?|children|persons?|women|men|doctors|nurses|hospitals?|new|km|"
    r"kg|m\b|confirmed|"
    r"suspected|samples|tests|meters?|residents|households|infections|health|doctors|staff|additional)\b"
)
SPAN_OPENING = re.compile(r"\b(?:between|from) (?:the )?$")
IS_SO = re.compile(r"\b(?:is|are|has|have|remains?|lives?|can|exists?)\b")
DONE = re.compile(
    r"\b(?:was|were|had|will|said|says|announces|reports|confirms|records|began|begins|starts|launches|opens|marks|held|"
    r"met|died|(?:is|are|has been|have been)(?: also| now)? [a-z]+ing|(?!need|indeed|infected|based|located|used|affected|limited|expected|considered|estimated|required|supposed)[a-z]{3,}ed)\b"
)
WEEK_CUE = re.compile(r"(?:^|\b(?:during|in|as of|since|for|until|from|of|to|through)(?: the)? )$")
WEEK_AFTER = re.compile(r"[.,;:)]|\s*$| (?:and|to|is|was|were|there|has|had|the|saw|with)\b")
REPORTED = re.compile(r"\b(?:cases?|infections|deaths|notified|notifications|reported|epidemiological|cumulative)\b")
BESIDE_DATE = re.compile(
    r"\.?(?: ?[-–] ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|,? (?:\d{1,2}[/.-]\d|the \d|(?:Jan|Feb|Mar|Apr|"
    r"May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d))"
)
MONTHS = 12
DAY_FIRST = re.compile(r"(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?!\d)")
MONTH_FIRST = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:19|20)\d\d(?!\d)")
EVERY = re.compile(r"\b(?:every|each) (?:[a-z]+day(?: ?[-–] ?|,? (?:and|to|or|through) ))?$")
OTHER_DAY = re.compile(r"(?:,| and| to| or| ?[-–]) (?:the )?\d{1,2}(?:st|nd|rd|th)?(?!\w)")
NAMED = re.compile(r" [A-Z][a-z]+")
COUNT_BEFORE = re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|few|several|many)) $")
NAME_NOT_MONTH = frozenset({"may", "march", "mar", "sun", "sat", "wed", "mon", "dec", "jan", "second"})

DAYS_BEFORE = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day \| $")
DAYS_AFTER = re.compile(r" \| (?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\w)")


def read(text: str, folded: str, start: int, end: int, rule: str, match: re.Match[str]) -> list[Atom]:
    """The time of one match of the grammar; none where what stands around it says that it is none."""
    built = BUILDERS[rule](match)
    if built is None:
        return []
    kind, form = built
    at = match.start()
    if rule == "monthday" and not _is_monthday(folded, start, end, match):
        return []
    if (
        rule in ("numeric", "ymd", "year", "years", "clock", "monthday", "monthyear")
        and at > start + 1
        and folded[at - 1] in "-–"
        and folded[at - 2].isdigit()
    ):
        return [] if rule != "year" else [Atom(at, match.end(), "year", form, rule)]
    if (
        rule == "shift"
        and match["sh_s"] in ("upcoming", "coming")
        and COUNT_BEFORE.search(folded, max(start, at - 10), at)
    ):
        return []  # two upcoming years
    if rule == "relday" and text[at].isupper() and re.search(r"[A-Z]\w* $", text[max(start, at - 14) : at]):
        return []  # USA Today
    if rule == "relday" and at == start and match[0] == "today" and _is_nowadays(folded, match.end(), end):
        return []
    if kind in ("season", "mark") and not _is_mark(text, folded, start, end, rule, match):
        return []
    if isinstance(form, Holiday):
        feast = dated(text, folded, start, end, match, form)
        return [Atom(*feast, rule)] if feast else []
    if rule == "weekday" and (
        DAYS_BEFORE.search(folded, max(start, at - 14), at) or DAYS_AFTER.match(folded, match.end())
    ):
        return []  # the head of a table of weekdays
    if rule == "weekday" and EVERY.search(folded, max(start, at - 26), at):
        return []
    if rule == "numeric" and match["nu_s"] == "/" and isinstance(form, Calendar) and _is_day_first(text):
        first, second = int(match["nu_a"]), int(match["nu_b"])
        if first <= MONTHS and second <= MONTHS:
            form = msgspec.structs.replace(form, day=first, month=second)
    if rule in ("namemonth", "weekday") and not _is_name(text, folded, start, end, rule, match):
        return []
    if rule == "shiftname" and not text[match.start("sn_m")].isupper():
        return []  # this may take longer
    if (
        rule == "numeric"
        and match.end() < end
        and folded[match.end()] in "-/.0123456789"
        and folded[match.end() : match.end() + 2].strip("-/.").isdigit()
    ):
        return []
    if rule == "year":
        bare = not folded.startswith(("year", "the year"), at)
        if bare and not _is_year(folded, start, end, match):
            kind = "year"
    if rule == "week" and match["wk_y"] is None and not _is_week(folded, start, end, match):
        return []
    if rule == "monthday_alone":
        bare = not folded.startswith("on ", at) or match["ma_w"] is not None
        if bare and not says_no_more(folded, start, end, *match.span()):
            return []  # the 2nd and 3rd characters
        if OTHER_DAY.match(folded, match.end(), end):
            return []  # on the 3rd and 5th of May
        at += 3 if folded.startswith("on ", at) else 0
    if rule == "week" and match["wk_l"] and (opening := SPAN_OPENING.search(folded, max(start, at - 12), at)):
        at = opening.start()
    return [Atom(at, match.end(), kind, form, rule)]


@lru_cache(maxsize=4)
def _is_day_first(text: str) -> bool:
    """Whether a text writes the day before the month: some day of its dates is over 12, and none stands second."""
    return DAY_FIRST.search(text) is not None and MONTH_FIRST.search(text) is None


def _is_year(folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether four figures are a year: by a word that leads to one, in a list of years, or saying which `season`."""
    before = max(start, match.start() - 20)
    if MORE_THAN.search(folded, before, match.start()) or (
        int(match["ye_y"]) < OLD and not OLD_CUE.search(folded, before, match.start())
    ):
        return False
    if YEAR_CUE.search(folded, before, match.start()):
        return not COUNT_AFTER.match(folded, match.end(), end)
    at = match.start("ye_y")
    if LISTED_YEAR.search(folded, max(start, at - 11), at) and LISTED_AFTER.match(folded, match.end(), end):
        return True
    return bool(NAMED_BY_YEAR.match(folded, match.end(), end) and OF_ITS_YEAR.search(folded, max(start, at - 7), at))


def _is_week(folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a week without a year is one of the calendar: `week 20` of those that count cases, not of a treatment."""
    if match["wk_e"] is not None:
        return True
    if not WEEK_CUE.search(folded, max(start, match.start() - 16), match.start()):
        return False
    return bool(WEEK_AFTER.match(folded, match.end(), end)) and bool(REPORTED.search(folded, start, end))


def _is_nowadays(folded: str, close: int, end: int) -> bool:
    """Whether `Today,` at the head of a sentence speaks of our times: `Today, only half of the wards are open`."""
    return (
        folded.startswith(",", close) and bool(IS_SO.search(folded, close, end)) and not DONE.search(folded, close, end)
    )


def _is_mark(text: str, folded: str, start: int, end: int, rule: str, match: re.Match[str]) -> bool:
    """Whether `EOY` is the end of the year, and whether a line says no more than `last season`."""
    if rule == "mark" and text[match.end() - 3 : match.end()].isupper():
        return True
    return says_no_more(folded, start, end, *match.span())


def _is_monthday(folded: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether `5/12` is a day: a preposition of time stands before it, or nothing else does."""
    before = folded[max(start, match.start() - 10) : match.start()]
    if match.start() == start and end - match.end() <= 1:
        return match["md_s"] != "."  # a cell that holds 3.4
    if match["md_s"] == ".":
        return bool(re.search(r"\b(?:done on|held on|day) $", before))
    if COUNT_AFTER.match(folded, match.end(), end) or "-" in match["md_s"]:
        return False
    return bool(
        re.search(
            r"\b(?:on|since|until|from|to|by|this|next|last|friday|sunday|monday|tuesday|wednesday|thursday|"
            r"saturday),? $",
            before,
        )
    )


def _is_name(text: str, folded: str, start: int, end: int, rule: str, match: re.Match[str]) -> bool:
    """Whether `may`, `march`, `sun` is a month or a day here: capital, and behind a word that leads to a time."""
    word = match[0].strip(".").lower()
    first = text[match.start()]
    if says_no_more(folded, start, end, *match.span()):
        return True
    if rule == "namemonth" and (match["nm_y"] or match["nm_ys"]):
        return True
    if word in NAME_NOT_MONTH or (len(word) <= 4 and word not in ("june", "july")):
        if not first.isupper() or text[match.start() + 1 : match.start() + 2].isupper():
            return False
        if NAMED.match(text, match.end(), end) and not BESIDE_DATE.match(text, match.end(), end):
            return False  # Thu Duc City
        if BESIDE_DATE.match(text, match.end(), end) or re.search(
            r"\d,? $", text[max(start, match.start() - 3) : match.start()]
        ):
            return True  # Nov-Feb 2017; Jul 18, Fri
        before = text[max(start, match.start() - 12) : match.start()].lower()
        return bool(
            re.search(
                r"\b(?:in|since|of|on|by|from|to|until|and|during|last|this|next|early|late|mid|before|after|through|"
                r"between|end of)[ -]$|[-(]$",
                before,
            )
        )
    return True
