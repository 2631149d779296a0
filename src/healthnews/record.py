"""The rows of `facts.jsonl` and `documents.jsonl`, and the only way from a document to them.

Here spans become source bytes and a fact becomes a row. Every row has every key, one type a column, no NaN and no
lone surrogate, so that pandas, polars, DuckDB and datasets open both files as they are. `source` is written empty by
`rows` and set by whoever knows where the document lies: the same content has the same rows wherever it stands.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import msgspec

from healthnews.model import ContentRole, Fact, Measure, Qualifier, RemovedRole, StatedField, Status, TimeBasis
from healthnews.text import Source, Text

if TYPE_CHECKING:
    from healthnews.document import Document  # only its form: who writes rows need not load the pipeline

Section = Literal["title", "lead", "body", "list", "table", "caption"]
FacilityLevel = Literal["central", "provincial", "district", "commune", "military", "police", "private"]
Position = Annotated[int, msgspec.Meta(ge=0)]

SECTIONS: dict[ContentRole, Section] = {
    "title": "title",
    "lead": "lead",
    "heading": "body",
    "paragraph": "body",
    "list_item": "list",
    "table_row": "table",
    "caption": "caption",
}
SURROGATE = re.compile("[\ud800-\udfff]")
EMPTY_SOURCE = b'"source":""'
NO_DUPLICATE = b'"duplicate_of":null'


class FactRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `facts.jsonl`. Fields that do not apply are null, never absent."""

    id: str
    doc_id: str
    source: str
    kind: str
    value: float | None
    value_min: float | None
    value_max: float | None
    qualifier: Qualifier
    unit: str | None
    subject: str | None
    measure: Measure
    status: Status
    attributes: list[str]
    per: str | None
    disease: str | None
    disease_icd10: str | None
    facility: str | None
    facility_level: FacilityLevel | None
    place: str | None
    province: str | None
    province_code: str | None
    province_now: str | None
    province_now_code: str | None
    time: str | None
    time_start: str | None
    time_end: str | None
    time_basis: TimeBasis | None
    section: Section
    text: str
    start: Position
    end: Position
    sentence: str
    sentence_start: Position
    sentence_end: Position
    source_start: Position
    source_end: Position
    source_line: Annotated[int, msgspec.Meta(ge=1)]
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)]
    rule: str
    flags: list[str]


class BlockRow(msgspec.Struct, frozen=True):
    """A part of the clean text with its role."""

    start: Position
    end: Position
    role: ContentRole


class RemovedRow(msgspec.Struct, frozen=True):
    """A part of the page that is not the article, where it stands, and the rule that took it out."""

    role: RemovedRole
    text: str
    source_start: Position
    source_end: Position
    rule: str


class StatedRow(msgspec.Struct, frozen=True):
    """Where the page states one of its metadata: as written there, the rule that read it, and its bytes if known."""

    field: StatedField
    text: str
    rule: str
    source_start: int | None
    source_end: int | None


class SentenceRow(msgspec.Struct, frozen=True):
    """A sentence of the clean text; `tokens` are [start, end] pairs."""

    start: Position
    end: Position
    tokens: Sequence[Sequence[int]]


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `documents.jsonl`. `duplicate_of` is the `source` of the document that this one repeats."""

    doc_id: str
    source: str
    source_sha256: str
    source_bytes: Position
    media_type: str
    encoding: str
    url: str | None
    site: str | None
    lang: str
    title: str | None
    authors: list[str]
    published: str | None
    published_text: str | None
    published_source_start: int | None
    published_source_end: int | None
    modified: str | None
    stated: list[StatedRow]
    text: str
    blocks: list[BlockRow]
    removed: list[RemovedRow]
    sentences: list[SentenceRow]
    duplicate_of: str | None
    facts: Position
    warnings: list[str]


KINDS: dict[str, type[msgspec.Struct]] = {"facts": FactRow, "documents": DocumentRow}


class Rows(NamedTuple):
    """All rows of one document; `inexact` counts the facts whose place in the source is only known to the block."""

    document: DocumentRow
    facts: list[FactRow]
    inexact: int


def rows(document: Document) -> Rows:
    """The rows of a document, with `source` left empty."""
    source = document.source
    digest = hashlib.sha256(source.raw).hexdigest()
    doc_id = "d" + digest[:20]
    name = _namer(digest)
    facts, inexact = [], 0
    for fact in document.facts:
        row, exact = _fact_row(document, fact, doc_id, name)
        facts.append(row)
        inexact += not exact
    return Rows(_document_row(document, doc_id, digest), facts, inexact)


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


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a row; every key is required and no other is allowed."""
    (found,), parts = msgspec.json.schema_components([KINDS[kind]], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["additionalProperties"] = False
    top = parts.pop(found["$ref"].rsplit("/", 1)[-1])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**head, **top, "$defs": parts} if parts else {**head, **top}


