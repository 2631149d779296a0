"""Rows as lines of JSON, and what is filled into a line once it is known where its document stands."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from healthnews.record.form import DocumentRow, FactRow

SURROGATE = re.compile("[\ud800-\udfff]")
EMPTY_SOURCE = b'"source":""'
NO_DUPLICATE = b'"duplicate_of":null'
_ENCODER = msgspec.json.Encoder()


def encode(row: FactRow | DocumentRow) -> bytes:
    """The row as one line of JSON, with its newline.

    A lone surrogate (from broken UTF-16) is written as U+FFFD: JSON readers refuse it, and positions must not move.
    """
    try:
        return _ENCODER.encode(row) + b"\n"
    except UnicodeEncodeError:
        return _ENCODER.encode(_mended(msgspec.to_builtins(row))) + b"\n"


def placed(lines: bytes, source: str) -> bytes:
    """Encoded lines with `source` filled in.

    Keys inside strings are escaped, so the first match of a line is the field.
    """
    field = b'"source":' + _ENCODER.encode(SURROGATE.sub("\ufffd", source))
    return lines.replace(EMPTY_SOURCE, field)


def as_duplicate(line: bytes, of: str) -> bytes:
    """An encoded document line that says which source it repeats."""
    return line.replace(NO_DUPLICATE, b'"duplicate_of":' + _ENCODER.encode(of), 1)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {key: _mended(item) for key, item in value.items()}
    return value
