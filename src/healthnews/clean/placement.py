"""Where a page's text nodes stand in its raw HTML.

The parser does not tell. One regular expression reads the raw page as the parser would (comments, scripts, tags);
what lies between, entities decoded, is the page's text once more, this time with its positions. It is then aligned,
node by node, with the text nodes of the tree. This is done once, and only for a page that is asked. A node that is
not found where it must stand is never guessed: its place is what lies between its neighbours'.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right

TOKEN = re.compile(
    r"<!--(?:>|->|.*?(?:--!?>|\Z))"
    r"|<(?P<raw>script|style|noscript|template|svg|math|object|iframe|textarea|select|datalist|noembed|noframes"
    r"|xmp|title)(?=[\s/>])"
    r"(?>[^>=]++|=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)*+(?:(?<!/)>.*?(?:</(?P=raw)(?=[\s/>])[^>]*>"
    r"|\Z)|>|\Z)"
    r"|</?[a-zA-Z][^\s/>]*+(?>[^>=]++|=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)*+(?:>|\Z)"
    r"|<[!?][^>]*+(?:>|\Z)|</[^a-zA-Z>][^>]*+(?:>|\Z)|</>",
    re.S | re.I,
)
_REWRITTEN = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)|\r\n?|\0")
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
SHORT = 20  # characters of a tag that tell its name
UNIQUE = 16  # a text this long that occurs once is where it is, even out of order
WINDOW = 4000  # how far ahead a node may stand behind text that the tree does not hold


class NodesOrigin:
    """The characters of a page's text nodes, placed in the raw page when asked."""

    def __init__(self, value: str, nodes: list[int], raw: str, first: str = "\v") -> None:
        self.value = value
        self._nodes = nodes
        self._raw = raw
        self._break = first
        self._aligned: _Aligned | None = None

    def place(self, start: int, end: int) -> tuple[int, int, bool]:
        """The code points of the raw page that [start, end) of the text nodes was read from, and whether that is
        exact.
        """
        if self._aligned is None:
            self._aligned = _Aligned(self.value, self._nodes, self._raw, self._break)
        return self._aligned.place(start, end)


class _Aligned:
    """The text of the raw page beside the text of the tree."""

    def __init__(self, value: str, nodes: list[int], raw: str, line_break: str) -> None:
        self.value = value
        self.nodes = nodes
        self.size = len(raw)
        self.scan = Scan(raw)
        self.found = _align(value, nodes, self.scan.text, line_break)

    def place(self, start: int, end: int) -> tuple[int, int, bool]:
        first = bisect_right(self.nodes, start) - 1
        last = bisect_left(self.nodes, max(end, start + 1)) - 1
        left, right = self.found[first], self.found[last]
        if left is not None and right is not None:
            text_start = left + start - self.nodes[first]
            text_end = right + end - self.nodes[last]
            place = self.scan.place(text_start, text_end)
            if place is not None and _same(self.scan.text[text_start:text_end], self.value[start:end]):
                return *place, True
        return *self._around(first, last), False

    def _around(self, first: int, last: int) -> tuple[int, int]:
        """The raw page between the nearest nodes before `first` and after `last` whose places are known."""
        low, high = 0, self.size
        for index in range(first - 1, -1, -1):
            at = self.found[index]
            if at is not None:
                low = self.scan.raw_end(at + self.nodes[index + 1] - self.nodes[index])
                break
        for index in range(last + 1, len(self.nodes)):
            at = self.found[index]
            if at is not None:
                high = self.scan.raw_start(at)
                break
        return (low, high) if low < high else (0, self.size)


