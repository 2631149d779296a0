"""Why a fact stands in the records: its document is read again, and what decided is told in words.

The source of the fact is found as `verify` finds it and must be the one that the run read. Everything told comes from
this second reading: rule and words, links and flags with their meaning, and what else the sentence says in numbers and
times that became no fact, each with the reason.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from healthnews import record
from healthnews.clean.templates import line_key
from healthnews.document import Document, Options, parse, refused
from healthnews.errors import SourceError, UsageError
from healthnews.facts.confidence import origin
from healthnews.facts.rules import REFUSALS, RULES
from healthnews.folder import Run, opened, run_of, source_file
from healthnews.lang.readings import READINGS
from healthnews.link.checks import FLAGS
from healthnews.link.ways import WAYS
from healthnews.model import Fact
from healthnews.read.containers import members
from healthnews.read.members import Member
from healthnews.record import FactRow

Row = dict[str, Any]

LISTED = 5  # ids that an ambiguous prefix is told with
OWN = "its own value, as it is written"


class Named(msgspec.Struct, frozen=True):
    """A name from the records and what it means."""

    name: str
    means: str


class Words(msgspec.Struct, frozen=True):
    """Words of the clean text and where they stand in it."""

    text: str
    start: int
    end: int


class Link(msgspec.Struct, frozen=True):
    """What a fact is linked to, the name of the way and what that means; without a value nothing tells it."""

    link: str
    value: str | None
    how: str
    means: str


class Refused(msgspec.Struct, frozen=True):
    """A number or a time of the sentence that is no fact, and why."""

    text: str
    start: int
    end: int
    reason: str
    means: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """A fact with everything that decided. Positions are code points of the clean text, `bytes` those of `file`."""

    record: FactRow
    file: str
    line: int
    bytes: tuple[int, int]
    cut: str  # what these bytes say
    also_in: list[str]  # other sources with the very same content
    changed: list[str]  # fields that this version of the program reads otherwise
    rule: Named
    because: Words | None  # the words that decided
    links: list[Link]
    flags: list[Named]
    confidence: str  # where it comes from
    refused: list[Refused]


def explain(
    fact_id: str, out: str | Path = "data/out", *, root: str | Path | None = None, kinds: str | Path | None = None
) -> Explanation:
    """The fact of an output folder whose id is `fact_id` or alone begins with it.

    `root` and `kinds` say where the inputs and the kind files are now, if they were moved. Raises UsageError where no
    fact or more than one has such an id, SourceError where its source is gone or has changed since the run.
    """
    folder = Path(out)
    run, rows = run_of(folder), _found(folder, fact_id)
    source = rows[0]["source"]
    chosen = kinds if kinds is not None else run.this_run.kinds
    file, member = _read(source, run, root)
    if rows[0]["doc_id"] != "d" + hashlib.sha256(member.data).hexdigest()[:20]:
        raise SourceError(f"{source}: has changed since it was read; run extract again")
    options = Options(
        tokens=False, kinds=Path(chosen) if chosen is not None else None, templates=_templates(folder, source)
    )
    name = f"document{member.suffix}"  # as a run calls it
    document = parse(member.data, name, url=member.url, published=member.published, options=options)
    for row, fact in zip(record.rows(document).facts, document.facts, strict=True):
        if row.id == rows[0]["id"]:
            row = msgspec.structs.replace(row, source=source)
            also = sorted({other["source"] for other in rows[1:]})
            return _explained(document, fact, row, options.kinds, file, also, _changed(row, rows[0]))
    raise SourceError(f"{source}: this version of healthnews no longer finds {rows[0]['id']} in it; run extract again")


def _found(folder: Path, fact_id: str) -> list[Row]:
    """The records of one fact: several where documents have the very same content."""
    rows: dict[str, list[Row]] = {}
    for row in _beginning(folder, fact_id):
        rows.setdefault(row["id"], []).append(row)
    if fact_id in rows:
        return rows[fact_id]
    if not rows:
        raise UsageError(
            f"{folder}: no fact has an id that begins with {fact_id!r}; ids stand in the field id of facts.jsonl"
        )
    if len(rows) > 1:
        some = ", ".join(sorted(rows)[:LISTED])
        raise UsageError(f"{folder}: {len(rows)} ids begin with {fact_id!r}, such as {some}; give more of it")
    return next(iter(rows.values()))


def _beginning(folder: Path, fact_id: str) -> Iterator[Row]:
    """The records whose id begins with some characters."""
    mark = fact_id.encode()
    path = folder / "facts.jsonl"
    with opened(path) as file:
        for line in file:
            if mark in line:  # decoding all lines takes twenty times as long
                try:
                    row = msgspec.json.decode(line, type=Row)
                except msgspec.DecodeError as error:
                    raise UsageError(f"{path}: not JSON lines as extract writes them: {error}") from error
                if str(row.get("id", "")).startswith(fact_id):
                    yield row


def _read(source: str, run: Run, root: str | Path | None) -> tuple[str, Member]:
    """The file of a document and its bytes, as the run read them."""
    where = str(root) if root is not None else run.this_run.root
    file = source_file(source, where)
    if file is not None:
        for member in members(*file, run.settings.fields):
            if isinstance(member, Member) and member.source == source:
                return file[0], member
    raise SourceError(f"{source}: no longer under {where}; name the folder where the inputs are now with --root")


def _templates(folder: Path, source: str) -> frozenset[bytes]:
    """The keys of the lines that the run took out of a document because its site repeats them."""
    mark = msgspec.json.encode(source)
    with opened(folder / "documents.jsonl") as file:
        for line in file:
            if mark in line and (row := msgspec.json.decode(line))["source"] == source:
                return frozenset(line_key(part["text"]) for part in row["removed"] if part["role"] == "template")
    return frozenset()


def _changed(row: FactRow, written: Row) -> list[str]:
    """The fields that are not as they were written."""
    now = msgspec.to_builtins(row)
    return [name for name in FactRow.__struct_fields__ if now[name] != written.get(name)]


def _explained(
    document: Document, fact: Fact, row: FactRow, kinds: Path | None, file: str, also: list[str], changed: list[str]
) -> Explanation:
    text, mention = document.text, fact.mention
    cut = document.source.raw[row.source_start : row.source_end]
    none = refused(document, mention.sentence, kinds)
    return Explanation(
        record=row,
        file=file,
        line=row.source_line,
        bytes=(row.source_start, row.source_end),
        cut=_decoded(cut, document.source.encoding),
        also_in=also,
        changed=changed,
        rule=Named(row.rule, RULES.get(row.rule) or READINGS.get(row.rule, "")),
        because=Words(text[slice(*mention.because)], *mention.because) if mention.because else None,
        links=list(_links(fact)),
        flags=[Named(flag, FLAGS[flag]) for flag in row.flags],
        confidence=origin("rate" if row.kind == "rate" else row.rule),
        refused=[Refused(text[m.start : m.end], m.start, m.end, m.rule, REFUSALS[m.rule]) for m in none],
    )


def _links(fact: Fact) -> Iterator[Link]:
    """When, where, at which facility and of which disease."""
    values = {
        "time": fact.time.time,
        "place": fact.place.place or fact.place.province,
        "facility": fact.facility.facility,
        "disease": fact.disease.disease,
    }
    for name, value in values.items():
        how: str = getattr(fact, name).how
        own = name == "time" and fact.mention.time is not None and how == fact.mention.time.rule
        yield Link(name, value, how, OWN if own and how else WAYS[name].get(how, ""))


def _decoded(raw: bytes, encoding: str) -> str:
    from healthnews.read.legacy import convert

    try:
        return raw.decode(encoding, "replace")
    except LookupError:  # an encoding from before Unicode that Python does not know
        return convert(raw, encoding)[0]
