"""Where a fact holds: the place that governs its number, its facility's place, or the one province that the document is
about.

Order of ways, the first that holds wins: a place in the sentence (`sentence`); the place in the facility's name
(`facility`); the place of an earlier sentence of the paragraph (`earlier`); the document's province (`document`). A
sentence about the country or another country has none, and neither has what is true anywhere: the days an illness
lasts, the age for a vaccine.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from healthnews.link import lexicon, place_names
from healthnews.link.facility import Facilities
from healthnews.link.gazetteer import Unit, province_at, province_now, words
from healthnews.link.place_names import PlaceName
from healthnews.link.reach import Marked, by_sentence, governing
from healthnews.model import Context, Language, Mention, PlaceLink

WITHOUT = frozenset({"date", "period", "legal_document"})
OF_PERSONS = frozenset({"duration", "age", "measurement"})
LOOSE = frozenset({"money", "percentage", "other_count", "people_count"})  # numbers that may be of no place
STATED_OF_ALL = OF_PERSONS | {"percentage", "other_count", "vaccination_count", "people_count"}
SPAN_PAST = re.compile(r"\b(?:qua|gần đây|trước|nay|ago|past|last)\b")
BESIDE = 2  # characters between a facility's name and a place that belongs to it
NATIONAL = ("central", "military", "police")
BEFORE_REFORM = "2025-06-30"  # taken for an article of no known date
COORDINATED = re.compile(r"\)?\s*(?:,|và|and|hoặc|or)\s*")
AROUND = 14  # characters behind a duration that may place it in the past
TITLE_WEIGHT, LEAD_WEIGHT = 4, 2
OPENING = 600  # characters of a text in which it says what it is about
SHARE = 0.6  # of all weighted mentions of provinces, before one is the document's own
BARE_NEEDED = 3  # bare district names of one province that name it together


class Place(NamedTuple):
    """A place as settled by the document; `province` is None abroad and for the whole country."""

    start: int
    end: int
    unit: Unit | None
    province: str | None
    label: str
    origin: bool


class _Reader:
    """The cues of one language around places."""

    def __init__(self, language: Language) -> None:
        own, fold = "vi" if language.code == "vi" else "en", language.fold
        self.general = lexicon.words(map(fold, words()["general"][own]))
        self.case = lexicon.words(map(fold, words()["person"][own]))
        self.own = lexicon.words(map(fold, words()["own"][own]))
        self.anaphora = lexicon.words(map(fold, words()["anaphora"][own]))


_reader = lexicon.per_language(_Reader)


class Atlas(NamedTuple):
    """What a document says of places, before its mentions are given to them."""

    context: Context
    sentences: list[list[Place]]
    own: Place | None  # the province that the document is about
    sure: bool  # it opens with that province, or speaks of `toàn tỉnh`
    reader: _Reader
    general: Marked  # sentences that speak of anybody anywhere


class Site(NamedTuple):
    """What a mention's facility tells of its place."""

    home: Place | None = None
    away: bool = False  # a facility of the whole country that the document is not about
    main: bool = False  # the facility that the document is about


def assign(
    context: Context,
    mentions: Sequence[Mention],
    language: Language,
    named: Sequence[PlaceName],
    facilities: Facilities,
) -> list[PlaceLink]:
    """A place, or none, for every mention; `named` are all place names of the text."""
    namer, reader = place_names.load(language), _reader(language)
    title = namer.find(context.title, language.fold(context.title)) if context.title else []
    if not named and not title:
        return [PlaceLink()] * len(mentions)
    evidence = _evidence([*named, *title])
    places = [place for name in named if (place := _settle(name, evidence)) is not None]
    titled = [place for name in title if (place := _settle(name, evidence)) is not None]
    own, leads = _own(context, places, titled)
    sure = leads or reader.own.search(context.folded) is not None
    general = Marked(context.folded, context.sentences, reader.general)
    atlas = Atlas(context, by_sentence(context.sentences, places), own, sure, reader, general)
    sites = [_site(index, facilities, places, namer, language, evidence) for index in range(len(facilities.entities))]
    day = (context.published or "")[:10] or BEFORE_REFORM
    links = []
    for mention, entity in zip(mentions, facilities.of_mention, strict=True):
        found = _choose(mention, atlas, Site() if entity is None else sites[entity])
        links.append(_link(*found, day) if found is not None else PlaceLink())
    return links


# Settling names


def _evidence(names: Sequence[PlaceName]) -> frozenset[str]:
    """The provinces that the document surely speaks of: named, or with a district that says its type, or with several
    districts.
    """
    sure: set[str] = set()
    bare: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        codes = {unit.province for unit in name.units}
        if name.parent:
            sure.add(name.parent)
        elif any(unit.is_province for unit in name.units) or (name.typed and len(codes) == 1):
            sure |= codes if len(codes) == 1 else set()
        else:
            for unit in name.units:
                bare[unit.province].add(unit.name)
    return frozenset(sure | {code for code, districts in bare.items() if len(districts) >= BARE_NEEDED})


def _settle(name: PlaceName, evidence: frozenset[str]) -> Place | None:
    """The place that a name means in this document, or None where it stays open."""
    if name.sort in ("foreign", "national"):
        return Place(name.start, name.end, None, None, "", name.origin)
    if name.parent:
        unit = next((u for u in name.units if u.province == name.parent), None)
        return Place(name.start, name.end, unit, name.parent, name.label or _label(unit, name), name.origin)
    if not name.units:
        return None
    provinces = [u for u in name.units if u.is_province]
    fitting = provinces or [u for u in name.units if u.province in evidence]
    if not fitting and name.typed and len({u.province for u in name.units}) == 1:
        fitting = list(name.units)
    if len({u.province for u in fitting}) != 1:
        return None
    return Place(
        name.start, name.end, fitting[0], fitting[0].province, name.label or _label(fitting[0], name), name.origin
    )


