"""Numbers as English writes them: digits, words and both, with ranges, approximators and bounds."""

from __future__ import annotations

import re
from functools import lru_cache

from healthnews.alternation import alternation
from healthnews.lang import digits, joining
from healthnews.lang.en import fractions
from healthnews.lang.en import number_words as words
from healthnews.lang.en.lone_words import MINUS, stands_alone
from healthnews.lang.en.spelled import Atom, and_part, parse
from healthnews.lang.grammar import plain_first
from healthnews.lang.joining import Read
from healthnews.model import Number

MEASURED = re.compile(
    r"\s?(?:%|per\s?cent|percentage|million|billion|trillion|thousand|hundred|m\b|bn\b|k\b|kg|g\b|grams?|mg|mcg|ml|"
    r"l\b|litres?|liters?|km|"
    r"met(?:er|re)s?|miles?|cm|mm|inch|f(?:ee|oo)t|ha\b|hectares?|tons?|tonnes?|degrees?|°|mmol|times|fold|points?|"
    r"hours?|years?|is\b|and\b|or\b|"
    r"dollars?|euros?|usd)",
    re.IGNORECASE,
)
HABIT = digits.Habit(thousands=",", measured=MEASURED, spaced_groups=1)
ATOM = re.compile(digits.FIGURES + "|" + plain_first(words.WORDS, r"(?!\w)"))
GLUED = re.compile(r"[^\W\d_]+")
MAGNITUDES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "MM": 1e6,
    "G": 1e9,
    "B": 1e9,
    "T": 1e12,
    "bn": 1e9,
    "mn": 1e6,
    "m": 1e6,
}
GLUED_UNIT = re.compile(r"(?:KG|KM|CM|MM|ML|GB|TB|KW|MW|USD|US|VND|EUR|RM|AM|PM)$|[a-zà-ỹ]{2,}$|[glmxh]$")
PRICED = re.compile(r"(?:[$€£¥]|usd|vnd|eur|gbp) ?$", re.IGNORECASE)  # $9m is money, 9m a length
POWER = re.compile(r"[eE](?P<e>[+-]?\d{1,2})(?!\w)| ?[x×] ?10\^(?P<x>-?\d{1,2})(?!\w)|\^(?P<p>-?\d{1,2})(?!\w)")
HOUR_MINUTES = re.compile(r"h[0-5]\d(?!\d)")
ORDINAL = re.compile(r"(?:st|nd|rd|th)$")
JOIN = re.compile(r"\s+(?:and\s+)?|\s?-\s?")
QUARTERS = re.compile(r" quarters?(?!\w)(?! of )")
AND_HALF = re.compile(r"(?: and (?:an? )?|-and-an?-)(?:half|quarter)(?=[ -][a-z])(?! (?:of|the))")
HALF_UNIT = re.compile(
    r"(?: an? |[ -])(?=(?:lit(?:er|re)|ml|kilo|kg|gram|pound|tonne|ton|mile|met(?:er|re)|cup|teaspoon|tablespoon|gallon|acre|"
    r"pint|inch|foot|percent|per cent|percentage point)s?(?!\w))"
)
PART_UNIT = re.compile(
    r"(?: of (?:an? )?| an? |[ -])(?=(?:lit(?:er|re)|kilo|kilogram|pound|tonne|ton|mile|met(?:er|re)|cup|teaspoon|tablespoon|gallon|acre|"
    r"pint|inch|percent|per cent)(?!\w))"
)
HALF_SCALE = re.compile(
    r"[ -](?:of )?(?:a )?(?P<scale>dozen|hundred|thousand|million|billion|trillion|lakh|crore)(?!\w)"
)
POINT = re.compile(rf" point((?: (?:{alternation(w for w, v in words.ONES.items() if v < 10)}|oh))+)(?!\w)")
SCALED = re.compile(r" (thousand|million|billion|trillion|lakh|crore)(?!\w)")
PERIOD_BEFORE = re.compile(r"\b(?:last|past|previous|next|coming|upcoming|following|first|final) $")
SINGLE = re.compile(
    r" single(?= (?:new |confirmed |suspected |probable |imported |fatal |reported )*(?:case|death|infection|fatality)(?!\w)(?! (?:can|could|may|might|would|will|is)\b))"
)
NO_SINGLE = re.compile(r"(?:\b(?:not|never|without)|n['’]t)(?: [a-z]{1,12}){0,2} $|\b(?:than|even|if|as|every) $")
MIXED = re.compile(r" (?:and )?(\d{1,3})/(\d{1,3})(?![\d/])")
PART_OF_SCALE = re.compile(r"/(?P<d>[2-9]|10) (?:of a )?(?P<scale>thousand|million|billion|trillion)(?!\w)")
BEFORE: dict[str, str] = {
    "more than": "more_than", "over": "more_than", "above": "more_than", "greater than": "more_than",
    "larger than": "more_than",
    "higher than": "more_than", "exceeding": "more_than", "exceeded": "more_than", "exceeds": "more_than",
    "in excess of": "more_than",
    "upwards of": "more_than", "upward of": "more_than", ">": "more_than", "just over": "more_than",
    "well over": "more_than",
    "slightly more than": "more_than", "topped": "more_than", "surpassed": "more_than", "beyond": "more_than",
    "nearly": "nearly", "almost": "nearly", "close to": "nearly", "just under": "nearly", "approaching": "nearly",
    "nearing": "nearly",
    "about": "about", "around": "about", "approximately": "about", "some": "about", "roughly": "about",
    "circa": "about",
    "an estimated": "about", "estimated": "about", "approx": "about", "approx.": "about", "~": "about", "≈": "about",
    "or so": "about",
    "in the region of": "about", "somewhere around": "about",
    "at least": "at_least", "no fewer than": "at_least", "no less than": "at_least", "not less than": "at_least",
    "a minimum of": "at_least",
    "minimum of": "at_least", "greater than or equal to": "at_least", "equal to or more than": "at_least",
    "≥": "at_least", ">=": "at_least",
    "> =": "at_least", "not fewer than": "at_least", "more than or equal to": "at_least",
    "less than": "less_than", "fewer than": "less_than", "under": "less_than", "below": "less_than",
    "smaller than": "less_than",
    "lower than": "less_than", "<": "less_than",
    "up to": "at_most", "no more than": "at_most", "not more than": "at_most", "at most": "at_most",
    "a maximum of": "at_most",
    "maximum of": "at_most", "as many as": "at_most", "less than or equal to": "at_most",
    "smaller or equal than": "at_most",
    "less or equal than": "at_most", "≤": "at_most", "<=": "at_most", "< =": "at_most", "not exceeding": "at_most",
    "no higher than": "at_most", "no greater than": "at_most", "no larger than": "at_most", "not higher than": "at_most",
    "not greater than": "at_most", "not larger than": "at_most", "not above": "at_most", "not over": "at_most",
    "no longer than": "at_most", "not longer than": "at_most",
    "no lower than": "at_least", "no smaller than": "at_least", "not lower than": "at_least", "not below": "at_least",
    "not under": "at_least", "not smaller than": "at_least", "no shorter than": "at_least",
    "bigger than": "more_than", "longer than": "more_than", "heavier than": "more_than", "taller than": "more_than",
    "shorter than": "less_than", "lighter than": "less_than",
    "as much as": "at_most",
    "exactly": "exact", "equal to": "exact", "equals": "exact", "equaling to": "exact", "equaling": "exact", "smaller or equal to": "at_most", "no more or less than": "exact",
    "greater or equal to": "at_least", "greater or equal than": "at_least",
}  # fmt: skip
# a level before and one after are two numbers: "beds rose from 300 to 340", "cases fell 18 to 12"
CHANGED = re.compile(
    r"\b(?:up|down|(?:r(?:o|i)s(?:e|es|en|ing)|grew|grown|growing|increas(?:e|es|ed|ing)|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|"
    r"climb(?:s|ed|ing)?|soar(?:s|ed|ing)?|doubl(?:es|ed|ing)|tripl(?:es|ed|ing)|expand(?:s|ed|ing)?|rais(?:e|es|ed|ing)|went|"
    r"fell|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|"
    r"cut|cutting|lower(?:s|ed|ing)|shrank|shrunk|shrinking|plunged|slipped|slid|edged|dipped|improved|changed)"
    r"(?: (?!(?:in|among|amongst|for|with|aged|ages|by|at|on|over|between|within|and|or|to|who|that|which|is|are|was|were|"
    r"rang(?:e|es|ed|ing))\b)[a-z'’-]+){0,5})"
    r"(?: from)?(?: about| around| nearly| almost| just| some| approximately)? [$€£]?$"
)
BOUNDS = joining.Bounds(
    between=re.compile(
        r"\s?[-–—~]\s?|%?\s(?:to|through)\s(?:[a-z]{0,2}[$€£])?|%\s?[-–—]\s?|[$€£]?\s?[-–—]\s?(?:[$€£]|usd|vnd)"
    ),
    weak_between=re.compile(
        r"\s?(?:[^\W\d_]{1,12}|%)?\s(?:to|and|through)\s(?:and |about |around |approximately |"
        r"less than |fewer than |less or equal than |"
        r"smaller than |below |"
        r"less than or equal to |no less than )?(?:[$€£])?|\s?[-–—]\s?"
    ),
    opening=re.compile(r"\b(?:from|between|ranging from|anywhere from)\s(?:about |around |[$€£])?$"),
    before=BEFORE,  # type: ignore[arg-type]
    last_words=frozenset(key.split()[-1].strip(".") for key in BEFORE) | {"approx."},
    after=re.compile(
        r"(?P<at_least> (?:or (?:more|greater|above|over|older|higher)|and (?:over|above|older|up|"
        r"more))\b(?! (?:than )?\d)|\+(?!\d)|-plus(?!\w)| at least(?=[.,;)]| ?$))"
        r"|(?P<at_most> (?:or (?:less|fewer|below|under|younger|lower)|and (?:under|younger|"
        r"below))\b(?! (?:than )?\d)| at most(?=[.,;)]| ?$))|(?P<about> or so\b)"
    ),
    after_hints=(" or ", " and ", "+", "-plus", " at least", " at most"),
    refused=re.compile(r"\ball (?:over|above|under|around|about)$"),
    over=re.compile(r"/| out of | over "),
    fraction=re.compile(r"(?!)"),
    tie=re.compile(r",? (?:and|but) "),
    changed=CHANGED,
)


