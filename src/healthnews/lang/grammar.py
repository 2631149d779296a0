"""Named patterns that are tried only at the words they begin with, and compiled only when a text has such a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from healthnews.alternation import alternation

FIGURES = "|".join(rf"{digit}\d*" for digit in range(10))


class Rule:
    """A named pattern, compiled when it is first needed: most texts need few of a grammar's."""

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
    """Rules that are tried, in order, only at the words they begin with.

    `rules` are (name, first words, pattern); the first word `0` stands for any figure. Matches do not overlap. Most
    figures are no times: `gate` says in one look whether a rule for figures can match.
    """

    def __init__(self, rules: Iterable[tuple[str, str, str]], gate: str = "") -> None:
        self._gate = re.compile(gate)
        by_word: dict[str, list[Rule]] = {}
        for name, firsts, pattern in rules:
            rule = Rule(name, pattern)
            for first in dict.fromkeys(firsts.split()):
                by_word.setdefault(first, []).append(rule)
        self._by_word: Mapping[str, tuple[Rule, ...]] = {word: tuple(found) for word, found in by_word.items()}
        words = plain_first((word for word in by_word if word != "0"), r"(?!\w)")
        self._first = re.compile(f"{FIGURES}|{words}")

    def finditer(self, folded: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
        """The names and matches of the rules, left to right."""
        reach = start
        for first in self._first.finditer(folded, start, end):
            position = first.start()
            if position < reach or (folded[position - 1] != " " and is_inside(folded, position)):
                continue  # a blank, which stands before most words, is asked for first
            word = first[0]
            if word.isdigit():
                if not self._gate.match(folded, position, end):
                    continue
                word = "0"
            for rule in self._by_word[word]:
                match = rule.match(folded, position, end)
                if match is not None:
                    reach = match.end()
                    yield rule.name, match
                    break


def plain_first(words: Iterable[str], tail: str) -> str:
    """A pattern for `words`, each followed by `tail`, of which every branch begins with a plain character.

    `re` looks for those quickest, several times as quick as for a word boundary: so what stands before a match is asked
    afterwards (`is_inside`).
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(rf"{re.escape(char)}{alternation(rest)}{tail}" for char, rest in rests.items())


def is_inside(text: str, position: int) -> bool:
    """Whether a position lies within a word or a number: behind a letter, or behind the point of `1.5`."""
    if not position:
        return False
    before = text[position - 1]
    if before in ".,/:":
        return position > 1 and text[position - 2].isdigit()
    return before.isalnum() or before == "_"
