"""What a first pass over the lines of a page tells the second: how likely the neighbours are article, and the page."""

from __future__ import annotations

from itertools import accumulate
from math import exp, sqrt
from operator import mul

from healthnews.clean.linefeatures import greatest_stretch
from healthnews.clean.lines import Line

CONTEXT = (
    "score", "chance", "chance_before3", "chance_before2", "chance_before",
    "chance_after", "chance_after2", "chance_after3",
    "kept_near", "kept_around", "kept_wide", "kept_above", "kept_below", "in_region", "above_region", "below_region",
    "far_above_region", "far_below_region", "doubt_in_region",
    "kept_of_page", "region_lines", "region_of_page", "stray",
)  # fmt: skip


def with_context(lines: list[Line], rows: list[list[float]], margins: list[float]) -> list[list[float]]:
    """The features of each line with what a first pass made of the page."""
    size = len(lines)
    chance = [1 / (1 + exp(-max(-20.0, min(20.0, margin)))) for margin in margins]
    words = [line.words + 1.0 for line in lines]
    kept = [0.0, *accumulate(map(mul, chance, words))]
    every = [0.0, *accumulate(words)]
    total = max(1.0, kept[-1])
    start, end = greatest_stretch([margin * weight(line) for margin, line in zip(margins, lines, strict=True)])
    page = [kept[-1] / every[-1], min(1.0, (end - start) / 30), (every[end] - every[start]) / every[-1]]
    padded = [0.0, 0.0, 0.0, *chance, 0.0, 0.0, 0.0]
    found = []
    for index, row in enumerate(rows):
        inside = float(start <= index < end)
        around = [padded[index + 3 + shift] for shift in (-3, -2, -1, 1, 2, 3)]
        near = []
        for reach in (2, 5, 10):
            low, high = max(0, index - reach), min(size, index + reach + 1)
            near.append((kept[high] - kept[low]) / (every[high] - every[low]))
        place = [kept[index] / total, 1 - kept[index + 1] / total, inside, float(index < start), float(index >= end)]
        far = [
            min(1.0, max(0, start - index) / 10),
            min(1.0, max(0, index - end + 1) / 10),
            inside * (1 - chance[index]),
        ]
        found.append(
            [*row, margins[index] / 4, chance[index], *around, *near, *place, *far, *page, chance[index] * (1 - inside)]
        )
    return found


def weight(line: Line) -> float:
    """How much a line counts against its neighbours: long lines lose more words when they are wrong."""
    return min(4.0, sqrt((line.words + 1) / 8))
