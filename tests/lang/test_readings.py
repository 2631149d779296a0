"""Every reading of a time has its words."""

from __future__ import annotations

import pytest

from healthnews.lang.en import calendar_words as en
from healthnews.lang.en import holidays, rarer
from healthnews.lang.readings import READINGS
from healthnews.lang.vi import calendar_words as vi


@pytest.mark.parametrize("rules", [vi.RULES, (*en.RULES, *rarer.rules(), *holidays.rules())], ids=["vi", "en"])
def test_every_rule_of_a_grammar_is_described(rules) -> None:
    """A record's `rule` can be looked up whatever form its time has."""
    assert {name for name, _, _ in rules} <= READINGS.keys()
