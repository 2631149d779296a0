"""Every command and snippet of the README runs, and prints what the README says.

python tests/test_readme.py        writes today's output into the README
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """Something to run, what the README says it prints, and where in the README that stands."""

    name: str
    command: list[str]
    printed: str
    start: int
    end: int


def blocks(kind: str) -> list[str]:
    """The contents of the README's blocks of one kind."""
    return [match[2] for match in FENCE.finditer(README.read_text("utf-8")) if match[1] == kind]


def examples() -> Iterator[Example]:
    """Console blocks (`$ command`, then its output), and Python blocks with the text block after them."""
    found = list(FENCE.finditer(README.read_text("utf-8")))
    for index, match in enumerate(found):
        if match[1] == "console":
            command, _, printed = match[2].partition("\n")
            start = match.start(2) + len(command) + 1
            yield Example(command, ["bash", "-c", command.removeprefix("$ ")], printed, start, match.end(2))
        elif match[1] == "python":
            after = found[index + 1]
            assert after[1] == "text", "a Python block is followed by what it prints"
            name = match[2].partition("\n")[0]
            yield Example(name, [sys.executable, "-c", match[2]], after[2], after.start(2), after.end(2))


def run(command: list[str], folder: Path) -> str:
    """What a command prints, run as a user would in `folder` with the environment active."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def prepared(folder: Path) -> Path:
    """A folder with the sample corpus and its output, as the first command leaves them."""
    shutil.copytree(ROOT / "data" / "raw", folder / "data" / "raw")
    main_job = blocks("sh")[0].rpartition("&&")[2].strip()
    run(["bash", "-c", main_job.removeprefix(".venv/bin/")], folder)
    return folder


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a user stands after the first command."""
    return prepared(tmp_path_factory.mktemp("clone"))


def test_two_commands_start() -> None:
    """The main job and the tests are one shell line each, in a new environment; .ci/run runs them whole."""
    install, test = blocks("sh")
    assert re.fullmatch(r"python3 -m venv \.venv && .*healthnews extract data/raw\n", install)
    assert re.fullmatch(r"python3 -m venv \.venv && .*python -m pytest\n", test)


def test_the_main_job_writes_three_files(clone: Path) -> None:
    """`healthnews extract data/raw` writes what the README says it writes."""
    assert {path.name for path in (clone / "data" / "out").iterdir() if not path.name.startswith(".")} == {
        "facts.jsonl",
        "documents.jsonl",
        "run.json",
    }


def needing_pandas(example: Example) -> list[pytest.MarkDecorator]:
    return [pytest.mark.interop] if "import pandas" in example.command[-1] else []


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=each.name, marks=needing_pandas(each)) for each in examples()]
)
def test_examples_print_what_the_readme_says(example: Example, clone: Path) -> None:
    """An example of the README, run today, prints what stands there."""
    if needing_pandas(example):
        pytest.importorskip("pandas")
    assert run(example.command, clone).rstrip() == example.printed.rstrip()


def test_links_lead_somewhere() -> None:
    """The files that the documents link to exist."""
    for document in (README, *ROOT.glob("docs/*.md"), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / link).exists(), f"{document.name}: {link}"


def refresh() -> None:
    """Write today's output of every example into the README."""
    with tempfile.TemporaryDirectory() as folder:
        clone = prepared(Path(folder))
        for example in reversed(list(examples())):
            text = README.read_text("utf-8")
            printed = run(example.command, clone).rstrip() + "\n"
            README.write_text(text[: example.start] + printed + text[example.end :], "utf-8")


if __name__ == "__main__":
    refresh()
