"""What options may say: choices, sizes, shares and shards, and how a result is printed as JSON."""

from __future__ import annotations

import re
from enum import StrEnum

from healthnews.errors import UsageError


class Shape(StrEnum):
    """How a result is printed."""

    text = "text"
    json = "json"


class Compress(StrEnum):
    """How record files are compressed."""

    none = "none"
    gzip = "gzip"
    zstd = "zstd"


class LogFormat(StrEnum):
    """How progress and problems are told on standard error."""

    text = "text"
    json = "json"


class TokenFormat(StrEnum):
    """How tokens are printed."""

    conllu = "conllu"
    text = "text"
    jsonl = "jsonl"


def as_shard(told: str | None) -> tuple[int, int] | None:
    """`3/16` as numbers."""
    if told is None:
        return None
    number, _, count = told.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise UsageError(f"{told!r} is not a shard; write the third of sixteen as 3/16")
    return int(number), int(count)


def as_share(told: str | None) -> float:
    """`5%` as 0.05; all where nothing is told."""
    if told is None:
        return 1.0
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*%?\s*", told)
    if not match or float(match[1]) > 100:
        raise UsageError(f"{told!r} is not a share; write it as 5%")
    return float(match[1]) / 100


def as_size(told: str) -> int:
    """A size such as 20MB, 512K or 1000000 in bytes."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmg]?)(i?b)?\s*", told, re.IGNORECASE)
    if not match:
        raise UsageError(f"{told!r} is not a size; write it as 20MB, 512K or 1000000")
    return int(float(match[1]) * {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}[match[2].lower()])


def print_json(value: object) -> None:
    """A value as indented JSON on standard output."""
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