class Scan:
    """The text of a raw page, entities decoded, and where its characters stand.

    `starts[i]` begins a piece of `text` that was read from raw [places[i], ends[i]): copied where both have one
    length, rewritten (`&amp;` read as `&`) where not.
    """

    def __init__(self, raw: str, *, inline: frozenset[str] | None = None) -> None:
        """With `inline`, every tag of another name is read as the end of a line."""
        self.starts: list[int] = []
        self.places: list[int] = []
        self.ends: list[int] = []
        self.unseen: list[int] = []  # where in `text` scripts and the like were left out
        parts: list[str] = []
        position = self._size = 0
        lines: dict[str, bool] = {}  # whether a tag ends a line, by the tag as it is written
        rewritten = "&" in raw or "\r" in raw or "\0" in raw
        starts, places, ends = self.starts, self.places, self.ends
        for token in TOKEN.finditer(raw):
            start, end = token.span()
            if start > position:
                if rewritten:
                    self._read(raw, position, start, parts)
                else:
                    starts.append(self._size)
                    places.append(position)
                    ends.append(start)
                    parts.append(raw[position:start])
                    self._size += start - position
            position = end
            if token["raw"]:
                self.unseen.append(self._size)
            if inline is None or (parts and parts[-1] == "\n"):
                continue
            tag = raw[start : min(end, start + SHORT)]
            is_end = lines.get(tag)
            if is_end is None:
                is_end = lines[tag] = _name(tag) not in inline
            if is_end:
                starts.append(self._size)
                places.append(start)
                ends.append(end)
                parts.append("\n")
                self._size += 1
        self._read(raw, position, len(raw), parts)
        self.text = "".join(parts)

    def _read(self, raw: str, start: int, end: int, parts: list[str]) -> None:
        if raw.find("&", start, end) < 0 and raw.find("\r", start, end) < 0 and raw.find("\0", start, end) < 0:
            self._add(raw[start:end], start, end, parts)
            return
        for match in _REWRITTEN.finditer(raw, start, end):
            written = match[0]
            meant = html.unescape(written) if written[0] == "&" else "\n" if written[0] == "\r" else "\ufffd"
            if meant == written:
                continue
            rest = _rest(written, meant)
            self._add(raw[start : match.start()], start, match.start(), parts)
            start = match.end() - rest
            self._add(meant[: len(meant) - rest], match.start(), start, parts)
        self._add(raw[start:end], start, end, parts)

    def _add(self, text: str, start: int, end: int, parts: list[str]) -> None:
        if text:
            self.starts.append(self._size)
            self.places.append(start)
            self.ends.append(end)
            parts.append(text)
            self._size += len(text)

    def raw_start(self, position: int) -> int:
        """Where in the raw page a character of the text begins."""
        if position >= self._size or not self.starts:
            return self.ends[-1] if self.ends else 0
        piece = bisect_right(self.starts, position) - 1
        inside = position - self.starts[piece]
        return self.places[piece] + inside if self._copied(piece) else self.places[piece]

    def raw_end(self, position: int) -> int:
        """Where in the raw page the text before a position ends."""
        piece = max(0, bisect_right(self.starts, position - 1) - 1)
        inside = position - self.starts[piece]
        return self.places[piece] + inside if self._copied(piece) else self.ends[piece]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The raw place of a part of the text, or None where something that is no text lies inside."""
        if bisect_right(self.unseen, start) != bisect_left(self.unseen, end):
            return None
        return self.raw_start(start), self.raw_end(end)

    def _copied(self, piece: int) -> bool:
        after = self.starts[piece + 1] if piece + 1 < len(self.starts) else self._size
        return after - self.starts[piece] == self.ends[piece] - self.places[piece]


def _rest(written: str, meant: str) -> int:
    """How many characters at the end of an entity are text: `&notit;` is read as `¬it;`, of which only `&not` is
    rewritten.
    """
    size = 0
    while len(meant) - size > 1 and written[-1 - size] == meant[-1 - size]:
        size += 1
    return size


def _name(tag: str) -> str:
    match = _TAG_NAME.match(tag)
    return match[1].lower() if match else ""


def _align(value: str, nodes: list[int], text: str, line_break: str) -> list[int | None]:
    """For each text node its position in the raw page's text, None where it is not known."""
    found: list[int | None] = []
    cursor = 0
    bounds = [*nodes, len(value)]
    for start, end in zip(nodes, bounds[1:], strict=True):
        node = value[start:end]
        if node == line_break:
            found.append(None)
            continue
        at = _next(node, text, cursor)
        found.append(at)
        if at is not None and at >= cursor:
            cursor = at + len(node)
    return _filled(value, bounds, text, found)


def _next(node: str, text: str, cursor: int) -> int | None:
    """Where a node stands: next in the text, or further on if it is too long to be there by chance."""
    at = text.find(node, cursor, cursor + WINDOW + len(node))
    if at >= 0 and not text[cursor:at].strip():
        return at
    if len(node.strip()) < UNIQUE:
        return None
    if at < 0:
        at = text.find(node)
    return at if at >= 0 and text.find(node, at + 1) < 0 else None


def _filled(value: str, bounds: list[int], text: str, found: list[int | None]) -> list[int | None]:
    """The nodes that were passed over, where they occur once between their neighbours."""
    for index, at in enumerate(found):
        if at is not None:
            continue
        node = value[bounds[index] : bounds[index + 1]]
        if not node.strip():
            continue
        before = next((i for i in range(index - 1, -1, -1) if found[i] is not None), None)
        after = next((i for i in range(index + 1, len(found)) if found[i] is not None), None)
        low = 0 if before is None else (found[before] or 0) + bounds[before + 1] - bounds[before]
        high = len(text) if after is None else found[after]
        at = text.find(node, low, high)
        if at >= 0 and text.find(node, at + 1, high) < 0:
            found[index] = at
    return found


def _same(one: str, other: str) -> bool:
    """Whether two texts are equal, white space aside."""
    return one == other or "".join(one.split()) == "".join(other.split())
