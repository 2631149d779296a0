"""Short documents for the linkers: numbers of a text as mentions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from healthnews import lang, link
from healthnews.model import Block, Context, Fact, Mention, Sentence

COUNTED = (
    r"\d+(?:[.,]\d+)*"
    r"(?= (?:ca|giường|người|bệnh nhân|lượt|máy|trẻ|ngày|tuổi|trạm|cases|beds|patients|deaths|days))"
)


@pytest.fixture(scope="session")
def linked() -> Callable[..., list[Fact]]:
    """Facts of a text: each paragraph a block, each number outside names one mention of `kind`."""

    def link_text(
        text: str,
        code: str = "vi",
        *,
        kind: str = "case_count",
        title: str | None = None,
        published: str | None = None,
        numbers: str = COUNTED,
    ) -> list[Fact]:
        language = lang.load(code)
        blocks, sentences, position = [], [], 0
        for paragraph in text.split("\n"):
            role = "title" if title and paragraph == title else "paragraph"
            blocks.append(Block(position, position + len(paragraph), role))
            for start, end in language.sentences(text, position, position + len(paragraph)):
                sentences.append(Sentence(start, end, len(blocks) - 1, code))
            position += len(paragraph) + 1
        mentions = []
        for match in re.finditer(numbers, text):
            index = next(i for i, s in enumerate(sentences) if s.start <= match.start() < s.end)
            value = float(match.group().replace(".", "").replace(",", ".")) if match.group()[0].isdigit() else 1.0
            mentions.append(Mention(kind=kind, start=match.start(), end=match.end(), sentence=index, value=value))
        context = Context(text, language.fold(text), tuple(blocks), tuple(sentences), code, title, published)
        return link.link(context, mentions, language)

    return link_text
