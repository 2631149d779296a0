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
SCHOOL = re.compile(r"\b(?:đại học|đh|học viện|cao đẳng|university|college)(?:\s+[\wđ]+){0,4}\s+$")
ORIGIN = re.compile(
    r"\b(?:(?:từ|rời|left|quê|quê ở|native of|(?:return|arriv|travel|import|transferr|fl[ey]w?|com|came)\w* "
    r"(?:back )?from)\s+(?:tỉnh |tp\.? ?|thành phố )?|(?:đb|đại biểu|đbqh)\s[^.;:()]{0,40}\()$"
)
# A country stands as a place behind these or where a clause begins; behind a noun it says whose: `bác sĩ Trung Quốc`.
ABROAD = re.compile(
    r"(?:^|[^\w\s]\s*|\n|\b(?:tại|ở|sang|đến|từ|tới|của|nước|trong|khắp|và|hay|cả|bang|thành phố|thủ đô|tỉnh|chính phủ|chính quyền|cảnh sát|giới chức|truyền thông|bộ y tế|in|at|of|to|from"
    r"|across|and|the|where|as|that|while|with)\s+)$"
)
UPPER = "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
CAPITAL = re.compile(rf"[{UPPER}](?<!\w.)")
TYPED = re.compile(r"(xã|phường|thị trấn|quận|q\.|district)\s*(?=[^\W_])")
COMMUNE = re.compile(rf"(?:[{UPPER}][\w'’]*[^\S\n]?){{1,4}}|\d{{1,2}}(?!\w)")
SAIGON, SAIGON_DISTRICTS = "79", 12  # districts by number are of Ho Chi Minh City alone
FAR = 60  # characters before a name in which an institution's name may begin
WINDOW = 24  # characters before a name that may say what it is
COUNTRY = frozenset({"việt nam", "cả nước", "toàn quốc", "nước ta", "nationwide", "viet nam", "vietnam", "the country"})
PRAISE = re.compile(r"\b(?:nhất|đầu tiên|duy nhất|hàng đầu|first|largest|only|best|leading|biggest)(?: \w+){0,3} $")


class PlaceName(NamedTuple):
    """A mention of a place. `units` are what the name may mean; none for abroad and for the whole country."""

    start: int
    end: int
    units: tuple[Unit, ...]
    sort: str  # unit, commune, foreign, national
    typed: str | None = None  # the unit's type where the text says it
    parent: str | None = None  # the code of the province named with it: `Bắc Sơn (Lạng Sơn)`
    origin: bool = False  # where somebody comes from, or a company or a court is
    label: str = ""  # a commune by its type and name


def is_country(folded: str, name: PlaceName) -> bool:
    """Whether a name means the whole country here, and praises nothing: not `lớn nhất Việt Nam`."""
    if name.sort != "national" or name.origin:
        return False
    written = folded[name.start : name.end]
    return written in COUNTRY and not PRAISE.search(folded, max(0, name.start - 30), name.start)


