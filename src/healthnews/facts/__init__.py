"""What is looked for, and the order in which it is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
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

    @lru_cache(maxsize=2)
    def present(folded: str) -> list[str]:
        """The rare words that a whole text has: mostly none of them, and none to be asked of its sentences."""
        return [word for word in rare if word in folded]

    def find(sight: Sight) -> list[Mention]:
        if not sight.numbers and not sight.times:
            start, end = sight.sentence.start, sight.sentence.end
            here = any(sight.folded.find(word, start, end) >= 0 for word in present(sight.folded))
            if not here and not DIGIT.search(sight.folded, start, end):
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
