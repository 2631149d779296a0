"""What a neutral noun counts, and a number without a noun.

"7 người" are people until the sentence says more: "7 người tử vong" are deaths, "số ca nghi ngờ là 7 người" cases.
The nearest word that decides wins: what follows the noun at once, then a head that leads to the number, then the verb
before it, then what follows further on, then what the number before was about.
"""

from __future__ import annotations

from typing import NamedTuple

from healthnews.facts.lexicon import REACH, Hit
from healthnews.facts.nouns import UNITS, UNKNOWN_CLASS
from healthnews.facts.view import HARD, View
from healthnews.facts.vocabulary import Decider, Noun, Vocabulary

Deciding = Hit[tuple[Decider, ...]]

NEAR = 2  # words between a noun and what decides for it at once
AFTER = 14  # words after a noun in which something may still decide
BEFORE = 5  # words between a verb and its number: "xét nghiệm HIV cho 2.742"
SHORT_HEAD = 8
AGED = 2
FATAL = 2  # words from an illness to the death of it
HEAD = 30  # words between a head and its number
DONE = frozenset({"case_count", "death_count"})  # what a verb does to a bare number
LOST = ("staff_count", "death_count")  # "có 4 lao động quê ở đây bị thiệt mạng": `có` says less than what follows
PERSON = "person"  # the class of `người`, `people`
TURN = "time"  # the class of `lần`
ILL = ("case_count", "patient_count")  # of these, what follows may be their death
VISIT = "visit"  # the class of `lượt`
TURN_WORD = "lượt"
KILLS = frozenset({"bắn", "giết", "đâm", "tông", "đánh", "chém", "húc", "đốt", "đè", "cán"})  # before `chết`
SAME = "same"  # the class of `others`: whatever was counted before
ASIDE = 12  # words of a bracket behind a noun
NO_NUMBER_OF = frozenset(
    {"chỉ", "hệ", "thông", "tham", "trị", "đa"}
)  # `chỉ số nhiễm` is an index, no number of infected
EVENTS = frozenset({"vụ"})  # `bắt 21 người sau vụ ngộ độc`: nobody of them was poisoned
BREAKS = frozenset(",:()")


class Decision(NamedTuple):
    """The kind, its unit, the rule that said so, and the words that decided, if any."""

    kind: str
    unit: str | None
    rule: str
    hit: Deciding | None = None


class Clause(NamedTuple):
    """Where a number may look for what decides: words [left, first) before it and [last, right) after its noun."""

    left: int
    first: int
    last: int
    right: int
    core: int  # where the number itself begins, behind its approximator


