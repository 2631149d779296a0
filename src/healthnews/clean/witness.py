"""One date that a page states, and where it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from healthnews.clean import bylines


class Witness(NamedTuple):
    """A date with the sort of place that states it, as it is written there, and the name of that place."""

    kind: str
    iso: str
    written: str
    place: str

    @property
    def day(self) -> str:
        """The ISO day, as its own zone tells it."""
        return self.iso[:10]


def stated(text: str, kind: str, place: str, day_first: bool | None = None) -> Iterator[Witness]:
    """The first date of what a place says, if it says one."""
    for found in bylines.dates(text[:200], day_first=day_first)[:1]:
        yield Witness(kind, found.iso, text[found.start : found.end], place)
