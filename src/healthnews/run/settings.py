"""What a caller may choose about a run, and the fingerprint of everything that the records depend on."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Literal

import msgspec

from healthnews._version import __version__
from healthnews.read.members import Fields

DEPENDENCIES = ("selectolax", "regex", "underthesea", "msgspec")


Compression = Literal["none", "gzip", "zstd"]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a caller may choose. Tokens, fields, the largest size and kinds change records; the rest does not."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    tokens: bool = True
    max_bytes: int = 20_000_000  # the largest document that is read
    field: str | None = None  # of a table's rows: which field holds the text or page
    url_field: str | None = None
    date_field: str | None = None
    kinds: str | None = None  # a folder of further kind files
    own_kinds: dict[str, str] = {}  # what `checked` found there: the hash of each file by the name of its kind
    jobs: int = 0  # workers; 0: one for each processor that we may use
    timeout_seconds: float = 60.0  # for one document
    memory_bytes: int = 1_000_000_000  # for one document, beyond what an idle worker holds
    full: bool = False  # read everything again
    shard: tuple[int, int] | None = None  # (3, 16): the third of sixteen parts, by content
    compress: Compression = "none"  # of the two record files
    fail_above: float = 1.0  # the share of documents with a problem, 0 to 1, above which the run counts as failed

    @property
    def workers(self) -> int:
        """How many workers the run has."""
        return self.jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    @property
    def fields(self) -> Fields:
        """What is read from tables, and how large a document may be."""
        return Fields(self.field, self.url_field, self.date_field, self.max_bytes)

    def is_mine(self, data: bytes) -> bool:
        """Whether a document's content falls into this run's shard."""
        if self.shard is None:
            return True
        number, count = self.shard
        return int.from_bytes(hashlib.sha256(data).digest()[:8], "big") % count == number - 1

    def checked(self) -> Settings:
        """These settings with the kinds of the folder, made absolute. Raises UsageError where a kind file is wrong."""
        if self.kinds is None:
            return self
        from healthnews.facts.knowledge import own

        folder = Path(self.kinds).absolute()
        hashes = {name: hashlib.sha256((folder / f"{name}.toml").read_bytes()).hexdigest()[:16] for name in own(folder)}
        return msgspec.structs.replace(self, kinds=str(folder), own_kinds=hashes)

    def fingerprint(self) -> str:
        """A hash of code, word lists, libraries and those settings that the records depend on."""
        told = msgspec.json.encode([code_hash(), self.tokens, self.fields, *filter(None, [self.own_kinds])])
        return hashlib.sha256(told).hexdigest()[:16]


@cache
def code_hash() -> str:
    """A hash of this program's files and of its libraries' versions: 5 ms."""
    found = hashlib.sha256(__version__.encode())
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            found.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    for name in DEPENDENCIES:
        found.update(f"{name} {_version(name)}\n".encode())
    return found.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"
