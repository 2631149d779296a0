"""What the sentence says of a count besides its number: a rise or a level, new or in all, planned or denied, per what."""

from __future__ import annotations

from typing import NamedTuple

from healthnews.facts.lexicon import Hit
from healthnews.facts.view import HARD, View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Measure, Number, Status

CHANGE = 3  # words between `tăng` and its number: "tăng thêm khoảng 30 ca"
NEW = 4
PER = 3
AHEAD = 12  # words in which a plan after the number still speaks of it


class Meaning(NamedTuple):
    """What is said of a number."""

    measure: Measure
    status: Status


class Change:
    """Reads the cues of a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def hits(self, view: View) -> list[Hit[tuple[str, ...]]]:
        """All cues of a sentence."""
        return self._vocabulary.meaning.scan(view.words)

    def of(
        self, view: View, number: Number, span: tuple[int, int], left: int, hits: list[Hit[tuple[str, ...]]], flow: bool
    ) -> Meaning:
        """Measure and status of the count in the words `span`, whose clause begins at `left`."""
        return Meaning(self._measure(view, number, span, left, hits, flow), self._status(view, span, hits))

    def _measure(
        self, view: View, number: Number, span: tuple[int, int], left: int, hits: list[Hit[tuple[str, ...]]], flow: bool
    ) -> Measure:
        first, last = span
        if number.sign:
            return "increase" if number.sign > 0 else "decrease"
        changed = self._changed(view, first, last, left, hits)
        if changed is not None:
            return changed
        if flow and self._counts_new(view, first, last, left, hits):
            return "new"
        if flow and any(
            "cumulative" in hit.entry and hit.last <= last for hit in self._sentence_part(view, first, last, hits)
        ):
            return "cumulative"
        return "level"

    def _changed(
        self, view: View, first: int, last: int, left: int, hits: list[Hit[tuple[str, ...]]]
    ) -> Measure | None:
        for hit in reversed(hits):
            if hit.last > first or hit.first < left:
                continue
            if first - hit.last > CHANGE - 1:
                break
            if "reached" in hit.entry:
                return None
            for cue in ("increase", "decrease"):
                if cue in hit.entry:
                    return cue  # type: ignore[return-value]
        for hit in hits:
            if last <= hit.first <= last + 1:
                for cue in ("increase", "decrease"):
                    if cue + "_after" in hit.entry:
                        return cue  # type: ignore[return-value]
        return None

    def _counts_new(self, view: View, first: int, last: int, left: int, hits: list[Hit[tuple[str, ...]]]) -> bool:
        for hit in hits:
            if "new" in hit.entry and (
                first <= hit.first <= last or (hit.first >= left and first - NEW <= hit.last <= first)
            ):
                return True
        return False

    def _sentence_part(
        self, view: View, first: int, last: int, hits: list[Hit[tuple[str, ...]]]
    ) -> list[Hit[tuple[str, ...]]]:
        """The cues between the last full stop or semicolon and the count, and those inside it."""
        start = first
        while start > 0 and view.words[start - 1] not in HARD:
            start -= 1
        return [hit for hit in hits if hit.first >= start and hit.last <= last]

    def _status(self, view: View, span: tuple[int, int], hits: list[Hit[tuple[str, ...]]]) -> Status:
        first, last = span
        near = self._sentence_part(view, first, min(last + AHEAD, len(view.words)), hits)
        if any("denied" in hit.entry and hit.last <= first for hit in near):
            return "denied"
        return "planned" if any("planned" in hit.entry and hit.last <= first for hit in near) else "reported"

    def per(self, view: View, first: int, last: int, left: int) -> tuple[str | None, int]:
        """What the value is per, and the word after which that is said if it follows the noun at once."""
        words, lexicon = view.words, self._vocabulary.per
        for at in range(last, min(last + PER, len(words))):
            if (hit := lexicon.starting(words, at, len(words))) is not None:
                return hit.entry, hit.last if at == last else last
            if words[at] in HARD or words[at] in ",()":
                break
        for at in range(max(left, 0), first):
            if (hit := lexicon.starting(words, at, first)) is not None and (
                len(words[hit.first]) > 2 or hit.last == first
            ):
                return hit.entry, last
        return None, last
