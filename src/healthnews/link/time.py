"""When: every time of a document resolved in order, and the time that each count holds at.

A count takes the time that governs it in its own sentence (`stated`), else one that an earlier sentence or heading
opened and that
still holds (`context`), else the day of publication where the text says now (`published`), else none: most counts have
none, and a
wrong time is worse than a missing one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from healthnews.link import telling
from healthnews.link.calendar import Moment, Reference, resolve
from healthnews.link.moments import date, resolved
from healthnews.link.time_words import Words, vocabulary
from healthnews.model import Context, Mention, Sentence, TimeBasis, TimeLink
from healthnews.times import Interval, Length

TIMED_BY_THEMSELVES = frozenset({"date", "period"})
UNTIMED = frozenset({"duration", "hospital_rank", "age", "measurement", "legal_document"})
# What there is, rather than what happens: it takes the time of its own sentence and no inherited one.
STOCKS = frozenset(
    {
        "bed_count",
        "staff_count",
        "facility_count",
        "department_count",
        "equipment_count",
        "technique_count",
        "supply_count",
        "rate",
    }
)
BODY = "organ"
REACH = 2  # sentences that an opened time governs; measured on the development gold
SAME_REACH = 5  # and where the text takes it up again: `trong năm`
NOWADAYS = frozenset({"today", "ngày nay"})
# `up 12% from 2018`: a time that is compared with, and opens nothing
CHANGED_FROM = re.compile(
    r"\b(?:up|down|rise|rose|risen|increas\w*|decreas\w*|drop\w*|fell|fallen|fall|grew|grown|growth|jump\w*|declin\w*|surg\w*"
    r"|climb\w*|more|fewer|less|higher|lower)\b[^.;]{0,45}\bfrom(?: the)? $"
)
# `23% lower than in the same epidemiological week in 2018`
SAME_OF = re.compile(
    r"\b(?:than|compared (?:with|to)|versus)(?: (?:that|those|in|during|over|for|the|on|of|at))* (?:same|corresponding|equivalent)"
    r"(?: [a-z]+){1,3}(?: in| of| for)? $"
)
# `compared to 2019 with 812 cases and 14 deaths`
WITH = re.compile(r",? with (?:[\d,.]+ [a-z ]{1,30} and )?$")
# `a 2020 review of 14 studies`: the year of a paper, not of what it counts
OF_A_PAPER = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:study|review|report|survey|analysis|meta-analysis|paper|article|book|law|act|guidelines?|agreement|treaty|plan|"
    r"strategy)\b"
)
JOINED = frozenset({"and", "và", ",", ", and", ", và", "&", "/"})  # what joins two counts of one time
# words of a count's own before the `and`: `cases of dengue and 12 deaths`; and `a further` behind it
OF_WHICH = re.compile(
    r"^ of (?:[a-z-]+ ){1,2}(?=and )|(?<=and) an? (?:further|additional)\b| (?:another|an additional)(?= $)"
)
FARTHEST, NEAREST = 160, 64  # characters before a time in which a clause, or a phrase right before it, governs it
AS_OF = ("as of ", "as at ")
IN_BRACKETS = re.compile(r" \((?:from |on |between )?$")
PAST_BRACKET = re.compile(r" ?(?:\([^()]{1,50})?\) ?(?:vào|trong|của|in|of|for)? ?")
AFTER = 60  # characters between a number and a time behind it
PARTED = re.compile(
    r"[;:()]|,|\d|\b(?:nhưng|song|còn|trong khi|trong đó|trong số|while|but|whereas|including|of which|of whom)\b"
)


class Event(NamedTuple):
    """A time in a sentence that can govern its counts."""

    start: int
    end: int
    link: TimeLink
    mention: int | None  # its index, where it is a fact itself
    free: bool  # governs counts: it is no comparison, no birth year, no time of speaking


class Opened(NamedTuple):
    """A time that a sentence opened for those after it."""

    link: TimeLink
    sentence: int
    block: int


def assign(context: Context, mentions: Sequence[Mention]) -> list[TimeLink]:
    """The time of every mention, in their order; for dates and periods their own value."""
    moments = resolved(context, mentions)
    by_sentence: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_sentence.setdefault(mention.sentence, []).append(index)
    links = [TimeLink()] * len(mentions)
    opened: Opened | None = None
    for number, sentence in enumerate(context.sentences):
        opened = _continued(context, sentence, number, opened) if opened is not None else None
        if number not in by_sentence:
            continue  # it has nothing to date, and dates nothing
        indices = by_sentence[number]
        events = _events(context, sentence, mentions, indices, moments)
        if any(event.free and event.mention is not None and event.link.time is None for event in events):
            opened = None  # over the past week, in a text of no known day: no longer in the month told before
        for index in indices:
            mention = mentions[index]
            if mention.time is not None and mention.kind in (*TIMED_BY_THEMSELVES, "legal_document"):
                links[index] = _own(moments.get(index), mention)
            elif mention.kind not in UNTIMED:
                links[index] = _governed(context, sentence, mention, mentions, indices, events) or _inherited(
                    context.folded, sentence, mention, number, opened
                )
        opened = _opens(context, sentence, number, events) or opened
    return links


def _own(moment: Moment | None, mention: Mention) -> TimeLink:
    if moment is None:
        return TimeLink(how="unresolved")
    return _link(moment, "stated", mention.time.rule if mention.time else "")


def _link(moment: Moment, basis: TimeBasis, how: str) -> TimeLink:
    start = moment.start.isoformat() if moment.start else None
    end = moment.end.isoformat() if moment.end else None
    return TimeLink(moment.edtf, start, end, basis, how)


def _events(
    context: Context, sentence: Sentence, mentions: Sequence[Mention], indices: list[int], moments: dict[int, Moment]
) -> list[Event]:
    """Times and words for now in a sentence, left to right."""
    words = vocabulary(sentence.lang)
    found = [
        event
        for index in indices
        if (event := _event(context, sentence, mentions[index], index, moments.get(index), words)) is not None
    ]
    published = date(context.published)
    today = TimeLink(how="now")
    if published is not None:
        today = TimeLink(published.isoformat(), published.isoformat(), published.isoformat(), "published", "now")
    for match in words.now.finditer(context.folded, sentence.start, sentence.end):
        if not any(event.start < match.end() and match.start() < event.end for event in found):
            found.append(Event(match.start(), match.end(), today, None, free=True))
    return _explained(context.folded, sorted(found, key=lambda event: event.start))


def _explained(folded: str, events: list[Event]) -> list[Event]:
    """The times, one that cannot be resolved as what stands in brackets behind it: `last week (1 to 7 March)`."""
    for index, (first, second) in enumerate(pairwise(events)):
        if first.link.time is None and second.link.time and IN_BRACKETS.fullmatch(folded, first.end, second.start):
            events[index] = first._replace(link=second.link)
    return events


def _event(
    context: Context, sentence: Sentence, mention: Mention, index: int, moment: Moment | None, words: Words
) -> Event | None:
    if mention.time is None or mention.kind == "legal_document":
        return None
    form = mention.time.form
    if isinstance(form, Length):
        if form.toward >= 0:
            return None
        ref = Reference(published=date(context.published))
        moment = resolve(form, ref)
        link = _link(moment, "stated", "looking_back") if moment else TimeLink(how="looking_back")
        return Event(mention.start, mention.end, link, None, free=True)
    link = _link(moment, "stated", "sentence") if moment is not None else TimeLink(how="unresolved")
    before = context.folded[max(sentence.start, mention.start - FARTHEST) : mention.start]
    near = before[-NEAREST:]
    changed = before.endswith(("from ", "from the ")) and CHANGED_FROM.search(before) is not None
    single = not isinstance(form, Interval)
    if (
        moment is not None
        and single
        and not changed
        and (words.since.search(near) or words.since_clause.search(before))
        and "/" not in moment.edtf
    ):
        link = msgspec.structs.replace(link, time=f"{moment.edtf}/..", end=None, how="since")
    free = not (
        changed
        or SAME_OF.search(before)
        or words.comparison.search(near)
        or words.origin.search(near)
        or words.speech_before.search(near)
        or (
            (before.endswith((" a ", " an ", " another ")) or before in ("a ", "an "))
            and OF_A_PAPER.match(context.folded, mention.end)
        )
        or words.speech.match(context.folded, mention.end, min(sentence.end, mention.end + 40))
    )
    return Event(mention.start, mention.end, link, index, free)


def _governed(
    context: Context,
    sentence: Sentence,
    mention: Mention,
    mentions: Sequence[Mention],
    indices: list[int],
    events: list[Event],
) -> TimeLink | None:
    """The time that governs a count in its own sentence."""
    folded = context.folded
    bracket = _bracket(folded, sentence, mention.start)
    if bracket is not None:
        inner = [
            e
            for e in events
            if e.free and bracket < e.start < mention.start and ")" not in folded[e.end : mention.start]
        ]
        if inner:
            return inner[-1].link
        ahead = [e for e in events if e.end <= bracket]
        if ahead and not folded[ahead[-1].end : bracket].strip():
            return ahead[-1].link  # so với năm 2023 (353.108 ca)
    compared = [e for e in events if not e.free and e.end <= mention.start]
    if compared and WITH.fullmatch(folded, compared[-1].end, mention.start):
        return compared[-1].link
    free = [e for e in events if e.free and _reaches(folded, sentence, e, mention)]
    before = [e for e in free if e.end <= mention.start]
    after = [e for e in free if e.start >= mention.end]
    vague = bool(after and before) and after[0].link.time is None and before[-1].link.time is not None
    vague = vague and (after[0].link.how == "now" or folded.startswith("so far", after[0].start))
    if after and not vague and _attached(context, sentence, mention, mentions, indices, after[0]):
        return _together(folded, list(_run_on(folded, after)))
    if before:
        told = telling.is_told(folded, before[-1].end, mention.start)
        return TimeLink(how="told") if told else _together(folded, before)
    return None


def _run_on(folded: str, after: list[Event]) -> Iterator[Event]:
    """The first time behind a count and those that `và` ties to it."""
    yield after[0]
    for previous, event in pairwise(after):
        if folded[previous.end : event.start].strip() not in ("và", "and"):
            return
        yield event


def _bracket(folded: str, sentence: Sentence, position: int) -> int | None:
    """Where the bracket opens that a position stands in."""
    opening = folded.rfind("(", sentence.start, position)
    return opening if opening >= 0 and folded.find(")", opening, position) < 0 else None


def _reaches(folded: str, sentence: Sentence, event: Event, mention: Mention) -> bool:
    """A time in brackets governs nothing outside them."""
    bracket = _bracket(folded, sentence, event.start)
    if bracket is not None and folded.startswith(AS_OF, bracket + 1):
        return True  # by the latest figures (as of 24 June), 1,307 cases
    return bracket is None or bracket == _bracket(folded, sentence, mention.start)


def _attached(
    context: Context,
    sentence: Sentence,
    mention: Mention,
    mentions: Sequence[Mention],
    indices: list[int],
    event: Event,
) -> bool:
    """Whether a time behind a count belongs to it: `có 30 ca trong tháng 5`."""
    gap = context.folded[mention.end : event.start]
    if len(gap) > AFTER:
        return False
    if PAST_BRACKET.fullmatch(gap):
        return True  # từ 60% (52,4 triệu người) vào năm 2010
    last = mention.end
    for other in (mentions[i] for i in indices if mentions[i].time is None):
        if mention.end <= other.start < event.start:
            if OF_WHICH.sub("", context.folded[last : other.start]).strip() not in JOINED:
                return False
            last = other.end
    if PARTED.search(context.folded, last, event.start):
        return False
    return gap.strip() not in ("và", "and") and not gap.strip().endswith((" và", " and"))


def _together(folded: str, before: list[Event]) -> TimeLink:
    """The last time before a count, with those tied to it by `và`: two days in a row are one stretch, others a set."""
    run = [before[-1]]
    for event in reversed(before[:-1]):
        gap = folded[event.end : run[0].start].strip()
        if (
            gap not in ("và", "and", ",")
            or event.link.time is None
            or run[0].link.time is None
            or "/" in event.link.time
        ):
            break
        run.insert(0, event)
    last = run[-1].link
    if len(run) == 1 or last.time is None or last.how == "now":
        return last  # `ngày 29/5, đến nay`: until now
    times = [event.link.time or "" for event in run]
    first = run[0].link
    if len(run) == 2 and _in_a_row(first, last):
        return msgspec.structs.replace(last, time=f"{first.time}/{last.time}", start=first.start, how="coordinated")
    return msgspec.structs.replace(last, time="{" + ",".join(times) + "}", start=first.start, how="coordinated")


def _in_a_row(first: TimeLink, last: TimeLink) -> bool:
    if not (first.end and last.start):
        return False
    return (dt.date.fromisoformat(last.start) - dt.date.fromisoformat(first.end)).days == 1


def _opens(context: Context, sentence: Sentence, number: int, events: list[Event]) -> Opened | None:
    """The time that a sentence opens for the next ones: the one it begins with; none where it runs through several."""
    opened, lead = None, sentence.start
    times = [event for event in events if event.free and event.mention is not None]
    for event in events:
        if event.start - lead > 12 and not context.folded[lead : event.start].rstrip().endswith(","):
            break
        if (
            event.free
            and event.mention is not None
            and event.link.time is not None
            and not _is_nowadays(context, event)
            and not telling.ABOUT.match(context.folded, event.end)
        ):
            opened = Opened(event.link, number, sentence.block)
        lead = event.end
    if opened is not None and len({event.link.time for event in times}) > 2:
        return None  # năm 2011: 5 ca, năm 2012: 7 ca, năm 2013: 2 ca
    return opened


def _is_nowadays(context: Context, event: Event) -> bool:
    """`Today, plague is rare` speaks of our times and governs nothing behind its sentence."""
    return context.folded[event.start : event.end] in NOWADAYS


def _continued(context: Context, sentence: Sentence, number: int, opened: Opened) -> Opened | None:
    """The opened time while it governs: near, under the same heading, and not overruled by a vague time."""
    words = vocabulary(sentence.lang)
    folded = context.folded
    head = min(sentence.end, sentence.start + 60)
    role = context.blocks[sentence.block].role
    if role in ("heading", "caption", "title") and sentence.block != opened.block:
        return None
    if words.vague.search(folded, sentence.start, head) or words.now.search(
        folded, sentence.start, sentence.start + 24
    ):
        return None
    if words.same.match(folded, sentence.start, sentence.end) and number - opened.sentence <= SAME_REACH:
        return opened._replace(sentence=number - 1)
    near = number - opened.sentence <= REACH and sentence.block - opened.block <= 1
    return opened if near else None


def _of_anybody(mention: Mention) -> bool:
    """`Trung thất nằm giữa hai lá phổi`: what anybody has two of."""
    return mention.unit == BODY and (mention.value or 0) <= 2


def _inherited(folded: str, sentence: Sentence, mention: Mention, number: int, opened: Opened | None) -> TimeLink:
    if opened is None or opened.sentence == number or mention.kind in STOCKS or _of_anybody(mention):
        return TimeLink()
    if telling.REFERRED.search(folded, max(sentence.start, mention.start - 40), mention.start):
        return TimeLink()
    return msgspec.structs.replace(opened.link, basis="context", how="earlier_sentence")
