"""Parts of a count: `126 ca mới, gồm 3 ca nhập cảnh và 123 ca trong nước`.

What the text says of a whole holds of its parts, which say no more than how many of it. Parts are known by their sum,
or by the words that open their sentence (`Trong đó`, `Of these`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from healthnews.link import lexicon
from healthnews.model import Context, Language, Mention, TimeLink

NO_COUNTS = frozenset(
    {
        "date",
        "period",
        "duration",
        "age",
        "percentage",
        "measurement",
        "money",
        "legal_document",
        "hospital_rank",
        "rate",
    }
)
OF_PERSONS = frozenset(
    {"patient_count", "case_count", "death_count", "recovery_count", "contact_count", "staff_count"}
)  # what `3 nam, 2 nữ` can be of
SAYS_NO_MORE = frozenset({"neutral", "same_as_before", "part_placed", "list"})  # rules of a part that is a bare number
FAR = 2  # sentences from a whole to its parts
MOST = 12  # parts of one whole
INCLUDING = (" including ", " trong đó có ", " bao gồm ")
NEAR = 45  # characters from a count to what it includes
OPENINGS = {
    "vi": ("trong đó", "trong số đó", "trong số này", "trong số ấy", "trong số trên"),
    "en": ("of these", "of them", "of those", "among them", "among these", "among those", "of whom"),
}

_openings = lexicon.per_language(lambda language: lexicon.words(OPENINGS.get(language.code, OPENINGS["en"])))


def wholes(context: Context, mentions: Sequence[Mention], language: Language) -> dict[int, int]:
    """For every part of a count, by its index among the mentions, the index of its whole."""
    counts = [index for index, mention in enumerate(mentions) if mention.kind not in NO_COUNTS]
    found: dict[int, int] = {}
    for place, index in enumerate(counts):
        for part in _summed(mentions, counts, place):
            found.setdefault(part, index)
    opened = _openings(language)
    for before, index in pairwise(counts):
        if index not in found and _is_included(context, mentions[before], mentions[index]):
            found[index] = before
        if index not in found and _is_opened(context, mentions, before, index, found, opened):
            found[index] = found.get(before, before) if _same_sentence(mentions, before, index) else before
    return found


def _summed(mentions: Sequence[Mention], counts: list[int], place: int) -> list[int]:
    """The run of counts behind one that adds up to it."""
    whole = mentions[counts[place]]
    if not _is_plain(whole) or (whole.value or 0) < 2:
        return []
    for start in range(place + 1, min(len(counts), place + 4)):
        run: list[int] = []
        total = 0.0
        for index in counts[start : start + MOST]:
            part = mentions[index]
            if not _is_plain(part) or part.sentence - whole.sentence > FAR or not _fits(part, whole):
                break
            run.append(index)
            total += part.value or 0
            if total >= (whole.value or 0):
                break
        if len(run) > 1 and total == whole.value:
            return run
    return []


def _is_plain(mention: Mention) -> bool:
    return mention.value is not None and mention.qualifier == "exact" and mention.value > 0


def _fits(part: Mention, whole: Mention) -> bool:
    """Whether a count can be a part of another: the same kind, or persons of whom no more is said."""
    if part.kind == whole.kind:
        return True
    plain = part.kind == "people_count" and part.rule in SAYS_NO_MORE
    return plain and whole.kind in OF_PERSONS and part.sentence == whole.sentence


def _is_opened(
    context: Context,
    mentions: Sequence[Mention],
    before: int,
    index: int,
    found: dict[int, int],
    opened: re.Pattern[str],
) -> bool:
    """Whether a count stands in a sentence that opens as one of parts, behind a greater count of its kind."""
    part, whole = mentions[index], mentions[before]
    sentence = context.sentences[part.sentence]
    if opened.match(context.folded, sentence.start) is None:
        return False
    if _same_sentence(mentions, before, index):
        return before in found and part.kind == whole.kind
    near = part.sentence - whole.sentence == 1 and sentence.block == context.sentences[whole.sentence].block
    return near and part.kind == whole.kind and (part.value or 0) <= (whole.value or 0)


def _is_included(context: Context, whole: Mention, part: Mention) -> bool:
    """Whether deaths are among the cases right before: `25 new cases of cholera, including one death`."""
    if part.kind != "death_count" or whole.kind != "case_count" or part.sentence != whole.sentence:
        return False
    between = context.folded[whole.end : part.start]
    return between.endswith(INCLUDING) and len(between) < NEAR and (part.value or 0) <= (whole.value or 0)


def _same_sentence(mentions: Sequence[Mention], first: int, second: int) -> bool:
    return mentions[first].sentence == mentions[second].sentence


def of_their_wholes(mentions: Sequence[Mention], parts: dict[int, int]) -> list[Mention]:
    """The mentions, each part with what the text says of its whole and not of itself."""
    told = list(mentions)
    for index, origin in sorted(parts.items()):
        part, whole = told[index], told[origin]
        changes: dict[str, object] = {}
        if part.kind != whole.kind and part.kind != "death_count":
            changes.update(kind=whole.kind, unit=whole.unit, attributes=whole.attributes)
        inherits = part.measure == "level" or (part.measure == "cumulative" and whole.measure == "new")
        if inherits and whole.measure in ("new", "cumulative"):
            changes["measure"] = whole.measure
        if part.kind == whole.kind and part.rule == "neutral" and whole.rule != "neutral":
            changes["rule"] = "same_as_before"  # 26 plain `trường hợp` of 28 that fell ill
        if part.status == "reported":
            changes["status"] = whole.status
        told[index] = msgspec.structs.replace(part, **changes) if changes else part
    return told


def timed(links: Sequence[TimeLink], parts: dict[int, int]) -> list[TimeLink]:
    """The times, each part without one of its own sentence at that of its whole."""
    told = list(links)
    for index, origin in sorted(parts.items()):
        if told[index].basis in (None, "context") and told[origin].time is not None:
            told[index] = msgspec.structs.replace(told[origin], basis="context", how="whole")
    return told