def find(text: str, folded: str, start: int, end: int) -> list[Number]:
    """Numbers of one sentence, left to right, never overlapping.

    >>> sentence = "More than 1,300 people, 30-50 doctors, two hundred and five visits, VND1.5 trillion"
    >>> [(n.low, n.high) for n in find(sentence, sentence.lower(), 0, len(sentence))]
    [(1300.0, None), (30.0, 50.0), (205.0, 205.0), (1500000000000.0, 1500000000000.0)]
    """
    return list(_found(text, folded, start, end))


@lru_cache(maxsize=4)
def _found(text: str, folded: str, start: int, end: int) -> tuple[Number, ...]:
    reads = _reads(text, folded, start, end)
    return tuple(joining.join(folded, start, end, reads, BOUNDS)) if reads else ()


def _reads(text: str, folded: str, start: int, end: int) -> list[Read]:
    found: list[Read] = []
    group: list[Atom] = []
    reach = start
    for match in ATOM.finditer(folded, start, end):
        if match.start() < reach:
            continue
        atoms = _atoms(text, match, start, end)
        if not atoms:
            continue
        reach = atoms[-1].end
        for atom in atoms:
            if group and not JOIN.fullmatch(folded, group[-1].end, atom.start):
                _read_group(text, folded, start, end, group, found)
                group = []
            group.append(atom)
    if group:
        _read_group(text, folded, start, end, group, found)
    kept: list[Read] = []
    for read in found:
        if not kept or read.start >= kept[-1].end:  # a fraction takes in what stands behind it
            kept.append(read)
    return kept