class PlaceNamer:
    """Finds the place names of one language."""

    def __init__(self, language: Language) -> None:
        fold, own = language.fold, "vi" if language.code == "vi" else "en"
        self.gazetteer = gazetteer.load(language)
        self.types = {fold(word): kind for word, kind in words()["types"].items()}
        kinds = lexicon.alternation(self.types)
        self.type_before = re.compile(rf"(?<!\w)({kinds})\s?$")
        self.type_inside = re.compile(rf"(?:{kinds})\s")
        self.type_after = re.compile(rf"\s({kinds})(?!\w)")
        avoid = words()["not_place"]
        self.avoid = re.compile(
            rf"(?<!\w)(?<!thị )(?<!môi )(?<!hiện )(?:{lexicon.alternation(map(fold, avoid['before']))})\s+$"
        )
        people = [*avoid["surnames"], *map(lexicon.plain, avoid["surnames"])] if own == "en" else avoid["surnames"]
        self.people = re.compile(rf"(?<!\w)(?:{lexicon.alternation(map(fold, people))})\s+$")
        institutions = lexicon.alternation(map(fold, words()["institutions"][own]))
        self.institution = re.compile(rf"(?<!\w)(?:{institutions})(?: [^\s.,;:()]+){{0,6}}\s+$")
        self.national = lexicon.words(map(fold, words()["national"][own]))

    def find(self, text: str, folded: str) -> list[PlaceName]:
        """The places that a text names, left to right, parents joined to their children."""
        found = [PlaceName(match.start(), match.end(), (), "national") for match in self.national.finditer(folded)]
        last = 0
        for capital in CAPITAL.finditer(text):  # 0.4 of the time of looking for the names in the whole text
            match = self.gazetteer.pattern.match(folded, capital.start()) if capital.start() >= last else None
            if match is not None:
                last = match.end()
                found += self._name(text, folded, match)
        for match in TYPED.finditer(folded):
            found += self._typed(text, folded, match)
        return _joined(sorted(found, key=lambda name: (name.start, -name.end)), folded)

    def _name(self, text: str, folded: str, match: re.Match[str]) -> list[PlaceName]:
        """The place of a gazetteer's name, or nothing where the name is another's."""
        start, end = match.span()
        key = lexicon.squeezed(match.group())
        inside = self.type_inside.match(folded, start, end)  # `Thành phố Hồ Chí Minh`: the type itself may be small
        if key in self.gazetteer.traps or not self._written_as_name(text, inside.end() if inside else start, end):
            return []
        before = folded[max(0, start - WINDOW) : start]
        if key in self.gazetteer.foreign:
            short = " " not in key and _in_a_name(text, start, end)
            return [PlaceName(start, end, (), "foreign")] if not short and ABROAD.search(before) else []
        prefix = self.type_before.search(before)
        suffix = self.type_after.match(folded, end)
        typed = self.types[prefix.group(1)] if prefix else self.types[suffix.group(1)] if suffix else None
        if prefix:
            before = before[: prefix.start()]
        elif not inside and (self.people.search(before) or SCHOOL.search(before) or self.avoid.search(before)):
            return []
        units = _of_type(self.gazetteer.find(key), typed)
        if not units or (not prefix and not suffix and _runs_on(text, end) and not any(u.is_province for u in units)):
            return []
        first = start - len(prefix.group()) if prefix else start
        elsewhere = ORIGIN.search(folded, max(0, first - FAR), first) or self.institution.search(
            folded, max(0, first - FAR), first
        )
        return [PlaceName(first, end, units, "unit", typed, origin=bool(elsewhere))]

    def _written_as_name(self, text: str, start: int, end: int) -> bool:
        """Whether every word begins with a capital; a second syllable may be small inside a sentence: `Cần thơ`."""
        capitals = [
            text[start + m.start()].isupper() or text[start + m.start()].isdigit()
            for m in re.finditer(r"\w+", text[start:end])
        ]
        if all(capitals):
            return True
        return capitals[0] and start > 0 and text[start - 1] == " " and text[start - 2].islower()

    def _typed(self, text: str, folded: str, match: re.Match[str]) -> list[PlaceName]:
        """`quận 12`, and communes, which no table holds: `xã Đình Phùng`."""
        start, kind = match.start(), match.group(1)
        name = COMMUNE.match(text, match.end())
        if name is None or (start > 0 and folded[start - 1].isalnum()):
            return []
        end = match.end() + len(name.group().rstrip())
        number = text[match.end() : end]
        if kind in ("quận", "district", "q."):
            found = PlaceName(start, end, (Unit(number, "quận", SAIGON),), "unit", "quận")
            return [found] if number.isdigit() and int(number) <= SAIGON_DISTRICTS else []
        return [PlaceName(start, end, (), "commune", kind, label=f"{kind} {number}")]


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
