"""The same pages in every container that we read, whole and broken."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage

PAGES = {
    "tin/benh-vien.html": (
        "<!doctype html><html><head><meta charset='utf-8'><title>Bệnh viện Hòa An</title></head><body><article>"
        "<h1>Bệnh viện Hòa An thêm giường</h1><p>Năm 2021, bệnh viện có hơn 1.200 giường &amp; 350 bác sĩ.</p>"
        "<p>Ngày 5/3/2021, xã Hòa Bình ghi nhận 15 ca mắc sốt xuất huyết, tăng 12% so với năm 2020.</p></article>"
        "</body></html>"
    ).encode(),
    "news/ward.html": (
        b"<html><head><meta charset='utf-8'></head><body><h1>New ward opens</h1><p>On 12 May 2020 the hospital in"
        b" Alder opened a ward with 40 beds; 12 nurses will work there. It cost $2.5 million.</p></body></html>"
    ),
    "tin/tram.txt": "Trạm y tế xã Hòa An\n\nTrạm có 12 giường bệnh và 7 cán bộ y tế. Tỷ lệ tiêm đạt 95,5%.\n".encode(),
}
MEDIA = {"html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8"}


def whole() -> dict[str, bytes]:
    """Containers by name; each holds all pages, and a compressed page or a saved one is called by its page."""
    pages = [(name, data, name.rpartition(".")[2]) for name, data in PAGES.items()]
    crawl = [_record("warcinfo", b"software: x\r\n", "")] + [
        _record("response", _answer(data, MEDIA[form]), f"https://tin.example/{name}") for name, data, form in pages
    ]
    rows = [{"id": name, "html": data.decode()} for name, data, _ in pages]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    table = io.StringIO()
    writer = csv.DictWriter(table, ["id", "html"])
    writer.writeheader()
    writer.writerows(rows)
    found = {
        "a.zip": _zip(PAGES),
        "b.tar": _tar("w"),
        "c.tar.gz": _tar("w:gz"),
        "d.tar.bz2": _tar("w:bz2"),
        "e.txz": _tar("w:xz"),
        "f.zip": _zip({"inner/a.zip": _zip(PAGES)}),
        "g.tgz": _tar("w:gz", {"deep/a.zip": _zip(PAGES)}),
        "h.warc": b"".join(crawl),
        "i.warc.gz": b"".join(map(gzip.compress, crawl)),
        "j.wacz": _zip({"archive/d.warc.gz": b"".join(map(gzip.compress, crawl)), "pages/pages.jsonl": b"{}\n"}),
        "k.jsonl": lines,
        "l.jsonl.gz": gzip.compress(lines),
        "m.csv": table.getvalue().encode(),
    }
    packers = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": _zstd}
    for name, data, form in pages:
        for suffix, pack in packers.items():
            if packed := pack(data):
                found[f"n/{name}{suffix}"] = packed
        if form == "html":
            found[f"o/{name}.mhtml"] = _saved(data)
    return found


def broken(number: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """So many containers that were cut off, had bits flipped, or expand without end."""
    chance, kinds = random.Random(seed), sorted(whole().items())
    for index in range(number):
        name, data = kinds[index % len(kinds)]
        if index % 10 == 9:
            form, bomb = chance.choice([(".gz", gzip.compress), (".xz", lzma.compress), (".zip", _bomb)])
            name, data = name.replace("/", "-") + ".jsonl" + form, bomb(b" " * 120_000_000)
        elif index % 2:
            data = data[: chance.randrange(len(data) // 4, len(data) - 1)]
        else:
            wrong = bytearray(data)
            for _ in range(chance.randrange(1, 20)):
                wrong[chance.randrange(len(wrong))] ^= 1 << chance.randrange(8)
            data = bytes(wrong)
        yield f"{index:03}-{name.replace('/', '-')}", data


def _zip(pages: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pages.items():
            archive.writestr(name, data)
    return file.getvalue()


def _bomb(data: bytes) -> bytes:
    return _zip({"x.jsonl": data})


def _tar(mode: str, pages: dict[str, bytes] = PAGES) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in pages.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()


def _record(kind: str, body: bytes, url: str) -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def _answer(page: bytes, media: str) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page


def _saved(page: bytes) -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://tin.example/1"
    message.set_content(page, "text", "html", cte="base64")
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def _zstd(data: bytes) -> bytes:
    try:
        import zstandard
    except ImportError:
        return b""
    return bytes(zstandard.compress(data))
