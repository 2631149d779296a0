"""Where a text names a place: units of Vietnam with their types and parents, foreign places, and the country as a
whole.

Names are taken only where they are written as names and stand in no other name: `Nguyễn Thái Bình` is a person, `đường
Điện Biên Phủ` a street, `Thái Bình Dương` an ocean. What remains ambiguous is left to the document (`place.py`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from healthnews.link import gazetteer, lexicon
from healthnews.link.gazetteer import Unit, words
from healthnews.model import Language

PARENT = re.compile(
    r"\s*(?:district|city|town|districts)?\s*(?:[,(–-]|của|thuộc|of|in)?\s*(?:tỉnh|tp\.?|thành phố)?\s*(?:of)?\s*$"
)
SCHOOL = re.compile(r"(?:đại học|học viện|cao đẳng|university|college)(?:\s+[\wđ]+){0,4}\s+$")
ORIGIN = re.compile(
    r"\b(?:từ|rời|from|left|quê|quê ở|native of|tand|tòa án nhân dân|vksnd|viện kiểm sát nhân dân|vks|tòa án)"
    r"\s+(?:tỉnh |tp\.? ?|thành phố )?$"
)
WINDOW = 24  # characters before a name that may say what it is


class PlaceName(NamedTuple):
    """A mention of a place. `units` are what the name may mean; none for abroad and for the whole country."""

    start: int
    end: int
    units: tuple[Unit, ...]
    sort: str  # unit, commune, foreign, national
    typed: str | None = None  # the unit's type where the text says it
    parent: str | None = None  # the code of the province named with it: `Bắc Sơn (Lạng Sơn)`
    origin: bool = False  # where somebody comes from
    label: str = ""  # a commune by its type and name


class PlaceNamer:
    """Finds the place names of one language."""

    def __init__(self, language: Language) -> None:
        fold, own = language.fold, "vi" if language.code == "vi" else "en"
        self.gazetteer = gazetteer.load(language)
        self.types = {fold(word): kind for word, kind in words()["types"].items()}
        kinds = lexicon.alternation(self.types)
        self.type_before = re.compile(rf"(?<!\w)({kinds})\s?$")
        self.type_after = re.compile(rf"\s({kinds})(?!\w)")
        avoid = words()["not_place"]
        self.avoid = re.compile(rf"(?<!\w)(?:{lexicon.alternation(map(fold, avoid['before']))})\s+$")
        people = [*avoid["surnames"], *map(lexicon.plain, avoid["surnames"])] if own == "en" else avoid["surnames"]
        self.people = re.compile(rf"(?<!\w)(?:{lexicon.alternation(map(fold, people))})\s+$")
        self.national = lexicon.words(map(fold, words()["national"][own]))
        self.commune = re.compile(
            r"(?<!\w)(xã|phường|thị trấn)\s+((?:[^\W\d_][\w'’]*)(?:\s[^\W\d_][\w'’]*){0,3}|\d{1,2})"
        )

    def find(self, text: str, folded: str, start: int = 0, end: int | None = None) -> list[PlaceName]:
        """The places named in [start, end), left to right, parents joined to their children."""
        end = len(text) if end is None else end
        found = [
            name
            for match in self.gazetteer.pattern.finditer(folded, start, end)
            if (name := self._name(text, folded, match, end))
        ]
        found += [PlaceName(m.start(), m.end(), (), "national") for m in self.national.finditer(folded, start, end)]
        found += self._communes(text, folded, start, end)
        return _joined(sorted(found, key=lambda name: (name.start, -name.end)), folded)

    def _name(self, text: str, folded: str, match: re.Match[str], high: int) -> PlaceName | None:
        start, end = match.span()
        key = lexicon.squeezed(match.group())
        if key in self.gazetteer.traps or not self._written_as_name(text, start, end):
            return None
        before = folded[max(0, start - WINDOW) : start]
        if key in self.gazetteer.foreign:
            return None if " " not in key and _in_a_name(text, start, end) else PlaceName(start, end, (), "foreign")
        prefix = self.type_before.search(before)
        suffix = self.type_after.match(folded, end, high)
        typed = self.types[prefix.group(1)] if prefix else self.types[suffix.group(1)] if suffix else None
        if prefix:
            before = before[: prefix.start()]
        elif self.people.search(before) or SCHOOL.search(before):
            return None
        if self.avoid.search(before) and not prefix:
            return None
        units = _of_type(self.gazetteer.find(key), typed)
        if not units or (not prefix and not suffix and _runs_on(text, end) and not any(u.is_province for u in units)):
            return None
        first = start - len(prefix.group()) if prefix else start
        return PlaceName(first, end, units, "unit", typed, origin=bool(ORIGIN.search(before)))

    def _written_as_name(self, text: str, start: int, end: int) -> bool:
        """Whether every word of a match begins with a capital; a second syllable may be small inside a sentence (`Cần
        thơ`).
        """
        capitals = [
            text[start + m.start()].isupper() or text[start + m.start()].isdigit()
            for m in re.finditer(r"\w+", text[start:end])
        ]
        if all(capitals) or text[start:end].lower().startswith(("quận", "q.", "district", "tp")):
            return True
        return capitals[0] and start > 0 and text[start - 1] == " " and text[start - 2].islower()

    def _communes(self, text: str, folded: str, start: int, end: int) -> list[PlaceName]:
        found = []
        for match in self.commune.finditer(folded, start, end):
            name = re.match(r"(?:[^\W\d_a-zà-ỹđ][\w'’]*\s?){1,4}|\d{1,2}", text[match.start(2) : match.end(2)])
            if name:
                last = match.start(2) + len(name.group().rstrip())
                label = f"{match.group(1)} {text[match.start(2) : last]}"
                found.append(PlaceName(match.start(), last, (), "commune", match.group(1), label=label))
        return found


def _of_type(units: tuple[Unit, ...], typed: str | None) -> tuple[Unit, ...]:
    """The units that bear the type the text gives; a bare name of a province and its town is the province."""
    if typed is None:
        return tuple(u for u in units if u.is_province) or units
    fitting = tuple(u for u in units if u.type == typed or (typed == "huyện" and not u.is_province))
    if typed == "tỉnh":
        return tuple(u for u in units if u.is_province) or fitting
    return fitting or (units if typed in ("thành phố", "thị xã", "quận", "huyện") else ())


def _runs_on(text: str, end: int) -> bool:
    """Whether a name goes on behind a match: `Tân Phú Trung`."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a short name of a country is part of another name: `Việt Đức`, `Pháp y`, `Mỹ Đức`."""
    before, after = text[max(0, start - 12) : start], text[end : end + 3]
    return bool(re.search(r"[^\W\d_a-zà-ỹđ][^\W\d_]*[ -]$", before)) or bool(
        re.match(r"[ -](?:[^\W\d_a-zà-ỹđ]|y\b)", after)
    )


