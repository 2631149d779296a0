"""Files of a run appear together or not at all."""

from __future__ import annotations

import pytest

from healthnews.run.publish import MARKER, PRIVATE, Writer, publication, recover


def test_a_block_that_fails_publishes_nothing(tmp_path):
    """What stood before still stands."""
    (tmp_path / "facts.jsonl").write_bytes(b"old")
    with pytest.raises(KeyError), publication(tmp_path) as folder:
        (folder / "facts.jsonl").write_bytes(b"new")
        raise KeyError
    assert (tmp_path / "facts.jsonl").read_bytes() == b"old"


def test_a_publication_that_was_cut_off_is_finished_or_dropped(tmp_path):
    """With the marker the files move into place; without it they go."""
    folder = tmp_path / PRIVATE / "next"
    for complete in (False, True):
        folder.mkdir(parents=True)
        (folder / "facts.jsonl").write_bytes(b"new")
        if complete:
            (folder / MARKER).write_bytes(b"")
        recover(tmp_path)
        assert (tmp_path / "facts.jsonl").exists() is complete
        assert not folder.exists()


def test_a_writer_knows_what_it_wrote(tmp_path):
    """Size and hash come without reading the file again."""
    writer = Writer(tmp_path / "x")
    writer.write(b"ab")
    writer.write(b"c")
    told = writer.close()
    assert told["bytes"] == 3
    assert str(told["sha256"]).startswith("ba7816bf")
