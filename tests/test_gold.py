"""What the program finds, beside what a person read: the scores have floors."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import healthnews
from healthnews import evaluate

GOLD = Path(__file__).resolve().parent / "gold"
NO_FACTS = [  # names, identifiers, ordinals, slogans and idioms that hold a number
    "Quân y 7A",
    "Bệnh viện 175",
    "22 Tháng 12",
    "3 Tháng 2",
    "30 Tháng 4",
    "Khoa Nội 2",
    "Dã chiến số 2",
    "Hàm Thắng 3",
    "COVID-19",
    "A/H1N1",
    "Vitamin B12",
    "BN10631",
    "BN9772",
    "Quốc lộ 61C",
    "công nghệ 4.0",
    "5 sao",
    "5/13",
    "mũi 3",
    "mũi 2",
    "lần 1",
    "thứ 2",
    "Giai đoạn 1",
    "chuyên khoa II",
    "4 tại chỗ",
    "2 tốt, 3 không",
    "hàng chục",
    "Hàng nghìn",
    "một trong những",
    "một bệnh viện thông minh",
    "một số",
    "One of the",
    "a fourth shift",
]


@pytest.fixture(scope="module")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output for the sample corpus."""
    return extracted(root / "data" / "raw", tmp_path_factory)


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The outputs for the real documents."""
    return {name: extracted(shared / "input" / name, tmp_path_factory) for name in ("seeds", "dev")}


def extracted(inputs: Path, temporary: pytest.TempPathFactory) -> Path:
    out = temporary.mktemp(inputs.name) / "out"
    healthnews.extract([inputs], out=out)
    return out


def test_the_gold_file_is_what_the_annotations_say(root: Path) -> None:
    """sample.jsonl holds what the readers' quotes resolve to, and nothing else."""
    resolved = runpy.run_path(str(GOLD / "resolve.py"))["rows"]()
    assert [json.loads(line) for line in (GOLD / "sample.jsonl").open(encoding="utf-8")] == list(resolved)


def test_every_kind_has_a_gold_example(root: Path) -> None:
    """Each kind file has at least one fact in the sample corpus that a person read."""
    kinds = {path.stem for path in (root / "src" / "healthnews" / "facts" / "kinds").glob("*.toml")}
    assert kinds == {row["kind"] for row in rows(GOLD / "sample.jsonl") if not row.get("document")}


def test_the_sample_corpus_holds_its_floors(sample: Path) -> None:
    """The facts and documents of the sample corpus are as good as they were."""
    held(evaluate.evaluate(GOLD / "sample.jsonl", sample), "sample")


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_the_real_documents_hold_their_floors(name: str, real: dict[str, Path], shared: Path, tmp_path: Path) -> None:
    """The facts of the real articles are as good as they were."""
    found = tmp_path / "found"
    found.mkdir()
    for part in ("facts.jsonl", "documents.jsonl"):
        (found / part).write_bytes(b"".join((out / part).read_bytes() for out in real.values()))
    held(evaluate.evaluate(shared / "gold" / f"{name}.jsonl", found), name)


@pytest.mark.parametrize("trap", NO_FACTS)
def test_traps_are_no_facts(trap: str, sample: Path) -> None:
    """A number in a name, an identifier, an ordinal, a slogan or an idiom is no fact, wherever it stands."""
    texts = {row["source"]: row["text"] for row in rows(sample / "documents.jsonl")}
    places = [(source, start) for source, text in texts.items() for start in occurrences(text, trap)]
    assert places, f"{trap!r} stands nowhere in the sample corpus"
    caught = [
        (row["source"], row["kind"], row["text"])
        for row in rows(sample / "facts.jsonl")
        for source, start in places
        if row["source"] == source and row["start"] < start + len(trap) and start < row["end"]
    ]
    assert not caught


def test_an_article_without_facts_has_none(sample: Path) -> None:
    """A page of advice, with slogans, names and idioms, yields nothing."""
    assert not [row["text"] for row in rows(sample / "facts.jsonl") if row["source"].endswith("mua-lanh.html")]


def test_removed_parts_yield_no_facts(sample: Path) -> None:
    """No fact stands in what the gold says is not the article."""
    banned = {row["source"]: row["must_not"] for row in rows(GOLD / "sample.jsonl") if row.get("document")}
    for row in rows(sample / "facts.jsonl"):
        for text in banned[row["source"].rsplit("/", 1)[-1]]:
            assert text not in row["sentence"], row["source"]


def held(score: evaluate.Score, name: str) -> None:
    """Fails with every measure that lies below its floor."""
    below = evaluate.below(score, GOLD / "floors" / f"{name}.toml")
    assert not below, "; ".join(below)


def occurrences(text: str, part: str) -> Iterator[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]
