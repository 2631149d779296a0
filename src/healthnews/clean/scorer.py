"""How much each line of a page that was flattened to its lines looks like the article.

A line is described by its own form (words, punctuation, small words, what the lexicon says), by its neighbours, and
by where it stands between the prose and the marks that end an article. The weights are learned from development
pages (`benchmarks/train_lines.py`) and stand, a name and a number a line, in `line_weights.json`. Positive scores
speak for the article.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import exp, log1p, sqrt
from operator import mul
from typing import NamedTuple

from healthnews.clean.lines import WORD, Line
from healthnews.clean.roles import ends_article, opens_list

# the commonest words of both languages, which menus and headlines use less than sentences
SMALL_WORDS = frozenset(
    [
        "và", "của", "là", "có", "được", "cho", "trong", "với", "các", "những", "một", "này", "đã", "không",
        "người", "tại", "từ", "để", "về", "khi", "đến", "ở", "ra", "vào", "cũng", "như", "theo", "thì", "mà",
        "do", "bị", "sẽ", "đang", "hay", "nếu", "vì", "the", "of", "and", "to", "in", "a", "is", "that", "for",
        "on", "was", "with", "as", "it", "at", "by", "from", "be", "are", "this", "have", "has", "had", "were",
        "not", "but", "they", "their", "which", "will", "an", "or", "he", "she", "his", "her", "its", "we",
        "you", "said", "who", "been", "more", "than", "when", "would", "about", "after",
    ]
)  # fmt: skip
AGE = re.compile(
    r"\b(?:\d+|an?)\s*(?:giây|phút|giờ|ngày|tuần|tháng|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
    r"\s*(?:ago|trước)\b"
)
SPEAKER = re.compile(
    r"(?:says?|said|wrote|commented|replied|viết|nói)\s*:?\s*$|^(?:reply|trả lời|permalink|report)\b"
    r"|\b(?:responses?|comments?|thoughts?) (?:to|on) "
)
ADDRESS = re.compile(r"https?://|www\.|[\w.]+@[\w.]+\.\w")
BARS = re.compile(r"\s[|»›•·/→>]\s")


class Shape(NamedTuple):
    """What can be told of one line alone, as numbers around 0..1."""

    words: float
    sentence: float
    prose: float
    long: float
    headline: float
    furniture: float
    related: float
    comment: float
    footer: float
    byline: float
    name: float
    commas: float
    small: float
    capitals: float
    shout: float
    digits: float
    cut: float
    colon: float
    question: float
    bars: float
    twice: float
    address: float
    agency: float
    credit: float
    age: float
    speaker: float
    quote: float


def scores(lines: list[Line]) -> list[float]:
    """A score for each line; above 0 the line is more likely article than not.

    Two passes: the second sees what the first made of the neighbours and of the page.
    """
    if not lines:
        return []
    first, second = _weights()
    rows = features(lines)
    return apply(second, with_context(lines, rows, apply(first, rows)))


def reasons(lines: list[Line], limit: int = 6) -> list[list[tuple[str, float]]]:
    """What decided each line, the heaviest first: its features' values times their weights."""
    if not lines:
        return []
    first, second = _weights()
    rows = features(lines)
    every = [*names(), *CONTEXT]
    found = []
    for row in with_context(lines, rows, apply(first, rows)):
        weighed = zip(every, map(mul, row, second), strict=True)
        heavy = sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))[:limit]
        found.append([(name, round(weight, 3)) for name, weight in heavy if weight])
    return found


def apply(weights: tuple[float, ...], rows: list[list[float]]) -> list[float]:
    """The weighted sum of each row."""
    return [sum(map(mul, row, weights)) for row in rows]


@cache
def _weights() -> tuple[tuple[float, ...], tuple[float, ...]]:
    table: dict[str, dict[str, float]] = json.loads(
        files("healthnews.clean").joinpath("line_weights.json").read_text("utf-8")
    )
    for part, expected in (("first", names()), ("second", [*names(), *CONTEXT])):
        if list(table[part]) != expected:
            raise ValueError(f"line_weights.json: the features of `{part}` are not those of the program; train again")
    return tuple(table["first"].values()), tuple(table["second"].values())


def shapes(lines: list[Line]) -> list[Shape]:
    """The shape of each line."""
    seen: dict[str, int] = {}
    for line in lines:
        seen[line.text] = seen.get(line.text, 0) + 1
    return [_shape(line, seen[line.text] > 1) for line in lines]


