"""What one number counts: the order in which its neighbours are asked.

A currency before it, a unit of time or a population behind it, then the counted noun; where the noun is neutral or
missing, the sentence decides.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from healthnews.facts.ages import Ages
from healthnews.facts.bare import MEASURED, OF_PERSONS, STATES, Bare
from healthnews.facts.change import Said
from healthnews.facts.decide import Clause, Decide, Deciding, Decision, clause_of, past_bracket
from healthnews.facts.lexicon import Hit
from healthnews.facts.nouns import CUP, Counted, Nouns, is_year
from healthnews.facts.per import Per
from healthnews.facts.rates import Rates
from healthnews.facts.view import HARD, View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Number

ARRIVED = frozenset({"lên", "xuống", "còn"})
ARRIVING = ARRIVED | {"đến", "tới", "thành"}
SHARED_KINDS = frozenset({"age", "measurement", "money", "percentage"})  # "2, 3, 4 tháng tuổi"
ASKED = 10  # words behind a count in which `hay không` may ask
GENERIC = frozenset({"nếu", "thường", "giả"})
WHETHER = frozenset({("hay", "không"), ("hay", "chưa")})
APART = 4  # words between `kém` and the years
NO_PERSON = frozenset(
    {"là", "ở", "từ", "và", "hoặc", "hay", "một", "nữa", "bằng", "trẻ", "người", "có"}
)  # behind `hơn`
TIMES = frozenset({"x", "×", "by"})  # between the sides of a size: 4 x 5 cm, but `2x500 ml` are two bottles
LENGTHS = frozenset({"m", "cm", "mm", "km", "inch", "foot", "yard", "mile"})
ONE_COUNTS = frozenset(
    {"case_count", "death_count", "vaccination_count", "money", "age", "measurement"}
)  # "một mũi" is a count
SHARES = frozenset({"%", "percent", "cent"})
TOLD = frozenset(
    [
        "were",
        "was",
        "are",
        "is",
        "had",
        "have",
        "has",
        "died",
        "required",
        "received",
        "reported",
        "developed",
        "tested",
    ]
)
MULTIPLE = "time"  # the unit of "gấp 2,6 lần"
LISTED = OF_PERSONS - {"people_count"} | {
    "death_count",
    "procedure_count",
    "visit_count",
    "facility_count",
    "equipment_count",
    "department_count",
}
SERIES = 6  # words from one count of a list to the next
JOINS = frozenset({",", "và", "&", "and", "cùng"})
AT_PLACES = frozenset({"in", "across", "from", "at", "ở", "tại", "thuộc"})
WHERE = frozenset(
    {"state", "province", "country", "district", "county", "city", "village", "commune", "town", "region", "school"}
)
SMALL = 5  # totals over which a number is a fraction


class Whole(NamedTuple):
    """A number told as the whole of a part, and the word where its noun ends."""

    number: Number
    last: int


class Read(NamedTuple):
    """A number that counts something: what, and the words [first, last) of its phrase."""

    decision: Decision
    first: int
    last: int
    clause: Clause
    counted: Counted | None = None
    whole: Number | None = None  # 3 in `2 người trong số 3 bệnh nhân đã tử vong`: what happens, happens to the 2


class Reading:
    """Reads single numbers."""

    def __init__(self, vocabulary: Vocabulary, per: Per, ages: Ages, rates: Rates) -> None:
        self._vocabulary = vocabulary
        self._nouns = Nouns(vocabulary)
        self._decide = Decide(vocabulary)
        self._bare = Bare(vocabulary, ages, self._decide)
        self._per = per
        self._ages = ages
        self._rates = rates
        self._zero = vocabulary.cue("zero", backward=True)
        self._left = vocabulary.set("left")
        self._out_of = vocabulary.cue("out_of")

    def deciding(self, view: View) -> list[Deciding]:
        """Everything in a sentence that decides what its numbers count."""
        return self._decide.hits(view)

    def read(
        self,
        view: View,
        number: Number,
        following: list[Number],
        floor: int,
        deciding: list[Deciding],
        before: Decision | None,
        persons: Decision | None = None,
    ) -> Read | None:
        """What a number counts, None where the sentence does not tell.

        `following` are the numbers behind it, `floor` the word where it may begin to look back, `before` what the one
        before it counted, `persons` the last persons counted.
        """
        first, after = view.word_at(number.outer_start), view.word_at(number.end)
        plain = self._plain(view, number, first, after, floor)
        if plain is not None:
            return plain
        if self._is_time(view, after) or self._rates.is_population(view, number):
            return None
        counted = (
            self._nouns.of(view, number)
            or (self._shared_noun(view, following, first, after) if number.over is None else None)
            or self._nouns.said_to_be(view, number, _share_end(view, after) or after)
        )
        last = counted.last if counted and not counted.later else after
        core = view.word_at(number.start)
        whole = self._whole(view, counted, following)
        reach = whole.last if whole else last
        ceiling = self._ceiling(view, following, reach, aside=counted is not None)
        clause = clause_of(view, first, reach, floor, ceiling, core, aside=counted is not None)
        if counted is None and (share := _share_end(view, after)) is not None:
            clause = clause_of(view, first, share, first, len(view.words), core)
        if counted is None and view.word(after) in STATES:
            clause = clause._replace(left=first)  # 86 confirmed and 30 probable
        decision = self._decision(view, number, counted, clause, deciding, before, persons)
        if decision is None:
            return None
        if number.form == "article" and number.qualifier == "at_least" and before is not None and before.unit in WHERE:
            return None  # 27 states have recorded at least one case
        listed = before is not None and before.kind == decision.kind and _in_series(view, floor, first)
        if number.form == "article" and not self._one_counts(view, number, decision, clause, listed=listed):
            return None
        if not self._can_count(view, number, decision, last) or _is_fraction(number):
            return None
        if decision.kind == "age" and _is_difference(view, first, floor):
            return None
        last = self._with_said(view, decision, last, bare=counted is None)
        return Read(decision, first, last, clause, counted, whole.number if whole else None)

    def _whole(self, view: View, counted: Counted | None, following: list[Number]) -> Whole | None:
        """The number that a count is told to be a part of, and where its noun ends: `2 người trong số 3 bệnh nhân`."""
        if counted is None or not following:
            return None
        said = self._out_of.starting(view.words, counted.last, len(view.words))
        number = following[0]
        if said is None or view.word_at(number.outer_start) != said.last:
            return None
        noun = self._nouns.of(view, number)
        return Whole(number, noun.last) if noun is not None else None

    def _plain(self, view: View, number: Number, first: int, after: int, floor: int) -> Read | None:
        """A number that needs no noun: money by its symbol, an age behind `aged`, a value per population."""
        decision, last = None, after
        prefix = self._prefix(view, view.word_at(number.start))
        if prefix is not None:
            decision, first = Decision(*prefix.entry, "symbol"), min(first, prefix.first)
        elif self._is_time(view, after):
            time = self._vocabulary.times.starting(view.words, after + (view.word(after) == "-"), len(view.words))
            last = time.last if time else after
            if time is not None and self._ages.opens_range(view, last):
                decision = Decision("age", time.entry, "noun")
            elif self._ages.is_headed(view, first, last):
                decision = Decision("age", time.entry if time else None, "head")
        elif (told := self._rates.told(view, number)) is not None:
            decision = Decision(told.noun.kind, told.noun.unit, "rate")
        elif self._rates.inside(view, number, after) or self._rates.behind(view, after):
            decision = Decision("rate", None, "rate")
        if decision is None:
            return None
        return Read(decision, first, last, clause_of(view, first, last, floor, len(view.words)))

    def _prefix(self, view: View, core: int) -> Hit[tuple[str, str]] | None:
        """The unit before a number: `$`, `US$`; but "a $100" is no Australian dollar."""
        hit = self._vocabulary.prefixes.ending(view.words, core)
        if hit is not None and not all(view.touches(at) for at in range(hit.first + 1, hit.last)):
            hit = self._vocabulary.prefixes.ending(view.words, core, core - 1)
        if (
            hit is not None
            and core - hit.first == 1
            and view.words[hit.first].isalpha()
            and len(view.words[hit.first]) == 1
        ):
            return hit if view.touches(core) else None  # R500 million, but r 0.5
        if hit is not None and view.words[hit.first] == CUP and is_year(view.word(core)):
            return None
        return hit

    def _is_time(self, view: View, after: int) -> bool:
        """Whether a unit of time follows and no longer phrase of another kind: `tháng` but not `tháng tuổi`."""
        after += view.word(after) == "-"
        time = self._vocabulary.times.starting(view.words, after, len(view.words))
        if time is None:
            return False
        other = self._vocabulary.nouns.starting(view.words, after, len(view.words))
        return other is None or other.last <= time.last

    def _shared_noun(self, view: View, following: list[Number], first: int, after: int) -> Counted | None:
        """The noun that a list of numbers shares: "2, 3, 4 tháng tuổi", "16 and 17 years old"."""
        left, start = view.word(first - 1), view.word(after - 1)
        for number in following:
            between = view.words[after : view.word_at(number.outer_start)]
            stated = len(between) > 1 and between[0] in STATES  # 18 suspected, 2 confirmed cases
            between = [word for word in between[1:] if word != "the"] if stated else between
            arrives = left == "từ" and bool(between) and between[0] in ARRIVED and between[-1] in ARRIVING
            arrives = arrives and number.form == "digits"  # từ 5 lên 7 triệu đồng: whose millions?
            if not between or not (arrives or all(word in self._vocabulary.series for word in between)):
                return None
            after = view.word_at(number.end)
            found = self._nouns.at(view, after)
            if found is not None and is_year(start) and not is_year(view.text[number.start : number.end]):
                return None  # "phiên bản 2018 và 8 lít"
            if found is not None:
                if found.noun.kind == "money" and number.form == "mixed" and start.isdigit():
                    return None  # "giá 30 và 40 triệu đồng": whose millions?
                times = any(word in TIMES for word in between)
                shared = (arrives or found.noun.kind in SHARED_KINDS) and (not times or found.noun.unit in LENGTHS)
                shared = shared or (stated and found.noun.kind == "case_count")
                shared = shared or (between == ["to"] and left in self._left)  # from 20 to 50 beds
                return found._replace(later=True) if shared else None
        return None

    def _ceiling(self, view: View, following: list[Number], last: int, *, aside: bool) -> int:
        """The first word of the next number that counts something else; an age beside a person is passed over."""
        low = past_bracket(view, last) if aside else last
        for number in following:
            first = view.word_at(number.outer_start)
            if first < low or number.form == "article":
                continue
            noun = self._vocabulary.nouns.starting(view.words, view.word_at(number.end), len(view.words))
            is_age = noun is not None and noun.entry.kind == "age"
            if noun is not None and noun.entry.unit in WHERE and view.word(first - 1) in AT_PLACES:
                continue  # 67 people in 19 states have been infected
            if not (is_age or self._ages.of_group(view, number, first) or self._ages.headed_at(view, first)):
                return first
        return len(view.words)

    def _decision(
        self,
        view: View,
        number: Number,
        counted: Counted | None,
        clause: Clause,
        deciding: list[Deciding],
        before: Decision | None,
        persons: Decision | None,
    ) -> Decision | None:
        if counted is None:
            return self._bare.decision(view, number, clause, deciding, before, persons)
        if counted.noun.neutral is None:
            return Decision(counted.noun.kind, counted.noun.unit, "noun")
        return self._decide.neutral(view, counted.noun, clause, deciding, before)

    def _with_said(self, view: View, decision: Decision, last: int, *, bare: bool) -> int:
        """The end of a phrase with what is said of it at once: "7 người tử vong", "11 have died"."""
        if decision.hit is None or decision.hit.first < last:
            return last
        at = last
        while bare and at < decision.hit.first and view.words[at] in self._vocabulary.aux:
            at += 1
        return decision.hit.last if at == decision.hit.first else last

    def _can_count(self, view: View, number: Number, decision: Decision, last: int) -> bool:
        """Whether a number can count such things: no half persons, but 2.3 doctors per 1,000 people, and 2.6 times."""
        whole = all(bound is None or bound == int(bound) for bound in (number.low, number.high))
        if whole or decision.kind in MEASURED or decision.unit == MULTIPLE:
            return True
        if self._rates.behind(view, last) is not None:
            return True
        return self._per.of(view, Said(last, last, last)) is not None  # 60.3 tests per day

    def _one_counts(self, view: View, number: Number, decision: Decision, clause: Clause, *, listed: bool) -> bool:
        """`một`, `one` counts where something happens to what it counts, where it goes on a list of counts, or where it
        is per something.

        Behind a negation it is none at all: "không ghi nhận một ca nào".
        """
        if self._zero.ending(view.words, view.word_at(number.start)) is not None or _is_asked(view, clause):
            return False
        if not GENERIC.isdisjoint(view.words[clause.left : clause.first]):
            return False  # thông thường, một bệnh nhân phải nằm viện 3 tuần
        if decision.rule in ("said_after", "said_later", "part_placed") or (listed and decision.kind in LISTED):
            return True
        if decision.rule == "noun":
            return decision.kind in ONE_COUNTS
        return self._per.of(view, Said(clause.first, clause.last, clause.left)) is not None


def _is_asked(view: View, clause: Clause) -> bool:
    """Whether a clause asks whether it is so: `một người có bị nhiễm hay không`."""
    words = view.words[clause.last : clause.last + ASKED]
    return any(pair in WHETHER for pair in pairwise(words))


def _in_series(view: View, floor: int, first: int) -> bool:
    """Whether a number goes on a list behind the count that ends at `floor`: `7 ca ghép gan, một ca ghép tim`."""
    between = view.words[floor:first]
    return bool(between) and len(between) <= SERIES and between[-1] in JOINS and not any(w in HARD for w in between)


def _share_end(view: View, after: int) -> int | None:
    """The word behind a percentage in brackets, where a verb follows: `17 (59%) were`, `2,164 (0.49 per cent) had`."""
    if view.word(after) != "(" or not view.word(after + 1)[:1].isdigit():
        return None
    for at in range(after + 2, min(after + 5, len(view.words))):
        if view.words[at] == ")":
            return at + 1 if view.words[at - 1] in SHARES and view.word(at + 1) in TOLD else None
    return None


def _is_difference(view: View, first: int, floor: int) -> bool:
    """Whether years are those between two ages: `kém chị 2 tuổi`, `lớn hơn em 2 tuổi`, `cách nhau 3 tuổi`."""
    ahead = view.words[max(floor, first - APART) : first]
    apart = ahead[-2:] == ["cách", "nhau"] or view.words[first : first + 2] == ["nhiều", "hơn"]
    older = "hơn" in ahead[:-1] and all(word.isalpha() and word not in NO_PERSON for word in ahead)
    return apart or older or ("kém" in ahead and "," not in ahead)


def _is_fraction(number: Number) -> bool:
    """Whether a number over a small total is a share, and counts nothing: `1/3 trường hợp`, not `12/13 huyện`."""
    return number.over is not None and number.over <= SMALL and (number.value or 0) < number.over
