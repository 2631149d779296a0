"""Settings come from the command line, the environment, the file, in this order of precedence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from healthnews.config import load
from healthnews.errors import UsageError

KNOWN = ("jobs", "max_size", "exclude")


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    """Each value knows where it comes from."""
    (tmp_path / "healthnews.toml").write_text('jobs = 3\nmax-size = "5MB"\n', "utf-8")
    monkeypatch.setenv("HEALTHNEWS_JOBS", "2")
    monkeypatch.setenv("HEALTHNEWS_EXCLUDE", "*.bak,x/*")
    found = load(KNOWN, tmp_path)
    assert found["jobs"] == ("2", "HEALTHNEWS_JOBS")
    assert found["max_size"].value == "5MB"
    assert found["exclude"].value == ["*.bak", "x/*"]


@pytest.mark.parametrize("text", ["speed = 9", "jobs ="])
def test_a_wrong_file_stops_the_program(tmp_path, text):
    """An unknown name or broken TOML is told with the file."""
    (tmp_path / "healthnews.toml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"healthnews\.toml"):
        load(KNOWN, tmp_path)


def test_config_shows_values_and_origins(tmp_path):
    """The command prints what extract would use."""
    (tmp_path / "healthnews.toml").write_text("timeout = 5.0\n", "utf-8")
    command = [sys.executable, "-m", "healthnews", "config"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert "timeout = 5.0  (healthnews.toml)" in said
    assert "jobs = 0  (default)" in said
