"""When the moon is new or full, to a few minutes: what the feasts of lunar calendars hang on.

Jean Meeus, Astronomical Algorithms (1998), chapter 49, without its smallest terms.
"""

from __future__ import annotations

import datetime as dt
from math import radians, sin

EPOCH = dt.datetime(2000, 1, 1, 12)  # J2000, where Meeus counts days from
MONTH = 29.530588861
# amplitude at new moon, at full moon, and what each is the sine of: multiples of M (sun), M' (moon), F (latitude)
TERMS = (
    (-0.40720, -0.40614, 0, 1, 0), (0.17241, 0.17302, 1, 0, 0), (0.01608, 0.01614, 0, 2, 0),
    (0.01039, 0.01043, 0, 0, 2), (0.00739, 0.00734, -1, 1, 0), (-0.00514, -0.00515, 1, 1, 0),
    (0.00208, 0.00209, 2, 0, 0), (-0.00111, -0.00111, 0, 1, -2), (-0.00057, -0.00057, 0, 1, 2),
    (0.00056, 0.00056, 1, 2, 0), (-0.00042, -0.00042, 0, 3, 0), (0.00042, 0.00042, 1, 0, 2),
    (0.00038, 0.00038, 1, 0, -2), (-0.00024, -0.00024, -1, 2, 0),
)  # fmt: skip


def new_moon(index: int) -> dt.datetime:
    """The UTC time of a new moon; 0 is that of 6 January 2000."""
    return _phase(float(index))


def full_moon(index: int) -> dt.datetime:
    """The UTC time of the full moon after the new moon of the same index."""
    return _phase(index + 0.5)


def index_near(day: dt.date) -> int:
    """The index of the new moon nearest to a day."""
    return round((day - dt.date(2000, 1, 6)).days / MONTH)


def _phase(k: float) -> dt.datetime:
    century = k / 1236.85
    sun = radians(2.5534 + 29.10535670 * k)
    moon = radians(201.5643 + 385.81693528 * k)
    latitude = radians(160.7108 + 390.67050284 * k)
    eccentricity = 1 - 0.002516 * century
    days = 5.09766 + MONTH * k + 0.00015437 * century**2
    full = k != int(k)
    for at_new, at_full, m, n, f in TERMS:
        size = (at_full if full else at_new) * eccentricity ** abs(m)
        days += size * sin(m * sun + n * moon + f * latitude)
    days -= 0.00017 * sin(radians(124.7746 - 1.56375588 * k))
    return EPOCH + dt.timedelta(days=days)
