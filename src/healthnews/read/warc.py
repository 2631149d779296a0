"""Web crawls: the pages of a WARC file (ISO 28500), as the server sent them once transfer codings are undone.

A page is addressed by the number of its record in the file, from 1: `crawl.warc.gz!17`. Only what a server answered
with (200 and HTML or plain text), saved resources and plain-text conversions (WET) are documents; of the rest nothing
is said.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from healthnews.errors import ArchiveError, Problem
from healthnews.read.members import Fields, Member
from healthnews.read.streams import inflated

PAGES = {"text/html": ".html", "application/xhtml+xml": ".xhtml", "text/plain": ".txt"}
MAX_HEAD = 1 << 16
CODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "zstd": "zstd"}

Headers = dict[str, str]


def documents(stream: BinaryIO, source: str, fields: Fields) -> Iterator[Member | Problem]:
    """The pages of a crawl, in the order of its records. Raises ArchiveError where the file is damaged."""
    number = 0
    while (headers := _record_head(stream, number)) is not None:
        number += 1
        size = _size(headers, number)
        block, name = _Block(stream, size), f"{source}!{number}"
        form = headers.get("warc-type", "")
        if form in ("response", "resource", "conversion"):
            if size > fields.max_bytes + MAX_HEAD:
                yield Problem(name, "read", f"larger than the {fields.max_bytes:,} bytes allowed", "raise --max-size")
            else:
                yield from _document(name, form, headers, block.read(), fields)
        block.skip()


def _document(name: str, form: str, headers: Headers, block: bytes, fields: Fields) -> Iterator[Member | Problem]:
    url = headers.get("warc-target-uri", "").strip("<>") or None
    kind = headers.get("content-type", "")
    if form == "response":
        head, body = _http_head(block)
        if head is None or head.get(":status") != "200":
            return
        kind = head.get("content-type", "")
        if _media(kind) not in PAGES:
            return
        try:
            block = _uncoded(body, head, fields.max_bytes)
        except ArchiveError as error:
            yield Problem(name, "read", f"its page {error}", "fetch it again")
            return
    if _media(kind) in PAGES and block:
        yield Member(name, block, PAGES[_media(kind)], url)


def _record_head(stream: BinaryIO, number: int) -> Headers | None:
    """The headers of the next record; None at the end."""
    line = stream.readline(MAX_HEAD)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(MAX_HEAD)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise ArchiveError(f"holds no WARC record after record {number}; it is damaged, fetch it again")
    return _headers(stream)


def _headers(stream: BinaryIO) -> Headers:
    found: Headers = {}
    for _ in range(1000):
        line = stream.readline(MAX_HEAD).strip(b"\r\n")
        if not line:
            return found
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    raise ArchiveError("holds a record without an end of its headers; it is damaged")


def _size(headers: Headers, number: int) -> int:
    told = headers.get("content-length", "")
    if not told.isdecimal():
        raise ArchiveError(f"does not say how long record {number} is; it is damaged")
    return int(told)


class _Block:
    """The body of one record."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = size

    def read(self) -> bytes:
        """All of it. Raises ArchiveError where the file ends before."""
        parts = []
        while self._left:
            parts.append(self._some())
        return b"".join(parts)

    def skip(self) -> None:
        """Pass over what was not read."""
        while self._left:
            self._some()

    def _some(self) -> bytes:
        part = self._stream.read(min(self._left, 1 << 18))
        if not part:
            raise ArchiveError("is cut off; fetch it again, what came before the end was read")
        self._left -= len(part)
        return part


def _http_head(block: bytes) -> tuple[Headers | None, bytes]:
    stream = io.BytesIO(block)
    status = stream.readline(MAX_HEAD).split(None, 2)
    if len(status) < 2 or not status[0].startswith(b"HTTP/"):
        return None, block
    try:
        headers = _headers(stream)
    except ArchiveError:
        return None, block
    headers[":status"] = status[1].decode("ascii", "replace")
    return headers, block[stream.tell() :]


def _media(kind: str) -> str:
    return kind.partition(";")[0].strip().lower()


def _uncoded(body: bytes, headers: Headers, max_bytes: int) -> bytes:
    """A body as the page was before the server coded it; many crawlers undo codings and leave the headers."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    for coding in reversed(headers.get("content-encoding", "").lower().replace(" ", "").split(",")):
        if coding in CODINGS and body.lstrip()[:1] != b"<":
            body = inflated(io.BytesIO(body), CODINGS[coding]).read(max_bytes + 1)
        elif coding == "br" and body.lstrip()[:1] != b"<":
            body = _unbrotli(body)
    return body


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    position = 0
    while True:
        end = body.find(b"\r\n", position)
        try:
            size = int(body[position:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return body if not parts else b"".join(parts)  # the coding was undone, or the end is missing
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        position = end + 2 + size + 2


def _unbrotli(body: bytes) -> bytes:
    try:
        import brotli  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        raise ArchiveError("is compressed with brotli, which needs: pip install brotli") from None
    try:
        return bytes(brotli.decompress(body))
    except brotli.error as error:
        raise ArchiveError(f"is damaged (brotli: {error})") from error
