"""The units of Vietnam by name: 63 provinces, the 34 of 2025-07-01, and the districts that ended that day.

A unit is known by the code that its province had before the reform; `province_at` says what that province is called and
which code it bears on a given day. Seven codes mean another province since then, so a code never travels without its
vintage.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from healthnews.link import lexicon
from healthnews.link.lexicon import plain, squeezed
from healthnews.model import Language

REFORM = "2025-07-01"
PROVINCE_TYPES = ("tỉnh", "thành phố")


class Unit(NamedTuple):
    """A province or a district; `province` is the code of its province before the reform."""

    name: str
    type: str
    province: str
    is_province: bool = False


class Province(NamedTuple):
    """A province's name and code in one vintage."""

    name: str
    code: str
    type: str


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table beside this module, without its heading."""
    text = (files(__package__) / table).read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if not line.startswith("#"))


@cache
def words() -> dict[str, Any]:
    """The words around place names (places.toml)."""
    return tomllib.loads((files(__package__) / "places.toml").read_text("utf-8"))


@cache
def province_at(code: str, day: str) -> Province:
    """The province that held the area of an old province's code on a day (ISO 8601).

    >>> province_at("24", "2021-06-14").name, province_at("24", "2025-10-09").name
    ('Bắc Giang', 'Bắc Ninh')
    >>> province_at("46", "2024-12-31").name
    'Thừa Thiên Huế'
    """
    vintages = [row for row in rows("provinces.tsv") if row[0] == code and row[3] < REFORM and row[3] <= day]
    last = vintages[-1]
    if day < REFORM:
        return Province(last[1], code, last[2])
    return next(Province(r[1], r[0], r[2]) for r in rows("provinces.tsv") if r[0] == last[5] and r[3] == REFORM)


def province_now(code: str) -> Province:
    """The same under the 34 units."""
    return province_at(code, REFORM)


class Gazetteer:
    """All names in the spelling of one language, and a pattern that finds them in folded text."""

    def __init__(self, language: Language) -> None:
        self.units: dict[str, tuple[Unit, ...]] = {}
        self._english = language.code != "vi"
        self._fold = language.fold
        for unit, names in _named_units():
            for name in names:
                self._add(name, unit)
        foreign = words()["foreign"]["vi" if not self._english else "en"]
        self.foreign = {language.fold(name) for name in foreign}
        self.traps = {language.fold(name) for name in words()["not_place"]["names"]}
        self.pattern = lexicon.words([*self.units, *self.foreign, *self.traps])

    def _add(self, name: str, unit: Unit) -> None:
        spellings = {name, plain(name)} if self._english else {name}
        for spelling in sorted(spellings):
            key = self._fold(spelling)
            held = self.units.get(key, ())
            if unit not in held and not unit.name.isdigit():  # `quận 12` is read by its type
                self.units[key] = (*held, unit)

    def find(self, key: str) -> tuple[Unit, ...]:
        """The units of a name as it was matched in folded text."""
        return self.units.get(squeezed(key), ())


def province_names() -> list[str]:
    """The provinces' short names of every vintage, without doubles, in the order of the table."""
    return list(dict.fromkeys(row[1] for row in rows("provinces.tsv")))


def _named_units() -> list[tuple[Unit, list[str]]]:
    """Every unit once, with all its Vietnamese spellings."""
    aliases, found = words()["aliases"], []
    for code, name, kind, since, _, _ in rows("provinces.tsv"):
        if since < REFORM:
            current = province_at(code, "2025-06-30")
            spellings = {name, name.replace(" - ", "-"), *(aliases.get(code, ()) if current.name == name else ())}
            found.append((Unit(current.name, kind if current.name == name else "tỉnh", code, True), sorted(spellings)))
    for code, kind, name in rows("districts.tsv"):
        found.append((Unit(name, kind, code), [name]))
    return found


load = lexicon.per_language(Gazetteer)
