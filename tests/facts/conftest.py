"""One sentence, read as the pipeline reads it: numbers and times of the language, then all finders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from healthnews import facts, lang
from healthnews.model import Mention, Sentence, Sight

Find = Callable[..., list[Mention]]


def sight_of(code: str, text: str) -> Sight:
    """A text that is one sentence, with the numbers and times that its language finds."""
    language = lang.load(code)
    folded = language.fold(text)
    numbers = tuple(language.numbers(text, folded, 0, len(text)))
    times = tuple(language.times(text, folded, 0, len(text)))
    return Sight(text, folded, 0, Sentence(0, len(text), 0, code), "paragraph", numbers, times)


def mentions(code: str, text: str, kinds: Path | None = None) -> list[Mention]:
    """The settled mentions of a text that is one sentence."""
    return facts.finder(lang.load(code), kinds)(sight_of(code, text))


@pytest.fixture(scope="session")
def find() -> Find:
    """The mentions of one sentence: find("vi", "Có 210 giường.")."""
    return mentions


@pytest.fixture(scope="session")
def brief() -> Callable[[str, str], list[tuple[object, ...]]]:
    """The mentions of one sentence, each as its text, kind and value (bounds for a range)."""

    def said(code: str, text: str) -> list[tuple[object, ...]]:
        return [
            (text[m.start : m.end], m.kind, (m.value_min, m.value_max) if m.qualifier == "range" else m.value)
            for m in mentions(code, text)
        ]

    return said
