"""One document from bytes to records: the whole pipeline. Read this first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from healthnews import facts, lang, link
from healthnews.clean import clean, is_html
from healthnews.clean.templates import take_out
from healthnews.lang.detect import detect, detect_block
from healthnews.model import (
    Block,
    Cleaned,
    Context,
    Fact,
    Find,
    Language,
    Mention,
    Metadata,
    Removed,
    Sentence,
    Sight,
    Span,
)
from healthnews.read.decode import decode
from healthnews.text import Source, Text


class Options(msgspec.Struct, frozen=True):
    """What a caller may choose about reading one document."""

    tokens: bool = True
    kinds: Path | None = None  # a folder of further kind files
    clock: Callable[[str], None] = lambda stage: None  # is told the name of every stage that was passed
    templates: frozenset[bytes] = frozenset()  # keys of lines that the document's site repeats, to be taken out


class Document(msgspec.Struct, frozen=True):
    """One document, read: what `healthnews.parse` gives and what the records are written from."""

    name: str
    source: Source
    cleaned: Cleaned
    lang: str
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]

    @property
    def text(self) -> str:
        """The clean text in NFC: title, lead, body and captions, blocks joined by newlines."""
        return self.cleaned.text.value

    @property
    def origin(self) -> Text:
        """The clean text with the origin of its characters."""
        return self.cleaned.text

    @property
    def metadata(self) -> Metadata:
        """What the page says of itself."""
        return self.cleaned.metadata

    @property
    def media_type(self) -> str:
        """`text/html` or `text/plain`, told by content."""
        return "text/html" if is_html(self.source.text) else "text/plain"

    @property
    def title(self) -> str | None:
        """The headline, as the page writes it."""
        return self.metadata.title

    @property
    def published(self) -> str | None:
        """The publication date, ISO 8601, as fine as stated."""
        return self.metadata.published

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The roles of the clean text's parts, in order."""
        return self.cleaned.blocks

    @property
    def removed(self) -> tuple[Removed, ...]:
        """What was taken out of the page, with role and reason."""
        return tuple(self.cleaned.removed)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader of the record should know: bad bytes, a page cut short, a guard that bit."""
        return self.source.warnings + self.cleaned.warnings


def parse(
    data: bytes, name: str = "", *, url: str | None = None, published: str | None = None, options: Options | None = None
) -> Document:
    """Read one document from its bytes.

    `name` helps to tell HTML from text and appears in messages; `url` and `published` (ISO 8601) are used
    where the page does not state its own.
    """
    options = options or Options()
    source = decode(data, name)
    options.clock("decode")
    cleaned = _told(take_out(clean(source, url=url), options.templates), published)
    options.clock("clean")
    code = detect(cleaned.text.value)
    language = lang.load(code)
    sentences = _sentences(cleaned, language, options)
    options.clock("sentences")
    found = _find(cleaned, code, language, sentences, options)
    options.clock("facts")
    return Document(name, source, cleaned, code, sentences, found)


def _told(cleaned: Cleaned, published: str | None) -> Cleaned:
    """The document with the publication date that the caller knows, where the page states none."""
    if published is None or cleaned.metadata.published is not None:
        return cleaned
    metadata = msgspec.structs.replace(cleaned.metadata, published=published, published_rule="told")
    return msgspec.structs.replace(cleaned, metadata=metadata)


def _sentences(cleaned: Cleaned, inherited: Language, options: Options) -> tuple[Sentence, ...]:
    """The sentences of the blocks, each block in its own language, with their words where they are wanted."""
    text = cleaned.text.value
    found: list[tuple[int, str, Span]] = []
    for index, block in enumerate(cleaned.blocks):
        language = lang.load(detect_block(text[block.start : block.end], inherited.code))
        found += [(index, language.code, span) for span in language.sentences(text, block.start, block.end)]
    if not options.tokens:
        return tuple(Sentence(*span, index, code) for index, code, span in found)
    words = {
        code: iter(lang.load(code).words_of(text, [span for _, its, span in found if its == code]))
        for code in {code for _, code, _ in found}
    }
    return tuple(Sentence(*span, index, code, tuple(next(words[code]))) for index, code, span in found)


def refused(document: Document, sentence: int, kinds: Path | None = None) -> list[Mention]:
    """What of a sentence's numbers and times is no fact: mentions without a kind, their `rule` the reason."""
    own = document.sentences[sentence]
    language = lang.load(own.lang)
    sight = _sight(document.cleaned, language.fold(document.text), language, sentence, own)
    return facts.refused(language, kinds)(sight)


def _find(
    cleaned: Cleaned, code: str, language: Language, sentences: tuple[Sentence, ...], options: Options
) -> tuple[Fact, ...]:
    """The facts of the sentences, each read in its own language; what they are linked to is the document's."""
    text = cleaned.text.value
    ways = {its: _way(text, lang.load(its), options) for its in {language.code, *(s.lang for s in sentences)}}
    mentions: list[Mention] = []
    for index, sentence in enumerate(sentences):
        own, folded, find = ways[sentence.lang]
        mentions += find(_sight(cleaned, folded, own, index, sentence))
    metadata = cleaned.metadata
    folded = ways[language.code][1]
    context = Context(text, folded, cleaned.blocks, sentences, code, metadata.title, metadata.published)
    return tuple(link.link(context, mentions, language))


def _sight(cleaned: Cleaned, folded: str, language: Language, index: int, sentence: Sentence) -> Sight:
    """A sentence as the finders see it."""
    text, start, end = cleaned.text.value, sentence.start, sentence.end
    numbers = tuple(language.numbers(text, folded, start, end))
    times = tuple(language.times(text, folded, start, end))
    return Sight(text, folded, index, sentence, cleaned.blocks[sentence.block].role, numbers, times)


def _way(text: str, language: Language, options: Options) -> tuple[Language, str, Find]:
    """How sentences of a language are read: the text as its lexicons see it, and what finds its facts."""
    find = facts.finder(language, options.kinds)
    return language, language.fold(text), find
