"""The day that a text bears at its head: in the dateline of its first sentence, or beside a report's name in its title.

Only a whole day with its year counts, and only where a sign sets it apart from the words. `On 4 February 2014, the
ministry said` tells when somebody spoke, and `The night of the flood - 4 February 2014` when something happened: neither
is taken for the day of publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from healthnews.clean.dates import Dated, dates

HEAD = 120  # characters in which a dateline ends
LONGEST_PLACE = 7  # words
LATER = timedelta(days=366)
REPORT = re.compile(
    r"\b(?:reports?|updates?|sitreps?|bulletins?|newsletters?|(?:press|news) release|briefing|advisory"
    r"|disease outbreak news)\b|^(?:bản tin|báo cáo (?:tình hình|nhanh|tuần|tháng|ngày)|thông cáo báo chí|điểm tin)\b",
    re.I,
)
NEWS = re.compile(r"^bản tin\b.*\bngày $", re.I)  # its day is a part of its name
APART = re.compile(r"\s*(?:\s[-–—|]|[,|(\[])\s*(?:(?:ngày|dated)\s+)?$", re.I)
UPDATED = re.compile(r"\s*[(\[]\s*(?:cập nhật|(?:last\s+)?updated?)\b[^()\[\]]{0,25}$", re.I)
CLOSED = re.compile(r"\s*[)\]]?\s*$")
BAR = re.compile(r"\s*\|\s*(?=\S)|\s+[-–—]{1,2}\s+(?=\S)")
PLACE = re.compile(r"[\s(]*(?P<place>[^()\d]*?)(?:\([^()\d]{2,20}\))?[\s,(–—-]*(?:[Nn]gày\s+)?$")
SENTENCE = re.compile(
    r"\s*\)?\s*(?:\([^()\d]{2,30}\)|/[^/\d]{2,30}/)?(?:\s+[-–—]{1,2}\s*|\s*[–—]\s*|--\s*)(?=[\"'“‘(]?[^\W\d_])"
)
# what makes a date a part of its sentence
NO_PLACE = frozenset([
    "on", "in", "by", "since", "from", "until", "till", "as", "at", "after", "before", "between", "during", "for", "of",
    "to", "through", "around", "ngày", "từ", "đến", "sáng", "chiều", "tối", "trưa", "đêm", "tính", "trước", "sau",
    "khoảng", "hôm", "updated", "posted", "published",
])  # fmt: skip
PERIOD = re.compile(
    r"(?:\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)$", re.I
)  # `3 - 9 October 2022`
MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|nay\b|now\b|today\b|present\b", re.I
)
SHORT = re.compile(
    r"\(?\s*(?:cập nhật|(?:last\s+)?updated?)\b[^\d]{0,20}(?:\d{1,2}\s?(?:h|giờ|:)\s?(?:\d\d)?[^\d]{0,12})?"
    r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})\W*$",
    re.I,
)


class Dateline(NamedTuple):
    """The day, and where in its line what follows it begins."""

    dated: Dated
    end: int


def names_report(text: str) -> bool:
    """Whether a line names a report and its day: `Cholera Situation Report - 24 June 2015`."""
    end = title_end(text)
    return title_start(text) > 0 or (end < len(text) and REPORT.search(text[:end]) is not None)


def title_end(text: str) -> int:
    """Where a title ends before the day of a report or of its last change; its length where it bears none.

    >>> text = "Cholera Situation Report - 24 June 2015"
    >>> text[:title_end(text)]
    'Cholera Situation Report'
    """
    found = dates(text)
    if not found or not CLOSED.match(text, found[-1].end):
        return len(text)
    end = found[-1].start
    window = max(0, end - HEAD)  # a run of blanks costs no more than that
    apart = UPDATED.search(text, window, end)
    if apart is None:
        apart = APART.search(text, window, end)
        if apart is None or not REPORT.search(text[: apart.start()]) or PERIOD.search(text[: apart.start()]):
            return len(text)
    return apart.start() if len(text[: apart.start()].split()) >= 2 else len(text)


def title_start(text: str) -> int:
    """Where a title begins behind the day of a report: `24 June 2015 | Situation report`; else 0."""
    if not text[:1].isalnum():
        return 0
    found = dates(text[:HEAD])
    if not found or found[0].start > 0:
        return 0
    bar = BAR.match(text, found[0].end)
    return bar.end() if bar and REPORT.search(text[bar.end() :]) and not dates(text[bar.end() :]) else 0


def of_news(title: str) -> Dated | None:
    """The day in the name of a daily bulletin: `Bản tin dịch tả ngày 24/6/2021`."""
    found = dates(title)
    return found[0] if len(found) == 1 and found[0].end == len(title) and NEWS.match(title[: found[0].start]) else None


def find(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with.

    >>> find("GENEVA, 4 February 2014 - The ministry reported 3 cases.").dated.iso
    '2014-02-04'
    >>> find("On 4 February 2014 - a Tuesday - the ministry reported 3 cases.")
    """
    found = dates(text[:HEAD])
    if not found:
        return None
    place = PLACE.match(text[: found[0].start])
    sentence = SENTENCE.match(text, found[0].end, found[0].end + HEAD)
    if place is None or sentence is None or not _is_place(place["place"]):
        return None
    rest = text[sentence.end() :]
    if MONTH.match(rest) or not rest.strip("\"'“‘( ")[:1].isupper():
        return None  # `4 February 2014 - May 2015` is a period
    return Dateline(found[0], sentence.end())


def _is_place(words: str) -> bool:
    """Whether words may be those of a place and its paper: none, or a few with capitals that open no sentence."""
    parts = re.findall(r"[^\W\d_]+", words)
    if len(parts) > LONGEST_PLACE or (parts and parts[0].lower() in NO_PLACE):
        return False
    return all(part[0].isupper() for part in parts) and not re.search(r"[:;!?\"“”]", words)


def is_outdated(day: str, lines: list[str]) -> bool:
    """Whether a text tells days more than a year later than the one at its head: then that is a day it remembers."""
    limit = (date.fromisoformat(day[:10]) + LATER).isoformat()
    return any(found.iso[:10] > limit for line in lines for found in dates(line))


def repeats(text: str, published: str) -> bool:
    """Whether a line says `updated` with the day and month of the publication: `(Cập nhật 15h ngày 4/2)`."""
    short = SHORT.match(text)
    return short is not None and published[5:10] == f"{int(short['month']):02}-{int(short['day']):02}"
