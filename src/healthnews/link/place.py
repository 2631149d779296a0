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
from functools import cache
from typing import NamedTuple

from healthnews.link import lexicon, place_names
from healthnews.link.facility import Facilities
from healthnews.link.gazetteer import REFORM, Unit, province_at, province_now, words
from healthnews.link.place_names import PlaceName
from healthnews.link.reach import governing
from healthnews.model import Context, Language, Mention, PlaceLink

WITHOUT = frozenset({"date", "period", "legal_document"})
OF_PERSONS = frozenset({"duration", "age", "measurement"})
STATED_OF_ALL = OF_PERSONS | {"percentage", "other_count", "vaccination_count", "people_count"}
SPAN_PAST = re.compile(r"\b(?:qua|gần đây|trước|nay|ago|past|last)\b")
AROUND = 8  # characters behind a duration that may place it in the past
TITLE_WEIGHT, LEAD_WEIGHT = 4, 2
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
        self.anaphora = lexicon.words(map(fold, words()["anaphora"][own]))


_reader = lexicon.per_language(_Reader)


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
    evidence = _evidence([*named, *title])
    places = [place for name in named if (place := _settle(name, evidence)) is not None]
    own = _own(context, places, [p for name in title if (p := _settle(name, evidence)) is not None])
    sentences = _by_sentence(context, places)
    homes = [_home(namer, language, display, evidence) for display in (e.display for e in facilities.entities)]
    day = (context.published or "")[:10] or "2025-06-30"
    links = []
    for mention, entity in zip(mentions, facilities.of_mention, strict=True):
        home = homes[entity] if entity is not None else None
        near = _beside(places, facilities, entity)
        level = facilities.entities[entity].level if entity is not None else None
        away = entity is not None and entity != facilities.main and level in ("central", "military", "police")
        found = _choose(
            context,
            mention,
            sentences,
            home or near,
            own,
            reader,
            away=away,
            main=entity is not None and entity == facilities.main,
        )
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
    if unit is None:
        return ""
    kind = name.typed if name.typed in ("huyện", "quận", "thị xã", "thành phố") and not unit.is_province else unit.type
    return f"{unit.type if name.typed == 'huyện' else kind} {unit.name}"


def _own(context: Context, places: Sequence[Place], title: Sequence[Place]) -> Place | None:
    """The province that the document is about: in its title, or most of what it names."""
    weights: Counter[str] = Counter()
    leading: set[str] = set()
    opening = [(b.start, b.end, b.role) for b in context.blocks if b.role in ("title", "lead")] or _first(context)
    for place in places:
        if place.province is not None and not place.origin:
            role = next((role for start, end, role in opening if start <= place.start < end), "")
            weights[place.province] += {"title": TITLE_WEIGHT, "lead": LEAD_WEIGHT}.get(role, 1)
            leading |= {place.province} if role else set()
    for place in title:
        if place.province is not None:
            weights[place.province] += TITLE_WEIGHT
            leading.add(place.province)
    if not weights:
        return None
    (code, most), total = min(weights.items(), key=lambda item: (-item[1], item[0])), sum(weights.values())
    if most < SHARE * total or (most < 3 and code not in leading):
        return None
    return Place(0, 0, None, code, "", False)


def _first(context: Context) -> list[tuple[int, int, str]]:
    return [(b.start, b.end, "lead") for b in context.blocks[:3]]


def _by_sentence(context: Context, places: Sequence[Place]) -> list[list[Place]]:
    """The places of every sentence, in order."""
    found: list[list[Place]] = [[] for _ in context.sentences]
    index = 0
    for place in places:
        while index < len(context.sentences) and context.sentences[index].end <= place.start:
            index += 1
        if index < len(context.sentences) and context.sentences[index].start <= place.start:
            found[index].append(place)
    return found


def _home(namer: place_names.PlaceNamer, language: Language, display: str, evidence: frozenset[str]) -> Place | None:
    """The place in a facility's own name."""
    settled = [_settle(name, evidence) for name in namer.find(display, language.fold(display))]
    return next((place for place in reversed(settled) if place is not None and place.province), None)


def _beside(places: Sequence[Place], facilities: Facilities, entity: int | None) -> Place | None:
    """The place written right behind a facility's name: `Bệnh viện Nhi đồng 1 (TP.HCM)`."""
    if entity is None:
        return None
    ends = [name.end for name in facilities.entities[entity].names]
    return next((p for p in places if p.province and any(0 <= p.start - end <= 2 for end in ends)), None)


# Choosing


def _choose(
    context: Context,
    mention: Mention,
    sentences: list[list[Place]],
    home: Place | None,
    own: Place | None,
    reader: _Reader,
    *,
    away: bool,
    main: bool,
) -> tuple[Place, str] | None:
    if mention.kind in WITHOUT:
        return None
    if mention.kind == "duration" and SPAN_PAST.search(context.folded, mention.start, mention.end + AROUND):
        return None
    sentence = context.sentences[mention.sentence]
    here = sentences[mention.sentence]
    reached = governing(context.folded, [p for p in here if not p.origin], mention.start, mention.end)
    if reached is not None and not (home is not None and reached[0].province is None):
        return (reached[0], "sentence") if reached[0].province else None
    if home is not None:
        return home, "facility"
    if away:
        return None
    if mention.kind in OF_PERSONS and not reader.case.search(context.folded, sentence.start, sentence.end):
        return None
    if (
        mention.kind in STATED_OF_ALL
        and not main
        and reader.general.search(context.folded, sentence.start, sentence.end)
    ):
        return None
    earlier = _earlier(context, mention, sentences)
    if earlier is not None and (earlier.province is None or (own is not None and earlier.province == own.province)):
        return (earlier, "earlier") if earlier.province else None
    if earlier is not None and mention.kind not in OF_PERSONS and reader.anaphora.match(context.folded, sentence.start):
        return earlier, "earlier"
    return (own, "document") if own is not None else None


def _earlier(context: Context, mention: Mention, sentences: list[list[Place]]) -> Place | None:
    """The last place of the paragraph's earlier sentences."""
    block = context.sentences[mention.sentence].block
    for index in range(mention.sentence - 1, -1, -1):
        if context.sentences[index].block != block:
            return None
        here = [p for p in sentences[index] if not p.origin]
        if here:
            return here[-1]
    return None


def _link(place: Place, how: str, day: str) -> PlaceLink:
    assert place.province is not None
    then, now = province_at(place.province, day), province_now(place.province)
    label = place.label or (f"{_type(then.name, day)} {then.name}")
    if place.unit is not None and place.unit.is_province and not place.label.startswith(("xã", "phường", "thị trấn")):
        label = f"{_type(then.name, day)} {then.name}"
    return PlaceLink(label, then.name, then.code, now.name, now.code, how)


@cache
def _type(name: str, day: str) -> str:
    from healthnews.link.gazetteer import rows

    fitting = [row for row in rows("provinces.tsv") if row[1] == name and (row[3] >= REFORM) == (day >= REFORM)]
    return fitting[-1][2]
