"""Zero by negation: "không ghi nhận ca mắc mới", "no deaths"."""

from __future__ import annotations

from collections.abc import Iterator

from healthnews.facts.confidence import confidence
from healthnews.facts.decide import Decide, clause_of
from healthnews.facts.lexicon import spellings
from healthnews.facts.nouns import Nouns
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Mention

name = "zero"

ELSE = 4  # words behind a negated case that may say what it was
ZEROED = frozenset({"case_count", "death_count", "recovery_count", "contact_count"})  # flows of which none is news


def openings(vocabulary: Vocabulary) -> tuple[str, ...]:
    """How negations begin: without one of them, a sentence without numbers states nothing."""
    phrases = vocabulary.language.cues.get("zero", ())
    return tuple(sorted({" ".join(spelling.split()[:2]) + " " for phrase in phrases for spelling in spellings(phrase)}))


def compile(vocabulary: Vocabulary) -> Find:
    """Finds the counts that a sentence says are none."""
    zero = vocabulary.cue("zero")
    new = vocabulary.cue("new")
    nobody = vocabulary.cue("nobody")
    others = vocabulary.cue("not_cases")
    nouns, decide = Nouns(vocabulary), Decide(vocabulary)

    def _of_else(view: View, last: int) -> bool:
        """Whether the cases that there are none of are of no disease: `trường hợp nào xảy ra như vậy`."""
        return any(
            others.starting(view.words, at, len(view.words)) for at in range(last, min(last + ELSE, len(view.words)))
        )

    def find(view: View) -> Iterator[Mention]:
        for hit in zero.scan(view.words):
            counted = nouns.at(view, hit.last, many=False)
            if counted is None or view.claimed(view.starts[hit.first], view.ends[counted.last - 1]):
                continue
            clause = clause_of(view, hit.first, counted.last, 0, len(view.words))
            kind, unit = counted.noun.kind, counted.noun.unit
            because = view.place(counted.first, counted.last)
            last = counted.last
            if counted.noun.neutral:
                decision = decide.neutral(view, counted.noun, clause, decide.hits(view), None)
                if decision.rule == "neutral" and (counted.noun.kind != "case_count" or _of_else(view, last)):
                    continue
                kind, unit = decision.kind, decision.unit
                if decision.hit is not None:
                    because = view.place(decision.hit.first, decision.hit.last)
                if decision.hit is not None and decision.hit.first == last:
                    last = decision.hit.last
            if kind not in ZEROED:
                continue
            said = [
                found.first
                for at in (hit.first, hit.last)
                for found in new.scan(view.words, at, min(last + 2, len(view.words)))
            ]
            while (
                tail := (
                    new.starting(view.words, last, len(view.words))
                    or nobody.starting(view.words, last, len(view.words))
                )
            ) is not None:
                last = tail.last
            yield Mention(
                kind=kind,
                start=view.starts[hit.first],
                end=view.ends[last - 1],
                sentence=view.sight.index,
                value=0.0,
                value_min=0.0,
                value_max=0.0,
                unit=unit or vocabulary.kinds[kind].unit,
                subject=view.written(counted.start, last),
                measure="new" if said else "level",
                rule="zero",
                confidence=confidence("zero"),
                because=because,
            )

    return find
