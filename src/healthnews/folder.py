"""An output folder of `extract` as others read it: `run.json`, the record files, and the sources behind them."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import msgspec

from healthnews.errors import SourceError, UsageError
from healthnews.read.containers import file_of
from healthnews.read.members import Fields
from healthnews.read.streams import unpacked


class Settings(msgspec.Struct, frozen=True):
    """What `run.json` says under `settings` that the reading of a source depends on."""

    fields: Fields = Fields()


class ThisRun(msgspec.Struct, frozen=True):
    """Where the inputs of the run lay, and its folder of kind files."""

    root: str
    kinds: str | None = None


class Run(msgspec.Struct, frozen=True):
    """What readers need of `run.json`."""

    this_run: ThisRun
    settings: Settings


def run_of(folder: Path) -> Run:
    """The run that wrote a folder. Raises UsageError where there is none."""
    try:
        return msgspec.json.decode((folder / "run.json").read_bytes(), type=Run)
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(f"{folder}: no readable run.json ({error}); name an output folder of extract") from error


def opened(path: Path) -> BinaryIO:
    """A record file, compressed or not. Raises UsageError where it cannot be read."""
    try:
        return unpacked(path)
    except (OSError, SourceError) as error:
        raise UsageError(f"{path}: cannot be read: {error}; name an output folder of extract") from error


def source_file(source: str, root: str) -> tuple[str, str] | None:
    """The file that holds a document and what records call it; None where it is gone."""
    try:
        return file_of(source, root)
    except FileNotFoundError:
        return None
