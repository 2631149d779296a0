"""Numbers and times that are no facts say why."""

from __future__ import annotations

import pytest

from healthnews import facts, lang
from healthnews.facts.rules import REFUSALS

from .conftest import sight_of

CASES = [
    pytest.param("vi", "Tôi gọi 115 rồi chờ.", "115", "emergency_number", id="a number to call"),
    pytest.param("vi", "Gọi số điện thoại 0912 345 678 để hẹn.", "0912 345 678", "phone", id="a telephone"),
    pytest.param("vi", "Trẻ tiêm mũi 3 hôm qua.", "3", "numbered_name", id="a dose by its number"),
    pytest.param("vi", "Các quận 1, 4 có 12 ca sởi.", "4", "list_of_names", id="a list of districts"),
    pytest.param("vi", "Xã giữ phương châm 4 tại chỗ.", "4 tại chỗ", "idiom", id="a slogan"),
    pytest.param("vi", "Máy MRI 3.0 đã về.", "3.0", "version", id="a version"),
    pytest.param("vi", "Bệnh nhân BN1234 đã khỏe.", "BN1234", "code", id="a code"),
    pytest.param("vi", "1. Rửa tay bằng xà phòng.", "1", "numbering", id="an item's number"),
    pytest.param("vi", "Đội bóng thắng 3-1.", "3", "no_number", id="a score"),
    pytest.param("vi", "Tỉnh có một bệnh viện thông minh.", "một", "not_counting", id="one that names"),
    pytest.param("vi", "Trạm có 2,5 bác sĩ.", "2,5", "no_fraction", id="half a person"),
    pytest.param(
        "vi", "Theo Nghị quyết số 10-NQ/TU ngày 29/12/2021.", "ngày 29/12/2021", "document_date", id="its date"
    ),
    pytest.param("en", "There were 15 cases per 100,000 people.", "100,000", "within_fact", id="a rate's population"),
    pytest.param("vi", "Kết quả là 47 vào phút chót.", "47", "no_noun", id="no noun"),
    pytest.param("en", "The trend reached 47 again.", "47", "no_noun", id="no noun in English"),
    pytest.param("en", "Write to 24hours@clinic.example now.", "24hours@clinic.example", "address", id="an address"),
]


@pytest.mark.parametrize(("code", "text", "words", "why"), CASES)
def test_what_is_no_fact_says_why(code: str, text: str, words: str, why: str) -> None:
    """The reason is named beside the very words."""
    found = [(text[m.start : m.end], m.rule) for m in facts.refused(lang.load(code))(sight_of(code, text))]
    assert (words, why) in found


@pytest.mark.parametrize(
    "text", ["Trạm có 12 giường và 3 bác sĩ.", "Từ 10 đến 15/6, xã có 5-7 ca.", "17 trên 24 huyện."]
)
def test_facts_are_not_told_as_refused(text: str) -> None:
    """Numbers of facts, the figures inside dates and both ends of a range have no reason."""
    found = [(text[m.start : m.end], m.rule) for m in facts.refused(lang.load("vi"))(sight_of("vi", text))]
    assert [why for why in found if why != ("24", "within_fact")] == []


def test_every_reason_has_its_words() -> None:
    """The reasons that the finders give are listed."""
    assert {case.values[3] for case in CASES} <= REFUSALS.keys()
