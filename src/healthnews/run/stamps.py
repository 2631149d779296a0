"""What the file system says of a file, by which we know that it has not changed since it was read."""

from __future__ import annotations

import os
import time
from typing import NamedTuple

from healthnews.read.discover import STDIN, Found
from healthnews.run.settings import Settings

RACY_SECONDS = 1.0  # a file changed so shortly before it was read may change again under the same stamp


class Stamp(NamedTuple):
    """A file's look, with all else that its rows depend on."""

    told: str
    changed: float  # seconds since the epoch

    @property
    def is_racy(self) -> bool:
        """Whether the file changed so lately that it may change again within one tick of its clock."""
        return self.changed > time.time() - RACY_SECONDS


def stamp_of(found: Found, settings: Settings, fingerprint: str) -> Stamp | None:
    """The stamp of a file; None where the file system cannot say."""
    if found.path == STDIN:
        return None
    try:
        status = os.stat(found.path)  # noqa: PTH116 - a Path costs as much as the look itself
    except OSError:
        return None
    parts = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, fingerprint, settings.shard)
    return Stamp(":".join(map(str, parts)), max(status.st_mtime, status.st_ctime))
