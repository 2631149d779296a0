"""The attributes of a count: what its phrase says, the clause before it, and what follows, in this order.

"điều trị nội trú cho 5.488 lượt" is of inpatients though "khám" may follow: what stands before the noun is nearer to
it than what comes after.
"""

from __future__ import annotations

from healthnews.facts.change import Said
from healthnews.facts.decide import Clause, Decision
from healthnews.facts.kind import Kind
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary

BEFORE = 10  # words before a count that may give it an attribute
OF_THE_NOUN = frozenset({"facility_count", "bed_count"})  # their attributes stand in the phrase
OF_ALL_AROUND = frozenset({"case_count", "staff_count", "patient_count", "contact_count", "test_count"})


class Attributes:
    """Reads attributes by the lexicon of the kinds."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lexicon = vocabulary.attributes
        self._breaks = vocabulary.set("conjunction") | frozenset(",:")

    def of(self, view: View, kind: Kind, said: Said, clause: Clause, decision: Decision) -> tuple[str, ...]:
        """The attributes of a count in the order of the kind's list."""
        if not kind.attributes:
            return ()
        if kind.name == "vaccination_count":
            return ("person",) if decision.unit == "person" else ("dose",)
        found = self._between(view, kind, said.first, said.last)
        if kind.name == "staff_count" and found and decision.rule == "noun":
            pass  # one doctor and 12 nurses
        elif kind.name not in OF_THE_NOUN:
            found |= self._between(view, kind, self._left(view, said, clause, own=bool(found)), said.first)
            if decision.hit is not None and (not found or kind.name in OF_ALL_AROUND):
                found |= self._between(view, kind, decision.hit.first, decision.hit.last)
            if not found or kind.name in OF_ALL_AROUND:
                found |= self._between(view, kind, said.last, self._right(view, said, clause))
        elif kind.name == "bed_count":
            found |= self._between(view, kind, self._left(view, said, clause), said.first)
        if "suspected" in self._between(view, kind, said.first, said.last):
            found.discard("confirmed")  # 850 ca nghi mắc được xác định
        return tuple(attribute for attribute in kind.attributes if attribute in found)

    def _left(self, view: View, said: Said, clause: Clause, *, own: bool = False) -> int:
        """Back to the last comma, but not far; `own`: where a count has an attribute of its own, to an `and`."""
        at = said.first
        while at > max(clause.left, said.first - BEFORE) and view.words[at - 1] not in ",:":
            if own and view.words[at - 1] in self._breaks:
                break  # 349 confirmed and 33 probable cases
            at -= 1
        return at

    def _right(self, view: View, said: Said, clause: Clause) -> int:
        """On to the end of the clause, or to an `and`."""
        if view.word(said.last) == "(" and view.words[said.last + 2 : said.last + 4] == ["%", ")"]:
            at = said.last + 4  # 228 (72%) severe cases
        else:
            at = clause.last if view.word(said.last) == "(" and clause.last > said.last else said.last
        while at < clause.right and view.words[at] not in self._breaks:
            if view.words[at] == "(" and view.word(at + 1)[:1].isdigit():
                break  # 116 cases (86 confirmed and 30 probable)
            at += 1
        return at

    def _between(self, view: View, kind: Kind, first: int, stop: int) -> set[str]:
        hits = self._lexicon.scan(view.words, first, stop)
        return {attribute for hit in hits for of, attribute in hit.entry if of == kind.name and attribute}
