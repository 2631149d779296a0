"""From a document to its rows: spans become source bytes, a fact becomes a row."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from healthnews.model import ContentRole, Fact
from healthnews.record.form import BlockRow, DocumentRow, FactRow, RemovedRow, Section, SentenceRow, StatedRow
from healthnews.text import Source, Text

if TYPE_CHECKING:
    from healthnews.document import Document  # only its form: who writes rows need not load the pipeline

SECTIONS: dict[ContentRole, Section] = {
    "title": "title",
    "lead": "lead",
    "heading": "body",
    "paragraph": "body",
    "list_item": "list",
    "table_row": "table",
    "caption": "caption",
}


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
