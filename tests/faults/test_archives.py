"""Whatever holds a page, its facts are those of the plain file, and what is broken costs itself alone."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import archives

from healthnews.run import Settings, extract
from healthnews.verify import verify

ONE = Settings(jobs=1)


def written(folder: Path, files: dict[str, bytes]) -> Path:
    """A folder of these files."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def facts(out: Path) -> dict[str, list[dict]]:
    """The facts of each source, without what names the source."""
    found = defaultdict(list)
    for line in (out / "facts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found[row["source"]].append({key: value for key, value in row.items() if key != "source"})
    return found


def test_every_container_gives_the_facts_of_the_plain_files(tmp_path):
    """The very same rows but for `source`, and verify finds each at its bytes."""
    extract([written(tmp_path / "raw", archives.PAGES)], tmp_path / "plain", settings=ONE)
    plain = facts(tmp_path / "plain")
    assert set(plain) == set(archives.PAGES)
    assert all(len(rows) >= 3 for rows in plain.values())
    packed = archives.whole()
    summary = extract([written(tmp_path / "packed", packed)], tmp_path / "out", settings=ONE)
    assert not summary.problems
    by_document = {rows[0]["doc_id"]: rows for rows in plain.values()}
    found = facts(tmp_path / "out")
    assert len(found) == sum(1 if name[:2] in ("n/", "o/") else len(plain) for name in packed)
    for source, rows in found.items():
        assert rows == by_document[rows[0]["doc_id"]], source
    report = verify(tmp_path / "out")
    assert (report.documents, report.exact, report.exit_code) == (len(found), report.facts, 0)


def test_broken_containers_are_named_and_the_others_are_read(tmp_path):
    """Cut, flipped and bombs: a Problem of the reading stage with a reason, never an error of ours."""
    files = dict(archives.broken(60))
    summary = extract([written(tmp_path / "raw", files | archives.PAGES)], tmp_path / "out", settings=ONE)
    assert summary.exit_code == 3
    assert {problem.stage for problem in summary.problems} == {"read"}
    assert all(problem.reason for problem in summary.problems)
    named = {problem.source.partition("!")[0] for problem in summary.problems}
    assert len(named) > 40  # a flipped bit is not seen where a form has no check sum
    assert not named & set(archives.PAGES)
    assert verify(tmp_path / "out").exit_code == 0
