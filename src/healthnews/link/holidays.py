"""The days of feasts: of fixed date, of a weekday in a month, by Easter, and by the moon of four calendars.

Easter and the Hebrew year follow Reingold and Dershowitz, Calendrical Calculations (2018). Muslim months begin as the
Umm al-Qura calendar reckons them, to a day; Hindu feasts are those of most of India, to a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import NamedTuple

from healthnews.link.moons import full_moon, index_near, new_moon

FIXED = {
    "new_year": (1, 1), "epiphany": (1, 6), "orthodox_christmas": (1, 7), "australia_day": (1, 26), "candlemas": (2, 2),
    "groundhog": (2, 2), "valentine": (2, 14), "womens_day": (3, 8), "pi_day": (3, 14), "patrick": (3, 17),
    "april_fools": (4, 1), "vaisakhi": (4, 14), "emancipation": (4, 16), "earth_day": (4, 22), "george": (4, 23),
    "anzac": (4, 25), "kings_day": (4, 27), "reunification": (4, 30), "may_day": (5, 1), "rabindra": (5, 7),
    "flag_day": (6, 14), "juneteenth": (6, 19), "canada_day": (7, 1), "independence": (7, 4), "bastille": (7, 14),
    "assumption": (8, 15), "vietnam_national": (9, 2), "gandhi": (10, 2), "halloween": (10, 31),
    "all_saints": (11, 1), "all_souls": (11, 2), "bonfire": (11, 5), "veterans": (11, 11), "mens_day": (11, 19),
    "nicholas": (12, 6), "immaculate": (12, 8), "christmas_eve": (12, 24), "christmas": (12, 25), "boxing": (12, 26),
    "new_years_eve": (12, 31), "republic_india": (1, 26), "independence_india": (8, 15), "pongal": (1, 15), "ides_of_march": (3, 15),
    **{f"day_{month}_{day}": (month, day) for month in range(1, 13) for day in range(1, 32)},
}  # fmt: skip
# month, weekday (1 Monday), which one (from the end where negative), days after it
WEEKDAYS = {
    "king_day": (1, 1, 3, 0), "presidents": (2, 1, 3, 0), "mothers_day": (5, 7, 2, 0), "memorial": (5, 1, -1, 0),
    "fathers_day": (6, 7, 3, 0), "labor": (9, 1, 1, 0), "grandparents": (9, 7, 2, 0), "columbus": (10, 1, 2, 0),
    "thanksgiving": (11, 4, 4, 0), "black_friday": (11, 4, 4, 1), "cyber_monday": (11, 4, 4, 4),
    "giving_tuesday": (11, 4, 4, 5), "election_day": (11, 1, 1, 1), "small_business": (11, 4, 4, 2),
    "world_leprosy": (1, 7, -1, 0), "world_kidney": (3, 4, 2, 0), "arbor": (4, 5, -1, 0), "world_asthma": (5, 2, 1, 0),
    "armed_forces": (5, 6, 3, 0), "world_sight": (10, 4, 2, 0), "world_copd": (11, 3, 3, 0), "world_philosophy": (11, 4, 3, 0),
}  # fmt: skip
EASTER = {
    "shrove_monday": -48, "shrove_tuesday": -47, "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3,
    "good_friday": -2, "holy_saturday": -1, "easter": 0, "easter_monday": 1, "ascension": 39, "pentecost": 49,
    "whit_monday": 50, "trinity": 56, "corpus_christi": 60,
}  # fmt: skip
ORTHODOX = {
    "clean_monday": -48, "lazarus": -8, "orthodox_palm_sunday": -7, "orthodox_good_friday": -2, "great_saturday": -1,
    "orthodox_easter": 0, "orthodox_easter_monday": 1, "orthodox_pentecost": 49,
}  # fmt: skip
# Hebrew feasts: days from the new year (1 Tishri), or to the next one; how many days they last, from the evening before
TISHRI = {
    "rosh_hashanah": (0, 2),
    "yom_kippur": (9, 1),
    "sukkot": (14, 7),
    "shemini": (21, 2),
    "simchat_torah": (22, 1),
}
PASSOVER = {
    "purim": (-30, 1), "shushan_purim": (-29, 1), "passover": (0, 8), "lag_baomer": (33, 1), "shavuot": (50, 2),
}  # fmt: skip
# Muslim feasts: month and day
MUSLIM = {
    "muslim_new_year": (1, 1), "ashura": (1, 10), "mawlid": (3, 12), "isra": (7, 27), "ramadan": (9, 1),
    "night_of_power": (9, 27), "eid_fitr": (10, 1), "eid_adha": (12, 10),
}  # fmt: skip
RAMADAN_DAYS = 30
# Hindu feasts: the month and day about which the moon is new (0) or full (1), and the days from there
HINDU = {
    "vasant_panchami": (2, 1, 0, 5), "shivaratri": (2, 28, 0, -1), "holika": (3, 14, 1, 0), "holi": (3, 14, 1, 1),
    "rama_navami": (3, 28, 0, 9), "mahavir": (3, 28, 0, 13), "buddha_day": (5, 15, 1, 0), "rath_yatra": (6, 28, 0, 2),
    "raksha": (8, 15, 1, 0), "janmashtami": (8, 15, 1, 8), "ganesh": (8, 30, 0, 4), "navaratri": (9, 29, 0, 0),
    "durga_puja": (9, 29, 0, 7), "dussehra": (9, 29, 0, 9), "karva_chauth": (10, 14, 1, 4), "dhanteras": (10, 29, 0, -2),
    "kali_chaudas": (10, 29, 0, -1), "diwali": (10, 29, 0, 0), "govardhan": (10, 29, 0, 1), "bhai_dooj": (10, 29, 0, 2),
    "chhath": (10, 29, 0, 6), "guru_nanak": (11, 13, 1, 0), "valmiki": (10, 14, 1, 0), "guru_purnima": (7, 15, 1, 0),
    "ugadi": (3, 28, 0, 1), "akshaya": (4, 27, 0, 2), "hanuman": (4, 12, 1, 0),
}  # fmt: skip
NIGHTLY = frozenset(
    {"dhanteras", "kali_chaudas", "diwali", "govardhan", "bhai_dooj", "chhath", "holika", "holi"}
)  # kept in the evening that the moon's last day reaches
LONG = {"navaratri": 10, "lent": 46, "ramadan": RAMADAN_DAYS}  # days
INDIA = dt.timedelta(hours=5, minutes=30)
HEBREW_EPOCH = -1373427  # of day 1 of the year 1, as Python counts days


class Days(NamedTuple):
    """The first and the last day of a feast."""

    first: dt.date
    last: dt.date


@lru_cache(maxsize=256)
def days(name: str, year: int) -> Days | None:
    """When a feast falls in a Gregorian year; None where it does not, or is not known."""
    for table, find in FINDERS:
        if name in table:
            found = find(name, year)
            if found is None:
                return None
            first = found.first
            return Days(first, first + dt.timedelta(days=LONG[name] - 1)) if name in LONG else found
    return None


def nearest(name: str, today: dt.date, forward: bool | None, ahead_days: int) -> Days | None:
    """The next feast where the words look ahead, else the last one, unless the next is at most `ahead_days` away."""
    feasts = [found for year in range(today.year - 2, today.year + 3) if (found := days(name, year))]
    past = [feast for feast in feasts if feast.first <= today]
    ahead = [feast for feast in feasts if feast.last > today]
    if not past or not ahead:
        return None
    soon = forward is None and (ahead[0].first - today).days <= ahead_days
    return ahead[0] if forward or soon else past[-1]


def _one(day: dt.date) -> Days:
    return Days(day, day)


def _fixed(name: str, year: int) -> Days:
    return _one(dt.date(year, *FIXED[name]))


def _weekday(name: str, year: int) -> Days:
    month, weekday, which, after = WEEKDAYS[name]
    if which > 0:
        first = dt.date(year, month, 1)
        day = first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    else:
        last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        day = last - dt.timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-which - 1))
    return _one(day + dt.timedelta(days=after))


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches.

    >>> easter(2021).isoformat()
    '2021-04-04'
    """
    century = year // 100 + 1
    epact = (14 + 11 * (year % 19) - 3 * century // 4 + (5 + 8 * century) // 25) % 30
    epact += epact == 0 or (epact == 1 and year % 19 > 10)
    paschal = dt.date(year, 4, 19) - dt.timedelta(days=epact)
    return paschal + dt.timedelta(days=7 - paschal.isoweekday() % 7)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar.

    >>> orthodox_easter(2021).isoformat()
    '2021-05-02'
    """
    epact = (14 + 11 * (year % 19)) % 30
    julian = dt.date(year, 4, 19) - dt.timedelta(days=epact)
    paschal = julian + dt.timedelta(days=year // 100 - year // 400 - 2)
    return paschal + dt.timedelta(days=7 - paschal.isoweekday() % 7)


def _by_easter(name: str, year: int) -> Days:
    return _one(easter(year) + dt.timedelta(days=EASTER[name]))


def _by_orthodox(name: str, year: int) -> Days:
    return _one(orthodox_easter(year) + dt.timedelta(days=ORTHODOX[name]))


def _lent(_: str, year: int) -> Days:
    return _one(easter(year) - dt.timedelta(days=46))


def _boss(_: str, year: int) -> Days:
    """16 October, or the working day beside it."""
    day = dt.date(year, 10, 16)
    return _one(day + dt.timedelta(days={6: -1, 7: 1}.get(day.isoweekday(), 0)))


def _admins(_: str, year: int) -> Days:
    """The Wednesday of the last full week of April."""
    last = dt.date(year, 4, 30)
    saturday = last - dt.timedelta(days=(last.isoweekday() - 6) % 7)
    return _one(saturday - dt.timedelta(days=3))


def _parsi(_: str, year: int) -> Days:
    """The Parsi year has no leap days: it begins a day earlier every four years."""
    return _one(dt.date(year, 8, 17) - dt.timedelta(days=(year - 2016) // 4))


def _victoria(_: str, year: int) -> Days:
    before = dt.date(year, 5, 24)
    return _one(before - dt.timedelta(days=before.weekday()))


def _hebrew_new_year(year: int) -> dt.date:
    """1 Tishri of a Hebrew year."""
    before, this, after = (_elapsed(year + shift) for shift in (-1, 0, 1))
    correction = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return dt.date.fromordinal(HEBREW_EPOCH + this + correction)


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


def _evening(day: dt.date, length: int) -> Days:
    """Jewish feasts begin on the evening before their first day."""
    return Days(day - dt.timedelta(days=1), day + dt.timedelta(days=length - 1))


def _tishri(name: str, year: int) -> Days:
    offset, length = TISHRI[name]
    return _evening(_hebrew_new_year(year + 3761) + dt.timedelta(days=offset), length)


def _passover(name: str, year: int) -> Days:
    offset, length = PASSOVER[name]
    return _evening(_hebrew_new_year(year + 3761) + dt.timedelta(days=offset - 163), length)


def _tu_bishvat(_: str, year: int) -> Days:
    leap = (7 * (year + 3760) + 1) % 19 < 7
    return _evening(_hebrew_new_year(year + 3761) - dt.timedelta(days=163 + (89 if leap else 59)), 1)


def _tisha_beav(_: str, year: int) -> Days:
    day = _hebrew_new_year(year + 3761) - dt.timedelta(days=51)
    return _evening(day + dt.timedelta(days=day.isoweekday() == 6), 1)


def _yom_haatzmaut(_: str, year: int) -> Days:
    day = _hebrew_new_year(year + 3761) - dt.timedelta(days=143)
    return _evening(day + dt.timedelta(days={5: -1, 6: -2, 1: 1}.get(day.isoweekday(), 0)), 1)


def _hanukkah(_: str, year: int) -> Days:
    first, following = _hebrew_new_year(year + 3761), _hebrew_new_year(year + 3762)
    long = (following - first).days % 10 == 5
    return _evening(first + dt.timedelta(days=83 + long), 8)


def _muslim(name: str, year: int) -> Days | None:
    """A feast by the moon of Mecca: a month begins on the day after a new moon before sunset."""
    month, day = MUSLIM[name]
    for start in (dt.date(year, 1, 1), dt.date(year, 12, 31)):
        nearest = index_near(start)
        for index in range(nearest - 13, nearest + 13):
            if (index + 17037) % 12 + 1 == month:
                moon = new_moon(index)
                dusk = dt.timedelta(hours=13.5 if year > 2002 else 15.5)
                first = moon.date() + dt.timedelta(days=1 + (moon - dt.datetime.combine(moon, dt.time()) > dusk))
                found = first + dt.timedelta(days=day - 1)
                if found.year == year:
                    return _one(found)
    return None


def _lunar_new_year(_: str, year: int) -> Days:
    """The new moon of late January or February, by the clocks of China."""
    index = index_near(dt.date(year, 2, 4))
    for candidate in (index - 1, index, index + 1):
        day = (new_moon(candidate) + dt.timedelta(hours=8)).date()
        if dt.date(year, 1, 21) <= day <= dt.date(year, 2, 20):
            return _one(day)
    return _one((new_moon(index) + dt.timedelta(hours=8)).date())


def _hindu(name: str, year: int) -> Days:
    month, day, full, after = HINDU[name]
    about = dt.date(year, month, day)
    nearest = index_near(about - dt.timedelta(days=15 * full))
    moon = full_moon(nearest) if full else new_moon(nearest)
    hours = 18 if name in NIGHTLY else 12 * full
    return _one((moon + INDIA - dt.timedelta(hours=hours)).date() + dt.timedelta(days=after))


FINDERS: tuple[tuple[Collection[str], Callable[[str, int], Days | None]], ...] = (
    (FIXED, _fixed), (WEEKDAYS, _weekday), (EASTER, _by_easter), (ORTHODOX, _by_orthodox), (TISHRI, _tishri),
    (PASSOVER, _passover), (MUSLIM, _muslim), (HINDU, _hindu),
    (frozenset({"lent"}), _lent), (frozenset({"victoria"}), _victoria), (frozenset({"parsi"}), _parsi),
    (frozenset({"boss"}), _boss), (frozenset({"admins"}), _admins), (frozenset({"tu_bishvat"}), _tu_bishvat),
    (frozenset({"tisha_beav"}), _tisha_beav), (frozenset({"yom_haatzmaut"}), _yom_haatzmaut),
    (frozenset({"hanukkah"}), _hanukkah), (frozenset({"lunar_new_year"}), _lunar_new_year),
)  # fmt: skip
