"""Copies of a text are told from texts that only share a form."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from healthnews.run.duplicates import packed, shared, sketch, unpacked
from healthnews.run.reading import Result
from healthnews.run.state import State

RELEASE = " ".join(f"Ngày {n} tháng 3, xã Hòa {chr(65 + n)} ghi nhận {n * 7} ca mắc cúm mới." for n in range(1, 20))
OTHER = " ".join(f"Bệnh viện thứ {n} khám cho {n * 13} lượt người và mổ {n} ca." for n in range(1, 20))


def originals(folder: Path, *documents: tuple[str, str | None, str]) -> dict[str, str]:
    """Which source repeats which, of documents given as source, publication date and text, in this order."""
    state = State(folder / "state.sqlite")
    state.forget_everything()
    for source, published, text in documents:
        key = f"{published} {text}"
        with state.step():
            state.store(key, Result(sketch=packed(sketch(text)), published=published))
            state.link(source, source, key)
    with state.compared(folder):
        found = {entry.source: entry.original for entry in state.entries() if entry.original}
    state.close()
    assert not (folder / "scratch.sqlite").exists()
    return found


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
def test_copies_are_told_from_others(copy, repeats, tmp_path):
    """Four fifths of the runs of words must be the same."""
    assert originals(tmp_path, ("a", None, RELEASE), ("b", None, copy)) == ({"b": "a"} if repeats else {})


def test_short_texts_repeat_only_the_very_same_words(tmp_path):
    """Notices of one line share their form with many others."""
    texts = ("Xã Hòa An có 5 ca mắc cúm.", "Xã Hòa An có 6 ca mắc cúm.", "xã Hòa An có 5 ca mắc cúm")
    assert originals(tmp_path, *zip("abc", (None,) * 3, texts, strict=True)) == {"c": "a"}


def test_the_original_is_the_first_published_whatever_was_read_first(tmp_path):
    """A date decides before the name, and every copy points to the original, not to another copy."""
    releases = [("a", None, RELEASE), ("b", "2021", RELEASE), ("c", "2020", RELEASE), ("d", "2020", RELEASE)]
    for order in (releases, releases[::-1]):
        assert originals(tmp_path, *order) == {"a": "c", "b": "c", "d": "c"}


def test_pages_of_one_template_are_told_apart_in_little_time(tmp_path):
    """A thousand forms that share most of their words are compared with few others each; true copies are found."""
    form = (
        "Trạm y tế xã số {0} hôm nay tiếp {1} lượt khám, có {2} bác sĩ, {0} giường và {1} ca mắc cúm theo báo cáo. " * 3
    )
    documents = [(f"{n:04}", None, form.format(n, n * 7, n * 13)) for n in range(1000)]
    started = time.process_time()
    assert originals(tmp_path, *documents, ("copy", None, form.format(500, 3500, 6500).upper())) == {"copy": "0500"}
    assert time.process_time() - started < 10


def test_shared_is_a_share_and_sketches_survive_packing():
    """Of a text with itself all, of two others nothing."""
    one, other = (frozenset(sketch(text)) for text in (RELEASE, OTHER))
    assert (shared(one, one), shared(one, other), shared(frozenset(), frozenset())) == (1, 0, 0)
    assert unpacked(packed(sketch(RELEASE))) == sketch(RELEASE)
