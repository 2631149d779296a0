"""Characters that know their origin.

A document passes three spaces. Its *source* is bytes on disk. Its *origin* is a string of code points that was read
from them: the decoded file itself, or the characters of an HTML page's text nodes. Its *text* is what later stages
see: Unicode NFC, furniture left out, white space collapsed. A `Text` is only ever made by copying from an origin
through a `Builder`, so that every one of its code points can say which code points of the origin, and through `Source`
which bytes, it came from.

A copied run has an inside: any part of it maps to the same part of the origin. A rewritten run (two combining letters
read as one) has none: any part of it maps to the whole.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

# Starters that compose with the character before them (Unicode NFC_Quick_Check=Maybe with combining class 0).
JOINING = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    + "".join(map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]))
)
CHECKPOINT = 2048  # code points between two known byte positions: 0.2 ms to build for a page of 500 KB


class Span(NamedTuple):
    """A half-open interval of positions."""

    start: int
    end: int


class Source:
    """The bytes of one document and the text they decode to.

    `text` has one code point for every character that was decoded, bad bytes as U+FFFD; `escaped` is the same string
    with bad bytes as lone surrogates (`surrogateescape`), so that encoding any part of it gives the very bytes.
    `offsets`, where a legacy encoding needs it, holds the byte position of every code point and of the end.
    """

    def __init__(
        self,
        raw: bytes,
        text: str,
        encoding: str,
        *,
        bom_bytes: int = 0,
        escaped: str | None = None,
        offsets: Sequence[int] | None = None,
        warnings: tuple[str, ...] = (),
    ) -> None:
        self.raw = raw
        self.text = text
        self.encoding = encoding
        self.warnings = warnings
        self._bom_bytes = bom_bytes
        self._escaped = text if escaped is None else escaped
        self._offsets = offsets
        self._ascii = bom_bytes == 0 and offsets is None and escaped is None and len(raw) == len(text)
        self._checkpoints: list[int] | None = None
        self._lines: list[int] | None = None

    def byte_at(self, position: int) -> int:
        """The byte position of a code point of `text` (or of its end)."""
        if self._ascii:
            return position
        if self._offsets is not None:
            return self._offsets[position]
        checkpoints = self._checkpoints or self._measure()
        index = position // CHECKPOINT
        return checkpoints[index] + self._size(index * CHECKPOINT, position)

    def bytes_of(self, start: int, end: int) -> tuple[int, int]:
        """The bytes [start, end) of the code points [start, end) of `text`."""
        return self.byte_at(start), self.byte_at(end)

    def line_at(self, byte: int) -> int:
        """The line, from 1, of a byte position; lines end at LF, CRLF or CR, in code points of the decoded text."""
        if self._lines is None:
            self._lines = _line_starts(self)
        return bisect_right(self._lines, byte)

    def _measure(self) -> list[int]:
        total, found = self._bom_bytes, [self._bom_bytes]
        for start in range(0, len(self._escaped), CHECKPOINT):
            total += self._size(start, start + CHECKPOINT)
            found.append(total)
        self._checkpoints = found
        return found

    def _size(self, start: int, end: int) -> int:
        errors = "surrogatepass" if self.encoding.startswith("utf-16") else "surrogateescape"
        return len(self._escaped[start:end].encode(self.encoding, errors))


def _line_starts(source: Source) -> list[int]:
    """The byte position where each line starts."""
    text = source.text
    mark = "\r" if "\n" not in text else "\n"  # old Mac line ends
    if source.encoding.startswith(("utf-16", "utf-32")):
        return [0, *(source.byte_at(match.end()) for match in re.finditer(mark, text))]
    return [
        0,
        *(match.end() for match in re.finditer(mark.encode(), source.raw)),
    ]  # a byte below 0x80 is that character


class Origin(Protocol):
    """Code points that a text was copied from, and where they stand in the decoded source."""

    value: str

    def place(self, start: int, end: int) -> tuple[int, int, bool]:
        """The code points of `Source.text` that [start, end) of `value` was read from.

        The third part says whether the place is exact; an origin that cannot place a part answers the smallest
        known place around it and False.
        """


class PlainOrigin:
    """The decoded source itself."""

    def __init__(self, value: str) -> None:
        self.value = value

    def place(self, start: int, end: int) -> tuple[int, int, bool]:
        return start, end, True


class Run(NamedTuple):
    """`size` code points of a text from `start`, read from [origin_start, origin_end) of its origin.

    A copied run has its origin part's very code points; any other is rewritten. A run of no origin (a separator that
    a stage wrote) has origin_start == origin_end.
    """

    start: int
    size: int
    origin_start: int
    origin_end: int
    copied: bool


class Text:
    """A string in NFC whose code points know where in `origin` they came from."""

    __slots__ = ("_starts", "origin", "runs", "value")

    def __init__(self, value: str, runs: tuple[Run, ...], origin: Origin) -> None:
        self.value = value
        self.runs = runs
        self.origin = origin
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.value)

    def __str__(self) -> str:
        return self.value

    def origin_span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the origin that [start, end) was read from; start < end."""
        first = self._run_at(start)
        last = self._run_at(end - 1)
        return _inside(first, start, left=True), _inside(last, end, left=False)

    def source_span(self, start: int, end: int) -> tuple[int, int, bool]:
        """The code points of the decoded source that [start, end) was read from, and whether that is exact."""
        return self.origin.place(*self.origin_span(start, end))

    def _run_at(self, position: int) -> Run:
        if self._starts is None:
            self._starts = [run.start for run in self.runs]
        return self.runs[max(0, bisect_right(self._starts, position) - 1)]


