"""Corpora of our own sentences, of any size, and runs over them as a user starts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("facts.jsonl", "documents.jsonl")


def article(number: int) -> str:
    """One to eight paragraphs."""
    lines = [f"Trạm y tế xã số {number}"]
    for part in range(1 + number % 8):
        lines.append(
            f"Ngày {part + 1}/3/2021, trạm có {number + part} giường bệnh, {part + 2} bác sĩ và {part} ca mắc cúm."
        )
    return "\n\n".join(lines) + "\n"


def notice(number: int) -> str:
    """One short sentence."""
    return f"Xã số {number} có {number % 97} ca mắc cúm.\n"


def corpus(folder: Path, size: int, text: Callable[[int], str] = article) -> Path:
    """A folder of documents, a thousand in a folder."""
    for number in range(size):
        path = folder / f"{number // 1000:03}/{number:06}.txt"
        if number % 1000 == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), "utf-8")
    return folder


def start(raw: Path, out: Path, *options: str, hook: bool = False, **popen: object) -> subprocess.Popen[bytes]:
    """Start a run; with `hook` its workers do what a document asks of them (tests/faults/hook.py)."""
    command = [sys.executable, "-m", "healthnews", "extract", str(raw), "-o", str(out), "-q", *options]
    environment = dict(os.environ)
    if hook:
        environment["HEALTHNEWS_TEST_HOOK"] = "hook:hook"
        environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests/faults"), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, **popen)  # type: ignore[call-overload,no-any-return]


def run(raw: Path, out: Path, *options: str, hook: bool = False) -> tuple[int, float]:
    """A whole run: exit code and seconds."""
    started = time.monotonic()
    code = start(raw, out, *options, hook=hook).wait()
    return code, time.monotonic() - started


def written(out: Path) -> list[bytes | None]:
    """The record files of an output."""
    return [(out / name).read_bytes() if (out / name).exists() else None for name in NAMES]


def report(out: Path) -> dict:
    """What `run.json` says of this run."""
    return dict(json.loads((out / "run.json").read_bytes())["this_run"])
