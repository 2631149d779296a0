"""What is looked for, read from the kind files.

A kind is one TOML file: what it is, and for each language the words that make a number a fact of this kind. Words
stand in lists by where they stand beside the number:

nouns     decide alone, right after the number: `giường bệnh`, `beds`; in a table by the English unit where there are
          several
neutral   decide nothing: `người`, `ca`, `people` count this kind unless a word of another kind says more; in a table
          by class
after     decide for a neutral noun, or a bare number, that stands before them: `7 người tử vong`, `11 have died`
before    decide for a neutral noun that follows them: `phẫu thuật 30 ca`
heads     name what a later number counts: `số ca mắc mới trong ngày là 11`, `the death toll rose to 15`
tails     may follow the kind's nouns, any number of them: `máy` + `chạy thận` + `nhân tạo`
prefix    units that stand before the number: `$`
attributes  words by the attribute they give
ignore    phrases that hold such a word and give no attribute: `khám chữa bệnh` is not an examination

`decides` says for which classes of neutral nouns the kind's words speak. A phrase may offer choices: `ca
(mắc|nhiễm)(| mới)`.
"""

from __future__ import annotations

import msgspec

from healthnews.model import Measure, Qualifier, Status

Phrases = list[str] | dict[str, list[str]]  # of the kind's own unit, or by unit


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one kind in one language."""

    nouns: Phrases = []
    neutral: dict[str, list[str]] = {}
    after: Phrases = []
    before: Phrases = []
    heads: Phrases = []
    prefix: dict[str, list[str]] = {}
    tails: list[str] = []
    attributes: dict[str, list[str]] = {}
    ignore: list[str] = []


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and the fact that stands in it; without `text` none of the kind does."""

    lang: str
    sentence: str
    text: str | None = None
    value: float | None = None
    value_min: float | None = None
    value_max: float | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    subject: str | None = None
    measure: Measure = "level"
    status: Status = "reported"
    attributes: list[str] = []
    per: str | None = None


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sort of fact: the content of one kind file."""

    counts: str  # what it counts, in words
    unit: str | None = None  # English, in the singular; nouns may bring their own
    attributes: list[str] = []  # the closed list, in the order in which they are written
    decides: list[str] = []  # classes of neutral nouns for which the words of this kind speak
    flow: bool = False  # it adds up over time, so that a total so far is `cumulative`
    example: list[Example] = []
    vi: Words = Words()
    en: Words = Words()
    name: str = ""
