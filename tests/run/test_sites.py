"""Templates in a run: learned from the site's pages, the same in any order, for any workers, shards and history."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from healthnews.run import Settings, extract, merge
from healthnews.verify import verify

NOTICE = "Bạn đang đọc bản tin của Ví Dụ"
APPEAL = "Người dân cần đeo khẩu trang và rửa tay thường xuyên để phòng bệnh cho bản thân và cho cả cộng đồng."
NEWS = [
    ("Trạm y tế xã có thêm bác sĩ", "Sáng qua, trạm y tế xã Bình An nhận thêm hai bác sĩ về làm việc lâu dài tại xã."),
    ("Bệnh viện huyện mở rộng khoa nhi", "Khoa nhi của bệnh viện huyện vừa có thêm 30 giường bệnh với đầy đủ thiết bị."),
    ("Tiêm vắc xin cho trẻ em vùng cao", "Đoàn tiêm chủng đã tiêm vắc xin cho 120 trẻ em chưa được tiêm đủ mũi ở vùng cao."),
    ("Khám mắt miễn phí cho người già", "Hơn 300 người già trong xã được khám mắt và phát kính miễn phí trong hai ngày."),
    ("Phòng dịch sốt xuất huyết ở phường", "Phường đã huy động 12 tổ dân phố diệt lăng quăng và phun hoá chất ở các hẻm."),
    ("Hiến máu tình nguyện đầu năm mới", "Ngày hội hiến máu của tỉnh đã nhận được 450 đơn vị máu từ đoàn viên thanh niên."),
]  # fmt: skip
BODY = [
    "Theo lãnh đạo trung tâm y tế, việc này giúp người dân không phải đi xa để được chăm sóc sức khoẻ ban đầu.",
    "Trong thời gian tới, ngành y tế tỉnh sẽ tiếp tục hỗ trợ trang thiết bị và đào tạo cho cán bộ cơ sở tại chỗ.",
]


def write(folder: Path, number: int, *, name: str = "", site: str = "vidu.vn") -> Path:
    title, first = NEWS[number]
    lines = "".join(f"<p>{line}</p>" for line in (first, BODY[0], APPEAL, BODY[1], NOTICE))
    head = f"<title>{title}</title><link rel='canonical' href='https://{site}/tin-{number}.html'>"
    path = folder / (name or f"{number}.html")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"<html lang='vi'><head>{head}</head><body><div><h1>{title}</h1>{lines}</div></body></html>", "utf-8"
    )
    return path


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Five pages of one site."""
    folder = tmp_path / "raw"
    for number in range(5):
        write(folder, number)
    return folder


def run(raw: Path, out: Path, **settings: Any) -> dict[str, str]:
    """The clean text of each source."""
    extract([raw], out, settings=Settings(jobs=settings.pop("jobs", 1), **settings))
    lines = (out / "documents.jsonl").read_text("utf-8").split("\n")
    return {row["source"]: row["text"] for row in map(json.loads, filter(None, lines))}


def published(out: Path) -> tuple[bytes, bytes]:
    return (out / "facts.jsonl").read_bytes(), (out / "documents.jsonl").read_bytes()


def test_what_the_site_repeats_goes(raw: Path, tmp_path: Path) -> None:
    """The notice below each article is taken out and kept on record; the appeal inside the articles stays."""
    texts = run(raw, tmp_path / "out")
    assert len(texts) == 5
    assert all(NOTICE not in text and APPEAL in text for text in texts.values())
    report = json.loads((tmp_path / "out/run.json").read_bytes())
    assert report["removed_by_role"]["template"] == 5


def test_three_pages_are_no_site(raw: Path, tmp_path: Path) -> None:
    """Below four pages nothing is learned."""
    (raw / "0.html").unlink()
    (raw / "1.html").unlink()
    assert all(NOTICE in text for text in run(raw, tmp_path / "out").values())


def test_copies_of_one_page_are_one(raw: Path, tmp_path: Path) -> None:
    """The same address four times teaches nothing."""
    for number in range(1, 5):
        (raw / f"{number}.html").unlink()
    for copy in "bcde":
        path = write(raw, 0, name=f"{copy}.html")
        path.write_text(path.read_text("utf-8") + f"<!-- {copy} -->", "utf-8")
    assert all(NOTICE in text for text in run(raw, tmp_path / "out").values())


