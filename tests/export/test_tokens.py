"""Sentences and tokens in the forms of corpus linguists."""

from __future__ import annotations

import json

from healthnews.document import Document
from healthnews.export.tokens import lines
from healthnews.model import Block, Cleaned, Metadata, Sentence
from healthnews.text import Builder, PlainOrigin, Source

TEXT = "Có 12 y tá."


def document() -> Document:
    """One sentence of five tokens, one of two syllables."""
    builder = Builder(PlainOrigin(TEXT))
    builder.copy(0, len(TEXT))
    cleaned = Cleaned(builder.build(), (Block(0, 11, "paragraph"),), (), Metadata())
    sentence = Sentence(0, 11, 0, "vi", ((0, 2), (3, 5), (6, 10), (10, 11)))
    return Document("tin.txt", Source(TEXT.encode(), TEXT, "utf-8"), cleaned, "vi", (sentence,), ())


def test_conllu_says_where_each_token_stands():
    """Ten columns, a blank line after the sentence, and no space before the full stop."""
    found = list(lines(document(), "conllu"))
    assert found[:4] == ["# newdoc id = tin.txt", "# sent_id = 1", "# text = Có 12 y tá.", "# lang = vi"]
    assert found[6] == "3\ty tá" + "\t_" * 7 + "\tSpaceAfter=No|TokenRange=6:10"
    assert all(row.count("\t") == 9 for row in found[4:8])
    assert found[8] == ""


def test_text_joins_syllables_and_json_keeps_positions():
    """A line a sentence."""
    assert list(lines(document(), "text")) == ["Có 12 y_tá ."]
    (row,) = map(json.loads, lines(document(), "jsonl"))
    assert [row["text"][start:end] for start, end in row["tokens"]] == ["Có", "12", "y tá", "."]
