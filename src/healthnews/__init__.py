"""Facts from saved health news pages, Vietnamese and English, each tied to the bytes where it stands.

    import healthnews
    doc = healthnews.parse(data, name="page.html")
    for fact in doc.facts: ...

Importing this package imports nothing heavy; the names below are loaded on first use.
"""

from __future__ import annotations

from typing import Any

from healthnews._version import __version__

__all__ = ["__version__", "extract", "parse", "tokenize"]

_HOME = {"parse": "healthnews.document", "tokenize": "healthnews.lang", "extract": "healthnews.run"}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
