"""HTML pages: parse, walk, judge every block, and build the clean text of those that are the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

from healthnews.clean import guards, stated, textmode
from healthnews.clean import head as heads
from healthnews.clean.judge import Verdict, judge
from healthnews.clean.metadata import describe
from healthnews.clean.placement import NodesOrigin
from healthnews.clean.tables import Cell
from healthnews.clean.walk import BREAK, UNSEEN, Page, walk
from healthnews.clean.walk import Block as Line
from healthnews.model import Block, Cleaned, ContentRole, Removed, RemovedRole
from healthnews.text import Builder, Origin, Run, Source, Text

_SPACES = re.compile(r"\s+")
CELLS = " | "  # between the cells of a table row
UNSHOWN = "the page shows no article; its text is what the page states for machines (articleBody)"
CONTENT: frozenset[str] = frozenset(("title", "lead", "heading", "paragraph", "list_item", "table_row", "caption"))


def clean(source: Source, *, url: str | None = None) -> Cleaned:
    """The article of a page, and what was taken out of it; a page that a parser must not see is read as lines."""
    reason = guards.refuse(source.text)
    if reason is not None:
        return textmode.clean(source, reason, url=url)
    tree = parse(source.text)
    head = heads.read(tree)
    tree.strip_tags(UNSEEN)
    page = walk(tree.body or tree.root)
    judged = judge(page, head)
    verdicts = judged.verdicts
    origin = NodesOrigin(page.value, page.nodes, source.text, BREAK)
    text, blocks = _article(page, verdicts, origin)
    removed = LateRemoved(lambda: _removed(page, judged.settled(), origin))
    metadata = describe(page, verdicts, head, source, url)
    told = stated.body(source, head, len(text.value))
    if told is not None:
        return Cleaned(*told, removed, metadata, (UNSHOWN,))
    return Cleaned(text, blocks, removed, metadata)


def parse(text: str) -> Any:
    from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

    # WO_EVENTS: 20,000 <option> elements take 0.01 s instead of 3.8 s; scripting: <noscript> cannot close the head
    return LexborHTMLParser(text, scripting=True, options=LexborDocumentOptions.WO_EVENTS)


def _article(page: Page, verdicts: list[Verdict], origin: NodesOrigin) -> tuple[Text, tuple[Block, ...]]:
    builder = Builder(origin)
    blocks: list[Block] = []
    before: Cell | None = None
    for block, verdict in zip(page.blocks, verdicts, strict=True):
        if verdict.role not in CONTENT:
            continue
        cell = verdict.cell
        if cell is not None and before is not None and cell.row == before.row:
            builder.write(" " if cell.cell == before.cell else CELLS)
            start = blocks.pop().start
        else:
            if blocks:
                builder.write("\n")
            start = len(builder)
        before = cell
        copy(builder, page.value, block.start, block.end)
        role: ContentRole = verdict.role  # type: ignore[assignment]
        blocks.append(Block(start, len(builder), role, verdict.rule, verdict.score))
    return builder.build(), tuple(blocks)


def copy(builder: Builder, value: str, start: int, end: int) -> None:
    """Append [start, end) of the joined text with its white space collapsed and none at its ends."""
    part = value[start:end].strip()
    if " ".join(part.split()) == part:  # nearly always: nothing to collapse
        start = value.index(part, start)
        builder.copy(start, start + len(part))
        return
    while start < end and value[start].isspace():
        start += 1
    while end > start and value[end - 1].isspace():
        end -= 1
    for match in _SPACES.finditer(value, start, end):
        if match[0] != " ":
            builder.copy(start, match.start())
            builder.replace(" ", match.start(), match.end())
            start = match.end()
    builder.copy(start, end)


def _removed(page: Page, verdicts: list[Verdict], origin: NodesOrigin) -> list[Removed]:
    """What was taken out, neighbours of one role and rule together."""
    found: list[Removed] = []
    together: list[Line] = []
    key: tuple[str, str] | None = None
    for block, verdict in zip(page.blocks, verdicts, strict=True):
        here = None if verdict.role in CONTENT else (verdict.role, verdict.rule)
        if here is None or here != key:
            together = []
            if here is not None:
                role: RemovedRole = verdict.role  # type: ignore[assignment]
                found.append(Removed(role, LateText(origin, together), verdict.rule))
            key = here
        if here is not None:
            together.append(block)
    return found


class LateRemoved(Sequence[Removed]):
    """What was taken out, told when it is first looked at: who wants the article alone does not wait for it."""

    def __init__(self, tell: Callable[[], list[Removed]]) -> None:
        self._tell: Callable[[], list[Removed]] | None = tell
        self._told: tuple[Removed, ...] = ()

    def _items(self) -> tuple[Removed, ...]:
        if self._tell is not None:
            self._told = tuple(self._tell())
            self._tell = None  # and the page with it
        return self._told

    def __len__(self) -> int:
        return len(self._items())

    @overload
    def __getitem__(self, index: int) -> Removed: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Removed, ...]: ...
    def __getitem__(self, index: int | slice) -> Removed | tuple[Removed, ...]:
        return self._items()[index]

    def __iter__(self) -> Iterator[Removed]:
        return iter(self._items())

    def __eq__(self, other: object) -> bool:
        return self._items() == tuple(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[tuple[Removed, ...]], tuple[tuple[Removed, ...]]]:
        return tuple, (self._items(),)


class LateText(Text):
    """A text that is put together when it is first looked at: most of what is removed is never printed."""

    __slots__ = ("_blocks", "_built")

    def __init__(self, origin: NodesOrigin, blocks: list[Line]) -> None:
        self.origin = origin
        self._blocks = blocks
        self._built: Text | None = None
        self._starts = None

    def _build(self) -> Text:
        if self._built is None:
            builder = Builder(self.origin)
            for number, block in enumerate(self._blocks):
                if number:
                    builder.write("\n")
                copy(builder, self.origin.value, block.start, block.end)
            self._built = builder.build()
        return self._built

    @property
    def value(self) -> str:  # type: ignore[override]
        """The text, its lines joined by newlines."""
        return self._build().value

    @property
    def runs(self) -> tuple[Run, ...]:  # type: ignore[override]
        """Where its characters come from."""
        return self._build().runs

    def __reduce__(self) -> tuple[type[Text], tuple[str, tuple[Run, ...], Origin]]:
        return Text, (self.value, self.runs, self.origin)
