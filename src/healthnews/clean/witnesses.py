"""What a page says of its date, wherever it says it: every place is a witness of its kind.

Nothing is decided here (see `published`). Those of its head and address are read here, those that readers see in
`shown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from healthnews.clean import bylines
from healthnews.clean.head import Head, bare
from healthnews.clean.judge import Verdict
from healthnews.clean.shown import settled, shown
from healthnews.clean.walk import Page
from healthnews.clean.witness import Witness, stated

# What publishing systems write for the machines that read the page, and what site owners write by hand.
META = ("article:published_time", "og:published_time", "og:article:published_time", "article:published",
        "article.published", "article:post_date", "published_time")  # fmt: skip
ITEM = ("datepublished", "datecreated datepublished", "datecreated")
NAMED = (
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published-date", "published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "date", "citation_publication_date", "bt:pubdate", "rnews:datepublished", "created", "displaydate",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_MONTH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|" + "|".join(_MONTH) + r")[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)"
    r"|[-/](20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{6,}|[./-]|$)",
    re.I,
)


def hear(page: Page, verdicts: list[Verdict], head: Head, address: str | None, day_first: bool | None) -> list[Witness]:
    """All witnesses of a page's publication, those of its head first."""
    roles = [verdict.role for verdict in verdicts]
    title = page.blocks[roles.index("title")].text if "title" in roles else ""
    found = [*_head(head, title, day_first), *_address(address), *shown(page, roles, day_first)]
    return found + settled(page, roles, found) if day_first is None else found


def modified(heard: list[Witness]) -> Witness | None:
    """When the page was last changed, as its head says, else as its readers are told."""
    for kind in ("modified", "shown_updated", "below_updated"):
        for witness in heard:
            if witness.kind == kind:
                return witness
    return None


def _head(head: Head, title: str, day_first: bool | None) -> Iterator[Witness]:
    things = of_this_article(head, title)
    for thing in things:
        kind = "page" if _is_page(thing) else "article"
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if isinstance(thing.get(key), str):
                again = isinstance(thing.get("dateModified"), str) and thing["dateModified"][:10] == thing[key][:10]
                yield from stated(
                    thing[key], "article_unrevised" if again and kind == "article" else kind, f"json-ld {key}"
                )
                break
    for kind, names in (("meta", META), ("item", ITEM), ("named", NAMED)):
        for name in names:
            if name in head.meta:
                yield from stated(head.meta[name], kind, f"meta {name}", day_first)
    for thing in things:
        if isinstance(thing.get("dateModified"), str):
            yield from stated(thing["dateModified"], "modified", "json-ld dateModified")
    for name in MODIFIED:
        if name in head.meta:
            yield from stated(head.meta[name], "modified", f"meta {name}")


def of_this_article(head: Head, title: str) -> list[dict[str, Any]]:
    """The JSON-LD objects of the page's own article: a page may describe every article that it links to.

    Of several articles only those count that have the page's title.
    """
    pages = [thing for thing in head.objects if _is_page(thing)]
    articles = [thing for thing in head.objects if not _is_page(thing)]
    if len({bare(_headline(thing)) for thing in articles}) > 1:
        titles = [bare(title) for title in (title, head.title, head.meta.get("og:title", "")) if title]
        articles = [thing for thing in articles if _is_titled(bare(_headline(thing)), titles)] or articles[:1]
    return articles + pages


def _headline(thing: dict[str, Any]) -> str:
    told = thing.get("headline") or thing.get("name")
    return unescape(told) if isinstance(told, str) else ""


def _is_titled(headline: str, titles: list[str]) -> bool:
    return bool(headline) and any(title.startswith(headline) or headline.startswith(title) for title in titles)


def _is_page(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return all(name in ("WebPage", "CreativeWork", "VideoObject") for name in names)


def _address(address: str | None) -> Iterator[Witness]:
    match = _ADDRESS.search(unquote(urlsplit(address).path)) if address else None
    if match:
        year, month, day = (part for part in match.groups() if part)
        number = int(month) if month.isdigit() else _MONTH.index(month.lower()) + 1
        for found in bylines.dates(f"{year}-{number:02}-{int(day):02}"):
            yield Witness("address", found.iso, match[0].strip("/-"), "address")
