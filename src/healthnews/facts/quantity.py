"""Counts and measures: a number, the noun it counts, and what the sentence says of both.

A number comes first, because numbers are rare and cheap to find; then the noun beside it. Where the noun decides
nothing, `decide` asks the words around; `change` reads measure and status.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from healthnews.facts.attributes import Attributes
from healthnews.facts.change import Change, Cue, Said
from healthnews.facts.decide import Clause, Decide, Deciding, Decision, clause_of
from healthnews.facts.lexicon import Hit
from healthnews.facts.lists import in_list
from healthnews.facts.nouns import Counted, Nouns
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Mention, Number

name = "quantity"

POPULATIONS = frozenset({"100", "1000", "10000", "100000", "1000000"})
SHARED_KINDS = frozenset({"age", "measurement", "money", "percentage"})  # "2, 3, 4 tháng tuổi"
ONE_COUNTS = frozenset({"death_count", "vaccination_count", "money", "age", "measurement"})  # "một mũi" is a count


STOCK = "active"  # cases under care now are a level, whatever day reports them
OLDEST = 110  # years
TRUTHS = frozenset({"age", "measurement", "duration"})  # "sẽ" before them mostly states how things are


class Read(NamedTuple):
    """A number that counts something: what, and the words [first, last) of its phrase."""

    decision: Decision
    first: int
    last: int
    clause: Clause
    counted: Counted | None = None


class Rate(NamedTuple):
    """What a value is per, the word where its phrase ends, and where the population's number starts."""

    per: str
    last: int
    start: int


