"""Copies of a text are told from texts that only share a form."""

from __future__ import annotations

import pytest

from healthnews.run.duplicates import Candidate, originals, packed, shared, sketch, unpacked

RELEASE = " ".join(f"Ngày {n} tháng 3, xã Hòa {chr(65 + n)} ghi nhận {n * 7} ca mắc cúm mới." for n in range(1, 20))
OTHER = " ".join(f"Bệnh viện thứ {n} khám cho {n * 13} lượt người và mổ {n} ca." for n in range(1, 20))


def documents(*texts: str) -> list[Candidate]:
    """Candidates named a, b, c, …, none with a date."""
    return [Candidate("9999", chr(97 + number), sketch(text)) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("copy", "repeats"),
    [
        pytest.param(OTHER, False, id="another article"),
        pytest.param(RELEASE[: len(RELEASE) // 2] + OTHER, False, id="half of it"),
        pytest.param(RELEASE + " " + OTHER, False, id="a roundup that quotes it"),
        pytest.param(RELEASE, True, id="the same"),
        pytest.param(RELEASE.upper().replace(" ", "  "), True, id="other case and spaces"),
        pytest.param("(Báo mới) " + RELEASE + " Theo Sở Y tế.", True, id="with another frame"),
    ],
)
def test_copies_are_told_from_others(copy, repeats):
    """Four fifths of the runs of words must be the same."""
    assert originals([documents(RELEASE, copy)]) == ({"b": "a"} if repeats else {})


def test_short_texts_repeat_only_the_very_same_words():
    """Notices of one line share their form with many others."""
    found = originals(
        [documents("Xã Hòa An có 5 ca mắc cúm.", "Xã Hòa An có 6 ca mắc cúm.", "xã Hòa An có 5 ca mắc cúm")]
    )
    assert found == {"c": "a"}


def test_the_original_is_the_first_published_whatever_was_read_first():
    """A date decides before the name, and every copy points to the original, not to another copy."""
    one, two, three = (
        Candidate(date, name, sketch(RELEASE)) for date, name in (("9999", "a"), ("2021", "b"), ("2020", "c"))
    )
    assert originals([[one, two, three]]) == originals([[three, one], [two, three]]) == {"a": "c", "b": "c"}


def test_shared_is_a_share_and_sketches_survive_packing():
    """Of a text with itself all, of two others nothing."""
    assert shared(sketch(RELEASE), sketch(RELEASE)) == 1
    assert shared(sketch(RELEASE), sketch(OTHER)) < 0.1
    assert shared((), ()) == 0
    assert unpacked(packed(sketch(RELEASE))) == sketch(RELEASE)
