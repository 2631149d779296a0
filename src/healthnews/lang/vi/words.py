"""Vietnamese words as positions in the unchanged text.

A word is one or more syllables, and white space stands between syllables: which go together only a model can
tell. `exact` gives underthesea's very words. `facts` decodes with the same model, but keeps figures, dates,
document numbers and abbreviations whole and apart (figures.py), and is reluctant to join small words that no
entry of the dictionary holds: on the Vietnamese treebank's development part 96.6 of F1 instead of 95.4."""

from __future__ import annotations

import gc
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import chain, compress

from healthnews.lang.vi import chunks, crf, decode, figures, files, foreign, replay, scores, tables
from healthnews.model import TokenMode

RELUCTANCE = -2.5  # set on the development part, where -1 gives 96.4 and -2 to -3 the same
REPLAYED = 200_000  # tokens of a text for which rounding is looked into
_LOADING = threading.Lock()


def split(text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
    """The words of text[start:end], in order, covering every character that is not white space."""
    return segmenter().split(text, start, end, mode)


class Mode:
    """Tokens and scores of one mode, and the memory of both."""

    def __init__(self, cut: chunks.Cut, memory: scores.Scores) -> None:
        self.scores = memory
        self._chunks = chunks.Chunks(cut, self.scores.number.__getitem__)

    def split(self, text: str, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
        """The tokens by number, their starts and ends."""
        if self.scores.full:
            self.scores.forget()
            self._chunks.forget(self.scores.number.__getitem__)
        return self._chunks.split(text, start, end)


class Segmenter:
    """Words from underthesea's own files, without importing it."""

    def __init__(self, found: files.Files) -> None:
        model = crf.Model(found.model)
        table = tables.Tables(model, found.dictionary)
        expression = chunks.Expression(found.pattern, found.characters, found.spellings)
        self._files = found
        self._decoder = decode.Decoder(model.steps)
        self._exact = Mode(expression, scores.Scores(table))
        self._facts = Mode(figures.Figures(expression), scores.Scores(table, RELUCTANCE, figures.mark))
        self._lock = threading.Lock()  # the memories are not made for two threads

    def split(self, text: str, start: int, end: int, mode: TokenMode) -> list[tuple[int, int]]:
        """The words of text[start:end]."""
        with self._lock:
            how = self._exact if mode == "exact" else self._facts
            numbers, starts, ends = how.split(text, start, end)
            if not numbers:
                return []
            return _join(starts, ends, self._begins(numbers) if mode == "exact" else self._begins_facts(numbers))

    def spelled(self, text: str) -> list[str]:
        """The words as underthesea spells them: normalised, with single spaces between the syllables."""
        with self._lock:
            numbers, _, _ = self._exact.split(text, 0, len(text))
            written = self._exact.scores.written
            words: list[str] = []
            for number, begin in zip(numbers, self._begins(numbers) if numbers else (), strict=True):
                if begin:
                    words.append(written[number])
                else:
                    words[-1] += f" {written[number]}"
            return words

    def _begins(self, numbers: list[int]) -> list[bool]:
        """Which tokens begin a word, as underthesea has it."""
        begins, certain = self._decoder.begins(self._exact.scores.of(numbers))
        if not certain and len(numbers) <= REPLAYED:
            tokens = [self._exact.scores.written[number] for number in numbers]
            begins = replay.begins(tokens, crf.Model(self._files.model), self._files.dictionary)
        return begins

    def _begins_facts(self, numbers: list[int]) -> list[bool]:
        """Which tokens begin a word where some stand alone: these, and what follows them."""
        memory = self._facts.scores
        found = memory.of(numbers)
        for at in figures.breaks([memory.marks[number] for number in numbers]):
            found[at] = decode.NEVER
        return self._decoder.begins(found)[0]


def _join(starts: list[int], ends: list[int], begins: list[bool]) -> list[tuple[int, int]]:
    """Tokens to words: from the start of one that begins to the end of the last that goes on."""
    firsts = compress(starts, begins)
    lasts = compress(ends, begins[1:])
    return [(a, b) for a, b in zip(firsts, chain(lasts, ends[-1:]), strict=True) if a < b]


def segmenter() -> Segmenter | foreign.Foreign:
    """What cuts words, loaded once."""
    with _LOADING:
        return _load()


@cache
def _load() -> Segmenter | foreign.Foreign:
    try:
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