def _atoms(text: str, match: re.Match[str], start: int, end: int) -> list[Atom]:
    first = match[0]
    if not first[0].isdigit():
        at = match.start()
        if at and (text[at - 1].isalnum() or text[at - 1] == "_") and first not in digits.VULGARS:
            return []  # within a word
        return [Atom(match.start(), match.end(), first, digits.VULGARS.get(first))]
    literals = digits.read(text, match.start(), match.end(), end, HABIT)
    if not literals:
        return []
    literals[-1] = digits.with_fraction(text, literals[-1], end)
    power = POWER.match(text, literals[-1].end, end)
    if power:
        return [_raised(literals[-1], power)]
    glued = GLUED.match(text, literals[-1].end, end)
    if glued:
        if HOUR_MINUTES.match(text, glued.start(), end):
            return []  # 1h15 is no one of anything
        if glued[0] in MAGNITUDES and (
            glued[0] != "m" or PRICED.search(text, max(start, match.start() - 4), match.start())
        ):
            last = literals[-1]
            scale = MAGNITUDES[glued[0]]
            literals[-1] = last._replace(end=glued.end(), value=last.value * scale)
        elif ORDINAL.match(glued[0]) or not GLUED_UNIT.match(glued[0]):
            return []
    point = match.start() - 1
    if (
        point >= start
        and text[point] == "."
        and (point == start or not text[point - 1].isalnum())
        and "." not in first
        and "," not in first
    ):
        factor = literals[0].value / float(first) if float(first) else 1.0  # .03M
        below = point > start and text[point - 1] == "-" and (point == start + 1 or text[point - 2] == " ")
        return [Atom(point, literals[0].end, "", float("0." + first) * factor, -1 if below else 0)]
    return [Atom(item.start, item.end, "", item.value, item.sign) for item in literals]


def _raised(literal: digits.Literal, power: re.Match[str]) -> Atom:
    """`1.3x10^6`, `2.5^-1`, `12e-1`."""
    exponent = int(power["e"] or power["x"] or power["p"])
    if abs(exponent) > 30:
        return Atom(literal.start, literal.end, "", literal.value, literal.sign)
    value = literal.value**exponent if power["p"] else literal.value * 10.0**exponent
    return Atom(literal.start, power.end(), "", value, literal.sign)


