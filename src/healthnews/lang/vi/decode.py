"""Labels by Viterbi, with one number a token.

Of two labels, B (begins a word) and I (goes on), only the difference d of the best paths' scores matters: of the
one that ends in I at a token less that of the one that ends in B. With the token's own score e and the weights of
the steps (BI: from B to I)
    d' = e + (BI - BB  if d <= BB - IB  else  II - IB  if d >= BI - II  else  BI - IB - d)
and the label before an I is I where d > BI - II, before a B where d > BB - IB."""

from __future__ import annotations

NEVER = -1e9  # the score of a token that must begin a word
NEAR = 1e-9  # closer to a threshold, the order of additions decides (see replay.py)


class Decoder:
    """The best path under the weights of a model's steps."""

    def __init__(self, steps: list[list[float]]) -> None:
        (self._bb, self._bi), (self._ib, self._ii) = steps

    def begins(self, scores: list[float]) -> tuple[list[bool], bool]:
        """Which tokens begin a word, and whether that is beyond the rounding of a sum."""
        return self._back(self._forward(scores))

    def _forward(self, scores: list[float]) -> list[float]:
        """By how much the best path that ends in I at each token beats the one that ends in B."""
        low, high = self._bb - self._ib, self._bi - self._ii
        begin, inner, step = self._bi - self._bb, self._ii - self._ib, self._bi - self._ib
        found = scores[:1]
        add, d = found.append, scores[0]
        for score in scores[1:]:
            d = score + (begin if d <= low else inner if d >= high else step - d)
            add(d)
        return found

    def _back(self, ends: list[float]) -> tuple[list[bool], bool]:
        """The best path, from its end to its beginning."""
        low, high = self._bb - self._ib, self._bi - self._ii
        sure_begin, maybe_begin, maybe_inner, sure_inner = low - NEAR, low + NEAR, high - NEAR, high + NEAR
        certain, begin = abs(ends[-1]) > NEAR, ends[-1] <= 0
        begins = [begin]
        add = begins.append
        for d in ends[-2::-1]:
            if d < sure_begin:
                begin = True
            elif d > sure_inner:
                begin = False
            elif maybe_begin < d < maybe_inner:
                begin = not begin
            else:
                certain = False
                begin = d <= (low if begin else high)
            add(begin)
        begins.reverse()
        begins[0] = True  # what the text begins with begins a word
        return begins, certain
