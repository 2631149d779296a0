"""What is looked for, read from the kind files: ours in `kinds/`, and those of a user's folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from healthnews.errors import UsageError
from healthnews.facts.kind import Kind, Phrases, Words
from healthnews.facts.kind_errors import check_own, told
from healthnews.model import Language

HOME = Path(__file__).parent / "kinds"


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
