"""Measure the publication dates of pages that have a gold date, beside the peers.

    python benchmarks/dates.py [../shared/bench/extraction] [--peers] [--misses] [--keep]

Right: the same day (the same month where the gold tells no day); wrong: another one; refused: none was given. The
held-out tenth of the pages, on which no rule or weight was made, is shown beside the whole.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import adapters
from extraction import is_held_out, page_bytes, rows
from results import keep, table

SET = "wcxb-dev"
SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parents[2] / "shared"))
Dates = Callable[[bytes], str | None]


def peers() -> dict[str, Dates]:
    """What users of the other extractors get."""
    from htmldate import find_date
    from trafilatura import extract_metadata

    def trafilatura(page: bytes) -> str | None:
        found = extract_metadata(page)
        return str(found.date) if found and found.date else None

    return {
        "htmldate, first published": lambda page: find_date(page.decode("utf-8", "replace"), original_date=True),
        "trafilatura": trafilatura,
    }


def verdict(gold: str, found: str | None) -> str:
    """`right`, `wrong` or `refused`."""
    if not found:
        return "refused"
    return "right" if found[: len(gold)] == gold[:10] else "wrong"


def measure(find: Dates, pages: list[tuple[str, str, bytes]]) -> list[tuple[str, str, str | None, str]]:
    """For each page its id, the gold date, the date found, and the verdict."""
    told = []
    for page_id, gold, page in pages:
        try:
            found = find(page)
        except Exception:  # a peer that gives up has found nothing
            if find is adapters.published:
                raise
            found = None
        told.append((page_id, gold, found, verdict(gold, found)))
    return told


def main() -> None:
    """Print the table, and what is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "bench/extraction")
    parser.add_argument("--peers", action="store_true", help="measure the other extractors in the same run")
    parser.add_argument("--misses", action="store_true", help="list what is not right; the held-out tenth stays unseen")
    parser.add_argument("--keep", action="store_true", help="write the table into RESULTS.md")
    args = parser.parse_args()
    pages = [
        (row["id"], row["meta"]["date"], page_bytes(args.folder, SET, row))
        for row in rows(args.folder, SET)
        if row["meta"].get("date")
    ]
    finders: dict[str, Dates] = {"healthnews": adapters.published, **(peers() if args.peers else {})}
    lines = []
    for name, find in finders.items():
        told = measure(find, pages)
        held = [one for one in told if is_held_out(one[0])]
        cells = [f"{Counter(one[3] for one in told)[what] / len(told):.3f}" for what in ("right", "wrong", "refused")]
        cells += [f"{Counter(one[3] for one in held)[what] / len(held):.3f}" for what in ("right", "wrong")]
        lines.append([f"**{name}**" if name == "healthnews" else name, *cells])
        if args.misses and name == "healthnews":
            for page_id, gold, found, how in told:
                if how != "right" and not is_held_out(page_id):
                    print(page_id, how, gold, found)
    text = table(["dates", "right", "wrong", "refused", "right, held out", "wrong, held out"], lines)
    print(text)
    if args.keep:
        keep("dates", f"{text}\n\n{len(pages)} pages of {SET}, {len(held)} of them held out.")


if __name__ == "__main__":
    main()
