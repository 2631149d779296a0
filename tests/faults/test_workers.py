"""One poisonous document costs itself alone, whatever it does to its worker."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from healthnews.run import Settings, extract

REASONS = {
    "segfault": "SIGSEGV",
    "hang": "took longer than 6 seconds",
    "memory": "memory",
    "exit": "ended its worker with code 0",
}


@pytest.fixture
def poisoned(tmp_path, monkeypatch) -> Path:
    """Forty good documents with four that crash, hang, grow and leave among them."""
    monkeypatch.setenv("HEALTHNEWS_TEST_HOOK", "hook:hook")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"Xã có {number} giường bệnh.\n", "utf-8")
    for number, fault in enumerate(REASONS):
        (folder / f"{number}5-{fault}.txt").write_text(f"fault:{fault} Xã có 5 giường.", "utf-8")
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="limits on memory need Linux")
def test_exactly_the_guilty_are_quarantined(poisoned, tmp_path):
    """All others are written, and the reason says what happened."""
    settings = Settings(jobs=2, timeout_seconds=6, memory_bytes=500_000_000)
    summary = extract([poisoned], tmp_path / "out", settings=settings)
    told = {problem.source.partition("-")[2].removesuffix(".txt"): problem.reason for problem in summary.problems}
    assert set(told) == set(REASONS)
    assert all(REASONS[fault] in reason for fault, reason in told.items())
    assert (summary.documents, summary.exit_code) == (40, 3)
    again = extract([poisoned], tmp_path / "out", settings=settings)
    assert (again.read, again.exit_code) == (0, 3)
