"""Where a text names a health facility: `Bệnh viện Đa khoa tỉnh Sóc Trăng`, `TTYT Bắc Sơn`, `Luc Ngan district Medical
Center`.

A name is a head word and what belongs to it: in Vietnamese to its right, in English mostly to its left. Heads are rare
and found first; only what stands around them is cut into words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from healthnews.link import lexicon
from healthnews.link.gazetteer import province_names
from healthnews.model import Language

WORD = re.compile(r"(?:[A-ZĐƯ]{1,3}\.)+\w+|\w+(?:[/’'&+-]\w+)*|[^\w\s]")
GAP = re.compile(r"[^\S\n]*(?:\([A-ZĐ]{2,6}\)[^\S\n]*)?")  # `Bệnh viện (BV) Đa khoa tỉnh`
LINK = re.compile(r"\s*[-–/]\s*|\s*")
WORDS = re.compile(r"\w+")
ABBREVIATION = re.compile(r"\s*\([A-ZĐ]{2,6}\)")
ARTICLE = "the "
ANY_UNIT = re.compile(
    r"(?:,| hoặc| và|/) ?(?:tỉnh|thành phố|tp|huyện|quận|thị xã|xã|phường)(?!\w)|,? (?:trực thuộc|hạng (?:i|1))"
)
UNSURE = ("center", "centre")  # a facility by its full name alone
SHORT_NUMBER = re.compile(r"\d{1,3}(?:[-.]\d{1,2})?(?![\d.,]*\d)(?!\s?%)(?:\s[Tt]háng\s\d{1,2})?")
STATE = re.compile(r" \((?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2,3})\) ")  # of a town in America
SAINT = re.compile(r"\b(?:St|Mt|Ste|Ft)\. $")
PROVINCE = " tỉnh"
RANK = re.compile(r"\b(?:grade|class|rank|level|tier|category)[ -](?:i{1,3}|iv|[a-d]|\d)$")
TITLES = re.compile(
    r"(?:GS|PGS|TS|ThS|Ths|BS|BSCK\w*|Bác|Giám|Phó|Trưởng|Ông|Bà|Theo|Hiện|Trong|Ngày|Sáng|Chiều|Tối|Ảnh|Năm|Tại|Khoa|Phòng"
    r"|TS-BS|PGS-TS|Tuy|Đây|Sau|Dr|Prof|Mr|Mrs|Director)$"
)
OPENERS = frozenset(
    {
        "One",
        "Another",
        "On",
        "In",
        "At",
        "A",
        "An",
        "After",
        "The",
        "From",
        "For",
        "As",
        "About",
        "When",
        "While",
        "If",
        "Although",
        "Though",
        "Since",
        "Before",
        "Because",
        "But",
        "And",
        "Where",
        "Once",
        "Until",
        "Meanwhile",
        "However",
        "Whether",
        "Unlike",
        "Like",
        "Near",
        "Inside",
        "Outside",
        "To",
        "By",
        "With",
        "Both",
        "This",
        "That",
        "Its",
        "Their",
        "Our",
        "His",
        "Her",
    }
)  # `An` is part of Vietnamese names


WORD_BEHIND = re.compile(r"[^\S\n]+([^\W\d_]+)")
# whose head is named behind its name: `Giám đốc Bệnh viện Bạch Mai Nguyễn Văn A`
HEADED = re.compile(r"\b(?:giám đốc|trưởng|phó|bác sĩ|bác sỹ|lãnh đạo|viện trưởng)\b[^.,;:]{0,30}$")


class Name(NamedTuple):
    """One mention of a facility.

    `words` are its folded words without the head, abbreviations spelled out; `special` those that tell it from others
    of its class. A generic mention (`Bệnh viện`, `đơn vị`, `the center`) has no `display`. `spelled`: the head is not
    an abbreviation.
    """

    start: int
    end: int
    sort: str
    words: tuple[str, ...] = ()
    special: tuple[str, ...] = ()
    spelled: bool = True
    display: str = ""


@cache
def table() -> dict[str, Any]:
    """The words of facility names (facilities.toml)."""
    return tomllib.loads((files(__package__) / "facilities.toml").read_text("utf-8"))


class Namer:
    """Finds the facility names of one language."""

    def __init__(self, language: Language) -> None:
        self.english = language.code != "vi"
        words, fold = table()["en" if self.english else "vi"], language.fold
        self.heads: dict[str, list[str]] = {fold(head): value for head, value in words["heads"].items()}
        self.generic: dict[str, str] = {fold(word): sort for word, sort in words["generic"].items()}
        self.short: dict[str, str] = {fold(word): fold(full) for word, full in words["short"].items()}
        self.inside = lexicon.words(map(fold, words["inside"]))
        self.tail = frozenset(map(fold, words["tail"]))
        self.level = frozenset(map(fold, table()["closing"]))
        self.dangling = frozenset(map(fold, words["dangling"]))
        self.proper = lexicon.words(map(fold, [*words["proper"], *province_names()]))
        self.starters = frozenset(map(fold, words.get("starters", ())))
        self.surnames = frozenset(map(fold, words.get("surnames", ())))
        self.number_words = frozenset(map(fold, words.get("number_words", ())))
        self.common = frozenset(map(fold, words.get("common", ())))
        self.abroad = frozenset(map(fold, words.get("abroad", ())))
        self.health = lexicon.words(map(fold, words["health"]))
        self.many = re.compile(rf"(?:(?<!\w)(?:{lexicon.alternation(map(fold, words['many']))})|\d)\s+$")
        self.indefinite = re.compile(r"(?<!\w)(?:an?|one|another|any|each|every|some)\s+$")
        self.other = re.compile(rf"\s+(?:{lexicon.alternation(map(fold, words['other']))})(?!\w)")
        self.pattern = lexicon.words([*self.heads, *self.generic])

    def find(self, text: str, folded: str, start: int, end: int, numbers: Collection[int] = ()) -> list[Name]:
        """The facilities named or meant in [start, end), left to right; `numbers` are positions where counts start."""
        found: list[Name] = []
        low = start
        for match in self.pattern.finditer(folded, start, end):
            if match.start() < low:
                continue
            name = self._name(_Place(text, folded, low, end, numbers), match.start(), match.end())
            if name is not None:
                found.append(name)
                low = name.end
        return found

    def _name(self, place: _Place, start: int, end: int) -> Name | None:
        head = lexicon.squeezed(place.folded[start:end])
        if head in self.generic:
            bare = (
                self.pattern.match(place.folded, start + len(ARTICLE), place.high) if head.startswith(ARTICLE) else None
            )
            behind = self._name(place, bare.start(), bare.end()) if bare else None
            if behind is not None and behind.display:  # `the Hospital for Tropical Diseases`
                return behind
            counted = self.many.search(place.folded, place.low, start) is not None
            return None if counted else Name(start, end, self.generic[head])
        sort, meant, *marks = self.heads[head]
        spelled = "short" not in marks
        first = self._left(place, start) if self.english else start
        last, special = self._right(place, end)
        if self.english:
            special = [*self._special(place, first, start), *special]
        if self.english and special and (("many" in marks and self._counts(place, first)) or self._is_common(special)):
            return None  # "Fourteen hospitals will be modernised", "Rural hospital closures"
        if self.english and place.text[start].islower() and self.indefinite.search(place.folded, place.low, first):
            return None  # one Alder hospital, a Boston clinic
        if self.english and "many" in marks and place.folded.endswith(("'s ", "’s "), place.low, start):
            return None  # Alder's hospitals
        many = "many" in marks or self.many.search(place.folded, place.low, first) is not None
        words = [word for part in ((first, start), (end, last)) for word in self._words(place, *part)]
        known = (*meant.split(), *words)
        capital = place.text[first].isupper() or any(c.isupper() for c in place.text[end:last])
        # "Phòng khám đa khoa vệ tinh" is any clinic, "Bệnh viện đa khoa tỉnh" the one of the province
        named = bool(special) or (capital and bool(words) and not many and sort != "clinic")
        if named and (many and not special):
            return None
        if named and len(special) == 1 and special[0] in self.abroad:
            return None  # `BV Mỹ`: any hospital there
        if named and not special and ANY_UNIT.match(place.folded, last, place.high):
            return None  # "Bệnh viện đa khoa tỉnh, thành phố trực thuộc Trung ương"
        if named and sort in ("center", "institute") and not self.health.search(" ".join(known)):
            return None
        if named:
            display = lexicon.squeezed(ABBREVIATION.sub("", place.text[first:last]))
            return Name(first, last, sort, known, tuple(special), spelled, display)
        loose = sort == "institute" and not place.text[start].isupper()
        if many or loose or head in UNSURE or self.other.match(place.folded, last):
            return None
        return Name(start, last, sort, known)

    def _counts(self, place: _Place, first: int) -> bool:
        """Whether a name would begin with a number word or with the number of a count."""
        word = WORD.match(place.folded, first, place.high)
        return first in place.numbers or (word is not None and word.group() in self.number_words)

    def _is_common(self, special: list[str]) -> bool:
        """Whether the words that would tell a name are adjectives that a sentence begins with."""
        return all(word in self.common or word.endswith("-level") for word in special)

    def _words(self, place: _Place, start: int, end: int) -> list[str]:
        """The folded words of a part of a name, abbreviations spelled out."""
        kept = ABBREVIATION.sub(" ", place.text[start:end])
        folded = place.folded[start:end] if len(kept) == end - start else kept.lower()
        return [part for word in WORDS.findall(folded) for part in self.short.get(word, word).split()]

    def _right(self, place: _Place, end: int) -> tuple[int, list[str]]:
        """Where a name ends, and its telling words behind the head."""
        pieces: list[tuple[int, bool]] = []  # where each piece of the name ends, and whether a name may end there
        special: list[str] = []
        last, closed = end, False
        while True:
            position = self._next(place, last, first=last == end)
            phrase, proper = (
                self.inside.match(place.folded, position, place.high),
                self.proper.match(place.folded, position, place.high),
            )
            word = WORD.match(place.text, position, place.high)
            if position < 0 or self.pattern.match(place.folded, position, place.high):
                break
            if (
                self.english
                and last == end
                and not (phrase and phrase.group() in self.tail)
                and not place.text[position].isdigit()
            ):
                break
            if proper and place.text[position].isupper():
                special += proper.group().split()
                last, closed = proper.end(), True
            elif phrase and (not closed or phrase.group() in self.tail or place.text[position].isupper()):
                last, closed = phrase.end(), closed or phrase.group() in self.level
            elif (number := SHORT_NUMBER.match(place.text, position, place.high)) and position not in place.numbers:
                special.append(number.group().lower())
                last, closed = number.end(), True
            elif place.folded.endswith(PROVINCE, end, last):
                break  # only a province's name goes on: "Bệnh viện Phổi tỉnh Ông Lê Văn A"
            elif word and self._goes_on(place, end, word, whole=closed or len(special) > 0):
                special.append(place.folded[word.start() : word.end()])
                last, closed = word.end(), True
            else:
                break
            pieces.append((last, not (phrase and phrase.group() in self.dangling)))
        return next((stop for stop, good in reversed(pieces) if good), end), special

    def _goes_on(self, place: _Place, end: int, word: re.Match[str], *, whole: bool) -> bool:
        """Whether a name goes on with a word: it has a capital, and no sentence or person's name begins with it.

        `whole`: the name could end before it. Pages without marks between their lines run headings into names.
        """
        written, folded = word.group(), place.folded[word.start() : word.end()]
        if not written[0].isupper() or TITLES.match(written) or (self.english and written in OPENERS):
            return False
        behind = WORD_BEHIND.match(place.text, word.end(), place.high) if whole else None
        if behind is None:
            return True
        if folded in self.starters and behind[1][0].islower():
            return False  # `Bệnh viện Đa khoa Hòa Bình Đến nay`
        surname = folded in self.surnames and behind[1][0].isupper()
        return not (surname and HEADED.search(place.folded, max(place.low, end - 40), end))

    def _next(self, place: _Place, last: int, *, first: bool) -> int:
        """Where the next piece of a name would begin; -1 where the line ends or nothing parts it from what stands
        before.
        """
        gap = GAP.match(place.text, last, place.high) if first else LINK.match(place.text, last, place.high)
        position = gap.end() if gap else last
        blank = place.text[last:position]
        ends = position == last or position >= place.high or "\n" in blank or (not first and blank == "  ")
        return -1 if ends else position

    def _left(self, place: _Place, start: int) -> int:
        """Where an English name that ends with a head begins."""
        text, folded, first = place.text, place.folded, start
        match: re.Match[str] | None
        states = [found.span() for found in STATE.finditer(text, place.low, start)]
        for match in reversed(list(WORD.finditer(text, place.low, start))):
            if any(at <= match.start() < end for at, end in states):
                continue  # Ephrata (Pa.) Community Hospital
            word, token = folded[match.start() : match.end()], match.group()
            belongs = token[0].isupper() or self.inside.fullmatch(word) or token in ("&", "-")
            gap = text[match.end() : first]
            if (
                not belongs
                or word == "the"
                or TITLES.match(token)
                or token in OPENERS
                or not (gap.isspace() or not gap or STATE.fullmatch(gap))
            ):
                break
            if RANK.search(folded, place.low, match.end()) or word.endswith("-based"):
                break  # "a grade III hospital", "the Hanoi-based General Hospital"
            first = match.start()
        if first < start and (saint := SAINT.search(text, place.low, first)):
            first = saint.start()  # St. Jude Hospital
        while (
            (match := WORD.match(text, first)) and match.end() < start and folded[first : match.end()] in self.dangling
        ):
            first = match.end() + len(text[match.end() : start]) - len(text[match.end() : start].lstrip())
        return first

    def _special(self, place: _Place, first: int, last: int) -> list[str]:
        """The telling words of an English name before its head."""
        return [
            place.folded[m.start() : m.end()] for m in WORD.finditer(place.text, first, last) if m.group()[0].isupper()
        ]


class _Place(NamedTuple):
    """Where a name is looked for: [low, high) of a text, and the positions where counts start."""

    text: str
    folded: str
    low: int
    high: int
    numbers: Collection[int]


load = lexicon.per_language(Namer)
