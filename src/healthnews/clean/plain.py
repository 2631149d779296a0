"""Text files by lines. (first slice)"""

from __future__ import annotations

from healthnews.model import Block, Cleaned, Metadata
from healthnews.text import Builder, PlainOrigin, Source


def clean(source: Source, *, url: str | None = None) -> Cleaned:
    """Every line that is not empty is a paragraph."""
    builder, blocks, position = Builder(PlainOrigin(source.text)), [], 0
    for line in source.text.splitlines(keepends=True):
        body = line.strip()
        if body:
            first = position + line.index(body[0])
            if blocks:
                builder.write("\n")
            start = len(builder)
            builder.copy(first, first + len(body))
            blocks.append(Block(start, len(builder), "paragraph", "line"))
        position += len(line)
    return Cleaned(builder.build(), tuple(blocks), (), Metadata(url=url))
