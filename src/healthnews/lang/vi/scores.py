"""What the templates give to I over B at each token of a text, for all of its tokens at once.

A token gives to the five positions that see it alone, an adjacent pair to the four that see it as one; triples are
looked up only behind pairs that begin a known one. What a token or a pair gives is kept as a row of whole numbers of
32 bits, in units of 1 / SCALE. A text's rows are laid side by side and each column is read as one long integer: shifted
by their positions and added, these are the sums at all positions, at a tenth of the cost of adding them one by one.
What one position carries over adds a unit to its neighbour, which is less than what `decode` takes for a tie.

Before and behind every text stand two edges: a token that no text holds, which gives what the templates say about the
text's beginning and end. So many texts are scored as one.
"""

from __future__ import annotations

import re
import struct
from array import array
from collections.abc import Callable, Iterable
from itertools import product
from operator import add
from typing import Generic, TypeVar

from healthnews.lang.vi.tables import (  # isort: skip
    BEGINS_WORD, BEGINS_WRITTEN, FOLDED, PAIRS, SINGLES, TRIPLES, WORD, WRITTEN, Tables, is_digit, is_title,
)  # fmt: skip

SCALE = 1 << 25  # units of a score: 32 bits hold scores of 128
BIAS = 80.0  # is added to every score: the sum of all that the tables can give lies between -80 and 48
TOP = (1 << 32) - 1
LANE = 32  # bits of a position

# A token's record: its length, its mark, whether it is empty, the steps to the next one's start; its number, what it
# gives to the positions from two before to two behind, whether it is capitalised.
HEAD, BODY = struct.Struct("<HB?i"), struct.Struct("<Q2iI2iI")
SIZE = HEAD.size + BODY.size
ALONE, CAPITALS, EDGE = 1, 2, 4  # marks: a word of its own; one unless capitals stand beside it; an edge
ROW = struct.Struct("<4iI")  # what a pair gives from the position before it on, and whether it begins a known triple
FLAGGED = re.compile(b"\1")
NUMBERS = 1_048_583  # numbers of tokens are below; odd, so that pairs of them scatter

MOST_TOKENS = 100_000  # tokens and pairs that are remembered; then the memory starts afresh
MOST_PAIRS = 250_000
MOST_TRIPLES = 30_000

Units = tuple[int, ...]
Token = tuple[bytes, int]  # the body of its record, its mark
Key = TypeVar("Key", int, str)
Value = TypeVar("Value")


