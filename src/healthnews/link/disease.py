"""Of which disease a fact speaks: named with the number, in its sentence, or the document's own disease.

Order of ways, the first that holds wins: a disease right behind the number or in its words (`phrase`); the document's
disease where the sentence names it too, or the one the sentence names (`sentence`); the last disease of the paragraph
(`earlier`); the disease of the section's heading; the disease of the title, or the one that the text mostly names (`document`). Illnesses that news tells as
complications or histories never stand against the document's own.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from healthnews.link import disease_sections, gazetteer, lexicon
from healthnews.link.reach import PARTED, Marked, by_sentence, near
from healthnews.model import Context, DiseaseLink, Language, Mention

WITHOUT = frozenset({"date", "period", "legal_document", "hospital_rank"})
OF_DISEASE = frozenset(
    {"case_count", "death_count", "recovery_count", "contact_count", "test_count", "vaccination_count", "patient_count"}
)
SELDOM = frozenset({"money", "bed_count", "department_count", "technique_count", "staff_count", "equipment_count"})
OF_PERSONS = frozenset({"age", "duration", "measurement"})
CLOSE = 40  # characters between a number and a disease that its noun phrase can span
SHARE, LEAST = 0.7, 2  # of the diseases named, and how often, before a text without a title's word is about one
STRONG_SHARE, STRONG_LEAST = 0.45, 4  # of the sentences, and how many: set on the gold articles
# where an outbreak is: these are of its disease
WHERE = frozenset({"province", "district", "commune", "village", "country", "city", "outbreak", "territory"})
OFTEN = 5  # times that an illness is named before a text is about it, though it is mostly another's complication
OPENED = 700  # characters in which a text says what it is about
HAVE = re.compile(r" (?:(?:đã|đang) )?(?:bị|mắc|bị mắc|with|suffering from) (?:bệnh )?")
SYMPTOMS = frozenset({"diarrhoea"})  # told as a sign of another illness: `có biểu hiện nôn, tiêu chảy`
SHOWN = re.compile(
    r"\b(?:biểu hiện|triệu chứng|dấu hiệu|tình trạng|symptoms?|signs|suffered from|complained of)\b[^.;:()]*$"
)
FOOD_POISONING = "food poisoning"
AFTER_A_MEAL = re.compile(
    r"\b(?:sau (?:khi |bữa )?(?:ăn|tiệc|cơm|liên hoan)|sau bữa|bữa (?:ăn|trưa|tối|cơm|tiệc|cỗ|sáng)|suất ăn|ăn (?:cỗ|bánh|xôi|tiệc)"
    r"|after (?:\w+ ){0,3}?(?:eating|lunch|dinner|breakfast|meal|party|banquet|wedding)|canteen)\b"
)
TAKEN_ILL = re.compile(
    r"\b(?:nhập viện|cấp cứu|đau bụng|nôn|buồn nôn|ngộ độc|hospital\w*|vomit\w*|fell ill|ill|sick\w*|poison\w*)\b"
)
POISONED = re.compile(r"\bngộ độc(?! (?:rượu|khí|thuốc|methanol|ma túy|chì|co\b))|\bpoisoned|\bfood[- ]?borne\b")
TOGETHER = re.compile(r"(?: \([a-z]{2,6}\))?(?:,? (?:and|or|và|hoặc) | & )(?:the |bệnh |dịch )?")
INHERITED = ("document", "earlier")
NOT_DISEASES = ("traps", "other_causes")
OPENING = 6  # sentences, of which one must name it
# what a sentence says that speaks of the sick, or of what is done for them
ILLNESS = re.compile(
    r"\b(?:ca|bệnh|mắc|sốt|triệu chứng|điều trị|tiêm|mũi|liều|cách ly|nhập viện|xuất viện|khỏi|biến chứng|dấu hiệu|thuốc|phác đồ"
    r"|phẫu thuật|ca mổ|tử vong|nhiễm|vi khuẩn|virus|vi rút|lây|dịch|khối u|xét nghiệm|cấp cứu|chữa|chết|nguy cơ|truyền|nôn"
    r"|đau|infect\w*|patients?|cases?|fatal\w*|di(?:ed?|es|ying)|deaths?|dead|vaccin\w*|symptoms?|treat\w*|ill(?:ness\w*)?|sick\w*"
    r"|diseases?|outbreaks?|hospital\w*|dos(?:es?|age)|survi\w*|incubat\w*|quarantin\w*|spread\w*|contagious|diagnos\w*)\b"
)
WEATHER = re.compile(r"\b(?:nắng nóng|ngoài trời|thời tiết|khí tượng|weather|outdoor|temperatures outside)\b")
SPAN_PAST = re.compile(r"\b(?:qua|gần đây|trước|nay|ago|past|last)\b")
WORD_BEFORE = re.compile(r"(\w+)\s$")
AROUND = 14  # characters behind a duration that may place it in the past


class Naming(NamedTuple):
    """A place where a disease is named."""

    start: int
    end: int
    disease: str
    weak: bool


class Topic(NamedTuple):
    """The document's own disease; `titled` where its title names it, `strong` where it speaks of little else."""

    disease: str
    titled: bool
    strong: bool


