"""Numbers that are names, codes, ordinals, slogans or idioms: they claim their characters before anything is counted.

"Quân y 7", "COVID-19", "mũi 3", "quận 1, 4, 5", "4 tại chỗ", "công nghệ 4.0", "1900 9095" count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthnews.facts.nouns import Nouns
from healthnews.facts.settle import Find
from healthnews.facts.view import View
from healthnews.facts.vocabulary import Vocabulary
from healthnews.model import Mention, Number

name = "names"

ADDRESS = re.compile(r"\S*(?:://|www\.|@|\.(?:com|vn|org|net|gov)\b)\S*")
TEASER = re.compile(r"\[[^\W\d_a-zà-ỹ][^\[\]]{30,200}\]")
THOUSANDS = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d+)?")
SERIAL = re.compile(r"\d[\d .\-()]{5,24}\d")  # a phone number: eight digits and more, with marks between
ZERO_VERSION = re.compile(r"\d\.0(?!\d)")  # "4.0", "MRI 3.0"
GROWN = re.compile(r"\b[A-Z]+-?\d+-$")
DASHES = ("-", "–")
PLATE = re.compile(r"\b\d{2} ?[A-ZĐ]{1,2}\d? ?[-–] ?$")  # "60B6-9487" is a vehicle
GLUED_CODE = re.compile(r"[A-ZĐ]{1,4}\d*\b")  # "5K", "80KVA", "3D"
NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)/]?\s+(?:[–—-]\s+)?[^\W\d_a-zà-ỹ]|\d{1,2}(?:\.\d{1,2})*[.)](?!\d)")
ROMAN_ITEM = re.compile(r"\(\d{1,2}\)\s")


def compile(vocabulary: Vocabulary) -> Find:
    """Claims the numbers of one sentence that name or order something."""
    numbered = vocabulary.cue("numbered", backward=True)
    plain = vocabulary.cue("not_numbered", backward=True)
    loose = vocabulary.set("loose")
    by_day = vocabulary.cue("named_by_day", backward=True)
    slogan = vocabulary.cue("slogan")
    idiom = vocabulary.cue("idiom")
    phone = vocabulary.cue("phone", backward=True)
    emergency, emergency_before = vocabulary.set("emergency"), vocabulary.cue("emergency_before", backward=True)
    ratio = vocabulary.cue("ratio", backward=True)
    pronoun = vocabulary.cue("pronoun", backward=True)
    nouns = Nouns(vocabulary)

    def find(view: View) -> Iterator[Mention]:
        yield from _addresses(view)
        yield from _teasers(view)
        claimed, times = -1, view.sight.times
        for number in view.numbers:
            if times and any(time.start <= number.start < time.end for time in times):
                continue
            first, after = view.word_at(number.start), view.word_at(number.end)
            dialled = _phone_end(view, number, first)
            why = "phone" if dialled is not None else _why_named(view, number, first, after, claimed)
            if why:
                end = max(dialled or number.end, _slogan_end(view, number, after))
                claimed = view.word_before(end) - 1
                yield view.no_fact(number.start, end, why)
        yield from _days_as_names(view)

    def _why_named(view: View, number: Number, first: int, after: int, claimed: int) -> str:
        """Why a number is a name, or goes on a list of names ("quận 1, 4, 5"); empty where it is none."""
        if _is_code(view, number) and vocabulary.prefixes.ending(view.words, first) is None:
            return "code"
        if _numbers_item(view, number):
            return "numbering"
        if view.word(first) in emergency and emergency_before.ending(view.words, first) is not None:
            return "emergency_number"
        if ratio.ending(view.words, first) is not None:
            return "ratio"
        if _is_idiom(view, number, first, after):
            return "idiom"
        if _is_version(view, number, after):
            return "version"
        if _follows_name(view, number, first, after):
            return "numbered_name"
        listed = first > 1 and first - 2 <= claimed and view.words[first - 1] in vocabulary.series
        return "list_of_names" if listed and not _counts(view, number, after) else ""

    def _counts(view: View, number: Number, after: int) -> bool:
        """Whether a counted noun, or a unit of time, follows."""
        time = vocabulary.times.starting(view.words, after, len(view.words))
        return time is not None or nouns.of(view, number) is not None

    def _is_idiom(view: View, number: Number, first: int, after: int) -> bool:
        stop = len(view.words)
        if (hit := idiom.starting(view.words, first, stop)) is not None and hit.last > after:
            counted = nouns.of(view, number)
            return counted is None or counted.last <= hit.last  # "1 phần khối u", not "1 phần quà"
        hit = slogan.starting(view.words, after, stop)
        return hit is not None and not _counts(view, number, after)

    def _slogan_end(view: View, number: Number, after: int) -> int:
        """The end of what follows a number in a slogan: "vắc xin 4 trong 1"."""
        hit = slogan.starting(view.words, after, len(view.words))
        return view.ends[hit.last - 1] if hit is not None else number.end

    def _is_version(view: View, number: Number, after: int) -> bool:
        return ZERO_VERSION.match(view.text, number.start) is not None and not _counts(view, number, after)

    def _follows_name(view: View, number: Number, first: int, after: int) -> bool:
        """`mũi 3` whatever follows; `bệnh viện 500 giường` counts, `Bệnh viện Nhi đồng 1` does not."""
        hit = numbered.ending(view.words, first)
        if hit is None or pronoun.ending(view.words, first) is not None or plain.ending(view.words, first) is not None:
            return False
        if hit.first > 0 and view.words[hit.first - 1].isdigit():
            return False  # "20 khoa 5 phòng"
        loosely = " ".join(view.words[hit.first : hit.last]) in loose
        if not loosely or not _counts(view, number, after):
            return True
        # "Bệnh viện Nhi đồng 1 Thành phố": what is counted is not written with a capital behind a name
        named = any(view.text[view.starts[at]].isupper() for at in range(hit.first, hit.last))
        if not named:
            return False
        counted = nouns.of(view, number)
        thing = counted is not None and counted.noun.kind == "other_count"  # "Nhi đồng 1 cấp cứu", no stages
        return thing or view.text[view.starts[after]].isupper()

    def _phone_end(view: View, number: Number, first: int) -> int | None:
        """Where a telephone or account number ends: eight digits and more that are no number of thousands."""
        if not view.text[number.start].isdigit():
            return None
        called = phone.ending(view.words, first) is not None
        match = SERIAL.match(view.text, number.start, view.sight.sentence.end)
        if match is None or THOUSANDS.fullmatch(match[0].rstrip(" .-()")):
            return number.end if called and number.start + 3 < number.end else None
        digits = sum(char.isdigit() for char in match[0])
        if digits >= 8 and (
            called or match[0][0] == "0" or match[0].startswith(("1900", "1800")) or match[0].isdigit()
        ):
            return match.end()
        return None

    def _days_as_names(view: View) -> Iterator[Mention]:
        """ "Bệnh viện 30 Tháng 4" is a name, not a date."""
        for time in view.sight.times:
            if (
                view.text[time.start].isdigit()
                and time.kind == "date"
                and by_day.ending(view.words, view.word_at(time.start))
            ):
                yield view.no_fact(time.start, time.end, "day_as_name")

    return find


def _addresses(view: View) -> Iterator[Mention]:
    start, end = view.sight.sentence.start, view.sight.sentence.end
    if (
        view.text.find("@", start, end) < 0
        and view.text.find("://", start, end) < 0
        and view.text.find("www", start, end) < 0
    ):
        return
    for match in ADDRESS.finditer(view.text, start, end):
        yield view.no_fact(match.start(), match.end(), "address")


def _teasers(view: View) -> Iterator[Mention]:
    """`[Vụ 3 trẻ tử vong: Bộ Y tế vào cuộc]`: another article's headline, set into the text."""
    start, end = view.sight.sentence.start, view.sight.sentence.end
    if view.text.find("[", start, end) >= 0:
        for match in TEASER.finditer(view.text, start, end):
            yield view.no_fact(match.start(), match.end(), "teaser")


