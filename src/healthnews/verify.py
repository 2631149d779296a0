"""Whether the records of an output still stand in their sources.

The bytes of every fact, of every removed part and of the publication date are cut out of the source again; with tags
dropped and entities decoded they must give the record's text, white space aside. A source that has changed since, or
is gone, is named.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from healthnews.errors import SourceError, UsageError
from healthnews.folder import opened, run_of, source_file
from healthnews.read.containers import members
from healthnews.read.legacy import convert
from healthnews.read.members import Fields, Member

Row = dict[str, Any]

ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\[^u]", re.DOTALL)  # of JSON
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
    folder, report = Path(out), Report()
    run = run_of(folder)
    where = str(root) if root is not None else run.this_run.root
    with opened(folder / "facts.jsonl") as facts, opened(folder / "documents.jsonl") as documents:
        records = _Records(facts, documents)
        for file, places in groupby(_places(records, report), key=lambda place: source_file(place.source, where)):
            _check_file(report, file, places, records, run.settings.fields)
    return report


def gives(raw: bytes, encoding: str, text: str) -> bool:
    """Whether the bytes, tags dropped and entities (or the escapes of JSON) decoded, read as `text`, white space aside.

    >>> gives("<b>210</b>&nbsp;giường".encode(), "utf-8", "210 giường")
    True
    """
    return _bare(text) in _readings(raw, encoding)


def _readings(raw: bytes, encoding: str) -> tuple[str, ...]:
    try:
        decoded = raw.decode(encoding, "replace")
    except LookupError:  # an encoding from before Unicode that Python does not know
        decoded = convert(raw, encoding)[0]
    found = (_bare(decoded), _bare(html.unescape(TAG.sub("", decoded))))
    if "\\" not in decoded:
        return found
    return (*found, _bare(html.unescape(TAG.sub("", ESCAPE.sub(_unescaped, decoded)))))


def _unescaped(match: re.Match[str]) -> str:
    """What the escapes of JSON say; a character beyond the first plane is two of them."""
    try:
        return msgspec.json.decode(f'"{match[0]}"', type=str)
    except msgspec.DecodeError:
        return match[0]


def _bare(text: str) -> str:
    return BLANK.sub("", unicodedata.normalize("NFC", text))


class _Place(NamedTuple):
    """Where the rows of one source begin in the two record files, and how many facts it has."""

    source: str
    document: int
    facts: int
    size: int


class _Records(NamedTuple):
    """The two record files, read at given places."""

    facts: BinaryIO
    documents: BinaryIO

    def at(self, place: _Place) -> tuple[Row, list[Row]]:
        """The document and the facts of a place."""
        self.documents.seek(place.document)
        self.facts.seek(place.facts)
        rows = [msgspec.json.decode(self.facts.readline()) for _ in range(place.size)]
        return msgspec.json.decode(self.documents.readline()), rows


def _places(records: _Records, report: Report) -> Iterator[_Place]:
    """The places of all documents, in the order of the files. Facts without their document are told."""
    facts = groupby(_sources(records.facts), key=lambda found: found[0])
    source, start, count = _next_facts(facts)
    for name, offset in _sources(records.documents):
        if name == source:
            yield _Place(name, offset, start, count)
            source, start, count = _next_facts(facts)
        else:
            yield _Place(name, offset, 0, 0)
    if source is not None:
        report.tell(source, "offsets", "facts of a document that is not among the documents, or out of order")


def _next_facts(facts: Iterator[tuple[str, Iterator[tuple[str, int]]]]) -> tuple[str | None, int, int]:
    source, group = next(facts, (None, iter(())))
    offsets = [offset for _, offset in group]
    return source, offsets[0] if offsets else 0, len(offsets)


def _check_file(
    report: Report, file: tuple[str, str] | None, places: Iterator[_Place], records: _Records, fields: Fields
) -> None:
    """Check the documents of one file, in the file's own order: a container is walked once."""
    wanted = {place.source: place for place in places}
    broken = ""
    if file is not None:
        try:
            for member in members(*file, fields):
                if isinstance(member, Member) and member.source in wanted:
                    _check(report, member.data, *records.at(wanted.pop(member.source)))
        except SourceError as error:
            broken = str(error)
    for place in wanted.values():
        document, facts = records.at(place)
        _check_offsets(report, document, facts)
        report.tell(place.source, "unreadable" if broken else "missing", broken or "the source is no longer there")


def _check(report: Report, raw: bytes, document: Row, facts: list[Row]) -> None:
    _check_offsets(report, document, facts)
    if hashlib.sha256(raw).hexdigest() == document["source_sha256"]:
        _check_bytes(report, document, facts, raw)
    else:
        report.tell(document["source"], "changed", "the source has changed since it was read; run extract again")


def _check_offsets(report: Report, document: Row, facts: list[Row]) -> None:
    report.documents += 1
    report.facts += len(facts)
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


class _Source(msgspec.Struct):
    source: str


def _sources(file: BinaryIO) -> Iterator[tuple[str, int]]:
    """The source of every line and where the line begins; others may read at other places meanwhile."""
    offset = 0
    while True:
        file.seek(offset)
        lines = file.readlines(1 << 20)
        if not lines:
            return
        for line in lines:
            try:
                yield msgspec.json.decode(line, type=_Source).source, offset
            except msgspec.DecodeError as error:
                raise UsageError(f"not JSON lines as extract writes them: {error}") from error
            offset += len(line)