class Reader:
    """Reads the numbers of one sentence from left to right."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.nouns = Nouns(vocabulary)
        self.decide = Decide(vocabulary)
        self.change = Change(vocabulary)
        self.attributes = Attributes(vocabulary)
        self.rate = vocabulary.cue("rate")
        self.age_bounds = vocabulary.cue("older", "younger")
        self.age_limits = vocabulary.cue("age_under", "age_over", backward=True)
        self.bounds = vocabulary.cue("older", "younger", "at_least_after", "at_most_after")
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
            mention = self._mention(view, number, read, cues, skipped)
            if read.decision.rule == "others" and before is not None:
                mention = msgspec.structs.replace(mention, attributes=before[1].attributes, per=before[1].per)
            elif read.decision.rule == "list" and before is not None:
                mention = msgspec.structs.replace(mention, attributes=before[1].attributes, measure=before[1].measure)
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
        prefix = self._prefix(view, view.word_at(number.start))
        if prefix is not None:
            price = Decision(*prefix.entry, "symbol", 0.95)
            return Read(price, min(first, prefix.first), after, clause_of(view, first, after, floor, len(view.words)))
        if self._is_time(view, after):
            return self._age(view, number, first, after, floor)
        if self._is_rate(view, number, after):
            alone = Decision("rate", None, "rate", 0.85)
            return Read(alone, first, after, clause_of(view, first, after, floor, len(view.words)))
        counted = self.nouns.of(view, number) or self._shared_noun(view, following, after)
        last = counted.last if counted and not counted.later else after
        core = view.word_at(number.start)
        clause = clause_of(view, first, last, floor, self._ceiling(view, following, last), core)
        last_decision = before[0] if before else None
        decision: Decision | None
        if counted is None:
            decision = self._bare(view, number, clause, deciding, last_decision)
        elif counted.noun.neutral is None:
            decision = Decision(counted.noun.kind, counted.noun.unit, "noun", 0.92)
        else:
            decision = self.decide.neutral(view, counted.noun, clause, deciding, last_decision)
        if decision is None or (number.form == "article" and not self._one_counts(view, decision, counted, clause)):
            return None
        return Read(decision, first, self._with_said(view, decision, last, bare=counted is None), clause, counted)

    def _prefix(self, view: View, core: int) -> Hit[tuple[str, str]] | None:
        """The unit before a number: `$`, `US$`; but "a $100" is no Australian dollar."""
        hit = self.vocabulary.prefixes.ending(view.words, core)
        if hit is not None and any(view.starts[at] != view.ends[at - 1] for at in range(hit.first + 1, hit.last)):
            hit = self.vocabulary.prefixes.ending(view.words, core, core - 1)
        return hit

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
        unit = self.vocabulary.times.starting(view.words, after + (view.word(after) == "-"), len(view.words))
        last = unit.last if unit else after
        bound = self.age_bounds.starting(view.words, last, len(view.words))
        if self.age_heads.ending(view.words, at) is None and bound is None:
            return None
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
            is_age = self._is_age_of_group(view, number, first) or self.age_heads.ending(view.words, first) is not None
            is_age = is_age or (noun is not None and noun.entry.kind == "age")
            if not is_age:
                return first
        return len(view.words)

    def _bare(
        self, view: View, number: Number, clause: Clause, deciding: list[Deciding], before: Decision | None
    ) -> Decision | None:
        """What a number without any noun counts."""
        if number.form in ("article", "roman"):
            return None
        if in_list(view, number):
            governing = before or self.decide.governing(view)
            return governing._replace(rule="list", confidence=0.75, hit=None) if governing else None
        if self._is_age_of_group(view, number, clause.first):
            return Decision("age", None, "age_of_group", 0.7)
        decision = self.decide.bare(view, clause, deciding, before)
        if decision is not None and decision.kind == "money" and not self._is_price(view, number):
            return None
        return decision

    def _is_age_of_group(self, view: View, number: Number, first: int) -> bool:
        """Whether a bound behind persons is their age: "children under five", "adults over 65"."""
        bounded = number.qualifier in ("less_than", "more_than") and 0 < (number.value or 0) <= OLDEST
        if not bounded or "age" not in self.vocabulary.kinds:
            return False
        ahead = (self.vocabulary.nouns.starting(view.words, at, first) for at in range(max(0, first - 2), first))
        return any(hit is not None and hit.last == first and hit.entry.neutral == "person" for hit in ahead)

    @staticmethod
    def _is_price(view: View, number: Number) -> bool:
        """Whether a number behind `giá` can be the country's money: "giá 2,8 triệu", but not "giá 1,3 USDT"."""
        follows = view.word(view.word_at(number.end))
        return (number.high or number.low or 0.0) >= 1000 and not follows.isalpha()

    def _with_said(self, view: View, decision: Decision, last: int, *, bare: bool) -> int:
        """The end of a phrase with what is said of it at once: "7 người tử vong", "11 have died"."""
        if decision.hit is None or decision.hit.first < last:
            return last
        at = last
        while bare and at < decision.hit.first and view.words[at] in self.vocabulary.aux:
            at += 1
        return decision.hit.last if at == decision.hit.first else last

    def _one_counts(self, view: View, decision: Decision, counted: Counted | None, clause: Clause) -> bool:
        """`một`, `one` counts where something happens to what it counts, or where it is per something."""
        if decision.rule in ("said_after", "said_later"):
            return True
        if self.change.per(view, Said(clause.first, clause.last, clause.left))[0] is not None:
            return decision.rule != "noun" or decision.kind in ONE_COUNTS
        return decision.rule == "noun" and decision.kind in ONE_COUNTS

    def _mention(self, view: View, number: Number, read: Read, cues: list[Cue], skipped: set[int]) -> Mention:
        """The fact of a number."""
        kind = self.vocabulary.kinds[read.decision.kind]
        said = Said(read.first, read.last, read.clause.left)
        rate = self._rate(view, read.last)
        per, _ = self.change.per(view, said) if kind.name not in TRUTHS else (None, 0)
        last = read.last
        if rate is not None:
            per, last = rate.per, rate.last
            skipped.add(rate.start)
        elif kind.name == "rate":
            per, last = self._over(view, number, last)
        end = view.ends[last - 1]
        if number.outer_end > end and view.word_at(number.outer_end) <= last + 2:
            end = number.outer_end  # "từ 2 người trở lên"
        low, high, qualifier = number.low, number.high, number.qualifier
        bound = self.bounds.starting(view.words, last, len(view.words)) if qualifier == "exact" else None
        if bound is not None:  # "65 years and older", "three cases or more"
            upward = bound.entry in ("older", "at_least_after")
            low, high, qualifier = (low, None, "at_least") if upward else (None, high, "at_most")
            end = view.ends[bound.last - 1]
        attributes = self.attributes.of(view, kind, said, read.clause, read.decision)
        start = view.starts[read.first]
        if kind.name == "age" and (head := self.age_limits.ending(view.words, read.first)) is not None:
            low, high, qualifier = (None, high, "less_than") if head.entry == "age_under" else (low, None, "more_than")
            start = view.starts[head.first]
        return Mention(
            kind="rate" if rate else kind.name,
            start=start,
            end=end,
            sentence=view.sight.index,
            value=number.value,
            value_min=low,
            value_max=high,
            qualifier=qualifier,
            unit=read.decision.unit or kind.unit,
            subject=_subject(view, read),
            measure=self.change.measure(view, number, said, cues, kind.name, stock=STOCK in attributes),
            status=self.change.status(view, said, cues, soon=kind.name not in TRUTHS),
            attributes=attributes,
            per=per,
            rule=read.decision.rule,
            confidence=read.decision.confidence,
        )

    def _over(self, view: View, number: Number, last: int) -> tuple[str, int]:
        """The population behind a slash, and where the phrase ends: "2,3/1.000 trẻ"."""
        population = self.vocabulary.populations.starting(view.words, last, len(view.words))
        return f"{int(number.over or 0)}_people", population.last if population else last

    def _is_rate(self, view: View, number: Number, after: int) -> bool:
        """A value set against a population with no noun of its own: "15 per 100,000", "2,3/1.000 trẻ"."""
        if "rate" not in self.vocabulary.kinds:
            return False
        over = f"{number.over or 0:.0f}" in POPULATIONS and (number.value or 0) < (number.over or 0)
        return over or self._rate(view, after) is not None

    def _rate(self, view: View, last: int) -> Rate | None:
        """`/10.000 dân`, `per 100,000 people` behind the words of a count."""
        hit = self.rate.starting(view.words, last, len(view.words))
        if hit is None or hit.last == len(view.words):
            return None
        size = view.words[hit.last].replace(".", "").replace(",", "")
        if size not in POPULATIONS:
            return None
        population = self.vocabulary.populations.starting(view.words, hit.last + 1, len(view.words))
        return Rate(f"{size}_people", population.last if population else hit.last + 1, view.starts[hit.last])


def _subject(view: View, read: Read) -> str | None:
    """The counted noun as written, or the words that say what a bare number counts."""
    counted, hit = read.counted, read.decision.hit
    if counted is not None:
        return view.written(counted.start, counted.last)
    return view.written(hit.first, hit.last) if hit else None


def compile(vocabulary: Vocabulary) -> Find:
    """Finds the counts of one sentence."""
    return Reader(vocabulary).find
