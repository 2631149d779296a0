"""The main job: every document of the inputs into `facts.jsonl`, `documents.jsonl` and `run.json`.

A file whose stamp is as it was is kept. Of any other the documents are hashed; those that were read before, wherever
they stood, are linked, and the rest goes to the workers. When all is known, the output is written from the state,
sorted by source: it depends on the inputs alone, not on workers, kills or earlier runs.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from healthnews._version import __version__
from healthnews.errors import ArchiveError, Problem, SourceError
from healthnews.read.containers import members
from healthnews.read.discover import STDIN, Found, Selection, check, discover, root_of
from healthnews.read.members import Fields, Member
from healthnews.record import placed
from healthnews.run.lock import locked
from healthnews.run.publish import Writer, prepare, publication, recover
from healthnews.run.reading import Task, unpack
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


class Totals(msgspec.Struct, kw_only=True):
    """What stands in the output."""

    documents: int = 0
    facts: int = 0
    inexact_places: int = 0
    warnings: int = 0
    kinds: dict[str, int] = {}
    removed: dict[str, int] = {}


class Summary(Totals, kw_only=True):
    """What a run did: the totals of the output, what was wrong, and what this run had to do for it."""

    out: str
    problems: list[Problem] = []
    read: int = 0
    kept: int = 0
    gone: int = 0
    published: bool = False
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """0 where everything was read, 3 where documents stand in quarantine."""
        return 3 if any(problem.fatal for problem in self.problems) else 0


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
        state = State(private / "state.sqlite")
        try:
            return _Run(inputs, folder, settings or Settings(), state, watch, stop).go()
        finally:
            state.close()


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
        self.in_flight: dict[str, tuple[str, str]] = {}  # source -> file, key

    def go(self) -> Summary:
        """Read, sweep, publish."""
        if self.settings.full:
            self.state.forget_everything()
        selection = Selection(self.settings.include, self.settings.exclude, leave_out=str(self.out.absolute()))
        if self.watch is not unwatched:
            self.known = sum(1 for _ in discover(self.inputs, selection))
        with Workers(self.settings) as workers:
            for found in discover(self.inputs, selection):
                self.stop()
                self._visit(found, workers)
            while workers.busy:
                self._collect(workers)
        self.summary.gone = self.state.sweep()
        self.summary.problems = list(self.state.problems())
        self._publish()
        return self.summary

    def _visit(self, found: Found | Problem, workers: Workers) -> None:
        """Keep an unchanged file, or read its documents."""
        if isinstance(found, Problem):
            with self.state.step():
                self.state.finish(found.source, None, [found])
            return
        stamp = self._stamp(found)
        if stamp is not None and self.state.stamp(found.source) == stamp:
            self.state.keep(found.source)
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

    def _take(self, member: Member | Problem, file: str, workers: Workers) -> None:
        """Link a document that was read before, or send it to the workers."""
        opened = self.open[file]
        if isinstance(member, Problem):
            opened.problems = [*opened.problems, member]
            return
        task = Task(
            source=member.source, data=member.data, suffix=member.suffix, url=member.url, published=member.published
        )
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
        for task, _ in results:
            self.summary.read += 1
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

    def _stamp(self, found: Found) -> str | None:
        """What the file system says of a file, with all else that its rows depend on; None where it cannot say."""
        if found.path == STDIN:
            return None
        try:
            status = Path(found.path).stat()
        except OSError:
            return None
        told = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, self.fingerprint)
        return ":".join(map(str, told))

    def _publish(self) -> None:
        """Write the output from the state, or leave it where it says the same already."""
        summary, state = self.summary, self.state
        totals = state.meta("totals", Totals)
        if totals is None or state.meta("dirty", bool) or state.meta("files", list[list[int]]) != self._files():
            totals = self._write()
            summary.published = True
        for name in Totals.__struct_fields__:
            setattr(summary, name, getattr(totals, name))
        summary.seconds = time.monotonic() - self.started
        with publication(self.out) as folder:
            report = Writer(folder / "run.json")
            report.write(self._report())
            report.close()

    def _write(self) -> Totals:
        """Publish both record files."""
        totals = Totals()
        kinds: Counter[str] = Counter()
        removed: Counter[str] = Counter()
        self.state.remember("dirty", True)
        with publication(self.out) as folder:
            facts, documents = Writer(folder / "facts.jsonl"), Writer(folder / "documents.jsonl")
            for entry in self.state.entries():
                self.stop()
                facts.write(placed(unpack(entry.facts), entry.source))
                documents.write(placed(unpack(entry.document), entry.source))
                kinds.update(entry.counts.kinds)
                removed.update(entry.counts.removed)
                totals.documents += 1
                totals.warnings += entry.counts.warnings
                totals.inexact_places += entry.counts.inexact
            hashes = {"facts.jsonl": facts.close(), "documents.jsonl": documents.close()}
        totals.facts = sum(kinds.values())
        totals.kinds, totals.removed = dict(sorted(kinds.items())), dict(sorted(removed.items()))
        for name, value in (("totals", totals), ("hashes", hashes), ("files", self._files()), ("dirty", False)):
            self.state.remember(name, value)
        return totals

    def _files(self) -> list[list[int]]:
        """What the file system says of the published files; empty where one is missing."""
        try:
            found = [(self.out / name).stat() for name in ("facts.jsonl", "documents.jsonl")]
        except OSError:
            return []
        return [[status.st_size, status.st_mtime_ns, status.st_ino] for status in found]

    def _report(self) -> bytes:
        """`run.json`: the same for the same input, but for what stands under `this_run`."""
        summary, settings = self.summary, self.settings
        report = {
            "program": {"name": "healthnews", "version": __version__, "fingerprint": self.fingerprint},
            "settings": {
                "include": settings.include,
                "exclude": settings.exclude,
                "tokens": settings.tokens,
                "max_bytes": settings.max_bytes,
                "fields": settings.fields,
            },
            "files": self.state.meta("hashes", dict),
            "totals": {
                "documents": summary.documents,
                "facts": summary.facts,
                "inexact_places": summary.inexact_places,
                "warnings": summary.warnings,
                "problems": len(summary.problems),
            },
            "facts_by_kind": summary.kinds,
            "removed_by_role": summary.removed,
            "problems": summary.problems,
            "this_run": {
                "inputs": self.inputs,
                "root": root_of(self.inputs),
                "exit_code": summary.exit_code,
                "read": summary.read,
                "kept": summary.kept,
                "gone": summary.gone,
                "published": summary.published,
                "jobs": settings.workers,
                "seconds": round(summary.seconds, 3),
                "peak_memory_bytes": _peak_memory(),
            },
        }
        return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


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


def _peak_memory() -> int:
    """The largest memory of this process and of its largest worker."""
    scale = 1 if sys.platform == "darwin" else 1024
    return scale * sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
