"""Counts and measures: a number, the noun it counts, and what the sentence says of both.

A number comes first, because numbers are rare and cheap to find; then the noun beside it. Where the noun decides nothing,
`decide` asks the words around; `change` reads measure and status.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthnews.facts.change import Change
from healthnews.facts.decide import Clause, Decide, Decision, clause_of
from healthnews.facts.knowledge import Kind
from healthnews.facts.lexicon import Hit
from healthnews.facts.nouns import Counted, Nouns
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Decider, Vocabulary
from healthnews.model import Mention, Number

name = "quantity"

POPULATIONS = frozenset({100.0, 1000.0, 10000.0, 100000.0, 1000000.0})
AROUND = 10  # words before a count that may give it an attribute


class Reader:
    """Reads the numbers of one sentence from left to right."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.nouns = Nouns(vocabulary)
        self.decide = Decide(vocabulary)
        self.change = Change(vocabulary)
        self.rate = vocabulary.cue("rate")

    def find(self, view: View) -> Iterator[Mention]:
        """The counts of a sentence, in order."""
        if not view.numbers:
            return
        numbers = list(view.numbers)
        deciders, cues = self.decide.hits(view), self.change.hits(view)
        skipped: set[int] = set()
        before: Decision | None = None
        floor = 0
        for index, number in enumerate(numbers):
            if number.start in skipped:
                continue
            following = numbers[index + 1 :]
            found = self._read(view, number, following, floor, deciders, before)
            if found is None:
                continue
            counted, decision, first, last = found
            if counted and counted.shared:
                skipped.add(counted.shared.start)
            mention, end = self._mention(view, number, counted, decision, first, last, floor, cues, following, skipped)
            if mention is not None:
                yield mention
            before, floor = decision, end

    def _read(
        self,
        view: View,
        number: Number,
        following: list[Number],
        floor: int,
        deciders: list[Hit[tuple[Decider, ...]]],
        before: Decision | None,
    ) -> tuple[Counted | None, Decision, int, int] | None:
        """The noun of a number, what it counts, and the words [first, last) of its phrase."""
        first, after = view.word_at(number.outer_start), view.word_at(number.end)
        if self.vocabulary.times.starting(view.words, after, len(view.words)) is not None and self._is_time(
            view, after
        ):
            return None
        prefix = self.vocabulary.prefixes.ending(view.words, view.word_at(number.start))
        if prefix is not None:
            kind, unit = prefix.entry
            return None, Decision(kind, unit, "symbol", 0.95), min(first, prefix.first), after
        counted = self.nouns.of(view, number) or self._series(view, following, after)
        last = counted.last if counted else after
        ceiling = self._ceiling(view, following, last)
        clause = clause_of(view, first, last, floor, ceiling)
        if counted is None:
            decision = self._bare(view, number, clause, deciders)
            return (None, decision, first, self._with_said(decision, after)) if decision else None
        if counted.last <= after:  # the noun stands behind a later number
            last = after
        if counted.noun.neutral is None:
            if number.form == "article" and not self._article_counts(counted, None):
                return None
            return counted, Decision(counted.noun.kind, counted.noun.unit, "noun", 0.92), first, last
        decision = self.decide.neutral(view, counted.noun, clause, deciders, before)
        if number.form == "article" and not self._article_counts(counted, decision):
            return None
        return counted, decision, first, self._with_said(decision, last)

    def _is_time(self, view: View, after: int) -> bool:
        """Whether the noun after a number is a unit of time and no longer phrase of another kind: `tháng` but not `tháng tuổi`."""
        time = self.vocabulary.times.starting(view.words, after, len(view.words))
        other = self.vocabulary.nouns.starting(view.words, after + (view.word(after) == "-"), len(view.words))
        return time is not None and (other is None or other.last <= time.last)

    def _series(self, view: View, following: list[Number], after: int) -> Counted | None:
        """The noun that a list of numbers shares: "2, 3, 4 tháng tuổi"."""
        for number in following:
            between = view.words[after : view.word_at(number.outer_start)]
            if not between or not all(word in self.vocabulary.series for word in between):
                return None
            after = view.word_at(number.end)
            found = self.nouns.at(view, after)
            if found is not None:
                return (
                    found._replace(last=0)
                    if found.noun.kind in ("age", "measurement", "money", "percentage", "duration")
                    else None
                )
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
        self, view: View, number: Number, clause: Clause, deciders: list[Hit[tuple[Decider, ...]]]
    ) -> Decision | None:
        """What a number without any noun counts."""
        if number.form in ("article", "roman"):
            return None
        return self.decide.bare(view, clause, deciders)

    def _article_counts(self, counted: Counted, decision: Decision | None) -> bool:
        """`một`, `one` counts where something happens to what it counts: "một bệnh nhân tử vong"."""
        if decision is None:
            return counted.noun.kind in ("death_count", "vaccination_count", "money", "age", "measurement")
        return decision.rule in ("said_after", "said_later")

    @staticmethod
    def _with_said(decision: Decision, last: int) -> int:
        """The end of a phrase with what follows it at once: "7 người tử vong"."""
        return decision.hit.last if decision.hit is not None and decision.hit.first == last else last

    def _mention(
        self, view: View, number: Number, counted: Counted | None, decision: Decision, first: int, last: int, floor: int,
        cues: list[Hit[tuple[str, ...]]], following: list[Number], skipped: set[int],
    ) -> tuple[Mention | None, int]:  # fmt: skip
        """The fact of a number, and the word where the next one may begin to look back."""
        kind = self.vocabulary.kinds[decision.kind]
        clause = clause_of(view, first, last, floor, len(view.words))
        meaning = self.change.of(view, number, (first, last), clause.left, cues, kind.flow)
        rate = self._rate(view, last, following)
        per, end = self.change.per(view, first, last, clause.left) if rate is None else (None, last)
        if rate is not None:
            per, end, population = rate
            skipped.add(population)
        mention = Mention(
            kind="rate" if rate else decision.kind,
            start=view.starts[first],
            end=max(
                number.outer_end if counted is None or counted.last == 0 else 0, view.ends[(end if rate else last) - 1]
            ),
            sentence=view.sight.index,
            value=number.value,
            value_min=number.low,
            value_max=number.high,
            qualifier=number.qualifier,
            unit=decision.unit or kind.unit,
            subject=self._subject(view, counted, decision),
            measure=meaning.measure,
            status=meaning.status,
            attributes=self._attributes(view, kind, first, last, clause, decision),
            per=per,
            rule=decision.rule,
            confidence=decision.confidence,
        )
        return mention, last

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

    def _subject(self, view: View, counted: Counted | None, decision: Decision) -> str | None:
        if counted is not None and counted.last:
            return view.written(counted.start, counted.last)
        if counted is not None:
            return view.written(counted.first, counted.first + 1)
        return view.written(decision.hit.first, decision.hit.last) if decision.hit else None

    def _attributes(
        self, view: View, kind: Kind, first: int, last: int, clause: Clause, decision: Decision
    ) -> tuple[str, ...]:
        """The attributes that the phrase, its clause and the words that decided give."""
        if not kind.attributes:
            return ()
        windows = [(max(clause.left, first - AROUND), clause.right)]
        if decision.hit is not None and not clause.left <= decision.hit.first < clause.right:
            windows.append((decision.hit.first, decision.hit.last))
        said = {
            attribute
            for start, stop in windows
            for hit in self.vocabulary.attributes.scan(view.words, start, stop)
            for of, attribute in hit.entry
            if of == kind.name
        }
        if decision.kind == "vaccination_count":
            said.add("person" if decision.unit == "person" else "dose")
        return tuple(attribute for attribute in kind.attributes if attribute in said)


def compile(vocabulary: Vocabulary) -> Find:
    """Finds the counts of one sentence."""
    return Reader(vocabulary).find
