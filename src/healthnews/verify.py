"""Whether the records of an output still stand in their sources.

The bytes of every fact, of every removed part and of the publication date are cut out of the source again; with tags
dropped and entities decoded they must give the record's text, white space aside. A source that has changed since, or
is gone, is named.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from healthnews.errors import SourceError, UsageError

Row = dict[str, Any]

TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")  # white space, and marks that have no width
MAX_TOLD = 1000


class Finding(msgspec.Struct, frozen=True):
    """One thing that does not stand as the records say.

    `what`: `changed`, `missing`, `unreadable`, `text`, `offsets`.
    """

    source: str
    what: str
    detail: str

    def __str__(self) -> str:
        return f"{self.source}: {self.what}: {self.detail}"


class Report(msgspec.Struct, kw_only=True):
    """What `verify` found; `findings` holds the first thousand, `wrong` and `absent` count all."""

    documents: int = 0
    facts: int = 0
    exact: int = 0
    block_only: int = 0
    wrong: int = 0
    absent: int = 0
    findings: list[Finding] = msgspec.field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 where everything stands, 1 where a record is wrong, 3 where only sources changed or went."""
        return 1 if self.wrong else 3 if self.absent else 0

    def tell(self, source: str, what: str, detail: str) -> None:
        """Add a finding."""
        if what in ("changed", "missing", "unreadable"):
            self.absent += 1
        else:
            self.wrong += 1
        if len(self.findings) < MAX_TOLD:
            self.findings.append(Finding(source, what, detail))


def verify(out: str | Path, root: str | Path | None = None) -> Report:
    """Check the records of an output folder against their sources under `root` (default: where the run found them)."""
    folder = Path(out)
    read = _reader(str(root) if root is not None else _root_of(folder))
    report = Report()
    facts = groupby(_lines(folder / "facts.jsonl"), key=lambda row: row["source"])
    source, group = next(facts, (None, iter(())))
    for document in _lines(folder / "documents.jsonl"):
        mine: list[Row] = []
        if document["source"] == source:
            mine = list(group)
            source, group = next(facts, (None, iter(())))
        _check(report, document, mine, read)
    if source is not None:
        report.tell(source, "offsets", "facts of a document that is not among the documents, or out of order")
    return report


def gives(raw: bytes, encoding: str, text: str) -> bool:
    """Whether the bytes, tags dropped and entities decoded, read as `text`, white space aside.

    >>> gives("<b>210</b>&nbsp;giường".encode(), "utf-8", "210 giường")
    True
    """
    return _bare(text) in _readings(raw, encoding)


def _readings(raw: bytes, encoding: str) -> tuple[str, str]:
    decoded = raw.decode(encoding, "replace")
    return _bare(decoded), _bare(html.unescape(TAG.sub("", decoded)))


def _bare(text: str) -> str:
    return BLANK.sub("", unicodedata.normalize("NFC", text))


def _check(report: Report, document: Row, facts: list[Row], read: Callable[[str], bytes]) -> None:
    report.documents += 1
    report.facts += len(facts)
    source = document["source"]
    _check_offsets(report, document, facts)
    try:
        raw = read(source)
    except FileNotFoundError:
        report.tell(source, "missing", "the source is no longer there")
        return
    except (OSError, SourceError) as error:
        report.tell(source, "unreadable", str(error))
        return
    if hashlib.sha256(raw).hexdigest() != document["source_sha256"]:
        report.tell(source, "changed", "the source has changed since it was read; run extract again")
        return
    _check_bytes(report, document, facts, raw)


def _check_offsets(report: Report, document: Row, facts: list[Row]) -> None:
    text = document["text"]
    for fact in facts:
        if text[fact["start"] : fact["end"]] != fact["text"]:
            report.tell(document["source"], "offsets", f"{fact['id']}: start and end do not hold {fact['text']!r}")
        if text[fact["sentence_start"] : fact["sentence_end"]] != fact["sentence"]:
            report.tell(document["source"], "offsets", f"{fact['id']}: the sentence is not where it says")
    if document["facts"] != len(facts):
        report.tell(document["source"], "offsets", f"{len(facts)} facts where the document says {document['facts']}")


def _check_bytes(report: Report, document: Row, facts: list[Row], raw: bytes) -> None:
    source, encoding = document["source"], document["encoding"]
    for fact in facts:
        readings = _readings(raw[fact["source_start"] : fact["source_end"]], encoding)
        wanted = _bare(fact["text"])
        if wanted in readings:
            report.exact += 1
        elif any(wanted in reading for reading in readings):
            report.block_only += 1
        else:
            where = f"bytes {fact['source_start']}-{fact['source_end']} read {readings[1][:80]!r}"
            report.tell(source, "text", f"{fact['id']}: {where}, not {fact['text']!r}")
    if document["published_source_start"] is not None:
        part = raw[document["published_source_start"] : document["published_source_end"]]
        if not gives(part, encoding, document["published_text"]):
            report.tell(source, "text", f"the bytes of the publication date do not read {document['published_text']!r}")


def _reader(root: str) -> Callable[[str], bytes]:
    from healthnews.read.containers import fetch

    return lambda source: fetch(root, source)


def _root_of(folder: Path) -> str:
    try:
        return str(json.loads((folder / "run.json").read_bytes())["this_run"]["root"])
    except (OSError, ValueError, KeyError) as error:
        advice = "name an output folder of extract, or the inputs' folder with --root"
        raise UsageError(f"{folder}: no readable run.json ({error}); {advice}") from error


def _lines(path: Path) -> Iterator[Row]:
    try:
        with path.open("rb") as file:
            yield from map(msgspec.json.decode, file)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}; name an output folder of extract") from error
    except msgspec.DecodeError as error:
        raise UsageError(f"{path}: not JSON lines as extract writes them: {error}") from error
