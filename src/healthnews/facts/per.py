"""What a value is per: `mỗi năm`, `/tuần`, `a year`, `per dose`."""

from __future__ import annotations

from healthnews.facts.change import Said
from healthnews.facts.view import HARD, View
from healthnews.facts.vocabulary import Vocabulary

NEAR = 3  # words between a noun and what it is per
FAR = 9  # and between what a house does and what it is per
EACH = frozenset({"each", "every", "per", "annually", "yearly", "daily", "weekly", "monthly"})
ONE_OF = frozenset({"/", "một", "1", "a", "an"})  # say it behind a count alone: "một người" before it is somebody
IN_PHRASE = frozenset({"annual", "daily", "weekly", "monthly", "yearly"})  # `16,000 annual visits`


class Per:
    """Reads what counts are per."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._breaks = vocabulary.set("conjunction")
        self._spans = vocabulary.set("spans")

    def of(self, view: View, said: Said, *, far: bool = False) -> str | None:
        """What the value is per: `mỗi năm`, `/tuần`, `a day`, right behind the count or before it in its clause.

        `far`: a word that says nothing else does so further on too (`40,000 patients the ward sees annually`).
        """
        words, lexicon = view.words, self._vocabulary.per
        for at in range(said.last, min(said.last + NEAR, len(words))):
            if at > said.last and (words[at - 1] in self._vocabulary.stops or words[at - 1] in self._spans):
                break  # "within a week", "trong một tuần"
            if (hit := lexicon.starting(words, at, len(words))) is not None:
                return hit.entry
            if words[at] in HARD or words[at] in ",()":
                break
        if "per" not in view.memo:
            view.memo["per"] = lexicon.openings(words)
        for at in view.memo["per"]:
            hit = lexicon.starting(words, at, said.last) if said.first <= at < said.last else None
            if hit is not None and words[at] in IN_PHRASE:
                return hit.entry
        if far and (behind := self._behind(view, said)) is not None:
            return behind
        for at in view.memo["per"]:
            hit = lexicon.starting(words, at, said.first) if said.left <= at < said.first else None
            if (
                hit is not None
                and not (self._vocabulary.stops and _is_counted(view, at))
                and (hit.last - hit.first > 1 or hit.last == said.first)
                and words[hit.first] not in ONE_OF
                and hit.entry != "share"  # that of the amount before: `$1.65 per share, up from $507 million`
            ):
                return hit.entry
        return None

    def _behind(self, view: View, said: Said) -> str | None:
        """What a count is per by a word further on, with no other number between: `sees 47,000 in its ward each year`."""
        words = view.words
        for at in range(said.last, min(said.last + FAR, len(words))):
            word = words[at]
            if word in HARD or word in ",()" or word[0].isdigit() or word in self._breaks:
                return None
            hit = self._vocabulary.per.starting(words, at, len(words)) if word in EACH else None
            if hit is not None and (hit.last - at > 1 or word.endswith("ly")):
                return hit.entry
        return None


def _is_counted(view: View, at: int) -> bool:
    """Whether a number stands before a word in its clause: `47,000 patients each year began a $9 million project`."""
    for before in range(at - 1, -1, -1):
        word = view.words[before]
        if word == "," or word in HARD:
            return False
        if word[0].isdigit():
            return True
    return False
