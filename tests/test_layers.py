"""The plan of the house: imports run down only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FLOORS = (
    {"_version", "errors", "text", "alternation"},
    {"model", "times"},
    {"read", "clean", "lang", "facts", "link"},  # strangers to one another
    {"document"},
    {"record", "folder"},
    {"run", "evaluate", "verify", "explain", "glossary", "proof", "export", "config"},
    {"console"},
    {"cli"},
    {"__main__"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
PACKAGE = Path(__file__).resolve().parent.parent / "src" / "healthnews"


def room(name: str) -> str:
    """`healthnews.lang.vi.words` stands in the room `lang`."""
    return name.split(".")[1]


def imported(path: Path) -> set[str]:
    """The rooms that a module imports from, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "healthnews":
            names |= {f"healthnews.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {room(name) for name in names if name.startswith("healthnews.") and room(name) != "__version__"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_down(path: Path) -> None:
    """A module imports from its own room and from the floors below, never sideways or up."""
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    strangers = {other for other in imported(path) if other != own and FLOOR[other] >= FLOOR[own]}
    assert not strangers, f"{own} may not know {sorted(strangers)}"
