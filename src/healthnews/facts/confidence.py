"""How often the facts of a rule are right, as counted on the gold files (confidence.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def confidence(rule: str) -> float:
    """The share of a rule's facts that are right, 0..1; less where the gold has none of it."""
    table = tomllib.loads((files(__package__) / "confidence.toml").read_text("utf-8"))
    share: float = table["unseen"] * table["rules"].get(rule, table["unknown"])
    return round(share, 3)
