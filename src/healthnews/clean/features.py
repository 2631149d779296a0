"""What the scorer looks at: a few small whole numbers for every block that may be the article.

Each feature is named and has few values, so that the scorer is a table that a person can read: the weight of
`length=64-100` is what it says. Features are of the block itself (length, links, tag, what its words say), of the
elements above it (their names), of where it stands (beside the home of the text, before it, after it), and of what
stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from healthnews.clean import roles
from healthnews.clean.head import bare
from healthnews.clean.view import View

LENGTHS = (8, 16, 32, 64, 100, 160, 300)
SHARES = (0.01, 0.1, 0.3, 0.5, 0.75, 0.95)
GAPS = (1, 2, 4, 8, 16)
PARTS = (0.02, 0.1, 0.3, 0.6, 0.85)
CARDS = (2, 3, 4, 6, 10)
FAR = 99

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
P, LI, TD, OTHER = TAGS.index("p"), TAGS.index("li"), TAGS.index("td"), TAGS.index("other")
H1, H4 = TAGS.index("h1"), TAGS.index("h4")
HOME, INSIDE, HOLDER, BESIDE = range(4)
PLACES = ("home", "inside", "holder", "beside")
POSITIONS = ("before", "between", "after")
ENDS = ("none", "stop", "quote", "colon", "comma")
_END = {**dict.fromkeys(".!?…", 1), **dict.fromkeys("\"”')»", 2), ":": 3, ",": 4, ";": 4}
STARTS = ("upper", "lower", "digit", "sign")
BYLINES = ("none", "date", "label", "name")

# The features in order; two lists side by side in `_values`. A feature with labels has a value for each.
FEATURES: dict[str, tuple[str, ...] | None] = {
    "length": None, "links": None, "tag": TAGS, "where": PLACES, "up": None, "inside": None, "before": None,
    "after": None, "position": POSITIONS, "heading": ("none", "above", "below"),
    "end": ENDS, "start": STARTS, "bold": None, "caps": None,
    "repeated": None, "image": None, "image_two_before": None, "breaks": None, "described": None, "titled": None, "mass_of_holder": None,
    "direct_of_holder": None, "links_of_holder": None, "lines_of_holder": None, "words": None, "digits": None, "commas": None,
    "phrase": None, "byline": BYLINES, "cards": None, "teaser": None, "credit": None, "staff": None, "run": None, "like_body": None,
}  # fmt: skip
ORDER = tuple(FEATURES)
CROSSES = (
    ("tag", "length"), ("links", "length"), ("where", "tag"), ("where", "position"), ("position", "length"),
    ("links", "tag"),
    ("end", "length"), ("end", "tag"), ("image", "length", "end"), ("phrase", "links"), ("described", "where",
    "position"),
    ("byline", "where", "position"), ("credit", "length", "image"), ("teaser", "where", "links"), ("cards", "up"),
    ("run", "links", "tag"),
    ("links", "end", "length"), ("where", "length"), ("like_body", "length"), ("before", "after"),
)  # fmt: skip

CREDIT = re.compile(
    r"\([^()]*(?:photo|image|reuters|getty|/|courtesy|credit|ảnh)[^()]*\)\.?$"
    r"|^(?:photos?|images?|credit|ảnh|source|nguồn|video|pictured|above|below|left|right)\b\s*(?:by|:|credit|/|\("
    r"|courtesy)"
    r"|(?:photo|image|picture|illustration)s? (?:by|via|courtesy|credit|source)|\bảnh\s*:|getty images|©"
    r"|shutterstock|istock|unsplash"
    r"|\bap photo|/afp|/ap\b|via (?:getty|ap|reuters)",
    re.I,
)
_STAFF = re.compile(
    r"contributed (?:to|reporting)|reporting by|editing by|additional reporting|translated by"
    r"|^(?:follow|contact|email|write to|reach|like|subscribe|sign up|tell us|get the|click)\b",
    re.I,
)
_DATED = re.compile(r"(?:19|20)\d\d|^(?:by|tác giả|tin|ảnh|bài|published|posted|updated|cập nhật)\b", re.I)
Values = tuple[int, ...]


def is_candidate(view: View, index: int) -> bool:
    """Whether a block may be the article at all: short or linked lines outside the container never are (1 in 2,000
    words).
    """
    block = view.page.blocks[index]
    return view.inside[block.element] or (len(block.text) >= 32 and block.links * 2 <= len(block.text))


class Surroundings:
    """What the features of one block need to know of all blocks."""

    def __init__(self, view: View) -> None:
        page, blocks = view.page, view.page.blocks
        self.core = [i for i, is_long in enumerate(view.long) if is_long and view.holders[i] == view.home]
        if not self.core:
            self.core = [i for i, is_long in enumerate(view.long) if is_long and view.inside[blocks[i].element]]
        self.first, self.last = (self.core[0], self.core[-1]) if self.core else (0, len(blocks) - 1)
        self.before, self.after = _gaps(self.core, len(blocks))
        tags = page.tags
        self.heading = next((i for i, b in enumerate(blocks) if tags[b.element] == "h1" and len(b.text) > 8), None)
        self.images = view.image_places
        head = view.head
        self.said = bare(head.first("og:description", "description", "twitter:description"))[:40]
        titles = (head.first("og:title"), head.title, str(head.stated("headline") or ""))
        self.titles = {bare(t) for t in titles if t}
        self.counts: dict[str, int] = {}
        for block in blocks:
            self.counts[block.text] = self.counts.get(block.text, 0) + 1
        self.teasers = {
            view.holders[i]
            for i, b in enumerate(blocks)
            if tags[b.element] in ("h2", "h3", "h4", "h5") and b.links * 10 >= len(b.text) * 9
        }
        self.family, self.body = _families(view)
        self.run = 0


def _gaps(core: list[int], count: int) -> tuple[list[int], list[int]]:
    """How many blocks lie between each block and the nearest long line of the home, before and after it."""
    before, after, known = [FAR] * count, [FAR] * count, set(core)
    gap = FAR
    for index in range(count):
        before[index] = gap
        gap = 1 if index in known else gap + 1
    gap = FAR
    for index in range(count - 1, -1, -1):
        after[index] = gap
        gap = 1 if index in known else gap + 1
    return before, after


def _families(
    view: View,
) -> tuple[dict[tuple[int, str, str | None], int], dict[tuple[str, str | None, str | None], int]]:
    """How many children of one tag and class an element has; how much long text stands in elements of one name."""
    page = view.page
    family: dict[tuple[int, str, str | None], int] = {}
    for tag, parent, attributes in zip(page.tags, page.parents, page.attributes, strict=True):
        key = (parent, tag, attributes.get("class"))
        family[key] = family.get(key, 0) + 1
    body: dict[tuple[str, str | None, str | None], int] = {}
    for block, is_long in zip(page.blocks, view.long, strict=True):
        if is_long:
            sign = sign_of(view, block.element)
            body[sign] = body.get(sign, 0) + len(block.text)
    return family, body


def sign_of(view: View, element: int) -> tuple[str, str | None, str | None]:
    """The look of a block: its element's tag and class, and the class of what holds it."""
    page = view.page
    parent = max(page.parents[element], 0)
    return page.tags[element], page.attributes[element].get("class"), page.attributes[parent].get("class")


