"""From decoded text to the article: every block with a role, everything else kept beside it with a reason."""

from __future__ import annotations

import re

from healthnews.model import Cleaned
from healthnews.text import Source

_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml[^>]*>\s*<(?:!doctype\s+html|html))\b", re.I | re.S
)
_MARKUP = re.compile(
    r"<(p|div|h[1-6]|span|br|table|td|ul|li|a|img|strong|b|em|font|article|section|title|meta|figure)(?:\s[^<>]*)?/?>",
    re.I,
)
HEAD = 65_536
FEW = 2  # opening tags of a fragment: `<h1>..</h1><p>`


def is_html(text: str) -> bool:
    """Whether a decoded document is HTML, told by its content: names lie.

    >>> is_html("<h1>Tin</h1><p>Có 20 giường."), is_html("Số ca < 20, <b>"), is_html("Có 210 giường.")
    (True, False, False)
    """
    sample = text[:HEAD]
    if "<" not in sample:
        return False
    if _PAGE.match(sample):
        return True
    tags = [match[1].lower() for _, match in zip(range(40), _MARKUP.finditer(sample), strict=False)]
    starts = sample.lstrip()[:1] == "<"
    return len(tags) >= (FEW if starts else 4) and ("</" in sample or starts)


def clean(source: Source, *, url: str | None = None) -> Cleaned:
    """The article of a page or a text file, and what was taken out of it."""
    if is_html(source.text):
        from healthnews.clean import html

        return html.clean(source, url=url)
    from healthnews.clean import plain

    return plain.clean(source, url=url)
