"""Pages in two languages."""

from __future__ import annotations

from healthnews import parse

PAGE = """Bệnh viện huyện mở khoa mới

Theo giám đốc, bệnh viện có 1.250 giường bệnh và đã khám cho 3.400 lượt người bệnh trong tháng.

The district hospital has 1,250 beds and it has treated 3,400 patients in the first month of the year.

Khoa mới có 12 bác sĩ và 30 điều dưỡng.
"""


def test_each_block_is_read_in_its_own_language() -> None:
    """`1.250` and `1,250` are the same number where each stands."""
    document = parse(PAGE.encode(), name="tin.txt")
    assert document.lang == "vi"
    assert {sentence.lang for sentence in document.sentences} == {"vi", "en"}
    beds = [fact.mention.value for fact in document.facts if fact.mention.kind == "bed_count"]
    assert beds == [1250, 1250]
