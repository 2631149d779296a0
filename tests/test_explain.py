"""Why a fact stands in the records, told from its document read again."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import msgspec
import pytest

from healthnews.errors import SourceError, UsageError
from healthnews.explain import explain
from healthnews.run import Settings, extract
from test_cli import run

PAGE = (
    "Trạm y tế xã Hòa An\n\nHà Nội, ngày 5/3/2021\n\n"
    "Gọi 115 rồi chờ: ngày 4/3/2021, trạm ghi nhận 12 ca mắc sởi, trong đó 5 ca nặng, theo quy trình số 7.\n"
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with one page in three forms: plain, in an archive, and as a row of a table."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "tin.txt").write_text(PAGE, "utf-8")
    with zipfile.ZipFile(folder / "cu.zip", "w") as archive:
        archive.writestr("2021/tin.txt", PAGE.replace("12 ca", "13 ca"))
    row = {"nội dung": PAGE.replace("12 ca", "14 ca").replace(", ngày 5/3/2021", ""), "ngày": "2021-03-05"}
    (folder / "bang.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return folder


def read(folder: Path, out: Path, **settings: object) -> Path:
    """The output of reading a folder."""
    extract([folder], out, settings=Settings(jobs=1, field="nội dung", date_field="ngày", **settings))
    return out


def facts(out: Path) -> list[dict]:
    """The records of an output."""
    return [json.loads(line) for line in (out / "facts.jsonl").read_text("utf-8").splitlines()]


def the(out: Path, text: str) -> str:
    """The id of the fact with a text."""
    return next(fact["id"] for fact in facts(out) if fact["text"] == text)


def test_a_fact_is_told_with_all_that_decided(raw, tmp_path):
    """Rule, words, links, source bytes, confidence, and what stands beside it that is no fact."""
    out = read(raw, tmp_path / "out")
    found = explain(the(out, "12 ca mắc"), out)
    assert (found.cut, found.line, found.record.value) == ("12 ca mắc", 5, 12.0)
    assert (found.rule.name, found.because.text) == ("noun", "ca mắc")
    links = {link.link: (link.value, link.how) for link in found.links}
    assert links["time"] == ("2021-03-04", "sentence")
    assert links["disease"] == ("measles", "phrase")
    assert [(one.text, one.reason) for one in found.refused] == [("115", "emergency_number"), ("7", "numbered_name")]
    assert "of the facts that `noun` made" in found.confidence
    part = explain(the(out, "5 ca nặng"), out)
    assert [flag.name for flag in part.flags] == ["part_of"]


@pytest.mark.parametrize("text", ["13 ca mắc", "14 ca mắc"], ids=["in an archive", "a row of a table"])
def test_a_member_is_read_as_the_run_read_it(raw, tmp_path, text):
    """With its container's fields and dates: nothing differs from the record."""
    out = read(raw, tmp_path / "out")
    assert explain(the(out, text), out).changed == []


def test_the_sample_corpus_explains_itself(root, tmp_path):
    """Every name in an explanation has its words, and no field differs from the record."""
    out = read(root / "data" / "raw", tmp_path / "out")
    for fact in facts(out)[::3]:
        found = explain(fact["id"], out)
        assert found.changed == []
        assert found.rule.means
        assert all(link.means for link in found.links if link.how), found.links
        assert found.record.rule not in ("noun", "said_after", "head") or found.because


def test_the_beginning_of_an_id_is_enough_where_it_is_unique(raw, tmp_path):
    """Like a commit's; else the message says how many there are."""
    out = read(raw, tmp_path / "out")
    fact_id = the(out, "12 ca mắc")
    assert explain(fact_id[:12], out).record.id == fact_id
    with pytest.raises(UsageError, match="ids begin with 'f', such as f"):
        explain("f", out)
    with pytest.raises(UsageError, match="no fact has an id that begins with 'g1'"):
        explain("g1", out)


