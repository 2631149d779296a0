"""How far a run is, while it runs: a bar for a person, lines of JSON for machines."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from healthnews.console import event, is_terminal, terminal
from healthnews.errors import HealthnewsError
from healthnews.run.watch import NOBODY, Watch

if TYPE_CHECKING:
    from rich.progress import Progress

    from healthnews.errors import Problem

LOG_SECONDS = 10
DRAW_SECONDS = 0.1


@contextmanager
def watching(*, json: bool, quiet: bool) -> Iterator[Watch]:
    """Who is told how far a run is: a progress bar, lines of JSON, or nobody."""
    if json:
        try:
            yield JsonWatch()
        except HealthnewsError as error:
            event("failed", message=str(error), exit_code=error.exit_code)
            raise SystemExit(error.exit_code) from None
    elif quiet or not is_terminal():
        yield NOBODY
    else:
        with _bar() as bar:
            yield BarWatch(bar)


class JsonWatch(Watch):
    """Tells of start, progress every ten seconds, problems and publishing, each in a line of JSON."""

    wants_total = True

    def __init__(self) -> None:
        self.told: set[Problem] = set()
        self._since = time.monotonic()
        self._before = 0

    def start(self, inputs: list[str], files: int | None, workers: int) -> None:
        event("start", inputs=inputs, files=files, workers=workers)
        self._since = time.monotonic()

    def read(self, done: int, known: int, source: str) -> None:
        elapsed = time.monotonic() - self._since
        if elapsed > LOG_SECONDS:
            rate = (done - self._before) / elapsed
            left = round((known - done) / rate, 1) if rate else None
            event("progress", done=done, known=known, rate=round(rate, 2), seconds_left=left, source=source)
            self._since, self._before = time.monotonic(), done

    def problem(self, problem: Problem) -> None:
        import msgspec

        self.told.add(problem)
        event("problem", **msgspec.structs.asdict(problem))

    def publish(self) -> None:
        event("publish")


class BarWatch(Watch):
    """Draws a progress bar on standard error."""

    wants_total = True

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task = bar.add_task("reading", total=None, rate="")
        self._drawn = 0.0

    def read(self, done: int, known: int, source: str) -> None:
        bar = self._bar
        now = bar.get_time()
        if now - self._drawn > DRAW_SECONDS:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f"{done / elapsed:,.0f}/s" if elapsed > 0.5 else ""
            bar.update(self._task, completed=done, total=known, rate=rate)
            bar.refresh()
            self._drawn = now

    def publish(self) -> None:
        self._bar.update(self._task, description="writing")
        self._bar.refresh()


def _bar() -> Progress:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=terminal(stderr=True), transient=True, auto_refresh=False)
