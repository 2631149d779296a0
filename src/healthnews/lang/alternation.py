"""Many words as one regular expression that reads each character once, and many patterns behind their first words.

A plain alternation tries its branches one after another at every word of the text. Words are joined as a tree of shared
beginnings
instead; long patterns are tried only where one of their first words stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

END = ""

Tree = dict[str, "Tree"]


def alternation(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, the longest that fits.

    >>> re.findall(alternation(["năm", "năm nay", "nay"]), "năm nay, nay")
    ['năm nay', 'nay']
    """
    tree: Tree = {}
    for phrase in sorted(set(phrases)):
        node = tree
        for char in phrase:
            node = node.setdefault(char, {})
        node[END] = {}
    return _branch(tree)


def _branch(node: Tree) -> str:
    optional = END in node
    parts = [re.escape(char) + _branch(child) for char, child in node.items() if char != END]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not optional else f"(?:{'|'.join(parts)})"
    return joined + "?" if optional else joined


class Grammar:
    """Named patterns that are tried, in order, only at the words they begin with.

    `rules` are (name, first words, pattern); the first word `0` stands for any digit. Matches do not overlap.
    """

    def __init__(self, rules: Iterable[tuple[str, str, str]]) -> None:
        by_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for name, firsts, pattern in rules:
            compiled = re.compile(pattern)
            for first in firsts.split():
                by_word.setdefault(first, []).append((name, compiled))
        self._by_word: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {w: tuple(p) for w, p in by_word.items()}
        words = alternation(word for word in by_word if word != "0")
        self._first = re.compile(rf"(?<!\w)(?<!\d[.,/:])(?:\d|(?:{words})(?!\w))")

    def finditer(self, folded: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
        """The names and matches of the rules, left to right."""
        reach = start
        for first in self._first.finditer(folded, start, end):
            position = first.start()
            if position < reach:
                continue
            word = first[0]
            for name, pattern in self._by_word["0" if word.isdigit() else word]:
                match = pattern.match(folded, position, end)
                if match is not None:
                    reach = match.end()
                    yield name, match
                    break
