"""Every container gives the documents that were put into it, and a broken or hostile one ends in Problems."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from healthnews.errors import ArchiveError, Problem, SourceError, UnreadableError
from healthnews.read import streams
from healthnews.read.containers import file_of, members
from healthnews.read.members import Fields, Member

PAGES = {
    "a.html": "<html><body><p>Xã có 5 ca mắc.</p></body></html>".encode(),
    "b/c.txt": "Trạm có 12 giường.".encode(),
}


def zipped(pages: dict[str, bytes] = PAGES) -> bytes:
    """A ZIP of pages."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pages.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(mode: str = "w") -> bytes:
    """A TAR of pages."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in PAGES.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()


def record(kind: str, body: bytes, url: str = "https://tin.example/1") -> bytes:
    """One record of a crawl."""
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def answer(page: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """What a server said."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers, "", ""]
    return "\r\n".join(lines).encode() + page


PAGE = PAGES["a.html"]
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
CRAWL = [
    record("warcinfo", b"software: x"),
    record("response", answer(PAGE)),
    record("request", b"GET / HTTP/1.1"),
    record("response", answer(b"gone", status="404 Not Found")),
    record("response", answer(CHUNKED, "Transfer-Encoding: chunked")),
    record("response", answer(gzip.compress(PAGE), "Content-Encoding: gzip")),
    record("response", answer(b"\x89PNG").replace(b"text/html", b"image/png")),
]


def mail() -> bytes:
    """A page saved with its pictures."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://tin.example/1"
    message.set_content(PAGE.decode(), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def read(folder: Path, name: str, data: bytes, **fields) -> list[Member | Problem]:
    """The documents of a file with this content."""
    (folder / name).write_bytes(data)
    return list(members(str(folder / name), name, Fields(**fields)))


def contents(found: list[Member | Problem]) -> dict[str, bytes]:
    """Sources and bytes of documents; no Problem among them."""
    assert not [item for item in found if isinstance(item, Problem)]
    return {item.source: item.data for item in found}


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        pytest.param("a.html", PAGE, {"a.html": "a.html"}, id="plain"),
        pytest.param("a.html.gz", gzip.compress(PAGE), {"a.html.gz": "a.html"}, id="gzip"),
        pytest.param(
            "a.gz", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), {"a.gz": "a.html"}, id="two gzip members"
        ),
        pytest.param("a.html.bz2", bz2.compress(PAGE), {"a.html.bz2": "a.html"}, id="bzip2"),
        pytest.param("a.html.xz", lzma.compress(PAGE), {"a.html.xz": "a.html"}, id="xz"),
        pytest.param("x.zip", zipped(), {"x.zip!a.html": "a.html", "x.zip!b/c.txt": "b/c.txt"}, id="zip"),
        pytest.param("x.tar", tarred(), {"x.tar!a.html": "a.html", "x.tar!b/c.txt": "b/c.txt"}, id="tar"),
        pytest.param("x.tgz", tarred("w:gz"), {"x.tgz!a.html": "a.html", "x.tgz!b/c.txt": "b/c.txt"}, id="tar.gz"),
        pytest.param(
            "x.zip",
            zipped({"in.zip": zipped(), "d.html.gz": gzip.compress(PAGE), "photo.jpg": b"x"}),
            {"x.zip!in.zip!a.html": "a.html", "x.zip!in.zip!b/c.txt": "b/c.txt", "x.zip!d.html.gz": "a.html"},
            id="nested",
        ),
        pytest.param(
            "x.warc", b"".join(CRAWL), {"x.warc!2": "a.html", "x.warc!5": "a.html", "x.warc!6": "a.html"}, id="warc"
        ),
        pytest.param(
            "x.warc.gz",
            b"".join(map(gzip.compress, CRAWL)),
            {"x.warc.gz!2": "a.html", "x.warc.gz!5": "a.html", "x.warc.gz!6": "a.html"},
            id="warc.gz, a member a record",
        ),
        pytest.param(
            "x.wacz",
            zipped({"archive/d.warc.gz": gzip.compress(CRAWL[1]), "pages/pages.jsonl": b"{}\n"}),
            {"x.wacz!archive/d.warc.gz!1": "a.html"},
            id="wacz",
        ),
        pytest.param("x.mhtml", mail(), {"x.mhtml!2": "a.html"}, id="mhtml"),
    ],
)
def test_containers_give_back_what_was_put_in(tmp_path, name, data, wanted):
    """The bytes are those of the page, and its source leads back to the file."""
    found = contents(read(tmp_path, name, data))
    assert {source: data.strip() for source, data in found.items()} == {s: PAGES[page] for s, page in wanted.items()}
    assert all(file_of(source, str(tmp_path)) == (str(tmp_path / name), name) for source in found)


def test_crawls_and_tables_know_addresses_and_dates(tmp_path):
    """What the container says of a document goes with it."""
    (page, *_) = read(tmp_path, "x.warc", CRAWL[1])
    assert page.url == "https://tin.example/1"
    rows = [{"id": 1, "text": "Xã có 5 ca.", "url": "https://a.example", "date": "2021-03-05"}, {"text": "Trạm."}]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    first, second = read(tmp_path, "x.jsonl", lines)
    assert (first.source, first.data.decode(), first.published) == ("x.jsonl!1", "Xã có 5 ca.", "2021-03-05")
    assert (second.source, second.url) == ("x.jsonl!2", None)
    (row,) = read(
        tmp_path, "x.csv", 'nội dung,ngày\r\n"Xã có\n5 ca.",2021\r\n'.encode(), text="nội dung", published="ngày"
    )
    assert (row.source, row.data.decode(), row.published) == ("x.csv!1", "Xã có\n5 ca.", "2021")


def test_rows_that_are_none_are_told_and_the_others_go_on(tmp_path):
    """A broken line, a list and a row without text each are a Problem with the row's address."""
    found = read(tmp_path, "x.jsonl", b'{"text": "a"}\nbroken\n[1]\n{"title": "b"}\n{"text": "c"}\n')
    assert [item.source for item in found if isinstance(item, Member)] == ["x.jsonl!1", "x.jsonl!5"]
    assert [item.source for item in found if isinstance(item, Problem)] == ["x.jsonl!2", "x.jsonl!3", "x.jsonl!4"]
    assert "--field" in str(found[3])


