"""Who is told how a run goes while it runs."""

from __future__ import annotations

from healthnews.errors import Problem


class Watch:
    """Is told of a run's way; this one tells nobody."""

    wants_total = False  # whether to be told how many files there are, which costs a walk through all folders

    def start(self, inputs: list[str], files: int | None, workers: int) -> None:
        """A run begins."""

    def read(self, done: int, known: int, source: str) -> None:
        """So many documents are done of those known so far; the last one's source."""

    def problem(self, problem: Problem) -> None:
        """A document turned out to be one that cannot be read."""

    def publish(self) -> None:
        """All is read; the output is being written."""


NOBODY = Watch()
