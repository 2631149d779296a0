"""What stands for which facility: names, and words that mean one named before (`Bệnh viện`, `the center`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from healthnews.link import facility_names, gazetteer, lexicon
from healthnews.link.facility_groups import Entity, covers
from healthnews.link.facility_names import Name, table
from healthnews.model import Context, Language

BEFORE = 90  # characters before a name that may say whose word it is
FAVOURED = 3  # names that mean one facility, before it is the document's favourite
SPEAKER = re.compile(
    r"(?:giám đốc|trưởng|phó|phụ trách|chủ nhiệm|lãnh đạo|bác s[ĩỹ]|bs|đại diện|director|head|deputy|doctor|dr)"
    r"\b[^.;:]{0,60}$"
)


# whose help another one has: `phối hợp với các bác sĩ Bệnh viện B`; what is counted is of the one that acts
HELPING = re.compile(
    r"\b(?:phối hợp(?: chặt chẽ)?(?: cùng)?(?: với)?|hợp tác(?: cùng)?(?: với)?|liên kết(?: với)?|hội chẩn (?:với|cùng)|xin ý kiến"
    r"|hỗ trợ (?:của|từ)|(?:giúp đỡ|tham gia|chuyển giao|tư vấn) (?:của|từ)"
    r"|in (?:collaboration|cooperation|partnership|coordination) with|(?:with|the) (?:help|support|assistance) (?:of|from)|together with)"
    r"\b[^.;:,]{0,50}$"
)


# where patients were before another one took them: `được chuyển từ Bệnh viện A về Bệnh viện B`
ORIGIN = re.compile(
    r"\b(?:chuyển|đưa|tiếp nhận|transferred|moved|referred|admitted|taken)\b[^.;:]{0,60}\b(?:từ|from)(?: the)? $"
)


CREDIT = re.compile(
    r"\b(?:ảnh|hình|nguồn|photos?|pictures?|source|courtesy)(?: of)?:? ?(?:do )?$"
)  # (Ảnh: Bệnh viện cung cấp)
DATELINE = re.compile(
    r"(?:\([^()]{1,20}\)\s*[-–]?\s*|[A-ZĐ][^\s]{1,12}\s*[-–]\s*)?(?:The )?"
)  # what can stand before a first word


class Reference(NamedTuple):
    """A place of the text that stands for an entity."""

    start: int
    end: int
    entity: int  # -1: a facility that the document does not name
    how: str
    spoken: bool = False  # whose word it is, not whose number: `Theo ...`, `Giám đốc ...`


class Reader:
    """The cues of one language around facilities."""

    def __init__(self, language: Language) -> None:
        words, fold = table()["vi" if language.code == "vi" else "en"], language.fold
        self.sector = lexicon.words(map(fold, words["sector"]))
        self.attribution = re.compile(
            rf"(?<!\w)(?:{lexicon.alternation(map(fold, words['attribution']))})\s+(?:the\s+)?$"
        )
        self.reporting = lexicon.words(map(fold, words["reporting"]))
        self.general = lexicon.words(map(fold, gazetteer.words()["general"]["vi" if language.code == "vi" else "en"]))

    def attributes(self, folded: str, low: int, start: int) -> bool:
        """Whether what stands before a facility's name makes it the source of a number."""
        return self.attribution.search(folded, max(low, start - BEFORE), start) is not None

    def speaks(self, folded: str, low: int, start: int) -> bool:
        """Whether it makes it a source or a speaker's house."""
        return (
            self.attributes(folded, low, start) or SPEAKER.search(folded, max(low, start - BEFORE), start) is not None
        )


load = lexicon.per_language(Reader)


def titled(context: Context, entities: Sequence[Entity], language: Language) -> int | None:
    """The one facility that the document is about: named in the title, alone."""
    titles = [(b.start, b.end) for b in context.blocks if b.role == "title"]
    named = {i for i, e in enumerate(entities) for n in e.names for start, end in titles if start <= n.start < end}
    if not named and context.title:
        folded = language.fold(context.title)
        for name in facility_names.load(language).find(context.title, folded, 0, len(folded)):
            if name.display:
                named |= {i for i, e in enumerate(entities) if e.sort == name.sort and covers(name.words, e.words)}
    if named:
        return named.pop() if len(named) == 1 else None
    return _opening(context, entities, language)


def _opening(context: Context, entities: Sequence[Entity], language: Language) -> int | None:
    """The one facility that a document names, where its title speaks of one and its text begins with that name."""
    title = language.fold(context.title or "")
    if len(entities) != 1 or not facility_names.load(language).pattern.search(title):
        return None
    body = next((block for block in context.blocks if block.role in ("lead", "paragraph")), None)
    first = entities[0].names[0]
    if body is None or not body.start <= first.start < body.end:
        return None
    return 0 if DATELINE.fullmatch(context.text, body.start, first.start) else None


def favourite(entities: Sequence[Entity], main: int | None) -> int | None:
    """The facility of the title, or the one that half of all names mean."""
    if main is not None or not entities:
        return main
    counts = [len(entity.names) for entity in entities]
    most = max(counts)
    return counts.index(most) if most >= FAVOURED and most * 2 >= sum(counts) else None


def resolve(
    context: Context,
    found: list[list[Name]],
    entities: Sequence[Entity],
    owner: dict[int, int],
    main: int | None,
    liked: int | None,
    reports: list[bool],
    reader: Reader,
) -> list[list[Reference]]:
    """For every sentence what stands for which entity; `owner` says whose a name at a position is.

    A generic word means the last name of its class in its sentence, else the first of the sentence before, which that
    sentence was about; a word without a class means no centre that only reports.
    """
    latest: dict[str, int] = {}
    if liked is not None:
        latest[entities[liked].sort] = latest[""] = liked
    result: list[list[Reference]] = []
    centers: set[int] = set()  # medical centers that the paragraph names
    block = -1
    for names, sentence in zip(found, context.sentences, strict=True):
        line: list[Reference] = []
        if main is not None and sentence.block != block:
            latest[entities[main].sort] = latest[""] = main
        if sentence.block != block:
            centers = set()
        block = sentence.block
        for name in names:
            meant = owner[name.start] if name.display else latest.get(name.sort)
            if name.display and entities[owner[name.start]].sort == "center" and "medical" in name.words:
                centers.add(owner[name.start])
            elif not name.display and name.sort == "hospital" and len(centers) == 1:
                meant = min(centers)  # of its paragraph: `X Medical Center ...; the hospital`
            if meant is None or not (name.display or covers(name.words, entities[meant].words)):
                line += [Reference(name.start, name.end, -1, "meant")] if name.sort else []
                continue
            if CREDIT.search(context.folded, max(sentence.start, name.start - 16), name.start):
                continue
            helps = HELPING.search(context.folded, max(sentence.start, name.start - BEFORE), name.start) is not None
            if helps and meant != latest.get("", meant):
                continue
            came = ORIGIN.search(context.folded, max(sentence.start, name.start - BEFORE), name.start) is not None
            if came and any(other.start > name.end and other.display for other in names):
                continue
            latest[entities[meant].sort] = meant
            if not reports[meant]:
                latest[""] = meant
            spoken = reader.speaks(context.folded, sentence.start, name.start)
            line.append(Reference(name.start, name.end, meant, "named" if name.display else "meant", spoken))
        for reference in sorted((r for r in line if r.entity >= 0), key=lambda r: (not r.spoken, -r.start)):
            latest[entities[reference.entity].sort] = reference.entity
        result.append(line)
    return result
