"""Numbers as English writes them."""

from __future__ import annotations

import pytest

from healthnews.lang.en import numbers
from healthnews.model import Number


def found(sentence: str) -> list[Number]:
    return numbers.find(sentence, sentence.lower(), 0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("one of the largest, this one, no one", id="one that names"),
        pytest.param("the Covid-19 pandemic, H5N1 and the 21st case", id="names and ordinals"),
        pytest.param("a patient in an old ward", id="articles"),
        pytest.param("thousands of people, millions", id="vague scales"),
        pytest.param("It took 1h15 in beers24, of R0 and N95", id="letters before and within"),
        pytest.param("not a single case, did not see a single death, a single dose, a single case can", id="not one"),
    ],
)
def test_what_is_no_number(sentence: str) -> None:
    """A name, an ordinal, an article or a vague scale is not counted."""
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("1,300 people, 12,34,567 rupees and 565 749 cases", [1300, 1234567, 565749]),
        ("1.281 people but 1.281 kg", [1281, 1.281]),
        ("VND1.5 trillion, $2.5 million, US$ 5bn, 100k", [1.5e12, 2.5e6, 5e9, 100e3]),
        ("nine hundred and ninety-nine, seventy five, a dozen", [999, 75, 12]),
        ("two thirds, one and a half, six million and two thirds, a fifth of", [2 / 3, 1.5, 6000000 + 2e6 / 3, 0.2]),
        ("10 1/2 miles, half million, .08, 1.3x10^6", [10.5, 500000, 0.08, 1.3e6]),
        ("620 thousand new cases", [620000]),
        ("three and a half million, 3 and a half million, one billion and a half million", [3.5e6, 3.5e6, 1.0005e9]),
        ("two point five million, half a dozen, 2½ hours, ½ cup", [2.5e6, 6, 2.5, 0.5]),
        ("half a million, a quarter of a billion", [5e5, 2.5e8]),
        ("7.2million patients, 3billion people", [7.2e6, 3e9]),
        ("one point seven million, 3/4 million, 3 and 1/2", [1.7e6, 7.5e5, 3.5]),
        ("-113 cases", [113]),
        ("two-and-a-half hours, 2-and-a-half hours, six-and-a-half years", [2.5, 2.5, 6.5]),
        ("2 ½ litres, a single case, R500 million, Rs20 crore", [2.5, 1, 5e8, 2e8]),
        ("beds rose from 300 to 340, cases fell 18 to 12, raised $3 to $4", [300, 340, 18, 12, 3, 4]),
        ("reduced the number of beds from 300 to 420, grew 59% to 77%", [300, 420, 59, 77]),
        ("a market of 40 in 2022 to $26 billion in 2024", [40, 2022, 26e9, 2024]),
        ("half a percent, quarter-litre, a quarter of a gallon", [0.5, 0.25, 0.25]),
    ],
)
def test_values(sentence: str, expected: list[float]) -> None:
    """Separators, scales, words and fractions are applied."""
    assert [n.value for n in found(sentence)] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("sentence", "outer", "qualifier", "bounds"),
    [
        ("more than 130 pupils", "more than 130", "more_than", (130, None)),
        ("more than $10 million", "more than $10 million", "more_than", (10e6, None)),
        ("nearly 5000 cases", "nearly 5000", "nearly", (None, 5000)),
        ("about 1,300 people", "about 1,300", "about", (1300, 1300)),
        ("up to 90 beds", "up to 90", "at_most", (None, 90)),
        ("people aged 65 and over", "65 and over", "at_least", (65, None)),
        ("between 20 and 30 people", "between 20 and 30", "range", (20, 30)),
        ("3 to 5 million doses", "3 to 5 million", "range", (3e6, 5e6)),
        ("rose over 16 to 20 weeks", "over 16 to 20", "range", (16, 20)),
        ("reduced it by roughly 15-20%", "roughly 15-20", "range", (15, 20)),
        ("lower averages ranging from 11 to 90", "from 11 to 90", "range", (11, 90)),
        ("It costs $30 to $75 a visit", "30 to $75", "range", (30, 75)),
        ("not lower than 20", "not lower than 20", "at_least", (20, None)),
        ("no greater than 15 mg", "no greater than 15", "at_most", (None, 15)),
        ("longer than 3 days", "longer than 3", "more_than", (3, None)),
        ("they were 20 at most.", "20 at most", "at_most", (None, 20)),
        ("a 200-plus staff", "200-plus", "at_least", (200, None)),
        ("between -5 and 3 degrees", "between -5 and 3", "range", (-5, 3)),
        ("from -10 to -2 degrees", "from -10 to -2", "range", (-10, -2)),
        ("more than 10 and less than 20", "more than 10 and less than 20", "range", (10, 20)),
    ],
)
def test_qualifiers(sentence: str, outer: str, qualifier: str, bounds: tuple[float | None, float | None]) -> None:
    """An approximator sets the bounds and belongs to the outer span."""
    (number,) = found(sentence)
    assert sentence[number.outer_start : number.outer_end] == outer
    assert (number.qualifier, (number.low, number.high)) == (qualifier, pytest.approx(bounds))


def test_one_is_an_article_until_it_is_counted() -> None:
    """`one patient` is a number that may be none: the finder decides."""
    assert [(n.value, n.form) for n in found("one patient died")] == [(1, "article")]


def test_ratio_keeps_its_total() -> None:
    """`5 out of 12` counts five and knows twelve."""
    assert [(n.value, n.over) for n in found("5 out of 12 districts")] == [(5, 12)]


def test_scaled_decimals_are_whole() -> None:
    """8.456 billion is 8456000000, not 8455999999.999999."""
    values = [n.value for n in found("$8.456 billion, 1.001 million, 4.35 million, 2.567 trillion")]
    assert values == [8456000000.0, 1001000.0, 4350000.0, 2567000000000.0]
