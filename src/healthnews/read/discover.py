"""Which files a run reads, in the order of their `source`.

A folder is walked without following links to folders, so that a loop ends; hidden names and the output folder are
left out. In a folder we read what its name says we can; a file that is named on the command line, or by an
`--include` glob, is told by its content.
"""

# Paths stay strings in this module: a Path costs more than the stat of an unchanged file.
# ruff: noqa: PTH100, PTH109, PTH112, PTH118, PTH120

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from healthnews.errors import Problem, UsageError
from healthnews.read.names import is_readable

STDIN = "-"


class Found(NamedTuple):
    """A file to read. `source` is its path relative to the root, as the records name it."""

    path: str
    source: str


class Selection(NamedTuple):
    """What of a folder is read.

    A glob without a slash is matched with the name, one with a slash with the relative path.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    leave_out: str | None = None  # the output folder, where it lies among the inputs


EVERYTHING = Selection()


def root_of(paths: Sequence[str]) -> str:
    """The folder that sources are relative to: the deepest one that holds every path given."""
    whole = [os.path.abspath(path) for path in paths if path != STDIN]
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in whole]
    return os.path.commonpath(folders) if folders else os.getcwd()


def check(paths: Sequence[str]) -> None:
    """Raise UsageError where a path given does not exist: nothing is read then."""
    if not paths:
        raise UsageError("no input given; name a file, a folder, or - for standard input")
    for path in paths:
        if path != STDIN and not os.path.lexists(path):
            raise UsageError(f"{path}: no such file or folder; check the path")


def discover(paths: Sequence[str], selection: Selection = EVERYTHING) -> Iterator[Found | Problem]:
    """The files under `paths` in the order of their sources, which is the order of the output.

    A folder that cannot be listed is a Problem in the stream.
    """
    root = root_of(paths)
    whole = {path if path == STDIN else os.path.abspath(path) for path in paths}
    last_folder = ""
    for path in sorted(whole, key=lambda path: source_of(path, root)):
        if path == STDIN:
            yield Found(STDIN, STDIN)
        elif last_folder and _is_under(path, last_folder):
            continue  # named again inside a folder that was walked
        elif os.path.isdir(path):
            last_folder = path
            inner = source_of(path, root)
            yield from _walk(path, "" if inner == "." else f"{inner}/", selection)
        else:
            yield Found(path, source_of(path, root))


def source_of(path: str, root: str) -> str:
    """A path as the records name it: relative to the root, with slashes; what is not UTF-8 is percent-encoded."""
    if path == STDIN:
        return STDIN
    return _told(os.path.relpath(path, root).replace(os.sep, "/"))


def path_of(source: str, root: str) -> str:
    """The file that a source names; the counterpart of `source_of`."""
    path = os.path.join(root, source)
    if not os.path.lexists(path) and "%" in source:
        return os.path.join(root, os.fsdecode(unquote_to_bytes(source)))
    return path


def _told(name: str) -> str:
    """A name as it is where it is UTF-8, else percent-encoded."""
    if name.isascii():
        return name
    raw = os.fsencode(name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return re.sub(rb"[^\x21-\x24\x26-\x7e ]", lambda match: b"%%%02X" % match[0][0], raw).decode("ascii")


def _walk(folder: str, source: str, selection: Selection) -> Iterator[Found | Problem]:
    """The files under a folder that records call `source` (with a slash at its end, or empty for the root)."""
    try:
        with os.scandir(folder) as entries:
            # Names of folders sorted with their slash give the order of whole sources. Names alone: of a folder of
            # 100,000 files they take 10 MB, its entries 50.
            inside = sorted(filter(None, (_wanted(entry, source, selection) for entry in entries)))
    except OSError as error:
        reason = f"cannot list the folder: {error.strerror}"
        yield Problem(source.rstrip("/") or ".", "discover", reason, "check its permissions")
        return
    for told, name in inside:
        path = os.path.join(folder, name)
        if path == selection.leave_out:
            continue
        if told.endswith("/"):
            yield from _walk(path, source + told, selection)
        else:
            yield Found(path, source + told)


def _wanted(entry: os.DirEntry[str], folder: str, selection: Selection) -> tuple[str, str] | None:
    """How records call an entry of a folder, and its name; None where it is not read. A folder ends with a slash."""
    name = entry.name
    if name.startswith("."):
        return None
    told = _told(name)
    if entry.is_dir(follow_symlinks=False):
        return told + "/", name
    if selection.exclude and _matches(folder + told, name, selection.exclude):
        return None
    wanted = _matches(folder + told, name, selection.include) if selection.include else is_readable(name)
    return (told, name) if wanted and entry.is_file() else None


def _matches(relative: str, name: str, globs: tuple[str, ...]) -> bool:
    return any(fnmatchcase(relative if "/" in glob else name, glob) for glob in globs)


def _is_under(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
