"""Of which disease a section speaks: a digest of outbreaks names another one in each of its headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from healthnews.model import Context


class Named(Protocol):
    """A disease where it is named; `weak` where news mostly tells it as another's complication."""

    @property
    def disease(self) -> str: ...
    @property
    def weak(self) -> bool: ...


def by_block(context: Context, namings: Sequence[Sequence[Named]]) -> dict[int, str | None]:
    """The disease of each block that stands under a heading of its own disease, by the block's number.

    None for blocks under a heading without a disease, where the headings of the text name several. Blocks that are left
    out are of the document's disease.
    """
    headings = _headings(context, namings)
    several = len({disease for disease in headings.values() if disease}) > 1
    found: dict[int, str | None] = {}
    current: int | None = None
    for index, block in enumerate(context.blocks):
        current = index if block.role == "heading" else current
        if current is not None and (several or headings.get(current)):
            found[index] = headings.get(current)
    return found


def _headings(context: Context, namings: Sequence[Sequence[Named]]) -> dict[int, str | None]:
    """The one disease that each heading names, if any."""
    named: dict[int, set[str]] = {}
    for sentence, line in zip(context.sentences, namings, strict=True):
        if context.blocks[sentence.block].role == "heading":
            named.setdefault(sentence.block, set()).update(naming.disease for naming in line if not naming.weak)
    return {block: next(iter(diseases)) if len(diseases) == 1 else None for block, diseases in named.items()}
