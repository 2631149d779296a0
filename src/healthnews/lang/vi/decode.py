"""Labels by Viterbi, with one number a token, and only where the token itself does not decide.

Of two labels, B (begins a word) and I (goes on), only the difference d of the best paths' scores matters: of the
one that ends in I at a token less that of the one that ends in B. With the token's own score e and the weights of
the steps (BI: from B to I)
    d' = e + (BI - BB  if d <= BB - IB  else  II - IB  if d >= BI - II  else  BI - IB - d)
and the label before an I is I where d > BI - II, before a B where d > BB - IB. What stands in the brackets lies between
BI - BB and II - IB: nine scores in ten are so low or so high that their label is the same whatever stands before, which
the first byte of the score tells. The others stand in short runs between decided ones, and only there is a path sought.
"""

from __future__ import annotations

import re
from array import array

from healthnews.lang.vi.scores import ALONE, BIAS, EDGE, SCALE

NEAR = 3e-6  # closer to a threshold, the order of additions decides (see replay.py)
STEP = (1 << 24) / SCALE  # what the first byte of a score counts
INNER, BEGINS, OPEN = 0, 1, 2

RUN = re.compile(b"\2+")
LONE_CAPITALS = re.compile(b"(?<!\2)\2(?!\2)")
IS_ALONE = bytes(mark == ALONE for mark in range(256))
IS_EDGE = bytes(mark == EDGE for mark in range(256))


class Decoder:
    """The best path under the weights of a model's steps."""

    def __init__(self, steps: list[list[float]]) -> None:
        (bb, bi), (ib, ii) = steps
        self._low, self._high = bb - ib, bi - ii
        self._begin, self._inner, self._step = bi - bb, ii - ib, bi - ib
        self.outside = (self._begin, self._low)  # makes a first token's score d itself, and the last's threshold 0
        least, most = self._low - max(self._begin, self._inner), self._high - min(self._begin, self._inner)
        self._classes = bytes(
            BEGINS if (byte + 1) * STEP - BIAS < least - NEAR else INNER if byte * STEP - BIAS > most + NEAR else OPEN
            for byte in range(256)
        )

    def begins(self, scores: array[int], marks: bytes) -> tuple[bytearray, int]:
        """Which tokens begin a word, and up to where the rounding of a sum may have decided it: mostly 0.

        The token there is one whose label is certain.
        """
        known = _forced(scores.tobytes()[3::4].translate(self._classes), marks)
        found = bytearray(known)
        unsure = 0
        for run in RUN.finditer(known):
            start, end = run.span()
            ends = self._forward(scores[start:end], self._begin if known[start - 1] else self._inner)
            begin = known[end]
            for at in range(end - 1, start - 1, -1):
                far = ends[at - start] - (self._low if begin else self._high)
                if -NEAR < far < NEAR:
                    unsure = end
                found[at] = begin = far <= 0
        return found, unsure

    def _forward(self, scores: array[int], first: float) -> list[float]:
        """By how much the best path that ends in I at each token beats the one that ends in B."""
        d = scores[0] / SCALE - BIAS + first
        found = [d]
        for score in scores[1:]:
            more = self._begin if d <= self._low else self._inner if d >= self._high else self._step - d
            d = score / SCALE - BIAS + more
            found.append(d)
        return found


def _forced(known: bytes, marks: bytes) -> bytes:
    """The classes where some tokens begin a word for certain: edges, what stands alone, and what follows that."""
    alone = int.from_bytes(marks.translate(IS_ALONE), "little")
    forced = alone | alone << 8 | int.from_bytes(marks.translate(IS_EDGE), "little")
    classes = int.from_bytes(known, "little") & ~(forced * 0xFF) | forced
    found = classes.to_bytes(len(known), "little")
    lone = [match.start() for match in LONE_CAPITALS.finditer(marks)]
    if lone:
        changed = bytearray(found)
        for at in lone:
            changed[at] = changed[at + 1] = BEGINS
        found = bytes(changed)
    return found
