"""Zero by negation."""

from __future__ import annotations

import pytest

from .conftest import Find

NONE = {
    "a verb": ("vi", "Bệnh viện không có kế hoạch này."),
    "a case of something else": ("vi", "Sở chưa ghi nhận trường hợp nào vi phạm."),
    "things that are no news": ("vi", "Xã không có bác sĩ."),
    "english: no doctor": ("en", "The village has no doctor."),
    "english: no one": ("en", "No one was hurt."),
}


@pytest.mark.parametrize(("code", "text"), NONE.values(), ids=NONE.keys())
def test_other_negations_count_nothing(find: Find, code: str, text: str) -> None:
    """Only cases, deaths, recoveries and contacts are news where there are none."""
    assert find(code, text) == []


ZEROS = {
    "new cases": ("vi", "Toàn huyện không ghi nhận ca mắc mới.", "case_count", "new", "không ghi nhận ca mắc mới"),
    "deaths": ("vi", "Đến nay chưa có ca tử vong.", "death_count", "level", "chưa có ca tử vong"),
    "english deaths": ("en", "No deaths have been reported.", "death_count", "level", "No deaths"),
    "english new": ("en", "There were no new infections.", "case_count", "new", "no new infections"),
}


@pytest.mark.parametrize(("code", "text", "kind", "measure", "said"), ZEROS.values(), ids=ZEROS.keys())
def test_none_is_a_count(find: Find, code: str, text: str, kind: str, measure: str, said: str) -> None:
    """`no new cases` is a count of 0."""
    (mention,) = find(code, text)
    assert (mention.kind, mention.value, mention.measure) == (kind, 0.0, measure)
    assert text[mention.start : mention.end] == said
