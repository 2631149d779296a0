"""When, where, at which facility and of which disease: what a fact is about, with how each link was made."""

from __future__ import annotations

from healthnews.link import checks, disease, facility, parts, place, place_names, plans, recounted, time
from healthnews.model import Context, Fact, Language, Mention


def link(context: Context, mentions: list[Mention], language: Language) -> list[Fact]:
    """Every mention with its links and flags, in the order of the text."""
    if not mentions:
        return []
    origins = parts.wholes(context, mentions, language)
    mentions = parts.of_their_wholes(mentions, origins)
    mentions = plans.of_their_list(context, plans.of_their_document(context, mentions, language))
    named = place_names.load(language).find(context.text, context.folded)
    units = [
        name.start
        for name in named
        if (name.sort == "unit" and not name.origin) or place_names.is_country(context.folded, name)
    ]
    facilities = facility.assign(context, mentions, language, units)
    mentions = recounted.by_facility(context, mentions, facilities)
    places = place.assign(context, mentions, language, named, facilities)
    diseases = disease.assign(context, mentions, language)
    times = parts.timed(time.assign(context, mentions), origins)
    counted = recounted.by_disease(context, mentions, diseases)
    links = zip(counted, times, places, facilities.links, diseases, strict=True)
    return checks.flag(context, [Fact(*parts) for parts in links], language)
