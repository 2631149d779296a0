"""Bytes to a Source. (first slice)"""

from __future__ import annotations

from healthnews.text import Source


def decode(raw: bytes, name: str = "") -> Source:
    """The text of a document with the bytes of every character."""
    bom = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    escaped = raw[bom:].decode("utf-8", "surrogateescape")
    text = (
        "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in escaped) if not escaped.isprintable() else escaped
    )
    return Source(raw, text, "utf-8", bom_bytes=bom, escaped=escaped)
