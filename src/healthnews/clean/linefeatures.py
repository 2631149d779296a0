"""What the line scorer sees of each line of a flattened page: its own shape, its neighbours, and where it stands between
the prose and the marks that end an article. Every feature is a number around 0..1, named in `names`.
"""

from __future__ import annotations

from itertools import accumulate
from math import log1p

from healthnews.clean.lines import Line
from healthnews.clean.lineshape import Shape, shapes
from healthnews.clean.roles import ends_article, opens_list

THREAD_LINES, THREAD_GAP = 3, 12  # lines that sign comments, lines between two of them
THREAD_WORDS, THREAD_PROSE = 14, 25  # words of such a line, words of prose above the first
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
        "in_thread",
    ]
    found += ["run_length", "run_long", "run_headlines", "run_numbers", "run_ended", "after_byline"]
    found += ["in_core", "above_core", "below_core", "far_above", "far_below", "core_and_short", "core_and_prose"]
    found += ["page_prose", "page_short", "page_lines", "page_prose_and_short", "page_short_and_out"]
    return [*found, "bias"]


def features(lines: list[Line], found: list[Shape] | None = None) -> list[list[float]]:
    """The features of each line, as `names` has them; `found` are the lines' shapes, if they are known."""
    found = shapes(lines) if found is None else found
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
    thread = _thread(lines, found, above)
    core = _core(lines[:thread], found[:thread])
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
            min(1.0, _window(sums["byline"], index, 2)), float(index >= thread),
        ]  # fmt: skip
        row += runs[index]
        row += _from_core(index, core, shape)
        inside = core[0] <= index < core[1]
        row += [*page, page[0] * (1 - shape.prose), page[1] * (1 - inside), 1.0]
        rows.append(row)
    return rows


def _window(sums: list[float], index: int, reach: int) -> float:
    return sums[min(len(sums) - 1, index + reach + 1)] - sums[max(0, index - reach)]


def _thread(lines: list[Line], found: list[Shape], above: list[int]) -> int:
    """Where readers' comments begin: with the first of several lines close to one another that say who wrote and when,
    behind some prose.
    """
    signed = [
        index
        for index, (line, shape) in enumerate(zip(lines, found, strict=True))
        if above[index] >= THREAD_PROSE and line.words <= THREAD_WORDS and (shape.speaker or _tells_time(line))
    ]
    for place in range(len(signed) - THREAD_LINES + 1):
        if all(signed[k + 1] - signed[k] <= THREAD_GAP for k in range(place, place + THREAD_LINES - 1)):
            return signed[place]
    return len(lines)


def _tells_time(line: Line) -> bool:
    """Whether a line is a byline with a time of day."""
    byline = line.byline
    return byline is not None and byline.published is not None and "T" in byline.published.iso


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
        rule = line.rule
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
            opened = 1.0 if line.rule and opens_list(line.rule) else opened
            if shape.byline:
                near_byline = 1.0
            rows.append([*ratios, opened, near_byline])
        start = stop
    return rows


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
