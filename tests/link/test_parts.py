"""What holds of a count holds of its parts."""

from __future__ import annotations

import pytest

import healthnews
from healthnews.model import Fact


def counts(text: str) -> list[Fact]:
    facts = healthnews.parse(f"{text}\n".encode(), name="page.txt").facts
    return [fact for fact in facts if fact.mention.kind not in ("date", "period", "age")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Có 2 bác sĩ nghỉ việc (1 người chuyển đi, 1 người về quê).", ["staff_count"] * 3),
        ("Tổng cộng 59 người nhập viện, gồm 49 học sinh và 10 người lớn.", ["patient_count"] * 3),
        ("Có 3 bác sĩ ở lại (1 người trực, 1 người nghỉ).", ["staff_count", "people_count", "people_count"]),
        ("Two doctors left (1 person moved, 1 person retired).", ["staff_count"] * 3),
    ],
)
def test_persons_that_add_up_are_of_the_kind_of_their_whole(text: str, kinds: list[str]) -> None:
    """`1 người … 1 người` behind two doctors are the doctors, where they add up."""
    assert [fact.mention.kind for fact in counts(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Chiều 14/6, tỉnh ghi nhận 9 ca mắc mới. Các ca mắc ở Vân Hồ (4), Mộc Châu (3) và Mai Sơn (2).",
        "Tính đến 14/6, tỉnh ghi nhận 9 ca mắc mới, trong đó 4 ca ở Vân Hồ, 3 ca ở Mộc Châu và 2 ca ở Mai Sơn.",
        "On 14 June, the city reported 9 new cases. The cases were in Hollin (4), Marsh (3) and Upton (2).",
    ],
)
def test_places_of_new_cases_have_new_cases(text: str) -> None:
    """A list that adds up to the new cases before it counts new cases of the same day."""
    assert [(fact.mention.value, fact.mention.measure, fact.time.time) for fact in counts(text)] == [
        (value, "new", "XXXX-06-14") for value in (9.0, 4.0, 3.0, 2.0)
    ]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Tính đến 31/5/2017, cả nước đã ghép tổng cộng 900 ca. Trong đó, 850 ca ghép thận, 9 ca ghép tim.",
            "2017-05-31",
        ),
        ("By 31 May 2017 a total of 900 cases were known. Of these, 850 cases were mild.", "2017-05-31"),
    ],
)
def test_sentence_of_parts_has_the_time_and_measure_of_the_whole(text: str, time: str) -> None:
    """`Trong đó, 850 ca` is cumulative as the 900 before it, and of the same day."""
    whole, *parts = counts(text)
    assert parts
    assert {(part.mention.measure, part.time.time) for part in parts} == {(whole.mention.measure, time)}
    assert whole.mention.measure == "cumulative"


def test_deaths_among_cases_are_as_new_as_they() -> None:
    """What is said of cases holds of the deaths that they include; these stay deaths."""
    found = [(f.mention.kind, f.mention.measure) for f in counts("They reported 25 new cases, including one death.")]
    assert found == [("case_count", "new"), ("death_count", "new")]
    found = [(f.mention.kind, f.mention.measure) for f in counts("They reported 25 new cases and one death.")]
    assert found == [("case_count", "new"), ("death_count", "level")]
