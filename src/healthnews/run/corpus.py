"""The main job: every document of the inputs into `facts.jsonl`, `documents.jsonl` and `run.json`.

A file whose stamp is as it was is kept. Of any other the documents are hashed; those that were read before, wherever
they stood, are linked, and the rest goes to the workers. When all is known, the output is written from the state,
sorted by source: it depends on the inputs alone, not on workers, kills or earlier runs.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

import msgspec

from healthnews.errors import ArchiveError, Problem, SourceError
from healthnews.read.containers import members
from healthnews.read.discover import STDIN, Found, Selection, check, discover
from healthnews.read.members import Fields, Member
from healthnews.run.lock import locked
from healthnews.run.output import Summary, publish
from healthnews.run.publish import prepare, recover
from healthnews.run.reading import Task
from healthnews.run.settings import Settings
from healthnews.run.signals import stoppable
from healthnews.run.state import State
from healthnews.run.workers import Workers

RACY_SECONDS = 1.0  # a file changed so shortly before it was read may change again under the same stamp


class Watch(Protocol):
    """Who is told how far a run is: documents done, documents known so far, and the last one's source."""

    def __call__(self, done: int, known: int, source: str) -> None: ...


def unwatched(done: int, known: int, source: str) -> None:
    """Tell nobody."""


def extract(
    paths: Sequence[str | Path],
    out: str | Path = "data/out",
    *,
    settings: Settings | None = None,
    watch: Watch = unwatched,
) -> Summary:
    """Read every document under `paths` and publish the records in the folder `out`.

    A bad document becomes a Problem of the summary. Raises UsageError before any work where a path does not exist,
    LockedError where another run holds the output, OutputError where it cannot be written: what was published before
    then stands.
    """
    inputs = [str(path) for path in paths]
    check(inputs)
    folder = Path(out)
    with locked(prepare(folder)) as private, stoppable() as stop:
        recover(folder)
        with closing(State(private / "state.sqlite")) as state:
            return _Run(inputs, folder, settings or Settings(), state, watch, stop).go()


class _Open(msgspec.Struct):
    """A file some of whose documents are being read."""

    stamp: str | None
    waiting: int = 1  # documents, and one for the walk through the file
    problems: list[Problem] = []


