"""A fact with everything that decided, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from healthnews.console import plain, terminal

if TYPE_CHECKING:
    from rich.text import Text

    from healthnews.explain import Explanation
    from healthnews.record import FactRow

WIDTH = 12  # of the column of names


def explained(found: Explanation) -> None:
    """An explanation on standard output: a name and what there is to say of it on each line."""
    console = terminal()
    row = found.record
    for name, said in (("fact", f"{row.id}  {row.kind}{_value(row)}"), *_where(found)):
        console.print(_line(name, plain(said)), soft_wrap=True)
    console.print(_sentence(row, coloured=console.is_terminal), soft_wrap=True)
    for name, said in _why(found):
        console.print(_line(name, plain(said)), soft_wrap=True)


def _where(found: Explanation) -> Iterator[tuple[str, str]]:
    first, last = found.bytes
    yield "source", f"{_from_here(found.file)}, line {found.line}, bytes {first}-{last}"
    yield "bytes", repr(found.cut)


def _from_here(file: str) -> str:
    """The path of a file, seen from the working directory where it lies in it."""
    path, here = Path(file), Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else file


def _why(found: Explanation) -> Iterator[tuple[str, str]]:
    yield "rule", f"{found.rule.name}: {found.rule.means}"
    if found.because is not None:
        yield "words", repr(found.because.text)
    yield "reads", _reads(found.record)
    for link in found.links:
        way = f"  {link.how}: {link.means}" if link.how else ""
        yield link.link, f"{link.value or 'none'}{way}"
    for flag in found.flags:
        yield "flag", f"{flag.name}: {flag.means}"
    yield "confidence", f"{found.record.confidence:g}: {found.confidence}"
    for refused in found.refused:
        yield "no fact", f"{refused.text!r}  {refused.reason}: {refused.means}"
    if not found.refused:
        yield "no fact", "every number and time of the sentence is one"
    for source in found.also_in:
        yield "also in", source
    if found.changed:
        yield "differs", f"{', '.join(found.changed)}: this version reads it otherwise; run extract again"


def _reads(row: FactRow) -> str:
    """The fields that the sentence gives, in one line."""
    parts = [
        f"{row.qualifier}, {row.measure}, {row.status}",
        f"unit {row.unit}" if row.unit else "",
        f"subject {row.subject!r}" if row.subject else "",
        f"attributes {', '.join(row.attributes)}" if row.attributes else "",
        f"per {row.per}" if row.per else "",
    ]
    return "; ".join(filter(None, parts))


def _value(row: FactRow) -> str:
    if row.value is not None:
        return f" {row.value:,.10g}"
    if row.value_min is None and row.value_max is None:
        return f" {row.time}" if row.time else ""
    low, high = ("" if bound is None else f"{bound:,.10g}" for bound in (row.value_min, row.value_max))
    return f" {low}..{high}"


def _sentence(row: FactRow, *, coloured: bool) -> Text:
    """The sentence with its fact marked."""
    start, end = row.start - row.sentence_start, row.end - row.sentence_start
    said = plain(row.sentence)
    line = _line("sentence", said[:start])
    if coloured:
        return line.append(said[start:end], style="black on bright_yellow").append(said[end:])
    return line.append(f"[{said[start:end]}]{said[end:]}")


def _line(name: str, said: str) -> Text:
    from rich.text import Text

    return Text().append(f"{name:{WIDTH}}", style="dim").append(said)
