"""When a page was published: its witnesses weighed against one another, and no answer where they are too weak.

The candidates are the days that witnesses state. Each sort of witness has a learned weight (`date_weights.json`, see
`benchmarks/train_dates.py`); those of one day add up, so that two that agree beat one. `none` is the weight of the
right day being none of them. An instant that is told in UTC also speaks for the day that the page shows beside it: it
is the same instant in the zone of its readers.

Publication is not revision. A day that the page calls one of change, in its head and to its readers, is never the
answer without another witness; one within a week of a stated publication is a correction of what was published then.
A day that only readers are shown as `updated`, long after, is that of the text as it stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from healthnews.clean.witness import Witness

LEAST_CHANCE = 0.5
CORRECTION = timedelta(days=7)
SECOND = len("2020-07-07T18:22:00")
SEEN = ("shown", "above", "below", "address")  # kinds that tell the day of the page's own readers
STATED = frozenset(("article", "article_unrevised", "meta", "item", "page", "named"))
CHANGED = frozenset(("shown_updated", "below_updated", "modified"))
# Of the witnesses of one day the first with a time of day speaks.
ORDER = ("article", "article_unrevised", "meta", "item", "page", "shown_published", "shown", "below_published", "below",
         "named", "shown_updated", "above", "shown_later", "below_updated", "address")  # fmt: skip


class Published(NamedTuple):
    """The witness that speaks for the day, the places of all that agree on it, and how likely it is right."""

    witness: Witness
    places: tuple[str, ...]
    chance: float


def settle(heard: list[Witness]) -> Published | None:
    """The publication date that the witnesses speak for, None where it is not likelier than not."""
    day, chance = likeliest(signs(heard), weights())
    if day is None or chance < LEAST_CHANCE:
        return None
    agreeing = sorted((one for one in heard if one.day == day and one.kind in ORDER), key=_precision)
    return Published(agreeing[0], tuple(dict.fromkeys(one.place for one in agreeing)), chance)


def signs(heard: list[Witness]) -> dict[str, frozenset[str]]:
    """For each day that may be the answer the kinds of its witnesses."""
    days: dict[str, set[str]] = {}
    for witness in heard:
        days.setdefault(witness.day, set()).add(witness.kind)
    seen = {witness.day for witness in heard if witness.kind.startswith(SEEN)}
    changes = {witness.iso[:SECOND] for witness in heard if witness.kind == "modified" and len(witness.iso) >= SECOND}
    for witness in heard:
        if witness.kind == "named" and witness.iso[:SECOND] in changes and seen - {witness.day}:
            days[witness.day].discard("named")  # the very second of the last change is written by the same machine
        if witness.iso.endswith(("Z", "+00:00")):
            for beside in _beside(witness.day):
                if beside in seen:
                    days[beside].add(witness.kind)
    stated = [day for day, kinds in days.items() if kinds & STATED]
    return {day: _clear(kinds) for day, kinds in days.items() if not _is_change(day, kinds, stated)}


def likeliest(found: dict[str, frozenset[str]], weights: dict[str, float]) -> tuple[str | None, float]:
    """The day that the signs speak for most, and how likely it is."""
    if not found:
        return None, 0.0
    shares = {day: exp(sum(weights.get(name, 0.0) for name in names)) for day, names in found.items()}
    day = max(shares, key=lambda day: (shares[day], day))
    return day, shares[day] / (sum(shares.values()) + exp(weights.get("none", 0.0)))


@cache
def weights() -> dict[str, float]:
    """The learned weights."""
    found: dict[str, float] = json.loads(Path(__file__).with_name("date_weights.json").read_text("utf-8"))
    return found


def _is_change(day: str, kinds: set[str], stated: Iterable[str]) -> bool:
    """Whether a day is that of a change and not of a publication."""
    if kinds == {"above"}:  # the page's clock tells when it was fetched
        return any(other < day for other in stated)
    if kinds - CHANGED:
        return False
    if kinds == {"modified"}:
        return True
    after = [date.fromisoformat(day) - date.fromisoformat(other) for other in stated]
    return ("modified" in kinds and not after) or any(timedelta() <= gap <= CORRECTION for gap in after)


def _clear(kinds: set[str]) -> frozenset[str]:
    """The kinds of one day without those that say less of the same: a bare date beside a labelled one."""
    for group in ("shown", "below"):
        said = [kind for kind in (f"{group}_published", f"{group}_updated", group, f"{group}_later") if kind in kinds]
        kinds = kinds - set(said[1:])
    return frozenset(kinds)


def _precision(witness: Witness) -> tuple[bool, int]:
    return len(witness.iso) <= 10, ORDER.index(witness.kind)


def _beside(day: str) -> list[str]:
    middle = date.fromisoformat(day)
    return [(middle + timedelta(days=step)).isoformat() for step in (-1, 1)]
