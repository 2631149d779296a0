"""What a number counts that has no noun: it goes on with the count before it, is a part of it, or the sentence decides."""

from __future__ import annotations

from healthnews.facts.ages import OLDEST, Ages
from healthnews.facts.decide import Clause, Decide, Deciding, Decision
from healthnews.facts.lists import in_list
from healthnews.facts.nouns import is_year
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Number

MEASURED = frozenset({"age", "duration", "measurement", "money", "percentage", "rate"})  # these have fractions
OF_PERSONS = frozenset(
    {"case_count", "contact_count", "patient_count", "people_count", "staff_count", "test_count", "recovery_count"}
)  # of these a bare number may be a part: "233 contacts, of whom 187 were traced"
OF_WHOM = OF_PERSONS | {"death_count"}
GOES_ON = OF_WHOM | {
    "visit_count", "procedure_count", "vaccination_count", "bed_count", "facility_count", "equipment_count",
}  # fmt: skip
GOING_ON = frozenset({"and", ",", "from", "to", "than", "with"})
STATES = frozenset({"confirmed", "probable", "suspected"})
AT_A_TIME = frozenset({"in", "on", "during"})
ENDS = frozenset({",", "and", ".", ";", ""})
PARTS_ARE = frozenset({"are", "were", "had", "have", "was", "is", "has"})
LEFT = 5  # words from `from` to the `to` behind its number
BRACKET = 20  # words of a bracket that holds the parts of a count
# behind these a number without a scale word may be of anything: "trả 2.000", "chi 2.000"
PAID = frozenset(
    [
        "chi", "ra", "nộp", "trả", "tốn", "phạt", "vay", "hộ", "góp", "hết", "mất", "bán", "được", "về", "kiếm", "lãi", "lỗ",
        "thuê", "trọ", "nhà", "đóng", "thường", "bù", "mượn", "thưởng", "cọc", "trợ", "công",
    ]
)  # fmt: skip
PRICE = 1000  # the least amount that a bare number behind `giá` can be


