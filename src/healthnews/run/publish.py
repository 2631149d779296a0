"""Whole files or none: what a run writes becomes visible in one step, after it is safe on disk.

The files of a run are written and fsynced under the output's own `.healthnews/next`, a marker is written when all are
there, and only then are they renamed into place. A run that dies before the marker has changed nothing; one that dies
after it is finished by the next run, with `recover`. `run.json` comes last and holds the sizes and hashes of the
other two.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from healthnews.errors import OutputError
from healthnews.run.compress import Compressor, forms_of

PRIVATE = ".healthnews"
MARKER = "complete"


class Writer:
    """A file being written: its size and hash so far, and fsynced when closed."""

    def __init__(self, path: Path, compressor: Compressor | None = None) -> None:
        self.path = path
        self.size = 0
        self._hash = hashlib.sha256()
        self._file: BinaryIO = path.open("wb", buffering=1 << 20)
        self._compressor = compressor

    def write(self, data: bytes) -> None:
        """Append bytes, as they are or compressed."""
        self._append(self._compressor.compress(data) if self._compressor else data)

    def close(self) -> dict[str, int | str]:
        """Make the file safe on disk; what `run.json` says of it."""
        if self._compressor:
            self._append(self._compressor.flush())
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return {"bytes": self.size, "sha256": self._hash.hexdigest()}

    def _append(self, data: bytes) -> None:
        self._file.write(data)
        self._hash.update(data)
        self.size += len(data)


def prepare(out: Path) -> Path:
    """The private folder of the output, made where it is missing."""
    private = out / PRIVATE
    with refusals(out):
        private.mkdir(parents=True, exist_ok=True)
    return private


@contextmanager
def publication(out: Path) -> Iterator[Path]:
    """A folder to write files into; when the block ends without an error they replace those of the output, together."""
    next_folder = out / PRIVATE / "next"
    with refusals(out):
        shutil.rmtree(next_folder, ignore_errors=True)
        next_folder.mkdir(parents=True)
        yield next_folder
        _sync(next_folder)
        marker = next_folder / MARKER
        marker.write_bytes(b"")
        _sync(next_folder)
        recover(out)


def recover(out: Path) -> None:
    """Finish the publication that was complete when its run died; drop one that was not."""
    with refusals(out):
        _settle(out, out / PRIVATE / "next")


def _settle(out: Path, next_folder: Path) -> None:
    if (next_folder / MARKER).exists():
        names = sorted(path.name for path in next_folder.iterdir() if path.name != MARKER)
        for name in sorted(names, key=lambda name: name == "run.json"):
            (next_folder / name).replace(out / name)
            for other in forms_of(name):
                (out / other).unlink(missing_ok=True)
        _sync(out)
    shutil.rmtree(next_folder, ignore_errors=True)


@contextmanager
def refusals(out: Path) -> Iterator[None]:
    """Tell what the file system refuses as an OutputError that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise OutputError(
                f"{out}: the disk is full ({error.strerror}); make room and run again, what was read is kept"
            ) from error
        raise OutputError(
            f"{out}: cannot write: {error.strerror or error}; check the folder and its permissions"
        ) from error


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