def _inside(run: Run, position: int, *, left: bool) -> int:
    """Where in the origin a position of a run stands: exactly in a copy, at the outer edge of a rewritten run."""
    if run.copied:
        return run.origin_start + position - run.start
    return run.origin_start if left else run.origin_end


class Builder:
    """Makes a Text by copying from an origin, left to right.

    >>> builder = Builder(PlainOrigin("  Có 210  giường "))
    >>> builder.copy(2, 8); builder.copy(9, 16)
    >>> text = builder.build()
    >>> text.value, text.origin_span(3, 6)
    ('Có 210 giường', (5, 8))
    """

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def copy(self, start: int, end: int) -> None:
        """Append [start, end) of the origin, in NFC.

        Cut only between characters: what ends one copy must not combine with what begins the next.
        """
        part = self.origin.value[start:end]
        if not part:
            return
        if part.isascii() or unicodedata.is_normalized("NFC", part):
            self._append(part, start, end, copied=True)
            return
        for piece_start, piece_end in _clusters(part):
            piece = part[piece_start:piece_end]
            composed = unicodedata.normalize("NFC", piece)
            # "e", acute, dot below and "ẹ", acute are equally long: only the same characters are a copy
            self._append(composed, start + piece_start, start + piece_end, copied=composed == piece)

    def write(self, value: str) -> None:
        """Append characters that stand nowhere in the source, such as the newline between two blocks."""
        if value:
            edge = self._runs[-1].origin_end if self._runs else 0
            self._parts.append(value)
            self._runs.append(Run(self._size, len(value), edge, edge, copied=False))
            self._size += len(value)

    def replace(self, value: str, start: int, end: int) -> None:
        """Append `value`, read from [start, end) of the origin as a whole: a run without an inside."""
        self._append(value, start, end, copied=False)

    def take(self, text: Text, start: int, end: int) -> None:
        """Append [start, end) of a text of the same origin."""
        for run in text.runs:
            left, right = max(start, run.start), min(end, run.start + run.size)
            if left >= right:
                continue
            if run.copied:
                self.copy(run.origin_start + left - run.start, run.origin_start + right - run.start)
            else:
                self._append(text.value[left:right], run.origin_start, run.origin_end, copied=False)

    def build(self) -> Text:
        """The text so far; the builder can go on."""
        return Text("".join(self._parts), tuple(self._runs), self.origin)

    def _append(self, value: str, start: int, end: int, *, copied: bool) -> None:
        self._parts.append(value)
        last = self._runs[-1] if self._runs else None
        if copied and last and last.copied and last.origin_end == start:
            self._runs[-1] = Run(last.start, last.size + len(value), last.origin_start, end, copied=True)
        else:
            self._runs.append(Run(self._size, len(value), start, end, copied))
        self._size += len(value)


def _clusters(part: str) -> list[tuple[int, int]]:
    """Pieces of a string that normalise on their own: runs that are in NFC already, and starters with their marks."""
    found: list[tuple[int, int]] = []
    start, size = 0, len(part)
    while start < size:
        end = start + 1
        while end < size and not _starts_cluster(part[end]):
            end += 1
        found.append((start, end))
        start = end
    return found


@lru_cache(maxsize=4096)
def _starts_cluster(char: str) -> bool:
    """Whether normalisation can never join a character to what stands before it."""
    if char.isascii():
        return True
    return unicodedata.combining(char) == 0 and char not in JOINING and unicodedata.is_normalized("NFC", "a" + char)
