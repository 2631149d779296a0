"""When, where, at which facility and of which disease: what a fact is about, with how each link was made."""

from __future__ import annotations

from healthnews.link import disease, facility, place, place_names
from healthnews.model import Context, Fact, Language, Mention


def link(context: Context, mentions: list[Mention], language: Language) -> list[Fact]:
    """Every mention with its links, in the order of the text."""
    named = place_names.load(language).find(context.text, context.folded)
    provinces = [name.start for name in named if any(unit.is_province for unit in name.units)]
    facilities = facility.assign(context, mentions, language, provinces)
    places = place.assign(context, mentions, language, named, facilities)
    diseases = disease.assign(context, mentions, language)
    return [
        Fact(mention, place=places[index], facility=facilities.links[index], disease=diseases[index])
        for index, mention in enumerate(mentions)
    ]
