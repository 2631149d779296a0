"""Shards of one corpus, read by several machines, as one output: byte for byte what one run would have written."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec

from healthnews.errors import UsageError
from healthnews.run.lock import locked
from healthnews.run.output import Summary, publish
from healthnews.run.publish import PRIVATE, prepare, recover
from healthnews.run.settings import Compression, Settings
from healthnews.run.signals import stoppable
from healthnews.run.state import State


def merge(outs: Sequence[str | Path], out: str | Path, *, compress: Compression = "none") -> Summary:
    """Publish in the folder `out` what stands in all of `outs`. Raises UsageError where they do not belong together."""
    shards, folder = [Path(shard) for shard in outs], Path(out)
    settings = msgspec.structs.replace(_common_settings(shards), compress=compress)
    started = time.monotonic()
    with ExitStack() as stack:
        for shard in shards:
            stack.enter_context(locked(shard / PRIVATE))
        private = stack.enter_context(locked(prepare(folder)))
        stop = stack.enter_context(stoppable())
        recover(folder)
        state = stack.enter_context(closing(State(private / "state.sqlite")))
        state.forget_everything()
        for shard in shards:
            state.take_over(shard / PRIVATE / "state.sqlite")
        with closing(State(shards[0] / PRIVATE / "state.sqlite", read_only=True)) as first:
            for name in ("inputs", "fingerprint"):
                state.remember(name, first.meta(name, object))
        state.remember("settings", settings)
        summary = Summary(out=str(folder), fail_above=settings.fail_above, inputs=state.meta("inputs", list[str]) or [])
        summary.stages["read"] = time.monotonic() - started
        publish(folder, state, settings, summary, stop)
    return summary


def _common_settings(shards: list[Path]) -> Settings:
    """The settings of all shards, which must agree in all that the records depend on."""
    found: list[Settings] = []
    for shard in shards:
        path = shard / PRIVATE / "state.sqlite"
        if not path.exists():
            raise UsageError(f"{shard}: no output of extract with its folder {PRIVATE}; copy all of it")
        with closing(State(path, read_only=True)) as state:
            found.append(state.meta("settings", Settings) or Settings())
            if state.meta("dirty", bool):
                raise UsageError(f"{shard}: its last run did not end; run it again before merging")
            if state.meta("fingerprint", str) != found[0].fingerprint():
                raise UsageError(f"{shard}: read by another version or with other settings; run it again")
    return msgspec.structs.replace(found[0], shard=None)
