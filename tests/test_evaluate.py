"""Scores agree with what a person would count."""

from __future__ import annotations

import json
import runpy

import pytest

from healthnews.errors import UsageError
from healthnews.evaluate import below, evaluate

GOLD = {"source": "a.txt", "source_start": 10, "source_end": 20, "quote": "12 giường", "kind": "bed_count", "value": 12}
GOLD |= {"value_min": 12, "value_max": 12, "qualifier": "exact", "measure": "level", "status": "reported"}
GOLD |= {
    "attributes": [],
    "per": None,
    "unit": "bed",
    "disease": None,
    "facility": None,
    "province": None,
    "time": None,
}
FOUND = {**GOLD, "text": "12 giường", "time_basis": None}


def scored(tmp_path, golds, founds):
    """The score of rows against rows."""
    for name, rows in (("gold.jsonl", golds), ("facts.jsonl", founds)):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return evaluate(tmp_path / "gold.jsonl", tmp_path / "facts.jsonl")


@pytest.mark.parametrize(
    ("change", "span", "kind", "value", "full"),
    [
        pytest.param({"source_start": 20, "source_end": 30}, 0, 0, 0, 0, id="beside it is not found"),
        pytest.param({"kind": "case_count"}, 1, 0, 0, 0, id="another kind is only a span"),
        pytest.param({"value": 13.0, "value_min": 13.0, "value_max": 13.0}, 1, 1, 0, 0, id="another value"),
        pytest.param({"qualifier": "about"}, 1, 1, 0, 0, id="another qualifier is another value"),
        pytest.param({"facility": "Trạm y tế"}, 1, 1, 1, 0, id="a facility that the gold does not have"),
        pytest.param({"unit": "giường"}, 1, 1, 1, 1, id="units of counts are taste"),
        pytest.param(
            {"time": "2020", "time_basis": "published"}, 1, 1, 1, 1, id="a time read off the publication date"
        ),
        pytest.param({"source_start": 12}, 1, 1, 1, 1, id="an overlap is enough"),
    ],
)
def test_levels_are_strict_to_stricter(tmp_path, change, span, kind, value, full):
    """A pair counts up to the level at which it differs."""
    levels = scored(tmp_path, [GOLD], [{**FOUND, **change}]).levels
    assert [levels[name].f1 for name in ("span", "kind", "value", "full")] == [span, kind, value, full]


def test_one_found_fact_stands_for_one_gold_fact(tmp_path):
    """Two gold facts under one found one leave one missed."""
    score = scored(tmp_path, [GOLD, {**GOLD, "source_start": 15, "source_end": 25}], [FOUND])
    assert (score.levels["kind"].recall, score.levels["kind"].precision) == (0.5, 1.0)
    assert [row[1] for row in score.differences] == ["missed"]


def test_folders_before_the_name_do_not_matter(tmp_path):
    """A gold row names a file; the run may have read it from a folder above."""
    assert scored(tmp_path, [GOLD], [{**FOUND, "source": "seeds/a.txt"}]).levels["full"].f1 == 1


def test_a_zone_limits_what_is_compared(tmp_path):
    """Facts outside the annotated bytes of a document count neither way."""
    zone = {"source": "a.txt", "document": True, "from_byte": 0, "until_byte": 30}
    score = scored(tmp_path, [zone, GOLD], [FOUND, {**FOUND, "source_start": 40, "source_end": 50}])
    assert (score.gold, score.found) == (1, 1)


def test_below_a_floor_is_told(tmp_path):
    """Floors name F1 by level, or a part of it, or a field."""
    score = scored(tmp_path, [GOLD], [{**FOUND, "kind": "case_count"}])
    (tmp_path / "floors.toml").write_text('kind = 0.5\n"span.recall" = 0.9\n', "utf-8")
    assert below(score, tmp_path / "floors.toml") == ["kind is 0.0000, below its floor 0.5"]
    (tmp_path / "floors.toml").write_text("kindness = 1\n", "utf-8")
    with pytest.raises(UsageError, match="kindness"):
        below(score, tmp_path / "floors.toml")


def test_a_broken_line_is_named(tmp_path):
    """The message names file and line."""
    (tmp_path / "gold.jsonl").write_text("{}\n", "utf-8")
    (tmp_path / "facts.jsonl").write_text("", "utf-8")
    with pytest.raises(UsageError, match=r"gold\.jsonl:1"):
        evaluate(tmp_path / "gold.jsonl", tmp_path / "facts.jsonl")


def test_measures_are_those_of_the_reference(tmp_path, shared):
    """Our measures give the reference script's figures on a disturbed copy of the gold."""
    golds = [json.loads(line) for line in (shared / "gold/dev.jsonl").read_text("utf-8").splitlines()]
    facts = [dict(row, text=row["quote"], time_basis=None) for row in golds if not row.get("document")]
    for number, fact in enumerate(facts):
        fact["kind"] = "other_count" if number % 7 == 0 else fact["kind"]
        fact["value"] = 1.0 if number % 11 == 0 else fact["value"]
        fact["source_end"] -= (fact["source_end"] - fact["source_start"]) // 2 if number % 5 == 0 else 0
        fact["province"] = "Lào Cai" if number % 13 == 0 else fact["province"]
    found = tmp_path / "facts.jsonl"
    found.write_text("".join(json.dumps(fact) + "\n" for number, fact in enumerate(facts) if number % 17), "utf-8")
    reference = runpy.run_path(str(shared / "gold/score.py"))["score"](shared / "gold/dev.jsonl", found, as_json=True)
    ours = evaluate(shared / "gold/dev.jsonl", found)
    for level, measures in ours.levels.items():
        assert [measures.precision, measures.recall, measures.f1] == list(reference[level].values())
    assert ours.fields == reference["fields"]
