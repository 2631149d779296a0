"""Real disks and real rights: a small file system that fills, inputs and outputs that belong to somebody else.

Root may read and write everywhere, so as root the program runs without that power; a file system is mounted where that
is allowed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_interruptions import command, corpus, run, written

IS_ROOT = os.geteuid() == 0
WITHOUT_POWER = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def run_with_rights(raw: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """A whole run to which the rights of files apply."""
    if IS_ROOT and (not shutil.which("setpriv") or subprocess.run([*WITHOUT_POWER, "true"], check=False).returncode):
        pytest.skip("root cannot lay down its power here")
    line = [*(WITHOUT_POWER if IS_ROOT else []), *command(raw, out)]
    return subprocess.run(line, capture_output=True, text=True, check=False)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if not IS_ROOT or not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_file_system_keeps_the_old_output_and_the_next_run_completes(tmp_path, disk):
    """Exit code 74 and a line that says what to do; with more room, the next run publishes everything."""
    raw, out = corpus(tmp_path / "raw", 5), disk / "out"
    assert run(raw, out).returncode == 0
    before = written(out)
    for number in range(400):
        (raw / f"new-{number}.txt").write_text(f"Xã {number} có {number} ca mắc cúm trong tuần. " * 60, "utf-8")
    said = run(raw, out)
    assert said.returncode == 74, said.stderr
    assert "Traceback" not in said.stderr
    assert "run again" in said.stderr
    assert written(out) == before
    subprocess.run(["mount", "-o", "remount,size=256m", str(disk)], check=True)
    again = run(raw, out)
    assert again.returncode == 0, again.stderr
    assert written(out)[1].count(b"\n") == 405


def test_an_output_that_is_read_only_is_told(tmp_path):
    """Exit code 74 before any work, naming the folder."""
    raw, out = corpus(tmp_path / "raw", 1), tmp_path / "out"
    out.mkdir(mode=0o555)
    said = run_with_rights(raw, out)
    assert said.returncode == 74, said.stderr
    assert "Traceback" not in said.stderr
    assert str(out) in said.stderr
    assert written(out) == [None, None]


def test_a_file_that_may_not_be_read_is_named_and_the_rest_is_written(tmp_path):
    """Exit code 3; when the file may be read, the next run takes it up."""
    raw, out = corpus(tmp_path / "raw", 4), tmp_path / "out"
    closed = raw / "0002.txt"
    closed.chmod(0o000)
    said = run_with_rights(raw, out)
    assert said.returncode == 3, said.stderr
    assert "0002.txt" in said.stderr
    assert "Traceback" not in said.stderr
    assert written(out)[1].count(b"\n") == 3
    closed.chmod(0o644)
    assert run_with_rights(raw, out).returncode == 0
    assert written(out)[1].count(b"\n") == 4


def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_written(tmp_path):
    """Its documents are not taken for removed ones in silence: exit code 3 and the folder's name."""
    raw, out = corpus(tmp_path / "raw", 2), tmp_path / "out"
    corpus(raw / "closed", 2)
    (raw / "closed").chmod(0o000)
    try:
        said = run_with_rights(raw, out)
    finally:
        (raw / "closed").chmod(0o755)
    assert said.returncode == 3, said.stderr
    assert "closed" in said.stderr
    assert "Traceback" not in said.stderr
    assert written(out)[1].count(b"\n") == 2
    assert run_with_rights(raw, out).returncode == 0
    assert written(out)[1].count(b"\n") == 4
