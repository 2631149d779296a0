"""Phrases by their words.

A lexicon is a tree of dictionaries, one step a word. Asking what begins at a word costs one look-up where nothing
does, which is nearly always, and nothing is compiled: a thousand phrases are ready in a few milliseconds, where one
regular expression of them takes a tenth of a second to build.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

# letters and digits part: "05cơ quan" is three words; a mark inside a number ends no clause: "52.338" is one
WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_")


REACH = 100  # words before and behind a number in which something may speak of it


class Hit(NamedTuple, Generic[T]):
    """A phrase found: the words [first, last) and what the lexicon says of it."""

    first: int
    last: int
    entry: T


def between(hits: list[Hit[T]], word: int) -> list[Hit[T]]:
    """The hits within reach of a word: a sentence of a thousand numbers is not walked from end to end for each."""
    first = bisect_left(hits, word - REACH, key=attrgetter("first"))
    return hits[first : bisect_left(hits, word + REACH, key=attrgetter("first"))]


def words_of(phrase: str) -> list[str]:
    """The words of a folded phrase, marks as words of their own.

    >>> words_of("x-quang 3d")
    ['x', '-', 'quang', '3', 'd']
    """
    return WORD.findall(phrase)


def spellings(pattern: str) -> Iterator[str]:
    """All phrases that a pattern with choices stands for.

    >>> list(spellings("ca (mắc|nhiễm)(| mới)"))
    ['ca mắc', 'ca mắc mới', 'ca nhiễm', 'ca nhiễm mới']
    >>> list(spellings("khoa(|, phòng(| ban))"))
    ['khoa', 'khoa, phòng', 'khoa, phòng ban']
    """
    for phrase in _spellings(pattern):
        yield " ".join(phrase.split())


def _spellings(pattern: str) -> Iterator[str]:
    start = pattern.find("(")
    if start < 0 or pattern.count("(") != pattern.count(")"):
        yield pattern
        return
    options, end = _options(pattern, start)
    rests = list(_spellings(pattern[end:]))
    for option in options:
        for middle in _spellings(option):
            yield from (pattern[:start] + middle + rest for rest in rests)


def _options(pattern: str, start: int) -> tuple[list[str], int]:
    """The choices of the bracket at `start`, and where it ends."""
    depth, options, begin = 0, [], start + 1
    for at in range(start, len(pattern)):
        char = pattern[at]
        depth += (char == "(") - (char == ")")
        if depth == 0 or (depth == 1 and char == "|"):
            options.append(pattern[begin:at])
            begin = at + 1
        if depth == 0:
            return options, at + 1
    raise ValueError(f"{pattern}: a bracket does not close")


class Lexicon(Generic[T]):
    """Phrases, each with an entry. `backward` reads them from their last word, to ask what ends before a word."""

    def __init__(self, *, backward: bool = False) -> None:
        self._root: Any = {}  # word -> the same again; None -> the entry of the phrase that ends here
        self._step = -1 if backward else 1

    def __bool__(self) -> bool:
        return bool(self._root)

    def add(self, pattern: str, entry: T) -> None:
        """Every spelling of `pattern` means `entry`; what was said of a phrase first stays."""
        for phrase in spellings(pattern):
            node = self._root
            for word in words_of(phrase)[:: self._step]:
                node = node.setdefault(word, {})
            node.setdefault(None, entry)

    def put(self, phrase: str, entry: T) -> None:
        """`phrase`, without choices, means `entry` from now on."""
        node = self._root
        for word in words_of(phrase)[:: self._step]:
            node = node.setdefault(word, {})
        node[None] = entry

    def entry(self, pattern: str) -> T | None:
        """What is said of a phrase, word for word."""
        node = self._root
        for word in words_of(pattern)[:: self._step]:
            node = node.get(word)
            if node is None:
                return None
        found: T | None = node.get(None)
        return found

    def openings(self, words: Sequence[str]) -> list[int]:
        """The words that begin a phrase, whether it goes on or not: nothing starts at any other."""
        root = self._root
        return [] if root.keys().isdisjoint(words) else [at for at, word in enumerate(words) if word in root]

    def starting(self, words: Sequence[str], first: int, stop: int) -> Hit[T] | None:
        """The longest phrase whose first word is `words[first]` and that ends by `stop`."""
        node, best, at = self._root, None, first
        while at < stop and (node := node.get(words[at])) is not None:
            at += 1
            if None in node:
                best = Hit(first, at, node[None])
        return best

    def ending(self, words: Sequence[str], last: int, floor: int = 0) -> Hit[T] | None:
        """The longest phrase of a backward lexicon whose last word is `words[last - 1]`."""
        node, best, at = self._root, None, last
        while at > floor and (node := node.get(words[at - 1])) is not None:
            at -= 1
            if None in node:
                best = Hit(at, last, node[None])
        return best

    def everywhere(self, words: Sequence[str]) -> list[Hit[T]]:
        """The longest phrase that starts at each word, left to right; one may lie in another."""
        starting, stop = self.starting, len(words)
        return [hit for at in self.openings(words) if (hit := starting(words, at, stop)) is not None]

    def scan(self, words: Sequence[str], first: int = 0, stop: int | None = None) -> list[Hit[T]]:
        """All phrases from left to right, the longest at each place, never overlapping."""
        stop, reach = len(words) if stop is None else stop, first
        found: list[Hit[T]] = []
        for at in self.openings(words):  # mostly none, and asked without a step of Python
            if reach <= at < stop and (hit := self.starting(words, at, stop)) is not None:
                found.append(hit)
                reach = hit.last
        return found
