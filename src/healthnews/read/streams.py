"""Compressed bytes as a stream, with a bound on memory and on what a small file may expand to."""

from __future__ import annotations

import bz2
import io
import lzma
import shutil
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from healthnews.errors import ArchiveError

CHUNK = 1 << 16
FREE_BYTES = 100_000_000  # what may come out whatever the ratio
MAX_RATIO = 250  # repetitive pages reach 60; 97 KB of a bomb held 100 MB
XZ_MEMORY = 200_000_000
ZSTD_STEP = 512  # bytes of input, which stand for 16 MB at most


class Inflated(io.RawIOBase):
    """The decompressed bytes of a stream: members after one another are read as one.

    Raises ArchiveError where the data is damaged, expands beyond all reason, or ends too early; what came before was
    given.
    """

    def __init__(self, compressed: BinaryIO, form: str, *, trusted: bool = False) -> None:
        self._trusted = trusted
        self._compressed = compressed
        self._new = _DECOMPRESSORS[form]
        self._form = form
        self._decompressor: Any = None
        self._rest = b""
        self._members = 0
        self.consumed = 0
        self.produced = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._some(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _some(self, size: int) -> bytes:
        while True:
            if self._decompressor is None and not self._next_member():
                return b""
            data = self._feed(size)
            if data:
                return data

    def _next_member(self) -> bool:
        """Whether another member follows; zeros after the first are padding."""
        self._rest = self._rest or self._more()
        while self._members and self._rest and not self._rest.strip(b"\0"):
            self._rest = self._more()
        if not self._rest:
            return False
        self._members += 1
        self._decompressor = self._new()
        return True

    def _feed(self, size: int) -> bytes:
        decompressor = self._decompressor
        try:
            data: bytes = decompressor.decompress(self._rest, size)
            if not data and not decompressor.eof and not self._tail():
                self._rest = self._more()
                if not self._rest:
                    raise ArchiveError("is cut off; fetch it again, what came before the end was read")
                data = decompressor.decompress(self._rest, size)
        except ArchiveError:
            raise
        except Exception as error:  # every library has errors of its own, some without a common root
            raise ArchiveError(f"is damaged ({self._form}: {error}); fetch it again") from error
        self._rest = self._tail()
        if decompressor.eof:
            self._rest = decompressor.unused_data
            self._decompressor = None
        self.produced += len(data)
        if self.produced > FREE_BYTES and self.produced > MAX_RATIO * self.consumed and not self._trusted:
            raise ArchiveError(f"expands more than {MAX_RATIO} times; a bomb is not read")
        return data

    def _tail(self) -> bytes:
        """What the decompressor gave back of the input it was handed."""
        return getattr(self._decompressor, "unconsumed_tail", b"")

    def _more(self) -> bytes:
        data = self._compressed.read(CHUNK)
        self.consumed += len(data)
        return data


def inflated(compressed: BinaryIO, form: str) -> BinaryIO:
    """A buffered reader of the decompressed bytes."""
    return io.BufferedReader(Inflated(compressed, form), CHUNK)


def forms(plain: Path) -> tuple[Path, Path, Path]:
    """What a record file of an output is called as it is, and compressed."""
    return plain, plain.with_name(plain.name + ".gz"), plain.with_name(plain.name + ".zst")


def unpacked(plain: Path) -> BinaryIO:
    """A record file of an output, to be read at any place; a compressed one is unpacked for the while.

    Raises FileNotFoundError where there is none in any form.
    """
    _, gzipped, zstd = forms(plain)
    for packed, form in ((gzipped, "gzip"), (zstd, "zstd")):
        if packed.exists() and not plain.exists():
            whole = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
            with packed.open("rb") as file:
                shutil.copyfileobj(io.BufferedReader(Inflated(file, form, trusted=True), CHUNK), whole)
            whole.seek(0)
            return whole
    return plain.open("rb")


def _zstd() -> Any:
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]

        return zstd.ZstdDecompressor()
    except ImportError:
        pass
    try:
        import zstandard  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        told = "is compressed with zstd, which needs Python 3.14 or: pip install zstandard"
        raise ArchiveError(told) from None
    return _Zstandard(zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj())


class _Zstandard:
    """The package `zstandard` with the manners of the standard library.

    It has no bound on one step's output but its input: a few bytes may stand for 128 KB, so it is fed little by little.
    """

    unconsumed_tail = b""

    def __init__(self, decompressor: Any) -> None:
        self._decompressor = decompressor
        self._input = memoryview(b"")
        self._ready = b""

    @property
    def eof(self) -> bool:
        return bool(self._decompressor.eof) and not self._ready

    @property
    def unused_data(self) -> bytes:
        return bytes(self._decompressor.unused_data) + bytes(self._input)

    def decompress(self, data: bytes, size: int) -> bytes:
        if data:
            self._input = memoryview(bytes(self._input) + data)
        while self._input and len(self._ready) < size and not self._decompressor.eof:
            part, self._input = self._input[:ZSTD_STEP], self._input[ZSTD_STEP:]
            self._ready += self._decompressor.decompress(bytes(part))
        given, self._ready = self._ready[:size], self._ready[size:]
        return given


_DECOMPRESSORS: dict[str, Callable[[], Any]] = {
    "gzip": lambda: zlib.decompressobj(31),
    "deflate": zlib.decompressobj,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY),
    "zstd": _zstd,
}
