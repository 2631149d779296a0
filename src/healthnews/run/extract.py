"""The main job: every document of the inputs into `facts.jsonl`, `documents.jsonl` and `run.json`."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from healthnews._version import __version__
from healthnews.errors import Problem
from healthnews.read.discover import STDIN, Found, Selection, check, discover, root_of
from healthnews.record import placed
from healthnews.run.publish import Writer, prepare, publication
from healthnews.run.reading import Result, Task, read


class Watch(Protocol):
    """Who is told how far a run is: documents done, documents known so far, and the last one's source."""

    def __call__(self, done: int, known: int, source: str) -> None: ...


def unwatched(done: int, known: int, source: str) -> None:
    """Tell nobody."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller may choose about a run. `max_bytes` is the largest document that is read."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    tokens: bool = True
    max_bytes: int = 20_000_000


class Summary(msgspec.Struct, kw_only=True):
    """What a run did: the totals of `run.json`."""

    out: Path
    documents: int = 0
    facts: int = 0
    inexact_places: int = 0
    kinds: Counter[str] = msgspec.field(default_factory=Counter)
    removed: Counter[str] = msgspec.field(default_factory=Counter)
    warnings: int = 0
    problems: list[Problem] = msgspec.field(default_factory=list)
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

    Raises UsageError before any work where a path does not exist, OutputError where the output cannot be written; a bad
    document becomes a Problem of the summary. `watch` is told how far the run is.
    """
    settings = settings or Settings()
    inputs = [str(path) for path in paths]
    check(inputs)
    summary, started = Summary(out=Path(out)), time.monotonic()
    prepare(summary.out)
    selection = Selection(settings.include, settings.exclude, leave_out=str(summary.out.absolute()))
    with publication(summary.out) as folder:
        facts, documents = Writer(folder / "facts.jsonl"), Writer(folder / "documents.jsonl")
        for source, result in _results(discover(inputs, selection), settings):
            _count(summary, source, result)
            facts.write(placed(result.facts, source))
            documents.write(placed(result.document, source))
            done = summary.documents + len(summary.problems)
            watch(done, done, source)
        files = {"facts.jsonl": facts.close(), "documents.jsonl": documents.close()}
        summary.seconds = time.monotonic() - started
        report = Writer(folder / "run.json")
        report.write(_report(summary, settings, inputs, files))
        report.close()
    return summary


def summary_json(summary: Summary) -> bytes:
    """A summary as one JSON object."""
    return msgspec.json.encode({**msgspec.structs.asdict(summary), "out": str(summary.out)})


def _results(found: Iterable[Found | Problem], settings: Settings) -> Iterator[tuple[str, Result]]:
    for item in found:
        if isinstance(item, Problem):
            yield item.source, Result(problem=item)
            continue
        try:
            data = sys.stdin.buffer.read() if item.path == STDIN else Path(item.path).read_bytes()
        except OSError as error:
            yield item.source, Result(problem=unreadable(item.source, error))
            continue
        task = Task(source=item.source, data=data)
        yield item.source, read(task, tokens=settings.tokens, max_bytes=settings.max_bytes)


def unreadable(source: str, error: OSError) -> Problem:
    """The Problem of a file that the file system refuses."""
    return Problem(
        source, "read", f"cannot be read: {error.strerror or error}", "check that it exists and its permissions"
    )


def _count(summary: Summary, source: str, result: Result) -> None:
    if result.problem:
        summary.problems.append(result.problem)
        return
    summary.documents += 1
    summary.facts += sum(result.kinds.values())
    summary.inexact_places += result.inexact
    summary.kinds.update(result.kinds)
    summary.removed.update(result.removed)
    summary.warnings += len(result.warnings)


def _report(summary: Summary, settings: Settings, inputs: list[str], files: dict[str, dict[str, int | str]]) -> bytes:
    """`run.json`: the same for the same input, but for what stands under `this_run`."""
    report = {
        "program": {"name": "healthnews", "version": __version__},
        "settings": settings,
        "files": files,
        "totals": {
            "documents": summary.documents,
            "facts": summary.facts,
            "inexact_places": summary.inexact_places,
            "warnings": summary.warnings,
            "problems": len(summary.problems),
        },
        "facts_by_kind": dict(sorted(summary.kinds.items())),
        "removed_by_role": dict(sorted(summary.removed.items())),
        "problems": summary.problems,
        "this_run": {"inputs": inputs, "root": root_of(inputs), "seconds": round(summary.seconds, 3)},
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
