"""Values per population: "26 giường/10.000 dân", "15 per 100,000 people", "2,3/1.000 trẻ"."""

from __future__ import annotations

from typing import NamedTuple

from healthnews.facts.nouns import UNITS
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Noun, Vocabulary
from healthnews.model import Number

POPULATIONS = frozenset({"100", "1000", "10000", "100000", "1000000"})
HUNDRED = "100"  # a score or a distance as often as a population
ENDING = frozenset(
    {
        "và",
        "hoặc",
        "so",
        "ở",
        "tại",
        "trong",
        "vào",
        "năm",
        "xuống",
        "lên",
        "còn",
        "cao",
        "thấp",
        "là",
        "nhưng",
        "and",
        "or",
        "in",
        "at",
        "to",
        "from",
        "for",
        "by",
        "but",
        "while",
        "per",
    }
)
JOINING = frozenset({"and", "và", ","})
TELLING = frozenset({":", "was", "is", "were", "of", "hit", "reached", "to", "at", "stood", "by"})
BEFORE = 14  # words from the population to the number
NOUN = 4  # words that the noun of the second count can have
PEOPLE = "_people"  # "30 giường/vạn dân" has its population as a word: per 10000_people


class Rate(NamedTuple):
    """What a value is per, the word where its phrase ends, and where the population's own number starts."""

    per: str
    last: int
    start: int


class Told(NamedTuple):
    """A rate whose noun and population stand before its number: `beds per 10,000 people reached 28.1`."""

    noun: Noun
    rate: Rate


class Rates:
    """Finds the population that a value is set against."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._speaks = "rate" in vocabulary.kinds
        self._named = vocabulary.per
        self._per = vocabulary.cue("rate")
        self._populations = vocabulary.nouns_of("rate")
        self._nouns = vocabulary.nouns
        self._english = bool(vocabulary.stops)

    def behind(self, view: View, last: int) -> Rate | None:
        """The population that follows the words of a count, or a bare number."""
        if not self._speaks:
            return None
        named = self._named.starting(view.words, last, len(view.words))
        if named is not None and named.entry.endswith(PEOPLE):
            return Rate(named.entry, named.last, view.starts[last])
        bracketed = view.word(last) == ")" and view.word(last - 2) == "("  # beds (42) per 10,000 people
        hit = self._per.starting(view.words, last + bracketed, len(view.words))
        if hit is None or hit.last == len(view.words):
            return None
        at = hit.last
        if view.words[at : at + 3] == ["a", "population", "of"]:
            at += 3
        size = view.word(at).replace(".", "").replace(",", "")
        if size not in POPULATIONS or not self._is_of_people(view, size, at + 1):
            return None
        return Rate(size + PEOPLE, last if bracketed else self._end(view, at + 1), view.starts[at])

    def shared(self, view: View, last: int, following: list[Number]) -> Rate | None:
        """The population that a count shares with the next one: `eight doctors and 2.5 nurses per 10,000 people`."""
        if not self._speaks or not following or view.word(last) not in JOINING:
            return None
        number = following[0]
        if view.word_at(number.outer_start) != last + 1:
            return None
        after = view.word_at(number.end)
        for at in range(after + 1, min(after + NOUN, len(view.words))):
            if (rate := self.behind(view, at)) is not None:
                return rate._replace(last=last)
            if not view.words[at].isalpha():
                return None
        return None

    def is_population(self, view: View, number: Number) -> bool:
        """Whether a number is the population of a rate: `new cases per 100,000 residents` counts no residents."""
        first = view.word_at(number.start)
        return self._english and view.word(first - 1) == "per" and f"{number.value or 0:.0f}" in POPULATIONS

    def told(self, view: View, number: Number) -> Told | None:
        """The noun and the population before a number that tells the rate: `deaths per 1,000 births: 4.2`."""
        first = view.word_at(number.outer_start)
        if not self._speaks or not self._english or view.word(first - 1) not in TELLING:
            return None
        if self._nouns.starting(view.words, view.word_at(number.end), len(view.words)) is not None:
            return None  # it has a noun of its own
        for at in range(first - 2, max(1, first - 1 - BEFORE), -1):
            if view.words[at] != "per":
                continue
            rate = self.behind(view, at)
            if rate is None or rate.last > first:
                return None
            for start in range(at - 1, max(-1, at - 1 - NOUN), -1):
                noun = self._nouns.starting(view.words, start, at)
                if noun is not None and noun.last == at and noun.entry.kind != "percentage":
                    return Told(noun.entry, rate)
            return None
        return None

    def inside(self, view: View, number: Number, after: int) -> Rate | None:
        """The population that was read as part of the number: "2,3/1.000 trẻ"."""
        size = f"{number.over or 0:.0f}"
        if not self._speaks or size not in POPULATIONS or (number.value or 0) >= (number.over or 0):
            return None
        if not self._is_of_people(view, size, after) or (view.word(after).isalpha() and not self._opens(view, after)):
            return None
        return Rate(size + PEOPLE, self._end(view, after), number.start)

    def _opens(self, view: View, after: int) -> bool:
        """Whether a population stands at a word, or one that ends the rate: `1/100.000 tài sản` is a share."""
        return view.words[after] in ENDING or self._populations.starting(view.words, after, len(view.words)) is not None

    def _is_of_people(self, view: View, size: str, after: int) -> bool:
        """Whether a round number is a population: none is `2,1 lít/100 km`, nor, without its people, `93/100 phiếu`."""
        if self._populations.starting(view.words, after, len(view.words)) is not None:
            return True
        noun = self._nouns.starting(view.words, after, len(view.words))
        return size != HUNDRED and (noun is None or noun.entry.kind not in UNITS)

    def _end(self, view: View, at: int) -> int:
        population = self._populations.starting(view.words, at, len(view.words))
        return population.last if population else at
