"""Counts and measures: a number, the noun it counts, and what the sentence says of both.

A number comes first, because numbers are rare and cheap to find; then the noun beside it (`reading`). What the words
around say of the count, `change` and `attributes` read.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from healthnews.facts.ages import Ages
from healthnews.facts.attributes import Attributes
from healthnews.facts.bare import OF_WHOM
from healthnews.facts.change import COUNTED_BY_DAY, Change, Said
from healthnews.facts.confidence import confidence
from healthnews.facts.decide import Decision
from healthnews.facts.lexicon import between
from healthnews.facts.per import Per
from healthnews.facts.rates import Rate, Rates
from healthnews.facts.reading import Read, Reading
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Mention, Number

name = "quantity"

FOLLOWING = 12  # numbers behind one that its reading may look at
STOCK = "active"  # cases under care now are a level, whatever day reports them
BUILT = frozenset({"bed_count", "money", "department_count", "facility_count", "equipment_count", "other_count"})
TRUTHS = frozenset({"age", "measurement", "duration"})  # "sẽ" before them mostly states how things are
TIMES_OF_LIFE = frozenset({"age", "duration"})  # are per nothing
OF = frozenset(
    {"of", "the", "all", "số", "tổng", "trong", "những", "các", "our", "its", "their"}
)  # before what a percentage is of
TURNS = frozenset({"lượt", "ca"})  # `lượt` goes on with what the `lượt` before it was of, whatever was counted between
BECAME = 4  # words from what a number was to what it became
JOIN = 3  # words from one count to the next that `và` joins to it
PER_ALIKE = frozenset({"case_count", "death_count", "visit_count", "procedure_count", "patient_count", "test_count"})
CARE = frozenset(
    {"visit_count", "procedure_count", "patient_count", "test_count", "case_count", "death_count"}
)  # what a house gives in a year
THERE = frozenset({"patient_count", "case_count"})  # "3 bệnh nhân sẽ được mổ": what is planned is the operation
PLAIN = frozenset({"neutral", "same_as_before"})  # the rules of a noun of which the sentence says no more
AREAS = frozenset({"m2", "ha"})  # but of these it builds


class Quantities:
    """Finds the counts of a sentence from left to right."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kinds = vocabulary.kinds
        self._nouns = vocabulary.nouns
        self._change = Change(vocabulary)
        self._per = Per(vocabulary)
        self._attributes = Attributes(vocabulary)
        self._ages = Ages(vocabulary)
        self._rates = Rates(vocabulary)
        self._reading = Reading(vocabulary, self._per, self._ages, self._rates)

    def find(self, view: View) -> Iterator[Mention]:
        """The counts of a sentence, in order; no number makes two."""
        numbers = view.numbers
        deciding = self._reading.deciding(view) if numbers else []
        taken: set[int] = set()
        wholes: set[int] = set()
        before: tuple[Read, Mention] | None = None
        alike: dict[str, Mention] = {}  # the last count of each kind
        turns: dict[str, Decision] = {}  # what the last `lượt` was of
        last_read = 0
        persons: Decision | None = None
        for index, number in enumerate(numbers):
            if number.start in taken:
                continue
            floor, decided = (last_read, before[0].decision) if before else (0, None)
            following = numbers[index + 1 : index + 1 + FOLLOWING]
            around = between(deciding, view.word_at(number.start))
            if number.start in wholes:
                around, decided = [], None  # what is said behind it is said of its part
            read = self._reading.read(
                view, number, following, floor, around, turns.get(_noun_of(view, number)) or decided, persons
            )
            if read is None:
                continue
            if read.counted is not None and view.words[read.counted.first] in TURNS:
                turns[view.words[read.counted.first]] = read.decision
            rate = self._rates.inside(view, number, read.last) if read.decision.kind == "rate" else None
            rate = rate or self._rates.behind(view, read.last) or self._rates.shared(view, read.last, following)
            if rate is None and read.decision.rule == "rate" and (told := self._rates.told(view, number)) is not None:
                rate = told.rate._replace(last=read.last)
            taken.update(start for start in (_total(read), rate.start if rate else None) if start is not None)
            if read.whole is not None:
                wholes.add(read.whole.start)
            mention = _like(view, self._mention(view, number, read, rate), read, before)
            if before is not None and mention.per is None and before[1].per and _joined(view, before[1], mention):
                mention = msgspec.structs.replace(mention, per=before[1].per)
            if read.decision.rule in PLAIN and _is_part(mention, alike.get(mention.kind)):
                mention = msgspec.structs.replace(mention, measure="new")
            yield mention
            last_read = read.last
            if read.decision.kind in OF_WHOM and mention.kind != "rate" and not _is_aside(view, mention.start):
                persons = read.decision
            if mention.kind == "percentage" and before is not None and view.word(read.first - 1) == "(":
                continue  # `17 (59%)` goes on being about the 17
            before, alike[mention.kind] = (read, mention), mention

    def _of_what(self, view: View, read: Read) -> str | None:
        """What a percentage is of, where it is a noun that we know: `92,7% bệnh viện`, `40 percent of the patients`."""
        at = read.last
        while at < len(view.words) and view.words[at] in OF:
            at += 1
        noun = self._nouns.starting(view.words, at, len(view.words))
        return view.written(noun.first, noun.last) if noun is not None else None

    def _mention(self, view: View, number: Number, read: Read, rate: Rate | None) -> Mention:
        """The fact of a number."""
        kind = self._kinds[read.decision.kind]
        said = Said(read.first, read.last, read.clause.left)
        is_truth = kind.name in TRUTHS and read.decision.unit not in AREAS
        cues = between(self._change.cues(view), read.first)
        bounds = self._ages.bounds(
            view, number, read.first, rate.last if rate else read.last, is_age=kind.name == "age"
        )
        attributes = self._attributes.of(view, kind, said, read.clause, read.decision)
        return Mention(
            kind="rate" if rate else kind.name,
            start=view.starts[bounds.first],
            end=_end(view, number, bounds.last),
            sentence=view.sight.index,
            value=number.value,
            value_min=bounds.low,
            value_max=bounds.high,
            qualifier=bounds.qualifier,
            unit=read.decision.unit or kind.unit,
            subject=self._of_what(view, read) if kind.name == "percentage" else _subject(view, read),
            measure=self._change.measure(view, number, said, cues, kind.name, stock=STOCK in attributes),
            status=self._change.status(
                view,
                said,
                cues,
                soon=not is_truth,
                behind=kind.name not in THERE,
                built=kind.name in BUILT,
                far=kind.name not in COUNTED_BY_DAY and kind.name != "people_count",
            ),
            attributes=attributes,
            per=rate.per if rate else self._per_of(view, kind.name, read.decision.unit, said),
            rule=read.decision.rule,
            confidence=confidence("rate" if rate else read.decision.rule),
            because=self._because(view, read, number),
        )

    def _per_of(self, view: View, kind: str, unit: str | None, said: Said) -> str | None:
        """What a count is per; a `thùng` is a barrel where oil is sold, which is for dollars, else a box."""
        per = None if kind in TIMES_OF_LIFE else self._per.of(view, said, far=kind in CARE)
        return "unit" if per == "barrel" and unit == "VND" else per

    def _because(self, view: View, read: Read, number: Number) -> tuple[int, int] | None:
        """The words that decided what a number counts: those that say it, else its noun, else the sign before it."""
        counted, rule = read.counted, read.decision.rule
        hit = read.decision.hit or (self._ages.head(view, read.first) if rule == "head" else None)
        if hit is not None:
            return view.place(hit.first, hit.last)
        if counted is not None:
            return view.place(counted.first, counted.last)
        return (view.starts[read.first], number.start) if rule == "symbol" else None


