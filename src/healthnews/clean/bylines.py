"""Who wrote a page and when, read from one line of its text.

A byline says nothing but names, dates and their labels: what remains when these are taken away decides whether a line
is one. A line that says when it is read (`Today: 20/09/2020 17:51:03`), when a right began (`© 2019`) or when a
licence was given is no byline; a year or a month alone is no date. Nothing is guessed: 03/04/2020 is read only by a
caller who knows the order.
"""

from __future__ import annotations

import re

import msgspec

from healthnews.clean.datelines import REPORT
from healthnews.clean.dates import TIME, WEEKDAY, ZONE
from healthnews.clean.dates import Dated as Dated
from healthnews.clean.dates import dates as dates
from healthnews.clean.hinted import Hinted


class Byline(msgspec.Struct, frozen=True):
    """What a line states of its article. `labelled`: a date or a label such as `By` says that it is a
    byline; a bare name may be anything, its caller must look where it stands."""

    published: Dated | None = None
    modified: Dated | None = None
    authors: tuple[str, ...] = ()
    labelled: bool = False


# Lines whose dates are not the article's: a clock, a right, a licence, an event's own day.
_REFUSED = Hinted(
    re.compile(
        r"\btoday\b|\bhôm nay\b|\bbây giờ\b|\bnow\b|©|\(c\)|copyright|bản quyền|all rights|giấy phép|\blicen[cs]e|"
        r"\bexpire|\bhết hạn|\bborn\b|\bsinh ngày|\bsince\b|\buntil\b|\bdeadline\b|\bjoined\b|\bevent\b",
        re.I,
    ),
    (
        "today", "hôm nay", "bây giờ", "now", "©", "(c)", "copyright", "bản quyền", "all rights", "giấy phép",
        "licen", "expire", "hết hạn", "born", "sinh ngày", "since", "until", "deadline", "joined", "event",
    ),
)  # fmt: skip
_CLOCK = re.compile(r"\W*(?:today|hôm nay|bây giờ|now)\b[^.!?]{0,50}$", re.I)
MODIFIED = re.compile(
    r"\b(?:last\s+)?(?:updated|modified|edited|reviewed|revised|update)\b|\bcập nhật\b|\bsửa đổi\b|\bchỉnh sửa\b", re.I
)
_LABEL = re.compile(
    r"(?:\b(?:written|reported|posted|published|edited|reviewed|story|words|text|photos?|images?|article|author"
    r"|first\s+published|originally\s+published|"
    r"publication\s+date|pub(?:lished)?\s+date|date|created|submitted|filed|release\s+date|last\s+updated"
    r"|last\s+modified|updated|update|modified|revised|issued)"
    r"(?:\s+(?:by|on|at|in|date))*\b\s*:?|\b(?:by|on|at)\b:?"
    r"|\bngày\s+(?:đăng|cập\s+nhật|xuất\s+bản|tạo|viết)\b:?|\b(?:đăng|xuất bản|cập nhật(?:\s+(?:lần\s+)?(?:cuối"
    r"|lúc|ngày))?|gửi|viết)(?:\s+(?:bởi|lúc|ngày|vào))*\b:?"
    r"|\b(?:tin(?:\s+và)?(?:,|\s|/|-)*(?:bài)?(?:,|\s|/|-|và|&)*ảnh|bài(?:\s*(?:và|,|&|-)\s*ảnh)?|ảnh|tin|tác giả"
    r"|người viết|nguồn|theo|thực hiện|biên tập|người đăng)\s*:"
    r"|\b(?:lúc|ngày|vào)\b:?)",
    re.I,
)
_NAME_LABEL = re.compile(
    r"\bby\b|\bauthor\b|\btác giả\b|\b(?:tin|bài|ảnh|thực hiện|người viết)\b[^:]{0,20}:|\bwritten\b|\breported\b", re.I
)
_SOURCE = re.compile(r"\(?\s*\b(?:theo|nguồn|source|via)\b:?\s+[^)]*\)?", re.I)
_DEGREE = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|BSCK\s?I{0,2}|BSCK\d|BSNT|BS|CKI{1,2}|CN|KS|Dr|Prof|Mr|Mrs|Ms|Ths|Bs|Phóng viên"
    r"|PV)\b\.?[\s,]*)+",
)
_SPLIT = re.compile(r"[,;&|•·]|\s[–—-]\s|\band\b|\bvà\b|\s{3,}|(?<=\w)-(?=\s)|\bwith\b", re.I)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "del",
        "bin",
        "binti",
        "al",
        "el",
        "of",
        "the",
        "y",
        "and",
        "e",
        "dos",
    ]
)
_EDGE = " \t\xa0,;:|•·-–—()[]/\\\"'“”.*\u200b"
# A place with the day is no author: `Hà Nội, ngày 4/2/2014`, `GENEVA, 4 February 2014`.
_DATELINE = re.compile(r"[^,\d/-]{2,30},\s*(?:[Nn]gày)\b|[^\W\d_]{3,20},\s*\d")
MAX_LINE = 200


