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

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from healthnews.errors import UsageError
from healthnews.facts.kind_errors import check_own, told
from healthnews.model import Language, Measure, Qualifier, Status

Phrases = list[str] | dict[str, list[str]]  # of the kind's own unit, or by unit
HOME = Path(__file__).parent / "kinds"


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


def kinds(folder: Path | None = None) -> dict[str, Kind]:
    """All kinds by name; those of `folder` before ours, so that their words win.

    Raises UsageError, naming the file and the key, where a kind file is wrong.
    """
    return _ours() if folder is None else own(folder) | _ours()


def own(folder: Path) -> dict[str, Kind]:
    """The kinds of a user's folder by name. Raises UsageError, naming the file and the key, where one is wrong."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: not a folder; name the one that holds your kind files")
    found = {kind.name: kind for kind in _read(folder)}
    if not found:
        raise UsageError(f"{folder}: no kind files; a kind is one file NAME.toml, see docs/kinds.md")
    for kind in found.values():
        check_own(kind, found, _ours(), folder / f"{kind.name}.toml")
    return found


def stamp(folder: Path | None) -> tuple[tuple[str, int, int], ...]:
    """What changes when a folder's kind files do: for those who keep what they made of them."""
    if folder is None:
        return ()
    states = [(path.name, path.stat()) for path in sorted(folder.glob("*.toml"))]
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)


@cache
def _ours() -> dict[str, Kind]:
    return {kind.name: kind for kind in _read(HOME)}


def words(kind: Kind, language: Language) -> Words:
    """The words of a kind in a language, none where the kind does not speak it."""
    return {"vi": kind.vi, "en": kind.en}.get(language.code, Words())


def by_unit(kind: Kind, phrases: Phrases) -> Iterator[tuple[str, str | None]]:
    """Phrases, each with its unit."""
    table = phrases if isinstance(phrases, dict) else {"": phrases}
    for unit, group in table.items():
        yield from ((phrase, unit or kind.unit) for phrase in group)


def _read(folder: Path) -> Iterator[Kind]:
    for path in sorted(folder.glob("*.toml")):
        kind = _parsed(path)
        _check(kind, path)
        yield msgspec.structs.replace(kind, name=path.stem)


def _parsed(path: Path) -> Kind:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Kind)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not TOML: {error}; correct that place") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as UTF-8 text: {error}; check the file") from error
    except msgspec.ValidationError as error:
        raise UsageError(f"{path}: {told(error)}") from error


def _check(kind: Kind, path: Path) -> None:
    """Attributes come from the kind's closed list."""
    for code, table in (("vi", kind.vi), ("en", kind.en)):
        for attribute in table.attributes:
            if attribute not in kind.attributes:
                listed = ", ".join(kind.attributes) or "none"
                raise UsageError(
                    f"{path}: {code}.attributes.{attribute}: not among the kind's attributes ({listed}); "
                    "add it to the list `attributes`, or correct it"
                )
