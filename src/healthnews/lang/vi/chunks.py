"""Text to the tokens that the tagger sees, with their places in the unchanged text.

underthesea normalises a text (NFC, `ð` to `đ`) and walks it with one large expression. No alternative of it
crosses white space and only two look at the end of the text, so what becomes of a run of other characters depends
on the run alone: tokens are remembered run by run, apart from the text's last. They cover the run, so their
lengths are all that is kept of their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain

from healthnews.lang.vi.scores import HEAD
from healthnews.text import Builder, PlainOrigin

MOST = 100_000  # runs that are remembered; then the memory starts afresh
LONGEST = 60  # characters of a run that is worth remembering
WHOLE = 2000  # characters of a run that the expression sees at once: no address is longer
PIECE = 50  # a longer run is cut into such pieces, for the expression is quadratic in `1.1.1.1...`
LINE = re.compile(r"\S+(?: \S+)*")

# Letters alone, which only the alternative for words takes, with marks that are tokens each; a full stop only behind
# what is no abbreviation. `ʺ` is a letter to Unicode and a mark to underthesea, whose `Th.s` is also in "Those".
OPENING, CLOSING = '(["“‘', ')],;?!"”’'
PLAIN = re.compile(
    rf"""[{re.escape(OPENING)}]*+ (?!Th.[sS]) ([^\W\d_ʺ]++)
        (?: [{re.escape(CLOSING)}]*+ | \.(?<!Tp\.)(?<!Mr\.)(?<!Mrs\.)(?<!Ms\.)(?<!Dr\.) )""",
    re.VERBOSE,
)

Cut = Callable[[str, bool], tuple[list[str], list[int]]]  # a run, and whether the text ends with it: tokens and lengths
Token = tuple[bytes, int]  # the body of a token's record, its mark (scores.py)


class Chunks:
    """Texts to tokens, as records that stand side by side."""

    def __init__(self, cut: Cut, token: Callable[[str], Token]) -> None:
        self._cut = cut
        self._token = token
        self._inner = Memory(self)
        self._last: dict[str, bytes] = {}

    def forget(self, token: Callable[[str], Token]) -> None:
        """Start the memory afresh, with new tokens."""
        self._token = token
        self._inner.clear()
        self._last.clear()

    def split(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """The records of text[start:end], line by line: where the line starts and ends, its tokens."""
        for line in LINE.finditer(text, start, end):
            runs = line[0].split(" ")
            cut = list(map(self._inner.__getitem__, runs))
            if _is_last(text, line.end(), end):
                cut[-1] = self._last.get(runs[-1]) or self._remember(runs[-1], final=True)
            yield line.start(), line.end(), b"".join(cut)

    def chunk(self, run: str, *, final: bool) -> bytes:
        """The records of a run's tokens."""
        tokens: Iterable[str]
        if len(run) <= WHOLE:
            tokens, lengths = self._cut(run, final)
        else:
            pieces = [run[at : at + PIECE] for at in range(0, len(run), PIECE)]
            known = {piece: self._cut(piece, False) for piece in set(pieces[:-1])}  # mostly the same again and again
            cuts = [*map(known.__getitem__, pieces[:-1]), self._cut(pieces[-1], final)]
            tokens, lengths = chain.from_iterable(c[0] for c in cuts), list(chain.from_iterable(c[1] for c in cuts))
        if len(lengths) == 1:
            (token,), (length,) = tokens, lengths
            body, mark = self._token(token)
            return HEAD.pack(length, mark, False, length + 1) + body
        parts: list[bytes] = []
        for token, length in zip(tokens, lengths, strict=True):
            body, mark = self._token(token)
            parts += (HEAD.pack(length, mark, not length, length), body)
        parts[-2] = HEAD.pack(length, mark, not length, length + 1)  # a blank stands behind the last
        return b"".join(parts)

    def _remember(self, run: str, *, final: bool) -> bytes:
        chunk = self.chunk(run, final=final)
        if len(run) <= LONGEST:
            if len(self._last) >= MOST:
                self._last.clear()
            self._last[run] = chunk
        return chunk


class Memory(dict[str, bytes]):
    """The runs met so far that do not end a text."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks

    def __missing__(self, run: str) -> bytes:
        chunk = self._chunks.chunk(run, final=False)
        if len(run) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[run] = chunk
        return chunk


def _is_last(text: str, at: int, end: int) -> bool:
    """Whether `$` matches at `at`: at the text's end, or before a line feed that ends it."""
    return at == end or (at == end - 1 and text[at] == "\n")


class Expression:
    """A run to tokens as underthesea's expression, its characters and its spellings have it."""

    def __init__(self, pattern: str, characters: dict[str, str], spellings: dict[str, str]) -> None:
        # the flags that it was compiled with: so it is found again, not compiled again
        self._find = re.compile(pattern, re.VERBOSE | re.UNICODE).finditer
        self._odd = frozenset(characters)
        self._characters = str.maketrans(characters)
        self._spellings = spellings

    def __call__(self, run: str, final: bool) -> tuple[list[str], list[int]]:
        """The tokens and how many characters of the run, as written, each was made of."""
        normal = run.isascii() or unicodedata.is_normalized("NFC", run)
        if normal:
            tail = run.lstrip(OPENING)
            word = tail.rstrip(CLOSING)
            if word.isalpha() and word[:2] != "Th" and "ʺ" not in word:  # most runs: sooner told so than by PLAIN
                start = len(run) - len(tail)
                return self._plain(run, start, start + len(word))
            plain = PLAIN.fullmatch(run)
            if plain and (run[-1] != "." or plain[1][1:].islower()):
                return self._plain(run, *plain.span(1))
        value, places = (run, None) if normal else _normal(run)
        value = value.translate(self._characters)
        found = [match.span() for match in self._find(value if final else value + " ")]
        ends = [b if places is None else places[b - 1] for _, b in found]
        return [self._spelled(value[a:b]) for a, b in found], [b - a for a, b in zip([0, *ends], ends, strict=False)]

    def _plain(self, run: str, start: int, end: int) -> tuple[list[str], list[int]]:
        """A word and the marks around it, which no alternative joins."""
        tokens = [*run[:start], self._spelled(run[start:end]), *run[end:]]
        lengths = [1] * len(tokens)
        lengths[start] = end - start
        return tokens, lengths

    def _spelled(self, token: str) -> str:
        """The token in underthesea's characters and spelling."""
        if not self._odd.isdisjoint(token):
            token = token.translate(self._characters)
        if len(token) > 6:  # longer ones are not looked up, nor is there one in the table
            return token
        return self._spellings.get(token, token)


def _normal(run: str) -> tuple[str, list[int]]:
    """The run in NFC, and where in the run the makings of each of its characters end.

    What was made of the same characters ends with them at the same place: all but the first of such tokens are empty.
    """
    builder = Builder(PlainOrigin(run))
    builder.copy(0, len(run))
    text = builder.build()
    ends: list[int] = []
    for part in text.runs:
        ends += range(part.origin_start + 1, part.origin_end + 1) if part.copied else [part.origin_end] * part.size
    return text.value, list(accumulate(ends, max))
