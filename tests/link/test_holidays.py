"""When feasts fall."""

from __future__ import annotations

import pytest

from healthnews.link.holidays import days, easter, orthodox_easter


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("christmas", 2020, "2020-12-25", "2020-12-25"),
        ("day_12_1", 2021, "2021-12-01", "2021-12-01"),
        ("world_kidney", 2022, "2022-03-10", "2022-03-10"),
        ("guru_nanak", 2021, "2021-11-19", "2021-11-19"),
        ("thanksgiving", 2021, "2021-11-25", "2021-11-25"),
        ("memorial", 2021, "2021-05-31", "2021-05-31"),
        ("good_friday", 2022, "2022-04-15", "2022-04-15"),
        ("clean_monday", 2022, "2022-03-07", "2022-03-07"),
        ("victoria", 2021, "2021-05-24", "2021-05-24"),
        ("passover", 2021, "2021-03-27", "2021-04-04"),
        ("hanukkah", 2021, "2021-11-28", "2021-12-06"),
        ("yom_kippur", 2021, "2021-09-15", "2021-09-16"),
        ("tu_bishvat", 2022, "2022-01-16", "2022-01-17"),
        ("eid_fitr", 2021, "2021-05-13", "2021-05-13"),
        ("eid_adha", 2022, "2022-07-09", "2022-07-09"),
        ("ramadan", 2021, "2021-04-13", "2021-05-12"),
        ("diwali", 2021, "2021-11-04", "2021-11-04"),
        ("holi", 2022, "2022-03-18", "2022-03-18"),
        ("lunar_new_year", 2022, "2022-02-01", "2022-02-01"),
    ],
)
def test_days(name: str, year: int, first: str, last: str) -> None:
    """Feasts by date, by weekday, by Easter and by the moon fall where almanacs have them."""
    found = days(name, year)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_easters_are_sundays() -> None:
    """Both Easters are Sundays between 22 March and 8 May, the eastern one never before the western."""
    for year in range(1900, 2100):
        west, east = easter(year), orthodox_easter(year)
        assert west.isoweekday() == east.isoweekday() == 7
        assert (west.month, west.day) >= (3, 22)
        assert west <= east
        assert (east.month, east.day) <= (5, 8)


def test_unknown_names_have_no_day() -> None:
    """What is no feast of ours has no day."""
    assert days("founders_day", 2020) is None
