"""Sentences a second of finding and linking facts, beside a regular expression and dateparser.

    python benchmarks/finding.py [--texts 300] [--rounds 7] [--keep]

Texts are spread evenly over ../shared/input/scale.jsonl.gz. They are cleaned and cut into sentences before the clock
starts; ours then folds the text, reads numbers and times, finds facts and links them. The three take turns and are
charged the processor time that they use; the median of the rounds is told. dateparser reads every fiftieth sentence.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from healthnews import document, lang
from healthnews.clean import clean
from healthnews.lang.detect import detect
from healthnews.model import Cleaned, Language, Sentence
from healthnews.read.decode import decode
from results import keep, table
from throughput import COUNT, texts

EVERY = 50  # of the sentences, those that dateparser reads


class Prepared(NamedTuple):
    """A text as finding begins with it."""

    cleaned: Cleaned
    code: str
    language: Language
    sentences: tuple[Sentence, ...]


def prepared(wanted: int) -> list[Prepared]:
    """Texts, cleaned and cut into sentences."""
    found, options = [], document.Options(tokens=False)
    for name, data in texts(wanted):
        cleaned = clean(decode(data, name), url=None)
        code = detect(cleaned.text.value)
        language = lang.load(code)
        found.append(Prepared(cleaned, code, language, document._sentences(cleaned, language, options)))
    return found


def ours(documents: list[Prepared]) -> int:
    """How many facts there are."""
    options = document.Options(tokens=False)
    return sum(len(document._find(d.cleaned, d.code, d.language, d.sentences, options)) for d in documents)


def by_pattern(documents: list[Prepared]) -> int:
    """How many numbers with a noun a regular expression finds."""
    return sum(
        len(COUNT.findall(d.cleaned.text.value, sentence.start, sentence.end))
        for d in documents
        for sentence in d.sentences
    )


def by_dateparser(sentences: list[str]) -> int:
    """How many dates dateparser finds."""
    from dateparser.search import search_dates

    settings = {"PREFER_DATES_FROM": "past", "REQUIRE_PARTS": ["day", "month"]}
    return sum(len(search_dates(text, languages=["vi", "en"], settings=settings) or []) for text in sentences)


def seconds(work: Callable[[], int]) -> float:
    """The processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", action="store_true", help="write the table into RESULTS.md")
    args = parser.parse_args()
    documents = prepared(args.texts)
    spoken = [d.cleaned.text.value[s.start : s.end] for d in documents for s in d.sentences]
    few = spoken[::EVERY]
    workers: dict[str, tuple[Callable[[], int], int]] = {
        "healthnews: numbers, times, facts, links": (lambda: ours(documents), len(spoken)),
        "one regular expression: a number and its noun": (lambda: by_pattern(documents), len(spoken)),
        "dateparser: dates": (lambda: by_dateparser(few), len(few)),
    }
    for work, _ in workers.values():
        work()
    measured: dict[str, list[float]] = {name: [] for name in workers}
    for _ in range(args.rounds):
        for name, (work, size) in workers.items():
            measured[name].append(size / seconds(work))
    mine = statistics.median(next(iter(measured.values())))
    rows = [
        [name, f"{mine / statistics.median(speeds):.2g}x", f"{statistics.median(speeds):,.0f}/s"]
        for name, speeds in measured.items()
    ]
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; one process, processor time."
    told = f"{table(['', 'ours against it', 'sentences'], rows)}\n\n{len(spoken):,} sentences of {len(documents)} texts. {machine}"
    print(told)
    if args.keep:
        keep("finding", told)


if __name__ == "__main__":
    main()