@cache
def table() -> dict[str, Any]:
    """The diseases by canonical name (diseases.toml)."""
    rows: dict[str, Any] = {name: row for name, row in _file().items() if name not in NOT_DISEASES}
    return rows


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "diseases.toml").read_text("utf-8"))


def icd10(disease: str) -> str | None:
    """The ICD-10 code or block of a canonical name."""
    code: str | None = table()[disease].get("icd10")
    return code


def broader(disease: str) -> tuple[str, ...]:
    """The names that also mean a disease, less exactly: avian influenza for A(H5N1)."""
    above = table()[disease].get("broader")
    return () if above is None else (above, *broader(above))


class DiseaseNamer:
    """Finds the diseases that one language names."""

    def __init__(self, language: Language) -> None:
        own, fold = "vi" if language.code == "vi" else "en", language.fold
        self.traps = {fold(word) for word in _file()["traps"][own]}
        self.names: dict[str, str] = {}
        for disease, row in table().items():
            for word in row["vi"] if own == "vi" else row["en"]:
                self.names.setdefault(fold(word), disease)
                if "'" in word:  # Legionnaires’ disease
                    self.names.setdefault(fold(word.replace("'", "’")), disease)
        self.other_causes = lexicon.words(map(fold, _file()["other_causes"][own]))
        self.places = gazetteer.load(language).units
        self.pattern = lexicon.words([*self.names, *self.traps])

    def find(self, text: str, folded: str, start: int = 0, end: int | None = None) -> list[Naming]:
        """The diseases named in [start, end), left to right."""
        found = []
        for match in self.pattern.finditer(folded, start, len(folded) if end is None else end):
            word = lexicon.squeezed(match.group())
            if word not in self.traps and not self._ends_a_place(text, folded, match.start(), word):
                disease = self.names[word]
                if disease in SYMPTOMS and SHOWN.search(folded, max(0, match.start() - 60), match.start()):
                    continue
                found.append(Naming(match.start(), match.end(), disease, table()[disease].get("weak", False)))
        return found

    def _ends_a_place(self, text: str, folded: str, start: int, word: str) -> bool:
        """Whether the first word of a match closes a place's name: `Bắc Giang Mai Sơn` has no syphilis."""
        before = WORD_BEFORE.search(folded, max(0, start - 12), start) if text[start].isupper() else None
        return before is not None and f"{before.group(1)} {word.split()[0]}" in self.places


load = lexicon.per_language(DiseaseNamer)


