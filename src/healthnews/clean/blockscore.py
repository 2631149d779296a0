"""How much each block of a page looks like the article: two tables of weights, one after the other.

The first scores a block by its features; the second again, with its neighbours' first scores beside them: a short
line between two paragraphs is likelier a paragraph than the same line in a list of links. Positive scores speak for
the article. The weights are learned from development pages (`benchmarks/train_scorer.py`) and stand, a name and a
number a line, in `block_weights.json`.

Both tables look at the same features, so they are added up together: a weight is a complex number, whose real part is
the first table's and whose imaginary part the second's.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from operator import getitem
from typing import NamedTuple

from healthnews.clean.features import BLOCK, HELD, SIZES, Codes, Row, features, told
from healthnews.clean.names import GROUPS
from healthnews.clean.view import View

STEPS = (-4.0, -2.5, -1.5, -0.75, -0.25, 0.25, 0.75, 1.5, 2.5, 4.0)
TOLD = 6  # weights that explain a block
NOTHING = -6.0  # the score of what is no candidate
ALONE = len(STEPS) + 1  # the `holder` of a block that has no neighbours in it
SIZES.update(
    dict.fromkeys(("score", "previous", "next", "previous_two", "next_two"), len(STEPS) + 1),
    holder=len(STEPS) + 2,  # the mean score of the other blocks in its holder
    side=3,  # before the first good block, between, behind the last
)
CONTEXT = (
    ("score", "previous", "next"), ("side", "score"), ("score", "tag"), ("tag", "next"), ("tag", "previous"),
    ("holder", "score"), ("previous_two",), ("next_two",),
)  # fmt: skip


class Tables(NamedTuple):
    """The weights by code, for each table of BLOCK, HELD and CONTEXT, and those of the names above by their bits."""

    bias: complex
    block: tuple[list[complex], ...]
    held: tuple[list[complex], ...]
    context: tuple[list[float], ...]
    above: tuple[complex, ...]
    near: tuple[complex, ...]


def scores(view: View) -> list[float | None]:
    """The score of every block, None where it cannot be the article."""
    tables = load()
    rows = features(view)
    sums = _sums(tables, view, rows)
    late: list[float | None] = [None] * len(rows)
    for index, codes in contexts(view, rows, [None if total is None else total.real for total in sums]):
        late[index] = sum(map(getitem, tables.context, codes), sums[index].imag)  # type: ignore[union-attr]
    return late


def _sums(tables: Tables, view: View, rows: Sequence[Row | None]) -> list[complex | None]:
    """What both tables say of each block by itself."""
    known: dict[tuple[int, int, Codes], complex] = {}
    found: list[complex | None] = []
    for block, row in zip(view.page.blocks, rows, strict=True):
        if row is None:
            found.append(None)
            continue
        key = (view.above(block.element), view.near(block.element), row.held)
        start = known.get(key)
        if start is None:
            start = tables.bias + _bits(tables.above, key[0]) + _bits(tables.near, key[1])
            start = known[key] = sum(map(getitem, tables.held, row.held), start)
        found.append(sum(map(getitem, tables.block, row.codes), start))
    return found


def _bits(weights: tuple[complex, ...], mask: int) -> complex:
    return sum((weight for bit, weight in enumerate(weights) if mask >> bit & 1), 0j)


def contexts(view: View, rows: Sequence[Row | None], early: Sequence[float | None]) -> list[tuple[int, Codes]]:
    """The candidates and what the second table looks at beside their features: the first scores of a block, of its
    neighbours among the candidates and in its holder.
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
    found: list[tuple[int, Codes]] = []
    for place, (index, score) in enumerate(zip(indexes, flat, strict=True)):
        total, count = sums[view.holders[index]]
        others = ALONE if count == 1 else bisect_right(STEPS, (total - score) / (count - 1))
        side = 0 if place < first else 2 if place > last else 1
        own, previous, following = step[place], padded[place + 1], padded[place + 3]
        tag = rows[index].tag  # type: ignore[union-attr]
        codes = (
            (own * 11 + previous) * 11 + following,
            side * 11 + own,
            own * 13 + tag,
            tag * 11 + following,
            tag * 11 + previous,
            others * 11 + own,
            max(previous, padded[place]),
            max(following, padded[place + 4]),
        )
        found.append((index, codes))
    return found


def picked(view: View, index: int, row: Row) -> list[str]:
    """The names of the weights that a block picks, as they stand in the file."""
    element = view.page.blocks[index].element
    above, near = view.above(element), view.near(element)
    names = [f"above={name}" for bit, name in enumerate(GROUPS) if above >> bit & 1]
    names += [f"near={name}" for bit, name in enumerate(GROUPS) if near >> bit & 1]
    return names + told(HELD, row.held) + told(BLOCK, row.codes)


def reasons(view: View) -> list[list[tuple[str, float]]]:
    """The weights that decided each block, the heaviest first; none for what cannot be the article.

    A weight is given as it differs from the mean of its table: what all values of a feature share decides nothing.
    """
    rows = features(view)
    context = dict(contexts(view, rows, [None if total is None else total.real for total in _sums(load(), view, rows)]))
    data, means = _data()["second"], _means()
    found = []
    for index, row in enumerate(rows):
        names = picked(view, index, row) + told(CONTEXT, context[index]) if row is not None else []
        weighed = [(name, data.get(name, 0.0) - means.get(name.partition("=")[0], 0.0)) for name in names]
        found.append(sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))[:TOLD])
    return found


def why(view: View, index: int) -> list[tuple[str, float]]:
    """The weights that decided one block."""
    return reasons(view)[index]


@cache
def _means() -> dict[str, float]:
    """The mean weight of each table; names above an element are there or not and have none."""
    tables: dict[str, list[float]] = {}
    for name, weight in _data()["second"].items():
        tables.setdefault(name.partition("=")[0], []).append(weight)
    return {name: sum(them) / len(them) for name, them in tables.items() if name not in ("above", "near")}


@cache
def _data() -> dict[str, dict[str, float]]:
    text = files("healthnews.clean").joinpath("block_weights.json").read_text("utf-8")
    data: dict[str, dict[str, float]] = json.loads(text)
    return data


@cache
def load() -> Tables:
    """The tables as block_weights.json has them."""
    data = _data()
    first, second = data["first"], data["second"]

    def weight(name: str) -> complex:
        return complex(first.get(name, 0.0), second.get(name, 0.0))

    return Tables(
        weight("bias"),
        tuple([weight(name) for name in _names(table)] for table in BLOCK),
        tuple([weight(name) for name in _names(table)] for table in HELD),
        tuple([second.get(name, 0.0) for name in _names(table)] for table in CONTEXT),
        tuple(weight(f"above={name}") for name in GROUPS),
        tuple(weight(f"near={name}") for name in GROUPS),
    )


def _names(table: tuple[str, ...]) -> list[str]:
    """The names of a table's weights, by code."""
    count = 1
    for name in table:
        count *= SIZES[name]
    return [told((table,), (code,))[0] for code in range(count)]
