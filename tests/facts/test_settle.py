"""Who may have which characters, and that no text takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthnews import facts, lang

from .conftest import Find, mentions, sight_of

PIECES = [
    "12",
    "3.4",
    ",",
    ".",
    " ",
    "-",
    "/",
    "ca",
    "người",
    "tử vong",
    "hai",
    "triệu",
    "%",
    "(",
    ")",
    "là",
    "tăng",
    "số",
    "ngày",
    "Huế",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=150, deadline=None)
def test_finders_never_raise_and_never_share_a_number(pieces: list[str]) -> None:
    """Whatever the text, facts are in order, lie inside it and have room of their own."""
    text = " ".join(pieces)
    found = mentions("vi", text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert found == sorted(found, key=lambda m: (m.start, m.end))
    assert len({m.start for m in found}) == len(found)


@pytest.mark.parametrize("piece", ["1.", "12 ", "ca ", "số ca ", "(9), ", "một trăm ", "tăng 3 ca, ", "không có "])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    """Ten times the text takes not much more than ten times as long: nothing walks back and forth."""

    def seconds(times: int) -> float:
        sight = sight_of("vi", piece * times)
        find = facts.finder(lang.load("vi"))
        start = time.process_time()
        find(sight)
        return time.process_time() - start

    seconds(10)
    short = min(seconds(100) for _ in range(3))
    long = min(seconds(1000) for _ in range(2))
    assert long < 40 * max(short, 0.001)


def test_a_name_is_never_counted_again(find: Find) -> None:
    """What an earlier finder claimed, a later one does not see."""
    assert [m.kind for m in find("vi", "Theo Nghị định 146/2018/NĐ-CP thì ngày 5/4/2021 có 3 ca mắc.")] == [
        "legal_document",
        "date",
        "case_count",
    ]