def _read_group(text: str, folded: str, start: int, end: int, group: list[Atom], found: list[Read]) -> None:
    index = 0
    while index < len(group):
        size, value, scale = parse(folded, group, index)
        if not size:
            index += 1
            continue
        run = group[index : index + size]
        index += size
        if size == 1 and run[0].word in ("a", "an", "one"):
            tail = fractions.after(folded, run[0].end, end, 1.0, 1.0, True)
            if tail is not None:
                found.append(Read(run[0].start, tail.end, tail.value, "words"))
                continue
        if (
            size == 1 and run[0].word in ("half", "quarter") and (big := HALF_SCALE.match(folded, run[0].end, end))
        ):  # half a million
            worth = words.SCALES.get(big["scale"], 100.0) * (0.5 if run[0].word == "half" else 0.25)
            found.append(Read(run[0].start, big.end(), worth, "words", 0, words.SCALES.get(big["scale"], 1.0)))
            continue
        if size == 1 and run[0].word == "half" and (unit := HALF_UNIT.match(folded, run[0].end, end)):
            found.append(Read(run[0].start, unit.end() - 1 if unit[0] != "-" else unit.start(), 0.5, "words"))
            continue
        if size == 1 and run[0].word == "quarter" and (unit := PART_UNIT.match(folded, run[0].end, end)):
            found.append(Read(run[0].start, unit.end() - 1 if unit[0] != "-" else unit.start(), 0.25, "words"))
            continue
        if size == 1 and run[0].word == "a" and (lone := SINGLE.match(folded, run[0].end, end)):
            if not NO_SINGLE.search(folded, max(start, run[0].start - 32), run[0].start):
                found.append(Read(run[0].start, lone.end(), 1.0, "article"))
            continue
        if size == 1 and run[0].value is None and not stands_alone(text, folded, start, end, run[0]):
            continue
        found.append(_as_read(folded, start, end, run, value, scale))


def _as_read(folded: str, start: int, end: int, run: list[Atom], value: float, scale: float) -> Read:
    first, last, sign = run[0].start, run[-1].end, run[0].sign
    minus = MINUS.search(folded, max(start, first - 10), first)
    if minus:
        first, sign = minus.start(), -1
    has_digits = any(atom.value is not None for atom in run)
    form = "digits" if has_digits and len(run) == 1 else "mixed" if has_digits else "words"
    if len(run) == 1 and run[0].word in ("one", "a", "an"):
        form = "article"
    point = (
        POINT.match(folded, last, end) if form in ("words", "article") and folded.startswith(" point", last) else None
    )
    if point:  # two point five million
        figures = "".join(str(words.ONES.get(word, 0)) for word in point[1].split())
        scaled = SCALED.match(folded, point.end(), end)
        factor = words.SCALES[scaled[1]] if scaled else 1.0
        close = scaled.end() if scaled else point.end()
        return Read(first, close, digits.rounded((value + float(f"0.{figures}")) * factor), "words", sign, factor)
    if QUARTERS.match(folded, last, end) and PERIOD_BEFORE.search(folded, max(start, first - 12), first):
        return Read(first, last, value, form, sign, scale)  # the last two quarters
    if not has_digits or scale > 1:
        base, part = and_part(folded, first, last, value)
        tail = fractions.after(folded, last, end, value, scale, form == "article" or value == 1)
        if tail is not None and base and " and " not in folded[last : tail.end]:
            named = folded.endswith(("thousand", "million", "billion", "trillion"), last, tail.end)
            factor = scale if scale >= 1e6 and not named else 1.0
            tail = tail._replace(value=base + part * tail.value / value * factor)
        if tail is not None:
            value, last, form = tail.value, tail.end, "words"
    elif form == "digits":
        if folded.startswith("point ", start) and first == start + 6 and value == int(value):
            return Read(start, last, float(f"0.{folded[first:last]}"), "mixed", sign)  # point 77
        half = AND_HALF.match(folded, last, end)
        if half:
            value += 0.25 if "quarter" in half[0] else 0.5
            scaled = SCALED.match(folded, half.end(), end)
            factor = words.SCALES[scaled[1]] if scaled else 1.0
            return Read(first, scaled.end() if scaled else half.end(), value * factor, "mixed", sign, factor)
        scale_part = PART_OF_SCALE.match(folded, last, end) if value < 10 else None
        if scale_part and value < int(scale_part["d"]):  # 3/4 million
            factor = words.SCALES[scale_part["scale"]]
            return Read(first, scale_part.end(), value / int(scale_part["d"]) * factor, "mixed", sign, factor)
        mixed = MIXED.match(folded, last, end)
        if mixed and 0 < int(mixed[1]) < int(mixed[2]):
            value, last = value + int(mixed[1]) / int(mixed[2]), mixed.end()
    return Read(first, last, digits.rounded(value), form, sign, scale)
