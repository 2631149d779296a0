"""What a run would do is what it does."""

from __future__ import annotations

import pytest

from healthnews.errors import UsageError
from healthnews.run import Settings, extract, plan, retry, status

ONE = Settings(jobs=1)


def test_a_plan_says_why_and_writes_nothing(tmp_path, monkeypatch):
    """New, changed, otherwise read and gone files each have their reason; unchanged ones have none."""
    monkeypatch.setattr("healthnews.run.stamps.RACY_SECONDS", 0)  # files of this very second count as known
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name in "abc":
        (raw / f"{name}.txt").write_text(f"Trạm {name} có 12 giường bệnh.", "utf-8")
    assert [tuple(step) for step in plan([raw], out, ONE)] == [(f"{name}.txt", "is new") for name in "abc"]
    assert not out.exists()
    (raw / "bad.txt").write_bytes(b"")
    extract([raw], out, settings=ONE)
    (raw / "a.txt").write_text("Trạm có 14 giường bệnh, thêm 2.", "utf-8")
    (raw / "b.txt").unlink()
    (raw / "d.txt").write_text("Trạm d.", "utf-8")
    told = dict(plan([raw], out, ONE))
    assert told["a.txt"] == "has changed"
    assert told["b.txt"].startswith("is gone")
    assert told["d.txt"] == "is new"
    assert dict(plan([raw], out, Settings(jobs=1, tokens=False)))["c.txt"].startswith("was read with other settings")
    found = status(out)
    assert (found.documents, found.fresh, [problem.source for problem in found.quarantined]) == (4, True, ["bad.txt"])
    again = retry(out)
    assert [problem.source for problem in again.problems] == ["bad.txt"]
    assert again.read >= 1


def test_a_folder_that_is_no_output_has_no_status(tmp_path):
    """The message says what to name."""
    with pytest.raises(UsageError, match="no output of extract"):
        status(tmp_path)
    with pytest.raises(UsageError, match="no output of extract"):
        retry(tmp_path)
