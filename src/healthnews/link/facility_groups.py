"""The facilities of a document: its names of them in groups, and who runs each.

`TTYT Bắc Sơn` and `Trung tâm Y tế huyện Bắc Sơn` are one: a name belongs to a fuller one of its class that holds all
its words in order, where an abbreviation stands for first letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from healthnews.link import gazetteer, lexicon
from healthnews.link.facility_names import Name, table

MOST = 300  # facilities of one document that shorter names are compared with
LEVELS = ("military", "police", "central", "private")
BRAND = re.compile(r"(?<!\w)(?!HCM|HIV|AIDS|COVID|CDC|TTYT|BVĐK|BV|TP|TW|TƯ|YHCT|ĐHYD)[A-ZĐ]{3,}(?!\w)")


class Entity(NamedTuple):
    """One facility of a document: its fullest name and where it is named."""

    display: str
    sort: str
    words: tuple[str, ...]
    level: str | None
    names: tuple[Name, ...]


def covers(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name are found in another's, in order; an abbreviation stands for first letters.

    >>> covers("y tế bắc sơn".split(), "y tế huyện bắc sơn".split())
    True
    >>> covers(["bvcssk"], "bảo vệ chăm sóc sức khỏe".split())
    True
    """
    position = 0
    for word in short:
        while position < len(long) and long[position] != word:
            size = len(word)
            if size > 2 and word.isalpha() and "".join(part[0] for part in long[position : position + size]) == word:
                position += size - 1
                break
            position += 1
        if position >= len(long):
            return False
        position += 1
    return True


def group(names: Sequence[Name]) -> tuple[Entity, ...]:
    """Named mentions in groups, in the order of their first mention."""
    alike: dict[tuple[str, tuple[str, ...]], list[Name]] = {}
    for name in names:
        if name.display:
            alike.setdefault((name.sort, name.words), []).append(name)
    groups: list[list[Name]] = []
    for same in sorted(alike.values(), key=lambda same: (-len(same[0].words), same[0].start)):
        fitting = [held for held in groups[:MOST] if held[0].sort == same[0].sort and _same(same[0], held[0])]
        if len(fitting) > 1:  # two fuller names: the nearer one before it, else the nearest
            fitting.sort(key=lambda held: min((n.start > same[0].start, abs(n.start - same[0].start)) for n in held))
        if fitting:
            fitting[0].extend(same)
        else:
            groups.append(list(same))
    groups.sort(key=lambda held: min(name.start for name in held))
    return tuple(_entity(held) for held in groups)


def _same(name: Name, fuller: Name) -> bool:
    if not covers(name.words, fuller.words):
        return False
    numbers = [word for word in fuller.words if word[0].isdigit()]
    return not (name.special and numbers and not any(word[0].isdigit() for word in name.words))


def _entity(group: list[Name]) -> Entity:
    best = min(group, key=lambda n: (not n.spelled, -len(n.words), -len(n.display), n.start))
    words = max((n.words for n in group), key=len)
    return Entity(best.display, best.sort, words, level(best.display, best.sort), tuple(sorted(group)))


def branded(text: str, entities: Sequence[Entity], names: Sequence[Name]) -> list[tuple[int, Name]]:
    """Names by the brand alone, in capitals (`MEDLATEC` after `Hệ thống Y tế MEDLATEC`), with their entities."""
    brands: dict[str, int] = {}
    for index, entity in enumerate(entities):
        for word in BRAND.findall(entity.display):
            brands.setdefault(word, index)
    if not brands:
        return []
    found, starts = [], [name.start for name in names]
    for match in BRAND.finditer(text):
        index = brands.get(match.group(), -1)
        before = bisect_right(starts, match.start()) - 1
        taken = before >= 0 and names[before].end > match.start()
        if index >= 0 and not taken:
            entity = entities[index]
            found.append((index, Name(match.start(), match.end(), entity.sort, entity.words, (), True, match.group())))
    return found


def level(display: str, sort: str) -> str | None:
    """Who runs a facility, as far as its name says.

    >>> level("Bệnh viện Quân y 7", "hospital"), level("TTYT huyện Bắc Sơn", "center")
    ('military', 'district')
    """
    folded = lexicon.squeezed(re.sub(r"\bbv\b", "bệnh viện", display.lower()))
    known = table()["known"]
    for name in LEVELS:
        if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in known[name]):
            return name
    for name, words in table()["level_words"].items():
        if re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", folded):
            return str(name)
    if sort == "station":
        return "commune"
    return "provincial" if sort == "hospital" and _provinces().search(folded) else None


@cache
def seat(display: str) -> str | None:
    """The code of the province where a hospital stands whose name does not say it.

    >>> seat("BV Bạch Mai"), seat("Bệnh viện Đa khoa tỉnh Lào Cai")
    ('01', None)
    """
    folded = lexicon.squeezed(re.sub(r"\bbv\b", "bệnh viện", display.lower()))
    for code, names in table()["seats"].items():
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names):
            return str(code)
    return None


@cache
def _provinces() -> re.Pattern[str]:
    names = [name.lower() for name in gazetteer.province_names()]
    return lexicon.words([*names, *map(lexicon.plain, names)])
