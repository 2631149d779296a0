"""What a person sees: progress, tables and marked texts. The only module that knows a terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from healthnews.document import Document
    from healthnews.evaluate import Score
    from healthnews.model import Block, Fact, Removed
    from healthnews.run import Status, Step, Summary, Watch
    from healthnews.text import Text as Characters
    from healthnews.verify import Report

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a file name must not drive the terminal
MAX_PROBLEMS = 20
LOG_SECONDS = 10
STYLES = {"title": "bold", "heading": "bold", "lead": "italic", "caption": "italic dim"}


def tell(message: object) -> None:
    """A line on standard error."""
    print(CONTROL.sub("\ufffd", str(message)), file=sys.stderr)


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()


def summary_line(summary: Summary) -> str:
    """A run in one quiet line, for pipes and cron."""
    parts = [
        _count(summary.documents, "document"),
        _count(summary.facts, "fact"),
        _count(len(summary.problems), "problem"),
    ]
    return f"healthnews: {', '.join(parts)} -> {summary.out}"


@contextmanager
def watching(*, json: bool, quiet: bool) -> Iterator[Watch]:
    """Who is told how far a run is: a progress bar, lines of JSON, or nobody."""
    from healthnews.run import unwatched

    if json:
        yield _json_watch()
    elif quiet or not is_terminal():
        yield unwatched
    else:
        with progress() as watch:
            yield watch


def _json_watch() -> Watch:
    """Tells of progress in a line of JSON every ten seconds."""
    import time

    told = [time.monotonic()]

    def watch(done: int, known: int, source: str) -> None:
        if time.monotonic() - told[0] > LOG_SECONDS:
            told[0] = time.monotonic()
            event("progress", done=done, known=known, source=source)

    return watch


def event(name: str, **fields: object) -> None:
    """One line of JSON on standard error."""
    from datetime import UTC, datetime

    import msgspec

    now = datetime.now(UTC).isoformat(timespec="seconds")
    print(msgspec.json.encode({"time": now, "event": name, **fields}).decode(), file=sys.stderr)


def log(summary: Summary) -> None:
    """A run as events: every problem, then the totals."""
    import msgspec

    fields = msgspec.structs.asdict(summary)
    for problem in fields.pop("problems"):
        event("problem", **msgspec.structs.asdict(problem))
    event("done", exit_code=summary.exit_code, problems=len(summary.problems), **fields)


def steps(found: Iterable[Step]) -> None:
    """What a run would do, one file a line."""
    number = 0
    for number, step in enumerate(found, 1):  # noqa: B007 - counted for the last line
        print(f"{CONTROL.sub(chr(0xFFFD), step.source)}: {step.why}")
    tell(f"healthnews: {_count(number, 'file')} to do; nothing was done")


def status(found: Status) -> None:
    """What an output knows, and what stands quarantined."""
    for problem in found.quarantined:
        print(CONTROL.sub("\ufffd", str(problem)))
    fresh = "published" if found.fresh else "to be published by the next run"
    parts = [_count(found.documents, "document"), _count(found.files, "file"), _count(found.runs, "run"), fresh]
    print(f"{found.out}: {', '.join(parts)}; {len(found.quarantined):,} quarantined")


@contextmanager
def progress() -> Iterator[Watch]:
    """A progress bar on standard error while the block runs."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=_console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("read", total=None, rate="")

        def watch(done: int, known: int, source: str) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{done / elapsed:,.0f}/s" if elapsed > 0.5 else ""
            bar.update(task, completed=done, total=known, rate=rate)
            if bar.get_time() - watch.drawn > 0.1:  # type: ignore[attr-defined]
                bar.refresh()
                watch.drawn = bar.get_time()  # type: ignore[attr-defined]

        watch.drawn = 0.0  # type: ignore[attr-defined]
        yield watch


def summary_table(summary: Summary) -> None:
    """The closing tables of a run, on standard error."""
    from rich.columns import Columns
    from rich.table import Table

    console = _console(stderr=True)
    tables = []
    for title, counts in (("facts", summary.kinds), ("removed blocks", summary.removed)):
        table = Table(title=title, show_header=False, title_justify="left", box=None)
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(name, f"{count:,}")
        tables.append(table)
    console.print(Columns(tables, padding=(0, 4)))
    problems(summary)
    seconds = f"{summary.seconds:.1f} s"
    console.print(f"{summary_line(summary).removeprefix('healthnews: ')} in {seconds}", highlight=False)


def problems(summary: Summary, *, everything: bool = False) -> None:
    """The problems of a run, one line each; the rest is in run.json."""
    shown = summary.problems if everything else summary.problems[:MAX_PROBLEMS]
    for problem in shown:
        tell(problem)
    if len(summary.problems) > len(shown):
        tell(f"... and {len(summary.problems) - len(shown):,} more problems, all in {summary.out}/run.json")


def marked(document: Document, *, why: bool = False) -> None:
    """A document as we read it: facts marked, removed parts grey with the reason, in the order of the source."""
    from rich.text import Text

    console = _console()
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
    placed += [(_start(part.text, 0, len(part.text)), [_gone(part)]) for part in document.removed if len(part.text)]
    return [text for _, texts in sorted(placed, key=lambda item: item[0]) for text in texts]


def _gone(part: Removed) -> Text:
    from rich.text import Text

    words = " / ".join(filter(None, map(str.strip, part.text.value.split("\n"))))
    return Text(CONTROL.sub("\ufffd", f"- {words}  [{part.role}: {part.rule}]"), style="grey50")


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


def score(score: Score, *, listed: int = 0) -> None:
    """A score as lines, on standard output."""
    for name, level in score.levels.items():
        print(f"{name:12} P {level.precision:.3f}  R {level.recall:.3f}  F1 {level.f1:.3f}")
    for name, shares in (("fields", score.fields), ("documents", score.documents)):
        if shares:
            print(f"{name:12} " + "  ".join(f"{field} {share:.3f}" for field, share in shares.items()))
    for kind, counts in score.kinds.items():
        told = "  ".join(f"{part} {counts.get(part, 0):4}" for part in ("gold", "found", "kind", "value"))
        print(f"  {kind:18} {told}")
    for difference in score.differences[:listed]:
        print("  " + " | ".join(map(str, difference)))


def report(report: Report) -> None:
    """What verify found: findings and one closing line."""
    for finding in report.findings:
        tell(finding)
    hidden = report.wrong + report.absent - len(report.findings)
    if hidden:
        tell(f"... and {hidden:,} more")
    parts = [
        f"{report.exact:,} of {_count(report.facts, 'fact')} found again at their bytes",
        f"{report.block_only:,} only within their block",
        f"{report.wrong:,} wrong",
        f"{_count(report.absent, 'source')} changed or missing",
    ]
    print(f"{_count(report.documents, 'document')}: {', '.join(parts)}")


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def _start(text: Characters, start: int, end: int) -> int:
    return text.source_span(start, end)[0] if end > start else 0


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
