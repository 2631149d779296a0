"""Title, authors, site, address and dates of a page, each with where it was read and its bytes there.

What is not stated is None, never guessed. The publication date is settled between all its witnesses (`published`);
the others are read in the first place that states them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from healthnews.clean import authors, published, witnesses
from healthnews.clean.head import Head
from healthnews.clean.judge import Verdict
from healthnews.clean.walk import Page
from healthnews.model import Metadata, Span, Stated, StatedField
from healthnews.text import Source

_MONTH_FIRST = re.compile(r"^(?:en-us|en_us)$", re.I)
_DAY_FIRST = re.compile(r"^(?:vi|en[-_](?:gb|au|nz|in|ie|za|sg|my|vn)|fr|de|es|it|pt|nl|id)", re.I)
_DAY_FIRST_HOST = re.compile(r"\.(?:vn|uk|au|nz|in|ie|za|sg|my|fr|de|es|it|pt|nl|id|br)$")
IN_HEAD = ("json-ld", "meta", "canonical")
NEAR, OFTEN = 400, 40  # characters between the name of a field and what it says; how often a name is looked for


def describe(page: Page, verdicts: list[Verdict], head: Head, source: Source, url: str | None) -> Metadata:
    """The metadata of a page; `url` is where it was fetched, if that is known."""
    stated: list[Stated] = []

    def note(field: StatedField, written: str, rule: str) -> None:
        stated.append(Stated(field, written, rule, _place(source, written, rule)))

    title, rule = _title(page, verdicts, head)
    if title:
        note("title", title, rule)
    address, rule = (url, "") if url else address_of(head)
    if address and rule:
        note("url", address, rule)
    host = _host(address)
    site = head.first("og:site_name")
    if "://" in site or site.startswith("@"):
        site = ""
    if site:
        note("site", site, "meta og:site_name")
    things = witnesses.of_this_article(head, title)
    signed = head.lang.lower().startswith("vi") or host.endswith(".vn")
    people, rule = authors.find(page, verdicts, things, head.meta, signed=signed)
    for name in people:
        note("authors", name, rule)
    heard = witnesses.hear(page, verdicts, head, address, day_first(head, address))
    changed = witnesses.modified(heard)
    if changed:
        note("modified", changed.written, changed.place)
    settled = published.settle(heard)
    if settled:
        note("published", settled.witness.written, ", ".join(settled.places))
    when = stated[-1] if settled else None
    return Metadata(
        title=title or None,
        authors=people,
        published=settled.witness.iso if settled else None,
        published_text=when.text if when else None,
        published_source=when.source if when else None,
        published_rule=when.rule if when else "",
        modified=changed.iso if changed else None,
        url=address or None,
        site=site or host or None,
        lang=head.lang or None,
        stated=tuple(stated),
    )


def _title(page: Page, verdicts: list[Verdict], head: Head) -> tuple[str, str]:
    for block, verdict in zip(page.blocks, verdicts, strict=True):
        if verdict.role == "title":
            return block.text, "headline"
    for name in ("og:title", "twitter:title"):
        if head.first(name):
            return head.first(name), f"meta {name}"
    return head.title, "title"


def address_of(head: Head) -> tuple[str, str]:
    """The page's own address: whole, and not merely the site's."""
    told = head.stated("url")
    found = [
        (address, rule)
        for address, rule in (
            (head.canonical, "canonical"),
            (head.first("og:url"), "meta og:url"),
            (told if isinstance(told, str) else "", "json-ld url"),
        )
        if urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname
    ]
    return next((pair for pair in found if urlsplit(pair[0]).path.strip("/")), found[0] if found else ("", ""))


def day_first(head: Head, address: str | None) -> bool | None:
    """How a page writes 03/04/2020, None where nothing tells."""
    if _MONTH_FIRST.match(head.lang):
        return False
    if _DAY_FIRST.match(head.lang) or _DAY_FIRST_HOST.search(_host(address)):
        return True
    return None if head.lang.lower().startswith("en") else True


def _host(address: str | None) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.") if address else ""


def _place(source: Source, written: str, rule: str) -> Span | None:
    """The bytes of what a page states, where it stands there as it was read: by the name of its field, in the body for
    what is shown, else where it first stands.
    """
    text, rule = source.text, rule.partition(",")[0]
    at = -1
    if rule.startswith(IN_HEAD):
        at = _beside(text, rule.rpartition(" ")[2], written)
    elif rule != "address":
        at = text.find(written, max(0, text.find("<body")))
    if at < 0:
        at = text.find(written)
    return Span(*source.bytes_of(at, at + len(written))) if at >= 0 else None


def _beside(text: str, name: str, written: str) -> int:
    """Where something is written right by a name, before or behind it; -1 where it is not."""
    named = text.find(name)
    for _ in range(OFTEN):
        if named < 0:
            break
        at = text.find(written, named, named + NEAR + len(written))
        if at < 0:
            at = text.rfind(written, max(0, named - NEAR - len(written)), named)
        if at >= 0:
            return at
        named = text.find(name, named + 1)
    return -1
