"""Archives of files: ZIP, TAR and packed crawls. Members are read one at a time, and what is hostile is refused.

A member is refused where its name climbs out of the archive or was there before, and where the archive expands beyond
all reason. A damaged member costs itself alone.
"""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from healthnews.errors import ArchiveError, Problem
from healthnews.read.members import Fields, Member
from healthnews.read.names import is_readable, uncompressed
from healthnews.read.streams import CHUNK, FREE_BYTES, MAX_RATIO

MAX_NESTED_ZIP = 64_000_000  # a ZIP within another archive is held in memory
DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, ValueError)

Found = Iterator[Member | Problem]
Read = Callable[[BinaryIO, str], Found]  # the documents of a member that is called so


def wacz(stream: BinaryIO, source: str, fields: Fields, read: Read) -> Found:
    """A packed crawl; beside its WARC files it holds indexes and lists that are no documents."""
    return zipped(stream, source, fields, read, lambda name: uncompressed(name)[0].endswith(".warc"))


def zipped(
    stream: BinaryIO, source: str, fields: Fields, read: Read, wanted: Callable[[str], bool] = is_readable
) -> Found:
    """The documents of a ZIP archive, in the order of its directory."""
    archive: zipfile.ZipFile = _opened(zipfile.ZipFile, _seekable(stream))
    with archive:
        budget = _Budget(archive.fp)
        for entry in archive.infolist():
            name = _entry_name(entry.filename)
            if entry.is_dir() or not wanted(name):
                continue
            if entry.flag_bits & 1:
                yield Problem(f"{source}!{name}", "read", "is encrypted", "unpack the archive with its password first")
                continue
            yield from _entry(partial(archive.open, entry), source, name, budget, read)


def tarred(stream: BinaryIO, source: str, fields: Fields, read: Read) -> Found:
    """The documents of a TAR archive, in its order."""
    archive: tarfile.TarFile = _opened(lambda file: tarfile.open(fileobj=file, mode="r|"), stream)  # noqa: SIM115
    with archive:
        budget = _Budget(None)
        while (entry := _next(archive)) is not None:
            name = _entry_name(entry.name)
            if entry.isfile() and is_readable(name):
                yield from _entry(partial(archive.extractfile, entry), source, name, budget, read)


def _entry(opened: Callable[[], Any], source: str, name: str, budget: _Budget, read: Read) -> Found:
    """The documents of one member of an archive; a damaged member costs itself alone."""
    where = f"{source}!{name}"
    if not budget.admits(name):
        yield Problem(where, "read", "a second member of this name", "rename one of them")
        return
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        yield Problem(where, "read", "its name climbs out of the archive", "such archives are made to do harm")
        return
    try:
        with opened() as stream:
            yield from read(budget.counted(stream), where)
    except ArchiveError as error:
        reason, _, advice = str(error).partition("; ")
        yield Problem(where, "read", reason, advice)
        if budget.is_spent:
            raise
    except (*DAMAGE, NotImplementedError, RuntimeError) as error:
        yield Problem(where, "read", f"is damaged or of an unknown form ({error})", "fetch the archive again")


class _Budget:
    """What an archive may still expand to, and which names it has used."""

    def __init__(self, file: object) -> None:
        self._names: set[str] = set()
        self._allowed = FREE_BYTES
        if file is not None and hasattr(file, "seek"):
            self._allowed = max(FREE_BYTES, MAX_RATIO * file.seek(0, io.SEEK_END))
        else:
            self._allowed = 1 << 62  # a stream: its decompressor counts
        self.is_spent = False

    def admits(self, name: str) -> bool:
        """Whether a name is used for the first time."""
        if name in self._names:
            return False
        self._names.add(name)
        return True

    def counted(self, stream: BinaryIO) -> BinaryIO:
        """`stream`, paid from the budget."""
        return io.BufferedReader(_Counted(stream, self), CHUNK)

    def pay(self, size: int) -> None:
        """Take from what is left. Raises ArchiveError where nothing is."""
        self._allowed -= size
        if self._allowed < 0:
            self.is_spent = True
            raise ArchiveError(f"expands more than {MAX_RATIO} times; a bomb is not read")


class _Counted(io.RawIOBase):
    """A stream whose bytes are paid from a budget."""

    def __init__(self, stream: BinaryIO, budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._budget.pay(len(data))
        buffer[: len(data)] = data
        return len(data)


def _opened(opener: Callable[[BinaryIO], Any], stream: BinaryIO) -> Any:
    try:
        return opener(stream)
    except (*DAMAGE, NotImplementedError) as error:
        raise ArchiveError(f"is damaged ({error}); fetch it again") from error


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except (tarfile.TarError, EOFError, ValueError, zlib.error) as error:
        raise ArchiveError(f"is damaged ({error}); fetch it again, what came before was read") from error


def _seekable(stream: BinaryIO) -> BinaryIO:
    """`stream` where it can be read at random, or all of it in memory."""
    if hasattr(stream, "fileno") and stream.seekable():
        return stream
    data = stream.read(MAX_NESTED_ZIP + 1)
    if len(data) > MAX_NESTED_ZIP:
        raise ArchiveError(
            f"is larger than {MAX_NESTED_ZIP:,} bytes within another archive; unpack the outer one first"
        )
    return io.BytesIO(data)


def _entry_name(name: str) -> str:
    """A member's name with slashes, free of what is no UTF-8."""
    return name.replace("\\", "/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