def test_names_that_climb_or_repeat_are_refused(tmp_path):
    """Such a member is named and not read; the others are."""
    with pytest.warns(UserWarning, match="Duplicate"):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name in ("../a.html", "/b.html", "c.html", "c.html"):
                archive.writestr(name, PAGE)
    found = read(tmp_path, "x.zip", file.getvalue())
    assert [item.source for item in found if isinstance(item, Member)] == ["x.zip!c.html"]
    assert len([item for item in found if isinstance(item, Problem)]) == 3


def test_what_came_before_the_cut_is_read(tmp_path):
    """A truncated file gives its documents up to there, and a Problem."""
    whole = gzip.compress(
        b"".join(json.dumps({"text": f"tin {n} {random.random()}"}).encode() + b"\n" for n in range(9999))
    )
    (tmp_path / "x.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    found = members(str(tmp_path / "x.jsonl.gz"), "x.jsonl.gz")
    for _ in range(1000):
        next(found)
    with pytest.raises(ArchiveError, match="cut off"):
        list(found)


def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path):
    """The document comes first, then what is wrong with its file."""
    whole = gzip.compress(random.Random(3).randbytes(100_000).hex().encode())
    (tmp_path / "x.html.gz").write_bytes(whole[: len(whole) // 2])
    found = members(str(tmp_path / "x.html.gz"), "x.html.gz")
    assert len(next(found).data) > 50_000
    with pytest.raises(ArchiveError, match="cut off"):
        next(found)


@pytest.mark.parametrize("change", [pytest.param(True, id="grows"), pytest.param(False, id="touched")])
def test_a_file_that_changes_while_it_is_read_is_told(tmp_path, change):
    """Its last document is not taken for whole: the next run reads the file again."""
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"text": "Tram co 12 giuong."}\n' * 3)
    found = members(str(path), "x.jsonl")
    assert next(found).source == "x.jsonl!1"
    if change:
        with path.open("ab") as file:
            file.write(b'{"text": "Tram')
    else:
        os.utime(path, ns=(1, 1))
    with pytest.raises(UnreadableError, match="changed while it was read"):
        list(found)


@pytest.mark.parametrize("form", ["gz", "xz", "bz2", "zip", "nested"])
def test_bombs_are_refused(tmp_path, form, monkeypatch):
    """A small file that expands without end is stopped."""
    monkeypatch.setattr(streams, "FREE_BYTES", 1_000_000)
    monkeypatch.setattr("healthnews.read.archives.FREE_BYTES", 1_000_000)
    line = b'{"text": "' + b" " * 9_000_000 + b'"}\n'
    data = {
        "gz": lambda: gzip.compress(line),
        "xz": lambda: lzma.compress(line),
        "bz2": lambda: bz2.compress(line),
        "zip": lambda: zipped({"x.jsonl": line}),
        "nested": lambda: gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(PAGE))))),
    }[form]()
    name = {"zip": "x.zip", "nested": "x.gz.gz.gz.gz.gz"}.get(form, f"x.jsonl.{form}")
    try:
        found = read(tmp_path, name, data)
    except ArchiveError:
        return
    assert [item for item in found if isinstance(item, Problem)]


BROKEN = {
    "x.zip": zipped({f"{n}.txt": f"Xã {n} có {n} ca mắc. ".encode() * 50 for n in range(9)}),
    "x.tgz": tarred("w:gz"),
    "x.tar": tarred(),
    "x.warc.gz": b"".join(map(gzip.compress, CRAWL)),
    "x.jsonl.gz": gzip.compress(b'{"text": "Tram co 12 giuong."}\n' * 500),
    "x.html.xz": lzma.compress(PAGE),
    "x.html.bz2": bz2.compress(PAGE),
    "x.mhtml": mail(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_hundred_broken_archives_raise_nothing_else(tmp_path, name):
    """Cut anywhere or with bits flipped, a container gives documents, Problems or a SourceError, and never hangs."""
    chance = random.Random(7)
    whole = BROKEN[name]
    for number in range(25):
        data = bytearray(whole[: chance.randrange(1, len(whole))] if number % 2 else whole)
        for _ in range(number % 5 * 3):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            read(tmp_path, name, bytes(data))
        except SourceError as error:
            assert str(error)
