"""Text to the tokens that the tagger sees, with their places in the unchanged text.

underthesea normalises a text (NFC, `ð` to `đ`) and walks it with one large expression. No alternative of it
crosses white space and only two look at the end of the text, so what becomes of a run of other characters depends
on the run alone: tokens are remembered run by run, apart from the text's last. They cover the run, so their
lengths are all that is kept of their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate, chain
from operator import add, itemgetter

from healthnews.text import Builder, PlainOrigin

MOST = 100_000  # runs that are remembered; then the memory starts afresh
LONGEST = 60  # characters of a run that is worth remembering
WHOLE = 2000  # characters of a run that the expression sees at once: no address is longer
PIECE = 100  # a longer run is cut into such pieces, for the expression is quadratic in `1.1.1.1...`
LINE = re.compile(r"\S+(?: \S+)*")

# Letters alone, which only the alternative for words takes, with marks that are tokens each; a full stop only behind
# what is no abbreviation. `ʺ` is a letter to Unicode and a mark to underthesea, whose `Th.s` is also in "Those".
PLAIN = re.compile(
    r"""[(\["“‘]*+ (?!Th.[sS]) ([^\W\d_ʺ]++)
        (?: [)\],;?!"”’]*+ | \.(?<!Tp\.)(?<!Mr\.)(?<!Mrs\.)(?<!Ms\.)(?<!Dr\.) )""",
    re.VERBOSE,
)

Cut = Callable[[str, bool], tuple[list[str], list[int]]]  # a run, and whether the text ends with it: tokens and lengths
Chunk = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]  # numbers, lengths, steps to the next token's start


class Chunks:
    """Texts to numbered tokens."""

    def __init__(self, cut: Cut, number: Callable[[str], int]) -> None:
        self._cut = cut
        self._number = number
        self._inner = Memory(self)
        self._last: dict[str, Chunk] = {}

    def forget(self, number: Callable[[str], int]) -> None:
        """Start the memory afresh, with new numbers."""
        self._number = number
        self._inner.clear()
        self._last.clear()

    def split(self, text: str, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
        """The tokens of text[start:end] by their numbers, their starts and their ends."""
        numbers: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for line in LINE.finditer(text, start, end):
            runs = line[0].split(" ")
            cut = list(map(self._inner.__getitem__, runs))
            if _is_last(text, line.end(), end):
                cut[-1] = self._last.get(runs[-1]) or self._remember(runs[-1], final=True)
            places = list(accumulate(chain.from_iterable(map(STEPS, cut)), initial=line.start()))
            numbers += chain.from_iterable(map(NUMBERS, cut))
            ends += map(add, places, chain.from_iterable(map(LENGTHS, cut)))
            places.pop()
            starts += places
        return numbers, starts, ends

    def chunk(self, run: str, *, final: bool) -> Chunk:
        """The run's tokens."""
        tokens: Iterable[str]
        if len(run) <= WHOLE:
            tokens, lengths = self._cut(run, final)
        else:
            pieces = [run[at : at + PIECE] for at in range(0, len(run), PIECE)]
            cuts = [self._cut(piece, final and at == len(pieces) - 1) for at, piece in enumerate(pieces)]
            tokens, lengths = chain.from_iterable(c[0] for c in cuts), list(chain.from_iterable(c[1] for c in cuts))
        numbers = tuple(map(self._number, tokens))
        return numbers, _shared(*lengths), _shared(*lengths[:-1], lengths[-1] + 1)

    def _remember(self, run: str, *, final: bool) -> Chunk:
        chunk = self.chunk(run, final=final)
        if len(run) <= LONGEST:
            if len(self._last) >= MOST:
                self._last.clear()
            self._last[run] = chunk
        return chunk


NUMBERS, LENGTHS, STEPS = itemgetter(0), itemgetter(1), itemgetter(2)


class Memory(dict[str, Chunk]):
    """The runs met so far that do not end a text."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks

    def __missing__(self, run: str) -> Chunk:
        chunk = self._chunks.chunk(run, final=False)
        if len(run) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[run] = chunk
        return chunk


@lru_cache(maxsize=5000)
def _shared(*lengths: int) -> tuple[int, ...]:
    """One tuple for all runs whose tokens are as long."""
    return lengths


def _is_last(text: str, at: int, end: int) -> bool:
    """Whether `$` matches at `at`: at the text's end, or before a line feed that ends it."""
    return at == end or (at == end - 1 and text[at] == "\n")


class Expression:
    """A run to tokens as underthesea's expression, its characters and its spellings have it."""

    def __init__(self, pattern: str, characters: dict[str, str], spellings: dict[str, str]) -> None:
        self._find = re.compile(
            pattern, re.VERBOSE | re.UNICODE
        ).finditer  # the flags it was compiled with: found again
        self._characters = str.maketrans(characters)
        self._spellings = spellings

    def __call__(self, run: str, final: bool) -> tuple[list[str], list[int]]:
        """The tokens and how many characters of the run, as written, each was made of."""
        normal = run.isascii() or unicodedata.is_normalized("NFC", run)
        plain = PLAIN.fullmatch(run) if normal else None
        if plain and (run[-1] != "." or plain[1][1:].islower()):
            return self._plain(run, *plain.span(1))
        value, places = _normal(run)
        value = value.translate(self._characters)
        found = [match.span() for match in self._find(value if final else value + " ")]
        ends = [b if places is None else places[b - 1] for _, b in found]
        return [self._spelled(value[a:b]) for a, b in found], [b - a for a, b in zip([0, *ends], ends, strict=False)]

    def _plain(self, run: str, start: int, end: int) -> tuple[list[str], list[int]]:
        """A word and the marks around it, which no alternative joins."""
        word = run[start:end].translate(self._characters)
        tokens = [*run[:start], self._spelled(word), *run[end:]]
        lengths = [1] * len(tokens)
        lengths[start] = end - start
        return [run] if tokens == [run] else tokens, lengths

    def _spelled(self, token: str) -> str:
        if len(token) > 6:  # longer ones are not looked up, nor is there one in the table
            return token
        return self._spellings.get(token, token)


def _normal(run: str) -> tuple[str, list[int] | None]:
    """The run in NFC and, where that differs, where in the run the makings of each of its characters end.

    What was made of the same characters ends with them at the same place: all but the first of such tokens are empty.
    """
    if run.isascii() or unicodedata.is_normalized("NFC", run):
        return run, None
    builder = Builder(PlainOrigin(run))
    builder.copy(0, len(run))
    text = builder.build()
    ends = [text.origin_span(at, at + 1)[1] for at in range(len(text))]
    return text.value, list(accumulate(ends, max))
