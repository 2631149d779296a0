"""Numbers of table rows by the heads of their columns."""

from __future__ import annotations

import pytest

from healthnews import facts, lang
from healthnews.model import Mention, Sentence, Sight


def rows(code: str, *lines: str) -> list[list[tuple[object, ...]]]:
    """The facts of each row of a table that stands in a text of its own."""
    language = lang.load(code)
    text = "\n".join(lines)
    folded, found, start = language.fold(text), [], 0
    for index, line in enumerate(lines):
        end = start + len(line)
        numbers = tuple(language.numbers(text, folded, start, end))
        sentence = Sentence(start, end, index, code)
        mentions: list[Mention] = facts.finder(language)(Sight(text, folded, index, sentence, "table_row", numbers, ()))
        found.append([(text[m.start : m.end], m.kind, m.value) for m in mentions])
        start = end + 1
    return found


def test_a_column_is_what_its_head_says() -> None:
    """Every number of a row belongs to the head of its column."""
    assert rows("vi", "Địa phương | Số ca mắc | Tử vong", "Hà Nội | 1.234 | 5", "Huế | 56 | 0") == [
        [],
        [("1.234", "case_count", 1234.0), ("5", "death_count", 5.0)],
        [("56", "case_count", 56.0), ("0", "death_count", 0.0)],
    ]


def test_a_table_of_two_columns_has_its_heads_in_the_rows() -> None:
    """`Số giường bệnh | 210` says itself what it counts."""
    assert rows("vi", "Số giường bệnh | 210", "Bác sĩ | 45")[1] == [("45", "staff_count", 45.0)]


@pytest.mark.parametrize("line", ["Tổng | 120 | 45", "Huế | BN1234 | quận 9"])
def test_without_a_head_nothing_is_counted(line: str) -> None:
    """A row whose column says nothing makes no fact, nor does a name."""
    assert rows("vi", "Tên | Mã | Ghi chú", line)[1] == []


def test_a_head_says_what_is_new_and_what_is_in_all() -> None:
    """`Ca mắc mới` beside `Tổng số ca mắc`."""
    language = lang.load("vi")
    text = "Tỉnh | Ca mắc mới | Tổng số ca mắc\nHuế | 5 | 120"
    start = text.index("Huế")
    folded = language.fold(text)
    sight = Sight(
        text,
        folded,
        1,
        Sentence(start, len(text), 1, "vi"),
        "table_row",
        tuple(language.numbers(text, folded, start, len(text))),
        (),
    )
    assert [mention.measure for mention in facts.finder(language)(sight)] == ["new", "cumulative"]
