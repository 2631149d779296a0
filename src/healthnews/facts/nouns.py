"""Which noun a number counts: the one right after it, behind its adjectives, or shared with a later number."""

from __future__ import annotations

import re
from typing import NamedTuple

from healthnews.facts.lexicon import Hit
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Noun, Vocabulary
from healthnews.model import Number

REACH = 5  # words between an English number and its noun: "20 new laboratory-confirmed human cases"
COMPOUNDS = frozenset({"bed_count", "age", "measurement", "percentage", "money", "other_count"})
UNKNOWN = 3  # words in which a noun that no kind knows may follow its number
UNKNOWN_CLASS = "unknown"
UNITS = frozenset({"money", "measurement", "percentage", "age"})  # "10 US dollar": units stand in the singular too
PLACES_OF_WORK = frozenset({"facility_count", "department_count"})  # in Vietnamese written small where they are counted
ROOMS = frozenset({"phòng", "tầng", "lầu", "khu", "nhà", "buồng", "giường", "số"})  # have numbers, in Vietnamese
PAIRS = frozenset({"and", "or"})
PAIRED = re.compile(
    r"(?:al|ic|ive|ble|ary|ory|ate|ban|ral|ed|ing)$|^(?:new|old|male|female|small|large|young|adult|inpatient|outpatient|full-time|[A-Z]{2,5})$"
)  # an adjective, or letters such as ED
PAIR_REACH = 3  # words from `and` to the noun
TO_BE = frozenset({"are", "were"})
MADE_UP_OF = frozenset({"facility_count", "staff_count", "bed_count", "department_count", "equipment_count"})
LOOKALIKES = frozenset({"GPS"})  # GPs are doctors
CUP = "euro"  # a currency, and a tournament before a year
GLUE = frozenset("-–\"'“”‘’")


class Counted(NamedTuple):
    """A noun and the words [first, last) that it stands in; `start` is where its phrase begins, with adjectives."""

    noun: Noun
    start: int
    first: int
    last: int
    compound: bool = False  # "15-storey"
    later: bool = False  # it stands behind a later number of the same list
    shared: Number | None = None  # the total of "17 trên 24 quận": its number counts nothing itself


