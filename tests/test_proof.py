"""Whether a kind finds what the examples of its file say."""

from __future__ import annotations

import json
from pathlib import Path

from healthnews.facts import knowledge
from healthnews.proof import prove
from healthnews.run import Settings, extract
from test_cli import run

CALLS = """
counts = "calls"
unit = "call"
attributes = ["emergency"]

[vi]
nouns = ["cuộc gọi"]

[vi.attributes]
emergency = ["cấp cứu"]

[[example]]
lang = "vi"
sentence = "Tổng đài có 14 cuộc gọi."
text = "14 cuộc gọi"
value = {value}

[[example]]
lang = "vi"
sentence = "Số điện thoại cấp cứu có 15 cuộc gọi."
text = "15 cuộc gọi"
value = 15

[[example]]
lang = "vi"
sentence = "Tổng đài có 16 máy."
text = "16 máy"
value = 16

[[example]]
lang = "vi"
sentence = "Tổng đài có 17 cuộc gọi."
"""


def folder(tmp_path: Path, text: str) -> Path:
    """A folder of one kind."""
    (tmp_path / "kinds").mkdir(exist_ok=True)
    (tmp_path / "kinds" / "call_count.toml").write_text(text, "utf-8")
    return tmp_path / "kinds"


def test_examples_that_fail_say_what_was_found(tmp_path):
    """Another value, an attribute too many, another kind, a fact where none should be."""
    (proof,) = prove(folder(tmp_path, CALLS.format(value=13)))
    assert (proof.kind, proof.examples) == ("call_count", 4)
    assert [failure.told for failure in proof.failures] == [
        "value 13 expected; found 14",
        "attributes none expected; found emergency",
        "call_count '16 máy' expected; found equipment_count '16 máy'",
        "no call_count expected; found call_count '17 cuộc gọi'",
    ]


def test_the_command_fails_where_an_example_does(tmp_path):
    """Exit code 1; 0 where all is found; 2 where the folder has no kinds."""
    kinds = folder(tmp_path, CALLS.format(value=13))
    said = run("check-kinds", kinds)
    assert (said.returncode, said.stdout.splitlines()[0]) == (1, "call_count: 4 of 4 examples fail")
    told = json.loads(run("check-kinds", kinds, "--format", "json").stdout)
    assert [len(proof["failures"]) for proof in told] == [4]
    good = CALLS.format(value=14).split("[[example]]")
    said = run("check-kinds", folder(tmp_path, "[[example]]".join(good[:2])))
    assert (said.returncode, said.stdout) == (0, "call_count: 1 example found\n")
    assert "no examples" in run("check-kinds", folder(tmp_path, good[0])).stdout
    (tmp_path / "empty").mkdir()
    assert run("check-kinds", tmp_path / "empty").returncode == 2


def test_a_run_with_own_kinds(tmp_path):
    """Their facts are in the records, `run.json` names them, and a change of their file reads everything again."""
    kinds = folder(tmp_path, CALLS.format(value=14))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/tin.txt").write_text("Tổng đài xã Hòa An\n\nTổng đài có 14 cuộc gọi và 3 tin nhắn.\n", "utf-8")
    settings = Settings(jobs=1, kinds=str(kinds))
    assert extract([tmp_path / "raw"], tmp_path / "out", settings=settings).kinds["call_count"] == 1
    report = json.loads((tmp_path / "out/run.json").read_bytes())
    assert list(report["settings"]["kinds"]) == ["call_count"]
    before = settings.checked().fingerprint()
    folder(tmp_path, CALLS.format(value=14).replace('"cuộc gọi"', '"cuộc gọi", "tin nhắn"'))
    assert settings.checked().fingerprint() != before
    assert extract([tmp_path / "raw"], tmp_path / "out", settings=settings).kinds["call_count"] == 2
    assert extract([tmp_path / "raw"], tmp_path / "out", settings=Settings(jobs=1)).kinds.get("call_count") is None


def test_wrong_kinds_stop_a_run_before_any_work(tmp_path):
    """Exit code 2, the file and its key, nothing written."""
    (tmp_path / "raw").mkdir()
    said = run("extract", "raw", "-o", "out", "--kinds", folder(tmp_path, "counts = 1"), cwd=tmp_path)
    assert (said.returncode, "call_count.toml: counts: expected text" in said.stderr) == (2, True)
    assert not (tmp_path / "out").exists()


def test_every_kind_has_its_page(tmp_path):
    """What it counts, its unit, attributes, words and examples; own kinds too."""
    for name, kind in knowledge.kinds().items():
        if name in ("bed_count", "date", "money"):
            said = run("schema", name).stdout
            assert said.startswith(f"{name}: {kind.counts}\n")
            assert all(example.sentence[:40] in said for example in kind.example)
    said = run("schema", "call_count", "--kinds", folder(tmp_path, CALLS.format(value=14))).stdout
    assert "vi.nouns (right after the number, alone)\n  cuộc gọi\n" in said
    assert run("schema", "no_such").returncode == 2
    assert len(run("schema", "kinds").stdout.split("_count: ")) > 15


def test_the_names_in_records_are_listed():
    """Rules, ways of linking, flags, and why a number is no fact."""
    said = run("schema", "rules").stdout
    for name in ("said_after", "dmy", "earlier_sentence", "part_of", "emergency_number"):
        assert f"  {name}: " in said
    assert "earlier_sentence" in json.loads(run("schema", "rules", "--format", "json").stdout)["how a time is linked"]
