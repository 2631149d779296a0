"""The program as the measuring scripts want it: HTML bytes in, text or a date out; sentences in, quantities out."""

from __future__ import annotations

from healthnews.clean import html
from healthnews.lang.detect import detect
from healthnews.model import Cleaned
from healthnews.read.decode import decode
from quantities import quantities

__all__ = ["article_text", "full_text", "metadata", "published", "quantities"]

BODY = frozenset(("lead", "heading", "paragraph", "list_item", "table_row"))


def article_text(page: bytes) -> str:
    """Lead and body, without title, captions and byline, as the article benchmarks render them.

    A standfirst above the body is the lead of Vietnamese news and part of the article there; the benchmarks of other
    languages leave it out.
    """
    cleaned = _cleaned(page)
    text = cleaned.text.value
    blocks = [block for block in cleaned.blocks if block.role in BODY]
    if any(block.rule == "standfirst" for block in blocks) and detect(text) != "vi":
        blocks = [block for block in blocks if block.rule != "standfirst"]
    return "\n".join(text[block.start : block.end] for block in blocks)


def full_text(page: bytes) -> str:
    """The clean text: all content roles."""
    return _cleaned(page).text.value


def published(page: bytes) -> str | None:
    """The publication date, ISO 8601, or None where the page does not state one."""
    return _cleaned(page).metadata.published


def metadata(page: bytes) -> tuple[str | None, tuple[str, ...]]:
    """The title and the authors."""
    found = _cleaned(page).metadata
    return found.title, found.authors


def _cleaned(page: bytes) -> Cleaned:
    return html.clean(decode(page))
