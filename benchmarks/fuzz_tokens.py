"""Compares `exact` words with underthesea's own: on a corpus, on treebanks, on strings made to be difficult.

    python benchmarks/fuzz_tokens.py --corpus ../shared/input/scale.jsonl.gz
    python benchmarks/fuzz_tokens.py --conllu ../shared/bench/tokens/en_ewt-ud-dev.conllu
    python benchmarks/fuzz_tokens.py --seconds 3600 --seed 7

Prints the texts that differ, and exits with 1 if there are any. Strings are made from a seed, so a run can be repeated.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from underthesea import word_tokenize

from healthnews.lang.vi.words import Segmenter, segmenter

WORDS = r"""
    a b x Q W Z đ Đ ð Ð ă ễ ự Ỳ ø ß ǆ İ ſ Å ﬁ 一 한 ก ၀ ٣ ½ ² _ 0 1 9 05 52.338 37,6 2014/08/20 20.08.2014 1-2
    10:20:50 . .. ... , ; : ? ! ( ) [ ] { } " ' ’ “ ” ʺ - -- – — / \ % $ € + = ^ < > << >> => ==> -> <3 :) :)) =))
    :D :DD ♥‿♥ ° °C TP. Tp. TP.HCM T.Ư T.p Mr. ThS. Th.S v.v v.v. v.v... e-mail NĐ-CP H&M Q.1 A.B.C. H'Mông N’Thôn
    43H-0530 4K 3x4 F0 http://a.vn/b(c)d. https://x.y ftp:/1 www.a.com a.vn/ b.com.vn x@y.vn x@y 03-5730-2357 +84
    -5 nghành chíếc thuỵ qúy bệnh viện bác sĩ ung thư Việt Nam Hà Nội nhân dân ủy ban uỷ khoa học giáo sư tiến sĩ
    BOS EOS True False 🙂
"""
PIECES = [*WORDS.split(), *"\u0301\u0323\u0302\u00a0\u200b\ufeff\u2028\0\t\n ", "  "]


def made(seed: int) -> Iterator[str]:
    """Strings of the pieces, some with spaces between, some repeated, some in NFD."""
    rng = random.Random(seed)
    while True:
        few = rng.sample(PIECES, rng.choice([1, 2, 3, 8, 40]))
        parts = [rng.choice(few) for _ in range(rng.choice([1, 2, 5, 20, 60]))]
        text = "".join(part + rng.choice(["", " ", " "]) for part in parts)
        yield unicodedata.normalize("NFD", text) if rng.random() < 0.1 else text


def corpus(path: Path) -> Iterator[str]:
    """The texts of a compressed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)["text"]


def treebank(path: Path) -> Iterator[str]:
    """The sentences of a CoNLL-U file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")


def texts(options: argparse.Namespace) -> Iterator[str]:
    """What is to be compared."""
    if options.corpus:
        yield from corpus(options.corpus)
    for path in options.conllu:
        yield from treebank(path)
    end = time.monotonic() + options.seconds
    for text in made(options.seed):
        if time.monotonic() > end:
            return
        yield text


def main() -> int:
    """Compare, print what differs, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--conllu", type=Path, nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1)
    ours = segmenter()
    assert isinstance(ours, Segmenter), "the installed underthesea is not known"
    count = differing = 0
    for text in texts(parser.parse_args()):
        count += 1
        found, theirs = ours.spelled(text), word_tokenize(text)
        if found != theirs:
            differing += 1
            at = next((at for at, pair in enumerate(zip(found, theirs, strict=False)) if pair[0] != pair[1]), 0)
            near = slice(max(0, at - 3), at + 4)
            print(f"{text[:60]!r} at word {at}\n  ours    {found[near]}\n  theirs  {theirs[near]}", flush=True)
    print(f"{count} texts, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
