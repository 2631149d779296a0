"""Inputs are found in the order of the output, whatever the file system does."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from healthnews.errors import UsageError
from healthnews.read.discover import Selection, check, discover, path_of, root_of, source_of


def put(folder, *names):
    """Files with these names under a folder."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", "utf-8")


def sources(paths, **choice):
    """The sources that are found under paths."""
    return [found.source for found in discover([str(path) for path in paths], Selection(**choice))]


def test_order_is_that_of_whole_sources(tmp_path):
    """A folder's files stand where its name with a slash sorts, so the output is sorted by source."""
    put(tmp_path, "b.txt", "a/z.txt", "a.html", "a-b.htm", "A.TXT")
    found = sources([tmp_path])
    assert found == sorted(found)
    assert set(found) == {"b.txt", "a/z.txt", "a.html", "a-b.htm", "A.TXT"}


def test_only_documents_are_read_from_a_folder_but_anything_that_is_named(tmp_path):
    """Pictures beside pages are left out; a file given by name is told by its content."""
    put(tmp_path, "page.html", "photo.jpg", "notes.md")
    assert sources([tmp_path]) == ["page.html"]
    assert sources([tmp_path / "notes.md"]) == ["notes.md"]
    assert sources([tmp_path], include=("*.md",)) == ["notes.md"]


def test_globs_choose(tmp_path):
    """A glob without a slash is matched with the name, one with a slash with the path."""
    put(tmp_path, "2020/a.html", "2020/b.txt", "2021/a.html")
    assert sources([tmp_path], include=("*.html",)) == ["2020/a.html", "2021/a.html"]
    assert sources([tmp_path], exclude=("2020/*",)) == ["2021/a.html"]
    assert sources([tmp_path], include=("2020/*",), exclude=("*.txt",)) == ["2020/a.html"]


def test_hidden_files_loops_and_the_output_are_left_out(tmp_path):
    """A link to a folder above ends nowhere, and what a run wrote is not its input."""
    put(tmp_path, "a.txt", ".git/b.txt", "out/c.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert sources([tmp_path], leave_out=str(tmp_path / "out")) == ["a.txt"]


def test_several_paths_share_a_root_and_a_file_is_read_once(tmp_path):
    """Sources are relative to the deepest folder that holds all the paths, and never clash."""
    put(tmp_path, "x/a.txt", "y/a.txt")
    assert sources([tmp_path / "y", tmp_path / "x"]) == ["x/a.txt", "y/a.txt"]
    assert sources([tmp_path, tmp_path / "x/a.txt", tmp_path / "x"]) == ["x/a.txt", "y/a.txt"]
    assert root_of([str(tmp_path / "x/a.txt")]) == str(tmp_path / "x")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf8_are_percent_encoded(tmp_path):
    """Such a name stands in JSON and leads back to its file."""
    raw = os.fsencode(tmp_path) + b"/b\xe1o.txt"
    Path(os.fsdecode(raw)).write_bytes(b"x")
    (source,) = sources([tmp_path])
    assert source == "b%E1o.txt"
    assert os.fsencode(path_of(source, str(tmp_path))) == raw
    assert source_of(os.fsdecode(raw), str(tmp_path)) == source


def test_a_missing_path_stops_the_program_before_any_work(tmp_path):
    """A typing error is told at once, with the path."""
    with pytest.raises(UsageError, match="nowhere"):
        check([str(tmp_path), str(tmp_path / "nowhere")])
