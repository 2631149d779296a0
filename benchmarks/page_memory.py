"""How much memory the cleaning of a page takes, as a multiple of the page: the growth of a process that cleans it alone.

    python benchmarks/page_memory.py [../shared/bench/extraction] [--every 12]

Every page has a fresh child of a warm process; its peak resident size, less what it began with, is set against the bytes
of the page. Linux only.
"""

from __future__ import annotations

import argparse
import os
import statistics
from pathlib import Path

from extraction import SETS, page_bytes, rows
from healthnews.clean import html
from healthnews.read.decode import decode

SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PAGE = 4096  # bytes of a page of memory
LARGE = 100_000  # bytes of a page from which the parser's fixed share no longer counts


def growth(page: bytes) -> int:
    """The bytes by which a child grows while it cleans a page."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
        before = int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
        html.clean(decode(page))
        status = Path("/proc/self/status").read_text().splitlines()
        peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
        os.write(writing, str(peak - before).encode())
        os._exit(0)
    os.close(writing)
    told = os.read(reading, 32)
    os.close(reading)
    os.waitpid(child, 0)
    return int(told)


def main() -> None:
    """Print the multiples of large pages and of small ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED / "bench/extraction")
    parser.add_argument("--every", type=int, default=12, help="measure every n-th page of a set")
    args = parser.parse_args()
    pages = [page_bytes(args.folder, kind, row) for kind in SETS for row in rows(args.folder, kind)[:: args.every]]
    html.clean(decode(pages[0]))
    for name, chosen in (
        (f"of {LARGE:,} bytes and more", [page for page in pages if len(page) >= LARGE]),
        ("smaller", [page for page in pages if len(page) < LARGE]),
    ):
        times = sorted(growth(page) / len(page) for page in chosen)
        print(f"{len(times)} pages {name}: median {statistics.median(times):.0f}x, highest {times[-1]:.0f}x the page")


if __name__ == "__main__":
    main()
