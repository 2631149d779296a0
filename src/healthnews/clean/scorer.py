"""How much each line of a page that was flattened to its lines looks like the article.

A line is described by its own form (`lineshape`), by its neighbours and by where it stands (`linefeatures`). Its
score is the sum of the features times their weights, and of one weight from each table of steps (`linetables`). The
weights are learned from development pages (`benchmarks/train_lines.py`) and stand, a name and a number a line, in
`line_weights.json`. Positive scores speak for the article.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from operator import getitem, mul
from typing import NamedTuple

from healthnews.clean.linecontext import CONTEXT, with_context
from healthnews.clean.linecontext import weight as weight
from healthnews.clean.linefeatures import features, names
from healthnews.clean.lines import Line
from healthnews.clean.lineshape import shapes
from healthnews.clean.linetables import FIRST, SECOND, Coder, classes, code, entries, told

TOLD = 6  # weights that explain a line
FIRST_VOICE = 0.5  # what the first pass counts beside the second, which leans on its neighbours


class Pass(NamedTuple):
    """The weights of one pass: of its features in their order, and of each table by code."""

    features: tuple[float, ...]
    tables: tuple[list[float], ...]
    coder: Coder


def scores(lines: list[Line]) -> list[float]:
    """A score for each line; above 0 the line is more likely article than not.

    Two passes: the second sees what the first made of the neighbours and of the page; the first keeps half a voice.
    """
    if not lines:
        return []
    rows, of_lines, early = _seen(lines)
    return together(early, apply(load()[1], rows, of_lines))


def together(early: list[float], late: list[float]) -> list[float]:
    """The scores of both passes as one: .007 of the F1 of news pages of unseen sites, .001 of others."""
    return [score + FIRST_VOICE * before for before, score in zip(early, late, strict=True)]


def _seen(lines: list[Line]) -> tuple[list[list[float]], list[tuple[int, ...]], list[float]]:
    """The features and the classes of each line as the second pass sees them, and the scores of the first."""
    of_lines = classes(lines, found := shapes(lines))
    rows = features(lines, found)
    early = apply(load()[0], rows, of_lines)
    return with_context(lines, rows, early), of_lines, early


def apply(weights: Pass, rows: list[list[float]], of_lines: list[tuple[int, ...]]) -> list[float]:
    """The score of each line by one pass."""
    return [
        sum(map(getitem, weights.tables, weights.coder.codes(row, own)), sum(map(mul, row, weights.features)))
        for row, own in zip(rows, of_lines, strict=True)
    ]


def reasons(lines: list[Line]) -> list[list[tuple[str, float]]]:
    """What decided each line, the heaviest first: its features' values times their weights, and its tables' weights."""
    if not lines:
        return []
    second = load()[1]
    every = [*names(), *CONTEXT]
    found = []
    rows, of_lines, _ = _seen(lines)
    for row, own in zip(rows, of_lines, strict=True):
        weighed = list(zip(every, map(mul, row, second.features), strict=True))
        codes = second.coder.codes(row, own)
        weighed += [(told(SECOND[i], code), second.tables[i][code]) for i, code in enumerate(codes)]
        heavy = sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))[:TOLD]
        found.append([(name, round(amount, 3)) for name, amount in heavy if amount])
    return found


@cache
def load() -> tuple[Pass, Pass]:
    """The weights of both passes as line_weights.json has them."""
    data: dict[str, dict[str, float]] = json.loads(
        files("healthnews.clean").joinpath("line_weights.json").read_text("utf-8")
    )
    return _pass(data["first"], names(), FIRST), _pass(data["second"], [*names(), *CONTEXT], SECOND)


def _pass(weights: dict[str, float], expected: list[str], tables: tuple[tuple[str, ...], ...]) -> Pass:
    if [name for name in weights if "=" not in name] != expected:
        raise ValueError("line_weights.json: its features are not those of the program; train again")
    found = [[0.0] * entries(table) for table in tables]
    number = {"*".join(table): place for place, table in enumerate(tables)}
    for name, amount in weights.items():
        table, _, steps = name.partition("=")
        if steps:
            place = number[table]
            found[place][code(tables[place], map(int, steps.split("*")))] = amount
    return Pass(tuple(weights[name] for name in expected), tuple(found), Coder(tables, expected))
