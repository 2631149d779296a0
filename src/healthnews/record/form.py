"""The columns of both files: what a fact row and a document row hold, and their JSON Schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec

from healthnews.model import ContentRole, Measure, Qualifier, RemovedRole, StatedField, Status, TimeBasis

Section = Literal["title", "lead", "body", "list", "table", "caption"]
FacilityLevel = Literal["central", "provincial", "district", "commune", "military", "police", "private"]
Position = Annotated[int, msgspec.Meta(ge=0)]


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


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a row; every key is required and no other is allowed."""
    (found,), parts = msgspec.json.schema_components([KINDS[kind]], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["additionalProperties"] = False
    top = parts.pop(found["$ref"].rsplit("/", 1)[-1])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**head, **top, "$defs": parts} if parts else {**head, **top}
