"""The program starts at once where it has little to do."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import pytest


def seconds(*command: str) -> float:
    """The time of a command."""
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - started


def ratio(*arguments: str) -> float:
    """How much longer than a bare interpreter the program takes: pairs, so that a busy machine slows both."""
    program = (sys.executable, "-m", "healthnews", *arguments)
    pairs = [seconds(*program) / seconds(sys.executable, "-c", "pass") for _ in range(7)]
    return statistics.median(pairs)


@pytest.mark.parametrize(("option", "most"), [("--version", 3), ("--help", 15)])
def test_start_is_a_small_multiple_of_the_interpreters(option, most):
    """Heavy imports wait for work; the best of three tries counts."""
    assert any(ratio(option) < most for _ in range(3))


@pytest.mark.parametrize("module", ["healthnews", "healthnews.__main__", "healthnews.cli"])
def test_importing_loads_nothing_heavy(module):
    """Neither the libraries of the pipeline nor Rich are loaded before they are needed."""
    code = f"import {module}, sys; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert not loaded & {"underthesea", "selectolax", "regex", "rich", "sqlite3", "multiprocessing"}
