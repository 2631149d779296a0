"""What the scorer looks at: a few small whole numbers for every block that may be the article.

Each feature is named and has few values, so that the scorer is a table that a person can read: the weight of
`links*length=0*4` is what it says, the weight of a block of 64 to 100 characters without links. Features are of the
block itself (length, links, tag, what its words say), of where it stands (beside the home of the text, before it,
after it), and of the element that holds it; the names of the elements above it are asked by the scorer itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from healthnews.clean import roles
from healthnews.clean.head import bare
from healthnews.clean.view import View

LENGTHS = (8, 16, 32, 64, 100, 160, 300)
SHARES = (0.01, 0.1, 0.3, 0.5, 0.75, 0.95)
GAPS = (1, 2, 4, 8, 16)
PARTS = (0.02, 0.1, 0.3, 0.6, 0.85)
CARDS = (2, 3, 4, 6, 10)
FAR = 99
DESCRIBED = 200  # characters of a block in which the description may begin

TAGS = ("p", "h1", "h2", "h3", "h4", "li", "td", "quote", "caption", "pre", "div", "form", "other")
_TAG_OF = {
    "p": "p", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4", "summary": "h4", "li": "li",
    "dd": "li", "dt": "li",
    "td": "td", "th": "td", "blockquote": "quote", "figcaption": "caption", "figure": "caption",
    "caption": "caption", "pre": "pre",
    "section": "div", "div": "div", "article": "div", "body": "div", "button": "form", "label": "form",
    "option": "form",
    "select": "form", "legend": "form",
}  # fmt: skip
_TAG = {tag: TAGS.index(kind) for tag, kind in _TAG_OF.items()}
LI, OTHER = TAGS.index("li"), TAGS.index("other")
H1, H4 = TAGS.index("h1"), TAGS.index("h4")
HOME, INSIDE, HOLDER, BESIDE = range(4)
# `.` ends a sentence, a quotation mark, a colon, a comma
_END = {**dict.fromkeys(".!?…", 1), **dict.fromkeys("\"”')»", 2), ":": 3, ",": 4, ";": 4}
PHRASES = {
    rule: number for number, rule in enumerate(dict.fromkeys(str(row["rule"]) for row in roles.entries()), start=1)
}

# How many values each feature has.
SIZES = {
    "length": len(LENGTHS) + 1,
    "links": len(SHARES) + 1,  # the share of its characters that are links
    "tag": len(TAGS),
    "place": 8,  # home, inside the home, holding it, beside it; for each whether outside or inside the container
    "position": 3,  # before, between, behind the long lines of the home
    "before": len(GAPS) + 1,  # blocks to the nearest long line of the home
    "after": len(GAPS) + 1,
    "heading": 3,  # no h1 on the page, above it, below it
    "repeated": 3,  # how often its text stands elsewhere
    "end": 5,
    "image": 2,  # a picture right before it
    "described": 2,  # whether it is what the page's description says
    "phrase": len(PHRASES) + 1,  # what the lexicon says of it
    "run": 4,  # how far behind a heading over other articles, with nothing between but links and list items
    "like_body": len(PARTS) + 1,  # how much of the long text stands in elements of its look
    "lines_of_holder": len(LENGTHS) + 1,  # how long the lines of its holder are on average
    "mass_of_holder": len(PARTS) + 1,  # how much of the page's long text is below its holder
    "direct_of_holder": len(PARTS) + 1,  # how much stands right in it, beside the home
    "links_of_holder": len(SHARES) + 1,
    "up": 5,  # steps from its holder to the path of the home
    "cards": len(CARDS) + 1,  # how many elements of one tag stand beside its holder, or beside what holds that
}
# One table of weights for each of these: features of a block together, and features of what holds it.
BLOCK = (
    ("links", "length"), ("place", "tag"), ("described", "place", "position"), ("image", "length", "end"),
    ("before", "after"), ("like_body", "length"), ("phrase", "links"), ("run", "links", "tag"),
    ("heading", "repeated"),
)  # fmt: skip
HELD = (("lines_of_holder",), ("mass_of_holder",), ("direct_of_holder",), ("links_of_holder",),
        ("cards", "up"))  # fmt: skip
Codes = tuple[int, ...]  # for each table which of its weights


class Row(NamedTuple):
    """What the scorer looks at for one block: its codes, those of its holder, and its kind of tag."""

    codes: Codes
    held: Codes
    tag: int


def told(tables: tuple[tuple[str, ...], ...], codes: Codes) -> list[str]:
    """The names of the weights that some codes pick, as they stand in the file.

    >>> told((("links", "length"),), (12,))
    ['links*length=1*4']
    """
    found = []
    for table, code in zip(tables, codes, strict=True):
        values: list[str] = []
        for name in reversed(table):
            code, value = divmod(code, SIZES[name])
            values.insert(0, str(value))
        found.append(f"{'*'.join(table)}={'*'.join(values)}")
    return found


def is_candidate(view: View, index: int) -> bool:
    """Whether a block may be the article at all: short or linked lines outside the container never are (1 in 2,000
    words).
    """
    block = view.page.blocks[index]
    return view.inside[block.element] or (len(block.text) >= 32 and block.links * 2 <= len(block.text))


def features(view: View) -> list[Row | None]:
    """The row of every block of a page, in order; None for those that cannot be the article."""
    page, blocks, tags = view.page, view.page.blocks, view.page.tags
    core = _core(view)
    first, last = (core[0], core[-1]) if core else (0, len(blocks) - 1)
    before, after = _gaps(core, len(blocks))
    heading = next((i for i, b in enumerate(blocks) if tags[b.element] == "h1" and len(b.text) > 8), None)
    counts = Counter(block.text for block in blocks)
    said, word = _said(view)
    body = _body(view)
    most = max(body.values(), default=1)
    holders: dict[int, tuple[int, Codes]] = {}
    families = Counter(zip(page.parents, tags, strict=True))
    rows: list[Row | None] = []
    run = 0
    for index, block in enumerate(blocks):
        text, links, element = block.text, block.links, block.element
        size = len(text)
        inside = view.inside[element]
        if not inside and (size < 32 or links * 2 > size):
            rows.append(None)
            continue
        holder = view.holders[index]
        held = holders.get(holder)
        if held is None:
            held = holders[holder] = _held(view, holder, families)
        tag = _TAG.get(tags[element], OTHER)
        share = bisect_right(SHARES, links / size)
        length = bisect_right(LENGTHS, size)
        position = 0 if index < first else 2 if index > last else 1
        phrase = view.phrase(index)
        if size < 60 and phrase and (phrase.rule == "related_lead_in" or roles.opens_list(phrase.rule)):
            run, here = 1, 0
        elif run and (share >= 4 or (size < 100 and (tag == LI or H1 <= tag <= H4))):
            run += 1
            here = min(run - 1, 3)
        else:
            run = here = 0
        place = held[0] * 2 + inside
        described = word and size >= 40 and word in text[:DESCRIBED].lower() and said in bare(text[:DESCRIBED])
        above = 0 if heading is None else 1 if index <= heading else 2
        like = bisect_right(PARTS, body.get(view.look(element), 0) / most)
        rows.append(
            Row(
                (
                    share * 8 + length,
                    place * 13 + tag,
                    (place + 8 if described else place) * 3 + position,
                    ((index in view.image_places) * 8 + length) * 5 + _END.get(text[-1], 0),
                    bisect_right(GAPS, before[index]) * 6 + bisect_right(GAPS, after[index]),
                    like * 8 + length,
                    (PHRASES[phrase.rule] if phrase else 0) * 7 + share,
                    (here * 7 + share) * 13 + tag,
                    above * 3 + min(counts[text] - 1, 2),
                ),
                held[1],
                tag,
            )
        )
    return rows


def _core(view: View) -> list[int]:
    """The long lines of the home, or of the container where the home has none."""
    core = [i for i, is_long in enumerate(view.long) if is_long and view.holders[i] == view.home]
    if core:
        return core
    return [i for i, is_long in enumerate(view.long) if is_long and view.inside[view.page.blocks[i].element]]


def _said(view: View) -> tuple[str, str]:
    """The letters with which the page's description begins, and its first word; empty where it says too little."""
    description = view.head.first("og:description", "description", "twitter:description")
    said = bare(description)[:40]
    first = re.search(r"\w+", description.lower())
    return (said, first[0]) if len(said) >= 30 and first else ("", "")


