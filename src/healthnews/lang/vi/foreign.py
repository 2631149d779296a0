"""Words from underthesea itself, where its files are not ones that we know.

It answers with strings, normalised and partly respelled; their places in the text are found by walking both in step.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from healthnews.text import Builder, PlainOrigin

if TYPE_CHECKING:
    from healthnews.model import TokenMode

RUN = re.compile(r"\S")


class Foreign:
    """underthesea, called."""

    def split(self, text: str, spans: Iterable[tuple[int, int]], mode: TokenMode) -> list[list[tuple[int, int]]]:
        """The words of each of the texts that are spans of `text`; both modes are the same here."""
        return [self._words(text, start, end) for start, end in spans]

    def _words(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        builder = Builder(PlainOrigin(text[start:end]))
        builder.copy(0, end - start)
        part = builder.build()
        words = self.spelled(part.value)
        spans, edge = [], 0
        for a, b in _align(part.value, [word.split() for word in words]):
            first, last = part.origin_span(a, b)
            if last > (edge := max(edge, first)):
                spans.append((start + edge, start + last))
                edge = last
        return spans

    def spelled(self, text: str) -> list[str]:
        """The words as underthesea spells them."""
        from underthesea import word_tokenize

        try:
            words: list[str] = word_tokenize(text)
        except UnicodeError:  # a lone surrogate
            words = word_tokenize(text.encode("utf-8", "replace").decode("utf-8"))
        return words


def _align(text: str, words: list[list[str]]) -> list[tuple[int, int]]:
    """Where words, given by their tokens, stand in a text that holds the same but for a few respelled ones."""
    tokens = [token for word in words for token in word]
    spans: list[tuple[int, int]] = []
    place = 0
    for index, token in enumerate(tokens):
        found = RUN.search(text, place)
        if found is None:
            break
        begin = found.start()
        place = begin + _length(text, begin, token, tokens[index + 1] if index + 1 < len(tokens) else "")
        spans.append((begin, place))
    joined: list[tuple[int, int]] = []
    at = 0
    for word in words:
        part = spans[at : at + len(word)]
        at += len(word)
        if part:
            joined.append((part[0][0], part[-1][1]))
    if joined and text[place:].strip():
        joined.append((place + len(text[place:]) - len(text[place:].lstrip()), len(text.rstrip())))
    return joined


def _length(text: str, begin: int, token: str, following: str) -> int:
    """How many characters of the text a token was made of, so that the next token is found behind it."""
    size = len(token)
    if text.startswith(token, begin):
        return size
    for length in (size, size + 1, size - 1, size + 2, size - 2):
        if length > 0 and text[begin + length :].lstrip()[: len(following)] == following:
            return length
    return max(1, len(unicodedata.normalize("NFC", token)))
