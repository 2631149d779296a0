"""What a run would do and why, what stands in an output, and taking quarantined documents up again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec

from healthnews.errors import Problem, UsageError
from healthnews.read.discover import Selection, check, discover
from healthnews.run.corpus import extract
from healthnews.run.lock import locked
from healthnews.run.output import Summary
from healthnews.run.publish import PRIVATE
from healthnews.run.settings import Settings
from healthnews.run.stamps import stamp_of
from healthnews.run.state import State
from healthnews.run.watch import NOBODY, Watch


class Step(NamedTuple):
    """A file that would be read, or dropped, and why."""

    source: str
    why: str


class Status(msgspec.Struct, kw_only=True):
    """What an output's state knows."""

    out: str
    files: int
    documents: int
    runs: int
    fresh: bool  # the published files say what the state does
    inputs: list[str]
    quarantined: list[Problem]


def plan(paths: Sequence[str | Path], out: str | Path, settings: Settings) -> Iterator[Step]:
    """The files that `extract` would read and why, in order, then those that it would drop. Nothing is written."""
    inputs = [str(path) for path in paths]
    check(inputs)
    settings = settings.checked()
    state = None if settings.full else _known(Path(out))
    fingerprint, seen = settings.fingerprint(), set()
    selection = Selection(settings.include, settings.exclude, leave_out=str(Path(out).absolute()))
    for found in discover(inputs, selection):
        seen.add(found.source)
        if isinstance(found, Problem):
            yield Step(found.source, found.reason)
            continue
        stamp = stamp_of(found, settings, fingerprint)
        why = _why(state.stamps(found.source) if state else None, stamp.told if stamp else None)
        if why:
            yield Step(found.source, why)
    if state:
        yield from (Step(file, "is gone: its records are dropped") for file in state.files() if file not in seen)
        state.close()


def _why(known: tuple[str | None] | None, stamp: str | None) -> str:
    """Why a file is read; empty where it is not."""
    if known is None:
        return "is new"
    if known[0] is None:
        return "was not read to its end, or had a problem that may pass"
    if known[0] == stamp:
        return ""
    same_file = stamp is not None and known[0].split(":")[:4] == stamp.split(":")[:4]
    return "was read with other settings or another version" if same_file else "has changed"


def status(out: str | Path) -> Status:
    """What stands in an output folder."""
    state = _known(Path(out))
    if state is None:
        raise UsageError(f"{out}: no output of extract; name its folder")
    with closing(state):
        files, documents = state.count()
        return Status(
            out=str(out),
            files=files,
            documents=documents,
            runs=state.run,
            fresh=not state.meta("dirty", bool),
            inputs=state.meta("inputs", list[str]) or [],
            quarantined=list(state.problems()),
        )


def retry(out: str | Path, changes: dict[str, object] | None = None, *, watch: Watch = NOBODY) -> Summary:
    """Read what stands quarantined again, with the last run's inputs and settings and these changes to them."""
    folder = Path(out)
    state = _known(folder)
    inputs = state.meta("inputs", list[str]) if state else None
    if state is None or not inputs:
        raise UsageError(f"{out}: no output of extract; name its folder")
    settings = state.meta("settings", Settings) or Settings()
    state.close()
    with locked(folder / PRIVATE), closing(State(folder / PRIVATE / "state.sqlite")) as writable:
        writable.forget_problems()
    return extract(inputs, out, settings=msgspec.structs.replace(settings, full=False, **(changes or {})), watch=watch)


def _known(out: Path) -> State | None:
    path = out / PRIVATE / "state.sqlite"
    return State(path, read_only=True) if path.exists() else None
