"""The one spelling in which words are looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthnews.lang import load

SPELLINGS = {
    "hoà": "hòa",
    "HOÀ": "hòa",
    "thuỷ": "thủy",
    "khoẻ": "khỏe",
    "uỷ ban": "ủy ban",
    "quý": "quý",
    "qúy": "quý",
    "hoàng": "hoàng",
    "Ðà Nẵng": "đà nẵng",
    "Bệnh\u00a0viện": "bệnh viện",
}


@pytest.mark.parametrize(("written", "folded"), SPELLINGS.items(), ids=SPELLINGS.keys())
def test_vietnamese_spellings(written: str, folded: str) -> None:
    """Both schools of tone placement and old letters fold to one spelling."""
    assert load("vi").fold(written) == folded


@given(st.text())
def test_same_length(text: str) -> None:
    """A folded text has the length of the text, so positions hold in both."""
    assert len(load("vi").fold(text)) == len(load("en").fold(text)) == len(text)


def test_a_letter_that_grows() -> None:
    """The one letter whose small form is longer stays as it is."""
    assert load("en").fold("İA") == "İa"
