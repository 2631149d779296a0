"""Flags for an analyst."""

from __future__ import annotations

from collections.abc import Callable

from healthnews import lang
from healthnews.link import checks
from healthnews.model import Block, Context, Fact, Measure, Mention, Sentence, Status, TimeLink


def flags(text: str, *values: float, kind: str = "visit_count", **fields: object) -> list[tuple[str, ...]]:
    """The flags of the numbers of one sentence; `values` are written in the text as plain digits."""
    language = lang.load("vi")
    context = Context(
        text,
        language.fold(text),
        (Block(0, len(text), "paragraph"),),
        (Sentence(0, len(text), 0, "vi"),),
        "vi",
        published=str(fields.pop("published", "")) or None,
    )
    measure: Measure = fields.pop("measure", "level")  # type: ignore[assignment]
    status: Status = fields.pop("status", "reported")  # type: ignore[assignment]
    time = TimeLink(start=str(fields.pop("start", "")) or None)
    facts, position = [], 0
    for value in values:
        start = text.index(f"{value:g}", position)
        position = start + len(f"{value:g}")
        mention = Mention(
            kind=kind,
            start=start,
            end=position,
            sentence=0,
            value=value,
            measure=measure,
            status=status,
            attributes=(str(start),),
        )
        facts.append(Fact(mention, time))
    return [fact.flags for fact in checks.flag(context, facts, language)]


def test_parts_are_told() -> None:
    """A part of the number before it is not to be added to it; parts that are not all need not make up the whole."""
    text = "Khám cho 287 lượt, trong đó nội trú 54 lượt, ngoại trú 57 lượt."
    assert flags(text, 287, 54, 57) == [(), ("part_of",), ("part_of",)]


def test_parts_exceed_the_whole() -> None:
    """Parts that add up to more than their whole are worth a second look."""
    text = "Khám cho 100 lượt, trong đó nội trú 54 lượt, ngoại trú 57 lượt."
    assert flags(text, 100, 54, 57)[0] == ("parts_exceed_whole",)


def test_sum_disagrees() -> None:
    """Where the parts are all there are, their sum is the whole."""
    assert flags("Có 100 lượt, gồm 54 lượt nội trú và 45 lượt ngoại trú.", 100, 54, 45)[0] == ("sum_disagrees",)
    assert flags("Có 99 lượt, gồm 54 lượt nội trú và 45 lượt ngoại trú.", 99, 54, 45)[0] == ()


def test_differences_have_no_parts() -> None:
    """A rise is no whole."""
    assert flags("Tăng 100 lượt, gồm 54 lượt và 57 lượt.", 100, 54, 57, measure="increase") == [(), (), ()]


def test_after_publication() -> None:
    """A reported fact cannot begin after its page; a planned one can."""
    text = "Có 12 lượt."
    assert flags(text, 12, published="2021-05-01", start="2021-06-01") == [("after_publication",)]
    assert flags(text, 12, published="2021-05-01", start="2021-06-01", status="planned") == [()]
    assert flags(text, 12, published="2021-06-01T08:00", start="2021-06-01") == [()]


def test_implausible() -> None:
    """Nobody is 250 years old."""
    assert flags("Cụ bà 250 tuổi.", 250, kind="age") == [("implausible",)]
    assert flags("Cụ bà 101 tuổi.", 101, kind="age") == [()]


def test_shares_have_no_parts() -> None:
    """Percentages and ages are not added up."""
    assert flags("Đạt 90 lượt, trong đó 54 lượt và 57 lượt.", 90, 54, 57, kind="percentage") == [(), (), ()]


def test_repeats_stand_in_other_sentences(linked: Callable[..., list[Fact]]) -> None:
    """A count told again is flagged the second time; two groups of one size in a sentence are two."""
    facts = linked("Hà Nội có 30 ca. Đến tối, Hà Nội vẫn có 30 ca.")
    assert [fact.flags for fact in facts] == [(), ("repeated",)]
    assert [fact.flags for fact in linked("Hà Nội có 30 ca ở chợ và 30 ca ở trường.")] == [(), ()]
