"""Every rule that makes facts is documented."""

from __future__ import annotations

from healthnews.facts import knowledge
from healthnews.facts.rules import RULES

from .conftest import mentions

TIMES = {"date", "period"}


def test_every_rule_has_its_words() -> None:
    """The examples of the kinds are made by rules that the documentation lists."""
    made = {
        mention.rule
        for kind in knowledge.kinds().values()
        for example in kind.example
        for mention in mentions(example.lang, example.sentence)
        if mention.kind not in TIMES
    }
    assert made <= RULES.keys()
