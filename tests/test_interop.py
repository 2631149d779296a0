"""Analysts' tools open both files as they are, and read the same from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from healthnews import record
from healthnews.run import Settings, extract

pytestmark = pytest.mark.interop
FILES = ("facts.jsonl", "documents.jsonl")


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    """An output with facts of many kinds, and texts that a careless reader takes for numbers."""
    folder = tmp_path_factory.mktemp("interop")
    (folder / "raw").mkdir()
    for number in range(130):  # readers guess types from the first hundred rows
        lines = [f"Ngày {number % 28 + 1}/3/2021, xã có {number} ca mắc cúm.", "Trạm có 52.338 lượt khám."]
        lines += ["Bệnh viện đa khoa tỉnh Lạng Sơn có hơn 1,5 triệu lượt khám, tăng 12% so với năm 2019."] * (
            number > 110
        )
        (folder / f"raw/{number:05}").with_suffix(".txt").write_text("\n\n".join(lines), "utf-8")
    extract([folder / "raw"], folder / "out", settings=Settings(jobs=1))
    return folder / "out"


def rows(out: Path, name: str) -> list[dict]:
    """The rows as the standard library reads them."""
    return [json.loads(line) for line in (out / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_pandas(out, name):
    """With dtype=False nothing is taken for what it is not."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_json(out / name, lines=True, dtype=False)
    wanted = rows(out, name)
    assert list(frame.columns) == list(wanted[0])
    assert list(frame["text"]) == [row["text"] for row in wanted]
    assert list(frame["source"]) == [row["source"] for row in wanted]


@pytest.mark.parametrize("name", FILES)
def test_polars(out, name):
    """Every column has one type that holds all its values."""
    polars = pytest.importorskip("polars")
    frame = polars.read_ndjson(out / name, infer_schema_length=None)
    assert frame.to_dicts() == rows(out, name)


@pytest.mark.parametrize("name", FILES)
def test_duckdb(out, name):
    """A select sees every row and every column."""
    duckdb = pytest.importorskip("duckdb")
    table = duckdb.sql(f"select * from read_json('{out / name}', format='newline_delimited')")
    wanted = rows(out, name)
    assert table.columns == list(wanted[0])
    assert [row[table.columns.index("text")] for row in table.fetchall()] == [row["text"] for row in wanted]


@pytest.mark.parametrize("name", FILES)
def test_datasets(out, name, tmp_path, monkeypatch):
    """A dataset has the same rows."""
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    found = datasets.load_dataset("json", data_files=str(out / name), split="train", cache_dir=str(tmp_path))
    kind = record.KINDS[name.removesuffix(".jsonl")]
    assert found.column_names == list(kind.__struct_fields__)
    assert found["text"][:] == [row["text"] for row in rows(out, name)]
