"""Phrases by their words."""

from __future__ import annotations

import pytest

from healthnews.facts.lexicon import Hit, Lexicon, spellings, words_of


def lexicon(*phrases: str, backward: bool = False) -> Lexicon[str]:
    """A lexicon whose entries are the phrases themselves."""
    found: Lexicon[str] = Lexicon(backward=backward)
    for phrase in phrases:
        found.add(phrase, phrase)
    return found


def test_the_longest_phrase_wins() -> None:
    """`ca tử vong` is found where `ca` also begins."""
    assert lexicon("ca", "ca tử vong").starting(["có", "ca", "tử", "vong"], 1, 4) == Hit(1, 4, "ca tử vong")


def test_a_phrase_does_not_reach_beyond_its_limit() -> None:
    """Words from `stop` on are not looked at."""
    assert lexicon("ca", "ca tử vong").starting(["ca", "tử", "vong"], 0, 2) == Hit(0, 1, "ca")


def test_a_part_of_a_phrase_is_none() -> None:
    """A phrase must be there whole."""
    assert lexicon("tử vong").starting(["tử", "số"], 0, 2) is None


def test_backward_asks_what_ends_before_a_word() -> None:
    """`con số` is longer than `số` also from its end."""
    assert lexicon("số", "con số", backward=True).ending(["là", "con", "số", "7"], 3) == Hit(1, 3, "con số")


def test_scanning_never_overlaps() -> None:
    """Hits are in order and the longest at each place."""
    hits = lexicon("ca mắc", "mắc", "mới").scan(["ca", "mắc", "mới", "mắc"])
    assert [hit.entry for hit in hits] == ["ca mắc", "mới", "mắc"]


def test_what_was_said_first_stays() -> None:
    """`add` keeps an entry, `put` replaces it."""
    found: Lexicon[int] = Lexicon()
    found.add("ca", 1)
    found.add("ca", 2)
    assert found.entry("ca") == 1
    found.put("ca", 3)
    assert found.entry("ca") == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("05cơ quan", ["05", "cơ", "quan"]),
        ("52.338 ca.", ["52.338", "ca", "."]),
        ("x-quang", ["x", "-", "quang"]),
        ("37,6%", ["37,6", "%"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Letters and digits part, a mark inside a number does not."""
    assert words_of(text) == words


def test_a_bracket_that_never_closes_is_a_mark() -> None:
    """A pattern is never an error."""
    assert list(spellings("ca (mắc")) == ["ca (mắc"]