class Bare:
    """Reads numbers without a noun."""

    def __init__(self, vocabulary: Vocabulary, ages: Ages, decide: Decide) -> None:
        self._vocabulary = vocabulary
        self._ages = ages
        self._decide = decide
        self._of_them = vocabulary.cue("of_them", backward=True)
        self._part_of_them = vocabulary.cue("of_them")
        self._placed = vocabulary.set("placed")
        self._out_of_all = vocabulary.set("out_of_all")
        self._has = vocabulary.set("has")
        self._added = vocabulary.set("added")
        self._left = vocabulary.set("left")
        self._arrived = vocabulary.cue("arrived", backward=True)
        self._sum_before = vocabulary.set("sum_before")

    def decision(
        self,
        view: View,
        number: Number,
        clause: Clause,
        deciding: list[Deciding],
        before: Decision | None,
        persons: Decision | None,
    ) -> Decision | None:
        """What a number without any noun counts."""
        if before is not None and self._is_placed_part(view, number, before):
            return before._replace(rule="part_placed", hit=None)
        if number.form in ("article", "roman"):
            return None
        if self._ages.is_behind_head(view, number, clause.first):
            return Decision("age", None, "head")
        if in_list(view, number):
            listed = persons if before is None or before.kind not in GOES_ON else before
            if listed is None and before is not None and before.kind in MEASURED:
                before = None  # 91% lower than before (n=812)
            governing = listed or before or self._decide.governing(view)
            return governing._replace(rule="list", hit=None) if governing else None
        if self._ages.of_group(view, number, clause.first):
            return Decision("age", None, "age_of_group")
        if self._ages.apposed(view, number):
            return Decision("age", None, "apposed")
        if before is not None and self._goes_on(view, number, before):
            return before._replace(rule="same_as_before", hit=None)
        sick = before if before is not None and before.kind in OF_WHOM else persons
        if sick is not None:
            theirs = self._part_of_them.starting(view.words, view.word_at(number.end), len(view.words))
            if theirs is not None:  # 22 of whom died; five of them
                own = self._decide.bare(view, clause._replace(last=theirs.last), deciding, None)
                return own or sick._replace(rule="same_as_before", hit=None)
        if sick is not None and (self._is_part_of_all(view, number) or self._is_anothers(view, number)):
            own = self._decide.bare(view, clause, deciding, None)
            return own or sick._replace(rule="same_as_before", hit=None)
        if persons is not None and clause.last > view.word_at(number.end):
            own = self._decide.bare(view, clause, deciding, None)  # 17 (59%) were unvaccinated
            return own or persons._replace(rule="same_as_before", hit=None)
        if before is not None and before.kind in GOES_ON and _goes_on_with_time(view, number):
            return before._replace(rule="same_as_before", hit=None)
        if before is not None and before.kind in GOES_ON and self._is_more(view, number):
            return self._decide.bare(view, clause, deciding, None) or before._replace(rule="same_as_before", hit=None)
        if before is not None and before.kind in GOES_ON and self._arrives(view, number):
            return before._replace(rule="same_as_before", hit=None)
        sort = persons if before is None or before.kind not in GOES_ON else before
        if sort is not None and view.word(view.word_at(number.end)) in STATES:
            return sort._replace(rule="same_as_before", hit=None)  # 116 cases (86 confirmed and 30 probable)
        told = before if before is None or before.kind != "age" else persons  # bringing the total to 480
        decision = self._decide.bare(view, clause, deciding, told)
        if decision is not None and decision.kind == "age" and (number.value or 0) > OLDEST:
            return None
        if (
            decision is not None
            and decision.rule.startswith("bare_said")
            and is_year(view.word(view.word_at(number.start)))
        ):
            return None  # a festival of 2017 that was sampled
        if decision is not None and decision.kind == "money" and not _is_price(view, number, self._sum_before):
            return None
        if (
            decision is None
            and before
            and before.kind == "money"
            and self._vocabulary.currency
            and _is_same_sum(view, number)
        ):
            return Decision("money", self._vocabulary.currency, "bare_head")
        return decision

    def _is_placed_part(self, view: View, number: Number, before: Decision) -> bool:
        """Whether a bare number is a part of the count before it, told in brackets with its place: `(4 ở xã A, 2 ở xã B)`."""
        counts = before.kind in OF_PERSONS or before.kind == "death_count"
        first, after = view.word_at(number.outer_start), view.word_at(number.end)
        opened = view.word(first - 1) in ("(", ",", "và", "and")
        return counts and opened and view.word(after) in self._placed and _in_bracket(view, first)

    def _is_part_of_all(self, view: View, number: Number) -> bool:
        """Whether a sentence tells the parts of its first count: `Of the 68 cases, 59 were imported and two are local`."""
        first, after = view.word_at(number.outer_start), view.word_at(number.end)
        opened = view.word(0) in self._out_of_all and view.word(1) == "the" and first > 3
        return opened and view.word(first - 1) in (",", "and") and view.word(after) in PARTS_ARE

    def _is_anothers(self, view: View, number: Number) -> bool:
        """Whether a number is the same of another place: `Alder had 91 new cases, Elm County had 26`."""
        first, after = view.word_at(number.outer_start), view.word_at(number.end)
        if first < 4 or view.words[first - 1] not in self._has or view.word(after) not in ENDS:
            return False
        return view.text[view.starts[first - 2]].isupper() and view.words[first - 2].isalpha()

    def _arrives(self, view: View, number: Number) -> bool:
        """Whether a bare number is what the one before it became: `rose from 300 to 340`."""
        arrived = self._arrived.ending(view.words, view.word_at(number.outer_start))
        if arrived is None:  # increased to 527 from 157
            first = view.word_at(number.outer_start) - 1
            ahead = view.words[max(0, first - LEFT) : first]
            changed = ahead[-1:] in (["up"], ["down"]) and any(word[0].isdigit() for word in ahead)
            return view.word(first) in self._left and ("to" in ahead or changed)  # 991, up from 985
        return not self._left.isdisjoint(view.words[max(0, arrived.first - LEFT) : arrived.first])

    def _is_more(self, view: View, number: Number) -> bool:
        """Whether a bare number adds to the one before it: `109 cases, and officials confirm 24 more`."""
        after = view.word_at(number.end)
        follows = view.word(after + 1)
        ends = not follows.isalnum() or follows in self._vocabulary.stops or follows in self._vocabulary.aux
        return view.word(after) in self._added and ends and follows != "than"

    def _goes_on(self, view: View, number: Number, before: Decision) -> bool:
        """Whether a bare number goes on with what the one before it counted: `aged 4 and 7`, `of whom 187 were cured`."""
        first, after = view.word_at(number.outer_start), view.word_at(number.end)
        if self._vocabulary.nouns.starting(view.words, after, len(view.words)) is not None:
            return False
        if before.kind == "age":
            behind = first - 1
            while behind > 0 and view.words[behind] in self._vocabulary.series:
                behind -= 1
            return behind < first - 1 and view.words[behind].isdigit()
        follows = view.word(after)
        told = self._of_them.ending(view.words, first) is not None
        if told and self._decide.said_at_once(view, after):
            return False  # of whom 42 have died
        return told and before.kind in OF_WHOM and (follows == "(" or follows in self._vocabulary.aux)


def _in_bracket(view: View, first: int) -> bool:
    """Whether a word stands in brackets that opened shortly before it."""
    for at in range(first - 1, max(-1, first - 1 - BRACKET), -1):
        if view.words[at] in "()":
            return view.words[at] == "("
    return False


def _goes_on_with_time(view: View, number: Number) -> bool:
    """Whether a number goes on with the one before at another time: `15 visits in 2008 and 23 in 2015`."""
    first, after = view.word_at(number.outer_start), view.word_at(number.end)
    if view.word(first - 1) not in GOING_ON or after + 1 >= len(view.words):
        return False
    begins = view.starts[after + 1 if view.words[after] in AT_A_TIME else after]
    return any(time.kind != "duration" and begins <= time.start <= begins + 4 for time in view.sight.times)


def _is_same_sum(view: View, number: Number) -> bool:
    """Whether a number in brackets behind money says it in the country's own: `13.000 USD (khoảng 290 triệu)`."""
    first, after = view.word_at(number.outer_start), view.word_at(number.end)
    return number.form == "mixed" and view.word(first - 1) == "(" and view.word(after) == ")"


def _is_price(view: View, number: Number, sum_before: frozenset[str]) -> bool:
    """Whether a number behind `giá` can be the country's money: "giá 2,8 triệu", but not "giá 1,3 USDT"."""
    after = view.word_at(number.end)
    follows = view.written(after, after + 1) if after < len(view.words) else ""
    scaled = number.form in ("mixed", "words")
    ends = not follows.isalpha() or (
        scaled and (follows.istitle() or follows in sum_before)
    )  # a heading runs into its text
    paid = not scaled and view.word(view.word_at(number.outer_start) - 1) in PAID
    return (number.high or number.low or 0.0) >= PRICE and ends and not paid
