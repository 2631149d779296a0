"""Times before they are resolved: the language-free forms of a TimeExpression, and the calendar.

A language writes what it read as one of these; `link.time` resolves it against the publication date and the document.
"""

from __future__ import annotations

from typing import Literal, TypedDict

import msgspec

Unit = Literal[
    "second", "minute", "hour", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century"
]
Anchor = Literal["published", "context"]
Portion = Literal["start", "middle", "end"]  # `đầu năm 2020`: written, but not resolved


class YearPart(TypedDict):
    """The year of a form as it is written: a number, or a shift from the year of publication."""

    year: int | None
    year_shift: int | None


class Clock(msgspec.Struct, frozen=True):
    """A time of day."""

    hour: int
    minute: int = 0
    second: int | None = None


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar unit by its numbers, as far as they are written: `12/2`, `tháng 3/2020`, `quý I`, `những năm 1990`.

    The finest number that is given says the unit. `lunar` days are never resolved. `shift` moves the year of a form
    that names it
    relatively (`tháng 5 năm ngoái`: -1), `forward` says that the words look ahead (`tháng 7 tới`).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    quarter: int | None = None
    half: int | None = None
    span: Unit | None = None  # `decade` or `century`: `year` is its first year
    season: int | None = None  # 1 spring .. 4 winter, as north of the equator
    weekday: int | None = None  # 1 Monday .. 7 Sunday, where it stands beside the day
    clock: Clock | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    lunar: bool = False
    forward: bool | None = None
    about: bool = False
    portion: Portion | None = None
    anchor: Anchor = "published"  # context: the year is that of the time before it (`tháng 5 năm đó`)


class Relative(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar unit by its distance from the publication date, or from the time last spoken of (`cùng ngày`)."""

    unit: Unit
    offset: int = 0
    anchor: Anchor = "published"
    weekday: int | None = None  # of a week: `thứ Sáu tuần trước`
    clock: Clock | None = None
    about: bool = False
    portion: Portion | None = None
    ago: bool = False  # counted in units: `two months ago`, not `the month before last`


class Weekday(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the week alone: the nearest in the past, or in the future where `forward`."""

    weekday: int
    forward: bool | None = None
    clock: Clock | None = None
    about: bool = False


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A feast by its key (link/holidays.toml), in a stated year, a year of its own counting, or the nearest one.

    `shift` counts feasts from the day of speaking: `last Easter` -1, `next Easter` 1.
    """

    name: str
    year: int | None = None
    year_shift: int | None = None
    shift: int | None = None
    clock: Clock | None = None
    about: bool = False


class Shifted(msgspec.Struct, frozen=True, kw_only=True):
    """A time counted from another: `two weeks before Christmas`, `3 days after January 12th`."""

    of: Form
    unit: Unit
    count: int
    weekday: int | None = None  # counted are these days of the week: `the third Tuesday after Christmas`
    qualifier: str = "exact"
    about: bool = False


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The n-th run of smaller units in a larger one: `6 tháng đầu năm 2020`, `tuần cuối năm 2024`."""

    of: Calendar | Relative
    unit: Unit
    count: int = 1
    index: int = 1  # from 1; from the end where `last`
    last: bool = False
    weekday: int | None = None
    about: bool = False


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """From one time through another. `None` at the end: until now (`từ 2013 đến nay`); `None` at the start: open."""

    start: Form | None
    end: Form | None
    about: bool = False


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """A length of time. `toward`: -1 the past N days, +1 the next N days."""

    value: float | None
    low: float | None
    high: float | None
    unit: Unit
    qualifier: str = "exact"
    toward: int = 0


Form = Calendar | Relative | Weekday | Holiday | Shifted | Part | Interval | Length
