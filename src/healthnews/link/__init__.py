"""When, where, at which facility and of which disease: what a fact is about, with how each link was made."""

from __future__ import annotations

from healthnews.model import Context, Fact, Language, Mention


def link(context: Context, mentions: list[Mention], language: Language) -> list[Fact]:
    """Every mention with its links, in the order of the text."""
    return [Fact(mention) for mention in mentions]
