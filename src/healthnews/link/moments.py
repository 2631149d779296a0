"""Every time of a document resolved in the order of the text, each against the publication date and those before it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from healthnews.link.calendar import Day, Moment, Reference, resolve
from healthnews.link.time_words import Words, vocabulary
from healthnews.model import Context, Mention
from healthnews.times import Calendar, Form, Interval, Relative

WEEK = 6  # days from the first to the last of one
STORY_REACH = 2  # sentences
EVERY_YEAR = (" every year", " each year", " hằng năm", " hàng năm", " mỗi năm")  # a time before them comes back
QUOTES = re.compile(r"[“”\"]")


def resolved(context: Context, mentions: Sequence[Mention]) -> dict[int, Moment]:
    """The value of every time of the document, each resolved against those before it."""
    published = date(context.published)
    ref = Reference(published=published, known=_written_in_full(mentions))
    found: dict[int, Moment] = {}
    main: Day | None = None  # the first day of the last sentence that names one: what follows there is an aside
    of_sentence = -1
    story, told = None, -9
    order = sorted((m.start, i) for i, m in enumerate(mentions) if m.time is not None)
    for _, index in order:
        mention = mentions[index]
        assert mention.time is not None
        words = vocabulary(context.sentences[mention.sentence].lang)
        here = ref._replace(forward=_direction(context, mention, words))
        if _is_deictic(mention.time.form) and _quoted(context, mention) and _just_before(ref.day, published):
            here = here._replace(published=_known(ref.day))  # the speaker's today
        leads = mention.start - context.sentences[mention.sentence].start <= 12
        if leads and main is not None:
            here = here._replace(day=main)  # `Cùng ngày` that begins a sentence
        if story is not None and mention.sentence - told <= STORY_REACH:
            here = here._replace(story=story)
        if context.folded.startswith(EVERY_YEAR, mention.end):
            here = Reference()
        moment = resolve(mention.time.form, here)
        if moment is not None:
            found[index] = moment
            if mention.kind != "legal_document":
                ref = _spoken(ref, moment, mention.time.form)
                if moment.unit == "day" and mention.sentence != of_sentence:
                    main, of_sentence = ref.day, mention.sentence
                if (long_ago := _long_ago(mention.time.form, published)) is not None:
                    story, told = long_ago, mention.sentence
    return found


def date(published: str | None) -> dt.date | None:
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
    start = context.folded.rfind(";", sentence.start, mention.start) + 1 or sentence.start
    end = context.folded.find(";", mention.end, sentence.end)
    end = sentence.end if end < 0 else end
    ahead = words.future.search(context.folded, start, end)
    back = words.past.search(context.folded, start, end)
    if bool(ahead) == bool(back):
        return None
    return bool(ahead)


def _long_ago(form: Form, published: dt.date | None) -> Day | None:
    """A month or day of at least two years before, written in full: what follows in its story needs no year."""
    if not isinstance(form, Calendar) or form.year is None or form.month is None or published is None:
        return None
    return Day(form.year, form.month, form.day or 1) if form.year <= published.year - 2 else None


def _is_deictic(form: Form) -> bool:
    return isinstance(form, Relative) and form.anchor == "published" and form.unit == "day"


def _quoted(context: Context, mention: Mention) -> bool:
    """Whether a mention stands inside a quotation of its block."""
    block = context.blocks[context.sentences[mention.sentence].block]
    marks = [mark[0] for mark in QUOTES.finditer(context.text, block.start, mention.start)]
    if not marks:
        return False
    return marks[-1] == "“" or (marks[-1] == '"' and marks.count('"') % 2 == 1)


def _known(day: Day | None) -> dt.date | None:
    return dt.date(day.year, day.month, day.day) if day is not None and day.year is not None else None


def _just_before(day: Day | None, published: dt.date | None) -> bool:
    if day is None or day.year is None or published is None:
        return False
    return 0 < (published - dt.date(day.year, day.month, day.day)).days <= 3


def _spoken(ref: Reference, moment: Moment, form: Form) -> Reference:
    """What a later `cùng ngày`, `năm đó` refers to."""
    head = moment.edtf.split("/")[0].split("T")[0]
    year = None if head[:4] in ("XXXX", "..") or not head[:4].isdigit() else int(head[:4])
    if isinstance(form, Interval) and moment.start and moment.end and (moment.end - moment.start).days == WEEK:
        last = moment.end  # the week to 21 June: `the previous week` is the one before
        return ref._replace(day=Day(last.year, last.month, last.day), month=(last.year, last.month), year=last.year)
    if len(head) == 10 and moment.unit == "day" and "/" not in moment.edtf.split("T")[0]:
        day = Day(year, int(head[5:7]), int(head[8:10]))
        return ref._replace(day=day, month=(year, day.month), year=year or ref.year)
    if len(head) == 7:
        return ref._replace(month=(year, int(head[5:7])), year=year or ref.year)
    return ref._replace(year=year or ref.year)
