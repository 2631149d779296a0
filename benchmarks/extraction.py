"""Measure the cleaning of HTML pages on the development sets, beside the peers, and on a tenth of the pages that
nobody trained on.

    python benchmarks/extraction.py ../shared/bench/extraction [--peers] [--without newspaper4k] [--keep] [--sets zyte-dev]

The shingle F1 is the article benchmark's own (4-grams of words; precision and recall averaged over pages, F1 their
harmonic mean). Speeds are of one process, best of three passes for each page, as ratios to trafilatura's fast mode in
the same run.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import results

KEPT = """`python benchmarks/extraction.py ../shared/bench/extraction --peers --keep`: shingle F1 on the development pages and on the
tenth of them that was never trained on; the speed of the whole extraction, with metadata, as a ratio to trafilatura's
fast mode (processor time, one process)."""
SETS = ("vi-dev", "zyte-dev", "wcxb-dev")
WORD = re.compile(r"\w+")
TWO_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu"))
Extract = Callable[[bytes], str]


def rows(folder: Path, kind: str) -> list[dict[str, Any]]:
    """The pages of one set."""
    lines = (folder / kind / "pages.jsonl").read_text("utf-8").split("\n")  # texts hold U+2028: not splitlines
    return [json.loads(line) for line in lines if line]


def page_bytes(folder: Path, kind: str, row: dict[str, Any]) -> bytes:
    """The HTML of a page."""
    path = folder / kind / row["html"]
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def golds(row: dict[str, Any]) -> list[str]:
    """The texts that are equally right for a page."""
    return [row["text"]] if isinstance(row["text"], str) else list(row["text"])


def is_held_out(page_id: str) -> bool:
    """Whether a page is of the tenth that is never trained on and never looked at."""
    return int(hashlib.sha256(page_id.encode()).hexdigest()[:8], 16) % 10 == 0


def site_of(row: dict[str, Any]) -> str:
    """The registered name of a page's host, `b.co.uk` of https://a.b.co.uk/c; its id where no address is known."""
    address = (row.get("meta") or {}).get("url") or row["id"]
    parts = (urlsplit(address).hostname or address).split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in TWO_LEVEL and len(parts[-1]) == 2 else parts[-2:])


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """4-grams of words; a text that is shorter is one."""
    words = WORD.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(zip(*(words[i:] for i in range(4)), strict=False))


def shingle_f1(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float, float]:
    """Precision, recall, F1 and the share of exact pages, of (gold, found) texts."""
    precision, recall, exact = [], [], []
    for gold, found in pairs:
        truth, said = shingles(gold), shingles(found)
        both = sum((truth & said).values())
        if said:
            precision.append(both / sum(said.values()))
        recall.append(both / sum(truth.values()) if truth else float(not said))
        exact.append(WORD.findall(gold) == WORD.findall(found))
    p = sum(precision) / len(precision) if precision else 0.0
    r = sum(recall) / len(recall) if recall else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0, sum(exact) / len(exact) if exact else 0.0


def _best(pair: tuple[list[str], str]) -> tuple[str, str]:
    """The gold text that a found text is nearest to."""
    texts, found = pair
    return max(texts, key=lambda gold: shingle_f1([(gold, found)])[2]), found


def peers() -> dict[str, Extract]:
    """The other extractors of the extra [bench], as their users call them."""
    import justext
    import trafilatura
    from newspaper import Article
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text
    from trafilatura import html2txt

    def text_of(page: bytes) -> str:
        return page.decode("utf-8", "replace")

    def newspaper(page: bytes) -> str:
        article = Article("http://example.org/", language="en")
        article.download(input_html=text_of(page))
        article.parse()
        return str(article.text)

    return {
        "trafilatura.fast": lambda page: trafilatura.extract(page, fast=True, include_comments=False) or "",
        "trafilatura.precision": lambda page: (
            trafilatura.extract(page, favor_precision=True, include_comments=False) or ""
        ),
        "resiliparse": lambda page: extract_plain_text(text_of(page), main_content=True) or "",
        "readability-lxml": lambda page: html2txt(Document(text_of(page)).summary()) or "",
        "newspaper4k": newspaper,
        "justext": lambda page: "\n".join(
            p.text for p in justext.justext(page, justext.get_stoplist("English")) if not p.is_boilerplate
        ),
    }


def run(extract: Extract, pages: list[bytes], passes: int) -> tuple[list[str], float]:
    """The texts of all pages and the seconds of the process that they took; a failure is an empty text."""
    found, best = [""] * len(pages), [float("inf")] * len(pages)
    for _ in range(passes):
        for index, page in enumerate(pages):
            start = time.process_time()
            try:
                found[index] = extract(page)
            except Exception:  # a peer that gives up has found nothing
                found[index] = ""
            best[index] = min(best[index], time.process_time() - start)
    return found, sum(best)


def main() -> None:
    """Print one table a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--without", default="", help="peers to leave out, such as newspaper4k: it takes half the time")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="write the tables into RESULTS.md")
    args = parser.parse_args()
    import adapters

    extractors: dict[str, Extract] = {"healthnews": adapters.article_text, **(peers() if args.peers else {})}
    for name in filter(None, args.without.split(",")):
        del extractors[name]
    tables = [_table(args.folder, kind, extractors, args.passes) for kind in args.sets.split(",")]
    if args.keep:
        results.keep("extraction", f"{KEPT}\n\n" + "\n\n".join(tables))


def _table(folder: Path, kind: str, extractors: dict[str, Extract], passes: int) -> str:
    """The scores of one set; speeds as ratios to trafilatura's fast mode where it takes part."""
    chosen = rows(folder, kind)
    pages = [page_bytes(folder, kind, row) for row in chosen]
    ran = {name: run(extract, pages, passes) for name, extract in extractors.items()}
    base = ran.get("trafilatura.fast", (None, None))[1]
    lines = []
    for name, (texts, seconds) in ran.items():
        pairs = [(golds(row), text) for row, text in zip(chosen, texts, strict=True)]
        held = [pair for row, pair in zip(chosen, pairs, strict=True) if is_held_out(row["id"])]
        scores = [shingle_f1(map(_best, some)) if some else None for some in (pairs, held)]
        whole, unseen = ([f"{score:.3f}" for score in found] if found else ["-"] * 4 for found in scores)
        speed = f"{base / seconds:.2f}x" if base else f"{1000 * seconds / len(pages):.1f} ms"
        lines.append([name, whole[2], whole[0], whole[1], whole[3], unseen[2], unseen[3], speed])
    heads = ["extractor", "F1", "P", "R", "exact", "F1 held out", "exact", "speed"]
    text = f"{kind}, {len(pages)} pages:\n\n{results.table(heads, lines)}"
    print(f"\n{text}", flush=True)
    return text


if __name__ == "__main__":
    main()
