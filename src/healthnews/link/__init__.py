"""When, where, at which facility and of which disease: what a fact is about, with how each link was made."""

from __future__ import annotations

from healthnews.link import checks, disease, facility, place, place_names, time
from healthnews.model import Context, Fact, Language, Mention


def link(context: Context, mentions: list[Mention], language: Language) -> list[Fact]:
    """Every mention with its links and flags, in the order of the text."""
    if not mentions:
        return []
    named = place_names.load(language).find(context.text, context.folded)
    units = [name.start for name in named if name.sort == "unit" and not name.origin]
    facilities = facility.assign(context, mentions, language, units)
    places = place.assign(context, mentions, language, named, facilities)
    diseases = disease.assign(context, mentions, language)
    times = time.assign(context, mentions)
    counted = disease.cases(mentions, diseases)
    links = zip(counted, times, places, facilities.links, diseases, strict=True)
    return checks.flag(context, [Fact(*parts) for parts in links], language)
