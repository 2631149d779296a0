"""What can be wrong with a user's kind file, told by its key: what was found, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

import msgspec

from healthnews.errors import UsageError
from healthnews.facts.kind import Example, Kind, Words
from healthnews.model import Measure, Qualifier, Status

NAME = re.compile(r"[a-z][a-z0-9_]*")
AT = re.compile(r" - at `\$\.?(.*)`$")
UNKNOWN = re.compile(r"Object contains unknown field `(.*)`")
VALUE = re.compile(r"Invalid enum value (.*)")
MISSING = re.compile(r"Object missing required field `(.*)`")
# msgspec speaks of Python's and JSON's types, a kind file is TOML
TYPES = {
    "str": "text",
    "array": "a list",
    "object": "a table",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
}
LANGUAGES = ("vi", "en")


def told(error: msgspec.ValidationError) -> str:
    """What msgspec found, as `key: what was found; what to do`."""
    message = str(error)
    place = AT.search(message)
    at, message = (place[1], message[: place.start()]) if place else ("", message)
    if (unknown := UNKNOWN.fullmatch(message)) is not None:
        return f"{_joined(at, unknown[1])}: no such key; {_instead(unknown[1], _keys(at))}"
    if (missing := MISSING.fullmatch(message)) is not None:
        return f"{_joined(at, missing[1])}: missing; add it"
    if (value := VALUE.fullmatch(message)) is not None:
        return f"{at}: {value[1]} is not known; {_instead(value[1], _values(at.rpartition('.')[2]))}"
    return f"{at or 'the file'}: {_plain(message)}; correct it"


def _joined(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _plain(message: str) -> str:
    """Types by their names in TOML."""
    worded = re.sub(r"`([^`]*)`", lambda m: " or ".join(TYPES.get(name, name) for name in m[1].split(" | ")), message)
    return worded[:1].lower() + worded[1:]


def _keys(at: str) -> tuple[str, ...]:
    """The keys of the table in which an unknown one stands."""
    table = Words if at in LANGUAGES else Example if at.startswith("example") else Kind
    return tuple(key for key in table.__struct_fields__ if key != "name")


def _values(key: str) -> tuple[str, ...]:
    """What may stand behind a key of an example that knows a few words alone."""
    return get_args({"qualifier": Qualifier, "measure": Measure, "status": Status}.get(key))


def _instead(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(word, known, 1)
    return f"did you mean `{close[0]}`?" if close else f"there are {', '.join(known)}"


def check_own(kind: Kind, theirs: dict[str, Kind], ours: dict[str, Kind], path: Path) -> None:
    """Raise UsageError where a user's kind cannot be used beside ours."""
    if kind.name in ours:
        raise UsageError(f"{path}: {kind.name}: a kind of the program has this name; give the file another one")
    if not NAME.fullmatch(kind.name):
        raise UsageError(
            f"{path}: {kind.name}: not a name for a kind; use small letters, figures and _, as in bed_count"
        )
    if not any(_phrases(table) for table in (kind.vi, kind.en)):
        raise UsageError(f"{path}: vi.nouns, en.nouns: no words; say by which nouns the kind is counted")
    classes = {
        name for each in (*ours.values(), *theirs.values()) for table in (each.vi, each.en) for name in table.neutral
    }
    for name in kind.decides:
        if name not in classes:
            raise UsageError(
                f"{path}: decides: {name!r} is no class of neutral nouns; {_instead(name, tuple(sorted(classes)))}"
            )
    for problem in _examples(kind):
        raise UsageError(f"{path}: {problem}")


def _phrases(table: Words) -> bool:
    return bool(table.nouns or table.neutral or table.after or table.before or table.heads or table.prefix)


def _examples(kind: Kind) -> Iterator[str]:
    """What is wrong with the examples of a kind, whatever the finders make of them."""
    for number, example in enumerate(kind.example):
        at = f"example[{number}]"
        if example.lang not in LANGUAGES:
            yield f"{at}.lang: {example.lang!r}; write vi or en"
        if example.text is not None and example.text not in example.sentence:
            yield f"{at}.text: {example.text!r} does not stand in the sentence; copy it from there"
        for attribute in example.attributes:
            if attribute not in kind.attributes:
                yield f"{at}.attributes: {attribute!r} is not among the kind's attributes; add it there, or correct it"
