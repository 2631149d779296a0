"""Where a fact holds: the place that governs its number, its facility's place, or the document's one province.

Order of ways, the first that holds wins: a place in the sentence (`sentence`); the place in the facility's name
(`facility`); the place of an earlier sentence of the paragraph (`earlier`); the document's province (`document`). A
sentence about the country or another country has none, and neither has what is true anywhere: the days an illness
lasts, the age for a vaccine.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from healthnews.link import lexicon, place_names, place_settling
from healthnews.link.facility import Facilities
from healthnews.link.facility_groups import seat
from healthnews.link.gazetteer import province_at, province_now, words
from healthnews.link.place_names import PlaceName
from healthnews.link.place_settling import Place, settle
from healthnews.link.reach import Marked, by_sentence, governing, near
from healthnews.model import Context, Language, Mention, PlaceLink

WITHOUT = frozenset({"date", "period", "legal_document"})
OF_PERSONS = frozenset({"duration", "age", "measurement"})
LOOSE = frozenset({"money", "percentage", "other_count", "people_count"})  # numbers that may be of no place
STATED_OF_ALL = OF_PERSONS | {"percentage", "other_count", "vaccination_count", "people_count"}
CLASSED = frozenset({"money", "percentage", "hospital_rank", "other_count"})
# what a price is at the hospitals of a class, and who pays which share: the same everywhere
CLASSES = re.compile(
    r"\b(?:(?:bệnh viện|bv)(?: đa khoa| công lập)? hạng (?:đặc biệt|[iv\d])|quỹ (?:bhyt|bảo hiểm y tế|bảo hiểm xã hội|bhxh)[^.;]{0,40}(?:chi trả|thanh toán)"
    r"|người phạm tội|phạt (?:tiền|tù) từ|(?:người|bệnh nhân|đối tượng)(?: dân| bệnh)? (?:không|chưa) có thẻ (?:bhyt|bảo hiểm))"
)
SPAN_PAST = re.compile(r"\b(?:qua|gần đây|trước|nay|ago|past|last)\b")
RESIDENCE = re.compile(
    r"[^;.!?,\d]{0,8}, ở (?:tại |)[^;.!?,\d]*|[^;.!?\d]*\b(?:trú|ngụ|quê|sống|hộ khẩu|living in|lives in|resident of|residing)\b[^;.!?]*"
)
BACK = 4  # sentences in which `tỉnh này` looks for its name
HOMES = 200  # the same where several live there together
SCHOOL = re.compile(r"(?:Đại học|ĐH)(?: Y(?: [Dd]ược| khoa)?)?", re.IGNORECASE)
# "(37 tuổi), Lê B (8 tuổi) cùng trú tại …"
TOGETHER = re.compile(
    r"\)?(?:(?:,| và) [^;:.!?\d()]{2,40}\(\d{1,3} tuổi\)){1,5}[^;:.!?\d]{0,20}\b(?:cùng|đều)\b[^;:.!?\d]{0,20}\b(?:trú|ngụ|quê|sống|ở)\b"
    r"[^;.!?]*"
)
HOME = 60  # characters between an age and the place where the person lives
BESIDE = 2  # characters between a facility's name and a place that belongs to it
NATIONAL = ("central", "military", "police")
BEFORE_REFORM = "2025-06-30"  # taken for an article of no known date
COORDINATED = re.compile(r"\)?\s*(?:,|và|and|hoặc|or| [-–] )\s*")
FROM_TO = re.compile(r"\b(?:từ|from) (\w[^,;.:()\d]{1,30}) (?:đến|tới|to) (?:tỉnh |thành phố |tp\.? ?)?$")
AROUND = 14  # characters behind a duration that may place it in the past


class _Reader:
    """The cues of one language around places."""

    def __init__(self, language: Language) -> None:
        own, fold = "vi" if language.code == "vi" else "en", language.fold
        self.general = lexicon.words(map(fold, words()["general"][own]))
        self.case = lexicon.words(map(fold, words()["person"][own]))
        self.own = lexicon.words(map(fold, words()["own"][own]))
        self.this = lexicon.words(map(fold, words()["this"][own]))
        self.anaphora = lexicon.words(map(fold, words()["anaphora"][own]))


_reader = lexicon.per_language(_Reader)


class Atlas(NamedTuple):
    """What a document says of places, before its mentions are given to them."""

    context: Context
    sentences: list[list[Place]]  # without those where somebody only comes from
    own: Place | None  # the province that the document is about
    housed: dict[int, int]  # which facility's name a place at a position is in
    sure: bool  # it opens with that province, or speaks of `toàn tỉnh`
    reader: _Reader
    general: Marked  # sentences that speak of anybody anywhere
    classes: Marked  # and of what all hospitals of a class cost


class Site(NamedTuple):
    """What a mention's facility tells of its place."""

    home: Place | None = None
    away: bool = False  # a facility of the whole country that the document is not about
    main: bool = False  # the facility that the document is about
    seat: str | None = None  # the province where it is known to stand, though its name does not say so
    entity: int | None = None


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
    evidence = place_settling.evidence([*named, *title])
    places = [place for name in named if (place := settle(name, evidence)) is not None]
    titled = [place for name in title if (place := settle(name, evidence)) is not None]
    own, leads = place_settling.own(context, places, titled)
    places = sorted([*places, *place_settling.communes(named, own)], key=lambda place: place.start)
    sure = leads or reader.own.search(context.folded) is not None
    general = Marked(context.folded, context.sentences, reader.general)
    here = by_sentence(context.sentences, (place for place in places if not place.origin))
    classes = Marked(context.folded, context.sentences, CLASSES)
    atlas = Atlas(context, here, own, _housed(facilities, places), sure, reader, general, classes)
    starts = {place.start: place for place in places if place.province}
    sites = [_site(index, facilities, starts, namer, language, evidence) for index in range(len(facilities.entities))]
    day = (context.published or "")[:10] or BEFORE_REFORM
    links = []
    for mention, entity in zip(mentions, facilities.of_mention, strict=True):
        found = _choose(mention, atlas, Site() if entity is None else sites[entity])
        links.append(_link(*found, day) if found is not None else PlaceLink())
    return links