def _shape(line: Line, twice: bool) -> Shape:
    text = line.text if len(line.text) < 4000 else line.text[:4000]
    tokens = WORD.findall(text)
    count = max(1, len(tokens))
    role = line.furniture.role if line.furniture else ""
    folded = text.lower()
    byline = line.byline
    return Shape(
        words=min(5.0, log1p(line.words)),
        sentence=float(line.ends_sentence),
        prose=float(line.is_prose),
        long=float(line.words >= 40),
        headline=float(line.is_headline),
        furniture=float(bool(role)),
        related=float(role == "related"),
        comment=float(role == "comment_widget"),
        footer=float(role == "cms_footer"),
        byline=float(byline is not None and byline.labelled),
        name=float(byline is not None and not byline.labelled),
        commas=min(1.0, 4 * text.count(",") / count),
        small=sum(token in SMALL_WORDS for token in WORD.findall(folded)) / count,
        capitals=sum(token[0].isupper() for token in tokens) / count,
        shout=float(text.isupper()),
        digits=min(1.0, 4 * sum(char.isdigit() for char in text) / len(text)),
        cut=float(line.is_cut),
        colon=float(text[-1] == ":"),
        question=float(text[-1] == "?"),
        bars=float(BARS.search(text) is not None),
        twice=float(twice),
        address=float(ADDRESS.search(text) is not None),
        agency=float(line.agency is not None),
        credit=float(line.is_caption),
        age=float(line.words < 12 and AGE.search(folded) is not None),
        speaker=float(line.words < 14 and SPEAKER.search(folded) is not None),
        quote=float(text[0] in "\"“'‘"),
    )


NEAR = ("words", "prose", "headline", "furniture", "byline", "speaker", "small")


def names() -> list[str]:
    """The features in the order of `features`."""
    found = list(Shape._fields)
    for distance in ("before2", "before", "after", "after2"):
        found += [f"{name}_{distance}" for name in NEAR]
    found += ["prose_near", "prose_around", "furniture_near", "speakers_around", "age_around", "headlines_near"]
    found += [
        "place",
        "prose_above",
        "prose_below",
        "ended",
        "ended_often",
        "below_heading",
        "speakers_above",
        "bylines_above",
        "near_byline",
    ]
    found += ["run_length", "run_long", "run_headlines", "run_numbers", "run_ended", "after_byline"]
    found += ["in_core", "above_core", "below_core", "far_above", "far_below", "core_and_short", "core_and_prose"]
    found += ["page_prose", "page_short", "page_lines", "page_prose_and_short", "page_short_and_out"]
    return [*found, "bias"]


def features(lines: list[Line]) -> list[list[float]]:
    """The features of each line, as `names` has them."""
    found = shapes(lines)
    size = len(lines)
    nothing = Shape(*[0.0] * len(Shape._fields))
    near = [[getattr(shape, name) for name in NEAR] for shape in [nothing, nothing, *found, nothing, nothing]]
    words = [line.words if shape.prose else 0 for line, shape in zip(lines, found, strict=True)]
    total = max(1, sum(words))
    above = [0, *accumulate(words)]
    sums = {
        name: [0.0, *accumulate(getattr(s, name) for s in found)]
        for name in ("furniture", "speaker", "age", "headline", "byline")
    }
    core = _core(lines, found)
    page = _page(lines, words)
    ended = _ended(lines, above, total)
    runs = _runs(lines, found)
    rows = []
    for index, shape in enumerate(found):
        row = [*shape]
        for shift in (0, 1, 3, 4):
            row += near[index + shift]
        row += [
            min(1.0, (above[min(size, index + 3)] - above[max(0, index - 2)]) / 150),
            min(1.0, (above[min(size, index + 8)] - above[max(0, index - 7)]) / 400),
            _window(sums["furniture"], index, 3) / 7,
            _window(sums["speaker"], index, 4) / 4,
            _window(sums["age"], index, 4) / 4,
            _window(sums["headline"], index, 3) / 7,
        ]
        row += [
            index / size, above[index] / total, 1 - above[index + 1] / total, *ended[index],
            min(1.0, sums["speaker"][index] / 2), min(1.0, sums["byline"][index]),
            min(1.0, _window(sums["byline"], index, 2)),
        ]  # fmt: skip
        row += runs[index]
        row += _from_core(index, core, shape)
        inside = core[0] <= index < core[1]
        row += [*page, page[0] * (1 - shape.prose), page[1] * (1 - inside), 1.0]
        rows.append(row)
    return rows


def _window(sums: list[float], index: int, reach: int) -> float:
    return sums[min(len(sums) - 1, index + reach + 1)] - sums[max(0, index - reach)]


def _core(lines: list[Line], found: list[Shape]) -> tuple[int, int]:
    """The stretch of lines with the most prose and the fewest other lines: prose counts for it, the rest against."""
    pairs = zip(lines, found, strict=True)
    return greatest_stretch(
        [min(60, line.words) if s.prose else -6 - 12 * s.furniture - 20 * s.speaker for line, s in pairs]
    )


def _from_core(index: int, core: tuple[int, int], shape: Shape) -> list[float]:
    start, end = core
    inside = float(start <= index < end)
    above, below = max(0, start - index), max(0, index - end + 1)
    return [
        inside, float(above > 0), float(below > 0), min(1.0, above / 10), min(1.0, below / 10),
        inside * (1 - shape.prose), inside * shape.prose,
    ]  # fmt: skip


