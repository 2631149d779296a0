"""HTML pages. (first slice: every text node of the body is a paragraph, none can be placed)"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from healthnews.model import Block, Cleaned, Metadata
from healthnews.text import Builder, Source


class NodesOrigin:
    """The characters of the page's text nodes."""

    def __init__(self, value: str, source: Source) -> None:
        self.value = value
        self.source = source

    def place(self, start: int, end: int) -> tuple[int, int, bool]:
        return 0, len(self.source.text), False


def clean(source: Source, *, url: str | None = None) -> Cleaned:
    """Every line of the body's text is a paragraph."""
    tree = LexborHTMLParser(source.text)
    tree.strip_tags(["script", "style"])
    value = tree.body.text(separator="\n") if tree.body else ""
    builder, blocks, position = Builder(NodesOrigin(value, source)), [], 0
    for line in value.split("\n"):
        if line.strip():
            if blocks:
                builder.write("\n")
            start = len(builder)
            builder.copy(position, position + len(line))
            blocks.append(Block(start, len(builder), "paragraph", "line"))
        position += len(line) + 1
    return Cleaned(builder.build(), tuple(blocks), (), Metadata(url=url))
