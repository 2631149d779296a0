"""A run that is killed, stopped or out of room leaves the old output whole, and the next one completes it.

The long form, with a hundred kills, is `benchmarks/faults.py`.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

NAMES = ("facts.jsonl", "documents.jsonl")
PROGRAM = """
import sys
import healthnews.run.settings as settings
settings.code_hash = lambda: "one version"
from healthnews.__main__ import main
sys.argv = ["healthnews", *sys.argv[1:]]
main()
"""


def corpus(folder: Path, size: int) -> Path:
    """A folder of small documents."""
    folder.mkdir()
    for number in range(size):
        text = f"Trạm y tế xã {number}\n\nNgày 5/3/2021, trạm có {number} giường bệnh và {number % 7} cán bộ.\n"
        (folder / f"{number:04}.txt").write_text(text * (1 + number % 5), "utf-8")
    return folder


def command(raw: Path, out: Path, *options: str) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-c", PROGRAM, "extract", str(raw), "-o", str(out), "-j", "2", *options]


def run(raw: Path, out: Path, **options) -> subprocess.CompletedProcess[str]:
    """A whole run."""
    return subprocess.run(command(raw, out), capture_output=True, text=True, check=False, **options)


def written(out: Path) -> list[bytes | None]:
    """The record files of an output, None where there are none."""
    return [(out / name).read_bytes() if (out / name).exists() else None for name in NAMES]


def test_killed_runs_end_as_an_undisturbed_one(tmp_path):
    """SIGKILL of the whole group at random moments; what was published is always whole, and the end is the same."""
    raw = corpus(tmp_path / "raw", 150)
    assert run(raw, tmp_path / "calm").returncode == 0
    calm, out, chance = written(tmp_path / "calm"), tmp_path / "out", random.Random(5)
    for _ in range(4):
        process = subprocess.Popen(command(raw, out, "-q"), start_new_session=True)
        state = out / ".healthnews/state.sqlite"
        deadline = time.monotonic() + 60
        while process.poll() is None and not state.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 3))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert written(out) in ([None, None], calm)
    assert run(raw, out).returncode == 0
    assert written(out) == calm


def test_a_signal_ends_a_run_clean(tmp_path):
    """SIGTERM: exit code 143, a line that says so, no worker left, and the next run goes on."""
    raw, out = corpus(tmp_path / "raw", 400), tmp_path / "out"
    process = subprocess.Popen(command(raw, out), stderr=subprocess.PIPE, text=True)
    log = out / ".healthnews/state.sqlite-wal"
    while process.poll() is None and not (log.exists() and log.stat().st_size > 200_000):
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=60)[1]
    assert process.returncode in (143, 0)
    if process.returncode:
        assert "stopped by SIGTERM" in said
        assert written(out) == [None, None]
    assert run(raw, out).returncode == 0


def test_a_full_disk_publishes_nothing_and_the_next_run_completes(tmp_path):
    """A limit on file size stands for the full disk: exit code 74, a clear line, the old output intact."""
    raw, out = corpus(tmp_path / "raw", 5), tmp_path / "out"
    assert run(raw, out).returncode == 0
    before = written(out)
    for number in range(120):
        (raw / f"new-{number}.txt").write_text(f"Xã {number} có {number} ca mắc cúm. " * 60, "utf-8")
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))  # noqa: E731
    said = run(raw, out, preexec_fn=limit)
    assert said.returncode == 74, said.stderr
    assert "Traceback" not in said.stderr
    assert "run again" in said.stderr
    assert written(out) == before
    assert run(raw, out).returncode == 0
    assert written(out)[1].count(b"\n") == 125
