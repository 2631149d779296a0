"""Vietnamese words as positions in the unchanged text.

A word is one or more syllables, and white space stands between syllables: which go together only a model can
tell. `exact` gives underthesea's very words. `facts` decodes with the same model, but keeps figures, dates,
document numbers and abbreviations whole and apart (figures.py), and is reluctant to join small words that no
entry of the dictionary holds: on the Vietnamese treebank's development part 96.6 of F1 instead of 95.4."""

from __future__ import annotations

import gc
import sys
import threading
import warnings
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import accumulate, compress
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from healthnews.lang.vi import chunks, crf, decode, figures, files, foreign, replay, scores, tables

if TYPE_CHECKING:
    from healthnews.model import TokenMode

RELUCTANCE = -2.5  # set on the development part, where -1 gives 96.4 and -2 to -3 the same
REPLAYED = 200_000  # tokens of a text for which rounding is looked into
_LOADING = threading.Lock()


def split(text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
    """The words of text[start:end], in order, covering every character that is not white space."""
    return segmenter().split(text, [(start, end)], mode)[0]


class Mode:
    """Tokens, scores and decisions of one mode, and the memory behind them."""

    def __init__(self, cut: chunks.Cut, memory: scores.Scores, decoder: decode.Decoder) -> None:
        self.scores = memory
        self._chunks = chunks.Chunks(cut, memory.token.__getitem__)
        self._decoder = decoder

    def split(self, text: str, spans: Iterable[tuple[int, int]]) -> Batch:
        """The tokens of texts, each of which is a span of `text`, and which of them begin a word."""
        if self.scores.full:
            self.scores.forget()
            self._chunks.forget(self.scores.token.__getitem__)
        edges = self.scores.edge * 2
        parts, reaches, jumps = [edges], [], []
        size, place = 2, 0
        for start, end in spans:
            for line_start, line_end, records in self._chunks.split(text, start, end):
                jumps.append((size - 1, line_start - place))
                parts.append(records)
                size += len(records) // scores.SIZE
                place = line_end + 1
            parts.append(edges)
            reaches.append(size)
            size += 2
        records = b"".join(parts)
        begins, unsure = self._decoder.begins(self.scores.of(records), records[2 :: scores.SIZE])
        return Batch(records, reaches, jumps, begins, unsure)


class Batch(NamedTuple):
    """Texts as tokens that stand side by side, two edges before and behind each."""

    records: bytes
    reaches: list[int]  # the token behind each text's last
    jumps: list[tuple[int, int]]  # behind a token, how much further the next one starts than its record says
    begins: bytearray
    unsure: int  # up to where rounding may have decided (decode.py)

    def words(self) -> list[list[tuple[int, int]]]:
        """Each text's words: from the start of a token that begins to the end of the last that goes on."""
        heads = array("H", self.records)
        steps = array("i", self.records)[1::10]
        for at, more in self.jumps:
            steps[at] += more
        lengths = heads[::20]
        starts = list(accumulate(steps, initial=0))
        ends = map(add, starts, lengths)
        begins = self.begins
        found = list(zip(compress(starts, begins), compress(ends, begins[1:] + b"\1"), strict=True))
        texts, first, word = [], 2, 2
        for reach in self.reaches:
            begins[first] = 1
            count = begins.count(1, first, reach)
            texts.append(found[word : word + count])
            first, word = reach + 2, word + count + 2
        if b"\1" in self.records[3 :: scores.SIZE]:  # what several tokens were made of belongs to the first
            texts = [[span for span in text if span[0] < span[1]] for text in texts]
        return texts


class Segmenter:
    """Words from underthesea's own files, without importing it."""

    def __init__(self, found: files.Files) -> None:
        model = crf.Model(found.model)
        table = tables.Tables(model, found.dictionary)
        expression = chunks.Expression(found.pattern, found.characters, found.spellings)
        decoder = decode.Decoder(model.steps)
        exact = scores.Scores(table, decoder.outside)
        facts = scores.Scores(table, decoder.outside, RELUCTANCE, figures.mark)
        self._tables = table
        self._exact = Mode(expression, exact, decoder)
        self._facts = Mode(figures.Figures(expression), facts, decoder)
        self._lock = threading.Lock()  # the memories are not made for two threads

    def split(self, text: str, spans: Sequence[tuple[int, int]], mode: TokenMode) -> list[list[tuple[int, int]]]:
        """The words of each of the texts that are spans of `text`."""
        with self._lock:
            if mode == "facts":
                return self._facts.split(text, spans).words()
            return [self._tagged(text, start, end).words()[0] for start, end in spans]

    def spelled(self, text: str) -> list[str]:
        """The words as underthesea spells them: normalised, with single spaces between the syllables."""
        with self._lock:
            batch = self._tagged(text, 0, len(text))
            words: list[str] = []
            for token, begin in zip(self._tokens(batch), batch.begins[2:-2], strict=True):
                if begin or not words:
                    words.append(token)
                else:
                    words[-1] += f" {token}"
            return words

    def _tagged(self, text: str, start: int, end: int) -> Batch:
        """A text's tokens with underthesea's own labels."""
        batch = self._exact.split(text, [(start, end)])
        if 0 < batch.unsure < REPLAYED:
            tokens, last = self._tokens(batch), batch.unsure - 2  # two edges stand before
            batch.begins[2 : batch.unsure] = replay.begins(tokens, last, batch.begins[batch.unsure], self._tables)
        return batch

    def _tokens(self, batch: Batch) -> list[str]:
        """The tokens of a text in exact mode, as they are spelled."""
        numbers = array("Q", batch.records)[1::5]
        return [self._exact.scores.written[number] for number in numbers[2:-2]]


def segmenter() -> Segmenter | foreign.Foreign:
    """What cuts words, loaded once."""
    with _LOADING:
        return _load()


@cache
def _load() -> Segmenter | foreign.Foreign:
    try:
        if sys.byteorder != "little":
            raise files.UnknownFilesError("the model's numbers are little-endian, this machine's are not")
        with _no_collection():
            return Segmenter(files.read())
    except (files.UnknownFilesError, crf.UnknownModelError) as reason:
        warnings.warn(f"words come from underthesea itself, slowly: {reason}", RuntimeWarning, stacklevel=4)
        return foreign.Foreign()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the cyclic collector, which has nothing to find in tables and looks again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
