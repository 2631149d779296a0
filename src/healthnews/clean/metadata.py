"""Title, authors, site, address and dates of a page, each with where it was read. What is not stated is None, never
guessed.

The publication date is looked for where it is surest: JSON-LD, `meta` elements, a <time> by the headline, the visible
byline, the address. Dates further off are of other things: related articles, the page's own clock, the founding of
the firm in its footer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from healthnews.clean import bylines
from healthnews.clean.head import Head
from healthnews.clean.judge import Verdict
from healthnews.clean.walk import Page
from healthnews.model import Metadata, Span
from healthnews.text import Source

PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "article:published", "article.published",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_time",
    "published-date", "published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "date",
    "citation_publication_date", "bt:pubdate", "rnews:datepublished", "created", "datecreated",
    "article:post_date", "displaydate",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author")
BODY = frozenset(("paragraph", "list_item", "table_row", "byline"))
END = 5  # blocks below the article in which a date may be its own
ABOVE, BELOW = 10, 6  # blocks around the headline in which a date is the article's
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_MONTH_FIRST = re.compile(r"^(?:en-us|en_us)$", re.I)
_DAY_FIRST = re.compile(r"^(?:vi|en[-_](?:gb|au|nz|in|ie|za|sg|my|vn)|fr|de|es|it|pt|nl|id)", re.I)
_DAY_FIRST_HOST = re.compile(r"\.(?:vn|uk|au|nz|in|ie|za|sg|my|fr|de|es|it|pt|nl|id|br)$")


class Stated(NamedTuple):
    """A date, as the page writes it, and the rule that read it."""

    iso: str
    written: str
    rule: str


def describe(page: Page, verdicts: list[Verdict], head: Head, source: Source, url: str | None) -> Metadata:
    """The metadata of a page."""
    roles = [verdict.role for verdict in verdicts]
    shown = next((block.text for block, role in zip(page.blocks, roles, strict=True) if role == "title"), None)
    address = url or head.canonical or head.first("og:url") or None
    host = urlsplit(address).netloc.removeprefix("www.") if address else ""
    published = _chosen(_published(page, verdicts, head, address, _day_first(head, host)))
    return Metadata(
        title=shown or head.first("og:title", "twitter:title") or head.title or None,
        authors=_authors(page, verdicts, head),
        published=published.iso if published else None,
        published_text=published.written if published else None,
        published_source=_place(source, published.written) if published else None,
        published_rule=published.rule if published else "",
        modified=_modified(head),
        url=address,
        site=head.first("og:site_name") or host or None,
        lang=head.lang or None,
    )


def _published(
    page: Page, verdicts: list[Verdict], head: Head, address: str | None, day_first: bool | None
) -> Iterator[Stated]:
    """The dates that a page states as its article's, the surest first."""
    stated = head.stated("datePublished") or head.stated("dateCreated") or head.stated("uploadDate")
    if isinstance(stated, str):
        yield from _read(stated, "json-ld", day_first)
    for name in PUBLISHED:
        if name in head.meta:
            yield from _read(head.meta[name], f"meta {name}", day_first)
    low, high = _window(verdicts)
    for before, written in page.times:
        if low <= before <= high and written:
            yield from _read(written, "time", day_first)
    yield from _visible(page, verdicts, low, high, day_first)
    if address and (match := _ADDRESS_DATE.search(urlsplit(address).path)):
        yield from _read("-".join(match.groups()), "address", day_first, match[0].strip("/"))
    for before, written in page.times:
        if before < high and written:
            yield from _read(written, "time", day_first)


def _chosen(stated: Iterator[Stated]) -> Stated | None:
    """The surest date; where it is told in UTC and a line or the address shows the day beside it, the day as it is
    shown.
    """
    first = next(stated, None)
    if first is None or not first.iso.endswith(("Z", "+00:00")):
        return first
    day = date.fromisoformat(first.iso[:10])
    for other in stated:
        if other.rule in ("byline", "address") and abs((date.fromisoformat(other.iso[:10]) - day).days) == 1:
            return other
    return first


