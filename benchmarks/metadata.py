"""Measure the titles and authors that are read off pages, beside the peers.

    python benchmarks/metadata.py [../shared/bench/extraction] [--peers] [--misses] [--keep]

Letters and figures alone are compared. A title is right where it is the gold's, near where one holds the other (a
site's name, a subtitle), else wrong; authors are right where each is named in the gold, wrong where one is not. The gold
was read from the pages as their readers see them.
"""

from __future__ import annotations

import argparse
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import adapters
from extraction import is_held_out, page_bytes, rows
from results import keep, table

SET = "wcxb-dev"
SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TITLES, AUTHORS = ("right", "near", "wrong", "none"), ("right", "wrong", "none")


class Told(NamedTuple):
    """What an extractor says of a page."""

    title: str | None
    authors: Sequence[str]


Read = Callable[[bytes], Told]


def peers() -> dict[str, Read]:
    """What users of the other extractors get."""
    from trafilatura import extract_metadata

    def trafilatura(page: bytes) -> Told:
        found = extract_metadata(page)
        return Told(found.title, (found.author or "").split(";")) if found else Told(None, ())

    return {"trafilatura": trafilatura}


def squeezed(text: str | None) -> str:
    """Letters and figures, in lower case."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text or "").casefold()).strip()


def title(gold: str, found: str | None) -> str:
    """The verdict on a title, one of TITLES."""
    wanted, told = squeezed(gold), squeezed(found)
    if not told:
        return "none"
    return "right" if told == wanted else "near" if told in wanted or wanted in told else "wrong"


def authors(gold: str, found: Sequence[str]) -> str:
    """The verdict on authors, one of AUTHORS."""
    wanted, told = squeezed(gold), [name for name in map(squeezed, found) if name]
    if not told:
        return "none"
    return "right" if all(name in wanted or wanted in name for name in told) else "wrong"


def main() -> None:
    """Print the table, and what is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "bench/extraction")
    parser.add_argument("--peers", action="store_true", help="measure the other extractors in the same run")
    parser.add_argument("--misses", action="store_true", help="list what is not right; the held-out tenth stays unseen")
    parser.add_argument("--keep", action="store_true", help="write the table into RESULTS.md")
    args = parser.parse_args()
    pages = [(row["id"], row["meta"], page_bytes(args.folder, SET, row)) for row in rows(args.folder, SET)]
    lines = []
    for name, read in {"healthnews": adapters.metadata, **(peers() if args.peers else {})}.items():
        titles: Counter[str] = Counter()
        names: Counter[str] = Counter()
        for page_id, meta, page in pages:
            told = Told(*read(page))
            verdicts = (
                [(titles, title(meta["title"], told.title), meta["title"], told.title)] if meta.get("title") else []
            )
            if meta.get("author"):
                verdicts.append((names, authors(meta["author"], told.authors), meta["author"], told.authors))
            for counter, verdict, gold, found in verdicts:
                counter[verdict] += 1
                if args.misses and name == "healthnews" and verdict != "right" and not is_held_out(page_id):
                    print(page_id, verdict, repr(gold), repr(found))
        cells = [
            f"{counter[what] / counter.total():.3f}"
            for counter, all_of in ((titles, TITLES), (names, AUTHORS))
            for what in all_of
        ]
        lines.append([f"**{name}**" if name == "healthnews" else name, *cells])
    heads = ["", *(f"title {what}" for what in TITLES), *(f"authors {what}" for what in AUTHORS)]
    text = table(heads, lines)
    print(text)
    if args.keep:
        keep("metadata", f"{text}\n\n{titles.total()} titles and {names.total()} authors of {SET}.")


if __name__ == "__main__":
    main()
