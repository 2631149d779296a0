"""Learn the weights of the line scorer from the development pages, flattened to their lines.

    python benchmarks/train_lines.py [--check]

A line is article where most of its word 4-grams stand in the gold text; lines of fewer words where they stand there
and beside such lines. Logistic regression in two passes: the second learns from what the first said of pages that
it had not seen (five parts). The unseen tenth of `flattened.py` is left out. `--check` only prints the cross-
validated scores; needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from flattened import SETS, is_unseen, measures, pages
from healthnews.clean import region, scorer
from healthnews.clean.lines import Line, split

OUT = Path(__file__).resolve().parents[1] / "src" / "healthnews" / "clean" / "line_weights.json"
WORD = re.compile(r"\w+")
PARTS = 5
NEWS_COUNTS = 3.0  # a news page counts as three pages of the wider set
RIDGE = 1.0


def labels(lines: list[Line], gold: str) -> list[bool]:
    """Which lines stand in the gold text."""
    words = WORD.findall(gold)
    grams = Counter(zip(*(words[i:] for i in range(4)), strict=False))
    spaced = " " + " ".join(words) + " "
    sure = [_label(line, grams, spaced) for line in lines]
    return [_beside(sure, index) if label is None else label for index, label in enumerate(sure)]


def _label(line: Line, grams: Counter[Any], spaced: str) -> bool | None:
    words = WORD.findall(line.text)
    if len(words) >= 6:
        own = list(zip(*(words[i:] for i in range(4)), strict=False))
        return sum(gram in grams for gram in own) > 0.6 * len(own)
    return None if words and f" {' '.join(words)} " in spaced else False


def _beside(sure: list[bool | None], index: int) -> bool:
    before, after = sure[max(0, index - 4) : index], sure[index + 1 : index + 7]
    return any(before) and any(after)


def fit(rows: np.ndarray, wanted: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method."""
    found = np.zeros(rows.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (weights * (wanted - chance)) - RIDGE * found
        curve = (rows * (weights * chance * (1 - chance) + 1e-9)[:, None]).T @ rows + RIDGE * np.eye(len(found))
        found += np.linalg.solve(curve, slope)
    return found


class Page:
    """A development page: its lines, their features, which of them are article."""

    def __init__(self, name: str, row: dict[str, Any]) -> None:
        gold = row["text"] if isinstance(row["text"], str) else row["text"][0]
        self.name, self.id, self.gold = name, row["id"], row["text"]
        self.lines = split(row["flat"])
        self.features = scorer.features(self.lines)
        self.rows = np.array(self.features)
        self.wanted = np.array(labels(self.lines, gold), dtype=float)
        words = np.array([line.words + 3.0 for line in self.lines])
        self.weights = 20 * words / words.sum() * (1.0 if name == "wcxb-dev" else NEWS_COUNTS)
        self.part = hashlib.sha256(self.id.encode()).digest()[1] % PARTS
        self.margins: list[float] = []

    def second(self) -> np.ndarray:
        return np.array(scorer.with_context(self.lines, self.features, self.margins))


def learn(found: list[Page], rows: list[np.ndarray]) -> np.ndarray:
    return fit(np.vstack(rows), np.concatenate([p.wanted for p in found]), np.concatenate([p.weights for p in found]))


def cross(found: list[Page], rows: list[np.ndarray]) -> list[list[float]]:
    """The margins of each page by weights that were learned without its part."""
    result: list[list[float]] = [[] for _ in found]
    for part in range(PARTS):
        rest = [i for i, page in enumerate(found) if page.part != part]
        weights = learn([found[i] for i in rest], [rows[i] for i in rest])
        for i, page in enumerate(found):
            if page.part == part:
                result[i] = (rows[i] @ weights).tolist()
    return result


def check(found: list[Page], margins: list[list[float]], title: str) -> None:
    """Print what the lines that are kept score, without any rule."""
    bench = measures()
    for name in SETS:
        rows = []
        for page, scores in zip(found, margins, strict=True):
            if page.name != name:
                continue
            gains = [score * scorer.weight(line) for score, line in zip(scores, page.lines, strict=True)]
            kept = "\n".join(line.text for line, keep in zip(page.lines, region.path(gains), strict=True) if keep)
            rows.append(bench.score(bench.Doc(page.id, b"", page.gold), kept))
        total = bench.aggregate(rows)
        print(title, name, *(f"{key}={total[key]:.4f}" for key in ("shingle_f1", "shingle_p", "shingle_r", "exact")))


def main() -> None:
    """Learn both passes and write them, each weight with its name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only print cross-validated scores")
    args = parser.parse_args()
    rows = ((name, row) for name in SETS for row in pages(name) if row["text"] and row["flat"])
    found = [Page(name, row) for name, row in rows if not is_unseen(row["id"])]
    first_rows = [page.rows for page in found]
    margins = cross(found, first_rows)
    for page, own in zip(found, margins, strict=True):
        page.margins = own
    second_rows = [page.second() for page in found]
    if args.check:
        check(found, margins, "first")
        check(found, cross(found, second_rows), "second")
        return
    table = {
        "about": "weights of the line scorer; written by benchmarks/train_lines.py",
        "pages": len(found),
        "first": _named(scorer.names(), learn(found, first_rows)),
        "second": _named([*scorer.names(), *scorer.CONTEXT], learn(found, second_rows)),
    }
    OUT.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


def _named(names: list[str], weights: np.ndarray) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