class _Run:
    """One run over one output folder."""

    def __init__(
        self, inputs: list[str], out: Path, settings: Settings, state: State, watch: Watch, stop: Callable[[], None]
    ) -> None:
        self.inputs, self.out, self.settings, self.state = inputs, out, settings, state
        self.watch, self.stop = watch, stop
        self.fingerprint = settings.fingerprint()
        self.summary = Summary(out=str(out))
        self.started = time.monotonic()
        self.known = 0
        self.done = 0
        self.open: dict[str, _Open] = {}
        self.unchanged: list[str] = []
        self.in_flight: dict[str, tuple[str, str]] = {}  # source -> file, key

    def go(self) -> Summary:
        """Read, sweep, publish."""
        if self.settings.full:
            self.state.forget_everything()
        absolute = [path if path == STDIN else str(Path(path).absolute()) for path in self.inputs]
        for name, value in (("inputs", absolute), ("settings", self.settings), ("fingerprint", self.fingerprint)):
            self.state.remember(name, value)
        selection = Selection(self.settings.include, self.settings.exclude, leave_out=str(self.out.absolute()))
        if self.watch is not unwatched:
            self.known = sum(1 for _ in discover(self.inputs, selection))
        with Workers(self.settings) as workers:
            for found in discover(self.inputs, selection):
                self.stop()
                self._visit(found, workers)
            while workers.busy:
                self._collect(workers)
        self._keep(at_least=0)
        self.summary.gone = self.state.sweep()
        self.summary.stages["read"] = time.monotonic() - self.started
        self.summary.inputs = self.inputs
        publish(self.out, self.state, self.settings, self.summary, self.stop)
        return self.summary

    def _visit(self, found: Found | Problem, workers: Workers) -> None:
        """Keep an unchanged file, or read its documents."""
        if isinstance(found, Problem):
            with self.state.step():
                self.state.finish(found.source, None, [found])
            return
        stamp = stamp_of(found, self.settings, self.fingerprint)
        if stamp is not None and self.state.stamp(found.source) == stamp:
            self._keep(found.source)
            self.summary.kept += 1
            self._tell(found.source)
            return
        self.open[found.source] = _Open(None if stamp is None or _is_racy(found.path) else stamp)
        try:
            for member in _members(found, self.settings.fields):
                self._take(member, found.source, workers)
        except SourceError as error:
            reason, _, advice = str(error).partition("; ")
            opened = self.open[found.source]
            opened.problems = [*opened.problems, Problem(found.source, "read", reason, advice)]
            if not isinstance(error, ArchiveError):  # a damaged archive stays so; anything else may pass
                opened.stamp = None
        self._closed(found.source)

    def _keep(self, *files: str, at_least: int = 1000) -> None:
        """Note unchanged files, many in one step."""
        self.unchanged += files
        if len(self.unchanged) >= at_least:
            self.state.keep(self.unchanged)
            self.unchanged = []

    def _take(self, member: Member | Problem, file: str, workers: Workers) -> None:
        """Link a document that was read before, or send it to the workers."""
        opened = self.open[file]
        if isinstance(member, Problem):
            opened.problems = [*opened.problems, member]
            return
        task = Task(
            source=member.source, data=member.data, suffix=member.suffix, url=member.url, published=member.published
        )
        if not self.settings.is_mine(task.data):
            return
        key = task.key(self.fingerprint)
        if self.state.has(key):
            with self.state.step():
                self.state.link(member.source, file, key)
            self._tell(member.source)
            return
        while not workers.free:
            self._collect(workers)
        opened.waiting += 1
        self.in_flight[member.source] = (file, key)
        workers.submit(task)

    def _collect(self, workers: Workers) -> None:
        """Store what the workers finished."""
        self.stop()
        results = workers.results()
        if not results:
            return
        with self.state.step():
            for task, result in results:
                file, key = self.in_flight[task.source]
                self.state.store(key, result)
                self.state.link(task.source, file, key)
        for task, result in results:
            self.summary.read += 1
            self.summary.worker_memory = max(self.summary.worker_memory, result.memory)
            self._tell(task.source)
            self._closed(self.in_flight.pop(task.source)[0])

    def _closed(self, file: str) -> None:
        """One of the things that a file waited for is done; after the last, the file is."""
        opened = self.open[file]
        opened.waiting -= 1
        if opened.waiting == 0:
            with self.state.step():
                self.state.finish(file, opened.stamp, opened.problems)
            del self.open[file]

    def _tell(self, source: str) -> None:
        self.done += 1
        self.known = max(self.known, self.done)
        self.watch(self.done, self.known, source)


def stamp_of(found: Found, settings: Settings, fingerprint: str) -> str | None:
    """What the file system says of a file, with all else that its rows depend on; None where it cannot say."""
    if found.path == STDIN:
        return None
    try:
        status = os.stat(found.path)  # noqa: PTH116 - a Path costs as much as the look itself
    except OSError:
        return None
    told = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, fingerprint, settings.shard)
    return ":".join(map(str, told))


def _members(found: Found, fields: Fields) -> Iterator[Member | Problem]:
    if found.path == STDIN:
        return iter([Member(STDIN, sys.stdin.buffer.read(), "")])
    return members(found.path, found.source, fields)


def _is_racy(path: str) -> bool:
    """Whether a file changed so lately that it may change again within one tick of its clock."""
    try:
        status = Path(path).stat()
    except OSError:
        return True
    return max(status.st_mtime, status.st_ctime) > time.time() - RACY_SECONDS
