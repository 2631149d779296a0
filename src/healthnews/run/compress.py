"""How record files are compressed: by name, and the same bytes for the same records."""

from __future__ import annotations

import zlib
from typing import Any, Protocol

from healthnews.errors import UsageError
from healthnews.run.settings import Compression

SUFFIXES: dict[Compression, str] = {"none": "", "gzip": ".gz", "zstd": ".zst"}


class Compressor(Protocol):
    """Takes bytes piece by piece and gives them compressed."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


def compressor(form: Compression) -> Compressor | None:
    """A new compressor; None where bytes stay as they are. Raises UsageError where Python lacks the form."""
    if form == "gzip":
        return zlib.compressobj(6, zlib.DEFLATED, 31)  # its header holds neither a name nor a time
    return _zstd() if form == "zstd" else None


def forms_of(name: str) -> list[str]:
    """The names that the same records would have in another form.

    >>> forms_of("facts.jsonl.gz")
    ['facts.jsonl', 'facts.jsonl.zst']
    """
    plain = name.removesuffix(".gz").removesuffix(".zst")
    return [plain + suffix for suffix in SUFFIXES.values() if plain + suffix != name]


def _zstd() -> Any:
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]

        return zstd.ZstdCompressor(level=6)
    except ImportError:
        pass
    try:
        import zstandard  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise UsageError("--compress zstd needs Python 3.14 or: pip install zstandard") from None
    return zstandard.ZstdCompressor(level=6).compressobj()
