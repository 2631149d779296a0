"""One document from bytes to records: the whole pipeline. Read this first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from healthnews import facts, lang, link
from healthnews.clean import clean, is_html
from healthnews.lang.detect import detect
from healthnews.model import Block, Cleaned, Context, Fact, Language, Mention, Metadata, Removed, Sentence, Sight
from healthnews.read.decode import decode
from healthnews.text import Source, Text


class Options(msgspec.Struct, frozen=True):
    """What a caller may choose about reading one document."""

    tokens: bool = True
    kinds: Path | None = None  # a folder of further kind files
    clock: Callable[[str], None] = lambda stage: None  # is told the name of every stage that was passed


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
        return self.cleaned.removed

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
    cleaned = _told(clean(source, url=url), published)
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


def _sentences(cleaned: Cleaned, language: Language, options: Options) -> tuple[Sentence, ...]:
    text, found = cleaned.text.value, []
    for index, block in enumerate(cleaned.blocks):
        for start, end in language.sentences(text, block.start, block.end):
            tokens = tuple(language.words(text, start, end)) if options.tokens else ()
            found.append(Sentence(start, end, index, language.code, tokens))
    return tuple(found)


def refused(document: Document, sentence: int, options: Options | None = None) -> list[Mention]:
    """What of a sentence's numbers and times is no fact: mentions without a kind, their `rule` the reason."""
    language, kinds = lang.load(document.lang), (options or Options()).kinds
    sight = _sight(document.cleaned, language.fold(document.text), language, document.sentences, sentence)
    return facts.refused(language, kinds)(sight)  # type: ignore[arg-type]


def _sight(
    cleaned: Cleaned, folded: str, language: Language, sentences: tuple[Sentence, ...], index: int
) -> Sight:
    """One sentence as the finders see it."""
    text, sentence = cleaned.text.value, sentences[index]
    numbers = tuple(language.numbers(text, folded, sentence.start, sentence.end))
    times = tuple(language.times(text, folded, sentence.start, sentence.end))
    return Sight(text, folded, index, sentence, cleaned.blocks[sentence.block].role, numbers, times)


def _find(
    cleaned: Cleaned, code: str, language: Language, sentences: tuple[Sentence, ...], options: Options
) -> tuple[Fact, ...]:
    text = cleaned.text.value
    folded = language.fold(text)
    find = facts.finder(language, options.kinds)  # type: ignore[arg-type]  # hashed as the one object that it is
    mentions: list[Mention] = []
    for index in range(len(sentences)):
        mentions += find(_sight(cleaned, folded, language, sentences, index))
    metadata = cleaned.metadata
    context = Context(text, folded, cleaned.blocks, sentences, code, metadata.title, metadata.published)
    return tuple(link.link(context, mentions, language))
