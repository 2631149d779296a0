"""The output of a run, written from the state: what stands in it, and what `run.json` says."""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from healthnews._version import __version__
from healthnews.errors import Problem
from healthnews.read.discover import root_of
from healthnews.record import as_duplicate, placed
from healthnews.run.compress import SUFFIXES, compressor
from healthnews.run.publish import Writer, publication
from healthnews.run.reading import unpack
from healthnews.run.settings import Settings
from healthnews.run.state import State

FILES = ("facts.jsonl", "documents.jsonl")


class Totals(msgspec.Struct, kw_only=True):
    """What stands in the output."""

    documents: int = 0
    facts: int = 0
    duplicates: int = 0
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
    worker_memory: int = 0  # the most that one worker took, in the system's unit
    seconds: float = 0.0
    stages: dict[str, float] = {}
    processor: dict[str, float] = {}  # seconds that the workers spent, by stage
    inputs: list[str] = []
    fail_above: float = 1.0

    @property
    def share_of_problems(self) -> float:
        """How many of the documents could not be read, 0 to 1."""
        bad = len({problem.source for problem in self.problems if problem.fatal})
        return bad / max(1, bad + self.documents)

    @property
    def exit_code(self) -> int:
        """0 where everything was read, 3 where documents stand in quarantine, 1 where they are more than allowed."""
        if self.share_of_problems > self.fail_above:
            return 1
        return 3 if any(problem.fatal for problem in self.problems) else 0


def publish(out: Path, state: State, settings: Settings, summary: Summary, stop: Callable[[], None]) -> None:
    """Write the output from the state, or leave it where it says the same already; then `run.json`."""
    started = time.monotonic()
    totals = state.meta("totals", Totals)
    names = [name + SUFFIXES[settings.compress] for name in FILES]
    if totals is None or state.meta("dirty", bool) or state.meta("files", dict[str, list[int]]) != _stamps(out, names):
        totals = _write(out, names, state, settings, stop)
        summary.published = True
    for name in Totals.__struct_fields__:
        setattr(summary, name, getattr(totals, name))
    summary.problems = list(state.problems())
    summary.stages["publish"] = time.monotonic() - started
    summary.seconds = sum(summary.stages.values())
    with publication(out) as folder:
        report = Writer(folder / "run.json")
        report.write(_report(state, settings, summary))
        report.close()


def _write(out: Path, names: list[str], state: State, settings: Settings, stop: Callable[[], None]) -> Totals:
    """Publish both record files."""
    totals, kinds, removed = Totals(), Counter[str](), Counter[str]()
    state.remember("dirty", True)
    with publication(out) as folder, state.compared(folder.parent):
        facts, documents = (Writer(folder / name, compressor(settings.compress)) for name in names)
        for entry in state.entries():
            stop()
            document = unpack(entry.document)
            if entry.original is not None:
                document = as_duplicate(document, entry.original)
            facts.write(placed(unpack(entry.facts), entry.source))
            documents.write(placed(document, entry.source))
            kinds.update(entry.counts.kinds)
            removed.update(entry.counts.removed)
            totals.documents += 1
            totals.duplicates += entry.original is not None
            totals.warnings += entry.counts.warnings
            totals.inexact_places += entry.counts.inexact
        hashes = {name: file.close() for name, file in zip(names, (facts, documents), strict=True)}
    totals.facts = kinds.total()
    totals.kinds, totals.removed = dict(sorted(kinds.items())), dict(sorted(removed.items()))
    for name, value in (("totals", totals), ("hashes", hashes), ("files", _stamps(out, names)), ("dirty", False)):
        state.remember(name, value)
    return totals


def _stamps(out: Path, names: list[str]) -> dict[str, list[int]]:
    """What the file system says of the published files; nothing of one that is missing."""
    found = {}
    for name in names:
        with suppress(OSError):
            status = (out / name).stat()
            found[name] = [status.st_size, status.st_mtime_ns, status.st_ino]
    return found


def _report(state: State, settings: Settings, summary: Summary) -> bytes:
    """`run.json`: the same for the same input, but for what stands under `this_run`."""
    report = {
        "program": {"name": "healthnews", "version": __version__, "fingerprint": settings.fingerprint()},
        "settings": {
            "include": settings.include,
            "exclude": settings.exclude,
            "tokens": settings.tokens,
            "fields": settings.fields,
            "shard": settings.shard,
            "kinds": settings.own_kinds,
            "compress": settings.compress,
        },
        "files": state.meta("hashes", dict),
        "totals": {
            "documents": summary.documents,
            "facts": summary.facts,
            "duplicates": summary.duplicates,
            "inexact_places": summary.inexact_places,
            "warnings": summary.warnings,
            "problems": len(summary.problems),
        },
        "facts_by_kind": summary.kinds,
        "removed_by_role": summary.removed,
        "problems": summary.problems,
        "this_run": {
            "inputs": summary.inputs,
            "root": root_of(summary.inputs),
            "kinds": settings.kinds,
            "exit_code": summary.exit_code,
            "read": summary.read,
            "kept": summary.kept,
            "gone": summary.gone,
            "published": summary.published,
            "jobs": settings.workers,
            "seconds": round(summary.seconds, 3),
            "stages": _rounded(summary.stages),
            "processor_seconds": {"main": round(time.process_time(), 3), **_rounded(summary.processor)},
            "peak_memory_bytes": _peak_memory(settings.workers * summary.worker_memory),
        },
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def _rounded(seconds: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in seconds.items()}


def _peak_memory(workers: int) -> int:
    """The most that this process and all workers took; what workers share counts for each: never too little."""
    scale = 1 if sys.platform == "darwin" else 1024
    return scale * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + workers)
