"""Learn the weights of the line scorer from the development pages, flattened to their lines.

    python benchmarks/train_lines.py [--check]

A line is article where at least half of its words stand, in order, in the gold text. Logistic regression in two
passes: the second learns from what the first said of pages that it had not seen. `--check` writes nothing and prints
what pages of unseen sites score, by the scores alone and with the rules around them: neither pass, nor the scores that
the second learned from, saw a page of their site (five parts by site, nested). The unseen tenth of `flattened.py` is left out. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from extraction import golds, shingle_f1, site_of
from flattened import SETS, article, is_unseen, pages
from healthnews.clean import plain, region, scorer
from healthnews.clean.linecontext import CONTEXT, with_context
from healthnews.clean.linefeatures import features, names
from healthnews.clean.lines import split
from healthnews.clean.lineshape import shapes
from healthnews.clean.linetables import FIRST, SECOND, Coder, classes, entries, told
from healthnews.read.decode import decode
from train_scorer import matched

OUT = Path(__file__).resolve().parents[1] / "src" / "healthnews" / "clean" / "line_weights.json"
PARTS = 5
PAGE_WEIGHT = {"vi-dev": 3.0, "zyte-dev": 3.0, "wcxb-dev": 1.0}  # news counts for more than shops and guides
STRENGTH = 0.1
IN_STEPS = frozenset(("score",))  # features without bounds, which count by their steps alone
SCALE = 3.0  # of the features beside the tables: what they say is common to many lines and is held back less
LEAST = 0.04  # weights of tables below that are left out


class Page:
    """A development page: its lines, their features and classes, which of them are article."""

    def __init__(self, name: str, row: dict[str, Any]) -> None:
        self.name, self.id, self.golds = name, row["id"], golds(row)
        self.flat = row["flat"]
        self.lines = split(self.flat)
        shaped = shapes(self.lines)
        self.features = features(self.lines, shaped)
        self.classes = classes(self.lines, shaped)
        words, found = matched([line.text for line in self.lines], self.golds[-1])
        self.wanted = np.array([own * 2 >= all_ > 0 for all_, own in zip(words, found, strict=True)], dtype=float)
        counts = np.array([line.words + 3.0 for line in self.lines])
        self.weights = counts / counts.sum() * PAGE_WEIGHT[name]
        self.part = hashlib.sha256(b"s" + site_of(row).encode()).digest()[1] % PARTS


class Rows:
    """The rows of all pages as one matrix, and whose they are."""

    def __init__(self, found: list[Page], tables: Any, every: list[str], rows: Iterable[list[list[float]]]) -> None:
        coder = Coder(tables, every)
        dense, codes = [], []
        for page, its in zip(found, rows, strict=True):
            dense += its
            codes += [coder.codes(row, own) for row, own in zip(its, page.classes, strict=True)]
        starts = np.cumsum([0, *(entries(table) for table in tables)])
        places = np.array(codes) + starts[:-1]
        count, width = places.shape
        ends = np.arange(0, count * width + 1, width)
        picked = csr_matrix((np.ones(count * width, dtype=np.float32), places.ravel(), ends), (count, starts[-1]))
        scales = np.array([0.0 if name in IN_STEPS else SCALE for name in every], dtype=np.float32)
        self.matrix = hstack([csr_matrix(np.array(dense, dtype=np.float32) * scales), picked]).tocsr()
        self.wanted = np.concatenate([page.wanted for page in found])
        weights = np.concatenate([page.weights for page in found])
        self.weights = weights * len(weights) / weights.sum()
        self.part = np.concatenate([np.full(len(page.lines), page.part) for page in found])
        self.starts = np.cumsum([0, *(len(page.lines) for page in found)])

    def fit(self, chosen: np.ndarray) -> Any:
        model = LogisticRegression(C=STRENGTH, max_iter=400, tol=1e-3)
        return model.fit(self.matrix[chosen], self.wanted[chosen], sample_weight=self.weights[chosen])

    def unseen(self, chosen: np.ndarray) -> np.ndarray:
        """The margins of the chosen rows by weights that did not see their part, 0 elsewhere."""
        found = np.zeros(len(self.wanted))
        for part in range(PARTS):
            asked = chosen & (self.part == part)
            if asked.any():
                found[asked] = self.fit(chosen & (self.part != part)).decision_function(self.matrix[asked])
        return found

    def by_page(self, margins: np.ndarray) -> list[list[float]]:
        return [margins[a:b].tolist() for a, b in zip(self.starts, self.starts[1:], strict=False)]


def second_rows(found: list[Page], margins: list[list[float]]) -> Rows:
    rows = (with_context(p.lines, p.features, own) for p, own in zip(found, margins, strict=True))
    return Rows(found, SECOND, [*names(), *CONTEXT], rows)


def check(found: list[Page], first: Rows) -> None:
    """Print what the article scores on pages whose sites no weight has seen: by the scores alone, and with the rules."""
    margins = nested(found, first)
    for name in SETS:
        chosen = [(page, own) for page, own in zip(found, margins, strict=True) if page.name == name]
        for label, kept in (("scores alone", _by_scores), ("with the rules", _with_rules)):
            p, r, f1, exact = shingle_f1([_nearest(page, kept(page, own)) for page, own in chosen])
            print(f"{name}, {label}: {len(chosen)} pages, F1 {f1:.4f} P {p:.4f} R {r:.4f} exact {exact:.3f}")


def nested(found: list[Page], first: Rows) -> list[list[float]]:
    """The scores of every page by weights that saw no page of its part, in neither pass nor between the two."""
    margins = np.zeros(len(first.wanted))
    for part in range(PARTS):
        chosen = first.part != part
        said = first.unseen(chosen)
        said[~chosen] = first.fit(chosen).decision_function(first.matrix[~chosen])
        second = second_rows(found, first.by_page(said))
        late = second.fit(chosen).decision_function(second.matrix[~chosen])
        margins[~chosen] = scorer.together(said[~chosen].tolist(), late.tolist())
        print(f"part {part} of {PARTS}", flush=True)
    return first.by_page(margins)


def _nearest(page: Page, text: str) -> tuple[str, str]:
    """The gold text that a text is nearest to, of those that are equally good, and the text."""
    return max(((gold, text) for gold in page.golds), key=lambda pair: shingle_f1([pair])[2])


def _by_scores(page: Page, margins: list[float]) -> str:
    with mock.patch.object(scorer, "scores", lambda _: margins):
        decided = region.decide(page.lines)
    return "\n".join(line.text for line, (is_kept, _) in zip(page.lines, decided, strict=True) if is_kept)


def _with_rules(page: Page, margins: list[float]) -> str:
    """The article as the program writes it, had the lines these scores."""
    with mock.patch.object(scorer, "scores", lambda _: margins):
        return article(plain.clean(decode(page.flat.encode("utf-8"))))


def main() -> None:
    """Learn both passes and write them, each weight with its name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only print what pages of unseen sites score")
    args = parser.parse_args()
    rows = ((name, row) for name in SETS for row in pages(name) if row["text"] and row["flat"])
    found = [Page(name, row) for name, row in rows if not is_unseen(row["id"])]
    first = Rows(found, FIRST, names(), (page.features for page in found))
    if args.check:
        check(found, first)
        return
    every = np.ones(len(first.wanted), dtype=bool)
    second = second_rows(found, first.by_page(first.unseen(every)))
    table = {
        "first": _named(names(), FIRST, first.fit(every)),
        "second": _named([*names(), *CONTEXT], SECOND, second.fit(every)),
    }
    OUT.write_text(json.dumps(table, indent=0) + "\n", "utf-8")
    print(f"{OUT}: {len(table['first'])} + {len(table['second'])} weights")


def _named(every: list[str], tables: Any, model: Any) -> dict[str, float]:
    weights = model.coef_[0]
    found = {name: round(float(weights[i]) * SCALE, 4) for i, name in enumerate(every)}
    found["bias"] = round(found["bias"] + float(model.intercept_[0]), 4)
    place = len(every)
    for table in tables:
        for code in range(entries(table)):
            if abs(weights[place]) >= LEAST:
                found[told(table, code)] = round(float(weights[place]), 3)
            place += 1
    return found


if __name__ == "__main__":
    main()
