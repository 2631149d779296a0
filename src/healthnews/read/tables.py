"""Documents in the rows of a JSON Lines or CSV file: one field holds the text or page, others its address and date."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from healthnews.errors import ArchiveError, Problem
from healthnews.read.members import Fields, Member

TEXT_FIELDS = ("html", "text", "content", "body", "raw_text")
URL_FIELDS = ("url", "link", "source_url")
DATE_FIELDS = ("published", "date", "published_at", "publish_date")


class Row(NamedTuple):
    """One row and its number in the file, from 1, or why it is none."""

    number: int
    values: dict[str, Any]
    problem: str = ""


def documents(stream: BinaryIO, source: str, suffix: str, fields: Fields) -> Iterator[Member | Problem]:
    """The documents of a table; a row is addressed by its number, from 1: `corpus.jsonl!17`."""
    is_json = suffix in (".jsonl", ".ndjson")
    for row in _json_rows(stream, fields.max_bytes) if is_json else _csv_rows(stream, suffix, fields):
        name = f"{source}!{row.number}"
        found = _member(row, name, fields) if not row.problem else row.problem
        yield found if isinstance(found, Member) else Problem(name, "read", found, "correct the row or leave it out")


def _member(row: Row, name: str, fields: Fields) -> Member | str:
    key = fields.text or next((key for key in TEXT_FIELDS if row.values.get(key)), None)
    if key is None or key not in row.values:
        wanted = fields.text or ", ".join(TEXT_FIELDS)
        return f"has no field {wanted} (it has {', '.join(list(row.values)[:12])}); name the one to read with --field"
    text = row.values[key]
    if not isinstance(text, str):
        return f"its field {key} holds no text"
    url = _first(row.values, (fields.url,) if fields.url else URL_FIELDS)
    published = _first(row.values, (fields.published,) if fields.published else DATE_FIELDS)
    return Member(name, text.encode("utf-8", "surrogatepass"), "", url, published)


def _first(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((str(values[key]) for key in keys if isinstance(values.get(key), str) and values[key].strip()), None)


def _json_rows(stream: BinaryIO, max_bytes: int) -> Iterator[Row]:
    number = 0
    while line := stream.readline(4 * max_bytes):
        number += 1
        if len(line) == 4 * max_bytes and not line.endswith(b"\n"):
            raise ArchiveError(f"line {number} is longer than {4 * max_bytes:,} bytes; is it JSON Lines?")
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Row(number, {}, f"is not a line of JSON ({error})")
            continue
        yield Row(number, values) if isinstance(values, dict) else Row(number, {}, "is not a JSON object")


def _csv_rows(stream: BinaryIO, suffix: str, fields: Fields) -> Iterator[Row]:
    csv.field_size_limit(4 * fields.max_bytes)
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
    reader = csv.DictReader(text, delimiter="\t" if suffix == ".tsv" else ",", restkey="", restval="")
    try:
        for number, values in enumerate(reader, 1):
            yield Row(number, {key: value for key, value in values.items() if key})
    except csv.Error as error:
        raise ArchiveError(f"is not a table that can be read ({error}); check its quotes and commas") from error
    finally:
        text.detach()  # who opened the stream closes it
