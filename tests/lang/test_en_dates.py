"""Times as English writes them."""

from __future__ import annotations

import pytest

from healthnews.lang.en import dates
from healthnews.times import Calendar, Clock, Holiday, Interval, Length, Part, Relative, Shifted, Weekday


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
        pytest.param("the Christmas party, gifts for Christmas, last christmas was", id="feasts that say no day"),
        pytest.param("the weekend edition, a car for the weekend", id="weekends of no week"),
        pytest.param("the day before the outbreak, twice a week", id="lengths that are none"),
        pytest.param("in Thu Duc City, Sun Group, by Jun Mayu", id="names that begin like days"),
        pytest.param("at 0900 hours the ward opened", id="a clock of soldiers"),
        pytest.param("The pain was less at week 12 of the treatment, in week 24 too", id="weeks of a treatment"),
        pytest.param("It opens every Monday and each Friday, every Thursday - Saturday", id="days of every week"),
        pytest.param("more than 1900 nurses, of 1500 rural beds", id="counts behind words that lead to years"),
        pytest.param("the 2000 nurses, the 2014 workers, 2016 report cards", id="counts that look like years"),
        pytest.param("Today, half of the wards are empty", id="our times"),
        pytest.param("In today's digital world, a good day for all", id="now"),
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
        ("tested after 1, 3 and 6 months", [("1", "duration"), ("3", "duration"), ("6 months", "duration")]),
        ("ward 3, 6 months later", [("6 months later", "period")]),
        ("for two or three weeks", [("two or three weeks", "duration")]),
        ("the first six months of 2021", [("first six months of 2021", "period")]),
        ("20/09/2020 17:51:03", [("20/09/2020 17:51:03", "date")]),
        ("from 2013 to date", [("from 2013 to date", "period")]),
        ("On May 5 and 6, 7 people died", [("May 5", "date"), ("6", "date")]),
        (
            "in the week to 21 June, the week leading up to 7 December",
            [("the week to 21 June", "period"), ("the week leading up to 7 December", "period")],
        ),
        ("in the week ending 12 May 2020", [("the week ending 12 May 2020", "period")]),
        ("cases rose in Nov-Feb 2017", [("Nov-Feb 2017", "period")]),
        ("from late-February to early March", [("from late-February to early March", "period")]),
        ("found at the weekend", [("at the weekend", "period")]),
        ("over the weekend, on Christmas Day", [("over the weekend", "period"), ("Christmas Day", "date")]),
        ("16 days from 1 February 2018", [("16 days from 1 February 2018", "date")]),
        ("4pm CET on 12 May", [("4pm CET on 12 May", "date")]),
        (
            "From epidemiological week (EW) 1 to EW 12 of 2021",
            [("From epidemiological week (EW) 1 to EW 12 of 2021", "period")],
        ),
        ("During week 7, the county reported 40 cases", [("week 7", "period")]),
        ("deaths as of EW 9 of 2022, and in 2021-W50", [("EW 9 of 2022", "period"), ("2021-W50", "period")]),
        ("more than in the preceding week", [("the preceding week", "period")]),
        (
            "from 4 to 22 this month, 3-5 next month",
            [("from 4 to 22 this month", "period"), ("3-5 next month", "period")],
        ),
        ("On the 3rd and 5th of May it rained", [("3rd", "date"), ("5th of May", "date")]),
        ("in the 2016 summer, the nineteen twenties", [("the 2016 summer", "period"), ("nineteen twenties", "period")]),
        ("from 12/03/2016 to 15/03/2016", [("from 12/03/2016 to 15/03/2016", "period")]),
        ("over 35,000 last year", [("last year", "period")]),
        ("anticipation for the 2024 Summer Games", [("2024", "period")]),
        ("by mid-2019, in financial year 2020/21", [("mid-2019", "period"), ("financial year 2020/21", "period")]),
        ("in 2011, 2013 and 2015", [("2011", "period"), ("2013", "period"), ("2015", "period")]),
        ("the 2016 season, from its 2007 volume", [("2016", "period"), ("2007", "period")]),
        ("until at least 2021", [("2021", "period")]),
        (
            "on World AIDS Day, three days before christmas",
            [("World AIDS Day", "date"), ("three days before christmas", "date")],
        ),
        ("Today, the ministry reported", [("Today", "date")]),
        (
            "for 12 consecutive days, within 5 working days",
            [("12 consecutive days", "duration"), ("5 working days", "duration")],
        ),
        ("on Saturday from 9am to 5pm", [("Saturday from 9am to 5pm", "date")]),
        ("opened on 2016.11.03, in Q3 FY16", [("2016.11.03", "date"), ("Q3", "period"), ("FY16", "period")]),
        ("for an hour and a half", [("an hour and a half", "duration")]),
        ("between the end of 2007 and the end of 2008", [("between the end of 2007 and the end of 2008", "period")]),
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
        ("31-Oct-74", Calendar(day=31, month=10, year=1974)),
        ("13 Sept nineteen seventy-two", Calendar(day=13, month=9, year=1972)),
        ("2012Q3", Calendar(quarter=3, year=2012)),
        ("the second last week of May", Part(of=Calendar(month=5), unit="week", index=2, last=True)),
        ("June fifteenth, 2014", Calendar(day=15, month=6, year=2014)),
        ("the thirty-first of January 2017", Calendar(day=31, month=1, year=2017)),
        ("Oct.10, 2015", Calendar(day=10, month=10, year=2015)),
        ("third quarter of fiscal 2015", Calendar(quarter=3, year=2015)),
        ("Q1 of last year", Calendar(quarter=1, year_shift=-1)),
        ("last fiscal year", Relative(unit="year", offset=-1)),
        ("the week after next", Relative(unit="week", offset=2)),
        ("FY2015", Calendar(year=2015)),
        ("week 9 of 2015", Calendar(week=9, year=2015)),
        ("a year and a half", Length(value=1.5, low=1.5, high=1.5, unit="year")),
        ("quarter of an hour", Length(value=0.25, low=0.25, high=0.25, unit="hour")),
        ("summer of 2020", Calendar(season=2, year=2020)),
        ("the 19th century", Calendar(year=1800, span="century")),
        ("the eighties", Calendar(year=1980, span="decade")),
        ("2 weeks before Easter 2019", Shifted(of=Holiday(name="easter", year=2019), unit="week", count=-2)),
        ("2 weeks and 2 days ago", Relative(unit="day", offset=-16, ago=True)),
        ("the last two quarters", Length(value=2, low=2, high=2, unit="quarter", toward=-1)),
    ],
)
def test_forms(sentence: str, expected: object) -> None:
    """What was read is symbolic and free of any language."""
    (time,) = dates.find(sentence, sentence.lower(), 0, len(sentence))
    assert time.form == expected


def test_day_within_its_year() -> None:
    """`In 2017, as of 31 July` tells the year of the day."""
    sentence = "In 2017, as of 31 July, the country had 5 cases"
    assert dates.find(sentence, sentence.lower(), 0, len(sentence))[1].form == Calendar(day=31, month=7, year=2017)


def test_week_with_its_days() -> None:
    """The days in brackets behind a week tell its year."""
    sentence = "It rose in epidemiological week 42 (13-19 October 2019)."
    assert dates.find(sentence, sentence.lower(), 0, len(sentence))[0].form == Calendar(week=42, year=2019)
