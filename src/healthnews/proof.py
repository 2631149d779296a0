"""Whether kinds find what the examples of their files say: each sentence is read as the pipeline reads one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from healthnews import facts, lang
from healthnews.facts import knowledge
from healthnews.facts.kind import Example, Kind
from healthnews.model import Mention, Sentence, Sight

OF_TIMES = frozenset({"date", "period"})  # their value is their time, which only linking knows
COMPARED = ("value", "qualifier", "measure", "status", "per")
WHERE_TOLD = ("unit", "subject")  # compared where the example says them


class Failure(msgspec.Struct, frozen=True):
    """An example that is not found as its file says, and what was found."""

    lang: str
    sentence: str
    told: str


class Proof(msgspec.Struct, frozen=True):
    """A kind with the number of its examples and those that fail."""

    kind: str
    examples: int
    failures: list[Failure]


def prove(folder: Path) -> list[Proof]:
    """The proofs of the kinds in a user's folder. Raises UsageError where a kind file is wrong."""
    return [
        Proof(kind.name, len(kind.example), list(_failures(kind, folder))) for kind in knowledge.own(folder).values()
    ]


def _failures(kind: Kind, folder: Path) -> Iterator[Failure]:
    for example in kind.example:
        if told := failing(kind.name, example, folder):
            yield Failure(example.lang, example.sentence, told)


def failing(kind: str, example: Example, folder: Path | None = None) -> str:
    """What is wrong with what is found in an example's sentence; empty where it is found as the file says."""
    text = example.sentence
    mentions = _mentions(example.lang, text, folder)
    found = [mention for mention in mentions if mention.kind == kind]
    if example.text is None:
        return f"no {kind} expected; found {_listed(text, found)}" if found else ""
    mention = next((m for m in found if text[m.start : m.end] == example.text), None)
    if mention is None:
        return f"{kind} {example.text!r} expected; found {_listed(text, mentions)}"
    return "" if kind in OF_TIMES else "; ".join(_differences(mention, example))


def _differences(mention: Mention, example: Example) -> Iterator[str]:
    expected = {name: getattr(example, name) for name in COMPARED}
    expected |= {name: value for name in WHERE_TOLD if (value := getattr(example, name)) is not None}
    expected["attributes"] = tuple(example.attributes)
    if example.qualifier == "about":
        expected |= {"value_min": example.value, "value_max": example.value}
    elif example.qualifier != "exact":
        expected |= {"value_min": example.value_min, "value_max": example.value_max}
    for name, value in expected.items():
        if (got := getattr(mention, name)) != value:
            yield f"{name} {_shown(value)} expected; found {_shown(got)}"


def _mentions(code: str, text: str, folder: Path | None) -> list[Mention]:
    """The settled mentions of a text that is one sentence."""
    language = lang.load(code)
    folded = language.fold(text)
    numbers = tuple(language.numbers(text, folded, 0, len(text)))
    times = tuple(language.times(text, folded, 0, len(text)))
    sight = Sight(text, folded, 0, Sentence(0, len(text), 0, code), "paragraph", numbers, times)
    return facts.finder(language, folder)(sight)


def _listed(text: str, mentions: Iterable[Mention]) -> str:
    return ", ".join(f"{m.kind} {text[m.start : m.end]!r}" for m in mentions) or "nothing"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)
