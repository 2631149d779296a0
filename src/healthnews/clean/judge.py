"""What each block of a page is: title, lead, body, caption, or furniture of some kind, and why.

The scorer says how much a block looks like the article. Beside it stand a few rules that are sure: the title and the
lead as the head of the page announces them, captions by their markup, bylines by their form, the rows of a table
together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import compress
from math import sqrt
from typing import NamedTuple

from healthnews.clean import anchors, blockscore, bylines, stacked, tables
from healthnews.clean.head import Head
from healthnews.clean.hinted import Hinted
from healthnews.clean.names import BIT
from healthnews.clean.path import path
from healthnews.clean.tables import Cell
from healthnews.clean.view import View
from healthnews.clean.walk import Page

THRESHOLD = -0.2  # the score from which on a block is the article: the best F1 on unseen pages
FRAGMENT = -2.0  # the same for a page without a head: somebody cut the article out already
# What a change from article to not, or back, costs between two blocks of one element, and where another begins: .006 of
# the F1 of news pages of unseen sites, .003 of others'. Chosen among seven pairs, which differ by .004.
CHANGE, CHANGE_OF_HOLDER = 1.5, 1.0
HEAVY, WEIGHED = 4.0, 48  # the most that a block counts against its neighbours; characters of one that counts as one
LEADS = 4  # blocks before the article that may be its lead
NEAREST = 1.5  # below the best score, on a page where no block reaches the threshold
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CAPTION_SIZE = 400
LINKED = 32  # characters of a linked line that may be a headline
NEAR = (20, 30)  # blocks before the article and behind it that may hold its date and authors
NOT_BESIDE = BIT["thread"] | BIT["related"] | BIT["nav"] | BIT["foot"] | BIT["aside"] | BIT["ad"] | BIT["signup"]
# The role of what is removed, by the first of these groups that is above it.
_BY_NAME = (
    ("thread", "comment_widget"), ("comment", "comment_widget"), ("share", "share"), ("related", "related"), ("ad",
    "advertisement"),
    ("signup", "advertisement"), ("foot", "cms_footer"), ("nav", "navigation"), ("author", "byline"), ("date",
    "byline"),
    ("tags", "navigation"), ("toc", "navigation"), ("aside", "related"),
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
_RIGHTS = Hinted(
    re.compile(
        r"copyrighted property|written permission|without (?:\w+ )*permission|all rights reserved"
        r"|unauthori[sz]ed (?:use|reproduction|copying)|giữ bản quyền|ghi rõ nguồn",
        re.I,
    ),
    ("copyright", "permission", "reserved", "unauthori", "bản quyền", "ghi rõ nguồn"),
)
_PAGE = re.compile(r"[-–—\s]*(?:page|trang)\s+\d+\s*(?:of|trên|/)\s*\d+[-–—\s]*", re.I)  # at the foot of a printed page
_LETTER = re.compile(r"newsletter|\binbox\b|\bsign up\b|bản tin qua email|đăng ký nhận", re.I)
_SURE = frozenset(("advertisement", "share_buttons", "related_heading", "comment_count", "comment_form"))


class Verdict(NamedTuple):
    """A block's role, the rule that gave it, the scorer's margin, and its place in a table, if it is a cell of one."""

    role: str
    rule: str
    score: float | None = None
    cell: Cell | None = None


FAR = Verdict("navigation", "far")


class Judged:
    """The verdicts of a page. What lies far from the article is removed whatever it is, and said to be `far`, until
    `settled` tells what each such block is.
    """

    def __init__(self, verdicts: list[Verdict], tell: Callable[[int], Verdict]) -> None:
        self.verdicts = verdicts
        self._tell = tell

    def settled(self) -> list[Verdict]:
        """All verdicts, those of far blocks too."""
        return [self._tell(i) if verdict is FAR else verdict for i, verdict in enumerate(self.verdicts)]


def judge(page: Page, head: Head) -> Judged:
    """A verdict for every block of a page, in order."""
    if not page.blocks:
        return Judged([], lambda index: FAR)
    view = View(page, head)
    scores = blockscore.scores(view)
    cells = tables.cells(view)
    kept = _kept(view, scores, cells)
    title = anchors.title(view, kept)
    end = stacked.below(view, title) if title is not None else None
    if end is not None:
        kept[end:] = [False] * (len(kept) - end)
    lead = anchors.lead(view, title, kept)
    first = kept.index(True) if True in kept else 0
    last = len(kept) - 1 - kept[::-1].index(True) if True in kept else len(kept) - 1
    near = range(min(title or first, first) - NEAR[0], last + NEAR[1])
    found: list[Verdict] = []
    captions: set[str] = set()
    for index in range(len(page.blocks)):
        score = scores[index]
        if index == title:
            verdict = Verdict("title", "title", score)
        elif index == lead:
            verdict = Verdict("lead", "description" if kept[index] else "standfirst", score)
        elif (
            (title or 0) <= index
            and first - 4 <= index <= last + 3
            and _is_caption(view, index, above_article=(title or 0) < index < first)
            and not _is_furniture(view, index)
        ):
            text = page.blocks[index].text
            verdict = Verdict("repeated_caption" if text in captions else "caption", "caption", score)
            captions.add(text)
        elif kept[index]:
            verdict = _kept_role(view, index, score, cells.get(index))
        elif index in near:
            verdict = _removed_role(view, index, score, first, last)
        else:
            verdict = FAR
        found.append(verdict)
    return Judged(found, lambda index: _removed_role(view, index, scores[index], first, last))


def _kept(view: View, scores: list[float | None], cells: dict[int, Cell]) -> list[bool]:
    """Which blocks the scores keep, neighbours together; the cells of one table share their fate, sure phrases of
    furniture are out.
    """
    best = max((score for score in scores if score is not None), default=0.0)
    limit = THRESHOLD if view.head.title or view.head.meta else FRAGMENT
    threshold = limit if best > limit else best - NEAREST
    shared = list(scores)
    for together in tables.by_table(cells):
        mean = sum(scores[i] or -3.0 for i in together) / len(together)
        for index in together:
            shared[index] = mean
    return [  # a cell says what its row says: `A` in a table is no button for the size of letters
        is_in and (index in cells or not _is_furniture(view, index))
        for index, is_in in enumerate(_together(view, shared, threshold))
    ]


def _together(view: View, scores: list[float | None], threshold: float) -> list[bool]:
    """Which blocks are in where a change costs. Long blocks lose more words when they are wrong and count for more."""
    indexes, gains, costs = [], [], []
    before = -1
    for index, (block, score, holder) in enumerate(zip(view.page.blocks, scores, view.holders, strict=True)):
        if score is not None:
            indexes.append(index)
            gains.append((score - threshold) * min(HEAVY, sqrt((len(block.text) + 6) / WEIGHED)))
            costs.append(CHANGE if holder == before else CHANGE_OF_HOLDER)
            before = holder
    surely = [score is not None and score > threshold for score in scores]
    found = [
        index  # the neighbours do not speak for a line in the box of a newsletter
        for index in compress(indexes, path(gains, costs))
        if surely[index] or not view.near(view.page.blocks[index].element) & BIT["signup"]
    ]
    while found and not surely[found[-1]]:  # nor for the lines behind the last good one
        found.pop()
    # a lead stands alone between headline, byline and picture
    leads = [index for index in range(max(0, found[0] - LEADS), found[0]) if surely[index]] if found else []
    kept = {*found, *(index for index in leads if view.long[index])}
    return [index in kept for index in range(len(scores))] if kept else surely


def _is_furniture(view: View, index: int) -> bool:
    """Whether a line says itself that it is none of the article, whatever its score."""
    block = view.page.blocks[index]
    if _is_link_to_other(view, index) or _is_letter(view, index):
        return True
    if len(block.text) > 120:
        return len(block.text) < 300 and _RIGHTS.found(block.text, block.text.lower())
    found = view.phrase(index)
    if found is not None and found.rule == "invitation":
        return True
    if found is None:
        return bylines.is_page_clock(block.text) or _PAGE.fullmatch(block.text) is not None
    if found.rule in _SURE and len(block.text) < 40:
        return view.page.tags[block.element] not in HEADINGS or found.rule != "related_heading" or len(block.text) < 25
    return found.rule == "related_lead_in" and block.links * 3 >= len(block.text)


def _is_link_to_other(view: View, index: int) -> bool:
    """Whether a line is nothing but a link: in a small part of the page whose name speaks of other articles, or a
    paragraph in capitals, as some papers set headlines between their paragraphs.
    """
    block = view.page.blocks[index]
    size = len(block.text)
    if size < LINKED or block.links < 0.9 * size:
        return False
    in_capitals = view.page.tags[block.element] == "p" and block.text.isupper()
    return in_capitals or bool(view.near(block.element) & BIT["related"])


def _is_letter(view: View, index: int) -> bool:
    """Whether a line speaks of a newsletter in a small part of the page whose name says so."""
    block = view.page.blocks[index]
    if len(block.text) > 200 or not view.near(block.element) & BIT["signup"]:
        return False
    return _LETTER.search(block.text) is not None


def _is_caption(view: View, index: int, *, above_article: bool) -> bool:
    """Whether a block stands under a picture: by its element, by a name near it, or right after a picture with a
    credit. The picture between the headline and the text may stand outside the text's container.
    """
    block = view.page.blocks[index]
    size = len(block.text)
    if size > CAPTION_SIZE or block.links * 2 > size or size < 4:
        return False
    if view.above(block.element) & NOT_BESIDE:
        return False
    if not view.inside[block.element]:
        return above_article and view.page.tags[block.element] == "figcaption"
    element, tags = block.element, view.page.tags
    for _ in range(4):
        if tags[element] in ("figcaption", "caption") or (tags[element] == "figure" and size < 300):
            return True
        element = view.page.parents[element]
        if element <= 0:
            break
    if view.near(block.element) & BIT["caption"] and view.lines[block.element] <= 3:
        return True
    images = view.image_places
    return size < 250 and (index in images or index - 1 in images) and CREDIT.search(block.text) is not None


def _kept_role(view: View, index: int, score: float | None, cell: Cell | None) -> Verdict:
    block = view.page.blocks[index]
    tag = view.page.tags[block.element]
    if cell is not None:
        return Verdict("table_row", "table", score, cell)
    found = view.byline(index)
    if found is not None and (found.published or found.modified or (found.labelled and found.authors)):
        return Verdict("byline", "byline", score)
    if tag in HEADINGS:
        return Verdict("heading", tag, score)
    if tag in ("li", "dd", "dt") or _is_in_list(view, block.element):
        return Verdict("list_item", "li", score)
    return Verdict("paragraph", "score", score)


def _is_in_list(view: View, element: int) -> bool:
    """Whether the element right above a paragraph is a list item."""
    return view.page.tags[element] in ("p", "div") and view.page.tags[max(view.page.parents[element], 0)] == "li"


def _removed_role(view: View, index: int, score: float | None, first: int, last: int) -> Verdict:
    block = view.page.blocks[index]
    text = block.text
    if bylines.is_page_clock(text):
        return Verdict("clock", "clock", score)
    phrase = view.phrase(index)
    if phrase is not None:
        return Verdict(phrase.role, phrase.rule, score)
    if first - 12 <= index <= last + 4:
        found = view.byline(index)
        if found is not None and (found.labelled or first <= index):
            return Verdict("byline", "byline", score)
    above = view.above(block.element)
    for name, role in _BY_NAME:
        if above & BIT[name]:
            return Verdict(role, f"named {name}", score)
    if first < index < last:
        return Verdict("related" if block.links * 2 > len(text) else "advertisement", "score", score)
    if index > last:
        return Verdict("related" if block.links * 2 > len(text) else "cms_footer", "after the article", score)
    return Verdict("navigation", "before the article", score)
