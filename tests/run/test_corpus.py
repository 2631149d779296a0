"""A run's output depends on its inputs alone, and changes only where they do."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from healthnews import record
from healthnews.errors import LockedError, OutputError, UsageError
from healthnews.run import Settings, extract
from healthnews.run.lock import locked
from healthnews.verify import verify

ONE = Settings(jobs=1)
TEXT = "Trạm y tế xã Hòa An\n\nNgày 5/3/2021, trạm có {} giường bệnh và {} cán bộ y tế.\n"
HTML = "<html><head><title>Tin {0}</title></head><body><h1>Tin {0}</h1><p>Xã có {0} ca mắc cúm.</p></body></html>"


def corpus(folder: Path, size: int = 6) -> Path:
    """A folder of small documents."""
    for number in range(size):
        page = folder / f"{'ab'[number % 2]}/{number}.{'txt' if number % 3 else 'html'}"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text((TEXT if number % 3 else HTML).format(number + 10, number + 30), "utf-8")
    return folder


def written(out: Path) -> dict[str, bytes]:
    """The record files of an output."""
    return {name: (out / name).read_bytes() for name in ("facts.jsonl", "documents.jsonl")}


def rows(out: Path, name: str) -> list[dict]:
    """The decoded rows of one file."""
    return [json.loads(line) for line in (out / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> tuple[Path, Path]:
    """A folder and the output of reading it."""
    folder = corpus(tmp_path_factory.mktemp("run") / "raw")
    extract([folder], folder.parent / "out", settings=ONE)
    return folder, folder.parent / "out"


def test_output_is_sorted_by_source(done):
    """The order of both files is that of the sources, so that any two runs agree."""
    for name in ("facts.jsonl", "documents.jsonl"):
        sources = [row["source"] for row in rows(done[1], name)]
        assert sources == sorted(sources)
    assert len(rows(done[1], "documents.jsonl")) == 6


def test_the_report_says_what_was_written(done):
    """Totals, sizes and hashes of `run.json` are those of the files."""
    report = json.loads((done[1] / "run.json").read_bytes())
    assert report["totals"]["documents"] == 6
    assert report["totals"]["facts"] == len(rows(done[1], "facts.jsonl")) == sum(report["facts_by_kind"].values())
    spent = report["this_run"]
    assert set(spent["stages"]) == {"read", "publish"}
    stages = {"main", "decode", "clean", "sentences", "facts", "rows", "duplicates", "templates"}
    assert set(spent["processor_seconds"]) == stages
    assert spent["peak_memory_bytes"] > 10_000_000
    for name, data in written(done[1]).items():
        assert report["files"][name] == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def test_output_is_the_same_for_any_number_of_workers(done, tmp_path):
    """Two workers and a new state give the same bytes."""
    extract([done[0]], tmp_path / "out", settings=Settings(jobs=2))
    assert written(tmp_path / "out") == written(done[1])


def test_an_unchanged_corpus_is_not_read_and_nothing_is_rewritten(tmp_path):
    """The second run keeps every file and leaves the output alone."""
    folder, out = corpus(tmp_path / "raw"), tmp_path / "out"
    first = extract([folder], out, settings=ONE)
    before = [(out / name).stat().st_mtime_ns for name in ("facts.jsonl", "documents.jsonl")]
    second = extract([folder], out, settings=ONE)
    assert (first.read, second.read, second.published) == (6, 0, False)
    assert [(out / name).stat().st_mtime_ns for name in ("facts.jsonl", "documents.jsonl")] == before
    assert (second.documents, second.facts, second.kinds) == (first.documents, first.facts, first.kinds)


def test_a_lost_output_is_written_again_from_the_state(tmp_path):
    """Nothing is read for it."""
    folder, out = corpus(tmp_path / "raw"), tmp_path / "out"
    extract([folder], out, settings=ONE)
    before = written(out)
    (out / "facts.jsonl").unlink()
    again = extract([folder], out, settings=ONE)
    assert (again.read, again.published, written(out)) == (0, True, before)


def test_changes_touch_their_own_records_alone(tmp_path):
    """After a change, a renaming and a removal the output is a fresh run's, and only the changed file was read."""
    folder, out = corpus(tmp_path / "raw"), tmp_path / "out"
    extract([folder], out, settings=ONE)
    (folder / "a/0.html").write_text(HTML.format(99), "utf-8")
    (folder / "b/1.txt").rename(folder / "b/renamed.txt")
    (folder / "a/2.txt").unlink()
    summary = extract([folder], out, settings=ONE)
    assert summary.read == 1
    extract([folder], tmp_path / "fresh", settings=ONE)
    assert written(out) == written(tmp_path / "fresh")
    assert "b/renamed.txt" in {row["source"] for row in rows(out, "documents.jsonl")}


