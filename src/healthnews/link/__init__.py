"""When, where, at which facility and of which disease: what a fact is about, with how each link was made."""

from __future__ import annotations

import re

from healthnews.link import checks, disease, facility, parts, place, place_names, plans, time
from healthnews.model import Context, Fact, Language, Mention

COUNTRY = frozenset({"việt nam", "cả nước", "toàn quốc", "nước ta", "nationwide", "viet nam", "vietnam", "the country"})
PRAISE = re.compile(r"\b(?:nhất|đầu tiên|duy nhất|hàng đầu|first|largest|only|best|leading|biggest)(?: \w+){0,3} $")


def _is_country(context: Context, name: place_names.PlaceName) -> bool:
    """Whether a name means the whole country here, and praises nothing: not `lớn nhất Việt Nam`."""
    if name.sort != "national" or name.origin:
        return False
    written = context.folded[name.start : name.end]
    return written in COUNTRY and not PRAISE.search(context.folded, max(0, name.start - 30), name.start)


def link(context: Context, mentions: list[Mention], language: Language) -> list[Fact]:
    """Every mention with its links and flags, in the order of the text."""
    if not mentions:
        return []
    origins = parts.wholes(context, mentions, language)
    mentions = parts.of_their_wholes(mentions, origins)
    mentions = plans.of_their_document(context, mentions, language)
    named = place_names.load(language).find(context.text, context.folded)
    units = [name.start for name in named if (name.sort == "unit" and not name.origin) or _is_country(context, name)]
    facilities = facility.assign(context, mentions, language, units)
    places = place.assign(context, mentions, language, named, facilities)
    diseases = disease.assign(context, mentions, language)
    times = parts.timed(time.assign(context, mentions), origins)
    counted = disease.injured(context, disease.cases(mentions, diseases), diseases)
    links = zip(counted, times, places, facilities.links, diseases, strict=True)
    return checks.flag(context, [Fact(*parts) for parts in links], language)