def _label(unit: Unit | None, name: PlaceName) -> str:
    if unit is None or unit.is_province:
        return ""
    kind = name.typed if name.typed in ("huyện", "quận", "thị xã", "thành phố") and not unit.is_province else unit.type
    return f"{unit.type if name.typed == 'huyện' else kind} {unit.name}"


def _own(context: Context, places: Sequence[Place], title: Sequence[Place]) -> tuple[Place | None, bool]:
    """The province that the document is about: in its title, or most of what it names; and whether it opens with it."""
    weights: Counter[str] = Counter()
    leading: set[str] = set()
    opening = [(b.start, min(b.end, b.start + OPENING), b.role) for b in context.blocks if b.role in ("title", "lead")]
    opening += [(b.start, min(b.end, OPENING), "lead") for b in context.blocks[:3]]
    for place in places:
        if place.province is not None and not place.origin:
            role = next((role for start, end, role in opening if start <= place.start < end), "")
            weights[place.province] += {"title": TITLE_WEIGHT, "lead": LEAD_WEIGHT}.get(role, 1)
            leading |= {place.province} if role else set()
    for place in title:
        if place.province is not None and not place.origin:
            weights[place.province] += TITLE_WEIGHT
            leading.add(place.province)
    if not weights:
        return None, False
    (code, most), total = min(weights.items(), key=lambda item: (-item[1], item[0])), sum(weights.values())
    if most < SHARE * total or (most < 3 and code not in leading):
        return None, False
    return Place(0, 0, None, code, "", False), code in leading


def _site(
    index: int,
    facilities: Facilities,
    places: Sequence[Place],
    namer: place_names.PlaceNamer,
    language: Language,
    evidence: frozenset[str],
) -> Site:
    """The place in a facility's own name, or written right behind it: `Bệnh viện Nhi đồng 1 (TP.HCM)`."""
    entity = facilities.entities[index]
    settled = [_settle(name, evidence) for name in namer.find(entity.display, language.fold(entity.display))]
    home = next((place for place in reversed(settled) if place is not None and place.province), None)
    if home is None:
        ends = [name.end for name in entity.names]
        home = next((p for p in places if p.province and any(0 <= p.start - end <= BESIDE for end in ends)), None)
    main = index == facilities.main
    return Site(home, not main and entity.level in NATIONAL, main)


# Choosing


def _choose(mention: Mention, atlas: Atlas, site: Site) -> tuple[Place, str] | None:
    folded = atlas.context.folded
    if mention.kind in WITHOUT:
        return None
    if mention.kind == "duration" and SPAN_PAST.search(folded, mention.start, mention.end + AROUND):
        return None
    here = atlas.sentences[mention.sentence]
    reached = governing(folded, [p for p in here if not p.origin], mention.start, mention.end)
    if reached is not None and (site.home is None or reached[0].province is not None):
        clear = reached[0].province is not None and not _coordinated(folded, reached[0], here)
        return (reached[0], "sentence") if clear else None
    if site.home is not None:
        return site.home, "facility"
    if site.away or _said_of_all(mention, atlas, site):
        return None
    return _inherited(mention, atlas, loose=mention.kind in LOOSE and not (atlas.sure or site.main))


def _said_of_all(mention: Mention, atlas: Atlas, site: Site) -> bool:
    """Whether a number is of anybody anywhere: the days an illness lasts, the age for a vaccine."""
    sentence = atlas.context.sentences[mention.sentence]
    if mention.kind in OF_PERSONS and not atlas.reader.case.search(atlas.context.folded, sentence.start, sentence.end):
        return True
    return mention.kind in STATED_OF_ALL and not site.main and mention.sentence in atlas.general


def _inherited(mention: Mention, atlas: Atlas, *, loose: bool) -> tuple[Place, str] | None:
    """The place of the paragraph if it is the document's own or the sentence takes it up, else the document's own."""
    earlier, own = _earlier(mention, atlas), atlas.own
    if earlier is not None and (earlier.province is None or (own is not None and earlier.province == own.province)):
        return (earlier, "earlier") if earlier.province else None
    start = atlas.context.sentences[mention.sentence].start
    bound = mention.kind not in OF_PERSONS and atlas.reader.anaphora.match(atlas.context.folded, start) is not None
    if earlier is not None and bound:
        return earlier, "earlier"
    if own is None or loose:
        return None
    others = {place.province for place in atlas.sentences[mention.sentence] if not place.origin}
    elsewhere = bool(others - {own.province, None})
    return None if elsewhere else (own, "document")


def _earlier(mention: Mention, atlas: Atlas) -> Place | None:
    """The last place of the paragraph's earlier sentences."""
    block = atlas.context.sentences[mention.sentence].block
    for index in range(mention.sentence - 1, -1, -1):
        if atlas.context.sentences[index].block != block:
            return None
        here = [p for p in atlas.sentences[index] if not p.origin]
        if here:
            return here[-1]
    return None


def _coordinated(folded: str, place: Place, here: Sequence[Place]) -> bool:
    """Whether a place shares its number with one of another province: `tại Hà Nội và TP.HCM`."""
    return any(
        other.province != place.province
        and COORDINATED.fullmatch(folded, min(place.end, other.end), max(place.start, other.start))
        for other in here
    )


def _link(place: Place, how: str, day: str) -> PlaceLink:
    code = place.province or ""
    then, now = province_at(code, day), province_now(code)
    return PlaceLink(place.label or f"{then.type} {then.name}", then.name, then.code, now.name, now.code, how)
