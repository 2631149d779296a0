"""What an analyst would look at twice: short flags on facts whose numbers or times do not fit each other.

A flag never changes a fact; the record keeps what the text says.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from healthnews.link import lexicon
from healthnews.model import Context, Fact, Language

FLAGS: dict[str, str] = {
    "parts_exceed_whole": "the numbers told as its parts (`trong đó`, `of which`) add up to more than this one",
    "sum_disagrees": "its parts are told as all there are (`gồm`, `comprising`), and they do not add up to this one",
    "part_of": "a part of the number before it in its sentence: do not add the two",
    "repeated": "the same kind, value, unit, time, place and disease stand in an earlier sentence: count it once",
    "conflicts": "the same count of the same time, place and disease has another value elsewhere in the document",
    "after_publication": "a case, a visit or the like that is told as having happened, after the publication date",
    "implausible": "its value is out of any sensible range for its kind",
}
UNCOUNTED = frozenset({"date", "period", "legal_document", "hospital_rank"})
MOST_PARTS = 40  # numbers behind one that are looked at as its parts
UNADDED = UNCOUNTED | {"percentage", "rate", "age", "duration", "measurement"}
HAPPENINGS = frozenset(
    {
        "bed_count",
        "case_count",
        "death_count",
        "recovery_count",
        "contact_count",
        "test_count",
        "vaccination_count",
        "visit_count",
        "procedure_count",
        "patient_count",
    }
)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "checks.toml").read_text("utf-8"))


class _Reader:
    """The words of one language that tell parts."""

    def __init__(self, language: Language) -> None:
        own = "vi" if language.code == "vi" else "en"
        self.parts = lexicon.words(map(language.fold, _words()["parts"][own]))
        self.all = lexicon.words(map(language.fold, _words()["all"][own]))


_reader = lexicon.per_language(_Reader)


def flag(context: Context, facts: Sequence[Fact], language: Language) -> list[Fact]:
    """The facts with their flags, in order."""
    flags: defaultdict[int, list[str]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if _implausible(fact):
            flags[index].append("implausible")
        if _after_publication(fact, context.published):
            flags[index].append("after_publication")
    _parts(context, facts, _reader(language), flags)
    _mentions(facts, flags)
    return [
        msgspec.structs.replace(fact, flags=tuple(flags[index])) if index in flags else fact
        for index, fact in enumerate(facts)
    ]


def _implausible(fact: Fact) -> bool:
    bounds = _words()["range"].get(fact.mention.kind)
    value = fact.mention.value
    return bounds is not None and value is not None and not bounds[0] <= value <= bounds[1]


def _after_publication(fact: Fact, published: str | None) -> bool:
    """Whether what is said to have happened begins after the day the page was published."""
    return bool(
        published
        and fact.time.start
        and fact.mention.status == "reported"
        and fact.mention.kind in HAPPENINGS
        and fact.time.start > published[:10]
    )


def _parts(context: Context, facts: Sequence[Fact], reader: _Reader, flags: defaultdict[int, list[str]]) -> None:
    """Wholes against the parts that their sentence tells: `28.796 lượt, trong đó nội trú 5.488, ngoại trú 5.774`."""
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if fact.mention.value is not None and fact.mention.kind not in UNADDED:
            by_sentence[fact.mention.sentence].append(index)
    for indexes in by_sentence.values():
        for position, whole in enumerate(indexes[:-1]):
            parts = _of(context, facts, whole, indexes[position + 1 : position + 1 + MOST_PARTS], reader)
            if len(parts) > 1:
                _weigh(context, facts, whole, parts, reader, flags)
            for part in parts:
                flags[part].append("part_of")


def _of(context: Context, facts: Sequence[Fact], whole: int, later: Sequence[int], reader: _Reader) -> list[int]:
    """The facts told as parts of one: of its kind and unit, the first of them right behind the words that say so."""
    head = facts[whole].mention
    alike = [i for i in later if (facts[i].mention.kind, facts[i].mention.unit) == (head.kind, head.unit)]
    if not alike or head.measure in ("increase", "decrease"):
        return []
    told = reader.parts.search(context.folded, head.end, facts[alike[0]].mention.start)
    between = [i for i in later if i < alike[0] and facts[i].mention.kind == head.kind]
    return alike if told is not None and not between else []


def _weigh(
    context: Context,
    facts: Sequence[Fact],
    whole: int,
    parts: Sequence[int],
    reader: _Reader,
    flags: defaultdict[int, list[str]],
) -> None:
    """Flag a whole that its parts do not make up."""
    head = facts[whole].mention
    total = sum(facts[part].mention.value or 0 for part in parts)
    value = head.value or 0
    exact = all(facts[i].mention.qualifier == "exact" for i in (whole, *parts))
    if exact and total > value:
        flags[whole].append("parts_exceed_whole")
    elif exact and total != value and reader.all.search(context.folded, head.end, facts[parts[0]].mention.start):
        flags[whole].append("sum_disagrees")


def _mentions(facts: Sequence[Fact], flags: defaultdict[int, list[str]]) -> None:
    """Mentions of one count: the later ones of the same value are repeats, another value is a conflict."""
    seen: dict[tuple[object, ...], int] = {}
    values: dict[tuple[object, ...], int] = {}
    for index, fact in enumerate(facts):
        mention = fact.mention
        if mention.value is None or mention.kind in UNCOUNTED:
            continue
        about = (mention.kind, mention.unit, mention.measure, mention.attributes, fact.time.time, fact.place.place)
        same = (*about, mention.value, mention.qualifier, fact.disease.disease)
        if mention.kind in HAPPENINGS:
            first = seen.setdefault(same, index)
            if facts[first].mention.sentence != mention.sentence and mention.value > 0:
                flags[index].append("repeated")
        if mention.measure == "cumulative" and mention.qualifier == "exact" and fact.time.time and fact.disease.disease:
            key = (*about, fact.disease.disease, fact.facility.facility, mention.subject)
            first = values.setdefault(key, index)
            apart = facts[first].mention.sentence != mention.sentence
            if apart and facts[first].mention.value != mention.value:
                flags[first].append("conflicts")
                flags[index].append("conflicts")
