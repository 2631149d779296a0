"""The main job: every document of the inputs into `facts.jsonl`, `documents.jsonl` and `run.json`.

A file whose stamp is as it was is kept. Of any other the documents are hashed; those that were read before, wherever
they stood, are linked, and the rest goes to the workers. When all is known, the output is written from the state,
sorted by source: it depends on the inputs alone, not on workers, kills or earlier runs.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import msgspec

from healthnews.errors import ArchiveError, Problem, SourceError
from healthnews.read.containers import members
from healthnews.read.discover import STDIN, Found, Selection, check, discover
from healthnews.read.members import Fields, Member
from healthnews.run.compress import compressor
from healthnews.run.lock import locked
from healthnews.run.output import Summary, publish
from healthnews.run.publish import prepare, recover
from healthnews.run.reading import Result, Task
from healthnews.run.settings import Settings
from healthnews.run.signals import stoppable
from healthnews.run.sites import Wanted, place_of
from healthnews.run.stamps import stamp_of
from healthnews.run.state import COMMIT_SECONDS, State
from healthnews.run.watch import NOBODY, Watch
from healthnews.run.workers import Workers


def extract(
    paths: Sequence[str | Path],
    out: str | Path = "data/out",
    *,
    settings: Settings | None = None,
    watch: Watch = NOBODY,
) -> Summary:
    """Read every document under `paths` and publish the records in the folder `out`.

    A bad document becomes a Problem of the summary. Raises UsageError before any work where a path does not exist,
    LockedError where another run holds the output, OutputError where it cannot be written: what was published before
    then stands.
    """
    inputs, settings = [str(path) for path in paths], settings or Settings()
    check(inputs)
    settings = settings.checked()
    compressor(settings.compress)  # where there is none, nothing is done
    folder = Path(out)
    with locked(prepare(folder)) as private, stoppable() as stop:
        recover(folder)
        with closing(State(private / "state.sqlite")) as state:
            return _Run(inputs, folder, settings, state, watch, stop).go()


AGAIN = 50_000  # documents that are read again in one walk over the inputs: 30 MB


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
        self.summary = Summary(out=str(out), inputs=inputs, fail_above=settings.fail_above)
        self.known = 0
        self.done = 0
        self.open: dict[str, _Open] = {}
        self.unchanged: list[str] = []
        self.in_flight: dict[str, str] = {}  # source of a task -> key of its content
        self.waiting: dict[str, list[tuple[str, str]]] = {}  # key -> the sources, with their files, that have it
        self.again: dict[str, Wanted] = {}  # what is read again for its site, by source
        self.selection = Selection(settings.include, settings.exclude, leave_out=str(out.absolute()))

    def go(self) -> Summary:
        """Read, sweep, publish."""
        started = time.monotonic()
        if self.settings.full:
            self.state.forget_everything()
        absolute = [path if path == STDIN else str(Path(path).absolute()) for path in self.inputs]
        for name, value in (("inputs", absolute), ("settings", self.settings), ("fingerprint", self.fingerprint)):
            self.state.remember(name, value)
        if self.watch.wants_total:
            self.known = sum(1 for _ in discover(self.inputs, self.selection))
        self.watch.start(self.inputs, self.known or None, self.settings.workers)
        with Workers(self.settings) as workers:
            self._read(workers)
            self._settle(workers)
        self.summary.gone = self.state.sweep()
        self.state.settle()
        self.summary.stages["read"] = time.monotonic() - started
        self.watch.publish()
        publish(self.out, self.state, self.settings, self.summary, self.stop)
        return self.summary

    def _read(self, workers: Workers, only: set[str] | None = None) -> None:
        """Visit all files, or only some."""
        for found in discover(self.inputs, self.selection):
            self.stop()
            if only is None or found.source in only:
                self._visit(found, workers)
        while workers.busy:
            self._collect(workers)
        self._keep(at_least=0)

    def _settle(self, workers: Workers) -> None:
        """Read again what the templates of its site touch, after what their samples lack was scanned."""
        with self.state.step():
            self.state.sites.sweep()
        while wanted := {one.source: one for one in islice(self.state.sites.settle(), AGAIN)}:
            if wanted == self.again:
                return  # files changed or went meanwhile: the next run settles them
            self.again = wanted
            self._read(workers, {one.file for one in wanted.values()})
        with self.state.step():
            self.state.sites.close()

    def _visit(self, found: Found | Problem, workers: Workers) -> None:
        """Keep an unchanged file, or read its documents."""
        if isinstance(found, Problem):
            self.watch.problem(found)
            with self.state.step():
                self.state.finish(found.source, None, [found])
            return
        stamp = stamp_of(found, self.settings, self.fingerprint)
        known = None if self.state.is_new else self.state.stamps(found.source)
        if stamp is not None and not self.again and known == (stamp.told,):
            self._keep(found.source)
            self.summary.kept += 1
            self._tell(found.source)
            return
        opened = self.open[found.source] = _Open(None if stamp is None or stamp.is_racy else stamp.told)
        try:
            for member in _members(found, self.settings.fields):
                self._take(member, found.source, workers)
        except SourceError as error:
            reason, _, advice = str(error).partition("; ")
            self._trouble(opened, Problem(found.source, "read", reason, advice))
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
        """Link a document whose content is known or being read, or send it to the workers."""
        if isinstance(member, Problem):
            self._trouble(self.open[file], member)
            return
        task = Task(
            source=member.source, data=member.data, suffix=member.suffix, url=member.url, published=member.published
        )
        key, mine = task.key(self.fingerprint), self.settings.is_mine(task.data)
        named = self._note(task, file, key, workers, mine=mine)
        if not mine:
            return
        if named:
            task = msgspec.structs.replace(task, named=named)
            key = task.key(self.fingerprint)
        if key in self.waiting:
            self.waiting[key].append((member.source, file))
            self.open[file].waiting += 1
        elif self.state.has(key) and (named or file == STDIN or self.state.sites.is_told(member.source)):
            with self.state.step():
                self._link(task, member.source, file, key)
            self._tell(member.source)
        else:
            self._submit(task, file, key, workers)

    def _note(self, task: Task, file: str, key: str, workers: Workers, *, mine: bool) -> bytes:
        """Note where a document stands; the lines that its site repeats, as far as is known."""
        if file == STDIN:
            return b""  # cannot be read again
        with self.state.step():
            named = self.state.sites.note(task.source, file, key, place_of(task), mine=mine)
        wanted = self.again.get(task.source)
        if wanted is None or wanted.base != key:
            return named
        if wanted.named is None:
            self._submit(msgspec.structs.replace(task, scan=True), file, f"lines of {task.source}", workers)
            return named
        return wanted.named

    def _submit(self, task: Task, file: str, key: str, workers: Workers) -> None:
        while not workers.free:
            self._collect(workers)
        self.open[file].waiting += 1
        self.in_flight[task.source] = key
        self.waiting[key] = [(task.source, file)]
        workers.submit(task)

    def _link(self, task: Task, source: str, file: str, key: str) -> None:
        self.state.link(source, file, key)
        if task.named or self.again:
            self.state.sites.named(source, task.named)

    def _collect(self, workers: Workers) -> None:
        """Store what the workers finished."""
        self.stop()
        self.state.settle(COMMIT_SECONDS)
        for task, result in workers.results():
            key = self.in_flight.pop(task.source)
            everyone = self.waiting.pop(key)
            with self.state.step():
                if not task.scan:
                    self.state.store(key, result)
                for source, file in everyone:
                    if not task.scan:
                        self._link(task, source, file, key)
                    if not task.named:
                        self.state.sites.told(source, result, scanned=task.scan)
            if not task.scan:
                self._count(result)
            for source, file in everyone:
                if result.problem and not task.scan:
                    self.watch.problem(msgspec.structs.replace(result.problem, source=source))
                self._tell(source)
                self._closed(file)

    def _closed(self, file: str) -> None:
        """One of the things that a file waited for is done; after the last, the file is."""
        opened = self.open[file]
        opened.waiting -= 1
        if opened.waiting == 0:
            with self.state.step():
                self.state.finish(file, opened.stamp, opened.problems)
            del self.open[file]

    def _trouble(self, opened: _Open, problem: Problem) -> None:
        opened.problems = [*opened.problems, problem]
        if not self.again:  # told at the first reading
            self.watch.problem(problem)

    def _count(self, result: Result) -> None:
        self.summary.read += 1
        self.summary.worker_memory = max(self.summary.worker_memory, result.memory)
        for stage, seconds in result.seconds.items():
            self.summary.processor[stage] = self.summary.processor.get(stage, 0.0) + seconds

    def _tell(self, source: str) -> None:
        if self.again:
            return
        self.done += 1
        self.known = max(self.known, self.done)
        self.watch.read(self.done, self.known, source)


def _members(found: Found, fields: Fields) -> Iterator[Member | Problem]:
    if found.path == STDIN:
        return iter([Member(STDIN, sys.stdin.buffer.read(), "")])
    return members(found.path, found.source, fields)