def _housed(facilities: Facilities, places: Sequence[Place]) -> dict[int, int]:
    """Of each place that stands in the name of a facility, whose name it is."""
    names = sorted((name.start, name.end, index) for index, e in enumerate(facilities.entities) for name in e.names)
    starts = [place.start for place in places]
    return {
        at: index for start, end, index in names for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]
    }


def _site(
    index: int,
    facilities: Facilities,
    starts: dict[int, Place],
    namer: place_names.PlaceNamer,
    language: Language,
    evidence: frozenset[str],
) -> Site:
    """The place in a facility's own name, or written right behind it: `Bệnh viện Nhi đồng 1 (TP.HCM)`."""
    entity = facilities.entities[index]
    display = SCHOOL.sub("–", entity.display)  # a hospital of a university stands where that does
    settled = [settle(name, evidence) for name in namer.find(display, language.fold(display))]
    home = next((place for place in reversed(settled) if place is not None and place.province), None)
    if home is None:
        behind = (starts.get(name.end + gap) for name in entity.names for gap in range(BESIDE + 1))
        home = next((place for place in behind if place is not None), None)
    main = index == facilities.main
    return Site(home, not main and entity.level in NATIONAL, main, None if home else seat(entity.display), index)


# Choosing


def _choose(mention: Mention, atlas: Atlas, site: Site) -> tuple[Place, str] | None:
    folded = atlas.context.folded
    if mention.kind in WITHOUT:
        return None
    if mention.kind == "duration" and SPAN_PAST.search(folded, mention.start, mention.end + AROUND):
        return None
    here = near(atlas.sentences[mention.sentence], mention.start, mention.end)
    if mention.kind == "age" and (lives := _residence(folded, here, mention)) is not None:
        return lives, "residence"
    reached = governing(folded, here, mention.start, mention.end)
    if reached is not None and mention.kind == "age" and ";" in folded[reached[0].end : mention.start]:
        return None  # a list of persons with their homes: the place before belongs to the one before
    if reached is not None and site.entity is not None:  # Bệnh viện Hòa Bình chuyển 10 người cho Bệnh viện Bạch Mai
        reached = None if atlas.housed.get(reached[0].start, site.entity) != site.entity else reached
    if reached is not None and (site.home is None or reached[0].province is not None):
        clear = reached[0].province in _possible(reached[0], site) and not _coordinated(
            atlas.context.text, folded, reached[0], here
        )
        return (reached[0], "sentence") if clear else None
    if site.home is not None:
        return site.home, "facility"
    if site.away or _said_of_all(mention, atlas, site):
        return None
    found = _inherited(mention, atlas, loose=mention.kind in LOOSE and not (atlas.sure or site.main))
    elsewhere = found is not None and site.seat is not None and found[0].province != site.seat
    return None if elsewhere else found  # patients from Hòa Bình at Bạch Mai are not in Hòa Bình


