"""Counts and measures: a number, the noun it counts, and what the sentence says of both.

A number comes first, because numbers are rare and cheap to find; then the noun beside it. Where the noun decides nothing,
`decide` asks the words around; `change` reads measure and status.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from healthnews.facts.attributes import Attributes
from healthnews.facts.change import Change, Cue, Said
from healthnews.facts.decide import Clause, Decide, Deciding, Decision, clause_of
from healthnews.facts.lists import in_list
from healthnews.facts.nouns import Counted, Nouns
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Mention, Number

name = "quantity"

POPULATIONS = frozenset({100.0, 1000.0, 10000.0, 100000.0, 1000000.0})
SHARED_KINDS = frozenset({"age", "measurement", "money", "percentage"})  # "2, 3, 4 tháng tuổi"
ONE_COUNTS = frozenset({"death_count", "vaccination_count", "money", "age", "measurement"})  # "một mũi" is a count


TRUTHS = frozenset({"age", "measurement", "duration"})  # "sẽ" before them mostly states how things are


class Read(NamedTuple):
    """A number that counts something: what, and the words [first, last) of its phrase."""

    decision: Decision
    first: int
    last: int
    clause: Clause
    counted: Counted | None = None


class Reader:
    """Reads the numbers of one sentence from left to right."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.nouns = Nouns(vocabulary)
        self.decide = Decide(vocabulary)
        self.change = Change(vocabulary)
        self.attributes = Attributes(vocabulary)
        self.rate = vocabulary.cue("rate")
        self.age_heads = vocabulary.heads_of("age", backward=True)

    def find(self, view: View) -> Iterator[Mention]:
        """The counts of a sentence, in order."""
        if not view.numbers:
            return
        numbers = view.numbers
        deciding, cues = self.decide.hits(view), self.change.cues(view)
        skipped: set[int] = set()
        before: tuple[Decision, Mention] | None = None
        floor = 0
        for index, number in enumerate(numbers):
            if number.start in skipped:
                continue
            following = numbers[index + 1 :]
            read = self._read(view, number, following, floor, deciding, before)
            if read is None:
                continue
            if read.counted and read.counted.shared:
                skipped.add(read.counted.shared.start)
            mention = self._mention(view, number, read, cues, following, skipped)
            if read.decision.rule == "others" and before is not None:
                mention = msgspec.structs.replace(mention, attributes=before[1].attributes, per=before[1].per)
            yield mention
            before, floor = (read.decision, mention), read.last

    def _read(
        self,
        view: View,
        number: Number,
        following: list[Number],
        floor: int,
        deciding: list[Deciding],
        before: tuple[Decision, Mention] | None,
    ) -> Read | None:
        """What a number counts, None where it counts nothing that the sentence tells."""
        first, after = view.word_at(number.outer_start), view.word_at(number.end)
        prefix = self.vocabulary.prefixes.ending(view.words, view.word_at(number.start))
        if prefix is not None:
            decision = Decision(*prefix.entry, "symbol", 0.95)
            return Read(decision, min(first, prefix.first), after, clause_of(view, first, after, floor, len(view.words)))
        if self._is_time(view, after):
            return self._age(view, number, first, after, floor)
        counted = self.nouns.of(view, number) or self._shared_noun(view, following, after)
        last = counted.last if counted and not counted.later else after
        core = view.word_at(number.start)
        clause = clause_of(view, first, last, floor, self._ceiling(view, following, last), core)
        last_decision = before[0] if before else None
        if counted is None:
            decision = self._bare(view, number, clause, deciding, last_decision)
        elif counted.noun.neutral is None:
            decision = Decision(counted.noun.kind, counted.noun.unit, "noun", 0.92)
        else:
            decision = self.decide.neutral(view, counted.noun, clause, deciding, last_decision)
        if decision is None or (number.form == "article" and not self._one_counts(view, decision, counted, clause)):
            return None
        return Read(decision, first, _with_said(decision, last), clause, counted)

    def _is_time(self, view: View, after: int) -> bool:
        """Whether a unit of time follows and no longer phrase of another kind: `tháng` but not `tháng tuổi`."""
        after += view.word(after) == "-"
        time = self.vocabulary.times.starting(view.words, after, len(view.words))
        if time is None:
            return False
        other = self.vocabulary.nouns.starting(view.words, after, len(view.words))
        return other is None or other.last <= time.last

    def _age(self, view: View, number: Number, first: int, after: int, floor: int) -> Read | None:
        """A length of time under `aged` is an age: "aged 16 and 17 years"."""
        at = first
        while at > 0 and (view.words[at - 1].isdigit() or view.words[at - 1] in self.vocabulary.series):
            at -= 1
        if self.age_heads.ending(view.words, at) is None:
            return None
        unit = self.vocabulary.times.starting(view.words, after + (view.word(after) == "-"), len(view.words))
        last = unit.last if unit else after
        decision = Decision("age", unit.entry if unit else None, "head", 0.85)
        return Read(decision, first, last, clause_of(view, first, last, floor, len(view.words)))

    def _shared_noun(self, view: View, following: list[Number], after: int) -> Counted | None:
        """The noun that a list of numbers shares: "2, 3, 4 tháng tuổi", "16 and 17 years old"."""
        for number in following:
            between = view.words[after : view.word_at(number.outer_start)]
            if not between or not all(word in self.vocabulary.series for word in between):
                return None
            after = view.word_at(number.end)
            found = self.nouns.at(view, after)
            if found is not None:
                return found._replace(later=True) if found.noun.kind in SHARED_KINDS else None
        return None

    def _ceiling(self, view: View, following: list[Number], last: int) -> int:
        """The first word of the next number that counts something else; an age beside a person is passed over."""
        for number in following:
            first = view.word_at(number.outer_start)
            if first < last or number.form == "article":
                continue
            noun = self.vocabulary.nouns.starting(view.words, view.word_at(number.end), len(view.words))
            if noun is None or noun.entry.kind != "age":
                return first
        return len(view.words)

    def _bare(
        self, view: View, number: Number, clause: Clause, deciding: list[Deciding], before: Decision | None
    ) -> Decision | None:
        """What a number without any noun counts."""
        if number.form in ("article", "roman"):
            return None
        if before is not None and in_list(view, number):
            return before._replace(rule="list", confidence=0.75, hit=None)
        return self.decide.bare(view, clause, deciding)

    def _one_counts(self, view: View, decision: Decision, counted: Counted | None, clause: Clause) -> bool:
        """`một`, `one` counts where something happens to what it counts, or where it is per something."""
        if decision.rule in ("said_after", "said_later"):
            return True
        if self.change.per(view, Said(clause.first, clause.last, clause.left))[0] is not None:
            return decision.rule != "noun" or decision.kind in ONE_COUNTS
        return decision.rule == "noun" and decision.kind in ONE_COUNTS

    def _mention(
        self, view: View, number: Number, read: Read, cues: list[Cue], following: list[Number], skipped: set[int]
    ) -> Mention:
        """The fact of a number."""
        kind = self.vocabulary.kinds[read.decision.kind]
        said = Said(read.first, read.last, read.clause.left)
        rate = self._rate(view, read.last, following)
        per, _ = self.change.per(view, said)
        last = read.last
        if rate is not None:
            per, last, population = rate
            skipped.add(population)
        end = view.ends[last - 1]
        if number.outer_end > end and view.word_at(number.outer_end) <= last + 2:
            end = number.outer_end  # "từ 2 người trở lên"
        return Mention(
            kind="rate" if rate else kind.name,
            start=view.starts[read.first],
            end=end,
            sentence=view.sight.index,
            value=number.value,
            value_min=number.low,
            value_max=number.high,
            qualifier=number.qualifier,
            unit=read.decision.unit or kind.unit,
            subject=_subject(view, read),
            measure=self.change.measure(view, number, said, cues, kind.name),
            status=self.change.status(view, said, cues, soon=kind.name not in TRUTHS),
            attributes=self.attributes.of(view, kind, said, read.clause, read.decision),
            per=per,
            rule=read.decision.rule,
            confidence=read.decision.confidence,
        )

    def _rate(self, view: View, last: int, following: list[Number]) -> tuple[str, int, int] | None:
        """`/10.000 dân`: the population, where the phrase ends, and the number that it takes."""
        hit = self.rate.starting(view.words, last, len(view.words))
        if hit is None or not following:
            return None
        number = following[0]
        if view.word_at(number.start) != hit.last or number.value not in POPULATIONS:
            return None
        after = view.word_at(number.end)
        population = self.vocabulary.populations.starting(view.words, after, len(view.words))
        return f"{int(number.value)}_people", population.last if population else after, number.start


def _with_said(decision: Decision, last: int) -> int:
    """The end of a phrase with what follows it at once: "7 người tử vong"."""
    return decision.hit.last if decision.hit is not None and decision.hit.first == last else last


def _subject(view: View, read: Read) -> str | None:
    """The counted noun as written, or the words that say what a bare number counts."""
    counted, hit = read.counted, read.decision.hit
    if counted is not None:
        return view.written(counted.start, counted.last)
    return view.written(hit.first, hit.last) if hit else None


def compile(vocabulary: Vocabulary) -> Find:  # noqa: A001
    """Finds the counts of one sentence."""
    return Reader(vocabulary).find