class Nouns:
    """Looks for the noun of a number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._skip = vocabulary.cue("skip")
        self._share = vocabulary.cue("share")
        self._part_of = vocabulary.cue("part_of")
        self._day_parts = vocabulary.set("day_parts")
        self._only_then = vocabulary.set("only_then")
        self._does = vocabulary.cue("does")

    def of(self, view: View, number: Number) -> Counted | None:
        """The counted noun after a number, or after the total that it is a part of."""
        after = view.word_at(number.end)
        many = number.value is None or abs(number.value) > 1 or number.value == 0
        if _is_year(view, number, after) and (
            self._noun(view, after, many, False) is None or view.written(after, after + 1).istitle()
        ):
            return None  # "the 1967 exhibition", "giải 2017 Cuộc thi dành cho"
        return (
            self._behind(view, after, many)
            or self._of_total(view, number, after)
            or self._of_share(view, number, after)
            or self._behind_share(view, after, many)
            or (self._plural(view, after) if many and _is_whole(number) else None)
        )

    def at(self, view: View, after: int, many: bool = True) -> Counted | None:
        """The counted noun that starts at a word, behind its adjectives."""
        return self._behind(view, after, many)

    def _behind(self, view: View, after: int, many: bool) -> Counted | None:
        words, stop = view.words, len(view.words)
        compound = after < stop and words[after] == "-" and view.touches(after)
        begin = after + compound
        reach = REACH if self._vocabulary.stops and not compound else 1
        for at in range(begin, min(stop, begin + reach)):
            found = self._noun(view, at, many, compound)
            if found is not None:
                behind = self._skipping(view, begin, many) if not self._vocabulary.stops else None
                return behind if behind and behind.last > found.last else found._replace(start=begin)
            if at > begin and (joint := _joint(view, at)) and PAIRED.search(view.written(at - 1, at)):
                found = self._paired(view, joint + 1, many)
                if found is not None:
                    return found._replace(start=begin)
            if at > begin + 1 and words[at].isdigit() and _is_glued(view, at):
                continue  # 180 COVID-19 vaccine doses
            if at == stop or words[at] in self._vocabulary.stops or not (words[at].isalpha() or words[at] in GLUE):
                break
        return None if self._vocabulary.stops else self._skipping(view, begin, many)

    def _paired(self, view: View, first: int, many: bool) -> Counted | None:
        """The noun behind the second of two adjectives: `300 rural and remote clinics`."""
        for at in range(first, min(len(view.words), first + REACH)):
            found = self._noun(view, at, many, False)
            if found is not None:
                return found if found.noun.kind not in UNITS else None
            counted = (number := view.number_from(view.starts[at])) is not None and number.start == view.starts[at]
            word = view.words[at]
            if counted or word in self._vocabulary.stops or not (word.isalpha() or word in GLUE):
                return None
        return None

    def said_to_be(self, view: View, number: Number, after: int) -> Counted | None:
        """The noun that a bare number is said to be at a word: `of the total, eight are specialist hospitals`."""
        if view.word(after) not in TO_BE or number.form == "article" or not _is_whole(number):
            return None
        for at in range(after + 1, min(len(view.words), after + 1 + PAIR_REACH)):
            found = self._noun(view, at, True, False)
            if found is not None:
                kind = found.noun.kind
                told = found.noun.neutral is None and kind in MADE_UP_OF
                bracketed = view.word(view.word_at(number.end)) == "("
                return found._replace(start=after + 1, later=bracketed) if told else None
            if view.words[at] in self._vocabulary.stops or not view.words[at].isalpha():
                return None
        return None

    def _of_share(self, view: View, number: Number, after: int) -> Counted | None:
        """The noun behind the brackets of a share: `91% (21/23) of the provinces`."""
        if number.over is None or not self._vocabulary.plurals or view.words[after : after + 2] != [")", "of"]:
            return None
        at = after + 2 + (view.word(after + 2) in ("the", "all", "our", "its", "their"))
        found = self._paired(view, at, True) or self._plural(view, at, shared=True)
        return found._replace(later=True) if found else None

    def _behind_share(self, view: View, after: int, many: bool) -> Counted | None:
        """The noun behind the share that a count is, in brackets: `228 (72%) severe cases`."""
        if view.word(after) != "(" or not view.word(after + 1)[:1].isdigit():
            return None
        shared = view.words[after + 2 : after + 4] == ["%", ")"]
        found = self._behind(view, after + 4, many) if shared else None
        return found._replace(later=True) if found else None

    def _noun(self, view: View, at: int, many: bool, compound: bool) -> Counted | None:
        words, stop = view.words, len(view.words)
        hit = self._vocabulary.nouns.starting(words, at, stop)
        if hit is not None and words[hit.last - 1] in self._only_then and self._does.starting(words, hit.last, stop):
            hit = self._vocabulary.nouns.starting(words, at, hit.last - 1)  # "3 bệnh nhân mới biết": only then
        if hit is not None and self._is_other(view, hit):
            return None
        if hit is None or (hit.entry.single and many and not compound and hit.entry.kind not in UNITS):
            return None
        if (
            not hit.entry.single
            and compound
            and self._vocabulary.stops
            and at == hit.first
            and words[hit.last - 1].endswith("s")
        ):
            return None
        if (
            hit.entry.single
            and not compound
            and hit.entry.kind not in UNITS
            and self._vocabulary.stops
            and _hyphened(view, hit.last)
        ):
            return None  # "one laboratory-confirmed case"
        if compound and hit.entry.kind not in COMPOUNDS:
            return None  # "a five-person team"
        named = (hit.entry.kind == "money" or hit.last - hit.first == 1) and _is_name(view, hit.first)
        in_room = at > 1 and view.words[at - 2] in ROOMS
        if named and not (many and hit.entry.kind == "department_count" and not in_room):
            return None  # "Số 2 Đồng Nai", "phòng 306 Khoa Nhi", but "2 Khoa Nội và Nhi"
        if not self._vocabulary.stops and hit.entry.kind in PLACES_OF_WORK and _in_name(view, hit.first):
            return None  # "Khoa Nội 1 Bệnh viện Phổi"
        last = self._tail(view, hit.last, hit.entry.kind)
        return Counted(hit.entry, at, hit.first, last, compound)

    def _is_other(self, view: View, hit: Hit[Noun]) -> bool:
        """Whether a word is another: the `g` of `8g sáng` is an hour, `Euro 2024` a tournament, `GPS` no doctors.

        Nor are three dead birds three dead.
        """
        behind, written = view.word(hit.last), view.written(hit.last - 1, hit.last)
        if written in LOOKALIKES:
            return True
        if view.words[hit.last - 1] == "khoa" and behind == "học":
            return True
        if written == "dead":
            return behind.isalpha() and behind not in self._vocabulary.stops and behind not in self._vocabulary.aux
        if hit.entry.unit == "g" and view.words[hit.first] == "g":
            return behind in self._day_parts or (behind.isdigit() and view.touches(hit.last))
        return view.words[hit.first] == CUP and is_year(behind)

    def _tail(self, view: View, at: int, kind: str) -> int:
        """Past the words that lengthen a noun: `máy` `chạy thận` `nhân tạo`."""
        tails = self._vocabulary.tails.get(kind)
        while tails is not None and (hit := tails.starting(view.words, at, len(view.words))) is not None:
            at = hit.last
        return at

    def _skipping(self, view: View, begin: int, many: bool) -> Counted | None:
        """Behind a classifier: "2 chiếc xe cứu thương"."""
        skipped = self._skip.starting(view.words, begin, len(view.words))
        found = self._noun(view, skipped.last, many, False) if skipped else None
        return found._replace(start=begin) if found else None

    def _plural(self, view: View, after: int, *, shared: bool = False) -> Counted | None:
        """A noun that no kind knows, by its plural: "1,000 alarms" counts something, whatever it is."""
        if not self._vocabulary.plurals or after >= len(view.words) or view.words[after] == "-":
            return None
        if after > 2 and view.text[view.starts[after - 2]].isupper() and not shared:
            return None  # "the Pro 1000 offers features"
        for at in range(after, min(len(view.words), after + UNKNOWN)):
            word = view.words[at]
            if word in self._vocabulary.stops or not word.isalpha():
                return None
            if view.text[view.starts[at]].isupper():
                continue  # "30 Boeing jets"
            one = self._vocabulary.singular(word)
            if (
                one != word
                and len(word) > 3
                and word not in self._vocabulary.not_plural
                and not word.endswith(("ss", "us", "is"))
            ):
                follows = view.word(at + 1)
                if follows.isalpha() and follows not in self._vocabulary.stops and follows not in self._vocabulary.aux:
                    continue  # "3 sports clubs"
                return Counted(Noun("other_count", one, UNKNOWN_CLASS), after, at, at + 1)
        return None

    def _of_total(self, view: View, number: Number, after: int) -> Counted | None:
        """The noun of a total: "17 trên 24 quận", "12 of the 30 samples"."""
        hit = self._share.starting(view.words, after, len(view.words))
        if hit is None:
            return None
        part = self._part_of.starting(view.words, after, len(view.words))
        if part is not None and part.last == hit.last and not view.word(hit.last)[:1].isdigit():
            found = self._behind(view, hit.last, True)
            if found is not None:
                return found
        end = view.starts[hit.last] if hit.last < len(view.words) else view.sight.sentence.end
        total = view.number_from(end)
        if (
            total is None
            or total.outer_start > end
            or total.form == "article"
            or total.value == 1
            or (number.low or 0) > (total.high or total.low or 0)  # 10.3 million in 54 towns
            or view.word(view.word_at(total.end)) == "-"
        ):
            return None
        found = self._behind(view, view.word_at(total.end), True)
        return found._replace(shared=total) if found else None


def _is_name(view: View, at: int) -> bool:
    """Whether a word and the one behind it are written as a name."""
    if at + 1 >= len(view.words):
        return False
    first, second = view.written(at, at + 1), view.written(at + 1, at + 2)
    return first[0].isupper() and not first.isupper() and second[0].isupper()


def _joint(view: View, at: int) -> int:
    """The `and` of a list of adjectives that goes on at a word: `confirmed, probable and suspected cases`; else 0."""
    if view.words[at] in PAIRS:
        return at
    if view.words[at] != ",":
        return 0
    for joint in range(at + 1, min(at + 4, len(view.words))):
        if view.words[joint] in PAIRS:
            return joint if PAIRED.search(view.written(joint - 1, joint)) else 0
    return 0


def _is_glued(view: View, at: int) -> bool:
    """Whether figures end a word that a hyphen joins: the 19 of `COVID-19`."""
    return view.words[at - 1] == "-" and view.words[at - 2].isalpha() and view.touches(at) and view.touches(at - 1)


def _hyphened(view: View, last: int) -> bool:
    """Whether a word is only the first part of one that a hyphen joins."""
    return view.word(last) == "-" and view.word(last + 1).isalpha() and view.touches(last) and view.touches(last + 1)


def _in_name(view: View, at: int) -> bool:
    """Whether a number between two words with capitals belongs to the name before it."""
    if at < 2 or not view.written(at, at + 1)[0].isupper() or not view.words[at - 1].isdigit():
        return False
    return at > 2 and view.written(at - 2, at - 1)[0].isupper() and not view.written(at - 2, at - 1).isupper()


def _is_whole(number: Number) -> bool:
    """Whether a number can count things that no kind knows: no rating such as 4.8/5."""
    return number.over is None and all(bound is None or bound == int(bound) for bound in (number.low, number.high))


def is_year(word: str) -> bool:
    """Whether figures look like a year of our times."""
    return len(word) == 4 and word.isdigit() and "1900" <= word <= "2099"


def _is_year(view: View, number: Number, after: int) -> bool:
    """Whether a number looks like a year: "the 1967 exhibition New Documents" counts no documents."""
    return number.end - number.start == 4 and is_year(view.words[after - 1])