def features(view: View) -> list[Values | None]:
    """The features of every block of a page, in order; None for those that cannot be the article."""
    around = Surroundings(view)
    most = max(around.body.values(), default=1)
    return [
        _values(view, around, index, most) if is_candidate(view, index) else None
        for index in range(len(view.page.blocks))
    ]


def _values(view: View, around: Surroundings, index: int, most: int) -> Values:
    page = view.page
    block, holder = page.blocks[index], view.holders[index]
    text, element, tags = block.text, block.element, page.tags
    size = len(text)
    share = block.links / size
    tag = _TAG.get(tags[element], OTHER)
    up, cards, node = 0, 1, holder
    while node not in view.path:
        parent = page.parents[node]
        cards = max(cards, around.family[(parent, tags[node], page.attributes[node].get("class"))])
        node = parent
        up += 1
    where = HOME if holder == view.home else INSIDE if node == view.home else HOLDER if up == 0 else BESIDE
    phrase = view.phrase(index)
    first = text[0]
    return (
        bisect_right(LENGTHS, size),
        bisect_right(SHARES, share),
        tag,
        where,
        min(up, 4),
        int(view.inside[element]),
        bisect_right(GAPS, around.before[index]),
        bisect_right(GAPS, around.after[index]),
        0 if index < around.first else 2 if index > around.last else 1,
        0 if around.heading is None else 1 if index <= around.heading else 2,
        _END.get(text[-1], 0),
        1 if first.islower() else 2 if first.isdigit() else 0 if first.isupper() else 3,
        int(block.bold * 10 >= size * 9),
        int(size > 3 and text.isupper()),
        min(around.counts[text] - 1, 2),
        int(index in around.images),
        int(index - 1 in around.images),
        min(block.breaks, 2),
        int(size >= 40 and len(around.said) >= 30 and around.said in bare(text[:200])),
        int(12 < size < 250 and bare(text) in around.titles),
        bisect_right(PARTS, view.mass[holder] / view.total),
        bisect_right(PARTS, view.direct[holder] / (view.direct[view.home] or 1)),
        bisect_right(SHARES, view.links[holder] / (view.chars[holder] or 1)),
        bisect_right(LENGTHS, view.chars[holder] / (view.lines[holder] or 1)),
        min(text.count(" "), 3),
        int(size < 40 and sum(map(str.isdigit, text)) * 2 > size),
        2 if size >= 160 else min(text.count(","), 2),
        PHRASES.get(phrase.rule, 1) if phrase else 0,
        _byline(view, index) if size < 120 else 0,
        bisect_right(CARDS, cards),
        int(holder != view.home and holder in around.teasers),
        int(size < 400 and CREDIT.search(text) is not None),
        int(size < 300 and _STAFF.search(text) is not None),
        _run(around, phrase.rule if phrase else "", share, size, tag),
        bisect_right(PARTS, around.body.get(sign_of(view, element), 0) / most),
    )


def _byline(view: View, index: int) -> int:
    found = view.byline(index)
    if found is None:
        return 0
    return 1 if found.published or found.modified else 2 if found.labelled else 3


def _run(around: Surroundings, phrase: str, share: float, size: int, tag: int) -> int:
    """How far behind a heading over other articles a block stands, with nothing between but links and list items."""
    if phrase and size < 60 and (phrase == "related_lead_in" or roles.opens_list(phrase)):
        around.run = 1
        return 0
    if around.run and (share >= 0.5 or (size < 100 and (tag == LI or H1 <= tag <= H4))):
        around.run += 1
        return min(around.run - 1, 3)
    around.run = 0
    return 0


PHRASES = {
    rule: number for number, rule in enumerate(dict.fromkeys(str(row["rule"]) for row in roles.entries()), start=2)
}
