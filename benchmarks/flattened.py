"""How well the text branch finds the article in a page of which only the visible lines are left.

    python benchmarks/flattened.py [--sets zyte-dev vi-dev wcxb-dev] [--worst 10] [--unseen]

Every development page is flattened to its visible lines, as a careless scraper would, and cleaned as a text file.
The score is the shingle F1 of the article benchmark (`../shared/bench/extraction/bench.py`). A tenth of the pages,
chosen by hash, is never used for learning: `--unseen` scores these alone.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from healthnews.clean import plain
from healthnews.model import Cleaned
from healthnews.read.decode import decode

SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parents[2] / "shared"))
EXTRACTION = SHARED / "bench" / "extraction"
SETS = ("zyte-dev", "vi-dev", "wcxb-dev")
UNSEEN_SALT = "flattened"
HIDDEN = frozenset(
    [
        "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "canvas", "select",
        "option", "textarea", "button", "input",
    ]
)  # fmt: skip
BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    ]
)  # fmt: skip
SPACE = re.compile(r"\s+")


def flatten(html: bytes) -> str:
    """The visible lines of a page: a line for each block, cells of a row with a tab between them."""
    parts: list[str] = []
    tree = LexborHTMLParser(decode(html).text)
    if tree.body is not None:
        _walk(tree.body, parts)
    lines = (SPACE.sub(" ", line.replace("\t", " \t ")).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(root: LexborNode, parts: list[str]) -> None:
    """Text and line ends of a tree, without recursion: pages nest deeply."""
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, is_end = stack.pop()
        tag = node.tag
        if is_end:
            parts.append("\t" if tag in ("td", "th") else "\n")
        elif tag == "-text":
            parts.append(SPACE.sub(" ", node.text_content or ""))
        elif tag == "br":
            parts.append("\n")
        elif tag not in HIDDEN and not tag.startswith(("-", "!")) and not _is_hidden(node):
            if tag in BLOCKS:
                parts.append("\n")
            if tag in BLOCKS or tag in ("td", "th"):
                stack.append((node, True))
            children = list(node.iter(include_text=True))
            stack += [(child, False) for child in reversed(children)]


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").lower()


def pages(name: str) -> Iterator[dict[str, Any]]:
    """The pages of a set with their flattened lines and gold text (or equally good texts)."""
    folder = EXTRACTION / name
    for line in (folder / "pages.jsonl").read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            html = gzip.decompress((folder / row["html"]).read_bytes())
            yield {
                "id": row["id"],
                "flat": flatten(html),
                **{k: row.get(k) for k in ("text", "group", "meta", "with", "without")},
            }


def is_unseen(identity: str) -> bool:
    """Whether a page belongs to the tenth that is kept from learning."""
    return hashlib.sha256((UNSEEN_SALT + identity).encode()).digest()[0] < 26


def article(cleaned: Cleaned) -> str:
    """Lead and body without title and captions, as the article benchmarks render a page."""
    blocks = (block for block in cleaned.blocks if block.role not in ("title", "caption"))
    return "\n".join(cleaned.text.value[block.start : block.end] for block in blocks)


def measures() -> ModuleType:
    """The benchmark's own definitions."""
    spec = importlib.util.spec_from_file_location("bench", EXTRACTION / "bench.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench"] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Clean every flattened page and print the scores of each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", default=SETS)
    parser.add_argument("--worst", type=int, default=0, help="print the ids of the lowest scores")
    parser.add_argument("--unseen", action="store_true", help="only the tenth that was never learned from")
    parser.add_argument("--group", help="only pages of this type")
    args = parser.parse_args()
    bench = measures()
    print("| set | pages | shingle F1 | precision | recall | exact | F1 < .5 |\n|---|---|---|---|---|---|---|")
    for name in args.sets:
        rows = []
        for page in pages(name):
            if (
                (args.unseen and not is_unseen(page["id"]))
                or (args.group and page["group"] != args.group)
                or not page["text"]
            ):
                continue
            document = bench.Doc(page["id"], b"", page["text"])
            rows.append(bench.score(document, article(plain.clean(decode(page["flat"].encode("utf-8") or b"-")))))
        if rows:
            total = bench.aggregate(rows)
            keys = ("shingle_f1", "shingle_p", "shingle_r", "exact", "bad")
            print(f"| {name} | {len(rows)} | " + " | ".join(f"{total[key]:.3f}" for key in keys) + " |")
        for row in sorted(rows, key=lambda row: row["sf"])[: args.worst]:
            print(f"    {row['sf']:.3f} p={row['sp']:.3f} r={row['sr']:.3f} {row['id']}")


if __name__ == "__main__":
    main()
