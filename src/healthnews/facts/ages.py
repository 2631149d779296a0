"""Ages that no `tuổi` or `years old` names: "aged 16 and 17 years", "children under five", "65 and older"."""

from __future__ import annotations

import re
from typing import NamedTuple

from healthnews.facts.lexicon import Hit
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Number, Qualifier

OLDEST = 110  # years
UNDER = frozenset({"under", "below", "less", "<"})
IS = frozenset({"is", "was", ":"})
OF_AGE = re.compile(r"\b(?:older|younger|over|under|up)\b")
SERIES = 12  # words of a list of ages


class Bounds(NamedTuple):
    """The stated bounds of a number, and the words [first, last) that its phrase grows to with what states them."""

    low: float | None
    high: float | None
    qualifier: Qualifier
    first: int
    last: int


class Ages:
    """Knows ages by what stands around a number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._told = vocabulary.set("told_of_person")
        self._calendar = vocabulary.set("calendar")
        self._passed = vocabulary.series | vocabulary.set("age_units")
        self._heads = vocabulary.heads_of("age", backward=True)
        self._older = vocabulary.cue("older", "younger")
        self._limits = vocabulary.cue("age_under", "age_over", backward=True)
        self._from = vocabulary.cue("age_from", backward=True)
        self._onward = vocabulary.set("onward")
        self._bounds = vocabulary.cue("older", "younger", "at_least_after", "at_most_after")

    def is_headed(self, view: View, first: int, last: int) -> bool:
        """Whether the words [first, last) of a length of time are an age: behind `aged`, or before `and older`."""
        if self.head(view, first) is not None or self._older.starting(view.words, last, len(view.words)) is not None:
            return True  # children below 5 years, but not over so long
        return bool(self._told) and view.word(first) in UNDER and self._is_person(view, first)

    def head(self, view: View, first: int) -> Hit[str] | None:
        """The `aged` before a word. Numbers of the same list are passed over: "aged 16 and 17 years"."""
        at, floor = first, max(0, first - SERIES)
        while at > floor and (view.words[at - 1].isdigit() or view.words[at - 1] in self._passed):
            at -= 1
        if self._told and view.word(at - 1) in IS:
            at -= 1  # the median age was 8 months
        limit = self._limits.ending(view.words, first) if self._told else None  # older than 18 years
        headed = self._heads.ending(view.words, at) or limit
        if headed is None and self._told and view.word(at - 1) in ("between", "from") and self._is_person(view, at - 1):
            return Hit(at - 1, at, "")  # children between six months and five years
        return headed

    def is_behind_head(self, view: View, number: Number, first: int) -> bool:
        """Whether a bare number is an age by what stands right before it: `below the age of five`."""
        high = number.high if number.high is not None else number.low
        if not 0 < (high or 0) <= OLDEST or (head := self._heads.ending(view.words, first)) is None:
            return False
        return bool(self._told) or head.last - head.first > 1  # `độ tuổi từ 18-69`; `tuổi` alone ends an age before

    def opens_range(self, view: View, last: int) -> bool:
        """Whether an age ends what a length of time begins: `12 tháng đến 11 tuổi`, `6 months to 5 years old`."""
        at = last
        while at < min(len(view.words), last + 3) and view.words[at] in self._onward:
            at += 1
        if at == last or not view.word(at).isdigit():
            return False
        noun = self._vocabulary.nouns.starting(view.words, at + 1, len(view.words))
        return noun is not None and noun.entry.kind == "age"

    def headed_at(self, view: View, first: int) -> bool:
        """Whether `aged`, `ở tuổi` stands right before a word."""
        return self._heads.ending(view.words, first) is not None

    def _is_person(self, view: View, at: int) -> bool:
        """Whether a noun of persons ends at a word: `trẻ từ 12 tháng tuổi`, but not `hút thuốc từ 15 tuổi`."""
        ahead = (self._vocabulary.nouns.starting(view.words, first, at) for first in range(max(0, at - 3), at))
        return any(hit is not None and hit.last == at and hit.entry.neutral == "person" for hit in ahead)

    def of_group(self, view: View, number: Number, first: int) -> bool:
        """Whether a bound right behind persons is their age: "children under five", "adults over 65"."""
        bounded = number.qualifier in ("less_than", "more_than") and 0 < (number.value or 0) <= OLDEST
        if self._told and number.outer_end > number.end:  # residents 16 and older
            bounded = bounded or bool(OF_AGE.search(view.folded, number.end, number.outer_end))
        if self._told and number.qualifier == "range" and number.form == "digits":  # residents 12-15
            bounded = 0 <= (number.low or 0) < (number.high or OLDEST + 1) <= OLDEST
        if not bounded or "age" not in self._vocabulary.kinds:
            return False
        ahead = (self._vocabulary.nouns.starting(view.words, at, first) for at in range(max(0, first - 2), first))
        return any(hit is not None and hit.last == first and hit.entry.neutral == "person" for hit in ahead)

    def apposed(self, view: View, number: Number) -> bool:
        """Whether a number stands between commas behind a name, and something is told of the person: `Ann Lee, 54, who`."""
        if not self._told or number.form != "digits" or not 0 < (number.value or 0) <= OLDEST or number.high is None:
            return False
        first, after = view.word_at(number.outer_start), view.word_at(number.end)
        if (
            first < 3
            or view.words[first - 1] != ","
            or view.word(after) != ","
            or view.word(after + 1) not in self._told
        ):
            return False
        name = view.written(first - 3, first - 2)[0].isupper() and view.written(first - 2, first - 1)[0].isupper()
        return name and view.words[first - 2] not in self._calendar

    def bounds(self, view: View, number: Number, first: int, last: int, *, is_age: bool) -> Bounds:
        """The bounds that a number or the words right beside it state: "50 beds or more", "under the age of 5"."""
        low, high, qualifier = number.low, number.high, number.qualifier
        behind = self._bounds.starting(view.words, last, len(view.words)) if qualifier == "exact" else None
        if behind is not None:
            last = behind.last
            upward = behind.entry in ("older", "at_least_after")
            low, high, qualifier = (low, None, "at_least") if upward else (None, high, "at_most")
        opened = self._from.ending(view.words, first) if is_age and qualifier == "exact" else None
        if opened is not None and view.word(last) not in self._onward and self._is_person(view, opened.first):
            return Bounds(low, None, "at_least", opened.first, last)
        before = self._limits.ending(view.words, first) if is_age else None
        if before is not None:
            first = before.first
            below = before.entry == "age_under"
            low, high, qualifier = (None, high, "less_than") if below else (low, None, "more_than")
        return Bounds(low, high, qualifier, first, last)
