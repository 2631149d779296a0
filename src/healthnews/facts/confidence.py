"""How often the facts of a rule are right, as counted on the gold files (confidence.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def confidence(rule: str) -> float:
    """The share of a rule's facts that are right, 0..1; less where the gold has none of it."""
    table = _table()
    share = table["rules"].get(rule, table["unknown"])
    return round(float(table["unseen"]) * float(share), 3)


def origin(rule: str) -> str:
    """Where the confidence of a rule comes from, in words."""
    table = _table()
    if rule in table["rules"]:
        share = f"{table['rules'][rule]} of the facts that `{rule}` made in the gold documents are right"
    else:
        share = f"no fact of the gold documents was made by `{rule}`: {table['unknown']} is taken"
    return f"{share}; times {table['unseen']} for articles that no rule was written after"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "confidence.toml").read_text("utf-8"))
