"""Reading numbers and times takes time in proportion to the text, whatever the text."""

from __future__ import annotations

import random
import time

import pytest

from healthnews.lang import load

PIECES = {
    "vi": "1 12 2021 1.000 37,6 - – / . , : % ( ) từ đến và tháng năm ngày quý tuần thứ hai ba trăm nghìn triệu tỷ rưỡi mươi "
    "linh lẻ phần hơn gần khoảng trở lên dưới sáng giờ h đầu cuối nay qua tới trước của những năm mùng tết 1tr5 5k BN",
    "en": "1 12 2021 1,000 37.6 - – / . , : % ( ) from to and the of in first last next two hundred thousand million half "
    "quarter third may march monday week month year day days ago more than less about christmas easter weekend am pm "
    "o'clock gmt a an one dozen point between since until 5k US$ st",
}
REPEATED = {
    "vi": ["1.", "12 ", "hai trăm ", "1-", "1 000 ", "năm ", "1,5 triệu ", "12/5 ", "từ ", "ngày 5 ", "5, ", "tháng 3, "],
    "en": ["1.", "12 ", "two hundred ", "1-", "1 000 ", "the ", "1.5 million ", "5/12 ", "from ", "May 5 ", "5, ", "a half ",
           "and a ", "last ", "a week before ", "two days after "],
}  # fmt: skip


def seconds(lang: str, text: str) -> float:
    """Processor time of the quicker of two readings; white space at the end keeps memories out."""
    language = load(lang)
    best = 99.0
    for turn in range(2):
        again = text + " " * turn
        folded = language.fold(again)
        started = time.process_time()
        language.numbers(again, folded, 0, len(again))
        language.times(again, folded, 0, len(again))
        best = min(best, time.process_time() - started)
    return best


def in_proportion(lang: str, short: str, times: int = 8) -> bool:
    """Whether eight times the text takes less than sixteen times as long; a busy machine has three tries.

    What grows with the square takes 64 times as long: the bound lies as far from it as from a straight line's noise.
    """
    return any(seconds(lang, short * times) < 2 * times * max(seconds(lang, short), 0.001) for _ in range(3))


@pytest.mark.parametrize(("lang", "unit"), [(lang, unit) for lang, units in REPEATED.items() for unit in units])
def test_a_piece_again_and_again(lang: str, unit: str) -> None:
    """No piece makes a pattern look again at what it has read."""
    assert in_proportion(lang, unit * 400)


@pytest.mark.parametrize("lang", PIECES)
@pytest.mark.parametrize("seed", range(3))
def test_pieces_in_any_order(lang: str, seed: int) -> None:
    """Nor do figures, dots, blanks and number words in any order."""
    chance = random.Random(seed)
    text = " ".join(chance.choice(PIECES[lang].split()) for _ in range(500))
    assert in_proportion(lang, f"{text} ")