def _is_code(view: View, number: Number) -> bool:
    """Digits grown into letters: `BN1234`, `S510`, `COVID-19`, `CX22LED`."""
    text, start, end = view.text, number.start, number.end
    if not text[start].isdigit():
        return False
    before = text[start - 1] if start > view.sight.sentence.start else " "
    if before in "x×" and start - 1 > view.sight.sentence.start and text[start - 2].isdigit():
        return False  # 1x380ml
    if before.isalpha() or before in "_#":
        return True
    dashed = before in "-–" or (before == " " and text[start - 2 : start - 1] in DASHES)
    if dashed and PLATE.search(text, max(0, start - 12), start) is not None:
        return True
    if before == "-" and GROWN.search(text, max(0, start - 14), start) is not None:
        return True  # "A350-900", "CVE-2024-49113"
    if before in "-–‑/." and start - 1 > view.sight.sentence.start and text[start - 2].isalpha():
        return before != "/" or text[start - 2].isupper()  # "giường/10.000 dân" is a rate
    glued = GLUED_CODE.match(text, end)
    return glued is not None and glued[0] not in (
        "USD",
        "VND",
        "VNĐ",
        "Đ",
        "C",
        "F",
        "M",
        "KM",
        "KG",
        "CM",
        "MM",
        "ML",
        "L",
        "G",
        "HA",
        "H",
        "TR",
    )


def _numbers_item(view: View, number: Number) -> bool:
    """`1. Rửa tay`: a number that opens a block or a sentence and only orders it."""
    opens = number.start <= view.sight.sentence.start + 1
    return (
        opens
        and NUMBERING.match(view.text, number.start, view.sight.sentence.end) is not None
        and number.form == "digits"
        and (number.value or 99) < 100
    )
