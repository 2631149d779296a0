"""Times as English writes them."""

from __future__ import annotations

import pytest

from healthnews.lang.en import dates
from healthnews.times import Calendar, Clock, Interval, Length, Part, Relative, Weekday


def found(sentence: str) -> list[tuple[str, str]]:
    times = dates.find(sentence, sentence.lower(), 0, len(sentence))
    return [(sentence[t.start : t.end], t.kind) for t in times]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("He may come; they march on; the sun shone", id="words that are months"),
        pytest.param("2000 people, 5/12 of the cases, 1,990 beds", id="counts"),
        pytest.param("a 60-year-old man, a six-year-old boy", id="ages"),
        pytest.param("recently, in recent years, at 10 am", id="vague times and clocks"),
        pytest.param("deaths rose from 3 to 5 in the ward", id="a rise"),
    ],
)
def test_what_is_no_time(sentence: str) -> None:
    """Words, counts and ages are no times."""
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("As of February 12, there are 5 cases", [("February 12", "date")]),
        ("on Friday, October 7th 2010", [("Friday, October 7th 2010", "date")]),
        ("3–4 February 2004", [("3–4 February 2004", "period")]),
        ("Between 5 March and 22 April", [("Between 5 March and 22 April", "period")]),
        ("since 1 Sep 2010", [("1 Sep 2010", "date")]),
        ("In the period of 2021-2025", [("period of 2021-2025", "period")]),
        ("at the end of August", [("end of August", "period")]),
        ("said on Monday, yesterday", [("Monday", "date"), ("yesterday", "date")]),
        ("two months ago", [("two months ago", "period")]),
        ("After 3 months, the past 24 months", [("3 months", "duration"), ("the past 24 months", "duration")]),
        ("the first six months of 2021", [("first six months of 2021", "period")]),
        ("20/09/2020 17:51:03", [("20/09/2020 17:51:03", "date")]),
        ("from 2013 to date", [("from 2013 to date", "period")]),
    ],
)
def test_one_time_is_one_expression(sentence: str, expected: list[tuple[str, str]]) -> None:
    """A time holds its weekday, its clock and both ends of its interval."""
    assert found(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("13 February", Calendar(day=13, month=2)),
        ("13:00 February 28, 2013", Calendar(day=28, month=2, year=2013, clock=Clock(13))),
        ("the 1990s", Calendar(year=1990, span="decade")),
        ("first week of October 2014", Part(of=Calendar(month=10, year=2014), unit="week")),
        ("last year", Relative(unit="year", offset=-1)),
        ("the previous day", Relative(unit="day", offset=-1, anchor="context")),
        ("Monday", Weekday(weekday=1)),
        ("July 13-15", Interval(start=Calendar(day=13, month=7), end=Calendar(day=15, month=7))),
        ("2 years and 3 months", Length(value=27, low=27, high=27, unit="month")),
        ("end of August", Calendar(month=8, portion="end")),
    ],
)
def test_forms(sentence: str, expected: object) -> None:
    """What was read is symbolic and free of any language."""
    (time,) = dates.find(sentence, sentence.lower(), 0, len(sentence))
    assert time.form == expected
