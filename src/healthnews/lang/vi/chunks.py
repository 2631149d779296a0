"""Text to the tokens that the tagger sees, with their places in the unchanged text.

underthesea normalises a text (NFC, `ð` to `đ`) and walks it with one large expression. No alternative of it crosses white
space and only two look at the end of the text, so what becomes of a run of other characters depends on the run alone:
tokens are remembered run by run, apart from the text's last.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

from healthnews.text import Builder, PlainOrigin

MOST = 200_000  # runs that are remembered; then the memory starts afresh
LONGEST = 60  # characters of a run that is worth remembering
PIECE = 1000  # a longer run is cut, for the expression is quadratic in `1.1.1.1...`


class Chunk(NamedTuple):
    """The tokens of one run: as the tagger sees them, and where they start and end in the run as written."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Chunks:
    """Cuts runs of characters that are not white space into tokens."""

    def __init__(self, pattern: str, characters: dict[str, str], spellings: dict[str, str]) -> None:
        self._find = re.compile(pattern, re.VERBOSE).finditer
        self._characters = str.maketrans(characters)
        self._spellings = spellings
        self._inner: dict[str, Chunk | str] = {}
        self._last: dict[str, Chunk | str] = {}

    def split(self, text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
        """The tokens of text[start:end], their starts and their ends."""
        part = text if start == 0 and end == len(text) else text[start:end]
        tokens: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        runs = part.split()
        if not runs:
            return tokens, starts, ends
        places = _places(part, runs, start)
        cut = list(map(self._inner.get, runs))
        if _is_last(part, places[-1] - start + len(runs[-1])):
            cut[-1] = self._last.get(runs[-1]) or self._cut(runs[-1], final=True)
        for chunk, run, place in zip(cut, runs, places, strict=True):
            if chunk is None:
                chunk = self._inner.get(run) or self._cut(run, final=False)
            if chunk.__class__ is str:
                tokens.append(chunk)
                starts.append(place)
                ends.append(place + len(run))
            else:
                tokens += chunk.tokens
                starts += [place + s for s in chunk.starts]
                ends += [place + e for e in chunk.ends]
        return tokens, starts, ends

    def _cut(self, run: str, *, final: bool) -> Chunk | str:
        """The run's tokens; of a run that is one token, the token alone."""
        if len(run) > PIECE:
            return self._cut_long(run, final=final)
        value, places = _normal(run)
        value = value.translate(self._characters)
        found = [match.span() for match in self._find(value if final else value + " ")]
        tokens = tuple(self._spelled(value[a:b]) for a, b in found)
        chunk: Chunk | str = _placed(tokens, found, places)
        if len(tokens) == 1:
            chunk = run if tokens[0] == run else tokens[0]
        if len(run) <= LONGEST:
            memory = self._last if final else self._inner
            if len(memory) >= MOST:
                memory.clear()
            memory[run] = chunk
        return chunk

    def _cut_long(self, run: str, *, final: bool) -> Chunk:
        tokens: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for at in range(0, len(run), PIECE):
            piece = self._cut(run[at : at + PIECE], final=final and at + PIECE >= len(run))
            if isinstance(piece, str):
                piece = Chunk((piece,), (0,), (min(PIECE, len(run) - at),))
            tokens += piece.tokens
            starts += [at + s for s in piece.starts]
            ends += [at + e for e in piece.ends]
        return Chunk(tuple(tokens), tuple(starts), tuple(ends))

    def _spelled(self, token: str) -> str:
        if len(token) > 6:  # longer ones are not looked up, nor is there one in the table
            return token
        return self._spellings.get(token, token)


def _places(part: str, runs: list[str], start: int) -> list[int]:
    """Where the runs begin; `start` is where the part does."""
    first = len(part) - len(part.lstrip())
    lengths = list(map(len, runs))
    if sum(lengths) + len(runs) - 1 == len(part.strip()):  # the usual case: one space between any two
        return list(accumulate(lengths[:-1], _next, initial=start + first))
    places, place = [], 0
    for run in runs:
        place = part.index(run, place)
        places.append(start + place)
        place += len(run)
    return places


def _next(place: int, length: int) -> int:
    return place + length + 1


def _is_last(part: str, end: int) -> bool:
    """Whether `$` matches at `end`: at the text's end, or before a line feed that ends it."""
    return end == len(part) or part[end:] == "\n"


def _normal(run: str) -> tuple[str, list[tuple[int, int]] | None]:
    """The run in NFC and, where that differs, the part of the run that each of its characters was made of."""
    if run.isascii() or unicodedata.is_normalized("NFC", run):
        return run, None
    builder = Builder(PlainOrigin(run))
    builder.copy(0, len(run))
    text = builder.build()
    return text.value, [text.origin_span(i, i + 1) for i in range(len(text))]


def _placed(
    tokens: tuple[str, ...], found: list[tuple[int, int]], places: list[tuple[int, int]] | None
) -> Chunk:
    """The tokens with their places in the run as written.

    Where a character and its marks, made into one, are torn apart again, the first token keeps the place and the others are
    empty.
    """
    if places is None:
        return Chunk(tokens, tuple(a for a, _ in found), tuple(b for _, b in found))
    starts, ends, edge = [], [], 0
    for a, b in found:
        starts.append(max(edge, places[a][0]))
        edge = max(edge, places[b - 1][1])
        ends.append(edge)
    return Chunk(tokens, tuple(starts), tuple(ends))
