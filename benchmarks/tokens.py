"""Words, sentences and language: how good, how fast, how much memory, beside underthesea.

    python benchmarks/tokens.py [--bytes 2000000] [--rounds 3] [--keep]

Quality on the development parts of two treebanks beside the checkout (UD Vietnamese VTB, UD English EWT). Speed on the
first texts of the scale corpus: each side in a process of its own that starts cold, reads the same texts twice and
reports the processor time of both rounds, so that a busy machine counts less; read the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from healthnews import tokenize
from healthnews.lang import load
from healthnews.lang.detect import detect
from results import keep, table

SHARED = Path(os.environ.get("HEALTHNEWS_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
BENCH, SCALE = SHARED / "bench" / "tokens", SHARED / "input" / "scale.jsonl.gz"
Spans = list[tuple[int, int]]

# ---- one side of the race, run as a process of its own

RUNNER = """
import gzip, json, sys, time
limit, side, path = int(sys.argv[1]), sys.argv[2], sys.argv[3]
texts, size = [], 0
with gzip.open(path, "rt", encoding="utf-8") as rows:
    for row in rows:
        texts.append(json.loads(row)["text"])
        size += len(texts[-1].encode())
        if size >= limit:
            break
def memory():  # the peak since the program began; getrusage would count the parent's
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
bare = memory()
start = time.process_time()
if side == "underthesea":
    from underthesea import word_tokenize as words
else:
    from healthnews import tokenize
    words = lambda text: tokenize(text, "vi", side)
words("Xin chào các bạn")
first = time.process_time()
for text in texts:
    words(text)
cold = time.process_time()
if side != "underthesea":
    for text in texts:
        words(text)
warm = time.process_time()
peak = memory()
print(json.dumps({"first": first - start, "cold": cold - start, "warm": warm - cold,
                  "memory": (peak - bare) / 1024, "size": size}))
"""


def race(limit: int, sides: Sequence[str], rounds: int = 1) -> dict[str, dict[str, float]]:
    """What each side takes, the median of rounds; one after the other, turn about, each alone."""
    found: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    for _ in range(rounds):
        for side in sides:
            command = [sys.executable, "-c", RUNNER, str(limit), side, str(SCALE)]
            found[side].append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    return {side: {key: median(run[key] for run in runs) for key in runs[0]} for side, runs in found.items()}


# ---- treebanks


def treebank(path: Path) -> list[tuple[str, Spans, bool, bool]]:
    """Sentences: text, words, whether a paragraph begins, whether a space follows.

    A word of several syllables holds spaces; the parts of a contraction are words where they spell it.
    """
    found: list[tuple[str, Spans, bool, bool]] = []
    begins = True
    text, spans, place, skip, space = "", [], 0, 0, True
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith(("# newdoc", "# newpar")):
            begins = True
        elif line.startswith("# text = "):
            text, spans, place, skip, space = line[9:].strip(), [], 0, 0, True
        elif not line and spans:
            found.append((text, spans, begins, space))
            begins, spans = False, []
        elif line[:1].isdigit():
            number, form, misc = (line.split("\t")[at] for at in (0, 1, 9))
            if "." in number:
                continue
            if "-" in number:
                skip, whole, parts = int(number.split("-")[1]), form, []
            elif int(number) <= skip:
                parts.append(form)
                if int(number) < skip:
                    continue
                forms = parts if "".join(parts) == whole else [whole]
                place = _place(text, spans, place, forms)
            else:
                place = _place(text, spans, place, [form])
            space = "SpaceAfter=No" not in misc
    return found


def _place(text: str, spans: Spans, place: int, forms: list[str]) -> int:
    for form in forms:
        start = text.index(form, place)
        place = start + len(form)
        spans.append((start, place))
    return place


def f1(pairs: list[tuple[Spans, Spans]]) -> float:
    """100 times the harmonic mean of precision and recall of spans."""
    same = sum(len(set(gold) & set(found)) for gold, found in pairs)
    return 200 * same / sum(len(gold) + len(found) for gold, found in pairs)


def words_f1(sentences: list[tuple[str, Spans, bool, bool]], cut: Callable[[str], Spans]) -> float:
    """How well a cutter finds the words of given sentences. VTB's text sets each word apart with a space."""
    return f1([(spans, cut(text)) for text, spans, *_ in sentences])


