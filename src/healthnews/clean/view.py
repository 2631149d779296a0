"""A page as its judges see it: how its text is spread over its elements.

The *home* is the element with most long lines of its own; the *container* the smallest element around it that holds
most of the page's long text. An element with a bad name (`related`, `footer`) counts for less, unless it covers most
of the page.
"""

from __future__ import annotations

import re

from healthnews.clean import bylines, roles
from healthnews.clean.head import Head
from healthnews.clean.names import BAD, BIT, groups
from healthnews.clean.walk import Page

LONG = 80  # characters of a line that is hardly furniture
COVERS = 0.4  # the share of the long text from which on a bad name speaks of the page, not of a part
LAYOUT = 500  # characters of long lines in a cell that is a column of the page, not a cell of a table
SAYING = 200  # characters of a line that the lexicon of furniture is asked about
BYLINE, NAME = 160, 40  # characters of a byline, of a bare name
_DATED = re.compile(r"(?:19|20)\d\d|^(?:by|tác giả|tin|ảnh|bài|published|posted|updated|cập nhật|theo)\b", re.I)
WHOLE = 0.95  # the same for comments: their names are not given to articles
# elements that stand for a line or a list of lines; what holds them is the next element above
LEAVES = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "tr",
        "dd",
        "dt",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "figcaption",
        "figure",
        "caption",
        "pre",
    ]
)


class View:
    """Sums over a page's elements, and where its text lives."""

    __slots__ = (
        "_above",
        "_bylines",
        "_looks",
        "_near",
        "_own",
        "_phrases",
        "chars",
        "container",
        "direct",
        "head",
        "holders",
        "home",
        "image_places",
        "inside",
        "lines",
        "links",
        "long",
        "mass",
        "page",
        "path",
        "total",
    )  # fmt: skip

    def __init__(self, page: Page, head: Head) -> None:
        self.page = page
        self.head = head
        self.image_places = {before for before, _ in page.images}
        count = len(page.tags)
        self._bylines: dict[int, bylines.Byline | None] = {}
        self._phrases: dict[int, roles.Furniture | None] = {}
        self._looks: dict[int, tuple[str, str]] = {}
        self._near: dict[int, int] = {}
        self._own: list[int | None] = [None] * count
        self._above: list[int | None] = [None] * count
        self._add_up(count)
        self.total = self.mass[0] or 1
        self.home = self._home()
        self.path = self._path(self.home)
        self.container = self._container()
        self.inside = self._below(self.container, count)

    def phrase(self, index: int) -> roles.Furniture | None:
        """What the words of a block alone say that it is."""
        if index not in self._phrases:
            text = self.page.blocks[index].text
            self._phrases[index] = roles.role_of(roles.fold(text)) if len(text) <= SAYING else None
        return self._phrases[index]

    def byline(self, index: int) -> bylines.Byline | None:
        """What a block states as a byline; only short lines with a year, a label or nothing but a name are asked."""
        if index not in self._bylines:
            text = self.page.blocks[index].text
            may_be = len(text) < BYLINE and (
                _DATED.search(text) is not None or (len(text) < NAME and bylines.is_name(text))
            )
            self._bylines[index] = bylines.read(text) if may_be else None
        return self._bylines[index]

    def own(self, element: int) -> int:
        """The groups of an element's own names."""
        found = self._own[element]
        if found is None:
            found = self._own[element] = groups(self.page.tags[element], self.page.attributes[element])
        return found

    def above(self, element: int) -> int:
        """The groups of an element and all above it; bad names that cover most of the page left out."""
        found = self._above[element]
        if found is None:
            here = self.own(element)
            if here & BAD and self.mass[element] > COVERS * self.total:
                here &= ~(BAD if self.mass[element] > WHOLE * self.total else BAD & ~BIT["thread"])
            found = here | (self.above(self.page.parents[element]) if element else 0)
            self._above[element] = found
        return found

    def near(self, element: int) -> int:
        """The groups of an element and the two above it, where they are parts of the page."""
        found = self._near.get(element)
        if found is None:
            found, limit, parents, here = 0, COVERS * self.total, self.page.parents, element
            for _ in range(3):
                if self.mass[here] <= limit:
                    found |= self.own(here)
                here = parents[here]
                if here <= 0:
                    break
            self._near[element] = found
        return found

    def look(self, element: int) -> tuple[str, str]:
        """How an element looks: its tag and class, and the class of what holds it."""
        found = self._looks.get(element)
        if found is None:
            page = self.page
            parent = max(page.parents[element], 0)
            own = page.attributes[element].get("class")
            found = (f"{page.tags[element]} {own or ''}", page.attributes[parent].get("class") or "")
            self._looks[element] = found
        return found

    def _add_up(self, count: int) -> None:
        page = self.page
        parents, tags = page.parents, page.tags
        self.mass, self.chars, self.links, self.lines = ([0] * count for _ in range(4))
        self.direct = direct = [0] * count
        mass, chars, links, lines = self.mass, self.chars, self.links, self.lines
        self.long: list[bool] = []
        for block in page.blocks:
            size, element = len(block.text), block.element
            chars[element] += size
            links[element] += min(block.links, size)
            lines[element] += 1
            is_long = size >= LONG and block.links * 3 < size
            self.long.append(is_long)
            if is_long:
                mass[element] += size
        for index in range(count - 1, 0, -1):
            if lines[index]:
                parent = parents[index]
                mass[parent] += mass[index]
                chars[parent] += chars[index]
                links[parent] += links[index]
                lines[parent] += lines[index]
        holder_of = list(range(count))
        for index in range(1, count):
            tag = tags[index]
            if tag in LEAVES and not (mass[index] >= LAYOUT and (tag == "td" or tag == "th")):
                holder_of[index] = holder_of[parents[index]]
        self.holders = [holder_of[block.element] for block in page.blocks]
        for block, holder, is_long in zip(page.blocks, self.holders, self.long, strict=True):
            if is_long:
                direct[holder] += len(block.text)

    def _home(self) -> int:
        best, most = 0, 0.0
        for element, size in enumerate(self.direct):
            if size > most:
                weight = size * (0.3 if self.above(element) & BAD else 1.0)
                if weight > most:
                    best, most = element, weight
        return best

    def _path(self, element: int) -> set[int]:
        found = {0}
        while element > 0:
            found.add(element)
            element = self.page.parents[element]
        return found

    def _container(self) -> int:
        parents, mass = self.page.parents, self.mass
        best = node = self.home
        while node > 0:
            node = parents[node]
            if mass[node] > 1.15 * mass[best] and mass[best] < 0.7 * self.total:
                best = node
        return best

    def _below(self, element: int, count: int) -> list[bool]:
        inside, parents = [False] * count, self.page.parents
        inside[element] = True
        for index in range(element + 1, count):
            inside[index] = inside[parents[index]]
        return inside
