"""Many documents: what to read, by whom, and how the result is published.

The names below are loaded on first use: a worker needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from healthnews.run.corpus import extract
    from healthnews.run.output import Summary
    from healthnews.run.settings import Settings
    from healthnews.run.shards import merge
    from healthnews.run.upkeep import Status, Step, plan, retry, status
    from healthnews.run.watch import Watch

_HOME = {
    "Settings": "settings",
    "Status": "upkeep",
    "Step": "upkeep",
    "Summary": "output",
    "Watch": "watch",
    "extract": "corpus",
    "merge": "shards",
    "plan": "upkeep",
    "retry": "upkeep",
    "status": "upkeep",
}
__all__ = [
    "Settings",
    "Status",
    "Step",
    "Summary",
    "Watch",
    "extract",
    "merge",
    "plan",
    "retry",
    "status",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"healthnews.run.{_HOME[name]}"), name)
