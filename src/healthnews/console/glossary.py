"""What the names in the records mean, and whether kinds find what they say, as a person reads it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from healthnews.console import counted, plain

if TYPE_CHECKING:
    from healthnews.facts.kind import Kind, Words
    from healthnews.proof import Proof

WIDTH = 118
PLACES = {
    "nouns": "right after the number, alone",
    "neutral": "after the number, unless a word of another kind says more",
    "after": "what is said of the noun behind it",
    "before": "the verb before the number",
    "heads": "what a later number counts",
    "prefix": "before the number",
    "tails": "lengthen a noun",
    "attributes": "give an attribute",
    "ignore": "look like one of these and are none",
}


def rules(groups: Mapping[str, Mapping[str, str]]) -> None:
    """Names with their meaning, group by group."""
    for number, (title, names) in enumerate(groups.items()):
        print(("\n" if number else "") + title)
        for name, means in names.items():
            _print(f"  {name}: {means}")


def kinds(found: Sequence[Kind], *, whole: bool) -> None:
    """Kinds with their words and examples, or in a line each."""
    for kind in found:
        if not whole:
            _print(f"{kind.name}: {kind.counts}")
            continue
        print(f"{kind.name}: {kind.counts}")
        print(f"unit: {kind.unit or 'by its noun'}")
        print(f"attributes: {', '.join(kind.attributes) or 'none'}")
        if kind.flow:
            print("adds up over time: a total so far is cumulative")
        for code, table in (("vi", kind.vi), ("en", kind.en)):
            _words(code, table)
        _examples(kind)


def _words(code: str, table: Words) -> None:
    """The words of one language, by where they stand beside the number."""
    for name, means in PLACES.items():
        phrases = getattr(table, name)
        if not phrases:
            continue
        print(f"\n{code}.{name} ({means})")
        groups = phrases.items() if isinstance(phrases, dict) else [("", phrases)]
        for group, words in groups:
            _print(f"  {group}: {', '.join(words)}" if group else f"  {', '.join(words)}")


def _examples(kind: Kind) -> None:
    if kind.example:
        print("\nexamples")
    for example in kind.example:
        _print(f"  {example.lang}: {example.sentence}")
        fields = [
            f"{example.value:,.10g}" if example.value is not None else "",
            example.unit or kind.unit or "",
            example.qualifier if example.qualifier != "exact" else "",
            example.measure if example.measure != "level" else "",
            example.status if example.status != "reported" else "",
            f"per {example.per}" if example.per else "",
            *example.attributes,
        ]
        said = " ".join(filter(None, fields))
        _print(f"      {example.text!r}: {said}" if example.text is not None else f"      no {kind.name}")


def proofs(found: Sequence[Proof]) -> None:
    """For each kind how many of its examples are found, and which are not."""
    for proof in found:
        failed = len(proof.failures)
        told = (
            f"{failed} of {counted(proof.examples, 'example')} fail"
            if failed
            else f"{counted(proof.examples, 'example')} found"
        )
        print(plain(f"{proof.kind}: {told if proof.examples else 'no examples; write some: they are its test'}"))
        for failure in proof.failures:
            print(plain(f"  {failure.lang}: {failure.sentence}"))
            print(plain(f"      {failure.told}"))


def _print(line: str) -> None:
    """A line, wrapped under its own beginning."""
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    print(textwrap.fill(plain(line), WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False))