def _joined(names: list[PlaceName], folded: str) -> list[PlaceName]:
    """Overlaps settled for the longer name, and `district, province` read as one place."""
    found: list[PlaceName] = []
    for name in names:
        last = found[-1] if found else None
        if last is not None and name.start < last.end:
            continue
        if last is not None and _belongs(last, name, folded):
            parent = next(u.province for u in name.units if u.is_province)
            found[-1] = last._replace(end=name.end, parent=parent)
        elif (
            last is not None
            and last.sort == "commune"
            and name.sort == "unit"
            and PARENT.fullmatch(folded[last.end : name.start])
        ):
            found[-1] = name._replace(start=last.start, label=last.label)
        else:
            found.append(name)
    return found


def _belongs(child: PlaceName, name: PlaceName, folded: str) -> bool:
    """Whether a province's name stands behind a smaller unit as its parent."""
    if name.sort != "unit" or child.sort not in ("unit", "commune") or child.parent:
        return False
    if not any(u.is_province for u in name.units) or (any(u.is_province for u in child.units)):
        return False
    gap = folded[child.end : name.start]
    if (
        gap.strip() in (",", "và", "and", "") and child.sort == "unit"
    ):  # `Bắc Từ Liêm, Hà Nội` but not `Tân Phú, Đồng Tháp` unless it fits
        return gap.strip() in (",", "") and any(u.province in {p.province for p in name.units} for u in child.units)
    return PARENT.fullmatch(gap) is not None


load = lexicon.per_language(PlaceNamer)
