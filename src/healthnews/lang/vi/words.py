"""Vietnamese words as positions in the unchanged text.

A word is one or more syllables, and white space stands between syllables: which go together only a model can tell. `exact`
gives underthesea's very words; `facts` decodes with the same model, but keeps figures, dates, document numbers and
abbreviations whole and apart (`figures`).
"""

from __future__ import annotations

import threading
import warnings
from functools import cache

from healthnews.lang.vi import chunks, crf, decode, figures, files, foreign, replay
from healthnews.model import TokenMode

REPLAYED = 200_000  # tokens of a text for which rounding is looked into
_LOADING = threading.Lock()


class Exact:
    """underthesea's words from its own files, without importing it."""

    def __init__(self, found: files.Files) -> None:
        weights = crf.read(found.model)
        self._files = found
        self._chunks = chunks.Chunks(found.pattern, found.characters, found.spellings)
        self._tagger = decode.Tagger(weights, found.dictionary)

    def split(self, text: str, start: int, end: int, mode: TokenMode) -> list[tuple[int, int]]:
        """The words of text[start:end]."""
        tokens, starts, ends = self._chunks.split(text, start, end)
        if mode == "exact":
            return join(starts, ends, self.begins(tokens))
        pieces = figures.cut(text, start, end, tokens, starts, ends)
        begins, _ = self._tagger.begins(pieces.tokens, pieces.forced)
        return join(pieces.starts, pieces.ends, begins)

    def spelled(self, text: str) -> list[str]:
        """The words as underthesea spells them: normalised, with single spaces between the syllables."""
        tokens, _, _ = self._chunks.split(text, 0, len(text))
        words: list[str] = []
        for token, begin in zip(tokens, self.begins(tokens), strict=True):
            if begin:
                words.append(token)
            else:
                words[-1] += f" {token}"
        return words

    def begins(self, tokens: list[str]) -> list[bool]:
        """Which tokens begin a word."""
        begins, certain = self._tagger.begins(tokens)
        if certain or len(tokens) > REPLAYED:
            return begins
        return replay.begins(tokens, crf.read(self._files.model), self._files.dictionary)


def join(starts: list[int], ends: list[int], begins: list[bool]) -> list[tuple[int, int]]:
    """Tokens to words: from the start of one that begins to the end of the last that goes on."""
    firsts = [start for start, begin in zip(starts, begins, strict=True) if begin]
    lasts = [end for end, begin in zip(ends, begins[1:], strict=False) if begin]
    return [(a, b) for a, b in zip(firsts, lasts + ends[-1:], strict=True) if a < b]


def split(text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
    """The words of text[start:end], in order, covering every character that is not white space."""
    return segmenter().split(text, start, end, mode)


def segmenter() -> Exact | foreign.Foreign:
    """What cuts words, loaded once."""
    with _LOADING:
        return _load()


@cache
def _load() -> Exact | foreign.Foreign:
    try:
        return Exact(files.read())
    except (files.UnknownFilesError, crf.UnknownModelError) as reason:
        warnings.warn(f"words come from underthesea itself, slowly: {reason}", RuntimeWarning, stacklevel=4)
        return foreign.Foreign()
