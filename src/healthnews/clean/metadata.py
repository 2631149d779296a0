"""Title, authors, site, address and dates of a page, each with where it was read. What is not stated is None, never guessed."""

from __future__ import annotations

from urllib.parse import urlsplit

from healthnews.clean import bylines
from healthnews.clean.head import Head
from healthnews.clean.judge import Verdict
from healthnews.clean.placement import NodesOrigin
from healthnews.clean.walk import Page
from healthnews.model import Metadata, Span
from healthnews.text import Source


def describe(
    page: Page, verdicts: list[Verdict], head: Head, source: Source, origin: NodesOrigin, url: str | None
) -> Metadata:
    """The metadata of a page."""
    title = next((b.text for b, v in zip(page.blocks, verdicts, strict=True) if v.role == "title"), None)
    address = url or head.canonical or head.first("og:url") or None
    published, written, rule = _published(page, verdicts, head)
    at = source.text.find(written) if written else -1
    span = Span(*source.bytes_of(at, at + len(written))) if written and at >= 0 else None
    return Metadata(
        title=title or head.first("og:title", "twitter:title") or head.title or None,
        published=published,
        published_text=written,
        published_source=span,
        published_rule=rule,
        url=address,
        site=head.first("og:site_name") or (urlsplit(address).netloc if address else None) or None,
        lang=head.lang or None,
    )


def _published(page: Page, verdicts: list[Verdict], head: Head) -> tuple[str | None, str | None, str]:
    stated = head.stated("datePublished")
    candidates = [(stated, "json-ld")] if isinstance(stated, str) else []
    candidates += [(head.first(n), n) for n in ("article:published_time", "datepublished", "pubdate", "date")]
    for written, rule in candidates:
        if written and (found := bylines.dates(written, day_first=None)):
            return found[0].iso, written[found[0].start : found[0].end], rule
    for block, verdict in zip(page.blocks, verdicts, strict=True):
        if verdict.role == "byline" and (line := bylines.read(block.text)) and line.published:
            return line.published.iso, block.text[line.published.start : line.published.end], "byline"
    return None, None, ""
