"""What is looked for, and the order in which it is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from healthnews.facts import dates, knowledge, names, quantity, references, tables, zero
from healthnews.facts.settle import Find, settle
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Language, Mention, Sight

# The order is meaning: what stands earlier claims its characters first.
FINDERS = (references, names, dates, tables, quantity, zero)
DIGIT = re.compile(r"\d")


def finder(language: Language, kinds: Path | None = None) -> Callable[[Sight], list[Mention]]:
    """All finders of a language in one function: the settled mentions of a sentence, in order.

    Raises UsageError where a kind file in the folder `kinds` is wrong.
    """
    return _finder(language, kinds, knowledge.stamp(kinds))  # type: ignore[arg-type]  # hashed as the one object that it is


@cache
def _finder(language: Language, kinds: Path | None, stamp: object) -> Callable[[Sight], list[Mention]]:
    vocabulary, finds = _compiled(language, kinds, stamp)  # type: ignore[arg-type]
    rare = zero.openings(vocabulary) + references.openings(vocabulary)

    def find(sight: Sight) -> list[Mention]:
        if not sight.numbers and not sight.times:
            folded = sight.folded[sight.sentence.start : sight.sentence.end]
            if not any(word in folded for word in rare) and not DIGIT.search(folded):
                return []
        return settle(finds, View(sight))

    return find


def refused(language: Language, kinds: Path | None = None) -> Callable[[Sight], list[Mention]]:
    """What of a sentence's numbers and times is no fact: mentions without a kind, their `rule` the reason."""
    from healthnews.facts import refusals

    return refusals.compile(*_compiled(language, kinds, knowledge.stamp(kinds)))  # type: ignore[arg-type]


@cache
def _compiled(language: Language, kinds: Path | None, stamp: object) -> tuple[Vocabulary, list[Find]]:
    vocabulary = Vocabulary(knowledge.kinds(kinds), language)
    return vocabulary, [module.compile(vocabulary) for module in FINDERS]
