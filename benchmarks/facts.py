"""How well the program finds what people read: the sample corpus, the seeds and the development articles.

python benchmarks/facts.py [--keep]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

import healthnews
from healthnews.evaluate import LEVELS, Score, evaluate
from results import keep, table

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", ROOT.parent / "shared"))
GOLD = {
    "sample corpus": (ROOT / "tests" / "gold" / "sample.jsonl", [ROOT / "data" / "raw"]),
    "seeds": (SHARED / "gold" / "seeds.jsonl", [SHARED / "input" / "seeds"]),
    "development articles": (SHARED / "gold" / "dev.jsonl", [SHARED / "input" / "seeds", SHARED / "input" / "dev"]),
}


def scores() -> dict[str, Score]:
    """The score of each gold file that stands here."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, (gold, inputs) in GOLD.items():
            if gold.exists():
                out = Path(folder, name)
                healthnews.extract(inputs, out=out)
                found[name] = evaluate(gold, out)
    return found


def tables(found: dict[str, Score]) -> str:
    """Three tables: levels, fields of the facts whose value is right, and kinds."""
    levels = [
        [f"{name} ({score.gold} facts)", *(f"{score.levels[level].f1:.3f}" for level in LEVELS)]
        for name, score in found.items()
    ]
    fields = sorted({field for score in found.values() for field in score.fields})
    shares = [[field, *(f"{score.fields.get(field, 0):.3f}" for score in found.values())] for field in fields]
    parts = sorted({part for score in found.values() for part in score.documents})
    shares += [[f"document: {part}", *(f"{score.documents[part]:.3f}" for score in found.values())] for part in parts]
    kinds = sorted({kind for score in found.values() for kind in score.kinds})
    counts = [[kind, *(_kind(score, kind) for score in found.values())] for kind in kinds]
    return "\n\n".join(
        [
            table(["F1", *LEVELS], levels),
            "The share of right fields among the facts whose value is right, and of right documents:",
            table(["field", *found], shares),
            "By kind, facts in the gold / found / of the right kind / of the right value:",
            table(["kind", *found], counts),
        ]
    )


def _kind(score: Score, kind: str) -> str:
    counts = score.kinds.get(kind, {})
    return " / ".join(str(counts.get(part, 0)) for part in ("gold", "found", "kind", "value"))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="write the tables into RESULTS.md")
    args = parser.parse_args()
    told = tables(scores())
    print(told)
    if args.keep:
        keep("facts", told)


if __name__ == "__main__":
    main()
