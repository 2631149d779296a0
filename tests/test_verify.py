"""Records that no longer stand in their sources are told from those that do."""

from __future__ import annotations

import json

import pytest

from healthnews import record
from healthnews.errors import UsageError
from healthnews.verify import gives, verify
from test_record import PAGE, made


def written(tmp_path, document=None):
    """An output folder for one document, and its source."""
    document = document or made()
    rows = record.rows(document)
    (tmp_path / "page.txt").write_bytes(document.source.raw)
    (tmp_path / "facts.jsonl").write_bytes(record.placed(b"".join(map(record.encode, rows.facts)), "page.txt"))
    (tmp_path / "documents.jsonl").write_bytes(record.placed(record.encode(rows.document), "page.txt"))
    (tmp_path / "run.json").write_text(json.dumps({"this_run": {"root": str(tmp_path)}, "settings": {}}), "utf-8")
    return tmp_path


def change(path, **fields):
    """Change fields of the only line of a file."""
    row = json.loads(path.read_bytes())
    path.write_text(json.dumps(row | fields) + "\n", "utf-8")


def test_a_fresh_output_stands(tmp_path):
    """Every fact is found again at its bytes."""
    report = verify(written(tmp_path))
    assert (report.exact, report.wrong, report.absent, report.exit_code) == (1, 0, 0, 0)


def test_a_changed_source_is_told_and_is_not_an_error_of_ours(tmp_path):
    """The content's hash says so."""
    out = written(tmp_path)
    (out / "page.txt").write_text(PAGE + "thêm", "utf-8")
    report = verify(out)
    assert ([finding.what for finding in report.findings], report.exit_code) == (["changed"], 3)


def test_a_missing_source_is_told(tmp_path):
    """A source that is gone is named."""
    out = written(tmp_path)
    (out / "page.txt").unlink()
    report = verify(out)
    assert (report.findings[0].source, report.findings[0].what, report.exit_code) == ("page.txt", "missing", 3)


@pytest.mark.parametrize("fields", [{"source_start": 3}, {"text": "13 giường"}, {"start": 0}, {"sentence_end": 3}])
def test_a_wrong_record_fails(tmp_path, fields):
    """Bytes, positions and texts are each checked."""
    out = written(tmp_path)
    change(out / "facts.jsonl", **fields)
    report = verify(out)
    assert report.wrong or report.block_only


def test_facts_without_their_document_fail(tmp_path):
    """Both files must be of one run."""
    out = written(tmp_path)
    (out / "documents.jsonl").write_bytes(b"")
    assert verify(out).exit_code == 1


def test_a_moved_input_is_found_with_its_new_root(tmp_path):
    """The root is an option, for outputs that travelled."""
    out, moved = written(tmp_path), tmp_path / "moved"
    moved.mkdir()
    (out / "page.txt").rename(moved / "page.txt")
    assert verify(out, moved).exit_code == 0


@pytest.mark.parametrize(
    ("raw", "text", "same"),
    [
        (b"12 b<b>ed</b>s", "12 beds", True),
        (b"12&nbsp;beds <!-- > 13 -->", "12 beds", True),
        ("12 giu\u031bo\u031b\u0300ng".encode(), "12 giường", True),
        (b"12 beds", "13 beds", False),
        (b"112 beds", "12 beds", False),
    ],
)
def test_bytes_give_the_text(raw, text, same):
    """Tags dropped, entities decoded, NFC, white space aside; nothing more."""
    assert gives(raw, "utf-8", text) is same


def test_a_folder_that_is_no_output_is_a_usage_error(tmp_path):
    """The message says what to name instead."""
    with pytest.raises(UsageError, match="output folder of extract"):
        verify(tmp_path)
