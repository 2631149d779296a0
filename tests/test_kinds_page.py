"""The page about kinds of one's own: its files are written, its commands run, and what they print stands there.

python tests/test_kinds_page.py        writes today's output into the page
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PAGE = Path(__file__).resolve().parent.parent / "docs" / "kinds.md"
FENCE = re.compile(r"^```(toml|sh|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Output(NamedTuple):
    """A command of the page, what it prints today, what the page says, and where."""

    command: str
    printed: str
    told: str
    start: int
    end: int


def outputs(folder: Path) -> Iterator[Output]:
    """Follow the page from its top in an empty folder: write files, run commands."""
    for match in FENCE.finditer(PAGE.read_text("utf-8")):
        kind, content = match[1], match[2]
        if kind == "toml":
            path = folder / content.partition("\n")[0].removeprefix("# ")
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, "utf-8")
        elif kind == "sh":
            run(content, folder)
        else:
            command, _, told = content.partition("\n")
            start = match.start(2) + len(command) + 1
            yield Output(command, run(command.removeprefix("$ "), folder), told, start, match.end(2))


def run(command: str, folder: Path) -> str:
    """What a command prints, run as a user would in `folder` with the environment active."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> list[Output]:
    """All commands of the page, in order."""
    return list(outputs(tmp_path_factory.mktemp("kinds")))


def test_commands_print_what_the_page_says(followed: list[Output]) -> None:
    """From nothing to an explained fact."""
    assert [(one.command, one.printed) for one in followed] == [(one.command, one.told) for one in followed]


def test_the_page_leads_from_a_failing_example_to_a_fact(followed: list[Output]) -> None:
    """The first file fails, the second proves itself, the fact is found and explained, a mistake is told."""
    said = [one.printed for one in followed]
    assert said[0].endswith("exit code 1\n")
    assert said[1] == "call_count: 6 examples found\nexit code 0\n"
    assert said[2].splitlines()[-1] == '"kind":"call_count","value":96.0'
    assert "call_count 96" in said[3]
    assert said[4].endswith("exit code 2\n")


def refresh() -> None:
    """Write today's output of every command into the page."""
    with tempfile.TemporaryDirectory() as folder:
        for one in reversed(list(outputs(Path(folder)))):
            text = PAGE.read_text("utf-8")
            PAGE.write_text(text[: one.start] + one.printed + text[one.end :], "utf-8")


if __name__ == "__main__":
    refresh()
