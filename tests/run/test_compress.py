"""Compressed records are the same records."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from healthnews.errors import UsageError
from healthnews.run import Settings, extract
from healthnews.verify import verify

NAMES = ("facts.jsonl", "documents.jsonl")


def unpacked(data: bytes, form: str) -> bytes:
    """The bytes before compression."""
    if form == "gzip":
        return gzip.decompress(data)
    zstandard = pytest.importorskip("zstandard")
    return zstandard.ZstdDecompressor().stream_reader(data).read()


@pytest.mark.parametrize(("form", "suffix"), [("gzip", ".gz"), ("zstd", ".zst")])
def test_compressed_records_are_the_same_and_verify(tmp_path, form, suffix):
    """Only one form lies in the output at a time, its hash is told, and nothing is read for a change of form."""
    if form == "zstd":
        pytest.importorskip("zstandard")
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for number in range(3):
        (raw / f"{number}.txt").write_text(f"Trạm y tế xã {number} có {number + 12} giường bệnh.", "utf-8")
    extract([raw], out, settings=Settings(jobs=1))
    plain = {name: (out / name).read_bytes() for name in NAMES}
    packed = Settings(jobs=1, compress=form)
    assert extract([raw], out, settings=packed).published
    assert sorted(path.name for path in out.glob("*.jsonl*")) == sorted(name + suffix for name in NAMES)
    told = json.loads((out / "run.json").read_bytes())["files"]
    for name in NAMES:
        data = (out / (name + suffix)).read_bytes()
        assert unpacked(data, form) == plain[name]
        assert told[name + suffix] == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    report = verify(out)
    assert (report.documents, report.exact, report.exit_code) == (3, report.facts, 0)
    assert not extract([raw], out, settings=packed).published
    assert extract([raw], out, settings=Settings(jobs=1)).published
    assert {name: (out / name).read_bytes() for name in NAMES} == plain


def test_a_form_that_python_lacks_stops_the_run_before_any_work(tmp_path, monkeypatch):
    """The message says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    monkeypatch.setitem(__import__("sys").modules, "compression", None)
    (tmp_path / "a.txt").write_text("Xã có 5 ca mắc.", "utf-8")
    with pytest.raises(UsageError, match="pip install zstandard"):
        extract([tmp_path / "a.txt"], tmp_path / "out", settings=Settings(jobs=1, compress="zstd"))
    assert not (tmp_path / "out").exists()
