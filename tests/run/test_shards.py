"""Shards of a corpus, merged, are the output of one run."""

from __future__ import annotations

import json

import pytest

from healthnews.errors import UsageError
from healthnews.run import Settings, extract, merge
from healthnews.verify import verify


def test_merged_shards_are_the_unsharded_output_byte_for_byte(tmp_path):
    """Facts, documents, duplicates and problems alike; verify finds every source."""
    raw = tmp_path / "raw"
    raw.mkdir()
    release = " ".join(f"Sở Y tế cho biết ngày {n} tháng 3 có {n} ca mắc cúm ở xã số {n}." for n in range(1, 12))
    for number in range(8):
        (raw / f"{number}.txt").write_text(f"Trạm y tế xã {number} có {number + 3} giường bệnh.", "utf-8")
    (raw / "press-a.txt").write_text(release, "utf-8")
    (raw / "press-b.txt").write_text(release.replace("cho biết", "thông báo", 1), "utf-8")
    (raw / "empty.txt").write_bytes(b"")
    rows = [json.dumps({"text": f"Bệnh viện số {n} có {n} bác sĩ."}) for n in range(6)]
    (raw / "more.jsonl").write_text("\n".join([*rows, "broken"]), "utf-8")
    extract([raw], tmp_path / "whole", settings=Settings(jobs=1))
    parts = [tmp_path / f"part{number}" for number in (1, 2)]
    for number, part in enumerate(parts, 1):
        extract([raw], part, settings=Settings(jobs=1, shard=(number, 2)))
    merged = merge(parts, tmp_path / "merged")
    for name in ("facts.jsonl", "documents.jsonl"):
        assert (tmp_path / "merged" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
        assert all((part / name).stat().st_size for part in parts)
    assert {problem.source for problem in merged.problems} == {"empty.txt", "more.jsonl!7"}
    assert merged.duplicates == 1
    assert verify(tmp_path / "merged").exit_code == 0
    with pytest.raises(UsageError, match="other settings"):
        extract([raw], parts[1], settings=Settings(jobs=1, shard=(2, 2), tokens=False))
        (parts[1] / ".healthnews/state.sqlite").rename(parts[1] / ".healthnews/kept")
        (parts[0] / ".healthnews/state.sqlite").rename(parts[1] / ".healthnews/state.sqlite")
        (parts[1] / ".healthnews/kept").rename(parts[0] / ".healthnews/state.sqlite")
        merge(parts, tmp_path / "again")
