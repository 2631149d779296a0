"""Mutate real pages at random and clean them: every one must end in a result, soon, never in an exception.

    python benchmarks/fuzz_html.py ../shared/bench/extraction --minutes 60 [--seed 1]

A mutation cuts, doubles, swaps or overwrites pieces of a page, mostly at its tags, or puts in something hostile. What
fails is written to the folder `fuzz-found` with the seed that makes it again; the exit code is 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

from extraction import SETS, page_bytes, rows
from healthnews.clean import html
from healthnews.errors import SourceError
from healthnews.read.decode import decode

HOSTILE = (
    b"<div>" * 300, b"</div>" * 300, b"<table><tr><td>" * 50, b"<!--", b"-->", b"<script>", b"</script>", b"<a href='", b"&#0;&#xD800;&notit;",
    b"\x00\xff\xfe", b"<![CDATA[", b"<svg><title>", b"<plaintext>", b"<frameset>", b"<template>", b"<p" + b" a=1" * 500 + b">",
    b"<select><option>" * 50, b"</body></html>", b"<br>" * 200, "e\u0301".encode() * 100, b"\r", b"<li>" * 400,
)  # fmt: skip
SIZES = (1_000,) * 8 + (4_000,) * 8 + (16_000,) * 3 + (400_000,)
SLOW_SECONDS = 3.0  # for a megabyte


def mutated(page: bytes, rng: random.Random) -> bytes:
    """A page with a few pieces cut, doubled, swapped, overwritten or put in."""
    start = rng.randrange(0, len(page), 1_000)  # mostly short pieces of pages: many mutations an hour
    data = bytearray(page[start : start + rng.choice(SIZES)])
    for _ in range(rng.randint(1, 6)):
        start = data.find(b"<", rng.randrange(len(data) + 1))
        start = start if start >= 0 else rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice((1, 5, 50, 500, 5_000)))
        what = rng.randrange(5)
        if what == 0:
            del data[start:end]
        elif what == 1:
            data[start:start] = data[start:end] * rng.choice((1, 3, 20))
        elif what == 2:
            data[start:start] = rng.choice(HOSTILE)
        elif what == 3:
            data[start:end] = bytes(rng.randrange(256) for _ in range(min(end - start, 20)))
        else:
            other = rng.randrange(len(data) + 1)
            data[other:other] = data[start:end]
    return bytes(data[:1_000_000])


def main() -> int:
    """Fuzz for some minutes; 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    pages = [page_bytes(args.folder, kind, row) for kind in SETS for row in rows(args.folder, kind)]
    stop, count, failed, worst = time.monotonic() + 60 * args.minutes, 0, 0, 0.0
    while time.monotonic() < stop:
        seed = args.seed * 10_000_000 + count
        rng = random.Random(seed)
        page = mutated(rng.choice(pages), rng)
        start = time.process_time()
        problem = _problem(page, rng)
        taken = (time.process_time() - start) / max(len(page) / 1e6, 0.1)
        worst = max(worst, taken)
        if problem is None and taken > SLOW_SECONDS:
            problem = f"{taken:.1f} seconds for a megabyte"
        if problem is not None:
            failed += 1
            folder = Path("fuzz-found")
            folder.mkdir(exist_ok=True)
            (folder / f"{seed}.html").write_bytes(page)
            print(f"{seed}: {problem}", flush=True)
        count += 1
    print(f"{count} pages, {failed} failed, slowest {worst:.2f} s for a megabyte")
    return int(failed > 0)


def _problem(page: bytes, rng: random.Random) -> str | None:
    """What is wrong with how a page is cleaned, None where nothing is."""
    try:
        found = html.clean(decode(page))
        text = found.text.value
        for block in rng.sample(found.blocks, min(3, len(found.blocks))):
            low, high, _ = found.text.source_span(block.start, block.end)
            if not 0 <= low < high:
                return f"a block is placed at [{low}, {high})"
        if any(not text[block.start : block.end].strip() for block in found.blocks):
            return "an empty block"
        for one in found.removed[:5]:
            str(one.text)
    except SourceError:
        return None
    except Exception as error:  # the very thing that is looked for
        return f"{type(error).__name__}: {error}"
    return None


if __name__ == "__main__":
    sys.exit(main())