def read(line: str, *, day_first: bool | None = True) -> Byline | None:
    """What a byline states, or None where the line is no byline or its date is not the article's.

    >>> read("Lan Chi 07/07/2020 18:22")
    Byline(published=Dated(iso='2020-07-07T18:22', start=8, end=24), modified=None, authors=('Lan Chi',), labelled=True)
    >>> read("Today: 20/09/2020 17:51:03 (GMT+7)")
    """
    if len(line) > MAX_LINE or not line.strip() or is_refused(line):
        return None
    found = dates(line, day_first=day_first)
    published, modified = _sorted_out(line, found)
    rest = _without(line, found)
    authors = _names(rest)
    if authors is None or not (authors or found):
        return None
    if _DATELINE.match(line) or (found and REPORT.search(rest)):
        authors = ()
    return Byline(published, modified, authors, bool(found) or bool(_NAME_LABEL.search(line)))


def is_refused(line: str) -> bool:
    """Whether the dates of a line are of another thing than the article: a page clock, a right, a licence.

    >>> is_refused("Copyright 2019 Báo Mới"), is_refused("Lan Chi 07/07/2020")
    (True, False)
    """
    return _REFUSED.found(line, line.lower())


def is_page_clock(line: str) -> bool:
    """Whether a line tells when the page is read: a day of the week with a date, or `Today`, and nothing else.

    >>> is_page_clock("Today: 20/09/2020 17:51:03 (GMT+7)"), is_page_clock("Hôm nay có 3 ca mắc")
    (True, False)
    """
    return len(line) < 60 and _CLOCK.match(line) is not None and bool(dates(line))


def is_modified(line: str) -> bool:
    """Whether a line speaks of a change: `Updated`, `Cập nhật`."""
    return bool(MODIFIED.search(line))


def authors(text: str) -> tuple[str, ...]:
    """The names in a byline or a `meta` element without its date; empty where it is not made of names.

    >>> authors("Tin, ảnh: TS Lê Thị Hoa và Trần An")
    ('Lê Thị Hoa', 'Trần An')
    """
    return _names(_without(text, [])) or ()


def _sorted_out(line: str, found: list[Dated]) -> tuple[Dated | None, Dated | None]:
    """The publication date and the modification date: each date belongs to the nearest label before it."""
    published = modified = None
    position = 0
    for dated in found:
        label = line[position : dated.start]
        position = dated.end
        if MODIFIED.search(label):
            modified = modified or dated
        else:
            published = published or dated
    return published, modified


def _without(line: str, found: list[Dated]) -> str:
    """A line without its dates, labels, weekdays and sources."""
    for dated in reversed(found):
        line = line[: dated.start] + " | " + line[dated.end :]
    line = re.sub(rf"\b{WEEKDAY}", " | ", line, flags=re.I)
    line = _LABEL.sub(" | ", line)
    line = _SOURCE.sub(" | ", line)
    return re.sub(rf"(?<![\w]){TIME}{ZONE}(?!\w)", " | ", line, flags=re.I)


def _names(rest: str) -> tuple[str, ...] | None:
    """The names that a line holds; None where it holds anything else."""
    names: list[str] = []
    for part in _SPLIT.split(rest):
        name = without_degree(part.strip())
        if not name:
            continue
        if not is_name(name):
            return None
        if name not in names:
            names.append(name)
    return tuple(names)


def without_degree(text: str) -> str:
    """A name without degrees, offices and signs around it.

    >>> without_degree("TS. Lê Thanh -")
    'Lê Thanh'
    """
    return _DEGREE.sub("", text.strip(_EDGE)).strip(_EDGE)


def is_name(text: str) -> bool:
    """Whether a text is written as the name of a person or a desk: a few capitalised words without figures.

    >>> is_name("Nguyễn Thị Hà"), is_name("Ban Thời sự/TTX"), is_name("Tìm kiếm nâng cao"), is_name("COVID-19")
    (True, True, False, False)
    """
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 50 or any(c.isdigit() or c in "?!:@…#" for c in text):
        return False
    capital = [word[0].isupper() or not word[0].isalpha() for word in words]
    small = [word for word, is_capital in zip(words, capital, strict=True) if not is_capital]
    return capital[0] and (all(word.lower() in _PARTICLES for word in small) or "/" in text)
