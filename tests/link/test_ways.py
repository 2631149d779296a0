"""Every way in which a fact is linked, and every flag, has its words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from healthnews.document import Document, Options, parse
from healthnews.facts.rules import RULES
from healthnews.lang.readings import READINGS
from healthnews.link.checks import FLAGS
from healthnews.link.ways import WAYS
from healthnews.model import Fact

LINK = Path(__file__).resolve().parents[2] / "src" / "healthnews" / "link"


def documents(folder: Path, most: int = 200) -> Iterator[Document]:
    """The pages and texts of a folder, read."""
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".txt")]
    for path in paths[:most]:
        yield parse(path.read_bytes(), path.name, options=Options(tokens=False))


def undescribed(fact: Fact) -> Iterator[str]:
    """The names in a fact for which nobody has words."""
    for name, ways in WAYS.items():
        how = getattr(fact, name).how
        own = fact.mention.time is not None and how == fact.mention.time.rule
        if how and how not in (READINGS if name == "time" and own else ways):
            yield f"{name}: {how}"
    yield from (flag for flag in fact.flags if flag not in FLAGS)
    if fact.mention.rule not in RULES.keys() | READINGS.keys():
        yield fact.mention.rule


def test_the_sample_corpus_is_linked_in_described_ways(root: Path) -> None:
    """No name in a link, a flag or a rule is without its words."""
    assert not {name for doc in documents(root / "data" / "raw") for fact in doc.facts for name in undescribed(fact)}


def test_real_documents_are_linked_in_described_ways(shared: Path) -> None:
    """The same for the pages beside the checkout."""
    assert not {name for doc in documents(shared / "input") for fact in doc.facts for name in undescribed(fact)}


@pytest.mark.parametrize("module", ["checks", "time", "place", "facility", "facility_references", "disease"])
def test_no_way_is_made_that_is_not_described(module: str) -> None:
    """What the linkers write as `how`, read in their code, is listed; the last of a returned pair is a way too."""
    described = {name for ways in WAYS.values() for name in ways} | FLAGS.keys()
    assert set(made(LINK / f"{module}.py")) <= described


def made(path: Path) -> Iterator[str]:
    """The names of ways and flags that a module writes."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "how":
            yield from texts(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_link":
            yield from texts(node.args[-1])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
            yield from texts(node.args[0])
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            yield from texts(node.value.elts[-1])


def texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
