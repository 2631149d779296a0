"""The article of a page that shows none: a script builds it in the reader's browser, but the head states it for machines
as `articleBody`, in JSON. Its characters are copied from where they stand in that JSON.
"""

from __future__ import annotations

import re
from html import unescape
from json import loads

from healthnews.clean.head import Head
from healthnews.model import Block
from healthnews.text import Builder, PlainOrigin, Source, Text

SHOWN, STATED = 200, 500  # characters: a page that shows fewer shows no article; a statement of fewer is a teaser
_BODY = re.compile(r'"articleBody"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"', re.S)
_TOKEN = re.compile(
    r"(?P<escape>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)"
    r"|(?P<tag></?[a-zA-Z][^<>]*>|<\\/[a-zA-Z][^<>]*>)|(?P<entity>&#?\w{1,32};)|(?P<plain>[^\\<&]+|[<&])",
    re.S,
)
_ENDS_LINE = re.compile(r"<\\?/?\s*(?:p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|figure)\b", re.I)
_WORDS = re.compile(r"\S+(?: \S+)*|\s+")
_LINE = frozenset("\n\r\u2028\u2029")


def body(source: Source, head: Head, shown: int) -> tuple[Text, tuple[Block, ...]] | None:
    """The text that the page states, and its paragraphs; None where the page shows an article itself or states none.

    `shown` is how many characters of an article the page shows.
    """
    if shown >= SHOWN or not any(len(_said(thing)) >= STATED for thing in head.objects):
        return None
    longest = max(_BODY.finditer(source.text), key=lambda match: len(match[1]), default=None)
    if longest is None or len(longest[1]) < STATED:
        return None
    writer = _Writer(source)
    writer.read(longest.start(1), longest.end(1))
    return writer.builder.build(), tuple(writer.blocks)


def _said(thing: dict[str, object]) -> str:
    said = thing.get("articleBody")
    return said if isinstance(said, str) else ""


class _Writer:
    """Paragraphs in the making: words copied from the source, white space collapsed."""

    def __init__(self, source: Source) -> None:
        self.builder = Builder(PlainOrigin(source.text))
        self.blocks: list[Block] = []
        self._start: int | None = None
        self._space = False

    def read(self, start: int, end: int) -> None:
        """Append what [start, end) of the source says."""
        for match in _TOKEN.finditer(self.builder.origin.value, start, end):
            if match.lastgroup == "plain":
                self._plain(match.start(), match.end())
            elif match.lastgroup == "tag":
                if _ENDS_LINE.match(match[0]):
                    self._end_line()
            else:
                value = _unescaped(match[0]) if match.lastgroup == "escape" else unescape(match[0])
                if value in _LINE:
                    self._end_line()
                elif value.isspace():
                    self._space = True
                else:
                    self._open()
                    self.builder.replace(value, match.start(), match.end())
        self._end_line()

    def _plain(self, start: int, end: int) -> None:
        for match in _WORDS.finditer(self.builder.origin.value, start, end):
            if match[0].isspace():
                self._space = True
                continue
            self._open()
            self.builder.copy(match.start(), match.end())

    def _open(self) -> None:
        if self._start is None:
            if self.blocks:
                self.builder.write("\n")
            self._start = len(self.builder)
        elif self._space:
            self.builder.write(" ")
        self._space = False

    def _end_line(self) -> None:
        if self._start is not None:
            self.blocks.append(Block(self._start, len(self.builder), "paragraph", "json-ld articleBody", None))
        self._start, self._space = None, False


def _unescaped(escape: str) -> str:
    """The character of a JSON escape; what is none is what it says."""
    try:
        return str(loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]
