"""Rows hold every key, the exact bytes, and nothing that a JSON reader refuses."""

from __future__ import annotations

import json
import math

import jsonschema
import pytest

from healthnews import record
from healthnews.document import Document
from healthnews.model import Block, Cleaned, Fact, Mention, Metadata, Sentence, TimeLink
from healthnews.record import making
from healthnews.text import Builder, PlainOrigin, Source

PAGE = "Trạm y tế xã\r\nTrạm có 12 giường và gần 30 cán bộ.\r\n"


def cleaned_lines(source: Source) -> Cleaned:
    """Every line of a source as a paragraph."""
    builder, blocks, position = Builder(PlainOrigin(source.text)), [], 0
    for line in source.text.splitlines(keepends=True):
        builder.write("\n" if blocks else "")
        start = len(builder)
        builder.copy(position, position + len(line.rstrip()))
        blocks.append(Block(start, len(builder), "paragraph"))
        position += len(line)
    return Cleaned(builder.build(), tuple(blocks), (), Metadata())


def made(page: str = PAGE, encoding: str = "utf-8", facts: tuple[tuple[str, str], ...] = (("bed_count", "12 giường"),)):
    """A document of one plain file with the facts whose texts are given."""
    raw = page.encode(encoding)
    source = Source(raw, raw.decode(encoding), encoding)
    cleaned = cleaned_lines(source)
    text = cleaned.text.value
    sentences = tuple(Sentence(b.start, b.end, i, "vi", ((b.start, b.end),)) for i, b in enumerate(cleaned.blocks))
    found = []
    for kind, words in facts:
        start = text.index(words)
        index = next(i for i, s in enumerate(sentences) if s.start <= start < s.end)
        mention = Mention(kind=kind, start=start, end=start + len(words), sentence=index, value=12, rule="test")
        found.append(Fact(mention, time=TimeLink("2020-07", "2020-07-01", "2020-07-31", "stated")))
    return Document("page.txt", source, cleaned, "vi", sentences, tuple(found))


def lines(document: Document) -> tuple[list[dict], dict]:
    """The decoded rows of a document."""
    found = record.rows(document)
    return [json.loads(record.encode(row)) for row in found.facts], json.loads(record.encode(found.document))


def test_every_key_stands_on_every_line_in_one_order():
    """Fields that do not apply are null, never absent."""
    facts, document = lines(made())
    assert list(facts[0]) == list(record.FactRow.__struct_fields__)
    assert list(document) == list(record.DocumentRow.__struct_fields__)
    assert facts[0]["disease"] is None


def test_fields_are_those_of_the_definition(shared):
    """Every field that FACTS.md names in its tables is a column."""
    text = (shared / "FACTS.md").read_text("utf-8")
    table = text[text.index("## 2.") : text.index("## 3.")]
    names = [
        name
        for row in table.splitlines()
        if row.startswith("| `")
        for name in row.split("|")[1].replace("`", "").replace(" ", "").split(",")
    ]
    assert set(names) <= set(record.FactRow.__struct_fields__)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_bytes_of_a_fact_are_its_text(encoding):
    """Cutting the source at source_start and source_end gives the words."""
    document = made(encoding=encoding)
    facts, _ = lines(document)
    cut = document.source.raw[facts[0]["source_start"] : facts[0]["source_end"]]
    assert cut.decode(encoding) == "12 giường" == facts[0]["text"]
    assert facts[0]["source_line"] == 2


def test_numbers_are_always_floats():
    """A column has one type: 12 is written 12.0, so that no reader guesses integers from the first rows."""
    assert b'"value":12.0' in record.encode(record.rows(made()).facts[0])


def test_same_content_has_the_same_ids_wherever_it_stands():
    """Ids come from content and fact alone."""
    first, second = record.rows(made()), record.rows(made())
    assert [row.id for row in first.facts] == [row.id for row in second.facts]
    assert first.document.doc_id == second.document.doc_id
    assert first.document.doc_id[0] == "d"
    assert first.facts[0].id[0] == "f"


def test_two_facts_never_share_an_id():
    """Even two facts of one kind, value and place have ids of their own."""
    rows = record.rows(made(facts=(("bed_count", "12 giường"), ("bed_count", "12 giường")))).facts
    assert rows[0].id != rows[1].id


def test_source_is_filled_in_on_every_line_and_nowhere_else():
    """A text that looks like the field is left alone, for its quotes are escaped."""
    document = made('Báo cáo "source":"" ghi 12 giường\n', facts=(("bed_count", "12 giường"),) * 2)
    encoded = b"".join(map(record.encode, record.rows(document).facts))
    rows = [json.loads(line) for line in record.placed(encoded, 'thư mục/"a".txt').splitlines()]
    assert [row["source"] for row in rows] == ['thư mục/"a".txt'] * 2
    assert '"source":""' in rows[0]["sentence"]


def test_a_duplicate_names_what_it_repeats():
    """`duplicate_of` is filled in on the encoded line."""
    line = record.as_duplicate(record.encode(record.rows(made()).document), "goc.txt")
    assert json.loads(line)["duplicate_of"] == "goc.txt"


def test_no_nan_and_no_lone_surrogate():
    """What JSON readers refuse is written as null and as U+FFFD, without moving a position."""
    row = record.rows(made()).facts[0]
    broken = record.FactRow(**{**{f: getattr(row, f) for f in row.__struct_fields__}, "sentence": "a\ud800b"})
    assert json.loads(record.encode(broken))["sentence"] == "a\ufffdb"
    assert making._finite(math.nan) is None


@pytest.mark.parametrize("kind", ["facts", "documents"])
def test_rows_validate_against_their_schema(kind):
    """The schema asks for every key and refuses any other."""
    facts, document = lines(made())
    row = facts[0] if kind == "facts" else document
    validator = jsonschema.Draft202012Validator(record.schema(kind))
    validator.validate(row)
    for broken in ({**row, "extra": 1}, {key: row[key] for key in list(row)[1:]}):
        assert not validator.is_valid(broken)
