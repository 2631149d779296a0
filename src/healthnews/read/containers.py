"""Files that hold documents: compressed, archived, crawled or tabled, one in the other to a depth.

Nothing is unpacked to disk: members are read as streams, one at a time, and addressed in `source` as
`archive.zip!folder/page.html` and `crawl.warc.gz!17`. What would not be a page in any archive (a name that climbs
out, a member of no bytes' worth) is told as a Problem; pictures and the like are passed over as they are in a folder.
"""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from healthnews.errors import ArchiveError, Problem, UnreadableError
from healthnews.read import tables, warc
from healthnews.read.discover import path_of
from healthnews.read.members import Fields, Member
from healthnews.read.names import TABLES, is_readable, uncompressed
from healthnews.read.streams import CHUNK, FREE_BYTES, MAX_RATIO, inflated

MAX_DEPTH = 4
MAX_NESTED_ZIP = 64_000_000  # a ZIP within another archive is held in memory

Found = Iterator[Member | Problem]


def members(path: str, source: str, fields: Fields = Fields()) -> Found:  # noqa: B008 - a frozen value
    """The documents of a file, in its order; one for a plain file.

    Raises UnreadableError where the file system refuses, ArchiveError where a container is damaged: what was yielded
    before stands.
    """
    try:
        with Path(path).open("rb") as file:
            before = os.fstat(file.fileno())
            held = None  # the last document waits until the file has proved to be as it was
            for found in _read(file, source, fields, 0):
                if held is not None:
                    yield held
                held = found
            after = os.fstat(file.fileno())
    except OSError as error:
        raise UnreadableError(
            f"cannot be read ({error.strerror or error}); check that it is there and its permissions"
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise UnreadableError("changed while it was read; the next run reads it again")
    if held is not None:
        yield held


def file_of(source: str, root: str) -> tuple[str, str]:
    """The file that holds the document called `source`, and what records call the file."""
    parts = source.split("!")
    for size in range(1, len(parts) + 1):
        name = "!".join(parts[:size])
        path = path_of(name, root)
        if Path(path).is_file():
            return path, name
    raise FileNotFoundError(source)


def _read(stream: BinaryIO, source: str, fields: Fields, depth: int) -> Found:
    """The documents of a stream that is called `source`."""
    plain, forms = uncompressed(source.rpartition("!")[2])
    if depth + len(forms) > MAX_DEPTH:
        raise ArchiveError(f"is nested more than {MAX_DEPTH} deep; unpack it first")
    for form in forms:
        stream = inflated(stream, form)
    suffix = PurePosixPath(plain).suffix
    if suffix in CONTAINERS:
        yield from CONTAINERS[suffix](stream, source, fields, depth + len(forms))
    else:
        yield from _document(stream, source, suffix, fields)


def _document(stream: BinaryIO, source: str, suffix: str, fields: Fields) -> Found:
    """A plain document; one that is cut off is read as far as it goes."""
    parts, size = [], 0
    some: Callable[[int], bytes] = getattr(
        stream, "read1", stream.read
    )  # what came before damage is not lost in a buffer
    broken: ArchiveError | None = None
    try:
        while size <= fields.max_bytes and (part := some(CHUNK)):
            parts.append(part)
            size += len(part)
    except ArchiveError as error:
        broken = error
    if parts or broken is None:
        yield Member(source, b"".join(parts), suffix)
    if broken:
        raise broken


def _wacz(stream: BinaryIO, source: str, fields: Fields, depth: int) -> Found:
    """A packed crawl; beside its WARC files it holds indexes and lists that are no documents."""
    return _zip(stream, source, fields, depth, lambda name: uncompressed(name)[0].endswith(".warc"))


def _zip(
    stream: BinaryIO, source: str, fields: Fields, depth: int, wanted: Callable[[str], bool] = is_readable
) -> Found:
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
            yield from _entry(partial(archive.open, entry), source, name, budget, fields, depth)


def _tar(stream: BinaryIO, source: str, fields: Fields, depth: int) -> Found:
    archive: tarfile.TarFile = _opened(lambda file: tarfile.open(fileobj=file, mode="r|"), stream)  # noqa: SIM115
    with archive:
        budget = _Budget(None)
        while (entry := _next(archive)) is not None:
            name = _entry_name(entry.name)
            if entry.isfile() and is_readable(name):
                yield from _entry(partial(archive.extractfile, entry), source, name, budget, fields, depth)


def _entry(opened: Callable[[], Any], source: str, name: str, budget: _Budget, fields: Fields, depth: int) -> Found:
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
            yield from _read(budget.counted(stream), where, fields, depth + 1)
    except ArchiveError as error:
        reason, _, advice = str(error).partition("; ")
        yield Problem(where, "read", reason, advice)
        if budget.is_spent:
            raise
    except (*DAMAGE, NotImplementedError, RuntimeError) as error:
        yield Problem(where, "read", f"is damaged or of an unknown form ({error})", "fetch the archive again")


def _warc(stream: BinaryIO, source: str, fields: Fields, depth: int) -> Found:
    return warc.documents(stream, source, fields)


def _table(stream: BinaryIO, source: str, fields: Fields, depth: int) -> Found:
    suffix = PurePosixPath(uncompressed(source.rpartition("!")[2])[0]).suffix
    return tables.documents(stream, source, suffix, fields)


def _mhtml(stream: BinaryIO, source: str, fields: Fields, depth: int) -> Found:
    """The pages of a saved web archive; other parts are pictures and styles."""
    from email import message_from_bytes, policy

    data = stream.read(fields.max_bytes * 4 + 1)
    if len(data) > fields.max_bytes * 4:
        raise ArchiveError(f"is larger than {fields.max_bytes * 4:,} bytes; raise --max-size")
    message = message_from_bytes(data, policy=policy.compat32)
    for number, part in enumerate(message.walk(), 1):
        body = part.get_payload(decode=True)
        if part.get_content_type() in warc.PAGES and isinstance(body, bytes) and body.strip():
            url = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            yield Member(f"{source}!{number}", body, warc.PAGES[part.get_content_type()], str(url) if url else None)
            return  # frames that follow are advertisements


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


DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, ValueError)
CONTAINERS: dict[str, Callable[[BinaryIO, str, Fields, int], Found]] = {
    ".zip": _zip,
    ".wacz": _wacz,
    ".tar": _tar,
    ".warc": _warc,
    ".wet": _warc,
    ".mhtml": _mhtml,
    ".mht": _mhtml,
    **dict.fromkeys(TABLES, _table),
}


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
