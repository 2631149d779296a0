"""From decoded text to the article: every block with a role, everything else kept beside it with a reason."""

from __future__ import annotations

from healthnews.model import Cleaned
from healthnews.text import Source


def is_html(text: str) -> bool:
    """Whether a decoded document is HTML, told by its content: names lie."""
    head = text[:4096].lower()
    return any(mark in head for mark in ("<!doctype html", "<html", "<head", "<body", "<p>", "<p ", "<div", "<h1"))


def clean(source: Source, *, url: str | None = None) -> Cleaned:
    """The article of a page or a text file, and what was taken out of it."""
    if is_html(source.text):
        from healthnews.clean import html

        return html.clean(source, url=url)
    from healthnews.clean import plain

    return plain.clean(source, url=url)
