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
from typing import NamedTuple

from healthnews.link import facility_groups, facility_names, facility_references
from healthnews.link.facility_groups import Entity
from healthnews.link.facility_names import Name
from healthnews.link.facility_references import Reader, Reference
from healthnews.link.reach import Marked, by_sentence, governing, near
from healthnews.model import Context, FacilityLink, Language, Mention

WITHOUT = frozenset({"date", "period", "legal_document", "facility_count", "age", "rate"})
SAID_HERE = frozenset({"duration"})  # of a facility only where its own sentence says so
OF_ITSELF = frozenset({"measurement"})  # of a facility only where the document is about it
BODY = "organ"
AREAS = frozenset({"m2", "ha"})  # but what it is built on is its own
STATED_OF_ALL = frozenset({"percentage", "other_count"})
STRANGE = frozenset({"people_count", "other_count"})  # of a facility named before only where the document is about it
VEHICLE = "vehicle"
UNITS = re.compile(
    r"\b(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|provinces?|districts?|communes?|countries|quốc gia|nước)\b"
)
# what a hospital's director says of the country: `100% số quận, huyện`
OF_PEOPLE = re.compile(
    r",? (?:of (?:the |all )?)?(?:(?:số|tổng số|các) )?(?:tỉnh|quận|huyện|xã|phường|thôn|dân số|người dân|provinces|districts|communes|population)\b"
)
# `Tại huyện A, 7 bệnh nhân`: a sentence that begins with where it is
OPENING = re.compile(
    r"(?:(?:tại|ở|riêng|còn|trong khi|trong đó|hiện|các|những|tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|in|the|at|meanwhile|,) ?)*"
)
# `được chuyển về Hà Nội`, `lên tuyến trên`: where they are no longer
SENT = re.compile(
    r"\b(?:chuyển|đưa)\b[^.;:,]{0,40}\b(?:về|đến|ra|vào|lên|xuống|tới)(?: (?:tỉnh|thành phố|tp\.?|thủ đô))? ?$"
)
UPWARDS = re.compile(r"[^.;:,]{0,40}\b(?:chuyển|đưa)\b[^.;:,]{0,30}\btuyến (?:trên|trung ương|cuối)\b")
BEGINS = 30  # characters in which a sentence can say where it is
FARTHEST_SENT = 80  # characters from a count to the place where they were sent
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
BESIDE = 3  # characters: a place right behind a facility's name belongs to it


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
    """A facility, or none, for every mention; `places` are the positions where places are named."""
    namer, reader = facility_names.load(language), facility_references.load(language)
    numbers = {mention.start for mention in mentions}
    spans = [(sentence.start, sentence.end) for sentence in context.sentences]
    names = [name for span in spans for name in namer.find(context.text, context.folded, *span, numbers)]
    entities = facility_groups.group(names)
    if not entities:
        return Facilities((), (FacilityLink(),) * len(mentions), (None,) * len(mentions), None)
    document = _known(context, language, names, entities, places)
    chosen = [_choose(context, mention, document, reader) for mention in mentions]
    links = tuple(
        FacilityLink() if entity is None else FacilityLink(entities[entity].display, entities[entity].level, how)
        for entity, how in chosen
    )
    return Facilities(entities, links, tuple(entity for entity, _ in chosen), document.main)


def _known(
    context: Context, language: Language, names: list[Name], entities: tuple[Entity, ...], places: Sequence[int]
) -> Known:
    """What the document says of its facilities."""
    reader = facility_references.load(language)
    brands = facility_groups.branded(context.text, entities, names)
    found = by_sentence(context.sentences, sorted([*names, *(name for _, name in brands)]))
    main = facility_references.titled(context, entities, language)
    liked = facility_references.favourite(entities, main)
    reports = [reader.reporting.search(language.fold(entity.display)) is not None for entity in entities]
    owner = {name.start: index for index, entity in enumerate(entities) for name in entity.names}
    owner.update((name.start, index) for index, name in brands)
    references = facility_references.resolve(context, found, entities, owner, main, liked, reports, reader)
    marked = [Marked(context.folded, context.sentences, cue) for cue in (reader.sector, reader.general)]
    return Known(references, main, liked, tuple(places), reports, *marked)


def _choose(context: Context, mention: Mention, document: Known, reader: Reader) -> tuple[int | None, str]:
    entity, how = _reached(context, mention, document, reader)
    if entity is None or entity == document.main:
        return entity, how
    if (mention.kind in OF_ITSELF and mention.unit not in AREAS) or _of_anybody(mention):
        return None, ""
    if mention.kind in STATED_OF_ALL and mention.sentence in document.general:
        return None, ""
    return entity, how


def _reached(context: Context, mention: Mention, document: Known, reader: Reader) -> tuple[int | None, str]:
    if mention.kind in WITHOUT:
        return None, ""
    sentence = context.sentences[mention.sentence]
    line = near(document.references[mention.sentence], mention.start, mention.end)
    own = [r for r in line if not _reports(context, r, mention, sentence.start, document, reader)]
    reached = governing(context.folded, own, mention.start, mention.end)
    if reached is not None and not _parted(context.folded, reached[0], mention, document):
        unclear = reached[0].entity < 0 or _coordinated(context, reached[0], line)
        return (None, "") if unclear else (reached[0].entity, reached[0].how)
    units = (mention.kind == "other_count" and UNITS.search(context.folded, mention.start, mention.end)) or (
        mention.kind == "percentage" and OF_PEOPLE.match(context.folded, mention.end)
    )
    if reached is not None or units or mention.kind in SAID_HERE or mention.sentence in document.sector:
        return None, ""
    if _elsewhere(context.folded, mention, sentence.start, document):
        return None, ""
    if document.main is None and (mention.kind in STRANGE or mention.unit == VEHICLE):
        return None, ""
    earlier = _earlier(context, mention, document)
    if earlier is not None:
        return earlier, "earlier"
    return (document.main, "title") if document.main is not None else (None, "")


def _of_anybody(mention: Mention) -> bool:
    """What anybody has two of: `nằm giữa hai lá phổi`."""
    return mention.unit == BODY and (mention.value or 0) <= 2


def _elsewhere(folded: str, mention: Mention, low: int, document: Known) -> bool:
    """Whether a sentence that names no facility says where it is itself, or sends those it counts away."""
    first = bisect_right(document.places, low - 1)
    if first < len(document.places) and (place := document.places[first]) < mention.start:
        return place - low <= BEGINS and OPENING.fullmatch(folded, low, place) is not None
    if mention.kind not in CARED | STRANGE:
        return False
    sent = bisect_right(document.places, mention.end - 1)
    near_by = sent < len(document.places) and document.places[sent] - mention.end <= FARTHEST_SENT
    if near_by and SENT.search(folded, mention.start, document.places[sent]):
        return True
    return UPWARDS.match(folded, mention.start) is not None


def _parted(folded: str, reference: Reference, mention: Mention, document: Known) -> bool:
    """Whether another place is named between a facility and a number behind it: `BV A ...; tại An Giang, 133 máy`."""
    end = reference.end
    if folded.startswith("(", end + 1) and (closed := folded.find(")", end, mention.start)) > 0:
        end = closed  # its address stands in brackets behind it
    first = bisect_right(document.places, end + BESIDE)
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
    context: Context, reference: Reference, mention: Mention, low: int, document: Known, reader: Reader
) -> bool:
    """Whether a facility only tells the number: a centre of disease control speaks of its province."""
    return (
        reference.entity >= 0
        and document.reports[reference.entity]
        and (mention.kind not in OWNED or reader.attributes(context.folded, low, reference.start))
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