def test_the_same_content_under_two_names_is_read_once(tmp_path):
    """Also where both wait for a worker at the same time."""
    folder, out = corpus(tmp_path / "raw", 2), tmp_path / "out"
    for number in range(5):
        (folder / f"a/copy{number}.html").write_bytes((folder / "a/0.html").read_bytes())
    summary = extract([folder], out, settings=ONE)
    assert (summary.read, summary.documents, summary.duplicates) == (2, 7, 5)


def test_full_reads_everything_again(tmp_path):
    """`full` ignores the state."""
    folder, out = corpus(tmp_path / "raw", 2), tmp_path / "out"
    extract([folder], out, settings=ONE)
    assert extract([folder], out, settings=Settings(jobs=1, full=True)).read == 2


def test_settings_that_change_records_read_again(tmp_path):
    """Without tokens every document has other records."""
    folder, out = corpus(tmp_path / "raw", 2), tmp_path / "out"
    extract([folder], out, settings=ONE)
    assert extract([folder], out, settings=Settings(jobs=1, tokens=False)).read == 2
    assert all(not sentence["tokens"] for row in rows(out, "documents.jsonl") for sentence in row["sentences"])


def test_bad_documents_are_told_with_reason_and_advice_and_the_others_go_on(tmp_path):
    """Each problem names the file, what is wrong and what to do; it stands until the file changes."""
    folder, out = corpus(tmp_path / "raw", 2), tmp_path / "out"
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.html").write_bytes(bytes(range(256)) * 40)
    (folder / "large.txt").write_bytes("một dòng ".encode() * 20_000)
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    settings = Settings(jobs=1, max_bytes=100_000)
    summary = extract([folder, folder / "gone.txt"], out, settings=settings)
    told = {problem.source: problem for problem in summary.problems}
    assert set(told) == {"empty.txt", "binary.html", "large.txt"}
    assert all(problem.reason and problem.advice for problem in told.values())
    assert (summary.documents, summary.exit_code) == (2, 3)
    again = extract([folder], out, settings=settings)
    assert (again.read, again.exit_code, again.problems) == (0, 3, summary.problems)
    for name in ("empty.txt", "binary.html", "large.txt"):
        (folder / name).write_text("Xã có 5 ca mắc.", "utf-8")
    assert extract([folder], out, settings=settings).exit_code == 0


def test_a_file_that_is_not_there_when_it_is_read_is_a_problem(tmp_path):
    """A dangling link that is named is told, not passed over."""
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    summary = extract([tmp_path / "gone.txt"], tmp_path / "out", settings=ONE)
    assert (summary.exit_code, summary.problems[0].source) == (3, "gone.txt")
    assert "No such file" in summary.problems[0].reason


def test_nothing_happens_where_a_path_is_missing(tmp_path):
    """The output folder is not even made."""
    with pytest.raises(UsageError):
        extract([tmp_path / "nowhere"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written_is_told(tmp_path):
    """A file in the way of the folder."""
    (tmp_path / "out").write_text("x", "utf-8")
    with pytest.raises(OutputError, match="out"):
        extract([corpus(tmp_path / "raw", 1)], tmp_path / "out", settings=ONE)


def test_two_runs_never_overlap(tmp_path):
    """The second is refused while the first holds the lock."""
    private = tmp_path / "out/.healthnews"
    private.mkdir(parents=True)
    with locked(private), pytest.raises(LockedError, match="another run"):
        extract([corpus(tmp_path / "raw", 1)], tmp_path / "out", settings=ONE)


def test_a_damaged_state_is_made_anew(tmp_path):
    """The state can always be read again from the inputs."""
    folder, out = corpus(tmp_path / "raw", 2), tmp_path / "out"
    extract([folder], out, settings=ONE)
    before = written(out)
    (out / ".healthnews/state.sqlite").write_bytes(b"not a database" * 100)
    assert extract([folder], out, settings=ONE).read == 2
    assert written(out) == before


def test_every_row_of_real_documents_validates_and_stands(tmp_path, shared):
    """Both files hold to their schema, and verify finds every fact at its bytes."""
    extract([shared / "input/seeds", shared / "input/dev"], tmp_path / "out")
    for kind in ("facts", "documents"):
        validator = jsonschema.Draft202012Validator(record.schema(kind))
        for row in rows(tmp_path / "out", f"{kind}.jsonl"):
            validator.validate(row)
    report = verify(tmp_path / "out")
    assert (report.documents, report.wrong, report.absent) == (45, 0, 0)
