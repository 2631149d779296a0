"""Why the numbers and times of a sentence that made no fact made none: what `explain` tells beside a fact.

The finders say it of what they claim without a kind (`View.no_fact`); of what nobody claimed it is worked out here,
after the event, so that finding costs no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from healthnews.facts.nouns import Nouns
from healthnews.facts.settle import Find, claims
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Mention, Number, Sight

FIGURES = re.compile(r"(?:[^\W\d_]+-?)?\d+(?:[.,/:–-]?\d+)*[^\W_]*")  # with the letters that they are grown into
JOINED, JOINED_BEFORE = re.compile(r"[:–-]\d"), re.compile(r"(?<=\d[:–-])")  # "3-1", "8:30"
Refused = Callable[[Sight], list[Mention]]


def compile(vocabulary: Vocabulary, finds: Sequence[Find]) -> Refused:
    """A function that gives what a sentence says in numbers and times and is no fact.

    Mentions without a kind, in the order of the text; `rule` names the reason (`rules.REFUSALS`).
    """
    nouns = Nouns(vocabulary)

    def refused(sight: Sight) -> list[Mention]:
        view = View(sight)
        claimed = claims(finds, view)
        told = [mention for mention in claimed if not mention.kind and not _lies_in_fact(mention, claimed)]
        told += _times(view, claimed)
        told += [view.no_fact(n.start, n.end, why) for n in sight.numbers if (why := _why(view, n, claimed))]
        told += _unread(view, claimed)
        return sorted(told, key=lambda mention: (mention.start, mention.end))

    def _why(view: View, number: Number, claimed: Sequence[Mention]) -> str:
        """Why a number is no fact; empty where it is one, or its reason is told already."""
        around = [m for m in claimed if m.start < number.end and number.start < m.end]
        if around:
            return _within(view, number, around)
        if any(time.start < number.end and number.start < time.end for time in view.sight.times):
            return ""
        if JOINED.match(view.text, number.end) or JOINED.match(view.text[: number.start][:-3:-1]):
            return "no_number"
        after = view.word_at(number.end)
        if number.form == "article":
            return "not_counting"
        if vocabulary.times.starting(view.words, after + (view.word(after) == "-"), len(view.words)) is not None:
            return "unit_of_time"
        return "no_fraction" if nouns.of(view, number) is not None else "no_noun"

    return refused


def _within(view: View, number: Number, around: Sequence[Mention]) -> str:
    """Whether a number stands in a fact without being the number of that fact."""
    fact = next((mention for mention in around if mention.kind), None)
    if fact is None or fact.time is not None or fact.kind in ("legal_document", "hospital_rank"):
        return ""
    first = next(n for n in view.sight.numbers if n.start < fact.end and fact.start < n.end)
    return "within_fact" if number.start != first.start else ""


def _times(view: View, claimed: Sequence[Mention]) -> Iterator[Mention]:
    """The times that nobody claimed: a length of time is passed over where another value is per it."""
    for time in view.sight.times:
        if not any(mention.start < time.end and time.start < mention.end for mention in claimed):
            yield view.no_fact(time.start, time.end, "per_time")


def _unread(view: View, claimed: Sequence[Mention]) -> Iterator[Mention]:
    """The figures in which the language sees no number at all: `COVID-19`, a score."""
    known = [(number.outer_start, number.outer_end) for number in view.sight.numbers]
    known += [(time.start, time.end) for time in view.sight.times]
    known += [(mention.start, mention.end) for mention in claimed]
    for match in FIGURES.finditer(view.text, view.sight.sentence.start, view.sight.sentence.end):
        if not any(start < match.end() and match.start() < end for start, end in known):
            yield view.no_fact(*match.span(), "code" if any(map(str.isalpha, match[0])) else "no_number")


def _lies_in_fact(mention: Mention, claimed: Sequence[Mention]) -> bool:
    """Whether what is no fact stands within one: then the record has it in its text."""
    return any(fact.kind and fact.start <= mention.start and mention.end <= fact.end for fact in claimed)
