"""From verdicts to the clean text: blocks copied from the source with one space between words, the rest kept beside
it.
"""

from __future__ import annotations

import re

from healthnews.clean.draft import Draft, Verdict
from healthnews.clean.lines import BLANK, CELLS, CONTROLS, INVISIBLE, LONG, trim
from healthnews.model import Block, Cleaned, Metadata, Removed
from healthnews.text import Builder, PlainOrigin, Source, Text

HIDDEN = re.escape(INVISIBLE + CONTROLS)
# one space between words stays as it is, so that prose is copied whole
GAP = re.compile(f"[{re.escape(BLANK)}]{{2,}}|[{re.escape(BLANK.replace(' ', ''))}]|[{HIDDEN}]+")
DENSE = 24  # characters; a stretch of lines shorter than that is copied as it stands: a list of thousands
ROW = re.compile(f"{CELLS.pattern}|{GAP.pattern}")


def assemble(source: Source, draft: Draft, metadata: Metadata) -> Cleaned:
    """Blocks joined by newlines, in the order of the source, and the removed parts in theirs."""
    origin = PlainOrigin(source.text)
    builder = Builder(origin)
    blocks: list[Block] = []
    removed: list[Removed] = []
    for index, line in enumerate(draft.lines):
        verdict = draft.verdicts[index]
        if verdict is None or verdict.removed is not None:
            removed.append(_removed(origin, line.start, line.end, verdict))
            continue
        assert verdict.kept is not None
        for start, end, cut in _parts(source.text, line.start, line.end, draft.cuts.get(index, [])):
            if cut is not None:
                removed.append(_removed(origin, start, end, cut))
                continue
            if blocks:
                builder.write("\n")
            begin = len(builder)
            copy(builder, start, end, cells=verdict.kept == "table_row")
            blocks.append(Block(begin, len(builder), verdict.kept, verdict.rule, verdict.score))
    return Cleaned(builder.build(), tuple(blocks), tuple(removed), metadata)


def copy(builder: Builder, start: int, end: int, *, cells: bool = False) -> None:
    """Append [start, end) of the origin with one space for any white space, and ` | ` between the cells of a table.

    Soft hyphens, zero-width and control characters are left out.
    """
    value = builder.origin.value
    position = start
    if end - start > LONG or value.count("\n", start, end) * DENSE > end - start:
        builder.copy(start, end)
        return
    if not cells and is_even(value[start:end]):
        builder.copy(start, end)
        return
    for match in (ROW if cells else GAP).finditer(value, start, end):
        builder.copy(position, match.start())
        position = match.end()
        if cells and ("|" in match[0] or "\t" in match[0]):
            builder.replace(" | ", match.start(), match.end())
        elif match[0][0] in BLANK:
            builder.replace(" ", match.start(), match.end())
    builder.copy(position, end)


def is_even(text: str) -> bool:
    """Whether a text has nothing for `GAP`: no blank but single spaces, nothing hidden."""
    return text.isprintable() and "  " not in text and "\ufffd" not in text


def _removed(origin: PlainOrigin, start: int, end: int, verdict: Verdict | None) -> Removed:
    builder = Builder(origin)
    copy(builder, start, end)
    text: Text = builder.build()
    if verdict is None or verdict.removed is None:
        return Removed("navigation", text, "undecided")
    return Removed(verdict.removed, text, verdict.rule, verdict.score)


def _parts(
    value: str, start: int, end: int, cuts: list[tuple[int, int, Verdict]]
) -> list[tuple[int, int, Verdict | None]]:
    """A line's parts in order: what is kept, and what was cut out of it; none is empty."""
    found: list[tuple[int, int, Verdict | None]] = []
    position = start
    if value[end - 1] == "|":
        cuts = [*cuts, (end - 1, end, Verdict(None, "picture_placeholder", "bar"))]
    for cut_start, cut_end, verdict in sorted(cuts, key=lambda cut: cut[:2]):
        found.append((*trim(value, position, cut_start), None))
        found.append((*trim(value, cut_start, cut_end), verdict))
        position = cut_end
    found.append((*trim(value, position, end), None))
    return [part for part in found if part[0] < part[1]]