def assign(context: Context, mentions: Sequence[Mention], language: Language) -> list[DiseaseLink]:
    """A disease, or none, for every mention."""
    namer = load(language)
    namings = by_sentence(context.sentences, namer.find(context.text, context.folded))
    topic = _topic(context, namings, namer, language)
    if topic is None and not any(namings):
        return [DiseaseLink()] * len(mentions)
    elsewhere = Marked(context.folded, context.sentences, namer.other_causes)
    sections = disease_sections.by_block(context, namings)
    links = []
    for mention in mentions:
        disease, how = _choose(context, mention, namings, _topic_at(context, mention, sections, topic))
        if how in INHERITED and mention.sentence in elsewhere:
            disease = None
        links.append(DiseaseLink(disease, icd10(disease), how) if disease else DiseaseLink())
    return links


def _topic_at(context: Context, mention: Mention, sections: dict[int, str | None], topic: Topic | None) -> Topic | None:
    """The disease of the section that a number stands in, else the document's own."""
    block = context.sentences[mention.sentence].block
    if block not in sections:
        return topic
    own = sections[block]
    if own is None:
        return topic if topic is not None and topic.titled else None
    return topic if topic is not None and own in (topic.disease, *broader(topic.disease)) else Topic(own, True, False)


def _topic(context: Context, namings: list[list[Naming]], namer: DiseaseNamer, language: Language) -> Topic | None:
    """The disease that the title names alone, else the one that most of the text names and its opening too."""
    titled = namer.find(context.title or "", language.fold(context.title or ""))
    for block in context.blocks:
        if block.role == "title":
            titled += namer.find(context.text, context.folded, block.start, block.end)
    own = {n.disease for n in titled if not n.weak} or {n.disease for n in titled}
    counts = Counter(n.disease for line in namings for n in line if not n.weak)
    if len(own) == 1:
        disease = _narrowed(own.pop(), namings)
        return Topic(disease, True, _is_strong(disease, namings))
    if not counts:
        return _often_named(namings) or _eaten(context)
    disease, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
    total = sum(count for name, count in counts.items() if name not in broader(disease))
    opening = any(n.disease == disease for line in namings[:OPENING] for n in line)
    if opening and most >= LEAST and most >= SHARE * total:
        return Topic(disease, False, False)
    return _eaten(context) if sum(counts.values()) - counts[FOOD_POISONING] < LEAST else None


def _often_named(namings: list[list[Naming]]) -> Topic | None:
    """The one illness that a text names again and again, though it is mostly told as another's complication."""
    counts = Counter(n.disease for line in namings for n in line)
    disease, most = min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    opening = any(n.disease == disease for line in namings[:OPENING] for n in line)
    enough = most >= OFTEN and most >= SHARE * sum(counts.values())
    return Topic(disease, False, _is_strong(disease, namings)) if opening and enough else None


def _eaten(context: Context) -> Topic | None:
    """Food poisoning, where the text begins with who fell ill after a meal and names no illness but that of poison."""
    opened = AFTER_A_MEAL.search(context.folded, 0, OPENED) and TAKEN_ILL.search(context.folded, 0, OPENED)
    return Topic(FOOD_POISONING, True, False) if opened and POISONED.search(context.folded) else None


def _is_strong(disease: str, namings: list[list[Naming]]) -> bool:
    """Whether a document names its disease, more or less exactly, in so many of its sentences that all is of it."""
    named = sum(any(n.disease in (disease, *broader(disease)) for n in line) for line in namings)
    return named >= STRONG_LEAST and named >= STRONG_SHARE * len(namings)


def _narrowed(disease: str, namings: list[list[Naming]]) -> str:
    """The one narrower disease that the text names under its title's word: A(H5N1) under avian influenza."""
    counts = Counter(n.disease for line in namings for n in line)
    narrower = [name for name in counts if disease in broader(name)]
    return narrower[0] if len(narrower) == 1 and counts[narrower[0]] >= counts[disease] else disease


