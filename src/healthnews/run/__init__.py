"""Many documents: what to read, by whom, and how the result is published.

The names below are loaded on first use: a worker needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from healthnews.run.corpus import Summary, Watch, extract, unwatched
    from healthnews.run.settings import Settings

__all__ = ["Settings", "Summary", "Watch", "extract", "unwatched"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = "settings" if name == "Settings" else "corpus"
    return getattr(import_module(f"healthnews.run.{home}"), name)
