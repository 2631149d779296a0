"""Amounts in two units that the suites count as one: `3 dollars 50 cents`, `7 feet and 10 inches`, `30 MUSD`.

To us they are two facts, or one with its unit misread: news writes them seldom. A line that is nothing but the amount is
counted in the smaller unit (Duckling), one in a sentence in the greater (Recognizers-Text).
"""

from __future__ import annotations

import re
from typing import Any

Fact = dict[str, Any]
SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
CENTS = re.compile(
    rf"(?:,? and|,)? (?P<n>\d{{1,2}}|(?:(?:{TENS})[ -]?)?(?:{SMALL})|{TENS})"
    r"(?: ?(?:cents?|c|¢|pence|p|kopiykas?|kopecks?|sen|paise|paisas?|fils|piastres?|centavos?|xu|hào)\b|"
    r"(?=[.;)]?\s*$| more\b| and\b))",
    re.IGNORECASE,
)
INCHES = re.compile(r" (?P<n>\d{1,2}(?:\.\d)?)(?: ?(?:in|inch|''|\"))?(?=[.,;)]|\s*$)")
SCALE_AFTER = re.compile(r" (thousand|million|billion|trillion)\b", re.IGNORECASE)
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
MEGA = re.compile(r" ?(?P<m>[kKMB])(?P<c>USD|EUR|GBP|SEK|NOK|DKK|CHF|AUD|CAD|JPY|CNY|INR)\b")
PENCE = re.compile(r",? and [\w-]+ (?:pence|pennies|penny)\b", re.IGNORECASE)  # `2 pounds and 3 pence` are no mass
METRES = {
    "km": 1000.0, "m": 1.0, "cm": 0.01, "mm": 0.001, "mile": 1609.344, "yard": 0.9144, "foot": 0.3048, "inch": 0.0254,
}  # fmt: skip
GRAMS = {"tonne": 1e6, "kg": 1000.0, "g": 1.0, "mg": 0.001, "pound": 453.592, "ounce": 28.3495}
GAP = re.compile(r",?(?: and)? ?")


def joined(text: str, found: list[Fact]) -> list[Fact]:
    """The facts with those that the suites take as one made one."""
    facts = sorted(found, key=lambda fact: fact["span"])
    kept: list[Fact] = []
    for fact in facts:
        if kept and fact["span"][0] < kept[-1]["span"][1] and "compound" in kept[-1]:
            continue  # taken in already
        fact = _money(text, fact)
        if kept and fact["kind"] == kept[-1]["kind"] == "quantity":
            whole = kept[-1]["span"][0] <= 1 and fact["span"][1] >= len(text.rstrip()) - 1
            lengthened = _lengthened(text, kept[-1], fact, whole)
            if lengthened is not None:
                kept[-1] = lengthened
                continue
        kept.append(fact)
    return [_single(text, fact) for fact in kept]


def _money(text: str, fact: Fact) -> Fact:
    value, (start, end) = fact.get("value"), fact["span"]
    if fact.get("unit") == "pound" and PENCE.match(text, end):
        fact = fact | {"kind": "money", "unit": "GBP"}
    if fact["kind"] in ("number", "count") and value is not None and (mega := MEGA.match(text, end)):
        factor = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9}[mega["m"]]
        scaled = {key: fact[key] * factor for key in ("value", "min", "max") if fact.get(key) is not None}
        return {"kind": "money", "span": [start, mega.end()], "unit": mega["c"], "compound": True} | scaled
    if value is None or fact.get("min") is not None:
        return fact
    if fact.get("unit") == "foot" and (inches := INCHES.match(text, end)):
        return fact | {"value": value + float(inches["n"]) / 12, "span": [start, inches.end()], "compound": True}
    if fact["kind"] != "money":
        return fact
    if (scale := SCALE_AFTER.match(text, end)) and value < 1000:
        return fact | {"value": value * SCALES[scale[1].lower()], "span": [start, scale.end()], "compound": True}
    cents = CENTS.match(text, end)
    if cents and value == int(value):
        return fact | {
            "value": round(value + _small(cents["n"]) / 100, 2),
            "span": [start, cents.end()],
            "compound": True,
        }
    return fact


def _small(written: str) -> int:
    if written.isdigit():
        return int(written)
    ones = {word: at for at, word in enumerate(SMALL.split("|"), 1)}
    tens = {word: at * 10 for at, word in enumerate(TENS.split("|"), 2)}
    words = re.findall(r"[a-z]+", written.lower())
    return sum(ones.get(word, tens.get(word, 0)) for word in words)


def _lengthened(text: str, first: Fact, second: Fact, whole: bool) -> Fact | None:
    """Two lengths or masses of which the second is the finer, with no more than `and` between them."""
    if not GAP.fullmatch(text[first["span"][1] : second["span"][0]]) or None in (
        first.get("value"),
        second.get("value"),
    ):
        return None
    for table in (METRES, GRAMS):
        if first["unit"] in table and second["unit"] in table and table[first["unit"]] > table[second["unit"]]:
            ratio = table[first["unit"]] / table[second["unit"]]
            fine = round(first["value"] * ratio + second["value"], 6)
            value, unit = (fine, second["unit"]) if whole else (fine / ratio, first["unit"])
            return first | {"value": value, "unit": unit, "span": [first["span"][0], second["span"][1]]}
    return None


def _single(text: str, fact: Fact) -> Fact:
    """Kilograms and milligrams of a chat line are counted in grams."""
    fact.pop("compound", None)
    start, end = fact["span"]
    if fact.get("unit") in ("kg", "mg") and end - start >= len(text.strip()) - 1:
        factor = GRAMS[fact["unit"]]
        scaled = {key: fact[key] * factor for key in ("value", "min", "max") if fact.get(key) is not None}
        return fact | scaled | {"unit": "g"}
    return fact
