"""A document about what is to be built."""

from __future__ import annotations

import pytest

import healthnews


def beds(text: str) -> list[tuple[float | None, str, str | None]]:
    facts = healthnews.parse(text.encode(), name="page.txt").facts
    return [(f.mention.value, f.mention.status, f.facility.facility) for f in facts if f.mention.kind == "bed_count"]


VI = """Vĩnh Hà sắp có bệnh viện sản nhi

Bệnh viện Sản - Nhi tỉnh Sơn La nằm trên khu đất rộng.

Giai đoạn 1 có 200 giường với 17 khoa.

Hiện ngành có 900 giường.
"""
EN = """Hollin to get new hospital

Hoa Lu Hospital lies beside the river.

The first phase has 200 beds.

The old house currently has 900 beds.
"""


@pytest.mark.parametrize(("text", "name"), [(VI, "Bệnh viện Sản - Nhi tỉnh Sơn La"), (EN, "Hoa Lu Hospital")])
def test_what_the_title_says_is_to_come_is_planned(text: str, name: str) -> None:
    """The beds of a hospital that is to be built are planned and its own; those that stand are not planned."""
    first, second = beds(text)
    assert first == (200.0, "planned", name)
    assert second[:2] == (900.0, "reported")


def test_a_title_without_a_plan_plans_nothing() -> None:
    """The same beds of a hospital that stands are reported."""
    text = VI.replace("sắp có bệnh viện", "khen bệnh viện")
    assert [status for _, status, _ in beds(text)] == ["reported", "reported"]


def test_lists_go_on_as_planned() -> None:
    """`sẽ có 30 tỉnh ...; 15 tỉnh ... và 18 tỉnh ...`: all are to come; what there was before is not."""
    text = "Từ tháng 8 sẽ có 30 tỉnh áp dụng mức giá mới này; 15 tỉnh áp dụng vào tháng 10 và 18 tỉnh áp dụng vào tháng 12.\n"
    found = [fact for fact in healthnews.parse(text.encode(), name="a.txt").facts if fact.mention.unit == "province"]
    assert [fact.mention.status for fact in found] == ["planned"] * 3
    text = "Giá khám sẽ là 39.000 đồng; ở trạm xá, giá tăng từ 8.000 đồng lên 31.000 đồng.\n"
    found = [fact for fact in healthnews.parse(text.encode(), name="a.txt").facts if fact.mention.kind == "money"]
    assert [fact.mention.status for fact in found] == ["planned", "reported", "planned"]
