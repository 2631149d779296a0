"""Tables of the line scorer: a weight for each combination of steps of a few features.

A sum of weights times features cannot say that a short line counts for the article between paragraphs and against it
in a list of links. A table can: each feature is cut into steps, each combination of the steps of a table's features
has its own weight. `words*ending=3*1` in the file is the weight of a line of six to nine words that ends a sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from math import log1p

from healthnews.clean.lines import Line
from healthnews.clean.lineshape import Shape

KINDS = ("none", "prose", "long", "sentence", "furniture", "byline", "speaker", "headline", "short", "other")
ROLES = ("", "navigation", "related", "comment_widget", "cms_footer", "share", "byline", "advertisement")
LONG, SHORT, HEADLINE = 40, 5, 5  # words
# classes of a line, which are no numbers: what it is, and what its neighbours are
CLASSES = {
    "kind": len(KINDS), "kind_before2": len(KINDS), "kind_before": len(KINDS), "kind_after": len(KINDS),
    "kind_after2": len(KINDS), "role": len(ROLES) + 1, "ending": 7,
}  # fmt: skip
_YES = (0.5,)
_SHARE = (0.001, 0.08, 0.16, 0.25, 0.35, 0.5, 0.75)
_PART = (0.001, 0.02, 0.06, 0.15, 0.3, 0.5, 0.75, 0.95)
_FAR = (0.05, 0.15, 0.35, 0.75)
_KEPT = (0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88, 0.96)
_CHANCE = (0.02, 0.08, 0.18, 0.32, 0.44, 0.56, 0.68, 0.82, 0.92, 0.98)
# where the features of `linefeatures` and `linecontext` are cut
STEPS: dict[str, tuple[float, ...]] = {
    "words": tuple(log1p(words - 0.5) for words in (2, 3, 5, 9, 15, 25, 40, 80)),
    "small": _SHARE, "capitals": _SHARE,
    "digits": tuple(4 * share for share in _SHARE[:-2]), "commas": tuple(4 * share for share in _SHARE[:-2]),
    **dict.fromkeys(
        ("byline", "name", "headline", "twice", "address", "agency", "credit", "age", "speaker", "quote", "bars",
         "shout", "cut", "near_byline", "after_byline", "run_ended", "in_core", "above_core", "below_core",
         "in_region", "above_region", "below_region", "in_thread"), _YES),
    "prose_near": (0.01, 0.15, 0.3, 0.45, 0.6, 0.8, 0.99), "prose_around": (0.01, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.99),
    "furniture_near": (0.1, 0.25, 0.4, 0.6), "speakers_around": (0.2, 0.45, 0.7), "age_around": (0.2, 0.45),
    "headlines_near": (0.1, 0.25, 0.5, 0.8),
    "place": _PART, "prose_above": _PART, "prose_below": _PART,
    "ended_often": (0.1, 0.3, 0.6, 0.99), "below_heading": _YES, "speakers_above": (0.4, 0.9), "bylines_above": _YES,
    "run_length": (0.01, 0.2, 0.32, 0.45, 0.7, 0.99), "run_headlines": (0.2, 0.4, 0.6, 0.8),
    "run_numbers": (0.2, 0.5, 0.8), "far_above": _FAR, "far_below": _FAR,
    "page_prose": (0.1, 0.25, 0.4, 0.55, 0.7, 0.85), "page_short": (0.1, 0.25, 0.4, 0.55, 0.7, 0.85),
    "page_lines": (0.43, 0.56, 0.66, 0.76, 0.89),
    "score": (-1.0, -0.62, -0.37, -0.19, -0.06, 0.06, 0.19, 0.37, 0.62, 1.0),
    **dict.fromkeys(
        ("chance_before3", "chance_before2", "chance_before", "chance_after", "chance_after2", "chance_after3"),
        _CHANCE),
    "kept_near": _KEPT, "kept_around": _KEPT, "kept_wide": _KEPT, "kept_above": _PART, "kept_below": _PART,
    "far_above_region": _FAR, "far_below_region": _FAR, "kept_of_page": _KEPT, "region_of_page": _KEPT,
}  # fmt: skip
FIRST = (
    ("words", "ending"), ("role", "words"), ("byline", "name", "words"), ("small", "words"), ("capitals", "words"),
    ("digits", "words"), ("commas", "words"), ("headline", "twice", "address", "agency"), ("credit", "words"),
    ("age", "speaker", "quote", "words"), ("bars", "shout", "cut", "words"),
    ("kind_before", "kind", "kind_after"), ("kind_before2", "kind_before", "kind"),
    ("kind", "kind_after", "kind_after2"), ("prose_near", "words"), ("prose_around", "words"),
    ("furniture_near", "kind"), ("speakers_around", "kind"), ("age_around", "kind"), ("headlines_near", "kind"),
    ("prose_above", "prose_below"), ("prose_above", "kind"), ("prose_below", "kind"), ("place", "kind"),
    ("ended_often", "kind"), ("below_heading", "kind"), ("speakers_above", "kind"), ("in_thread", "kind"),
    ("bylines_above", "after_byline", "kind"), ("run_length", "run_headlines", "run_ended"),
    ("run_length", "run_numbers"), ("above_core", "in_core", "far_above", "far_below", "kind"), ("in_core", "words"),
    ("above_core", "in_core", "ended_often", "words"), ("page_prose", "kind"), ("page_short", "in_core", "kind"),
    ("page_lines", "in_core"), ("twice", "words"), ("prose_near", "ending", "headline"),
)  # fmt: skip
SECOND = (
    *FIRST,
    ("chance_before", "score", "chance_after"), ("chance_before2", "chance_before", "score"),
    ("score", "chance_after", "chance_after2"), ("chance_before3", "score"), ("score", "chance_after3"),
    ("in_region", "above_region", "score"), ("in_region", "far_above_region", "far_below_region", "kind"),
    ("far_above_region", "far_below_region", "score"), ("kept_near", "score"), ("kept_around", "score"),
    ("kept_wide", "score"), ("kept_above", "kept_below"), ("kept_above", "score"), ("kept_below", "score"),
    ("kept_of_page", "in_region"), ("region_of_page", "in_region", "score"), ("in_region", "above_region", "kind"),
    ("in_region", "role"), ("chance_before", "kind", "chance_after"),
)  # fmt: skip
_ENDINGS = {**dict.fromkeys(".!…", 1), "?": 2, ":": 3, ",": 4, ";": 4}
_QUOTES = "\"”’')»]"


def size(name: str) -> int:
    """How many steps a feature or a class has."""
    return CLASSES[name] if name in CLASSES else len(STEPS[name]) + 1


def classes(lines: list[Line], shapes: list[Shape]) -> list[tuple[int, ...]]:
    """The classes of each line, in the order of CLASSES."""
    kinds = [0, 0, *map(_kind, lines, shapes), 0, 0]
    return [
        (kinds[i + 2], kinds[i], kinds[i + 1], kinds[i + 3], kinds[i + 4], _role(line), _ending(line))
        for i, line in enumerate(lines)
    ]


def _kind(line: Line, shape: Shape) -> int:
    if shape.furniture:
        kind = "furniture"
    elif shape.byline:
        kind = "byline"
    elif shape.speaker:
        kind = "speaker"
    elif line.words >= LONG:
        kind = "long"
    elif shape.prose:
        kind = "prose"
    elif shape.sentence:
        kind = "sentence"
    elif shape.headline and line.words >= HEADLINE:
        kind = "headline"
    else:
        kind = "short" if line.words < SHORT else "other"
    return KINDS.index(kind)


def _role(line: Line) -> int:
    return ROLES.index(line.role) if line.role in ROLES else len(ROLES)


def _ending(line: Line) -> int:
    last = line.text[-1]
    if last in _QUOTES:
        return 5 if line.ends_sentence else 6
    return _ENDINGS.get(last, 0)


class Coder:
    """Finds for each line which weight of each table is its own."""

    def __init__(self, tables: tuple[tuple[str, ...], ...], names: list[str]) -> None:
        used = sorted({name for table in tables for name in table})
        column = {name: number for number, name in enumerate(names)}
        order = list(CLASSES)
        self._cuts = [(column[name], STEPS[name]) for name in used if name not in CLASSES]
        self._classes = [order.index(name) for name in used if name in CLASSES]
        places = [name for name in used if name not in CLASSES] + [name for name in used if name in CLASSES]
        self._tables = [[(places.index(name), size(name)) for name in table] for table in tables]

    def codes(self, row: list[float], of_line: tuple[int, ...]) -> list[int]:
        """For each table the place of the line's weight in it."""
        steps = [bisect_right(cuts, row[column]) for column, cuts in self._cuts]
        steps += [of_line[number] for number in self._classes]
        found = []
        for table in self._tables:
            code = 0
            for place, count in table:
                code = code * count + steps[place]
            found.append(code)
        return found


def entries(table: tuple[str, ...]) -> int:
    """How many weights a table has."""
    count = 1
    for name in table:
        count *= size(name)
    return count


def code(table: tuple[str, ...], steps: Iterable[int]) -> int:
    """The place of a weight in its table."""
    found = 0
    for name, step in zip(table, steps, strict=True):
        found = found * size(name) + step
    return found


def told(table: tuple[str, ...], code: int) -> str:
    """The name of a weight as it stands in the file.

    >>> told(("words", "ending"), 22)
    'words*ending=3*1'
    """
    values: list[str] = []
    for name in reversed(table):
        code, value = divmod(code, size(name))
        values.insert(0, str(value))
    return f"{'*'.join(table)}={'*'.join(values)}"
