"""A document as we read it: facts marked, removed parts with their reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthnews.clean import reasons
from healthnews.console import plain, terminal

if TYPE_CHECKING:
    from rich.text import Text

    from healthnews.document import Document
    from healthnews.model import Block, Fact, Removed
    from healthnews.text import Text as Characters

STYLES = {"title": "bold", "heading": "bold", "lead": "italic", "caption": "italic dim"}


def marked(document: Document, *, why: bool = False) -> None:
    """A document as we read it: facts marked, removed parts grey with the reason, in the order of the source."""
    from rich.text import Text

    console = terminal()
    coloured = console.is_terminal
    metadata = document.metadata
    for name, value in (
        ("title", metadata.title),
        ("authors", ", ".join(metadata.authors)),
        ("published", metadata.published),
        ("language", document.lang),
        ("url", metadata.url),
    ):
        if value:
            reason = f"  ({metadata.published_rule})" if why and name == "published" and metadata.published_rule else ""
            console.print(Text(f"{name}: {value}{reason}", style="dim"), soft_wrap=True)
    for warning in document.warnings:
        console.print(Text(f"warning: {warning}", style="yellow"), soft_wrap=True)
    console.print()
    for part in _parts(document, coloured=coloured, why=why):
        console.print(part, soft_wrap=not coloured)


def _parts(document: Document, *, coloured: bool, why: bool) -> list[Text]:
    """Blocks with their facts, and removed parts, as Rich texts in the order of the source."""
    placed = [
        (_start(document.origin, block.start, block.end), [*_block(document, block, coloured=coloured, why=why)])
        for block in document.blocks
    ]
    gone = [part for part in document.removed if len(part.text)]
    placed += [(_start(part.text, 0, len(part.text)), [_gone(part)]) for part in gone]
    if why:
        tell = reasons.teller(document.source)
        for (_, texts), block in zip(placed, document.blocks, strict=False):
            texts += _weights(block.score, tell(document.origin, block.start))
        for (_, texts), part in zip(placed[len(document.blocks) :], gone, strict=True):
            texts += _weights(part.score, tell(part.text, 0))
    return [text for _, texts in sorted(placed, key=lambda item: item[0]) for text in texts]


def _weights(score: float | None, weights: list[tuple[str, float]]) -> list[Text]:
    """The score of a part and the learned weights behind it, as a line, where it has any."""
    from rich.text import Text

    if not weights:
        return []
    total = f"score {score:+.1f}: " if score is not None else ""
    return [Text(f"    {total}{', '.join(f'{name} {weight:+.2f}' for name, weight in weights)}", style="green")]


def _gone(part: Removed) -> Text:
    from rich.text import Text

    words = " / ".join(filter(None, map(str.strip, part.text.value.split("\n"))))
    return Text(plain(f"- {words}  [{part.role}: {part.rule}]"), style="grey50")


def _block(document: Document, block: Block, *, coloured: bool, why: bool) -> Iterator[Text]:
    from rich.text import Text

    facts = [fact for fact in document.facts if block.start <= fact.mention.start < block.end]
    text, position, style = document.text, block.start, STYLES.get(block.role, "")
    rule = f" ({block.rule})" if why and block.rule else ""
    line = Text().append(f"{block.role}{rule}: ", style="dim") if why or not coloured else Text()
    for fact in facts:
        start, end = fact.mention.start, fact.mention.end
        told = f"{fact.mention.kind}{_told_value(fact)}"
        line.append(text[position:start], style=style)
        if coloured:
            line.append(text[start:end], style="black on bright_yellow").append(f" {told} ", style="black on grey70")
        else:
            line.append(f"[{text[start:end]} | {told}]")
        position = end
    line.append(text[position : block.end], style=style)
    yield line
    if why:
        yield from (Text(f"    {_reasons(text, fact)}", style="cyan") for fact in facts)


def _told_value(fact: Fact) -> str:
    mention = fact.mention
    if mention.kind in ("date", "period"):
        return f" {fact.time.time}" if fact.time.time else ""
    if mention.value is not None:
        return f" {_number(mention.value)}"
    if mention.value_min is not None or mention.value_max is not None:
        return f" {_number(mention.value_min)}..{_number(mention.value_max)}"
    return ""


def _reasons(text: str, fact: Fact) -> str:
    """Why a fact says what it says, in one line."""
    mention = fact.mention
    parts = [
        f"{text[mention.start : mention.end]!r}: {mention.kind}{_told_value(fact)}",
        f"rule {mention.rule}" if mention.rule else "",
        f"confidence {mention.confidence:.2f}",
        f"{mention.qualifier}/{mention.measure}/{mention.status}",
        f"subject {mention.subject}" if mention.subject else "",
        f"attributes {', '.join(mention.attributes)}" if mention.attributes else "",
        f"per {mention.per}" if mention.per else "",
        _link("time", fact.time.time, fact.time.how),
        _link("place", fact.place.place or fact.place.province, fact.place.how),
        _link("facility", fact.facility.facility, fact.facility.how),
        _link("disease", fact.disease.disease, fact.disease.how),
        f"flags {', '.join(fact.flags)}" if fact.flags else "",
    ]
    return "; ".join(part for part in parts if part)


def _link(name: str, value: str | None, how: str) -> str:
    if not value and not how:
        return ""
    return f"{name} {value or 'none'}" + (f" ({how})" if how else "")


def _start(text: Characters, start: int, end: int) -> int:
    return text.source_span(start, end)[0] if end > start else 0


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"