def test_copies_are_told(raw, tmp_path):
    """The same content has the same ids wherever it stands."""
    shutil.copy(raw / "tin.txt", raw / "van.txt")
    out = read(raw, tmp_path / "out")
    found = explain(the(out, "12 ca mắc"), out)
    assert (found.record.source, found.also_in) == ("tin.txt", ["van.txt"])


def test_compressed_records_are_read(raw, tmp_path):
    """As `verify` reads them."""
    fact_id = the(read(raw, tmp_path / "out"), "12 ca mắc")
    assert explain(fact_id, read(raw, tmp_path / "packed", compress="gzip")).cut == "12 ca mắc"


def test_a_source_that_changed_or_went_is_no_longer_explained(raw, tmp_path):
    """The records no longer stand; exit code 3, and what to do."""
    out = read(raw, tmp_path / "out")
    fact_id = the(out, "12 ca mắc")
    (raw / "tin.txt").write_text(PAGE + "thêm", "utf-8")
    with pytest.raises(SourceError, match="has changed since it was read; run extract again"):
        explain(fact_id, out)
    said = run("explain", fact_id, out)
    assert (said.returncode, said.stderr.startswith("healthnews: tin.txt: has changed")) == (3, True)
    (raw / "tin.txt").unlink()
    with pytest.raises(SourceError, match="--root"):
        explain(fact_id, out)


def test_moved_inputs_are_found_with_their_new_root(raw, tmp_path):
    """The root is an option, as of `verify`."""
    out = read(raw, tmp_path / "out")
    raw.rename(tmp_path / "moved")
    assert explain(the(out, "13 ca mắc"), out, root=tmp_path / "moved").cut == "13 ca mắc"


def test_what_this_version_reads_otherwise_is_told(raw, tmp_path):
    """A record of another version is not passed off as ours."""
    out = read(raw, tmp_path / "out")
    rows = [fact | {"unit": "person"} for fact in facts(out)]
    (out / "facts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert explain(the(out, "12 ca mắc"), out).changed == ["unit"]


def test_it_is_printed_for_persons_and_for_programs(raw, tmp_path):
    """One line for each thing; `--format json` has the same fields as the library."""
    out = read(raw, tmp_path / "out")
    fact_id = the(out, "12 ca mắc")
    said = run("explain", fact_id, out)
    assert said.returncode == 0
    lines = said.stdout.splitlines()
    assert lines[0] == f"fact        {fact_id}  case_count 12"
    assert "trạm ghi nhận [12 ca mắc] sởi" in lines[3]
    assert "no fact     '115'  emergency_number: a number to call in need: `gọi 115`" in lines
    told = json.loads(run("explain", fact_id, out, "--format", "json").stdout)
    assert told == json.loads(msgspec.json.encode(explain(fact_id, out)))


def test_what_its_site_repeats_is_taken_out_again(tmp_path):
    """Else positions would not be those of the record."""
    page = (
        "<html lang='vi'><head><title>Tin {0}</title><link rel='canonical' href='https://vidu.vn/{0}.html'></head><body>"
        "<div><h1>Xã Hòa An có thêm trạm số {0}</h1><p>Bạn đang đọc bản tin của Ví Dụ</p><p>Sáng qua, trạm y tế xã Hòa An"
        " nhận thêm {0} giường bệnh từ một nhà hảo tâm ở trong huyện.</p><p>Người dân trong xã vui mừng vì không phải đi"
        " xa để được khám và chăm sóc sức khỏe hằng ngày.</p></div></body></html>"
    )
    (tmp_path / "raw").mkdir()
    for number in range(11, 17):
        (tmp_path / f"raw/{number}.html").write_text(page.format(number), "utf-8")
    out = read(tmp_path / "raw", tmp_path / "out")
    assert "repeated on its site" in (out / "documents.jsonl").read_text("utf-8")
    assert explain(the(out, "14 giường bệnh"), out).changed == []
