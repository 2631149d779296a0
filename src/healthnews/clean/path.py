"""In or out of the article: neighbours decided together.

Two neighbours mostly share their fate, so a change from article to not, or back, costs; the path with the greatest
sum of gains less its costs wins (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Iterable


def path(gains: Iterable[float], costs: Iterable[float]) -> list[bool]:
    """Whether each is in, on the best path; a cost is that of a change right before its gain; the first
    may be in or out for nothing.

    >>> path([2.0, -0.4, 2.0, -0.4], [0.5, 0.5, 0.5, 0.5])
    [True, True, True, True]
    >>> path([2.0, -0.4, 2.0, -0.4], [0.1, 0.1, 0.1, 0.1])
    [True, False, True, False]
    """
    out = inside = 0.0
    came: list[tuple[bool, bool]] = []
    for gain, cost in zip(gains, costs, strict=True):
        stayed_in, entered_out = inside >= out - cost, inside - cost > out
        came.append((stayed_in, entered_out))
        out, inside = (inside - cost if entered_out else out), (inside if stayed_in else out - cost) + gain
    state, found = inside > out, []
    for stayed_in, entered_out in reversed(came):
        found.append(state)
        state = stayed_in if state else entered_out
    return found[::-1]
