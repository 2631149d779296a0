"""Every number that is spelled out is read back: the words are made here, by the grammars of the schools."""

from __future__ import annotations

import random

import pytest

from healthnews.lang import load

VI = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def vietnamese(number: int, south: bool = False) -> str:
    """`number` below 10^12 in words, as the north says it or the south (`ngàn`, `lẻ`)."""
    if number == 0:
        return VI[0]
    words: list[str] = []
    thousand = "ngàn" if south else "nghìn"
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, thousand), (1, "")):
        group, number = divmod(number, scale)
        if group:
            words += [*_below_thousand(group, bool(words), "lẻ" if south else "linh"), *([name] if name else [])]
    return " ".join(words)


def _below_thousand(group: int, inside: bool, zero: str) -> list[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [VI[hundreds], "trăm"] if hundreds or inside else []
    if tens == 0:
        return words + ([zero] if words and ones else []) + ([VI[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [VI[tens], "mươi"]
    if ones == 5:
        return [*words, "lăm"]
    if ones == 1 and tens > 1:
        return [*words, "mốt"]
    return words + ([VI[ones]] if ones else [])


def english(number: int, british: bool = False) -> str:
    """`number` below 10^15 in words, with `and` before the tens as the British write it."""
    if number == 0:
        return EN[0]
    words: list[str] = []
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            joint = ["and"] if british and words and scale == 1 and group < 100 else []
            words += [*joint, *_hundreds(group, british), *([name] if name else [])]
    return " ".join(words)


def _hundreds(group: int, british: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    words = [EN[hundreds], "hundred"] if hundreds else []
    if not rest:
        return words
    small = EN[rest] if rest < 20 else "-".join([EN_TENS[rest // 10], *([EN[rest % 10]] if rest % 10 else [])])
    return [*words, *(["and"] if british and words else []), small]


def numbers(count: int) -> list[int]:
    """Small ones, and some of each length."""
    chance = random.Random(7)
    return [*range(2, 1100), *(chance.randrange(10 ** chance.randrange(3, 12)) for _ in range(count))]


@pytest.mark.parametrize(("lang", "spelled", "variant"), [
    ("vi", vietnamese, False), ("vi", vietnamese, True), ("en", english, False), ("en", english, True),
], ids=["northern", "southern", "american", "british"])  # fmt: skip
def test_what_is_spelled_is_read(lang: str, spelled: object, variant: bool) -> None:
    """Before a noun that is counted, the words are one number, and the right one."""
    language = load(lang)
    noun = "người" if lang == "vi" else "people"
    wrong = {}
    for number in numbers(1500):
        sentence = f"{spelled(number, variant)} {noun}"  # type: ignore[operator]
        found = language.numbers(sentence, sentence, 0, len(sentence))
        if [n.value for n in found] != [float(number)]:
            wrong[number] = (sentence, [n.value for n in found])
    assert not wrong, list(wrong.items())[:8]
