"""The sentences and tokens of a document in the forms of corpus linguists.

`conllu` is CoNLL-U: an underscore stands where we say nothing, a word of several syllables keeps its spaces, and MISC
tells where the token stands in the clean text (`TokenRange`) and whether a space follows. `text` has a sentence a
line, its tokens parted by spaces and their inner spaces by underscores. `jsonl` has a sentence a line with positions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from healthnews.document import Document

UNSAID = "_"


def lines(document: Document, form: str) -> Iterator[str]:
    """The document's sentences in the form `conllu`, `text` or `jsonl`, line by line."""
    return {"conllu": _conllu, "text": _text, "jsonl": _jsonl}[form](document)


def _conllu(document: Document) -> Iterator[str]:
    text = document.text
    yield f"# newdoc id = {document.name}"
    for number, sentence in enumerate(document.sentences, 1):
        yield f"# sent_id = {number}"
        yield f"# text = {_line(text[sentence.start : sentence.end])}"
        yield f"# lang = {sentence.lang}"
        for index, (start, end) in enumerate(sentence.tokens, 1):
            glued = end < sentence.end and not text[end].isspace()
            misc = f"{'SpaceAfter=No|' if glued else ''}TokenRange={start}:{end}"
            yield "\t".join([str(index), _line(text[start:end]), *[UNSAID] * 7, misc])
        yield ""


def _text(document: Document) -> Iterator[str]:
    for sentence in document.sentences:
        yield " ".join("_".join(document.text[start:end].split()) for start, end in sentence.tokens)


def _jsonl(document: Document) -> Iterator[str]:
    for sentence in document.sentences:
        told = {
            "text": document.text[sentence.start : sentence.end],
            "start": sentence.start,
            "end": sentence.end,
            "lang": sentence.lang,
            "tokens": sentence.tokens,
        }
        yield msgspec.json.encode(told).decode()


def _line(text: str) -> str:
    return " ".join(text.split())
