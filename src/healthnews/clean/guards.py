"""What a page may be before it is parsed: not too deep, no tag with thousands of attributes, not too many tags.

The parser's time grows with the square of the depth and of the attributes of one tag (20,000 nested <div> take two
seconds, 100,000 more than 25), and a parse cannot be stopped. Cheap counts clear nearly every page; only a page that
they do not clear is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

DEEPEST = 500  # open elements; news pages stay under 60
ATTRIBUTES = 400  # of one tag
TAGS = 30_000  # opening and closing; long pages have 20,000
LONG_TAG = 8_000  # characters; a shorter tag cannot hold so many attributes that it matters
CHUNK = 4_096  # characters that are counted at once
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^>]*+(?:>|\Z)",
    re.S | re.I,
)
_MANY = re.compile(
    r"<[a-zA-Z][^\s>]*+(?>\s++[^\s=>\"']++(?:\s*=\s*(?>\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+){" + f"{ATTRIBUTES}}}"
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_CLOSES = {
    "p": {"p"}, "li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}, "option": {"option"}, "td": {"td", "th",
    "p"}, "th": {"td", "th", "p"},
    "tr": {"td", "th", "tr", "p"}, "tbody": {"td", "th", "tr", "tbody", "thead"},
}  # fmt: skip


def refuse(text: str) -> str | None:
    """Why a page must not be parsed, None where it may.

    >>> refuse("<div>" * 30_000), refuse("<p>one<p>two")
    ('nested deeper than 500 elements', None)
    """
    count = text.count("<")
    if count > TAGS:
        return f"more than {TAGS} tags"
    if count > DEEPEST and _may_be_deep(text) and _depth(text) > DEEPEST:
        return f"nested deeper than {DEEPEST} elements"
    if any(_has_many(text[start:end]) for start, end in _long_tags(text)):
        return f"more than {ATTRIBUTES} attributes in a tag"
    return None


def _long_tags(text: str) -> Iterator[tuple[int, int]]:
    """Where the text runs on for LONG_TAG characters without `>`: such a run covers one of the windows of half that
    size wholly, and a window ends at its first `>`.
    """
    half, stop = LONG_TAG // 2, 0
    for window in range(0, len(text), half):
        if window >= stop and text.find(">", window, window + half) < 0:
            start = text.rfind(">", stop, window) + 1
            end = text.find(">", window)
            stop = len(text) if end < 0 else end
            if stop - max(start, 0) > LONG_TAG:
                yield max(start, 0), stop


def _may_be_deep(text: str) -> bool:
    """Whether the tags that open, less those that close, ever exceed the limit, with an allowance for what closes
    itself.
    """
    size, depth = CHUNK, 0
    for start in range(0, len(text), size):
        opened, closed = text.count("<", start, start + size), text.count("</", start, start + size)
        if depth + opened - closed > DEEPEST:
            return True
        depth = max(0, depth + opened - 2 * closed)
    return False


def _depth(text: str) -> int:
    """The greatest number of elements that are open at once; an upper bound where tags do not match."""
    deepest, open_tags = 0, list[str]()
    for match in _TAG.finditer(text):
        name = (match[2] or "").lower()
        if not name or name in _VOID or match[0].endswith("/>"):
            continue
        if match[1]:
            _close(open_tags, name)
        else:
            closes = _CLOSES.get(name, ())
            while open_tags and open_tags[-1] in closes:
                open_tags.pop()
            open_tags.append(name)
            deepest = max(deepest, len(open_tags))
            if deepest > DEEPEST:
                break
    return deepest


def _close(open_tags: list[str], name: str) -> None:
    """Close the nearest open element of a name; a closing tag that matches nothing near is ignored, as the parser
    does.
    """
    for back in range(1, min(len(open_tags), 20) + 1):
        if open_tags[-back] == name:
            del open_tags[-back:]
            return


def _has_many(piece: str) -> bool:
    start = piece.find("<")
    return (
        start >= 0
        and piece.count(" ", start) + piece.count("=", start) > ATTRIBUTES
        and _MANY.search(piece, start) is not None
    )
