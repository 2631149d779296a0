"""The words of all kinds and of one language, ready for look-up.

Built once for a language and a folder of kinds; after that the finders only ask. A cue is a word of the language
(`tăng` increase), a decider a word of a kind (`tử vong` makes what it is said of deaths).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from healthnews.facts.kind import Kind, Words
from healthnews.facts.knowledge import by_unit, words
from healthnews.facts.lexicon import Lexicon, spellings
from healthnews.model import Language

Role = Literal["after", "before", "head"]
# What these count is found by their own finders; their nouns count nothing elsewhere.
APART = frozenset({"date", "period", "duration", "legal_document", "hospital_rank", "rate"})
ANY_UNIT = "item"  # of a kind that counts any thing: its neutral classes name their own
MEANING = (
    *("increase", "decrease", "increase_after", "decrease_after", "reached", "new", "cumulative", "so_far"),
    *("planned", "soon", "denied", "denied_after", "report", "upcoming", "plain", "compared", "existing"),
)


class Noun(NamedTuple):
    """A counted noun: its kind and English unit, its class where it decides nothing, and whether it is of one thing."""

    kind: str
    unit: str | None
    neutral: str | None = None
    single: bool = False


class Decider(NamedTuple):
    """A word that says what a neutral noun or a bare number counts."""

    role: Role
    kind: str
    unit: str | None


class Vocabulary:
    """Everything that the finders know, by the question that is asked of it."""

    def __init__(self, kinds: dict[str, Kind], language: Language) -> None:
        self.kinds = kinds
        self.language = language
        self._fold = language.fold
        self._endings = [(*ending.split(), "")[:2] for ending in language.cues.get("plural", ())]
        self._irregular = dict(pair.split() for pair in language.cues.get("plural_irregular", ()))
        self.nouns: Lexicon[Noun] = Lexicon()
        self.deciders: Lexicon[tuple[Decider, ...]] = Lexicon()
        self.tails: dict[str, Lexicon[bool]] = {}
        self.attributes: Lexicon[tuple[tuple[str, str], ...]] = Lexicon()
        self.prefixes: Lexicon[tuple[str, str]] = Lexicon(backward=True)
        self.meaning = self._meanings()
        self.per = self._per()
        self.stops = self.set("stops")
        self.aux = self.set("aux")
        self.series = self.set("series")
        self.plurals = bool(self._endings)
        self.not_plural = self.set("not_plural")
        for kind in kinds.values():
            self._add(kind, words(kind, language))
        self.times = self.nouns_of("duration")
        money = kinds.get("money")
        priced = list(by_unit(money, words(money, language).heads)) if money else []
        self.currency = priced[0][1] if priced else None  # of a price that names none

    def cue(self, *names: str, backward: bool = False) -> Lexicon[str]:
        """The words of some cues, each with the name of its cue."""
        found: Lexicon[str] = Lexicon(backward=backward)
        for name in names:
            for phrase in self.language.cues.get(name, ()):
                found.add(phrase, name)
        return found

    def set(self, name: str) -> frozenset[str]:
        """The words of a cue, for those that are one word each."""
        return frozenset(self.language.cues.get(name, ()))

    def nouns_of(self, name: str) -> Lexicon[str]:
        """The nouns of one kind alone, each with its unit."""
        found: Lexicon[str] = Lexicon()
        kind = self.kinds.get(name)
        if kind is not None:
            for phrase, unit in by_unit(kind, words(kind, self.language).nouns):
                found.add(self._fold(phrase), unit or "")
                for one in self.singulars(self._fold(phrase)):
                    found.add(one, unit or "")
        return found

    def heads_of(self, name: str, *, backward: bool = False) -> Lexicon[str]:
        """The heads of one kind alone."""
        found: Lexicon[str] = Lexicon(backward=backward)
        kind = self.kinds.get(name)
        if kind is not None:
            for phrase, unit in by_unit(kind, words(kind, self.language).heads):
                found.add(self._fold(phrase), unit or "")
        return found

    def singular(self, word: str) -> str:
        """One of what a plural word names, by the endings of the language; the word itself where it has none."""
        if word in self._irregular:
            return self._irregular[word]
        for many, one in self._endings:
            if word.endswith(many) and len(word) > len(many) + 1:
                return word[: -len(many)] + one
        return word

    def singulars(self, phrase: str) -> list[str]:
        """The phrase for one thing, where the language tells one from many."""
        if not self._endings:
            return []
        found = []
        for spelling in spellings(phrase):
            *rest, last = spelling.split()
            if (one := self.singular(last)) != last:
                found.append(" ".join([*rest, one]))
        return found

    def _add(self, kind: Kind, table: Words) -> None:
        fold = self._fold
        if kind.name not in APART:
            for phrase, unit in by_unit(kind, table.nouns):
                self._add_noun(fold(phrase), Noun(kind.name, unit))
            for neutral, phrases in table.neutral.items():
                unit = neutral if kind.unit == ANY_UNIT else kind.unit
                for phrase in phrases:
                    self._add_noun(fold(phrase), Noun(kind.name, unit, neutral))
            for symbol_unit, phrases in table.prefix.items():
                for phrase in phrases:
                    self.prefixes.add(fold(phrase), (kind.name, symbol_unit))
        if table.tails:
            tails = self.tails[kind.name] = Lexicon()
            for phrase in table.tails:
                tails.add(fold(phrase), True)
        roles: tuple[tuple[Role, list[str] | dict[str, list[str]]], ...] = (
            ("after", table.after), ("before", table.before), ("head", table.heads),
        )  # fmt: skip
        if kind.name not in APART:
            for role, group in roles:
                for phrase, unit in by_unit(kind, group):
                    self._join(self.deciders, fold(phrase), Decider(role, kind.name, unit))
        for phrase in table.ignore:
            self._join(self.attributes, fold(phrase), (kind.name, ""))
        for attribute, phrases in table.attributes.items():
            for phrase in phrases:
                self._join(self.attributes, fold(phrase), (kind.name, attribute))

    def _add_noun(self, phrase: str, noun: Noun) -> None:
        self.nouns.add(phrase, noun)
        for one in self.singulars(phrase):
            self.nouns.add(one, noun._replace(single=True))

    @staticmethod
    def _join(lexicon: Lexicon[tuple], pattern: str, entry: tuple) -> None:  # type: ignore[type-arg]
        """Add to what a phrase means already."""
        for phrase in spellings(pattern):
            known = lexicon.entry(phrase)
            if known is None:
                lexicon.add(phrase, (entry,))
            elif entry not in known:
                lexicon.put(phrase, (*known, entry))

    def _meanings(self) -> Lexicon[tuple[str, ...]]:
        found: Lexicon[tuple[str, ...]] = Lexicon()
        for name in MEANING:
            for phrase in self.language.cues.get(name, ()):
                for spelling in spellings(phrase):
                    known = found.entry(spelling) or ()
                    found.put(spelling, (*known, name))
        return found

    def _per(self) -> Lexicon[str]:
        found: Lexicon[str] = Lexicon()
        for name, phrases in self.language.cues.items():
            if name.startswith("per_"):
                for phrase in phrases:
                    found.add(phrase, name.removeprefix("per_"))
        return found
