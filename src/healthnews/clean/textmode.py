"""A page that must not be parsed, read as lines: its tags are line ends, and the rules for text files decide the rest."""

from __future__ import annotations

import msgspec

from healthnews.clean.placement import Scan
from healthnews.model import Cleaned, Removed
from healthnews.text import Source, Text

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "wbr",
    ]
)


class LinesOrigin:
    """The text of a raw page, its tags read as line ends."""

    def __init__(self, scan: Scan) -> None:
        self.value = scan.text
        self._scan = scan

    def place(self, start: int, end: int) -> tuple[int, int, bool]:
        place = self._scan.place(start, end)
        if place is not None:
            return *place, True
        return self._scan.raw_start(start), self._scan.raw_end(end), False


def clean(source: Source, reason: str, *, url: str | None = None) -> Cleaned:
    """The article of a page by its lines, with a warning that says why it was not parsed."""
    from healthnews.clean import plain

    scan = Scan(source.text, inline=INLINE)
    origin = LinesOrigin(scan)
    found = plain.clean(Source(b"", scan.text, "utf-8"), url=url)
    removed = tuple(Removed(one.role, _moved(one.text, origin), one.rule, one.score) for one in found.removed)
    stated = tuple(msgspec.structs.replace(one, source=None) for one in found.metadata.stated)
    metadata = msgspec.structs.replace(found.metadata, published_source=None, stated=stated)
    warning = f"read as lines of text, not as HTML: {reason}"
    return Cleaned(_moved(found.text, origin), found.blocks, removed, metadata, (*found.warnings, warning))


def _moved(text: Text, origin: LinesOrigin) -> Text:
    """A text whose origin is the raw page's, position for position."""
    return Text(text.value, text.runs, origin)