def _page(lines: list[Line], words: list[int]) -> list[float]:
    """The page as a whole: how much of it is prose, how many lines are short, how long it is."""
    size = max(1, len(lines))
    every = max(1, sum(line.words for line in lines))
    return [sum(words) / every, sum(1 for line in lines if line.words < 6) / size, min(1.0, log1p(size) / 7)]


def _ended(lines: list[Line], above: list[int], total: int) -> list[tuple[float, float, float]]:
    """For each line: whether and how many marks above it end an article, and whether a heading of others is near."""
    found, count, last = [], 0, -100
    for index, line in enumerate(lines):
        found.append((min(1.0, count), min(1.0, count / 6), float(index - last <= 4)))
        rule = line.furniture.rule if line.furniture else ""
        if rule and ends_article(rule) and above[index] > 0.15 * total:
            count += 1
        if rule and opens_list(rule):
            last = index
    return found


def _runs(lines: list[Line], found: list[Shape]) -> list[list[float]]:
    """For each line: what can be said of the run of lines without prose that it stands in, 0 for prose itself.

    A list of other articles is a long run of headlines below a heading of its own; a heading is a run of one.
    """
    rows: list[list[float]] = []
    start, size = 0, len(lines)
    near_byline = 0.0
    while start < size:
        if found[start].byline:
            near_byline = 1.0
        if found[start].prose:
            rows.append([0.0, 0.0, 0.0, 0.0, 0.0, near_byline])
            near_byline = 0.0
            start += 1
            continue
        stop = start
        while stop < size and not found[stop].prose:
            stop += 1
        run = found[start:stop]
        length = stop - start
        ratios = [
            min(1.0, length / 8),
            float(length > 3),
            sum(s.headline for s in run) / length,
            sum(s.digits > 0 for s in run) / length,
        ]
        opened = 0.0
        for line, shape in zip(lines[start:stop], run, strict=True):
            rule = line.furniture.rule if line.furniture else ""
            opened = 1.0 if rule and opens_list(rule) else opened
            if shape.byline:
                near_byline = 1.0
            rows.append([*ratios, opened, near_byline])
        start = stop
    return rows


CONTEXT = (
    "score", "chance", "chance_before3", "chance_before2", "chance_before",
    "chance_after", "chance_after2", "chance_after3",
    "kept_near", "kept_around", "kept_wide", "kept_above", "kept_below", "in_region", "above_region", "below_region",
    "far_above_region", "far_below_region", "doubt_in_region",
    "kept_of_page", "region_lines", "region_of_page", "stray",
)  # fmt: skip


def with_context(lines: list[Line], rows: list[list[float]], margins: list[float]) -> list[list[float]]:
    """The features of each line with what a first pass made of the page."""
    size = len(lines)
    chance = [1 / (1 + exp(-max(-20.0, min(20.0, margin)))) for margin in margins]
    words = [line.words + 1.0 for line in lines]
    kept = [0.0, *accumulate(map(mul, chance, words))]
    every = [0.0, *accumulate(words)]
    total = max(1.0, kept[-1])
    start, end = greatest_stretch([margin * weight(line) for margin, line in zip(margins, lines, strict=True)])
    page = [kept[-1] / every[-1], min(1.0, (end - start) / 30), (every[end] - every[start]) / every[-1]]
    padded = [0.0, 0.0, 0.0, *chance, 0.0, 0.0, 0.0]
    found = []
    for index, row in enumerate(rows):
        inside = float(start <= index < end)
        around = [padded[index + 3 + shift] for shift in (-3, -2, -1, 1, 2, 3)]
        near = []
        for reach in (2, 5, 10):
            low, high = max(0, index - reach), min(size, index + reach + 1)
            near.append((kept[high] - kept[low]) / (every[high] - every[low]))
        place = [kept[index] / total, 1 - kept[index + 1] / total, inside, float(index < start), float(index >= end)]
        far = [
            min(1.0, max(0, start - index) / 10),
            min(1.0, max(0, index - end + 1) / 10),
            inside * (1 - chance[index]),
        ]
        found.append(
            [*row, margins[index] / 4, chance[index], *around, *near, *place, *far, *page, chance[index] * (1 - inside)]
        )
    return found


def weight(line: Line) -> float:
    """How much a line counts against its neighbours: long lines lose more words when they are wrong."""
    return min(4.0, sqrt((line.words + 1) / 8))


def greatest_stretch(gains: list[float]) -> tuple[int, int]:
    """The stretch [start, end) with the greatest sum of gains; (0, 0) where none is positive."""
    best = here = 0.0
    start, result = 0, (0, 0)
    for index, gain in enumerate(gains):
        if here <= 0:
            here, start = 0.0, index
        here += gain
        if here > best:
            best, result = here, (start, index + 1)
    return result
