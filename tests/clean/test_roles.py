"""The lexicon of furniture: every entry finds its own examples, and prose is left alone."""

from __future__ import annotations

from typing import get_args

import pytest

from healthnews.clean import roles
from healthnews.model import RemovedRole

EXAMPLES = [(str(row["rule"]), example) for row in roles.entries() for example in row["examples"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule}: {line}" for rule, line in EXAMPLES])
def test_example_is_found_by_its_entry(rule: str, example: str) -> None:
    """A phrase comes with a line in the form in which it was seen, and that line is found."""
    found = roles.role_of(roles.fold(example))
    assert found is not None
    assert found.rule == rule


def test_every_entry_has_an_example_and_a_role_of_the_record() -> None:
    """No phrase without a sentence; no role that the record does not know."""
    for row in roles.entries():
        assert row["examples"]
        assert row["role"] in get_args(RemovedRole)


@pytest.mark.parametrize(
    "line",
    [
        "Bệnh viện có 210 giường thực kê.",
        "Chia sẻ về kế hoạch năm tới, giám đốc bệnh viện cho biết sẽ mở thêm hai khoa.",
        "Theo dõi sức khỏe người cao tuổi tại 12 xã",
        "Comments from nurses were collected in three wards.",
        "Health workers vaccinated 300 children on Monday.",
        "Hôm nay, tỉnh ghi nhận thêm 12 ca mắc mới.",
        "Hôm nay, ngày 5/8, tỉnh ghi nhận thêm 12 ca mắc mới.",
        "Hôm nay là ngày 23 tháng 2, trạm y tế khám cho 40 người.",
        "Today 12 nurses were sworn in.",
        "1,234 cases",
        "Tử vong: 12",
        "Cases: 40",
        "49ers",
        "Thời sự y tế tuần qua có nhiều chuyển biến.",
        "Printing of 500 leaflets was paid by the province.",
        "",
    ],
)
def test_prose_is_not_furniture(line: str) -> None:
    """A sentence that begins with a word of a button is still a sentence."""
    assert roles.role_of(roles.fold(line)) is None


def test_tone_placement_does_not_matter() -> None:
    """`toà soạn` and `tòa soạn` are one phrase."""
    assert roles.role_of(roles.fold("Toà soạn")) == roles.role_of(roles.fold("Tòa soạn"))


def test_decomposed_letters_do_not_matter() -> None:
    """A page in NFD has the same furniture."""
    import unicodedata

    line = unicodedata.normalize("NFD", "(0) Bình luận")
    assert roles.role_of(roles.fold(line)) == ("comment_widget", "comment_count")
