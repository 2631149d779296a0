"""Learn the weights of the block scorer from the development pages and write them to clean/block_weights.json.

    python benchmarks/train_scorer.py ../shared/bench/extraction [--check]

A block is the article's where at least half of its words are found, in order, in the gold text. Two logistic
regressions, one on a block's features and one on the first's scores around it. `--check` writes nothing and prints what
pages of unseen sites score, with the rules around the scores: neither table, nor the scores that the second learned
from, saw a page of their site (five folds by site, nested). A tenth of the pages, chosen by their ids, is never trained
on: `benchmarks/extraction.py` reports it. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import adapters
from extraction import SETS, WORD, golds, is_held_out, page_bytes, rows, shingle_f1, site_of
from healthnews.clean import blockscore, html, walk
from healthnews.clean import head as heads
from healthnews.clean.features import Row, features, told
from healthnews.clean.judge import judge
from healthnews.clean.view import View
from healthnews.lang.detect import detect
from healthnews.read.decode import decode

WEIGHTS = Path(__file__).resolve().parent.parent / "src/healthnews/clean/block_weights.json"
FOLDS = 5
PAGE_WEIGHT = {"vi-dev": 3.0, "zyte-dev": 2.5, "wcxb-dev": 1.0}  # news counts for more than shops and guides
STRENGTH = 0.2


class Sample(NamedTuple):
    """A candidate of a page: its weights' names, whether it is the article's, how many words it has."""

    names: list[str]
    is_article: bool
    words: int


class Page(NamedTuple):
    """A development page: its candidates, in order, and what the second table needs."""

    kind: str
    id: str
    site: str
    gold: str
    view: View
    found: list[Row | None]
    indexes: list[int]
    samples: list[Sample]


def main() -> None:
    """Train, print what unseen pages score, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="cross-validate only, write nothing")
    args = parser.parse_args()
    pages = [page for kind in SETS for page in _pages(args.folder, kind) if not is_held_out(page.id)]
    folds = [_fold(page, b"fold") for page in pages]
    names = [[sample.names for sample in page.samples] for page in pages]
    if args.check:
        _check(pages, folds, names)
        return
    early = _cross(pages, folds, names)
    late_names = [_context_names(page, scores) for page, scores in zip(pages, early, strict=True)]
    first = _fit(pages, [[s.names for s in page.samples] for page in pages])
    second = _fit(pages, late_names)
    WEIGHTS.write_text(json.dumps({"first": first, "second": second}, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{WEIGHTS}: {len(first)} + {len(second)} weights")


def _pages(folder: Path, kind: str) -> Iterator[Page]:
    for row in rows(folder, kind):
        source = decode(page_bytes(folder, kind, row))
        tree = html.parse(source.text)
        head = heads.read(tree)
        tree.strip_tags(walk.UNSEEN)
        view = View(walk.walk(tree.body or tree.root), head)
        found = features(view)
        gold = golds(row)[-1]
        words, found_in = matched([b.text for b in view.page.blocks], gold)
        indexes = [i for i, row in enumerate(found) if row is not None and words[i]]
        samples = [
            Sample(blockscore.picked(view, i, row), found_in[i] * 2 >= words[i], words[i])
            for i, row in enumerate(found)
            if row is not None and words[i]
        ]
        yield Page(kind, row["id"], site_of(row), gold, view, found, indexes, samples)


def matched(texts: list[str], gold: str) -> tuple[list[int], list[int]]:
    """How many words each block has, and how many of them stand in the gold text in this order."""
    said, known = WORD.findall(gold), set(WORD.findall(gold))
    words, found_in = [0] * len(texts), [0] * len(texts)
    owners, kept = [], []
    for index, text in enumerate(texts):
        found = WORD.findall(text)
        words[index] = len(found)
        kept += [word for word in found if word in known]
        owners += [index for word in found if word in known]
    for match in SequenceMatcher(None, kept, said, autojunk=False).get_matching_blocks():
        for place in range(match.a, match.a + match.size):
            found_in[owners[place]] += 1
    return words, found_in


def _context_names(page: Page, scores: list[float]) -> list[list[str]]:
    early: list[float | None] = [blockscore.NOTHING if row is not None else None for row in page.found]
    for index, score in zip(page.indexes, scores, strict=True):
        early[index] = score
    codes = dict(blockscore.contexts(page.view, page.found, early))
    return [
        sample.names + told(blockscore.CONTEXT, codes[i]) for i, sample in zip(page.indexes, page.samples, strict=True)
    ]


def _cross(pages: list[Page], folds: list[int], names: Any) -> list[list[float]]:
    """The scores of every page by weights that did not see it."""
    found: list[list[float]] = [[] for _ in pages]
    for fold in range(FOLDS):
        seen = [i for i, f in enumerate(folds) if f != fold]
        weights = _fit([pages[i] for i in seen], [names[i] for i in seen])
        for i, f in enumerate(folds):
            if f == fold:
                found[i] = _told(weights, names[i])
    return found


def _fit(pages: list[Page], names: Any) -> dict[str, float]:
    """Weights by name."""
    columns: dict[str, int] = {}
    row_of, column_of, values, truth, weight = [], [], [], [], []
    for number, page in enumerate(pages):
        total = sum(s.words for s in page.samples if s.is_article) or 1
        for _place, (sample, row) in enumerate(zip(page.samples, names[number], strict=True)):
            for name in row:
                row_of.append(len(truth))
                column_of.append(columns.setdefault(name, len(columns)))
                values.append(1.0)
            truth.append(sample.is_article)
            weight.append((min(sample.words / total, 1.0) + 0.005) * PAGE_WEIGHT[page.kind])
    matrix = csr_matrix((values, (row_of, column_of)), shape=(len(truth), len(columns)))
    weights = np.array(weight) * len(weight) / sum(weight)
    model = LogisticRegression(C=STRENGTH, max_iter=150)
    model.fit(matrix, truth, sample_weight=weights)
    coefficients = model.coef_[0]
    found = {"bias": round(float(model.intercept_[0]), 4)}
    for name, column in sorted(columns.items()):
        if abs(coefficients[column]) >= 0.004:
            found[name] = round(float(coefficients[column]), 3)
    return found


def _fold(page: Page, salt: bytes) -> int:
    return int(hashlib.sha256(salt + page.site.encode()).hexdigest()[:8], 16) % FOLDS


def _check(pages: list[Page], folds: list[int], names: Any) -> None:
    late: list[list[float]] = [[] for _ in pages]
    for fold in range(FOLDS):
        seen = [i for i, f in enumerate(folds) if f != fold]
        others = [pages[i] for i in seen]
        early = dict(
            zip(seen, _cross(others, [_fold(page, b"inner") for page in others], [names[i] for i in seen]), strict=True)
        )
        first = _fit(others, [names[i] for i in seen])
        second = _fit(others, [_context_names(pages[i], early[i]) for i in seen])
        for i, f in enumerate(folds):
            if f == fold:
                late[i] = _told(second, _context_names(pages[i], _told(first, names[i])))
    for kind in SETS:
        texts = [(page.gold, _kept(page, row)) for page, row in zip(pages, late, strict=True) if page.kind == kind]
        precision, recall, f1, exact = shingle_f1(texts)
        print(
            f"{kind:9} F1 {f1:.4f} P {precision:.4f} R {recall:.4f} exact {exact:.3f}  {len(texts)} pages", flush=True
        )


def _told(weights: dict[str, float], names: list[list[str]]) -> list[float]:
    return [weights["bias"] + sum(weights.get(name, 0.0) for name in row) for row in names]


def _kept(page: Page, late: list[float]) -> str:
    """The article of a page by given scores, as `adapters.article_text` renders it."""
    scores: list[float | None] = [blockscore.NOTHING if row is not None else None for row in page.found]
    for index, score in zip(page.indexes, late, strict=True):
        scores[index] = score
    with mock.patch.object(blockscore, "scores", lambda view: scores):
        verdicts = judge(page.view.page, page.view.head).verdicts
    found = [(b.text, v) for b, v in zip(page.view.page.blocks, verdicts, strict=True) if v.role in adapters.BODY]
    in_vietnamese = detect("\n".join(text for text, _ in found)) == "vi"
    return "\n".join(text for text, verdict in found if in_vietnamese or verdict.rule != "standfirst")


if __name__ == "__main__":
    main()
