"""What the place names of a document mean in it, and which province it is about.

`Châu Thành` is a district of ten provinces, `Bình Thạnh` a district or a name: a district's bare name counts only where
the document speaks of its province.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from healthnews.link.gazetteer import Unit
from healthnews.link.place_names import PlaceName
from healthnews.model import Context

TITLE_WEIGHT, LEAD_WEIGHT = 4, 2
OPENING = 600  # characters of a text in which it says what it is about
SHARE = 0.6  # of all weighted mentions of provinces, before one is the document's own
BARE_NEEDED = 3  # bare district names of one province that name it together


class Place(NamedTuple):
    """A place as settled by the document; `province` is None abroad and for the whole country."""

    start: int
    end: int
    unit: Unit | None
    province: str | None
    label: str
    origin: bool


def evidence(names: Sequence[PlaceName]) -> frozenset[str]:
    """The provinces that the document surely speaks of: by name, a district with its type, or several districts."""
    sure: set[str] = set()
    bare: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        codes = {unit.province for unit in name.units}
        if name.parent:
            sure.add(name.parent)
        elif any(unit.is_province for unit in name.units) or (name.typed and len(codes) == 1):
            sure |= codes if len(codes) == 1 else set()
        else:
            for unit in name.units:
                bare[unit.province].add(unit.name)
    return frozenset(sure | {code for code, districts in bare.items() if len(districts) >= BARE_NEEDED})


def settle(name: PlaceName, sure: frozenset[str]) -> Place | None:
    """The place that a name means in this document, or None where it stays open."""
    if name.sort in ("foreign", "national"):
        return Place(name.start, name.end, None, None, "", name.origin)
    if name.parent:
        unit = next((u for u in name.units if u.province == name.parent), None)
        return Place(name.start, name.end, unit, name.parent, name.label or _label(unit, name), name.origin)
    if not name.units:
        return None
    provinces = [u for u in name.units if u.is_province]
    fitting = provinces or [u for u in name.units if u.province in sure]
    if not fitting and name.typed and len({u.province for u in name.units}) == 1:
        fitting = list(name.units)
    if len({u.province for u in fitting}) != 1:
        return None
    return Place(
        name.start, name.end, fitting[0], fitting[0].province, name.label or _label(fitting[0], name), name.origin
    )


def _label(unit: Unit | None, name: PlaceName) -> str:
    if unit is None or unit.is_province:
        return ""
    said = name.typed in ("quận", "thị xã", "thành phố")  # `district` stands for three types
    return f"{name.typed if said else unit.type} {unit.name}"


def own(context: Context, places: Sequence[Place], title: Sequence[Place]) -> tuple[Place | None, bool]:
    """The province that the document is about: in its title, or most of what it names; and whether it opens with it."""
    weights: Counter[str] = Counter()
    leading: set[str] = set()
    opening = [(b.start, min(b.end, b.start + OPENING), b.role) for b in context.blocks if b.role in ("title", "lead")]
    opening += [(b.start, min(b.end, OPENING), "lead") for b in context.blocks[:3]]
    for place in places:
        if place.province is not None and not place.origin:
            role = next((role for start, end, role in opening if start <= place.start < end), "")
            weights[place.province] += {"title": TITLE_WEIGHT, "lead": LEAD_WEIGHT}.get(role, 1)
            leading |= {place.province} if role else set()
    for place in title:
        if place.province is not None and not place.origin:
            weights[place.province] += TITLE_WEIGHT
            leading.add(place.province)
    if not weights:
        return None, False
    (code, most), total = min(weights.items(), key=lambda item: (-item[1], item[0])), sum(weights.values())
    if most < SHARE * total or (most < 3 and code not in leading):
        return None, False
    return Place(0, 0, None, code, "", False), code in leading


def communes(names: Sequence[PlaceName], own: Place | None) -> list[Place]:
    """Communes named alone, taken for the province that the document is about: no table says where they are."""
    if own is None:
        return []
    alone = [name for name in names if name.sort == "commune" and not name.parent and not name.units]
    return [Place(name.start, name.end, None, own.province, name.label, name.origin) for name in alone]
