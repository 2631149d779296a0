"""One walk over a parsed page: its visible text as blocks, and the elements that hold them.

The characters of the page's text nodes are joined, in document order, into one string; a block is an interval of it:
a line as a reader sees it. Nothing is judged here, and nothing is left out but what no reader sees (scripts, styles).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Elements that end a line of text. What is not here (`a`, `b`, `span`) runs on with its neighbours.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "canvas",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "label",
        "legend",
        "li",
        "main",
        "map",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "picture",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "input",
        "textarea",
    ]
)
UNSEEN = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "object",
    "embed",
    "iframe",
    "textarea",
    "select",
    "datalist",
    "noframes",
]
BREAK = "\v"  # stands in the joined text for <br>
LINK, BOLD = 1, 2
_STYLES = {"a": LINK, "b": BOLD, "strong": BOLD}
_STOPS = frozenset(".!?:;…”\"')»")


class Block:
    """A line of text with what the markup says of it.

    [start, end) is in the page's joined text and may begin and end in white space; `text` has white space collapsed.
    `links` and `bold` count the characters inside such elements, `anchors` the links that begin in it, `breaks` the
    <br> right before it. `wrapper` is the inline element around its first character, or its block element.
    """

    __slots__ = ("anchors", "bold", "breaks", "element", "end", "links", "start", "text", "wrapper")

    def __init__(self, start: int, element: int, breaks: int, wrapper: Any) -> None:
        self.start = start
        self.end = start
        self.element = element
        self.breaks = breaks
        self.wrapper = wrapper
        self.links = self.bold = self.anchors = 0
        self.text = ""


class Page:
    """The blocks of a page and the elements above them.

    Elements are numbered in document order, so that a parent's number is below its children's. `images` holds, for
    every picture, the number of blocks before it and its element.
    """

    __slots__ = ("attributes", "blocks", "images", "nodes", "parents", "tags", "times", "value")

    def __init__(self) -> None:
        self.value = ""
        self.nodes: list[int] = []  # where each text node starts in `value`
        self.blocks: list[Block] = []
        self.parents: list[int] = [-1]
        self.tags: list[str] = ["html"]
        self.attributes: list[Mapping[str, Any]] = [{}]
        self.images: list[tuple[int, int]] = []
        self.times: list[tuple[int, str]] = []  # blocks before a <time>, its datetime


def walk(root: Any) -> Page:
    """The page under a parsed root, whose unseen elements were stripped."""
    page = Page()
    parts: list[str] = []
    nodes, blocks = page.nodes, page.blocks
    parents, tags, attributes, images = page.parents, page.tags, page.attributes, page.images
    owners: dict[int, tuple[int, int]] = {}  # element -> its block element's number, its style
    nowhere = (0, 0)
    position = breaks = anchors = 0
    current: Block | None = None
    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            parent = node.parent
            element, style = owners.get(parent.mem_id, nowhere)
            text = node.text_content
            if current is None or current.element != element:
                if text.isspace():
                    continue
                if current is not None:
                    breaks = anchors = 0
                current = Block(position, element, breaks, parent)
                current.anchors = anchors
                blocks.append(current)
                breaks = anchors = 0
            elif anchors:
                current.anchors += anchors
                anchors = 0
            nodes.append(position)
            parts.append(text)
            position += len(text)
            if style:
                if style & LINK:
                    current.links += len(text)
                if style & BOLD:
                    current.bold += len(text)
            current.end = position
        elif tag in BLOCKS or "-" in tag[1:]:
            if tag == "-comment":
                continue
            current = None
            breaks = anchors = 0
            owner = node.parent
            above = owners.get(owner.mem_id, nowhere) if owner is not None else nowhere
            owners[node.mem_id] = (len(tags), above[1])
            parents.append(above[0])
            tags.append(tag)
            attributes.append(node.attributes)
        elif tag == "br":
            current = None
            breaks += 1
            nodes.append(position)
            parts.append(BREAK)
            position += 1
        elif tag == "img":
            images.append((len(blocks), owners.get(node.parent.mem_id, nowhere)[0]))
        elif tag[0] != "-":
            above = owners.get(node.parent.mem_id, nowhere)
            style = _STYLES.get(tag, 0)
            if tag == "a":
                anchors += 1
            elif tag == "time":
                page.times.append((len(blocks), node.attributes.get("datetime") or ""))
            owners[node.mem_id] = (above[0], above[1] | style) if style else above
    page.value = "".join(parts)
    _join(page)
    return page


def _join(page: Page) -> None:
    """Give the blocks their texts; a line that <br> broke in the middle of a sentence is one again."""
    value = page.value
    found: list[Block] = []
    number = [0]  # of blocks kept before each block of the walk
    last: Block | None = None
    for block in page.blocks:
        text = " ".join(value[block.start : block.end].split())
        if not text:
            number.append(len(found))
            continue
        if block.breaks == 1 and last is not None and last.element == block.element and _runs_on(last.text, text):
            last.end = block.end
            last.text += " " + text
            last.links += block.links
            last.bold += block.bold
            last.anchors += block.anchors
        else:
            block.text = text
            found.append(block)
            last = block
        number.append(len(found))
    page.blocks = found
    page.images = [(number[before], element) for before, element in page.images]
    page.times = [(number[before], written) for before, written in page.times]


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence goes on over a line break: nothing ends before it and no capital begins after it."""
    return after[0].islower() and before[-1] not in _STOPS
