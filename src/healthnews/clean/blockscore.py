"""How much each block of a page looks like the article: two tables of weights, one after the other.

The first scores a block by its features; the second again, with its neighbours' first scores beside them: a short
line between two paragraphs is likelier a paragraph than the same line in a list of links. Positive scores speak for
the article. The weights are learned from development pages (`benchmarks/train_scorer.py`) and stand, a name and a
number a line, in `block_weights.json`.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from healthnews.clean.features import CROSSES, ORDER, Values, features
from healthnews.clean.names import GROUPS
from healthnews.clean.view import View

STEPS = (-4.0, -2.5, -1.5, -0.75, -0.25, 0.25, 0.75, 1.5, 2.5, 4.0)
NOTHING = -6.0  # the score of what is no candidate
CONTEXT = ("score", "previous", "next", "previous_two", "next_two", "holder", "side", "element")
CONTEXT_CROSSES = (
    ("score", "previous", "next"), ("side", "score"), ("score", "element"), ("element", "next"), ("element",
    "previous"), ("holder", "score"),
)  # fmt: skip
MOST = 128  # values of a feature
ALONE = 11  # the `holder` of a block that has no neighbours in it


class Table(NamedTuple):
    """Weights by feature, by crossed features and by the names above (`above`, `near`: one sum for each set of bits)."""

    bias: float
    single: tuple[list[float], ...]
    crossed: tuple[tuple[tuple[int, ...], dict[tuple[int, ...], float]], ...]
    above: tuple[float, ...]
    near: tuple[float, ...]


def scores(view: View) -> list[float | None]:
    """The score of every block, None where it cannot be the article."""
    first, second, context = load()
    found = features(view)
    early = _pass(first, view, found)
    late = _pass(second, view, found)
    rows = contexts(view, found, early)
    return [
        None if score is None or row is None else score + _sum(context, row)
        for score, row in zip(late, rows, strict=True)
    ]


def _pass(table: Table, view: View, found: list[Values | None]) -> list[float | None]:
    masks: dict[tuple[int, int], float] = {}
    return [None if values is None else _score(table, view, index, values, masks) for index, values in enumerate(found)]


def _score(table: Table, view: View, index: int, values: Values, masks: dict[tuple[int, int], float]) -> float:
    element = view.page.blocks[index].element
    key = (view.above(element), view.near(element))
    named = masks.get(key)
    if named is None:
        named = masks[key] = _bits(table.above, key[0]) + _bits(table.near, key[1])
    return named + _sum(table, values)


def _bits(weights: tuple[float, ...], mask: int) -> float:
    return sum(weight for bit, weight in enumerate(weights) if mask >> bit & 1)


def _sum(table: Table, values: Values) -> float:
    total = table.bias
    for weights, value in zip(table.single, values, strict=True):
        total += weights[value]
    for which, crossed in table.crossed:
        if len(which) == 2:
            total += crossed.get((values[which[0]], values[which[1]]), 0.0)
        else:
            total += crossed.get((values[which[0]], values[which[1]], values[which[2]]), 0.0)
    return total


def contexts(view: View, found: list[Values | None], early: list[float | None]) -> list[Values | None]:
    """What the second table looks at: the first scores of a block, of its neighbours among the candidates and in its
    holder.
    """
    indexes = [i for i, score in enumerate(early) if score is not None]
    flat = [score for score in early if score is not None]
    step = [bisect_right(STEPS, score) for score in flat]
    held: dict[int, list[float]] = {}
    for index, score in zip(indexes, flat, strict=True):
        held.setdefault(view.holders[index], []).append(score)
    sums = {holder: (sum(them), len(them)) for holder, them in held.items()}
    good = [place for place, score in enumerate(flat) if score > 0]
    first, last = (good[0], good[-1]) if good else (0, len(flat) - 1)
    padded = [0, 0, *step, 0, 0]
    rows: list[Values | None] = [None] * len(early)
    for place, (index, score) in enumerate(zip(indexes, flat, strict=True)):
        values = found[index]
        assert values is not None
        total, count = sums[view.holders[index]]
        others = ALONE if count == 1 else bisect_right(STEPS, (total - score) / (count - 1))
        side = 0 if place < first else 2 if place > last else 1
        previous, following = padded[place + 1], padded[place + 3]
        rows[index] = (
            step[place],
            previous,
            following,
            max(previous, padded[place]),
            max(following, padded[place + 4]),
            others,
            side,
            values[2],
        )
    return rows


def names(order: tuple[str, ...], crosses: tuple[tuple[str, ...], ...], values: Values) -> list[str]:
    """The names of the weights that a row of values picks, as they stand in the file."""
    at = dict(zip(order, values, strict=True))
    single = [f"{name}={value}" for name, value in at.items()]
    return single + [f"{'*'.join(cross)}={'*'.join(str(at[name]) for name in cross)}" for cross in crosses]


def why(view: View, index: int, limit: int = 6) -> list[tuple[str, float]]:
    """The weights that decided a block, the heaviest first; empty for what cannot be the article."""
    found = features(view)
    values = found[index]
    if values is None:
        return []
    data = _data()["second"]
    element = view.page.blocks[index].element
    picked = names(ORDER, CROSSES, values)
    picked += [f"above={name}" for bit, name in enumerate(GROUPS) if view.above(element) >> bit & 1]
    picked += [f"near={name}" for bit, name in enumerate(GROUPS) if view.near(element) >> bit & 1]
    row = contexts(view, found, _pass(load()[0], view, found))[index]
    if row is not None:
        picked += names(CONTEXT, CONTEXT_CROSSES, row)
    told = [(name, data[name]) for name in picked if name in data]
    return sorted(told, key=lambda pair: (-abs(pair[1]), pair[0]))[:limit]


@cache
def _data() -> dict[str, dict[str, float]]:
    text = files("healthnews.clean").joinpath("block_weights.json").read_text("utf-8")
    data: dict[str, dict[str, float]] = json.loads(text)
    return data


@cache
def load() -> tuple[Table, Table, Table]:
    """The tables as block_weights.json has them: the first, and both halves of the second."""
    data = _data()
    context = {name: weight for name, weight in data["second"].items() if not name.startswith("bias")}
    return (
        _table(data["first"], ORDER, CROSSES),
        _table(data["second"], ORDER, CROSSES),
        _table(context, CONTEXT, CONTEXT_CROSSES),
    )


def _table(weights: dict[str, float], order: tuple[str, ...], crosses: tuple[tuple[str, ...], ...]) -> Table:
    by_name: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        feature, _, value = name.partition("=")
        by_name.setdefault(feature, {})[value] = weight
    single = tuple(_listed(by_name.get(name, {})) for name in order)
    crossed = tuple(
        (
            tuple(order.index(name) for name in cross),
            {tuple(map(int, v.split("*"))): w for v, w in by_name.get("*".join(cross), {}).items()},
        )
        for cross in crosses
    )
    above, near = (tuple(by_name.get(k, {}).get(name, 0.0) for name in GROUPS) for k in ("above", "near"))
    return Table(by_name.get("bias", {}).get("", 0.0), single, crossed, above, near)


def _listed(weights: dict[str, float]) -> list[float]:
    """Weights by value, zero where the file names none."""
    found = [0.0] * MOST
    for value, weight in weights.items():
        found[int(value)] = weight
    return found