def plain(text: str) -> str:
    """A sentence of VTB as newspapers print it: marks touch their words, brackets are brackets."""
    text = text.replace("LBKT", "(").replace("RBKT", ")")
    text = re.sub(r" ([,.;:!?)]+|\.\.\.)(?= |$)", r"\1", text)
    text = re.sub(r"\( ", "(", text)
    return re.sub(r'" ([^"]*?) ?"', r'"\1"', text)


def blocks(sentences: list[tuple[str, Spans, bool, bool]], code: str) -> list[tuple[str, Spans]]:
    """Blocks with their sentences: EWT's paragraphs; ten sentences of VTB at a time, which has none."""
    found: list[tuple[str, Spans]] = []
    for index, (written, _, begins, space) in enumerate(sentences):
        if (begins if code == "en" else index % 10 == 0) or not found:
            found.append(("", []))
        text, spans = found[-1]
        sentence = written if code == "en" else plain(written)
        spans.append((len(text), len(text) + len(sentence)))
        found[-1] = (text + sentence + (" " if space or code == "vi" else ""), spans)
    return found


def sentences_f1(sentences: list[tuple[str, Spans, bool, bool]], code: str) -> float:
    """How well the sentences of blocks are found."""
    language = load(code)
    pairs = [
        (spans, [tuple(span) for span in language.sentences(text, 0, len(text))])
        for text, spans in blocks(sentences, code)
    ]
    return f1(pairs)  # type: ignore[arg-type]


def bare(text: str) -> str:
    """Vietnamese without its marks."""
    apart = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(char for char in apart if not unicodedata.combining(char))


def language_rows(vietnamese: list[str], english: list[str]) -> list[list[str]]:
    """How often the language of a sentence of four words or more is told, and how fast."""
    sides = {
        "Vietnamese, NFC": ("vi", vietnamese),
        "Vietnamese, NFD": ("vi", [unicodedata.normalize("NFD", text) for text in vietnamese]),
        "Vietnamese without marks": ("vi", [bare(text) for text in vietnamese]),
        "English": ("en", english),
    }
    rows = []
    for name, (code, texts) in sides.items():
        texts = [text for text in texts if len(text.split()) >= 4]
        start = time.process_time()
        right = sum(detect(text) == code for text in texts)
        taken = time.process_time() - start
        size = sum(len(text.encode()) for text in texts)
        rows.append([name, f"{100 * right / len(texts):.2f} %", f"{size / taken / 1e6:.1f} MB/s"])
    return rows


def main() -> None:
    """Measure, print, and keep on request."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="write the tables into RESULTS.md")
    options = parser.parse_args()
    vtb, ewt = treebank(BENCH / "vi_vtb-ud-dev.conllu"), treebank(BENCH / "en_ewt-ud-dev.conllu")
    quality = [
        ["words, VTB, `exact` (underthesea's)", f"{words_f1(vtb, lambda text: tokenize(text, 'vi', 'exact')):.2f}"],
        ["words, VTB, `facts`", f"{words_f1(vtb, lambda text: load('vi').words(text, 0, len(text))):.2f}"],
        ["words, EWT", f"{words_f1(ewt, lambda text: load('en').words(text, 0, len(text))):.2f}"],
        ["sentences, VTB blocks", f"{sentences_f1(vtb, 'vi'):.2f}"],
        ["sentences, EWT paragraphs", f"{sentences_f1(ewt, 'en'):.2f}"],
    ]
    sides = race(options.bytes, ["exact", "facts", "underthesea"], options.rounds)
    theirs = sides["underthesea"]
    speed = [
        [
            name,
            f"{side['size'] / side['cold'] / 1e6:.2f} MB/s",
            f"{theirs['cold'] / side['cold']:.1f}",
            f"{theirs['cold'] / side['warm']:.1f}" if side["warm"] > 0.001 else "",
            f"{side['first']:.2f} s",
            f"{theirs['first'] / side['first']:.1f}",
            f"{side['memory']:.0f} MB",
        ]
        for name, side in sides.items()
    ]
    heads = [
        "",
        "from a cold start",
        "times underthesea",
        "times underthesea, warm",
        "to the first word",
        "times sooner",
        "memory",
    ]
    text = "\n\n".join(
        [
            table(["F1 of spans", ""], quality),
            table(heads, speed),
            table(
                ["language of sentences", "right", "speed"],
                language_rows([plain(text) for text, *_ in vtb], [text for text, *_ in ewt]),
            ),
        ]
    )
    print(text)
    if options.keep:
        keep("tokens", text)


if __name__ == "__main__":
    main()
