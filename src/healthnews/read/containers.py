"""Files that hold documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from healthnews.errors import Problem, UnreadableError
from healthnews.read.discover import path_of


class Member(NamedTuple):
    """One document of a file: its bytes, and what the file says of it."""

    source: str
    data: bytes
    suffix: str
    url: str | None = None
    published: str | None = None


def members(path: str, source: str) -> Iterator[Member | Problem]:
    """The documents of a file, in its order; one for a plain file."""
    yield Member(source, whole(path), PurePosixPath(source).suffix.lower())


def whole(path: str) -> bytes:
    """All of a file. Raises UnreadableError where it cannot be read, or changes meanwhile."""
    try:
        with Path(path).open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read()
            after = os.fstat(file.fileno())
    except OSError as error:
        raise unreadable(error) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise UnreadableError("it changed while it was read; the next run reads it again")
    return data


def unreadable(error: OSError) -> UnreadableError:
    """What the file system said of a file, in words."""
    return UnreadableError(f"cannot be read ({error.strerror or error}); check that it is there and its permissions")


def fetch(root: str, source: str) -> bytes:
    """The bytes of the document that a record calls `source`."""
    return Path(path_of(source, root)).read_bytes()
