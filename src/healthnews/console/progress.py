"""How far a run is, while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from healthnews.console import event, is_terminal, terminal

if TYPE_CHECKING:
    from healthnews.run import Watch

LOG_SECONDS = 10


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
    with Progress(*columns, console=terminal(stderr=True), transient=True, auto_refresh=False) as bar:
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
