"""Whether `confidence` means what it says: of the facts with 0.9, nine in ten are right.

    healthnews extract ../shared/input/seeds ../shared/input/dev -o OUT
    python benchmarks/calibrate.py OUT ../shared/gold/dev.jsonl tests/gold/sample.jsonl
    python benchmarks/calibrate.py OUT GOLD... --toml      # the tables of facts/confidence.toml
    python benchmarks/calibrate.py OUT GOLD... --keep      # the reliability table into RESULTS.md

A fact is right where the gold has one of its kind and value at its place. A rule that was seen seldom is drawn towards
the share of all rules: its share is (right + 4 * share of all) / (seen + 4). The share that a rule would have from the
other documents alone stands beside it (`left out`): where the two differ much, one document speaks for the rule. What
stands in a record is a little less: the share shrinks on articles that no rule was written after (`unseen`).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import results
from healthnews import evaluate

DRAWN = 4.0  # facts of the common share that every rule is given before any of its own
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


class Judged(NamedTuple):
    """A found fact and whether the gold has it."""

    source: str
    rule: str
    kind: str
    confidence: float
    right: bool


def judged(found: Path, golds: Sequence[Path]) -> Iterator[Judged]:
    """Every found fact of the documents that a gold file covers."""
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    zones: dict[str, tuple[float, float]] = {}
    for path in golds:
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row.get("document"):
                zones[row["source"]] = (row.get("from_byte", 0), row.get("until_byte", float("inf")))
            else:
                wanted[row["source"]].append(row)
    facts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in map(json.loads, (found / "facts.jsonl").read_text("utf-8").splitlines()):
        name = next((source for source in zones if row["source"].endswith(source)), None)
        if name and zones[name][0] <= row["source_start"] < zones[name][1]:
            facts[name].append(row)
    for name, rows in sorted(facts.items()):
        pairs = {j: i for i, j in evaluate._pairs(wanted[name], rows).items()}
        for j, row in enumerate(rows):
            gold = wanted[name][pairs[j]] if j in pairs else None
            right = gold is not None and gold["kind"] == row["kind"] and evaluate._same_value(gold, row)
            yield Judged(name, row["rule"], row["kind"], row["confidence"], right)


def reliability(facts: Sequence[Judged]) -> str:
    """Stated confidence against the share that is right, by ranges."""
    rows = []
    for low, high in pairwise(EDGES):
        inside = [fact for fact in facts if low <= fact.confidence < high]
        if inside:
            stated = sum(fact.confidence for fact in inside) / len(inside)
            rows.append([f"{low:.2f}-{min(high, 1):.2f}", str(len(inside)), f"{stated:.3f}", f"{_share(inside):.3f}"])
    error = sum(abs(float(row[2]) - float(row[3])) * int(row[1]) for row in rows) / max(1, len(facts))
    head = f"{len(facts)} facts, {_share(facts):.3f} of them right; mean distance of stated and right: {error:.3f}\n\n"
    return head + results.table(["stated", "facts", "mean stated", "right"], rows)


def left_out(facts: Sequence[Judged]) -> list[Judged]:
    """The same facts with the confidence that their rule has by the other documents alone."""
    common, found = _share(facts), []
    for source in sorted({fact.source for fact in facts}):
        others: dict[str, list[Judged]] = defaultdict(list)
        for fact in facts:
            if fact.source != source:
                others[fact.rule].append(fact)
        found += [f._replace(confidence=_drawn(others[f.rule], common)) for f in facts if f.source == source]
    return found


def by(facts: Sequence[Judged], field: str) -> list[list[str]]:
    """For each rule or kind: facts, right, the drawn share, and the least drawn share with one document left out."""
    common = _share(facts)
    groups: dict[str, list[Judged]] = defaultdict(list)
    for fact in facts:
        groups[getattr(fact, field)].append(fact)
    rows = []
    for name, group in sorted(groups.items()):
        without = [[f for f in group if f.source != source] for source in sorted({f.source for f in group})]
        worst = min(_drawn(part, common) for part in without)
        right = sum(fact.right for fact in group)
        rows.append([name, str(len(group)), str(right), f"{_drawn(group, common):.3f}", f"{worst:.3f}"])
    return rows


def _share(facts: Sequence[Judged]) -> float:
    return sum(fact.right for fact in facts) / max(1, len(facts))


def _drawn(facts: Sequence[Judged], common: float) -> float:
    return (sum(fact.right for fact in facts) + DRAWN * common) / (len(facts) + DRAWN)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("found", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--toml", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    facts = list(judged(options.found, options.gold))
    heads = ["", "facts", "right", "share", "left out"]
    if options.toml:
        print(f"all = {_share(facts):.3f}  # of {len(facts)}\n\n[rules]")
        print("\n".join(f"{row[0]} = {row[3]}  # {row[2]} of {row[1]}" for row in by(facts, "rule")))
        return
    table = f"{reliability(facts)}\n\nBy the other documents alone, for each fact:\n\n{reliability(left_out(facts))}"
    print(table)
    for field in ("rule", "kind"):
        print(f"\n{results.table([field, *heads[1:]], by(facts, field))}")
    if options.keep:
        results.keep("confidence", table)


if __name__ == "__main__":
    main()