def _read(text: str, rule: str, day_first: bool | None, written: str | None = None) -> Iterator[Stated]:
    for found in bylines.dates(text[:200], day_first=day_first)[:1]:
        yield Stated(found.iso, written or text[found.start : found.end], rule)


def _window(verdicts: list[Verdict]) -> tuple[int, int]:
    """The blocks around the headline, down to a little below the first line of the body."""
    roles = [verdict.role for verdict in verdicts]
    body = next((i for i, role in enumerate(roles) if role in ("paragraph", "lead", "list_item")), 0)
    title = roles.index("title") if "title" in roles else max(0, body - BELOW)
    return max(0, min(title, body) - ABOVE), max(title, body) + BELOW


def _visible(page: Page, verdicts: list[Verdict], low: int, high: int, day_first: bool | None) -> Iterator[Stated]:
    """Dates of bylines by the headline, those below it first; of a line that also says `updated`, the publication
    date.
    """
    roles = [verdict.role for verdict in verdicts]
    title = roles.index("title") if "title" in roles else low
    near = [*range(title + 1, min(high, len(page.blocks))), *range(min(title, len(page.blocks)) - 1, low - 1, -1)]
    last = max((i for i, role in enumerate(roles) if role in BODY), default=len(roles))
    near += range(max(last - 2, high), min(last + END, len(page.blocks)))
    later: list[Stated] = []
    for index in near:
        text = page.blocks[index].text
        if len(text) > 160 or roles[index] == "related" or bylines.is_refused(text):
            continue
        found = bylines.dates(text, day_first=day_first)
        if not found or (len(text) > 60 and bylines.read(text, day_first=day_first) is None):
            continue
        line = bylines.read(text, day_first=day_first)
        chosen = line.published if line and line.published else None if line else found[0]
        if chosen is not None and not (line is None and bylines.is_modified(text)):
            yield Stated(chosen.iso, text[chosen.start : chosen.end], "byline")
        else:
            later.append(Stated(found[0].iso, text[found[0].start : found[0].end], "updated"))
    yield from later


def _day_first(head: Head, host: str) -> bool | None:
    """How a page writes 03/04/2020, None where nothing tells."""
    if _MONTH_FIRST.match(head.lang):
        return False
    if _DAY_FIRST.match(head.lang) or _DAY_FIRST_HOST.search(host):
        return True
    return None if head.lang.lower().startswith("en") else True


def _modified(head: Head) -> str | None:
    stated = head.stated("dateModified")
    for text in (stated if isinstance(stated, str) else "", head.first(*MODIFIED)):
        for found in bylines.dates(text[:200], day_first=None):
            return found.iso
    return None


def _authors(page: Page, verdicts: list[Verdict], head: Head) -> tuple[str, ...]:
    """The names that the page gives as its writers: in JSON-LD, in a byline, in a `meta` element, in a signature."""
    found = tuple(name for name in _people(head.stated("author")) if bylines.is_name(name))
    if found:
        return found
    for index, verdict in enumerate(verdicts):
        if verdict.role == "byline" and verdict.rule == "byline":
            line = bylines.read(page.blocks[index].text)
            if line and line.authors:
                return line.authors
    for name in AUTHORS:
        text = head.meta.get(name, "")
        if text and "/" not in text and (people := bylines.authors(text)):
            return people
    return ()


def _people(stated: object) -> list[str]:
    if isinstance(stated, str):
        return [stated.strip()]
    if isinstance(stated, dict):
        return _people(stated.get("name"))
    if isinstance(stated, list):
        return list(dict.fromkeys(name for one in stated for name in _people(one)))
    return []


def _place(source: Source, written: str) -> Span | None:
    """The bytes of a date in the source, where it stands there as it was read."""
    at = source.text.find(written)
    return Span(*source.bytes_of(at, at + len(written))) if at >= 0 else None
