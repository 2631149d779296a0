"""Phrases as patterns in which a space stands for any white space, and what is made once for each language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

from healthnews import alternation as trees
from healthnews.model import Language

GAP = r"\s+"

T = TypeVar("T")


def per_language(make: Callable[[Language], T]) -> Callable[[Language], T]:
    """`make`, called once for each language."""
    made: dict[str, T] = {}

    def load(language: Language) -> T:
        if language.code not in made:
            made[language.code] = make(language)
        return made[language.code]

    return load


def alternation(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, the longest that fits; a space stands for any white space.

    >>> re.findall(alternation(["bắc", "bắc sơn", "bắc giang"]), "bắc  sơn, bắc")
    ['bắc  sơn', 'bắc']
    """
    return trees.alternation(phrases, GAP)


def words(phrases: Iterable[str], not_behind: Iterable[str] = ()) -> re.Pattern[str]:
    """The same as a compiled pattern of whole words, where none of the words `not_behind` stands before them."""
    return re.compile(trees.words(phrases, GAP, "".join(f"(?<!{re.escape(word)} {{}})" for word in not_behind)))


def plain(text: str) -> str:
    """`text` without Vietnamese marks, as English pages write its names.

    >>> plain("Lục Ngạn, Đắk Lắk")
    'Luc Ngan, Dak Lak'
    """
    letters = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(char for char in letters if not unicodedata.combining(char)))


def squeezed(text: str) -> str:
    """`text` with every run of white space as one space."""
    return " ".join(text.split())
