"""Counts figures that the words of `facts` glue to their neighbours or split, by the number and date rules.

    python benchmarks/figures.py [FOLDER or FILE.jsonl.gz ...]

A figure is what the rules read as a number or a part of a time: `52.338`, `37,6`, `30-50`, `27/2/2021`, `18h30`. It is
glued where a word holds it and letters beside it, and split where a word ends inside it. Scores (`2-3`), sizes (`3x4`),
hours without a day (`9h00`) and what stands in an address are whole. Codes (`43C-092.99`, `15/2001/L-CTN`, `Y-8F-200`), which the
rules should not read, are counted apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from healthnews import parse
from healthnews.lang import load
from healthnews.lang.detect import detect
from healthnews.model import Sentence

SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
LITERAL = re.compile(r"\d+(?:[.,]\d+)*")
MOMENT = {
    "vi": re.compile(r"\d+(?:[./-]\d+)+|\d+[hg:]\d+(?::\d+)?|\d+"),
    "en": re.compile(r"\d+-\d+-\d+|\d+(?:[./]\d+)+|\d+:\d+(?::\d+)?|\d+"),  # `14-16` is three words
}
COMPOUND = re.compile(
    r"[\d.,:/–~+-]+|\d+[hgx]\d+(?:-\d+[hg]\d+)?|\S*(?:://|@|www\.)\S*|\S+\.(?:vn|com|net)\S*", re.IGNORECASE
)
CODE = re.compile(r"[A-ZĐ\d]+(?:[-/][A-ZĐ\d][A-ZĐ\d.]*)+|\d+[A-Z]\d+|\d+[-/][A-Z][a-z]+")

IN_CODE = re.compile(r"[^\W\d_]-\Z")  # GSh-30-1


class Read(NamedTuple):
    """A text with its sentences: what is needed of a document."""

    text: str
    sentences: Sequence[Sentence]


def figures(text: str, folded: str, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """What the rules read in digits: its sort, where it starts and ends."""
    language = load(sentence.lang)
    taken = []
    for time in language.times(text, folded, sentence.start, sentence.end):
        taken.append((time.start, time.end))
        for match in MOMENT[language.code].finditer(text, time.start, time.end):
            yield "date", *match.span()
    for number in language.numbers(text, folded, sentence.start, sentence.end):
        if not any(a < number.end and number.start < b for a, b in taken):
            for match in LITERAL.finditer(text, number.start, number.end):
                yield "number", *match.span()


def verdicts(document: Read) -> Iterator[tuple[str, str]]:
    """Each figure's sort and `whole`, `split FIGURE`, `glued WORD` or `code WORD`."""
    text = document.text
    folded = {code: load(code).fold(text) for code in {sentence.lang for sentence in document.sentences}}
    for sentence in document.sentences:
        for sort, start, end in figures(text, folded[sentence.lang], sentence):
            words = [text[a:b] for a, b in sentence.tokens if a < end and start < b]
            if len(words) > 1:
                code = IN_CODE.search(text, max(0, start - 2), start)
                yield sort, f"{'code' if code else 'split'} {text[start:end]}"
            elif any(map(COMPOUND.fullmatch, words)):
                yield sort, "whole"
            else:
                yield sort, f"{'code' if CODE.fullmatch(words[0]) else 'glued'} {words[0]}"


def documents(path: Path) -> Iterator[Read]:
    """The documents of a folder, or the texts of a compressed JSON Lines file."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.suffix in (".html", ".htm", ".txt"):
                document = parse(file.read_bytes(), name=file.name)
                yield Read(document.text, document.sentences)
        return
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            text = json.loads(row)["text"]
            language = load(detect(text))
            spans = language.sentences(text, 0, len(text))
            words = language.words_of(text, spans)
            pairs = zip(spans, words, strict=True)
            yield Read(text, [Sentence(a, b, 0, language.code, tuple(its)) for (a, b), its in pairs])


def main() -> int:
    """Count, print what is not whole; 1 if anything is glued or split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", default=[SHARED / "input", SHARED / "input" / "scale.jsonl.gz"])
    parser.add_argument("--every", type=int, default=1, help="look at every Nth document")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    odd: Counter[str] = Counter()
    for path in options.paths:
        for document in islice(documents(path), 0, None, options.every):
            for sort, verdict in verdicts(document):
                kind = verdict.partition(" ")[0]
                counts[sort, kind] += 1
                if kind != "whole":
                    odd[f"{sort}: {verdict}"] += 1
    for name, count in odd.most_common():
        print(f"{count:5} {name}")
    print(", ".join(f"{count} {sort}s {kind}" for (sort, kind), count in sorted(counts.items())))
    return int(any(kind in ("glued", "split") for _, kind in counts))


if __name__ == "__main__":
    sys.exit(main())
