"""The program on bare sentences, in the form that the quantity benchmarks score.

The benchmarks hold chat lines and bare numbers beside news. A number that no finder took is reported as a `number`
where the text
is hardly more than that number, or where the language is English, whose suites ask for every number. Their end dates
are
exclusive, ours inclusive.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from healthnews import facts, lang
from healthnews.lang.en import ordinals as en_ordinals
from healthnews.lang.vi import ordinals as vi_ordinals
from healthnews.link import time
from healthnews.link.calendar import Reference, resolve, shifted
from healthnews.model import Block, Context, Language, Mention, Number, Sentence, Sight, Span, TimeLink
from healthnews.times import Calendar, Interval, Length, Part, Relative, Weekday

SIDE = re.compile(r"\b(?:before|after|prior to|no later than) $", re.IGNORECASE)
KINDS = {
    "money": "money", "percentage": "percent", "age": "quantity", "measurement": "quantity", "date": "date",
    "period": "period",
    "duration": "duration",
}  # fmt: skip
NO_NUMBER = frozenset({"legal_document", "hospital_rank"})
ALMOST_ALL = 0.6  # of the text is the number
QUALIFIERS = {
    "about": "approx", "nearly": "almost", "more_than": "more_than", "at_least": "at_least", "less_than": "at_most",
    "at_most": "at_most",
    "range": "range",
}  # fmt: skip


def quantities(text: str, reference_time: str | None = None, lang: str | None = None) -> list[dict[str, Any]]:
    """The facts of a text as dictionaries: kind, span, value or bounds, unit, start and (exclusive) end, attributes."""
    language = _language(lang, text)
    folded = language.fold(text)
    spans = language.sentences(text, 0, len(text))
    sentences = tuple(Sentence(start, end, 0, language.code) for start, end in spans)
    sights = [_sight(language, text, folded, i, s) for i, s in enumerate(sentences)]
    find = facts.finder(language)
    mentions = [mention for sight in sights for mention in find(sight)]
    mentions += [mention for sight in sights for mention in _times(sight, mentions)]
    mentions.sort(key=lambda mention: mention.start)
    context = Context(text, folded, (Block(0, len(text), "paragraph"),), sentences, language.code, None, reference_time)
    links = time.assign(context, mentions)
    numbers = [number for sight in sights for number in sight.numbers]
    found = [
        fact
        for mention, link in zip(mentions, links, strict=True)
        if mention.kind not in NO_NUMBER
        and (fact := _fact(text, mention, link, reference_time, numbers, len(text.strip())))
    ]
    found += [_bare(number) for number in _untaken(text, language, numbers, mentions)]
    return found + _ordinals(language, text, folded, spans)


def _ordinals(language: Language, text: str, folded: str, spans: list[Span]) -> list[dict[str, Any]]:
    """Places in a row: no facts of ours, but the benchmarks ask for them."""
    find = vi_ordinals.find if language.code == "vi" else en_ordinals.find
    return [
        {"kind": "ordinal", "span": [number.start, number.end], "value": number.value}
        for start, end in spans
        for number in find(text, folded, start, end)
    ]


def _language(code: str | None, text: str) -> Language:
    from healthnews.lang.detect import detect

    return lang.load(code or detect(text))


def _sight(language: Language, text: str, folded: str, index: int, sentence: Sentence) -> Sight:
    start, end = sentence.start, sentence.end
    numbers = tuple(language.numbers(text, folded, start, end))
    times = tuple(language.times(text, folded, start, end))
    return Sight(text, folded, index, sentence, "paragraph", numbers, times)


def _times(sight: Sight, mentions: list[Mention]) -> Iterator[Mention]:
    """Times that no finder took: a bare `tháng sáu` is no sentence of an article."""
    for expression in sight.times:
        if not any(m.start < expression.end and expression.start < m.end for m in mentions):
            yield Mention(
                kind=expression.kind, start=expression.start, end=expression.end, sentence=sight.index, time=expression
            )


def _fact(
    text: str, mention: Mention, link: TimeLink, reference: str | None, numbers: list[Number], length: int
) -> dict[str, Any]:
    fact: dict[str, Any] = {"kind": KINDS.get(mention.kind, "count"), "span": [mention.start, mention.end]}
    if mention.kind in ("date", "period"):
        side = SIDE.search(text, max(0, mention.start - 16), mention.start)
        if side and link.start and link.end and "T" not in (link.time or ""):
            after = side[0].lower().startswith("after")
            return fact | {
                "kind": "period",
                "start": _next(link.end) if after else None,
                "end": None if after else link.start,
            }
        return fact | _calendar(mention, _chat(mention, link, reference, length), reference)
    if mention.kind == "duration":
        return fact | _duration(mention, reference)
    attributes = [QUALIFIERS[mention.qualifier]] if mention.qualifier in QUALIFIERS else []
    attributes += [mention.measure] if mention.measure != "level" else []
    value = mention.value
    over = next((n.over for n in numbers if mention.start <= n.start < mention.end and n.over), None)
    fact |= {"value": value, "unit": mention.unit, "attributes": attributes + list(mention.attributes)}
    sign = next((n.sign for n in numbers if mention.start <= n.start < mention.end), 0)
    if sign < 0 and value is not None and mention.measure == "level":
        fact["value"] = -value
    if over and value is not None:  # `5/7 huyện` is 5 of 7 to us and a fraction to them
        fact |= {"min": value / over}
    elif mention.qualifier not in ("exact", "about"):
        fact |= {"min": mention.value_min, "max": mention.value_max}
    return fact


def _chat(mention: Mention, link: TimeLink, reference: str | None, length: int) -> TimeLink:
    """The time as the benchmarks would have it where their habit is not that of news.

    A line that is nothing but a time without a year looks ahead; `two months ago` is a day; `the end of 2012` is its
    last months.
    """
    form = mention.time.form if mention.time else None
    if form is None or not reference:
        return link
    today = dt.date.fromisoformat(reference[:10])
    if (
        isinstance(form, Relative)
        and form.ago
        and form.unit in ("week", "month", "year")
        and form.anchor == "published"
    ):
        return _link(_back(today, form), link)
    if mention.end - mention.start >= length and _is_yearless(form):
        moment = resolve(form, Reference(published=today, forward=True))
        if moment is not None and moment.start and moment.end:
            link = TimeLink(moment.edtf, moment.start.isoformat(), moment.end.isoformat(), link.basis, link.how)
    portion = getattr(form, "portion", None)
    return _link(_portion(link, portion), link) if portion and link.start and link.end else link


def _is_yearless(form: object) -> bool:
    if isinstance(form, Interval):
        return _is_yearless(form.start) and _is_yearless(form.end)
    if isinstance(form, Part):
        return isinstance(form.of, Calendar) and form.of.year is None
    return isinstance(form, Weekday) or (isinstance(form, Calendar) and form.year is None)


def _back(today: dt.date, form: Relative) -> tuple[dt.date, dt.date]:
    if form.unit == "week":
        day = today + dt.timedelta(weeks=form.offset)
    else:
        months = today.year * 12 + today.month - 1 + form.offset * (12 if form.unit == "year" else 1)
        day = dt.date(months // 12, months % 12 + 1, min(today.day, 28))
    return day, day


PORTIONS = {"week": (3, 3), "month": (10, 10), "year": (90, 122)}  # days at the start and at the end


def _portion(link: TimeLink, portion: str) -> tuple[dt.date, dt.date]:
    start, end = dt.date.fromisoformat(link.start or ""), dt.date.fromisoformat(link.end or "")
    days = (end - start).days + 1
    unit = "week" if days <= 7 else "month" if days <= 31 else "year"
    if unit == "year" and days > 360:
        months = {"start": (1, 3), "middle": (5, 8), "end": (9, 12)}[portion]
        last = dt.date(start.year + months[1] // 12, months[1] % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(start.year, months[0], 1), last
    head, tail = PORTIONS[unit]
    if portion == "end":
        return (start.replace(day=21) if unit == "month" else end - dt.timedelta(days=tail - 1)), end
    if portion == "middle":
        return start + dt.timedelta(days=10), start + dt.timedelta(days=19)
    return start, start + dt.timedelta(days=head - 1)


def _link(days: tuple[dt.date, dt.date], link: TimeLink) -> TimeLink:
    first, last = days[0].isoformat(), days[1].isoformat()
    return TimeLink(first if first == last else f"{first}/{last}", first, last, link.basis, link.how)


def _calendar(mention: Mention, link: TimeLink, reference: str | None) -> dict[str, Any]:
    edtf = link.time
    if edtf is None:
        return {}
    start, end = link.start, link.end
    form = mention.time.form if mention.time else None
    if isinstance(form, Interval) and form.end is None and reference:
        return {"start": start, "end": _next(reference[:10])}  # until now
    if "T" in edtf and start and "/" not in edtf:
        return {"start": edtf + (":00" if len(edtf) == 16 else ""), "end": _next(end), "timex": edtf}
    if "T" in edtf and start:
        first, last = edtf.split("/")
        return {"start": first + ":00", "end": last + ":00"}
    if edtf.startswith("XXXX"):
        return {"timex": edtf.split("/")[0]}
    return {"start": start, "end": _next(end), "timex": edtf if "/" not in edtf else None}


def _next(day: str | None) -> str | None:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat() if day and day < "9999" else None


def _duration(mention: Mention, reference: str | None) -> dict[str, Any]:
    form = mention.time.form if mention.time else None
    if (
        isinstance(form, Length)
        and form.toward
        and form.value
        and reference
        and form.unit in ("day", "week", "month", "quarter", "year")
    ):
        return {"kind": "period", **_stretch(form, dt.date.fromisoformat(reference[:10]))}
    value = mention.value if form is None else form.value
    unit = mention.unit if form is None else form.unit
    low, high = (form.low, form.high) if isinstance(form, Length) else (mention.value_min, mention.value_max)
    factor = {"quarter": 3, "decade": 10, "century": 100}.get(unit or "", 1)
    unit = {"quarter": "month", "decade": "year", "century": "year"}.get(unit or "", unit)
    return {
        "value": value * factor if value else value,
        "unit": unit,
        "min": low if value is None else None,
        "max": high if value is None else None,
    }


def _stretch(form: Length, today: dt.date) -> dict[str, Any]:
    """The next or past N units as whole units beside the current one, as the benchmarks count them."""
    count = int(form.value or 0)
    near = shifted(today, form.unit, form.toward)
    far = shifted(today, form.unit, form.toward * count)
    if near is None or far is None or not count:
        return {}
    first, last = (far, near) if form.toward < 0 else (near, far)
    return {"start": first.start and first.start.isoformat(), "end": _next(last.end.isoformat() if last.end else None)}


def _untaken(text: str, language: Language, numbers: list[Number], mentions: list[Mention]) -> Iterator[Number]:
    for number in numbers:
        if any(m.start < number.end and number.start < m.end for m in mentions):
            continue
        size = number.outer_end - number.outer_start
        whole = number.form != "article" or size == len(text.strip()) or number.sign or number.over
        if whole and (language.code != "vi" or size >= ALMOST_ALL * len(text.strip()) or _is_fraction(number)):
            yield number


def _is_fraction(number: Number) -> bool:
    return number.form == "words" and number.value is not None and number.value != int(number.value)


def _bare(number: Number) -> dict[str, Any]:
    sign = -1 if number.sign < 0 else 1
    value = None if number.value is None else sign * number.value / (number.over or 1)
    fact: dict[str, Any] = {"kind": "number", "span": [number.start, number.end], "value": value}
    if number.qualifier != "exact":
        fact |= {"min": number.low, "max": number.high, "span": [number.outer_start, number.outer_end]}
        fact["attributes"] = [QUALIFIERS[number.qualifier]]
    return fact