def _choose(
    context: Context, mention: Mention, namings: list[list[Naming]], topic: Topic | None
) -> tuple[str | None, str]:
    if mention.kind in WITHOUT:
        return None, ""
    if mention.kind == "duration" and SPAN_PAST.search(context.folded, mention.start, mention.end + AROUND):
        return None, ""
    here = near(namings[mention.sentence], mention.start, mention.end)
    phrase = _in_phrase(context, mention, here)
    if phrase is not None:
        gap = context.folded[mention.end : phrase.start] if phrase.start >= mention.end else ""
        return phrase.disease, "has" if _have(mention, gap) else "phrase"
    if topic is not None and any(n.disease == topic.disease for n in here):
        return topic.disease, "sentence"
    strong = [n for n in here if not n.weak]
    if _shared(context, mention, strong):
        return None, ""
    nearest = _nearest(mention, strong or ([] if topic is not None else here))
    if nearest is not None and (
        mention.kind in OF_DISEASE or mention.kind == "age" or (topic is not None and mention.kind not in SELDOM)
    ):
        return nearest.disease, "sentence"
    if topic is not None and _of_topic(context, mention, topic):
        return topic.disease, "document"
    if mention.kind not in OF_DISEASE:
        return None, ""
    earlier = _earlier(context, mention, namings)
    return (earlier, "earlier") if earlier else (None, "")


def _of_topic(context: Context, mention: Mention, topic: Topic) -> bool:
    """Whether a number in a sentence that names no disease is of the document's own.

    Counts of the sick are, and ages; what measures or counts anything only where its sentence speaks of illness.
    """
    if mention.kind in SELDOM or (mention.kind in OF_PERSONS and not topic.titled):
        return False
    if mention.kind in OF_DISEASE or mention.kind == "age" or mention.unit in WHERE:
        return True
    sentence = context.sentences[mention.sentence]
    if mention.kind == "measurement" and WEATHER.search(context.folded, sentence.start, sentence.end):
        return False
    return topic.strong or ILLNESS.search(context.folded, sentence.start, sentence.end) is not None


def _in_phrase(context: Context, mention: Mention, here: Sequence[Naming]) -> Naming | None:
    """The disease inside the mention or right behind it: `116 ca sốt xuất huyết`, `377 that were positive for Vibrio
    cholerae`.
    """
    for naming in here:
        if naming.start < mention.end and naming.end > mention.start:
            return naming
        if naming.start >= mention.end:
            gap = context.folded[mention.end : naming.start]
            close = len(gap) <= CLOSE and not PARTED.search(gap)
            return naming if close and (not naming.weak or _have(mention, gap)) else None
    return None


def _have(mention: Mention, gap: str) -> bool:
    """Whether patients are said to have what is named behind `gap`."""
    return mention.kind == "patient_count" and HAVE.fullmatch(gap) is not None


def _shared(context: Context, mention: Mention, strong: Sequence[Naming]) -> bool:
    """Whether the two diseases named last before a number are told together: `measles and dengue, which killed six`."""
    before = [n for n in strong if n.end <= mention.start][-2:]
    if len(before) < 2 or before[0].disease == before[1].disease:
        return False
    return TOGETHER.fullmatch(context.folded, before[0].end, before[1].start) is not None


def _nearest(mention: Mention, here: Sequence[Naming]) -> Naming | None:
    """The last disease before the number, else the first behind it."""
    before = [n for n in here if n.end <= mention.start]
    return before[-1] if before else next(iter(here), None)


def _earlier(context: Context, mention: Mention, namings: list[list[Naming]]) -> str | None:
    """The last disease of the paragraph's earlier sentences."""
    block = context.sentences[mention.sentence].block
    for index in range(mention.sentence - 1, -1, -1):
        if context.sentences[index].block != block:
            return None
        strong = [n for n in namings[index] if not n.weak]
        if strong:
            return strong[-1].disease
    return None
