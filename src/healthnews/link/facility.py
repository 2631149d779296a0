"""At which facility a fact holds: names grouped into entities, then a number given to the one that governs it.

Order of ways, the first that holds wins: a name in the sentence (`named`); a word that stands for one (`Bệnh viện`,
`đơn vị`, `the center`: `meant`); the facility of an earlier sentence of the paragraph (`earlier`); the one facility
that the title is about (`title`). A sentence about the sector or a province has none, and so have kinds that count
facilities or only measure time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from healthnews.link import facility_names, gazetteer, lexicon
from healthnews.link.facility_names import Name, table
from healthnews.link.reach import Marked, governing
from healthnews.model import Context, FacilityLink, Language, Mention

WITHOUT = frozenset({"date", "period", "legal_document", "facility_count", "duration", "age"})
OF_ITSELF = frozenset({"measurement"})  # of a facility only where the document is about it
STATED_OF_ALL = frozenset({"percentage", "other_count"})
UNITS = re.compile(
    r"\b(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|provinces?|districts?|communes?|countries|quốc gia|nước)\b"
)
COORDINATED = re.compile(r"\s*(?:,|và|and|hoặc|or)\s*(?:the\s+)?$")
OWNED = frozenset({"staff_count", "equipment_count", "department_count", "supply_count", "technique_count", "money"})
CARED = frozenset(
    {"patient_count", "case_count", "death_count", "recovery_count", "visit_count", "procedure_count", "bed_count"}
)
WORK = CARED | {
    "staff_count",
    "equipment_count",
    "department_count",
    "technique_count",
    "supply_count",
    "test_count",
    "vaccination_count",
}
NEAR_BLOCKS = 2
FAR = 4  # sentences back that a facility may still govern
FAVOURED = 3  # names that mean one facility, before it is the document's favourite
BESIDE = 3  # characters: a place right behind a facility's name belongs to it
LEVELS = ("military", "police", "central", "private")


class Entity(NamedTuple):
    """One facility of a document: its fullest name and where it is named."""

    display: str
    sort: str
    words: tuple[str, ...]
    level: str | None
    names: tuple[Name, ...]


class Reference(NamedTuple):
    """A place of the text that stands for an entity."""

    start: int
    end: int
    entity: int  # -1: a facility that the document does not name
    how: str
    spoken: bool = False  # whose word it is, not whose number: `Theo ...`, `Giám đốc ...`


class Facilities(NamedTuple):
    """The facilities of a document and how its mentions were given to them, for the linkers that follow."""

    entities: tuple[Entity, ...]
    links: tuple[FacilityLink, ...]
    of_mention: tuple[int | None, ...]
    main: int | None


class Known(NamedTuple):
    """What a document says of facilities, before its mentions are given to them."""

    references: list[list[Reference]]
    main: int | None  # the one that the title names
    favourite: int | None  # the same, or the one that most names mean
    places: tuple[int, ...]  # where provinces are named
    reports: list[bool]  # which entities only tell numbers
    sector: Marked  # sentences about the sector, a province, the country
    general: Marked  # sentences that speak of anybody anywhere


def assign(context: Context, mentions: Sequence[Mention], language: Language, places: Sequence[int] = ()) -> Facilities:
    """A facility, or none, for every mention; `places` are the positions where provinces are named."""
    namer, reader = facility_names.load(language), _reader(language)
    numbers = {mention.start for mention in mentions}
    found = [namer.find(context.text, context.folded, s.start, s.end, numbers) for s in context.sentences]
    entities = _entities([name for names in found for name in names], language.code)
    entities, found = _branded(context, entities, found)
    if not entities:
        return Facilities((), (FacilityLink(),) * len(mentions), (None,) * len(mentions), None)
    main = _main(context, entities, namer, language)
    reports = [reader.reporting.search(language.fold(entity.display)) is not None for entity in entities]
    references = _references(context, found, entities, main, _favourite(entities, main), reports, reader)
    marked = [Marked(context.folded, context.sentences, cue) for cue in (reader.sector, reader.general)]
    document = Known(references, main, _favourite(entities, main), tuple(places), reports, *marked)
    chosen = [_choose(context, mention, document, reader) for mention in mentions]
    links = tuple(
        FacilityLink() if entity is None else FacilityLink(entities[entity].display, entities[entity].level, how)
        for entity, how in chosen
    )
    return Facilities(entities, links, tuple(entity for entity, _ in chosen), main)


BRAND = re.compile(r"(?<!\w)(?!HCM|HIV|AIDS|COVID|CDC|TTYT|BVĐK|BV|TP|TW|TƯ|YHCT|ĐHYD)[A-ZĐ]{3,}(?!\w)")
SPEAKER = re.compile(
    r"(?:giám đốc|trưởng|phó|phụ trách|chủ nhiệm|lãnh đạo|bác s[ĩỹ]|bs|đại diện|director|head|deputy|doctor|dr)"
    r"\b[^.;:]{0,60}$"
)


class _Reader:
    """The cues of one language around facilities."""

    def __init__(self, language: Language) -> None:
        words, fold = table()["vi" if language.code == "vi" else "en"], language.fold
        self.sector = lexicon.words(map(fold, words["sector"]))
        self.attribution = re.compile(
            rf"(?<!\w)(?:{lexicon.alternation(map(fold, words['attribution']))})\s+(?:the\s+)?$"
        )
        self.reporting = lexicon.words(map(fold, words["reporting"]))
        self.general = lexicon.words(map(fold, gazetteer.words()["general"]["vi" if language.code == "vi" else "en"]))

    def speaks(self, before: str) -> bool:
        """Whether what stands before a facility's name makes it a source or a speaker's house."""
        return self.attribution.search(before) is not None or SPEAKER.search(before) is not None


_reader = lexicon.per_language(_Reader)


# Grouping


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


def _entities(names: list[Name], code: str) -> tuple[Entity, ...]:
    """Named mentions in groups, in the order of their first mention."""
    groups: list[list[Name]] = []
    for name in sorted((n for n in names if n.display), key=lambda n: (-len(n.words), n.start)):
        fitting = [group for group in groups if group[0].sort == name.sort and _same(name, group[0])]
        if len(fitting) > 1:  # two fuller names: the nearer one before it, else the nearest
            fitting.sort(key=lambda group: min((g.start > name.start, abs(g.start - name.start)) for g in group))
        if fitting:
            fitting[0].append(name)
        else:
            groups.append([name])
    groups.sort(key=lambda group: min(n.start for n in group))
    return tuple(_entity(group, code) for group in groups)


def _same(name: Name, fuller: Name) -> bool:
    if not covers(name.words, fuller.words):
        return False
    numbers = [word for word in fuller.words if word[0].isdigit()]
    return not (name.special and numbers and not any(word[0].isdigit() for word in name.words))


def _entity(group: list[Name], code: str) -> Entity:
    best = min(group, key=lambda n: (not n.spelled, -len(n.words), n.start))
    words = max((n.words for n in group), key=len)
    return Entity(best.display, best.sort, words, level(best.display, best.sort, code), tuple(sorted(group)))


def _branded(
    context: Context, entities: tuple[Entity, ...], found: list[list[Name]]
) -> tuple[tuple[Entity, ...], list[list[Name]]]:
    """Names by their brand alone, written in capitals: `MEDLATEC` after `Hệ thống Y tế MEDLATEC`."""
    brands: dict[str, int] = {}
    for index, entity in enumerate(entities):
        for word in BRAND.findall(entity.display):
            brands.setdefault(word, index)
    if not brands:
        return entities, found
    added: list[list[Name]] = [[] for _ in entities]
    lines = []
    for names, sentence in zip(found, context.sentences, strict=True):
        free = [
            (match, entities[brands[match.group()]])
            for match in BRAND.finditer(context.text, sentence.start, sentence.end)
            if match.group() in brands
            and not any(name.start < match.end() and name.end > match.start() for name in names)
        ]
        alone = [Name(m.start(), m.end(), e.sort, e.words, (), True, m.group()) for m, e in free]
        for name, (match, _) in zip(alone, free, strict=True):
            added[brands[match.group()]].append(name)
        lines.append(sorted([*names, *alone]))
    widened = tuple(e._replace(names=tuple(sorted([*e.names, *more]))) for e, more in zip(entities, added, strict=True))
    return widened, lines


def level(display: str, sort: str, code: str = "vi") -> str | None:
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
def _provinces() -> re.Pattern[str]:
    names = [name.lower() for name in gazetteer.province_names()]
    return lexicon.words([*names, *map(lexicon.plain, names)])


# Coreference


def _main(
    context: Context, entities: tuple[Entity, ...], namer: facility_names.Namer, language: Language
) -> int | None:
    """The one facility that the document is about: named in the title, alone."""
    titles = [(b.start, b.end) for b in context.blocks if b.role == "title"]
    named = {i for i, e in enumerate(entities) for n in e.names for start, end in titles if start <= n.start < end}
    if not named and context.title:
        folded = language.fold(context.title)
        for name in namer.find(context.title, folded, 0, len(folded)):
            if name.display:
                named |= {i for i, e in enumerate(entities) if e.sort == name.sort and covers(name.words, e.words)}
    return named.pop() if len(named) == 1 else None


def _favourite(entities: tuple[Entity, ...], main: int | None) -> int | None:
    """The facility of the title, or the one that half of all names mean."""
    if main is not None or not entities:
        return main
    counts = [len(entity.names) for entity in entities]
    most = max(counts)
    return counts.index(most) if most >= FAVOURED and most * 2 >= sum(counts) else None


def _references(
    context: Context,
    found: list[list[Name]],
    entities: tuple[Entity, ...],
    main: int | None,
    favourite: int | None,
    reports: list[bool],
    reader: _Reader,
) -> list[list[Reference]]:
    """For every sentence what stands for which entity.

    A generic word means the last name of its class in its sentence, else the first of the sentence before, which that
    sentence was about; a word without a class means no centre that only reports.
    """
    owner = {name.start: index for index, entity in enumerate(entities) for name in entity.names}
    latest: dict[str, int] = {}
    if favourite is not None:
        latest[entities[favourite].sort] = latest[""] = favourite
    result: list[list[Reference]] = []
    block = -1
    for names, sentence in zip(found, context.sentences, strict=True):
        line: list[Reference] = []
        if main is not None and sentence.block != block:
            latest[entities[main].sort] = latest[""] = main
        block = sentence.block
        for name in names:
            meant = owner[name.start] if name.display else latest.get(name.sort)
            if meant is None or not (name.display or covers(name.words, entities[meant].words)):
                line += [Reference(name.start, name.end, -1, "meant")] if name.sort else []
                continue
            latest[entities[meant].sort] = meant
            if not reports[meant]:
                latest[""] = meant
            spoken = reader.speaks(context.folded[sentence.start : name.start])
            line.append(Reference(name.start, name.end, meant, "named" if name.display else "meant", spoken))
        for reference in sorted((r for r in line if r.entity >= 0), key=lambda r: (not r.spoken, -r.start)):
            latest[entities[reference.entity].sort] = reference.entity
        result.append(line)
    return result


# Choosing


def _choose(context: Context, mention: Mention, document: Known, reader: _Reader) -> tuple[int | None, str]:
    entity, how = _reached(context, mention, document, reader)
    if entity is None or entity == document.main:
        return entity, how
    if mention.kind in OF_ITSELF:
        return None, ""
    if mention.kind in STATED_OF_ALL and mention.sentence in document.general:
        return None, ""
    return entity, how


def _reached(context: Context, mention: Mention, document: Known, reader: _Reader) -> tuple[int | None, str]:
    if mention.kind in WITHOUT or (
        mention.kind == "other_count" and UNITS.search(context.folded, mention.start, mention.end)
    ):
        return None, ""
    sentence = context.sentences[mention.sentence]
    line = document.references[mention.sentence]
    own = [r for r in line if not _reports(context, r, mention, sentence.start, document, reader)]
    reached = governing(context.folded, own, mention.start, mention.end)
    if reached is not None and not _parted(reached[0], mention, document):
        unclear = reached[0].entity < 0 or _coordinated(context, reached[0], line)
        return (None, "") if unclear else (reached[0].entity, reached[0].how)
    if reached is not None or mention.sentence in document.sector:
        return None, ""
    earlier = _earlier(context, mention, document)
    if earlier is not None:
        return earlier, "earlier"
    return (document.main, "title") if document.main is not None else (None, "")


def _parted(reference: Reference, mention: Mention, document: Known) -> bool:
    """Whether another province is named between a facility and a number behind it: `BV A ...; tại An Giang, 133 thiết
    bị`.
    """
    first = bisect_right(document.places, reference.end + BESIDE)
    return first < len(document.places) and document.places[first] < mention.start


def _coordinated(context: Context, reference: Reference, line: Sequence[Reference]) -> bool:
    """Whether a facility shares its number with another: `at Hospital A and Hospital B`."""
    return any(
        r.entity != reference.entity
        and r.start >= reference.end
        and COORDINATED.fullmatch(context.folded, reference.end, r.start)
        for r in line
    )


def _reports(
    context: Context, reference: Reference, mention: Mention, low: int, document: Known, reader: _Reader
) -> bool:
    """Whether a facility only tells the number: a centre of disease control speaks of its province."""
    return (
        reference.entity >= 0
        and document.reports[reference.entity]
        and (mention.kind not in OWNED or reader.attribution.search(context.folded[low : reference.start]) is not None)
    )


def _earlier(context: Context, mention: Mention, document: Known) -> int | None:
    """The last facility of an earlier sentence that still governs.

    It stands in the same paragraph, or close before persons cared for. Where its sentence names several, only the
    document's favourite is clear enough; so it is for what is not the work of a facility, such as money.
    """
    block = context.sentences[mention.sentence].block
    first = bisect_right(document.places, context.sentences[mention.sentence].start - 1)
    if first < len(document.places) and document.places[first] < mention.start:
        return None  # the sentence says of itself where it is
    for index in range(mention.sentence - 1, max(-1, mention.sentence - 1 - FAR), -1):
        sentence = context.sentences[index]
        if block - sentence.block > (NEAR_BLOCKS if mention.kind in CARED else 0):
            return None
        if block != sentence.block and context.blocks[sentence.block].role in ("heading", "title"):
            return None
        line = [r for r in document.references[index] if r.entity < 0 or not document.reports[r.entity]]
        if line:
            entities = {r.entity for r in line if not r.spoken or mention.kind in CARED}
            clear = len(entities) == 1 and mention.kind in WORK
            chosen = entities.pop() if clear else document.favourite
            return chosen if chosen is not None and chosen >= 0 and chosen in {r.entity for r in line} else None
        if index in document.sector:
            return None
    return None