def _held(view: View, holder: int, families: Mapping[tuple[int, str], int]) -> tuple[int, Codes]:
    """Where an element stands beside the home of the text, and the codes of the tables of holders."""
    up, cards, node, parents, tags = 0, 1, holder, view.page.parents, view.page.tags
    while node not in view.path:
        cards = max(cards, families[parents[node], tags[node]])
        node = parents[node]
        up += 1
    where = HOME if holder == view.home else INSIDE if node == view.home else HOLDER if up == 0 else BESIDE
    chars = view.chars[holder]
    codes = (
        bisect_right(LENGTHS, chars / (view.lines[holder] or 1)),
        bisect_right(PARTS, view.mass[holder] / view.total),
        bisect_right(PARTS, view.direct[holder] / (view.direct[view.home] or 1)),
        bisect_right(SHARES, view.links[holder] / (chars or 1)),
        bisect_right(CARDS, cards) * 5 + min(up, 4),
    )
    return where, codes


def _gaps(core: list[int], count: int) -> tuple[list[int], list[int]]:
    """How many blocks lie between each block and the nearest long line of the home, before and after it."""
    before, after, known = [FAR] * count, [FAR] * count, set(core)
    if not core:
        return before, after
    gap = FAR
    for index in range(core[0], count):
        before[index] = gap
        gap = 1 if index in known else gap + 1
    gap = FAR
    for index in range(core[-1], -1, -1):
        after[index] = gap
        gap = 1 if index in known else gap + 1
    return before, after


def _body(view: View) -> dict[tuple[str, str], int]:
    """How much long text stands in elements of one look."""
    body: dict[tuple[str, str], int] = {}
    for block, is_long in zip(view.page.blocks, view.long, strict=True):
        if is_long:
            look = view.look(block.element)
            body[look] = body.get(look, 0) + len(block.text)
    return body
