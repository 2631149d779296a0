"""Files that hold documents."""

from __future__ import annotations

from pathlib import Path

from healthnews.read.discover import path_of


def fetch(root: str, source: str) -> bytes:
    """The bytes of the document that a record calls `source`."""
    return Path(path_of(source, root)).read_bytes()
