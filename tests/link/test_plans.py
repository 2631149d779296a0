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
