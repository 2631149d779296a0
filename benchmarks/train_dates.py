"""Learn how much each sort of place that states a date is worth, and measure it out of fold.

    python benchmarks/train_dates.py [../shared/bench/extraction] [--keep]

The candidates of a page are the days that its witnesses state, and one more: that none of them is the answer. A
conditional logit (one weight a sort of witness, penalised) is fitted to the pages whose date a person read. Pages of
the held-out tenth are not used.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from pathlib import Path

import numpy as np

from extraction import is_held_out, page_bytes, rows
from healthnews.clean import head as heads
from healthnews.clean import html, metadata, published, witnesses
from healthnews.clean.judge import judge
from healthnews.clean.walk import UNSEEN, walk
from healthnews.read.decode import decode

SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PENALTY = 1.0
FOLDS = 10


def signs_of(page: bytes) -> dict[str, frozenset[str]]:
    """The candidate days of a page, each with the names of its signs."""
    tree = html.parse(decode(page).text)
    head = heads.read(tree)
    tree.strip_tags(UNSEEN)
    walked = walk(tree.body or tree.root)
    address, _ = metadata.address_of(head)
    order = metadata.day_first(head, address)
    return published.signs(witnesses.hear(walked, judge(walked, head).verdicts, head, address, order))


def fit(pages: list[tuple[dict[str, frozenset[str]], str]], names: list[str]) -> dict[str, float]:
    """The weights, `none` among them, by Newton's method on the penalised likelihood."""
    weights = np.zeros(len(names))
    column = {name: index for index, name in enumerate(names)}
    designs = []
    for signs, gold in pages:
        days = list(signs)
        design = np.zeros((len(days) + 1, len(names)))
        for row, day in enumerate(days):
            for name in signs[day]:
                if name in column:
                    design[row, column[name]] = 1
        design[-1, column["none"]] = 1
        designs.append((design, days.index(gold) if gold in days else len(days)))
    for _ in range(30):
        slope, curve = -PENALTY * weights, -PENALTY * np.eye(len(names))
        for design, right in designs:
            margin = design @ weights
            share = np.exp(margin - margin.max())
            share /= share.sum()
            mean = share @ design
            slope += design[right] - mean
            curve -= (design * share[:, None]).T @ design - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, weights.round(2).tolist(), strict=True))


def main() -> None:
    """Print the weights and what they give out of fold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "bench/extraction")
    parser.add_argument("--keep", action="store_true", help="write the weights beside the module that reads them")
    args = parser.parse_args()
    pages, folds = [], []
    for row in rows(args.folder, "wcxb-dev"):
        gold = row["meta"].get("date")
        if gold and not is_held_out(row["id"]):
            pages.append((signs_of(page_bytes(args.folder, "wcxb-dev", row)), gold))
            folds.append(int(hashlib.sha256(b"dates" + row["id"].encode()).hexdigest(), 16) % FOLDS)
    names = sorted({name for signs, _ in pages for found in signs.values() for name in found} | {"none"})
    chances = []
    for fold in range(FOLDS):
        weights = fit([page for page, part in zip(pages, folds, strict=True) if part != fold], names)
        for (signs, gold), part in zip(pages, folds, strict=True):
            if part == fold:
                day, chance = published.likeliest(signs, weights)
                chances.append((chance, day is not None and day[: len(gold)] == gold))
    print("least chance | right | wrong | refused, out of fold")
    for least in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        said = [right for chance, right in chances if chance >= least]
        print(f"{least:.2f} | {sum(said) / len(pages):.3f} | {(len(said) - sum(said)) / len(pages):.3f} | "
              f"{1 - len(said) / len(pages):.3f}")  # fmt: skip
    weights = fit(pages, names)
    for name, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f"{weight:6.2f} {name} ({sum(any(name in found for found in signs.values()) for signs, _ in pages)})")
    if args.keep:
        path = Path(published.__file__).with_name("date_weights.json")
        path.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