class Decide:
    """Decides for neutral nouns and bare numbers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._classes = {name: frozenset(kind.decides) for name, kind in vocabulary.kinds.items()}
        self._units = {name: frozenset(kind.attributes) for name, kind in vocabulary.kinds.items()}
        self._copula = vocabulary.cue("copula", backward=True)
        self._pronouns = vocabulary.cue("pronoun", backward=True)
        self._conjunction = vocabulary.set("conjunction")
        self._number_of = vocabulary.cue("number_of")
        self._negation = vocabulary.set("negation")
        self._otherwise = vocabulary.cue("otherwise", backward=True)
        self._turn_of_none = vocabulary.set("turn_of_none")
        self._led = vocabulary.set("led")

    def hits(self, view: View) -> list[Deciding]:
        """Everything in a sentence that can decide."""
        return self._vocabulary.deciders.everywhere(view.words)

    def neutral(
        self, view: View, noun: Noun, clause: Clause, hits: list[Deciding], before: Decision | None
    ) -> Decision:
        """What a neutral noun counts here."""
        neutral = noun.neutral or ""
        if neutral == SAME:
            return self._others(view, noun, clause, hits, before)
        if neutral == UNKNOWN_CLASS:
            return Decision(noun.kind, noun.unit, "plural_noun")
        if neutral == TURN:
            return self._turn(view, noun, clause, hits)
        decision = self._decided(view, noun, neutral, clause, hits, before)
        if decision.rule == "neutral" and neutral == VISIT and self._is_other_turn(view, clause):
            return Decision("other_count", "turn", "neutral")
        # what happens to doses does not make persons of them
        return decision._replace(unit=noun.unit) if decision.kind == noun.kind else decision

    def _is_other_turn(self, view: View, clause: Clause) -> bool:
        """Whether a word behind a bare `lượt` says that it is of something else: `10 triệu lượt di chuyển`."""
        behind = view.word(clause.last)
        return view.words[clause.last - 1] == TURN_WORD and behind.isalpha() and behind not in self._turn_of_none

    def _turn(self, view: View, noun: Noun, clause: Clause, hits: list[Deciding]) -> Decision:
        """`khám 57 lần`, `tiêm hai lần` are of what was done right before; any other `lần` is a time."""
        done = self._before(view, clause, hits, noun.neutral)
        if done is None or done.hit is None or done.hit.last < clause.first:
            return Decision(noun.kind, noun.unit, "neutral")
        return done._replace(unit=None)

    def _decided(
        self, view: View, noun: Noun, neutral: str, clause: Clause, hits: list[Deciding], before: Decision | None
    ) -> Decision:
        follows = self._after(view, clause, hits, neutral)
        if follows and self._gap(view, clause.last, follows.hit.first) <= NEAR:  # type: ignore[union-attr]
            return follows._replace(rule="said_after")
        governed = self._head(view, clause, hits, neutral) or self._before(view, clause, hits, neutral)
        fatal = follows is not None and governed is not None and (governed.kind, follows.kind) == LOST
        if governed and not fatal:
            return governed
        if follows:
            return follows
        if (
            before is not None
            and before.rule not in ("noun", "neutral")
            and neutral in (self._classes.get(before.kind) or ())
            and not self._is_otherwise(view, clause, hits)
        ):
            unit = (
                noun.unit if noun.unit in self._units[before.kind] else before.unit
            )  # doses, but persons: "cho 900 trẻ"
            return before._replace(rule="same_as_before", unit=unit, hit=None)
        return Decision(noun.kind, noun.unit, "neutral")

    def _is_otherwise(self, view: View, clause: Clause, hits: list[Deciding]) -> bool:
        """Whether something else is said of these than of those before them: `mất tích 5 người`, `2 cháu thoát chết`."""
        if self._otherwise.ending(view.words, clause.first) is not None:
            return True
        later = (hit for hit in hits if clause.last <= hit.first < clause.right)
        return any(self.is_negated(view, hit.first, clause.last) for hit in later)

    def bare(self, view: View, clause: Clause, hits: list[Deciding], before: Decision | None) -> Decision | None:
        """What a number without a noun counts, where the sentence says so plainly."""
        follows = self._after(view, clause, hits, None)
        near = 1 if self._vocabulary.stops else 0  # a word between is a noun that we do not know: "3 chất được tiêm"
        if follows and self._gap(view, clause.last, follows.hit.first) <= near:  # type: ignore[union-attr]
            return follows._replace(rule="bare_said_after")
        if self._vocabulary.stops and (done := self._done(clause, hits)) is not None:
            return done
        head = self._head(view, clause, hits, None) or self._pronoun(view, clause, before)
        return head._replace(rule="bare_head") if head else None

    def said_at_once(self, view: View, after: int) -> bool:
        """Whether what stands right behind a number decides for it: `11 have died`."""
        while after < len(view.words) and view.words[after] in self._vocabulary.aux:
            after += 1
        hit = self._vocabulary.deciders.starting(view.words, after, len(view.words))
        return hit is not None and any(decider.role == "after" for decider in hit.entry)

    def _done(self, clause: Clause, hits: list[Deciding]) -> Decision | None:
        """What is done to a bare number, by the verb right before it: "it infected 3,470 people and killed 2,287"."""
        for hit in hits:
            if hit.last == clause.first:
                for decider in hit.entry:
                    if decider.role == "before" and decider.kind in DONE:
                        return Decision(decider.kind, decider.unit, "bare_said_before", hit)
        return None

    def _others(
        self, view: View, noun: Noun, clause: Clause, hits: list[Deciding], before: Decision | None
    ) -> Decision:
        """`others` are what was counted before, unless a verb of their own says more: "and infected 340 others"."""
        follows = self._after(view, clause, hits, PERSON)
        if follows is not None and self._gap(view, clause.last, follows.hit.first) <= NEAR:  # type: ignore[union-attr]
            return follows._replace(rule="said_after")  # 28 người xuất viện, 9 người khác vẫn điều trị
        own = self._before(view, clause, hits, None)
        if own is not None:
            return own
        if before is not None:
            return before._replace(rule="others", hit=None)
        return Decision("people_count", "person", "neutral")

    def _pronoun(self, view: View, clause: Clause, before: Decision | None) -> Decision | None:
        """A word that stands for what was counted before: "bringing the total to 1,054"."""
        copula = self._copula.ending(view.words, clause.first) or self._copula.ending(view.words, clause.core)
        if before is None or copula is None or self._pronouns.ending(view.words, copula.first) is None:
            return None
        return before._replace(hit=None)

    def governing(self, view: View) -> Decision | None:
        """What a sentence counts that names its noun behind a list: "Hanoi (34) and Hue (12) had most cases"."""
        for at in range(len(view.words)):
            hit = self._vocabulary.nouns.starting(view.words, at, len(view.words))
            if hit is not None and self._vocabulary.kinds[hit.entry.kind].flow and hit.entry.neutral is None:
                return Decision(hit.entry.kind, hit.entry.unit, "list")
        return None

    def _gap(self, view: View, last: int, first: int) -> int:
        """Words between, not counting helpers such as `đã`, `have`."""
        last = min(past_bracket(view, last), first)
        return sum(view.words[at] not in self._vocabulary.aux for at in range(last, first))

    def _speaks(self, decider: Decider, role: str, neutral: str | None) -> bool:
        return decider.role == role and (neutral is None or neutral in self._classes[decider.kind])

    def _after(self, view: View, clause: Clause, hits: list[Deciding], neutral: str | None) -> Decision | None:
        stop = min(clause.right, clause.last + AFTER)
        joined = (at for at in range(clause.last, stop) if view.words[at] in self._conjunction)
        stop = next(joined, stop)
        begin = past_bracket(view, clause.last) if stop > clause.last else clause.last
        for hit in hits:
            if hit.first < begin or hit.first >= stop or view.word(hit.first - 1) in EVENTS:
                continue
            if self.is_negated(view, hit.first, begin):
                begin = hit.last  # `12 người chưa được tiêm` are no vaccinated persons
                continue
            if view.word(hit.first - 1) in KILLS and not _is_killed(view, clause, hit.first):
                begin = hit.last  # `một bệnh nhân đã bắn chết một bác sĩ`
                continue
            for decider in hit.entry:
                if not self._classes[decider.kind]:
                    begin = hit.last  # "the three that I tested": it says nothing, nor does a word in it
                elif self._speaks(decider, "after", neutral):
                    decision = Decision(decider.kind, decider.unit, "said_later", hit)
                    return self._fatal(view, decision, hits, stop, neutral) or decision
        return None

    def _fatal(
        self, view: View, decision: Decision, hits: list[Deciding], stop: int, neutral: str | None
    ) -> Decision | None:
        """The death that follows at once: `two patients with measles died`, `8 người chạy thận tử vong`."""
        reach = FATAL if self._vocabulary.stops else 0
        if decision.kind not in ILL[: 2 - bool(reach)] or decision.hit is None:
            return None
        for hit in hits:
            if decision.hit.last <= hit.first < stop and self._gap(view, decision.hit.last, hit.first) <= reach:
                for decider in hit.entry:
                    if decider.kind == "death_count" and self._speaks(decider, "after", neutral):
                        return Decision(decider.kind, decider.unit, "said_later", hit)
        return None

    def is_negated(self, view: View, first: int, floor: int) -> bool:
        """Whether `không`, `chưa` stands before a word, or before the helpers before it."""
        at = first
        while at > floor and view.words[at - 1] in self._vocabulary.aux and view.words[at - 1] not in self._negation:
            at -= 1
        return at > floor and view.words[at - 1] in self._negation

    def _before(self, view: View, clause: Clause, hits: list[Deciding], neutral: str | None) -> Decision | None:
        for hit in reversed(hits):
            if hit.last > clause.first or hit.first < clause.left:
                continue
            between = view.words[hit.last : clause.first]
            if len(between) > BEFORE or any(word in BREAKS or word in self._conjunction for word in between):
                return None
            for decider in hit.entry:
                if self._speaks(decider, "before", neutral):
                    return Decision(decider.kind, decider.unit, "said_before", hit)
        return None

    def _head(self, view: View, clause: Clause, hits: list[Deciding], neutral: str | None) -> Decision | None:
        """A head that leads to the number: "số ca nghi ngờ … là", "the death toll rose to"."""
        copula = self._copula.ending(view.words, clause.first) or self._copula.ending(view.words, clause.core)
        end = copula.first if copula else clause.first
        for hit in reversed(hits):
            if hit.last > clause.first or hit.first < clause.left or clause.first - hit.last > self._reach(view, hit):
                continue
            if view.words[hit.first] == "số" and view.word(hit.first - 1) in NO_NUMBER_OF:
                continue
            if any(other.first < hit.first and other.last >= hit.last for other in hits):
                continue  # `đang điều trị` in `số ca nặng đang điều trị`
            for decider in hit.entry:
                speaks = self._speaks(decider, "head", neutral) or (
                    decider.role == "head" and self._names(view, hit, decider)
                )
                if speaks and (copula is not None or (hit.last == end and not self._cites(view, hit, decider))):
                    return Decision(decider.kind, decider.unit, "head", hit)
        return self._noun_head(view, clause, neutral) if copula is not None else None

    def _cites(self, view: View, hit: Deciding, decider: Decider) -> bool:
        """Whether a bare number behind persons is a footnote: `theo lời của bác sĩ 6`."""
        persons = self._vocabulary.kinds[decider.kind].unit == PERSON
        return persons and view.word(hit.first - 1) in self._led

    def _names(self, view: View, hit: Deciding, decider: Decider) -> bool:
        """Whether a head says `số`, `tổng` itself: then it decides for any noun, "tổng nhân lực … là 4.716 người"."""
        counts = self._vocabulary.kinds[decider.kind].unit is not None and decider.kind not in UNITS
        return counts and self._number_of.starting(view.words, hit.first, hit.last) is not None

    def _reach(self, view: View, hit: Deciding) -> int:
        """How far a head leads: "số ca nghi ngờ …" across its sentence, a word such as `khám bệnh` a few words."""
        if view.words[hit.first] == "aged":
            return AGED  # cases in aged care homes fell to 15
        return HEAD if self._number_of.starting(view.words, hit.first, hit.last) is not None else SHORT_HEAD

    def _noun_head(self, view: View, clause: Clause, neutral: str | None) -> Decision | None:
        """`số` with any counted noun: "số giường bệnh tăng lên", "number of new nurses is"."""
        for at in range(clause.first - 2, max(clause.left, clause.first - HEAD) - 1, -1):
            marker = self._number_of.starting(view.words, at, clause.first)
            if marker is None:
                continue
            for first in range(marker.last, min(marker.last + (3 if self._vocabulary.stops else 1), clause.first)):
                noun = self._vocabulary.nouns.starting(view.words, first, clause.first)
                if noun is not None and neutral is None and noun.entry.neutral == PERSON:
                    return Decision(noun.entry.kind, noun.entry.unit, "head", Hit(noun.first, noun.last, ()))
                if (
                    noun is not None
                    and noun.entry.neutral is None
                    and (neutral is None or neutral in self._classes.get(noun.entry.kind, ()))
                ):
                    hit: Deciding = Hit(noun.first, noun.last, (Decider("head", noun.entry.kind, noun.entry.unit),))
                    return Decision(noun.entry.kind, noun.entry.unit, "head", hit)
        return None


def _is_killed(view: View, clause: Clause, verb: int) -> bool:
    """Whether what is killed is counted, and not who kills: `3 người bị bắn chết`, not `bị một người bắn chết`."""
    return "bị" in view.words[clause.last : verb] and view.word(clause.first - 1) != "bị"


def past_bracket(view: View, at: int) -> int:
    """The word behind a bracket that opens at a word: `72 bệnh nhân (từ 1 đến 11 tuổi) bị sởi`; else the word itself."""
    if view.word(at) != "(":
        return at
    closed = next((i for i in range(at, min(len(view.words), at + ASIDE)) if view.words[i] == ")"), None)
    return at if closed is None else closed + 1


def clause_of(
    view: View, first: int, last: int, floor: int, ceiling: int, core: int | None = None, *, aside: bool = False
) -> Clause:
    """The words around a count that may say what it is.

    They lie between `floor` and `ceiling` and not past a mark that ends a clause; `aside`: but past a bracket.
    """
    left, floor = first, max(floor, first - REACH)
    while left > floor and view.words[left - 1] not in HARD:
        left -= 1
    right = past_bracket(view, last) if aside else last
    while right < ceiling and view.words[right] not in HARD and view.words[right] not in BREAKS:
        right += 1
    right = max(right, last)
    return Clause(left, first, last, right, core if core is not None else first)
