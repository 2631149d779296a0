"""Numbers as Vietnamese writes them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthnews.lang.vi import numbers
from healthnews.model import Number


def found(sentence: str) -> list[Number]:
    return numbers.find(sentence, sentence.lower(), 0, len(sentence))


def values(sentence: str) -> list[float | tuple[float | None, float | None] | None]:
    return [n.value if n.qualifier != "range" else (n.low, n.high) for n in found(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Mỗi năm, Ba của cháu và ông Ba đều khám.", id="a year and a father"),
        pytest.param("Người dân không nên chủ quan, một số nơi còn lơ là.", id="not and some"),
        pytest.param("Một trong những bệnh viện ở Ba Vì", id="one of and a place"),
        pytest.param("COVID-19, SARS-CoV-2, BN1234, H5N1, VN0054, 46G, 5K", id="names with figures"),
        pytest.param("Nghị quyết 10-NQ/TU và Nghị định 43/2006/NĐ-CP", id="documents"),
        pytest.param("Hàng chục người, vài trăm hộ, hàng nghìn ca", id="vague scales"),
        pytest.param("Tỷ lệ khỏi bệnh và triệu chứng sốt", id="ratio and symptom"),
        pytest.param("gọi 192.168.1.2 hoặc 0204.3854.321", id="addresses"),
        pytest.param("loét tá tràng, đại tá Nam, chạy 10K", id="twelves and thousands in other words"),
        pytest.param("thứ ba tuần này, tháng tư, đầu tư, nấu chín", id="weekday, month, invest, cooked"),
    ],
)
def test_what_is_no_number(sentence: str) -> None:
    """A name, a year, a father or a vague scale is not counted."""
    assert values(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Khám 52.338 lượt, 52,338 lượt và 1 250 000 liều", [52338, 52338, 1250000]),
        ("chiếm 37,6%, đạt 95.3 %, nặng 1,281 kg", [37.6, 95.3, 1.281]),
        ("có 1.281 ca, cũng là 1,281 ca", [1281, 1281]),
        ("giá 150,000đ, rộng 30,000m2, nửa triệu đồng", [150000, 30000, 500000]),
        ("gồm 05cơ quan, giá 150.000đ, lọ 75ml", [5, 150000, 75]),
        ("hai trăm linh năm, hai mốt, một triệu hai, tám trăm rưỡi", [205, 21, 1200000, 850]),
        ("một trăm bốn bảy nghìn bốn trăm năm mốt", [147451]),
        ("2 tỷ rưỡi, 2 tỷ 500 triệu, 3 vạn, 1 ngàn tỷ, 1tr5", [2.5e9, 2.5e9, 30000, 1e12, 1.5e6]),
        ("hai mươi năm công tác, năm ngày sau, mười hai khoa", [20, 5, 12]),
        ("âm ba triệu không trăm linh chín", [3000009]),
        ("hai phần ba số ca, ba phẩy bảy", [2 / 3, 3.7]),
        ("được 129,8 triệu đồng", [129800000]),
        ("hai tá khăn, nửa tá kim, sau nửa năm", [24, 6, 0.5]),
        ("bán 300k đồng một hộp, giá 25k", [300000, 1, 25000]),
        ("một ki lô mét rưỡi, năm hải lý", [1.5, 5]),
        ("hóa thạch 110 triệu năm tuổi, hai nghìn năm trước, một triệu năm", [110e6, 2000, 1.5e6]),
        ("hai lít rưỡi, 2½ giờ, hai đô rưỡi, 2 tuổi rưỡi", [2.5, 2.5, 2.5, 2.5]),
        ("hơn chục người, 300 tỷ một ngày", [10, 300e9, 1]),
    ],
)
def test_values(sentence: str, expected: list[float]) -> None:
    """Separators are read by their shape, words formally and colloquially, scales applied."""
    assert values(sentence) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("sentence", "outer", "qualifier", "bounds"),
    [
        ("Có hơn 1.100 ca", "hơn 1.100", "more_than", (1100, None)),
        ("trích gần 200 triệu đồng", "gần 200 triệu", "nearly", (None, 200e6)),
        ("Trên dưới 50 người", "Trên dưới 50", "about", (50, 50)),
        ("Có ít nhất 12 người", "ít nhất 12", "at_least", (12, None)),
        ("nhóm từ 50 tuổi trở lên", "từ 50 tuổi trở lên", "at_least", (50, None)),
        ("không quá 5 cán bộ", "không quá 5", "at_most", (None, 5)),
        ("chưa đầy 24 giờ", "chưa đầy 24", "less_than", (None, 24)),
        ("lên tới 300 giường", "lên tới 300", "exact", (300, 300)),
        ("lên tới hơn 300 giường", "hơn 300", "more_than", (300, None)),
        ("từ 30 đến 50 bác sĩ", "từ 30 đến 50", "range", (30, 50)),
        ("nặng 5kg-7kg", "5kg-7", "range", (5, 7)),
        ("từ âm 25 đến âm 15 độ C", "từ âm 25 đến âm 15", "range", (-25, -15)),
        ("phạt 5-10 triệu đồng", "5-10 triệu", "range", (5e6, 10e6)),
        ("phạt từ 1 triệu đến 3 triệu đồng", "từ 1 triệu đến 3 triệu", "range", (1e6, 3e6)),
        ("khoảng 15-25%", "khoảng 15-25", "range", (15, 25)),
        ("giá 50.000đ-100.000đ", "50.000đ-100.000", "range", (50000, 100000)),
    ],
)
def test_qualifiers(sentence: str, outer: str, qualifier: str, bounds: tuple[float | None, float | None]) -> None:
    """An approximator sets the bounds and belongs to the outer span; emphasis does not make a bound."""
    (number,) = found(sentence)
    assert sentence[number.outer_start : number.outer_end] == outer
    assert (number.qualifier, (number.low, number.high)) == (qualifier, bounds)


def test_total_is_kept_beside_what_was_achieved() -> None:
    """`35/63 tỉnh` and `17 trên 24 quận` count the first number and know the second."""
    assert [(n.value, n.over) for n in found("35/63 tỉnh, 17 trên 24 quận")] == [(35, 63), (17, 24)]


def test_symptoms_are_not_millions() -> None:
    """`4 triệu chứng` are four symptoms."""
    assert values("ít nhất hai trong 4 triệu chứng") == [2, 4]


def test_article_is_told_from_a_number() -> None:
    """`một` alone may be no number; in a compound it is one."""
    assert [n.form for n in found("một bệnh nhân, một trăm ca")] == ["article", "words"]


PIECES = st.lists(
    st.sampled_from(
        [
            "1",
            "23",
            ".",
            ",",
            " ",
            "-",
            "/",
            "hai",
            " trăm ",
            "năm ",
            "tỷ ",
            "mười ",
            "rưỡi",
            "từ ",
            "%",
            "đến ",
            "h",
            "tháng ",
        ]
    ),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_numbers_never_overlap_and_never_raise(pieces: list[str]) -> None:
    """Whatever the characters, numbers come left to right inside their outer spans."""
    sentence = "".join(pieces)
    edge = 0
    for number in found(sentence):
        assert edge <= number.start < number.end <= len(sentence)
        assert number.outer_start <= number.start and number.end <= number.outer_end
        edge = number.end


@pytest.mark.parametrize(
    ("sentence", "sign"), [("kho giữ ở âm 70 độ C", -1), ("siêu âm 4 lần", 0), ("siêu âm 4D 3%", 0)]
)
def test_a_figure_below_zero(sentence: str, sign: int) -> None:
    """`âm` makes a temperature or a share negative, and nothing else."""
    assert all(number.sign == sign for number in numbers.find(sentence, sentence, 0, len(sentence)))


@pytest.mark.parametrize("unit", ["1.", "12 ", "hai trăm ", "1-", "1 000 ", "năm ", "1,5 triệu "])
def test_time_grows_with_length_only(unit: str) -> None:
    """Ten times the text takes about ten times the time: no pattern backtracks badly."""

    def seconds(size: int) -> float:
        sentence = unit * size
        started = time.process_time()
        found(sentence)
        return time.process_time() - started

    seconds(10)
    assert min(seconds(2001), seconds(2002)) < 60 * max(min(seconds(200), seconds(201)), 0.001)
