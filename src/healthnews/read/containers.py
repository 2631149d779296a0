"""Files that hold documents: compressed, archived, crawled or tabled, one in the other to a depth.

Nothing is unpacked to disk: members are read as streams, one at a time, and addressed in `source` as
`archive.zip!folder/page.html` and `crawl.warc.gz!17`. Pictures and the like are passed over as they are in a folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from healthnews.errors import ArchiveError, UnreadableError
from healthnews.read import archives, tables, warc
from healthnews.read.archives import Found
from healthnews.read.discover import path_of
from healthnews.read.members import Fields, Member
from healthnews.read.names import TABLES, uncompressed
from healthnews.read.streams import CHUNK, inflated

MAX_DEPTH = 4


def members(path: str, source: str, fields: Fields = Fields()) -> Found:  # noqa: B008 - a frozen value
    """The documents of a file, in its order; one for a plain file.

    Raises UnreadableError where the file system refuses, ArchiveError where a container is damaged: what was yielded
    before stands.
    """
    held, broken = None, None  # the last document waits until the file has proved to be as it was
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a Path costs as much as reading a small file
            before = os.fstat(file.fileno())
            try:
                for found in _read(file, source, fields, 0):
                    if held is not None:
                        yield held
                    held = found
            except ArchiveError as error:
                broken = error
            after = os.fstat(file.fileno())
    except OSError as error:
        raise UnreadableError(
            f"cannot be read ({error.strerror or error}); check that it is there and its permissions"
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise UnreadableError("changed while it was read; the next run reads it again")
    if held is not None:
        yield held
    if broken is not None:
        raise broken


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
    suffix = os.path.splitext(plain)[1]  # noqa: PTH122 - a Path costs as much as reading a small file
    if suffix in CONTAINERS:
        inside = depth + len(forms) + 1
        yield from CONTAINERS[suffix](stream, source, fields, lambda inner, name: _read(inner, name, fields, inside))
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


def _warc(stream: BinaryIO, source: str, fields: Fields, read: archives.Read) -> Found:
    return warc.documents(stream, source, fields)


def _table(stream: BinaryIO, source: str, fields: Fields, read: archives.Read) -> Found:
    suffix = PurePosixPath(uncompressed(source.rpartition("!")[2])[0]).suffix
    return tables.documents(stream, source, suffix, fields)


def _mhtml(stream: BinaryIO, source: str, fields: Fields, read: archives.Read) -> Found:
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


CONTAINERS: dict[str, Callable[[BinaryIO, str, Fields, archives.Read], Found]] = {
    ".zip": archives.zipped,
    ".wacz": archives.wacz,
    ".tar": archives.tarred,
    ".warc": _warc,
    ".wet": _warc,
    ".mhtml": _mhtml,
    ".mht": _mhtml,
    **dict.fromkeys(TABLES, _table),
}
