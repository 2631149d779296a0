"""What the templates give to I over B at each token of a text, computed once for each pair of adjacent tokens.

All templates but the triples look at adjacent pairs or less, so a pair gives four numbers: to the token two
behind its first, to its second, to its first and to the one before. They are remembered; triples are looked up
only behind pairs that begin a known one. Tokens go by numbers, pairs by the two numbers in one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import compress
from operator import itemgetter
from typing import Generic, TypeVar

from healthnews.lang.vi.tables import NOTHING, SINGLES, Tables, is_digit, is_title

MOST_TOKENS = 100_000  # tokens and pairs that are remembered; then the memory starts afresh
MOST_PAIRS = 150_000
MOST_TRIPLES = 30_000
SHIFT = 24
MASK = (1 << SHIFT) - 1
CAPITALS, BEGINS = 1, 2  # of a pair: both capitalised; the beginning of a triple of which something is known
WIDTH = 5  # numbers that are kept of a pair

Three = tuple[float, float, float]
Key = TypeVar("Key", int, str)


class Scores:
    """The scores of tokens, and the memory behind them.

    `reluctance` is added to I at the second token of a pair in small letters that no entry of the dictionary holds; the
    model itself has none. What `mark` says of a token is kept in `marks` under its number.
    """

    def __init__(self, tables: Tables, reluctance: float = 0.0, mark: Callable[[str], int] = lambda _: 0) -> None:
        self._tables = tables
        self._mark = mark
        self._reluctance = reluctance
        self.forget()

    @property
    def full(self) -> bool:
        """Whether the memory has reached its cap."""
        return len(self.number) > MOST_TOKENS or len(self._pairs) > MOST_PAIRS

    def forget(self) -> None:
        """Start the memory afresh; numbers given so far mean nothing afterwards."""
        self.written: list[str] = []
        self._lower: list[str] = []
        self.marks = bytearray()
        self._title = bytearray()
        self._single = tuple(array("d") for _ in SINGLES)
        self._rows = array("d")
        self._triples: dict[int, Three] = {}
        self.number: Memory[str] = Memory(self._token_maker())
        self._pairs: Memory[int] = Memory(self._pair_maker())

    def of(self, numbers: list[int]) -> list[float]:
        """The scores of the tokens of one text, by their numbers."""
        keys = [a << SHIFT | b for a, b in zip(numbers, numbers[1:], strict=False)]  # noqa: RUF007
        rows = list(map(self._pairs.__getitem__, keys))
        two, one, own, behind, counts = self._columns(rows)
        (far, near), (last, end) = self._tables.before, self._tables.behind
        # what the pairs give that begin two before, one before, at and one behind each token
        two = (far, far, *two)
        one = (near, *one)
        own = (*own, self._single[2][numbers[-1]] + last)
        behind = (*behind[1:], end, end)
        scores = [a + b + c + d for a, b, c, d in zip(two, one, own, behind, strict=False)]
        if rows:
            scores[-2] += self._tables.end_triple[0]
            scores[-1] += self._tables.end_triple[1]
            self._add_triples(numbers, rows, counts, scores)
        return scores

    def _columns(self, rows: list[int]) -> list[tuple[float, ...]]:
        """The five columns of the rows."""
        if len(rows) < 2:
            return [tuple(self._rows[row + place] for row in rows) for place in range(WIDTH)]
        take = itemgetter(*rows)
        with memoryview(self._rows) as view:
            columns = []
            for place in range(WIDTH):
                with view[place:] as part:
                    columns.append(take(part))
        return columns

    def _add_triples(self, numbers: list[int], rows: list[int], counts: Sequence[float], scores: list[float]) -> None:
        """Add what triples give beyond unknown ones; the last two tokens see the text's end instead."""
        names = self._tables.triple_names[True] - self._tables.triple_names[False]
        title, known = self._title, self._triples
        for at in compress(range(len(rows) - 1), counts):
            count, third = counts[at], numbers[at + 2]
            if count != BEGINS and title[third]:
                scores[at] += names
            if count >= BEGINS:
                found = known.get(rows[at] << SHIFT | third) or self._triple(rows[at], numbers[at : at + 3])
                scores[at] += found[0]
                scores[at + 1] += found[1]
                scores[at + 2] += found[2]

    def _triple(self, row: int, numbers: list[int]) -> Three:
        """What a triple gives to its first, second and third token beyond an unknown one, capitals aside."""
        tables = self._tables
        third, second, first = tables.triples.get(" ".join([self.written[number] for number in numbers]), NOTHING[:3])
        if " ".join([self._lower[number] for number in numbers]) in tables.dictionary:
            (c, b, a), (z, y, x) = tables.triple_known, tables.triple_unknown
            first, second, third = first + a - x, second + b - y, third + c - z
            if self._reluctance:
                second -= self._reluctance * self._is_reluctant(numbers[0], numbers[1])
                third -= self._reluctance * self._is_reluctant(numbers[1], numbers[2])
        if len(self._triples) >= MOST_TRIPLES:
            self._triples.clear()
        found = self._triples[row << SHIFT | numbers[2]] = (first, second, third)
        return found

    def _is_reluctant(self, first: int, second: int) -> bool:
        if self._title[first] and self._title[second]:
            return False
        return f"{self._lower[first]} {self._lower[second]}" not in self._tables.dictionary

    def _token_maker(self) -> Callable[[str], int]:
        """What gives a number to a token not met before, and notes under it what it gives where it is seen alone."""
        tables, columns, written, lower = self._tables, self._single, self.written, self._lower
        title, marks, mark = self._title, self.marks, self._mark

        def make(token: str) -> int:
            number, folded, capital = len(written), token.lower(), is_title(token)
            rows = zip(
                columns,
                tables.singles.get(token, NOTHING),
                tables.folded_singles.get(folded, NOTHING),
                tables.titles[capital],
                tables.known[folded in tables.dictionary],
                tables.digits[is_digit(token)],
                strict=True,
            )
            for column, a, b, c, d, e in rows:
                column.append(a + b + c + d + e)
            written.append(token)
            lower.append(token if folded == token else folded)
            title.append(capital)
            marks.append(mark(token))
            return number

        return make

    def _pair_maker(self) -> Callable[[int], int]:
        """What makes a row for an adjacent pair not met before: what it gives to the four tokens that see it."""
        tables, written, lower, title = self._tables, self.written, self._lower, self._title
        zero, one, two, three, four = self._single
        raw_row, folded_row, dictionary = tables.pairs.get, tables.folded_pairs.get, tables.dictionary
        known, unknown, begin_words, begin_triples = (
            tables.pair_known,
            tables.pair_unknown,
            tables.begin_words,
            tables.begin_triples,
        )
        names = [weight + tables.triple_names[False] for weight in tables.pair_names]
        rows, reluctance = self._rows, self._reluctance
        extend = rows.extend

        def make(key: int) -> int:
            first, second = key >> SHIFT, key & MASK
            raw = f"{written[first]} {written[second]}"
            folded = f"{lower[first]} {lower[second]}"
            capitals = title[first] & title[second]
            if folded in dictionary:
                a, b, c, d = known
            else:
                a, b, c, d = unknown
                if not capitals:
                    b += reluctance
            for row in (raw_row(raw), folded_row(folded)):
                if row is not None:
                    a, b, c, d = a + row[0], b + row[1], c + row[2], d + row[3]
            begins = BEGINS if folded in begin_words or raw in begin_triples else 0
            place = len(rows)
            c += two[first] + three[second] + names[capitals]
            extend((zero[first] + a, one[first] + b, c, four[second] + d, begins | capitals))
            return place

        return make


class Memory(dict[Key, int], Generic[Key]):
    """Numbers by key; a key not met before gets one from `make`."""

    def __init__(self, make: Callable[[Key], int]) -> None:
        self._make: Callable[[Key], int] = make

    def __missing__(self, key: Key) -> int:
        found = self[key] = self._make(key)
        return found
