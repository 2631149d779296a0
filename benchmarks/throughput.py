"""Documents a second of the whole pipeline, beside the script that a user would otherwise write.

    python benchmarks/throughput.py [--texts 500] [--pages 80] [--commands 1000] [--keep]

Both sides read the same documents in one process, turn about, and are charged the processor time that they use, so that
a busy machine does not count: read the ratios.
Texts are spread evenly over ../shared/input/scale.jsonl.gz, pages over the development pages of bench/extraction. What
either side loads on its first document is paid before the clock starts.

Then both as a user runs them, by the clock and with their start-up: `healthnews extract FOLDER` with its workers and its
state, the script with its one process over the same folder. That comparison needs a quiet machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from results import keep, table

SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
Document = tuple[str, bytes]
Worker = Callable[[str, bytes], int]

# ---- the usual script: what we would write ourselves without this program

NOUNS = (
    "giường|ca|trường hợp|bệnh nhân|người|bác sĩ|điều dưỡng|lượt|mẫu|mũi|liều|máy|khoa|đồng"
    "|beds?|cases?|deaths?|patients?|doctors?|nurses?|people|doses?"
)
SCALES = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
SCALES |= {"thousand": 1e3, "million": 1e6, "billion": 1e9}
COUNT = re.compile(rf"\b(\d+(?:[.,]\d+)*)\s*({'|'.join(SCALES)})?\s*({NOUNS})\b", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")


def by_hand(name: str, data: bytes) -> int:
    """One document by trafilatura, underthesea, dateparser and regular expressions; how many facts came out."""
    import trafilatura
    from dateparser.search import search_dates
    from underthesea import sent_tokenize, word_tokenize

    page = data.decode("utf-8", "replace")
    if name.endswith(".html"):
        document = trafilatura.bare_extraction(page, with_metadata=True)
        text, published = (document.text or "", document.date) if document else ("", None)
    else:
        text, published = page, None
    settings = {"PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["day", "month"]}
    rows: list[dict[str, Any]] = []
    for sentence in sent_tokenize(text):
        words = word_tokenize(sentence)
        if not re.search(r"\d", sentence):
            continue
        dates = search_dates(sentence, languages=["vi", "en"], settings=settings) or []
        when = str(dates[0][1].date()) if dates else published
        shared = {"source": name, "time": when, "sentence": sentence, "words": len(words)}
        for match in COUNT.finditer(sentence):
            number = float(THOUSANDS.sub("", match[1]).replace(",", "."))
            rows.append({**shared, "value": number * SCALES.get((match[2] or "").lower(), 1), "noun": match[3]})
        rows += [{**shared, "date": str(found.date()), "text": said} for said, found in dates]
    json.dumps(rows, ensure_ascii=False)
    return len(rows)


# ---- ours


def ours(name: str, data: bytes) -> int:
    """One document by healthnews, to the lines of both output files; how many facts came out."""
    from healthnews import parse
    from healthnews.record import encode, rows

    found = rows(parse(data, name))
    encode(found.document)
    for fact in found.facts:
        encode(fact)
    return len(found.facts)


# ---- measuring


def texts(wanted: int) -> list[Document]:
    """Plain texts, spread evenly over the scale corpus."""
    with gzip.open(SHARED / "input" / "scale.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = file.readlines()
    rows = map(json.loads, _spread(lines, wanted))
    return [(f"{row['id']}.txt", row["text"].encode()) for row in rows]


def pages(wanted: int) -> list[Document]:
    """HTML pages, spread evenly over the development pages."""
    paths = sorted((SHARED / "bench" / "extraction").glob("*/html/*.html.gz"))
    return [(path.name.removesuffix(".gz"), gzip.decompress(path.read_bytes())) for path in _spread(paths, wanted)]


def _spread(items: Sequence[Any], wanted: int) -> list[Any]:
    step = max(1, len(items) // max(1, wanted))
    return list(items[::step][:wanted])


def measure(documents: list[Document], workers: dict[str, Worker]) -> dict[str, list[float]]:
    """The processor seconds that each worker spends on each document, turn about."""
    for worker in workers.values():
        for name, data in documents[:2]:
            worker(name, data)
    seconds: dict[str, list[float]] = {told: [] for told in workers}
    for name, data in documents:
        for told, worker in workers.items():
            start = time.process_time()
            worker(name, data)
            seconds[told].append(time.process_time() - start)
    return seconds


def report(kind: str, documents: list[Document], seconds: dict[str, list[float]]) -> list[str]:
    """A row of the table: the ratio of the totals, the median ratio of a document, and both speeds."""
    mine, theirs = seconds["ours"], seconds["by hand"]
    ratios = [their / my for my, their in zip(mine, theirs, strict=True)]
    size = sum(len(data) for _, data in documents)
    return [
        f"{len(documents)} {kind}, {size / 1e6:.1f} MB",
        f"**{sum(theirs) / sum(mine):.1f}x**",
        f"{statistics.median(ratios):.1f}x",
        f"{len(documents) / sum(mine):.1f}/s",
        f"{len(documents) / sum(theirs):.1f}/s",
        f"{size / sum(mine) / 1e6:.2f} MB/s",
    ]


def script(folder: Path) -> None:
    """The usual script over a folder, as a program of its own."""
    for path in sorted(folder.iterdir()):
        by_hand(path.name, path.read_bytes())


def commands(wanted: int) -> str:
    """Both as programs over one folder, nine texts to a page, by the clock."""
    with tempfile.TemporaryDirectory() as temporary:
        folder, out = Path(temporary) / "raw", Path(temporary) / "out"
        folder.mkdir()
        for name, data in texts(wanted - wanted // 10) + pages(wanted // 10):
            (folder / name).write_bytes(data)
        size = len(list(folder.iterdir()))
        lines = {
            "`healthnews extract`": [sys.executable, "-m", "healthnews", "extract", str(folder), "-o", str(out), "-q"],
            "the script": [sys.executable, __file__, "--script", str(folder)],
        }
        taken: dict[str, float] = {}
        for told, line in lines.items():
            start = time.perf_counter()
            subprocess.run(line, check=True, stderr=subprocess.DEVNULL)
            taken[told] = time.perf_counter() - start
    rows = [
        [told, f"{taken['the script'] / seconds:.1f}x", f"{size / seconds:.1f}/s", f"{seconds:.0f} s"]
        for told, seconds in taken.items()
    ]
    return f"{table([f'as commands, {size} documents', 'ratio', 'documents', 'time'], rows)}\n\nBy the clock, start-up included."


def main() -> None:
    """Measure both kinds of documents and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=500, help="how many plain texts")
    parser.add_argument("--pages", type=int, default=80, help="how many HTML pages")
    parser.add_argument("--commands", type=int, default=0, help="how many documents to run both programs over")
    parser.add_argument("--script", type=Path, help="only run the script over this folder")
    parser.add_argument("--keep", action="store_true", help="write the table into RESULTS.md")
    args = parser.parse_args()
    if args.script:
        script(args.script)
        return
    rows = []
    for kind, documents in (("texts", texts(args.texts)), ("pages", pages(args.pages))):
        if documents:
            rows.append(report(kind, documents, measure(documents, {"ours": ours, "by hand": by_hand})))
    heads = ["documents", "ratio of totals", "median ratio", "ours", "by hand", "ours"]
    python = platform.python_version()
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {python}; one process, processor time."
    told = f"{table(heads, rows)}\n\n{machine}"
    if args.commands:
        told += f"\n\n{commands(args.commands)}"
    print(told)
    if args.keep:
        keep("throughput", told)


if __name__ == "__main__":
    main()
