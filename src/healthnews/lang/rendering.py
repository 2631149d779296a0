"""Sentences and words as corpus tools read them: CoNLL-U, one sentence a line, JSON Lines.

Everything is a stream: a line is made when it is asked for.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from healthnews.lang import load
from healthnews.lang.detect import detect_line
from healthnews.model import Block, Sentence


class Tokenized(Protocol):
    """What is rendered: a document, or anything that has its text, blocks and sentences."""

    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def blocks(self) -> Sequence[Block]: ...
    @property
    def sentences(self) -> Sequence[Sentence]: ...


def write(document: Tokenized, shape: str) -> None:
    """Print a document's sentences and words in the shape `conllu`, `text` or `jsonl`."""
    for line in lines(document, shape):
        sys.stdout.write(line + "\n")


def lines(document: Tokenized, shape: str) -> Iterator[str]:
    """A document's sentences and words, line by line, without line ends."""
    if shape == "conllu":
        yield f"# newdoc id = {document.name or 'document'}"
    block = -1
    for number, sentence in enumerate(document.sentences, 1):
        if shape == "conllu" and sentence.block != block:
            yield f"# newpar id = {sentence.block + 1}"
        block = sentence.block
        role = document.blocks[block].role if block < len(document.blocks) else ""
        yield from _sentence(document.text, sentence, number, role, shape)


def stream(texts: Iterable[str], shape: str, lang: str = "und") -> Iterator[str]:
    """The sentences and words of texts as they come; a text too short to tell is read as the one before."""
    if shape == "conllu":
        yield "# newdoc id = stream"
    number = 0
    for place, text in enumerate(texts):
        lang = detect_line(text, lang)
        language = load(lang)
        for start, end in language.sentences(text, 0, len(text)):
            number += 1
            words = tuple(language.words(text, start, end))
            yield from _sentence(text, Sentence(start, end, place, language.code, words), number, "", shape)


def _sentence(text: str, sentence: Sentence, number: int, role: str, shape: str) -> Iterator[str]:
    if shape == "conllu":
        yield from _conllu(text, sentence, number)
    elif shape == "jsonl":
        yield _json(text, sentence, role)
    else:
        yield " ".join("_".join(text[start:end].split()) for start, end in sentence.tokens)


def _conllu(text: str, sentence: Sentence, number: int) -> Iterator[str]:
    """A sentence in CoNLL-U; MISC holds each word's positions in the clean text."""
    yield f"# sent_id = {number}"
    yield f"# text = {_one_line(text[sentence.start : sentence.end])}"
    for index, (start, end) in enumerate(sentence.tokens, 1):
        touches = index < len(sentence.tokens) and sentence.tokens[index][0] == end
        misc = f"start={start}|end={end}" + ("|SpaceAfter=No" if touches else "")
        yield "\t".join((str(index), _one_line(text[start:end]), *"_" * 7, misc))
    yield ""


def _json(text: str, sentence: Sentence, role: str) -> str:
    row = {
        "block": sentence.block,
        "role": role,
        "lang": sentence.lang,
        "start": sentence.start,
        "end": sentence.end,
        "text": text[sentence.start : sentence.end],
        "tokens": sentence.tokens,
    }
    return json.dumps(row, ensure_ascii=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())
