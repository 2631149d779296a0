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


def alternation(phrases: Iterable[str], gap: str = " ", begin: str = "") -> str:
    """A pattern for any of `phrases`, the longest that fits; `gap` is what a space stands for.

    `begin` is a pattern for what may stand before the phrase. It is asked behind the first character, since a pattern
    that begins with plain characters is the one that `re` looks for quickest: `{}` stands for that character.

    >>> re.findall(alternation(["năm", "năm nay", "nay"]), "năm nay, nay")
    ['năm nay', 'nay']
    """
    tree: Tree = {}
    for phrase in sorted(set(phrases)):
        node = tree
        for char in phrase:
            node = node.setdefault(char, {})
        node[END] = {}
    return _branch(tree, gap, begin)


def words(phrases: Iterable[str], gap: str = " ", begin: str = "") -> str:
    r"""The same for whole words.

    >>> re.findall(words(["nay", "năm nay"]), "hay nay, năm nayy")
    ['nay']
    """
    pattern = alternation(phrases, gap, rf"(?<!\w{{}}){begin}") or "(?!)"
    return rf"{pattern}(?!\w)"


def _branch(node: Tree, gap: str, begin: str = "") -> str:
    optional = END in node
    parts = [
        (gap if char == " " else re.escape(char)) + begin.replace("{}", re.escape(char)) + _branch(child, gap)
        for char, child in node.items()
        if char != END
    ]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not optional else f"(?:{'|'.join(parts)})"
    return joined + "?" if optional else joined


class Rule:
    """A named pattern that is compiled when a text first needs it: most texts need few of a grammar's."""

    __slots__ = ("_compiled", "_pattern", "name")

    def __init__(self, name: str, pattern: str) -> None:
        self.name, self._pattern = name, pattern
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The pattern's match at `start`, if any."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        return self._compiled.match(text, start, end)


class Grammar:
    """Named patterns that are tried, in order, only at the words they begin with.

    `rules` are (name, first words, pattern); the first word `0` stands for any digit. Matches do not overlap.
    """

    def __init__(self, rules: Iterable[tuple[str, str, str]]) -> None:
        by_word: dict[str, list[Rule]] = {}
        for name, firsts, pattern in rules:
            rule = Rule(name, pattern)
            for first in dict.fromkeys(firsts.split()):
                by_word.setdefault(first, []).append(rule)
        self._by_word: Mapping[str, tuple[Rule, ...]] = {w: tuple(p) for w, p in by_word.items()}
        words = alternation(word for word in by_word if word != "0")
        # begins with plain characters, which `re` looks for quickest; what stands before is asked afterwards
        digits = "|".join(rf"{digit}\d*" for digit in range(10))
        self._first = re.compile(rf"{digits}|(?:{words})(?!\w)")

    def finditer(self, folded: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
        """The names and matches of the rules, left to right."""
        reach = start
        for first in self._first.finditer(folded, start, end):
            position = first.start()
            if position < reach or _is_inside(folded, position):
                continue
            word = first[0]
            for rule in self._by_word["0" if word.isdigit() else word]:
                match = rule.match(folded, position, end)
                if match is not None:
                    reach = match.end()
                    yield rule.name, match
                    break


def _is_inside(text: str, position: int) -> bool:
    """Whether a position lies within a word or a number: behind a letter, or behind the point of `1.5`."""
    if not position:
        return False
    before = text[position - 1]
    if before in ".,/:":
        return position > 1 and text[position - 2].isdigit()
    return before.isalnum() or before == "_"