def _possible(place: Place, site: Site) -> tuple[str | None, ...]:
    """The provinces that a place in the sentence may lend: where the facility's own is known, no other."""
    return (place.province or "",) if site.seat is None else (site.seat,)


def _residence(folded: str, here: Sequence[Place], mention: Mention) -> Place | None:
    """Where a person of an age lives: `34 tuổi, trú xã A, huyện B, Bắc Giang`, `(22 tuổi, Đắk Nông)`."""
    after = next((place for place in here if place.start >= mention.end), None)
    gap = folded[mention.end : after.start] if after is not None else ""
    lives = gap.strip() == "," or (RESIDENCE.fullmatch(gap) is not None and len(gap) <= HOME)
    lives = lives or (len(gap) <= HOMES and TOGETHER.fullmatch(gap) is not None)
    return after if lives and after is not None and after.province is not None else None


def _said_of_all(mention: Mention, atlas: Atlas, site: Site) -> bool:
    """Whether a number is of anybody anywhere: the days an illness lasts, the age for a vaccine."""
    sentence = atlas.context.sentences[mention.sentence]
    if mention.kind in CLASSED and mention.sentence in atlas.classes:
        return True
    if (mention.kind in OF_PERSONS - {"measurement"} or mention.unit == "organ") and not atlas.reader.case.search(
        atlas.context.folded, sentence.start, sentence.end
    ):
        return True
    return mention.kind in STATED_OF_ALL and not site.main and mention.sentence in atlas.general


def _inherited(mention: Mention, atlas: Atlas, *, loose: bool) -> tuple[Place, str] | None:
    """The place of the paragraph if it is the document's own or the sentence takes it up, else the document's own."""
    earlier, own = _earlier(mention, atlas), atlas.own
    sentence = atlas.context.sentences[mention.sentence]
    if (
        earlier is None
        and mention.kind not in OF_PERSONS
        and atlas.reader.this.search(atlas.context.folded, sentence.start, sentence.end)
    ):
        taken_up = _last(mention, atlas)
        return (taken_up, "taken_up") if taken_up is not None else None
    if earlier is not None and (earlier.province is None or (own is not None and earlier.province == own.province)):
        return (earlier, "earlier") if earlier.province else None
    anaphora = atlas.reader.anaphora.match(atlas.context.folded, sentence.start)
    bound = mention.kind not in OF_PERSONS and anaphora is not None
    if earlier is not None and bound:
        return earlier, "earlier"
    if own is None or loose:
        return None
    others = {place.province for place in near(atlas.sentences[mention.sentence], mention.start, mention.end)}
    elsewhere = bool(others - {own.province, None})
    return None if elsewhere else (own, "document")


def _earlier(mention: Mention, atlas: Atlas) -> Place | None:
    """The last place of the paragraph's earlier sentences."""
    block = atlas.context.sentences[mention.sentence].block
    for index in range(mention.sentence - 1, -1, -1):
        if atlas.context.sentences[index].block != block:
            return None
        if atlas.sentences[index]:
            return atlas.sentences[index][-1]
    return None


def _last(mention: Mention, atlas: Atlas) -> Place | None:
    """The province that the sentences just before named last, where they name one: `tỉnh này`."""
    for index in range(mention.sentence - 1, max(-1, mention.sentence - 1 - BACK), -1):
        if here := atlas.sentences[index]:
            provinces = {place.province for place in here}
            return here[-1] if len(provinces) == 1 and here[-1].province is not None else None
    return None


def _coordinated(text: str, folded: str, place: Place, here: Sequence[Place]) -> bool:
    """Whether a place shares its number with one of another province: `tại Hà Nội và TP.HCM`, `từ Huế đến Phú Yên`."""
    span = FROM_TO.search(folded, max(0, place.start - 60), place.start)
    return (span is not None and text[span.start(1)].isupper()) or any(
        other.province != place.province
        and COORDINATED.fullmatch(folded, min(place.end, other.end), max(place.start, other.start))
        for other in here
    )


def _link(place: Place, how: str, day: str) -> PlaceLink:
    code = place.province or ""
    then, now = province_at(code, day), province_now(code)
    return PlaceLink(place.label or f"{then.type} {then.name}", then.name, then.code, now.name, now.code, how)
