"""When: every time of a document resolved in order, and the time that each count holds at.

A count takes the time that governs it in its own sentence (`stated`), else one that an earlier sentence or heading opened and that
still holds (`context`), else the day of publication where the text says now (`published`), else none: most counts have none, and a
wrong time is worse than a missing one.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec

from healthnews.link.calendar import Day, Moment, Reference, resolve
from healthnews.model import Context, Mention, Sentence, TimeBasis, TimeLink
from healthnews.times import Calendar, Form, Interval, Length, Relative

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
REACH = 2  # sentences that an opened time governs; measured on the development gold
SAME_REACH = 5  # and where the text takes it up again: `trong năm`
AFTER = 60  # characters between a number and a time behind it
PARTED = re.compile(r"[;:()]|,|\d")
QUOTES = re.compile(r"[“”\"]")


class Words(NamedTuple):
    """The patterns of one language (time.toml); those that end in `_before` are matched against what stands before a time."""

    now: re.Pattern[str]
    vague: re.Pattern[str]
    same: re.Pattern[str]
    since: re.Pattern[str]
    comparison: re.Pattern[str]
    origin: re.Pattern[str]
    speech: re.Pattern[str]
    speech_before: re.Pattern[str]
    tied: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]


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
    moments = _resolved(context, mentions)
    by_sentence: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_sentence.setdefault(mention.sentence, []).append(index)
    links = [TimeLink()] * len(mentions)
    opened: Opened | None = None
    for number, sentence in enumerate(context.sentences):
        indices = by_sentence.get(number, [])
        events = _events(context, sentence, mentions, indices, moments)
        opened = _continued(context, sentence, number, opened)
        for index in indices:
            mention = mentions[index]
            if mention.time is not None and mention.kind in (*TIMED_BY_THEMSELVES, "legal_document"):
                links[index] = _own(moments.get(index), mention)
            elif mention.kind not in UNTIMED:
                links[index] = _governed(context, sentence, mention, mentions, indices, events) or _inherited(
                    mention, number, opened
                )
        opened = _opens(context, sentence, number, events) or opened
    return links


# --- resolving -----------------------------------------------------------------------------------------------------------------------


def _resolved(context: Context, mentions: Sequence[Mention]) -> dict[int, Moment]:
    """The value of every time of the document, each resolved against those before it."""
    published = _date(context.published)
    ref = Reference(published=published, known=_written_in_full(mentions))
    found: dict[int, Moment] = {}
    main: Day | None = None
    order = sorted((m.start, i) for i, m in enumerate(mentions) if m.time is not None)
    for _, index in order:
        mention = mentions[index]
        assert mention.time is not None
        words = vocabulary(context.sentences[mention.sentence].lang)
        here = ref._replace(forward=_direction(context, mention, words))
        if _is_deictic(mention.time.form) and _quoted(context, mention) and _just_before(ref.day, published):
            here = here._replace(published=dt.date(*ref.day))  # type: ignore[misc]  # the speaker's today
        leads = mention.start - context.sentences[mention.sentence].start <= 12
        if leads and main is not None:
            here = here._replace(
                day=main
            )  # `Cùng ngày` that begins a sentence takes up the day of the story, not an aside
        moment = resolve(mention.time.form, here)
        if moment is not None:
            found[index] = moment
            if mention.kind != "legal_document":
                ref = _spoken(ref, moment)
                main = ref.day if leads or main is None else main
    return found


def _date(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _written_in_full(mentions: Sequence[Mention]) -> dict[tuple[int, int], int]:
    """The years of days written in full: they govern their own short forms."""
    found: dict[tuple[int, int], int] = {}
    for mention in mentions:
        for form in _leaves(mention.time.form if mention.time else None):
            if isinstance(form, Calendar) and form.year and form.month and form.day and not form.lunar:
                found.setdefault((form.month, form.day), form.year)
    return found


def _leaves(form: Form | None) -> list[Form]:
    if isinstance(form, Interval):
        return [*_leaves(form.start), *_leaves(form.end)]
    return [] if form is None else [form]


def _direction(context: Context, mention: Mention, words: Words) -> bool | None:
    """Where the verbs of the sentence look: ahead, back, or both and neither."""
    sentence = context.sentences[mention.sentence]
    ahead = words.future.search(context.folded, sentence.start, sentence.end)
    back = words.past.search(context.folded, sentence.start, sentence.end)
    if bool(ahead) == bool(back):
        return None
    return bool(ahead)


def _is_deictic(form: Form) -> bool:
    return isinstance(form, Relative) and form.anchor == "published" and form.unit == "day"


def _quoted(context: Context, mention: Mention) -> bool:
    """Whether a mention stands inside a quotation of its block."""
    block = context.blocks[context.sentences[mention.sentence].block]
    marks = [mark[0] for mark in QUOTES.finditer(context.text, block.start, mention.start)]
    if not marks:
        return False
    return marks[-1] == "“" or (marks[-1] == '"' and marks.count('"') % 2 == 1)


def _just_before(day: Day | None, published: dt.date | None) -> bool:
    if day is None or day.year is None or published is None:
        return False
    return 0 < (published - dt.date(day.year, day.month, day.day)).days <= 3


def _spoken(ref: Reference, moment: Moment) -> Reference:
    """What a later `cùng ngày`, `năm đó` refers to."""
    head = moment.edtf.split("/")[0].split("T")[0]
    year = None if head[:4] in ("XXXX", "..") or not head[:4].isdigit() else int(head[:4])
    if len(head) == 10 and moment.unit == "day" and "/" not in moment.edtf.split("T")[0]:
        day = Day(year, int(head[5:7]), int(head[8:10]))
        return ref._replace(day=day, month=(year, day.month), year=year or ref.year)
    if len(head) == 7:
        return ref._replace(month=(year, int(head[5:7])), year=year or ref.year)
    return ref._replace(year=year or ref.year)


def _own(moment: Moment | None, mention: Mention) -> TimeLink:
    if moment is None:
        return TimeLink(how="unresolved")
    return _link(moment, "stated", mention.time.rule if mention.time else "")


def _link(moment: Moment, basis: TimeBasis, how: str) -> TimeLink:
    start = moment.start.isoformat() if moment.start else None
    end = moment.end.isoformat() if moment.end else None
    return TimeLink(moment.edtf, start, end, basis, how)


# --- the times of one sentence -------------------------------------------------------------------------------------------------------


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
    published = _date(context.published)
    today = TimeLink(how="now")
    if published is not None:
        today = TimeLink(published.isoformat(), published.isoformat(), published.isoformat(), "published", "now")
    for match in words.now.finditer(context.folded, sentence.start, sentence.end):
        if not any(event.start < match.end() and match.start() < event.end for event in found):
            found.append(Event(match.start(), match.end(), today, None, free=True))
    return sorted(found, key=lambda event: event.start)


def _event(
    context: Context, sentence: Sentence, mention: Mention, index: int, moment: Moment | None, words: Words
) -> Event | None:
    if mention.time is None or mention.kind == "legal_document":
        return None
    form = mention.time.form
    if isinstance(form, Length):
        if form.toward >= 0:
            return None
        ref = Reference(published=_date(context.published))
        moment = resolve(form, ref)
        link = _link(moment, "stated", "looking_back") if moment else TimeLink(how="looking_back")
        return Event(mention.start, mention.end, link, None, free=True)
    link = _link(moment, "stated", "sentence") if moment is not None else TimeLink(how="unresolved")
    before = context.folded[sentence.start : mention.start]
    single = not isinstance(form, Interval)
    if moment is not None and single and words.since.search(before) and "/" not in moment.edtf:
        link = msgspec.structs.replace(link, time=f"{moment.edtf}/..", end=None, how="since")
    free = not (
        words.comparison.search(before)
        or words.origin.search(before)
        or words.speech_before.search(before)
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
    free = [e for e in events if e.free and _reaches(folded, sentence, e, mention)]
    before = [e for e in free if e.end <= mention.start]
    after = [e for e in free if e.start >= mention.end]
    if after and _attached(context, sentence, mention, mentions, indices, after[0]):
        return _together(folded, list(_run_on(folded, after)))
    if before:
        return _together(folded, before)
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
    if len(gap) > AFTER or PARTED.search(gap):
        return False
    if any(mention.end <= mentions[i].start < event.start for i in indices if mentions[i].time is None):
        return False
    return gap.strip() not in ("và", "and") and not gap.strip().endswith((" và", " and"))


def _together(folded: str, before: list[Event]) -> TimeLink:
    """The last time before a count, with those that `và` ties to it: two days in a row are one stretch, others a set."""
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
    if len(run) == 1 or last.time is None:
        return last
    times = [event.link.time or "" for event in run]
    first = run[0].link
    if len(run) == 2 and first.start and last.end and first.end and last.start:
        if (dt.date.fromisoformat(last.start) - dt.date.fromisoformat(first.end)).days == 1:
            return msgspec.structs.replace(last, time=f"{first.time}/{last.time}", start=first.start, how="coordinated")
    return msgspec.structs.replace(last, time="{" + ",".join(times) + "}", start=first.start, how="coordinated")


# --- from sentence to sentence -------------------------------------------------------------------------------------------------------


def _opens(context: Context, sentence: Sentence, number: int, events: list[Event]) -> Opened | None:
    """The time that a sentence opens for the next ones: the one it begins with."""
    opened, lead = None, sentence.start
    for event in events:
        if event.start - lead > 12 and not context.folded[lead : event.start].rstrip().endswith(","):
            break
        if event.free and event.mention is not None and event.link.time is not None:
            opened = Opened(event.link, number, sentence.block)
        lead = event.end
    return opened


def _continued(context: Context, sentence: Sentence, number: int, opened: Opened | None) -> Opened | None:
    """Whether an opened time still governs at this sentence: near, under the same heading, and not overruled by a vague time."""
    if opened is None:
        return None
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


def _inherited(mention: Mention, number: int, opened: Opened | None) -> TimeLink:
    if opened is None or opened.sentence == number or mention.kind in STOCKS:
        return TimeLink()
    return msgspec.structs.replace(opened.link, basis="context", how="earlier_sentence")


# --- words ---------------------------------------------------------------------------------------------------------------------------


@cache
def vocabulary(lang: str) -> Words:
    """The patterns of a language; any other is read with the English ones."""
    table = tomllib.loads(Path(__file__).with_name("time.toml").read_text("utf-8"))
    words: dict[str, list[str]] = table.get(lang) or table["en"]
    refused = _any(words["not_now_after"])
    inside = "".join(f"(?<!{word} )" for word in words["not_now_before"])
    return Words(
        now=re.compile(rf"(?<!\w){inside}(?:{_any(words['now'])})(?!\w)(?! (?:{refused})(?!\w))"),
        vague=re.compile(rf"(?<!\w)(?:{_any(words['vague'])})(?!\w)"),
        same=re.compile(rf"(?:{_any(words['same'])})(?!\w)"),
        since=re.compile(rf"(?<!\w)(?:{_any(words['since'])}) $"),
        comparison=re.compile(rf"(?<!\w)(?:{_any(words['comparison'])})(?: với)? $"),
        origin=re.compile(rf"(?<!\w)(?:{_any(words['origin'])})(?: vào)? $"),
        speech=re.compile(rf",? ?(?:{_any(words['speech'])})(?!\w)"),
        speech_before=re.compile(rf"(?<!\w)(?:{_any(words['speech_before'])}) $"),
        tied=re.compile(rf"(?<!\w)(?:{_any(words['tied'])}) $"),
        future=re.compile(rf"(?<!\w)(?:{_any(words['future'])})(?!\w)"),
        past=re.compile(rf"(?<!\w)(?:{_any(words['past'])})(?!\w)"),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"
