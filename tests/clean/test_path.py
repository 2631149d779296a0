"""In or out, neighbours together."""

from __future__ import annotations

import pytest

from healthnews.clean.path import path


@pytest.mark.parametrize(
    ("gains", "cost", "kept"),
    [
        ([], 1.0, []),
        ([-1.0, -2.0], 1.0, [False, False]),
        ([-3.0, 0.5, -3.0], 1.0, [False, False, False]),
        ([-3.0, 2.5, -3.0], 1.0, [False, True, False]),
        ([3.0, -0.5, 3.0], 1.0, [True, True, True]),
        ([3.0, -2.5, 3.0], 1.0, [True, False, True]),
    ],
    ids=["nothing", "none", "a weak stray", "a strong stray", "a weak gap", "a strong gap"],
)
def test_a_change_costs(gains: list[float], cost: float, kept: list[bool]) -> None:
    """What differs from its neighbours by less than two changes cost goes with them."""
    assert path(gains, [cost] * len(gains)) == kept