class Scores:
    """The scores of tokens, and the memory behind them.

    `outside` is added to the first and taken as the threshold of the last token of a text (decode.py). `reluctance` is
    added to I at the second token of a pair in small letters that no entry of the dictionary holds; the model itself
    has none. `mark` says what `decode` shall know of a token.
    """

    def __init__(
        self,
        tables: Tables,
        outside: tuple[float, float],
        reluctance: float = 0.0,
        mark: Callable[[str], int] = lambda _: 0,
    ) -> None:
        self._tables = tables
        self._reluctance = reluctance
        self._mark = mark
        far, near = tables.before
        last, end = tables.behind
        gives = units((end, last + outside[1], BIAS, near - outside[0], far))
        self.edge = HEAD.pack(0, EDGE, False, 0) + BODY.pack(0, *gives, False)
        self._at_end = ROW.pack(*units(tables.end_triple), 0, 0, False)
        self._at_beginning = bytes(ROW.size)
        self._pair_name, self._triple_name = units(
            no[True] - no[False] for no in (tables.pair_names, tables.triple_names)
        )
        self._alone = {
            sort: units(sum(column) for column in zip(*rows, (0.0, 0.0, BIAS, 0.0, 0.0), strict=True))
            for sort, rows in _sorts(tables.titles, tables.known, tables.digits)
        }
        self._together = {(word, both): self._pair(word, both) for word, both in product((False, True), repeat=2)}
        self._plain = {sort: ROW.pack(*gives, False) for sort, gives in self._together.items()}
        self.forget()

    @property
    def full(self) -> bool:
        """Whether the memory has reached its cap."""
        return len(self.token) > MOST_TOKENS or len(self._pairs) > MOST_PAIRS

    def forget(self) -> None:
        """Start the memory afresh; records made so far mean nothing afterwards."""
        self.written: list[str] = [""]
        self._lower: list[str] = [""]
        self._title = bytearray(1)
        self._triples: dict[int, Units] = {}
        self.token: Memory[str, Token] = Memory(self._make_token)
        self._pairs: Memory[int, bytes] = Memory(self._pair_maker())

    def of(self, records: bytes) -> array[int]:
        """The scores of tokens by their records, with edges at both ends: in units, and BIAS added."""
        words = array("I", records)
        size = len(words) // 10
        keys = _pairs(records, size)
        joined = b"".join(map(self._pairs.__getitem__, keys))
        rows = array("I", joined)
        total = 1 << LANE * (size + 8)  # no sum is negative
        for place in range(5):
            total += int.from_bytes(words[4 + place :: 10], "little") << LANE * place
        for place in range(4):
            total += int.from_bytes(rows[place::5], "little") << LANE * (place + 1)
        title = int.from_bytes(words[9::10], "little")
        two = title & title >> LANE
        three = two & title >> 2 * LANE
        total += (two * self._pair_name + three * self._triple_name) << 2 * LANE
        scores = array("I", total.to_bytes(4 * (size + 10), "little")[8 : 8 + 4 * size])
        for found in FLAGGED.finditer(joined[16:-20:20]):
            self._add_triple(scores, found.start(), keys)
        return scores

    def _add_triple(self, scores: array[int], at: int, keys: array[int]) -> None:
        """Add what the triple that begins at a token gives beyond an unknown one."""
        key = keys[at] * NUMBERS + keys[at + 1] % NUMBERS
        gives = self._triples.get(key)
        if gives is None:
            gives = self._triple(key)
        for place, more in enumerate(gives, at):
            scores[place] = min(max(scores[place] + more, 0), TOP)

    def _triple(self, key: int) -> Units:
        """What a triple gives to its first, second and third token beyond an unknown one, capitals aside."""
        tables = self._tables
        pair, last = divmod(key, NUMBERS)
        numbers = (*divmod(pair, NUMBERS), last)
        gives = tables.row(TRIPLES, " ".join([self.written[number] for number in numbers]), "", WRITTEN)
        if tables.is_word(" ".join([self._lower[number] for number in numbers])):
            gives = [a + b - c for a, b, c in zip(gives, tables.triple_known, tables.triple_unknown, strict=True)]
            gives[1] -= self._reluctance * self._is_reluctant(numbers[0], numbers[1])
            gives[2] -= self._reluctance * self._is_reluctant(numbers[1], numbers[2])
        if len(self._triples) >= MOST_TRIPLES:
            self._triples.clear()
        found = self._triples[key] = units(gives) if any(gives) else ()
        return found

    def _is_reluctant(self, first: int, second: int) -> bool:
        if self._title[first] and self._title[second]:
            return False
        return not self._tables.is_word(f"{self._lower[first]} {self._lower[second]}")

    def _make_token(self, token: str) -> Token:
        """The record of a token not met before: its number, and what it gives where it is seen alone."""
        tables, number = self._tables, len(self.written)
        folded, capital = token.lower(), is_title(token)
        if folded == token:
            folded = token
        hint = tables.hints.get(folded, 0)
        if folded is not token:
            hint = hint & ~WRITTEN | tables.hints.get(token, 0) & WRITTEN
        gives = self._alone[capital, hint & WORD > 0, is_digit(token)]
        if hint & (WRITTEN | FOLDED):
            gives = tuple(map(add, gives, units(tables.row(SINGLES, token, folded, hint))))
        self.written.append(token)
        self._lower.append(folded)
        self._title.append(capital)
        return BODY.pack(number, *gives, capital), self._mark(token)

    def _pair_maker(self) -> Callable[[int], bytes]:
        """What makes the row of an adjacent pair not met before: most are in no attribute and in no dictionary."""
        written, lower, title, hints = self.written, self._lower, self._title, self._tables.hints.get
        small, capitals = self._plain[False, False], self._plain[False, True]

        def make(key: int) -> bytes:
            first, second = divmod(key, NUMBERS)
            a, b, c, d = written[first], written[second], lower[first], lower[second]
            raw = folded = f"{a} {b}"
            hint = hints(raw, 0)
            if a is not c or b is not d:
                folded = f"{c} {d}"
                hint = hint & (WRITTEN | BEGINS_WRITTEN) | hints(folded, 0) & (WORD | FOLDED | BEGINS_WORD)
            if not (first and second):
                return self._at_end if first else self._at_beginning
            both = title[first] & title[second]
            if not hint:
                return capitals if both else small
            return self._row(raw, folded, hint, bool(both))

        return make

    def _row(self, raw: str, folded: str, hint: int, both: bool) -> bytes:
        """The row of a pair of which something is known; `both`: both are capitalised."""
        sort = (hint & WORD > 0, both)
        if hint == WORD:
            return self._plain[sort]
        gives = map(add, self._together[sort], units(self._tables.row(PAIRS, raw, folded, hint)))
        return ROW.pack(*gives, hint & (BEGINS_WRITTEN | BEGINS_WORD) > 0)

    def _pair(self, word: bool, both: bool) -> Units:
        """What a pair gives that has no row: to the token before it, to its own two, to the one behind."""
        tables = self._tables
        before, own, one, two = tables.pair_known if word else tables.pair_unknown
        if not word and not both:
            one += self._reluctance
        return units((before, own + tables.pair_names[False] + tables.triple_names[False], one, two))


def units(scores: Iterable[float]) -> Units:
    """Scores in units."""
    return tuple([round(score * SCALE) for score in scores])


def _sorts(*tests: list[list[float]]) -> Iterable[tuple[tuple[bool, ...], tuple[list[float], ...]]]:
    """All combinations of answers to tests, each with the rows that they give."""
    for answers in product((False, True), repeat=len(tests)):
        yield answers, tuple(test[answer] for test, answer in zip(tests, answers, strict=True))


def _pairs(records: bytes, size: int) -> array[int]:
    """The adjacent pairs of tokens by their two numbers in one."""
    numbers = int.from_bytes(array("Q", records)[1::5], "little")
    joined = numbers * NUMBERS + (numbers >> 64)
    return array("Q", joined.to_bytes(8 * size, "little")[:-8])


class Memory(dict[Key, Value], Generic[Key, Value]):
    """Values by key; a key not met before gets one from `make`."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        self._make: Callable[[Key], Value] = make

    def __missing__(self, key: Key) -> Value:
        found = self[key] = self._make(key)
        return found