def test_workers_and_history_do_not_matter(raw: Path, tmp_path: Path) -> None:
    """One worker, three, or a corpus that grew page by page and lost one: the same bytes."""
    write(raw, 5)
    run(raw, tmp_path / "one")
    run(raw, tmp_path / "three", jobs=3)
    assert published(tmp_path / "one") == published(tmp_path / "three")
    grown = tmp_path / "grown" / "raw"
    for number in (4, 2, 0, 5, 1, 3):
        write(grown, number)
        run(grown, tmp_path / "late")
    assert published(tmp_path / "late") == published(tmp_path / "one")
    for folder in (raw, grown):
        (folder / "2.html").unlink()
    run(grown, tmp_path / "late")
    run(raw, tmp_path / "fresh")
    assert published(tmp_path / "late") == published(tmp_path / "fresh")


def test_only_what_is_touched_is_read_again(raw: Path, tmp_path: Path) -> None:
    """A further page of the site is read, alone and for its site; the others stay as they were."""
    write(raw, 0, name="other.html", site="khac.vn")
    extract([raw], tmp_path / "out", settings=Settings(jobs=1))
    assert extract([raw], tmp_path / "out", settings=Settings(jobs=1)).read == 0
    write(raw, 5)
    assert extract([raw], tmp_path / "out", settings=Settings(jobs=1)).read == 2


def test_templates_that_go_come_back(raw: Path, tmp_path: Path) -> None:
    """Where a site falls below four pages its notice is an article's line again."""
    run(raw, tmp_path / "out")
    for number in (0, 1):
        (raw / f"{number}.html").unlink()
    texts = run(raw, tmp_path / "out")
    assert len(texts) == 3 and all(NOTICE in text for text in texts.values())


@pytest.mark.parametrize("count", [2, 3])
def test_shards_say_what_one_run_says(raw: Path, tmp_path: Path, count: int) -> None:
    """Each shard learns from the whole input, so that the merged output is that of one run, byte for byte."""
    write(raw, 5)
    run(raw, tmp_path / "whole")
    outs = [tmp_path / f"shard{number}" for number in range(1, count + 1)]
    for number, out in enumerate(outs, 1):
        run(raw, out, shard=(number, count))
    merge(outs, tmp_path / "merged")
    assert published(tmp_path / "merged") == published(tmp_path / "whole")
    assert NOTICE.encode() not in b"".join(
        line for line in (json.dumps(row["text"], ensure_ascii=False).encode() for row in records(tmp_path / "merged"))
    )


def test_an_interrupted_run_is_taken_up(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends before the sites were settled leaves that to the next, though no file has changed."""
    write(raw, 5)
    run(raw, tmp_path / "whole")
    with monkeypatch.context() as patched:
        patched.setattr("healthnews.run.corpus._Run._settle", interrupt)
        with pytest.raises(KeyboardInterrupt):
            run(raw, tmp_path / "out")
    run(raw, tmp_path / "out")
    assert published(tmp_path / "out") == published(tmp_path / "whole")


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_was_taken_out_is_found_in_its_source(raw: Path, tmp_path: Path) -> None:
    """The places of facts and of the line taken out are those of the files."""
    run(raw, tmp_path / "out")
    assert verify(tmp_path / "out").exit_code == 0
    for row in records(tmp_path / "out"):
        (taken,) = [removed for removed in row["removed"] if removed["role"] == "template"]
        data = (raw / row["source"]).read_bytes()
        assert data[taken["source_start"] : taken["source_end"]].decode() == taken["text"] == NOTICE


def test_large_sites_are_sampled(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a site with more pages than the sample some are counted, always the same, and all are cleaned."""
    monkeypatch.setattr("healthnews.run.sites.SAMPLE", 4)
    write(raw, 5)
    texts = run(raw, tmp_path / "out")
    assert all(NOTICE not in text for text in texts.values())
    for number in (0, 3):
        (raw / f"{number}.html").unlink()  # their places in the sample are taken by pages that were not counted
    run(raw, tmp_path / "out")
    run(raw, tmp_path / "fresh")
    assert published(tmp_path / "out") == published(tmp_path / "fresh")


def records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "documents.jsonl").read_text("utf-8").split("\n") if line]