_ENCODER = msgspec.json.Encoder()


def _fact_row(document: Document, fact: Fact, doc_id: str, name: Callable[..., str]) -> tuple[FactRow, bool]:
    mention = fact.mention
    source_start, source_end, exact = _bytes(document.source, document.origin, mention.start, mention.end)
    sentence = document.sentences[mention.sentence]
    text = document.text[mention.start : mention.end]
    row = FactRow(
        id=name(mention.kind, source_start, source_end, text, mention.value, mention.value_min, mention.value_max),
        doc_id=doc_id,
        source="",
        kind=mention.kind,
        value=_finite(mention.value),
        value_min=_finite(mention.value_min),
        value_max=_finite(mention.value_max),
        qualifier=mention.qualifier,
        unit=mention.unit,
        subject=mention.subject,
        measure=mention.measure,
        status=mention.status,
        attributes=list(mention.attributes),
        per=mention.per,
        disease=fact.disease.disease,
        disease_icd10=fact.disease.icd10,
        facility=fact.facility.facility,
        facility_level=fact.facility.level,  # type: ignore[arg-type]
        place=fact.place.place,
        province=fact.place.province,
        province_code=fact.place.province_code,
        province_now=fact.place.province_now,
        province_now_code=fact.place.province_now_code,
        time=fact.time.time,
        time_start=fact.time.start,
        time_end=fact.time.end,
        time_basis=fact.time.basis,
        section=SECTIONS[document.blocks[sentence.block].role],
        text=text,
        start=mention.start,
        end=mention.end,
        sentence=document.text[sentence.start : sentence.end],
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        source_start=source_start,
        source_end=source_end,
        source_line=document.source.line_at(source_start),
        confidence=round(min(1.0, max(0.0, mention.confidence)), 3),
        rule=mention.rule,
        flags=list(fact.flags),
    )
    return row, exact


def _document_row(document: Document, doc_id: str, digest: str) -> DocumentRow:
    source, metadata = document.source, document.metadata
    published = metadata.published_source
    return DocumentRow(
        doc_id=doc_id,
        source="",
        source_sha256=digest,
        source_bytes=len(source.raw),
        media_type=document.media_type,
        encoding=source.encoding,
        url=metadata.url,
        site=metadata.site,
        lang=document.lang,
        title=metadata.title,
        authors=list(metadata.authors),
        published=metadata.published,
        published_text=metadata.published_text,
        published_source_start=published.start if published else None,
        published_source_end=published.end if published else None,
        modified=metadata.modified,
        stated=[StatedRow(one.field, one.text, one.rule, *(one.source or (None, None))) for one in metadata.stated],
        text=document.text,
        blocks=[BlockRow(block.start, block.end, block.role) for block in document.blocks],
        removed=list(_removed_rows(document)),
        sentences=[SentenceRow(s.start, s.end, s.tokens) for s in document.sentences],
        duplicate_of=None,
        facts=len(document.facts),
        warnings=list(document.warnings),
    )


def _removed_rows(document: Document) -> Iterator[RemovedRow]:
    for removed in document.removed:
        if len(removed.text):
            start, end, _ = _bytes(document.source, removed.text, 0, len(removed.text))
            yield RemovedRow(removed.role, removed.text.value, start, end, removed.rule)


def _bytes(source: Source, text: Text, start: int, end: int) -> tuple[int, int, bool]:
    """The source bytes of [start, end) of a text, and whether the place is exact."""
    first, last, exact = text.source_span(start, end)
    return *source.bytes_of(first, last), exact


def _namer(digest: str) -> Callable[..., str]:
    """Ids of one document's facts: a hash of content and key, and of the repeat where two facts share a place."""
    seen: Counter[str] = Counter()

    def name(*key: object) -> str:
        told = "\x1f".join(map(str, key))
        seen[told] += 1
        whole = f"{digest}\x1e{told}\x1e{seen[told]}".encode("utf-8", "surrogatepass")
        return "f" + hashlib.sha256(whole).hexdigest()[:20]

    return name


def _finite(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else float(value)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {key: _mended(item) for key, item in value.items()}
    return value
