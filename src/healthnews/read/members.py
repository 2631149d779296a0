"""What files and containers give: the documents in them."""

from __future__ import annotations

from typing import NamedTuple


class Fields(NamedTuple):
    """Which fields of a table's rows hold the text, its address and its date, and how large a document may be."""

    text: str | None = None
    url: str | None = None
    published: str | None = None
    max_bytes: int = 20_000_000


class Member(NamedTuple):
    """One document: how records call it, its bytes, and what its container says of it."""

    source: str
    data: bytes
    suffix: str
    url: str | None = None
    published: str | None = None