def _noun_of(view: View, number: Number) -> str:
    """The word right behind a number."""
    return view.word(view.word_at(number.end))


def _like(view: View, mention: Mention, read: Read, before: tuple[Read, Mention] | None) -> Mention:
    """A count that speaks of what was counted before is like it: `others`, and the items of a list."""
    if before is None or read.decision.rule not in ("others", "list", "same_as_before"):
        return mention
    other = before[1]
    if read.decision.rule == "same_as_before":
        became = view.words[view.word_before(other.end) : read.first]
        same = (
            0 < len(became) <= BECAME and became[-1] in ("to", "from", "lên", "xuống", "còn") and not mention.attributes
        )
        return msgspec.structs.replace(mention, attributes=other.attributes) if same else mention
    if read.decision.rule == "list":
        return msgspec.structs.replace(mention, attributes=other.attributes, measure=other.measure)
    return msgspec.structs.replace(mention, attributes=other.attributes, per=other.per)


def _joined(view: View, first: Mention, second: Mention) -> bool:
    """Whether two counts are nothing but `A và B`, the first of them under its `mỗi năm`."""
    alike = first.kind in PER_ALIKE and second.kind in PER_ALIKE
    gap = view.folded[first.end : second.start].split()
    return alike and 0 < len(gap) <= JOIN and gap[-1] in ("và", "and") and all(word.isalpha() for word in gap)


def _is_aside(view: View, position: int) -> bool:
    """Whether a count stands in brackets, where what comes later does not go on with it: `6 cases (including 5 deaths)`."""
    start = view.sight.sentence.start
    return view.folded.rfind("(", start, position) > view.folded.rfind(")", start, position)


def _is_part(mention: Mention, whole: Mention | None) -> bool:
    """Whether a plain `74 ca` goes on with the new ones that were counted before it."""
    if whole is None or whole.measure != "new" or mention.measure != "level":
        return False
    return 0 < (mention.value or 0) < (whole.value or 0)


def _total(read: Read) -> int | None:
    """Where the total of "17 trên 24 quận" starts: it counts nothing itself."""
    return read.counted.shared.start if read.counted and read.counted.shared else None


def _end(view: View, number: Number, last: int) -> int:
    """The end of a phrase, with a bound that the number brings behind its noun: "từ 2 người trở lên"."""
    end = view.ends[last - 1]
    return number.outer_end if number.outer_end > end and view.word_at(number.outer_end) <= last + 2 else end


def _subject(view: View, read: Read) -> str | None:
    """The counted noun as written, or the words that say what a bare number counts."""
    counted, hit = read.counted, read.decision.hit
    if counted is not None:
        return view.written(counted.start, counted.last)
    return view.written(hit.first, hit.last) if hit else None


def compile(vocabulary: Vocabulary) -> Find:
    """Finds the counts of one sentence."""
    return Quantities(vocabulary).find
