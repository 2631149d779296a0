"""Numbers as English writes them: digits, words and both, with ranges, approximators and bounds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from healthnews.lang import digits, joining
from healthnews.lang.alternation import alternation
from healthnews.lang.en import fractions
from healthnews.lang.en import number_words as words
from healthnews.lang.joining import Read
from healthnews.model import Number

MEASURED = re.compile(
    r"\s?(?:%|per\s?cent|percentage|million|billion|trillion|thousand|hundred|m\b|bn\b|k\b|kg|g\b|grams?|mg|mcg|ml|l\b|litres?|liters?|km|"
    r"met(?:er|re)s?|miles?|cm|mm|inch|f(?:ee|oo)t|ha\b|hectares?|tons?|tonnes?|degrees?|°|mmol|times|fold|points?|hours?|years?|is\b|and\b|or\b|"
    r"dollars?|euros?|usd)",
    re.IGNORECASE,
)
HABIT = digits.Habit(thousands=",", measured=MEASURED, spaced_groups=1)

ATOM = re.compile(rf"{digits.LITERAL}|\b(?:{alternation(words.WORDS)})(?!\w)")
GLUED = re.compile(r"[^\W\d_]+")
MAGNITUDES = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "G": 1e9, "B": 1e9, "T": 1e12, "bn": 1e9, "mn": 1e6, "m": 1e6}
GLUED_UNIT = re.compile(r"(?:KG|KM|CM|MM|ML|GB|TB|KW|MW|USD|VND|EUR|AM|PM)$|[a-zà-ỹ]{2,}$|[glmxh]$")
POWER = re.compile(r"[eE](?P<e>[+-]?\d{1,2})(?!\w)| ?[x×] ?10\^(?P<x>-?\d{1,2})(?!\w)|\^(?P<p>-?\d{1,2})(?!\w)")
ORDINAL = re.compile(r"(?:st|nd|rd|th)$")
JOIN = re.compile(r"\s+(?:and\s+)?|\s?-\s?")
MIXED = re.compile(r" (\d{1,3})/(\d{1,3})(?![\d/])")
MINUS = re.compile(r"\b(?:minus|negative) $")
RATIO_AFTER = re.compile(r" over (?:\d|one |two |t|five|a hundred)")
WORD_AFTER = re.compile(r"[ \u00a0-]([^\W\d_]+)")
WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")


class Atom(NamedTuple):
    """A literal (`value` set) or a number word."""

    start: int
    end: int
    word: str
    value: float | None = None
    sign: int = 0
    scale: float = 1.0


BEFORE: dict[str, str] = {
    "more than": "more_than", "over": "more_than", "above": "more_than", "greater than": "more_than", "larger than": "more_than",
    "higher than": "more_than", "exceeding": "more_than", "exceeded": "more_than", "exceeds": "more_than", "in excess of": "more_than",
    "upwards of": "more_than", "upward of": "more_than", ">": "more_than", "just over": "more_than", "well over": "more_than",
    "slightly more than": "more_than", "topped": "more_than", "surpassed": "more_than", "beyond": "more_than",
    "nearly": "nearly", "almost": "nearly", "close to": "nearly", "just under": "nearly", "approaching": "nearly", "nearing": "nearly",
    "about": "about", "around": "about", "approximately": "about", "some": "about", "roughly": "about", "circa": "about",
    "an estimated": "about", "estimated": "about", "approx": "about", "approx.": "about", "~": "about", "≈": "about", "or so": "about",
    "in the region of": "about", "somewhere around": "about",
    "at least": "at_least", "no fewer than": "at_least", "no less than": "at_least", "not less than": "at_least", "a minimum of": "at_least",
    "minimum of": "at_least", "greater than or equal to": "at_least", "equal to or more than": "at_least", "≥": "at_least", ">=": "at_least",
    "> =": "at_least", "not fewer than": "at_least", "more than or equal to": "at_least",
    "less than": "less_than", "fewer than": "less_than", "under": "less_than", "below": "less_than", "smaller than": "less_than",
    "lower than": "less_than", "<": "less_than",
    "up to": "at_most", "no more than": "at_most", "not more than": "at_most", "at most": "at_most", "a maximum of": "at_most",
    "maximum of": "at_most", "as many as": "at_most", "less than or equal to": "at_most", "smaller or equal than": "at_most",
    "less or equal than": "at_most", "≤": "at_most", "<=": "at_most", "< =": "at_most", "not exceeding": "at_most", "as much as": "at_most",
    "exactly": "exact", "equal to": "exact", "smaller or equal to": "at_most", "no more or less than": "exact",
    "greater or equal to": "at_least", "greater or equal than": "at_least",
}  # fmt: skip
BOUNDS = joining.Bounds(
    between=re.compile(r"\s?[-–—~]\s?|%?\s(?:to|through)\s|%\s?[-–—]\s?|[$€£]\s?[-–—]\s?[$€£]"),
    weak_between=re.compile(
        r"\s?(?:[^\W\d_]{1,12}|%)?\s(?:to|and|through)\s(?:and |less than |fewer than |less or equal than |smaller than |below |"
        r"less than or equal to |no less than )?(?:[$€£])?|\s?[-–—]\s?"
    ),
    opening=re.compile(r"\b(?:from|between|ranging from|anywhere from)\s(?:about |around |[$€£])?$"),
    before=BEFORE,  # type: ignore[arg-type]
    last_words=frozenset(key.split()[-1].strip(".") for key in BEFORE) | {"approx."},
    after=re.compile(
        r"(?P<at_least> (?:or (?:more|greater|above|over|older|higher)|and (?:over|above|older|up|more))\b(?! (?:than )?\d)|\+(?!\d))"
        r"|(?P<at_most> (?:or (?:less|fewer|below|under|younger|lower)|and (?:under|younger|below))\b(?! (?:than )?\d))|(?P<about> or so\b)"
    ),
    refused=re.compile(r"\b(?:all|going|come|gone)\s$"),
    over=re.compile(r"/| out of | over "),
    fraction=re.compile(r"(?!)"),
    tie=re.compile(r",? (?:and|but) "),
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
        return [Atom(match.start(), match.end(), first)]
    literals = digits.read(text, match.start(), match.end(), end, HABIT)
    if not literals:
        return []
    power = POWER.match(text, literals[-1].end, end)
    if power:
        return [_raised(literals[-1], power)]
    glued = GLUED.match(text, literals[-1].end, end)
    if glued:
        if glued[0] in MAGNITUDES:
            last = literals[-1]
            scale = MAGNITUDES[glued[0]]
            literals[-1] = last._replace(end=glued.end(), value=last.value * scale)
        elif ORDINAL.match(glued[0]) or not GLUED_UNIT.match(glued[0]):
            return []
    point = match.start() - 1
    if point >= start and text[point] == "." and (point == start or not text[point - 1].isalnum()) and "." not in first and "," not in first:
        return [Atom(point, literals[0].end, "", float("0." + first))]
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
        size, value, scale = _parse(folded, group, index)
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
        if size == 1 and run[0].value is None and not _stands_alone(text, folded, start, end, run[0]):
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
    if not has_digits or scale > 1:
        base, part = _and_part(folded, first, last, value)
        tail = fractions.after(folded, last, end, value, scale, form == "article" or value == 1)
        if tail is not None and base and " and " not in folded[last : tail.end]:
            tail = tail._replace(value=base + part * tail.value / value * (scale if scale >= 1e6 else 1.0))
        if tail is not None:
            value, last, form = tail.value, tail.end, "words"
    elif form == "digits":
        mixed = MIXED.match(folded, last, end)
        if mixed and 0 < int(mixed[1]) < int(mixed[2]):
            value, last = value + int(mixed[1]) / int(mixed[2]), mixed.end()
    return Read(first, last, round(value, 12) if abs(value) < 1e6 else round(value, 9), form, sign, scale)


def _and_part(folded: str, first: int, last: int, value: float) -> tuple[float, float]:
    """What stands before and after the last `and` of a number: 200 and 54 in `two hundred and fifty-four` hundredths."""
    head, _, tail = folded[first:last].rpartition(" and ")
    part = float(sum(fractions.SMALL.get(word, 0) for word in re.findall(r"[a-z]+", tail))) if head else 0.0
    return (value - part, part) if part else (0.0, value)


def _parse(folded: str, group: list[Atom], index: int) -> tuple[int, float, float]:
    """The longest number from `index`: how many atoms, its value, and its last scale. No atoms: none starts there."""
    total, current, last, scale = 0.0, None, 0.0, 1.0
    position, state, tail = index, "", 0.0
    while position < len(group):
        atom = group[position]
        joined = folded[group[position - 1].end : atom.start] if position > index else " "
        if "and" in joined and not (state in ("hundred", "scale") and (atom.word in words.ONES or atom.word in words.TENS or atom.value)):
            break
        if "and" in joined:
            tail = float(words.ONES.get(atom.word, 0))
        if "-" in joined and not (state == "tens" and atom.word in words.ONES) and atom.word not in words.SCALES:
            break
        if atom.value is not None:
            if state and not (state in ("scale", "hundred") and (_scale_after(group, position) or "and" in joined)):
                break
            current, state = (current or 0.0) + atom.value, "digits"
        elif atom.word in words.SCALES:
            unit = words.SCALES[atom.word]
            if current is None and (not total or state != "scale" or unit <= last):
                break
            if unit == 12 and tail:
                current = (current or 0.0) + 11 * tail  # three hundred and two dozen
                position, state = position + 1, "digits"
                continue
            if last and unit > last:
                total, current = (total + (current or 0.0)) * unit, None
            else:
                total, current = total + (current or 0.0) * unit, None
            last, scale, state = unit, unit, "scale"
        elif atom.word in words.HUNDRED:
            if current is None and not (position == index and _scale_after(group, position)):
                break
            if current is not None and current >= 100 and state != "digits":
                break
            current, state, scale = (current or 1.0) * 100, "hundred", 100.0
        elif atom.word in words.TENS:
            if state in ("ones", "tens", "digits", "article"):
                break
            current, state = (current or 0.0) + words.TENS[atom.word], "tens"
        elif atom.word in words.ONES:
            ones = words.ONES[atom.word]
            if state in ("ones", "digits", "article") or (state == "tens" and not 0 < ones < 10):
                break
            current, state = (current or 0.0) + ones, "ones"
        elif atom.word in ("half", "quarter"):
            if state not in ("", "article") or not (_scale_after(group, position) or position == index):
                break
            current, state = (0.5 if atom.word == "half" else 0.25), "digits"
        elif atom.word in words.ARTICLES:
            if state or not _scale_after(group, position):
                if not state and position == index:
                    return 1, 1.0, 1.0
                break
            current, state = 1.0, "article"
        else:
            break
        position += 1
    if position == index:
        return 0, 0.0, 1.0
    return position - index, total + (current or 0.0), scale


def _scale_after(group: list[Atom], position: int) -> bool:
    after = group[position + 1].word if position + 1 < len(group) else ""
    return after in words.SCALES or after in words.HUNDRED or after in ("half", "quarter")


def _stands_alone(text: str, folded: str, start: int, end: int, atom: Atom) -> bool:
    """Whether a single number word is a number here."""
    word = atom.word
    if word in words.SCALES or word in words.HUNDRED:
        return False
    after = WORD_AFTER.match(folded, atom.end, end)
    following = after[1] if after else ""
    before = WORD_BEFORE.search(folded, max(start, atom.start - 14), atom.start)
    preceding = before[1] if before else ""
    if word in words.ARTICLES:
        return False
    if word in ("half", "quarter", "quarters"):
        if word == "half" and re.search(r"(?:than|over|nearly|almost|about) $", folded[max(start, atom.start - 8) : atom.start]):
            return True
        return word == "half" and following in ("hour", "year", "day", "century", "of", "the")
    if MINUS.search(folded, max(start, atom.start - 10), atom.start) or RATIO_AFTER.match(folded, atom.end, end):
        return True
    if word == "one":
        whole = atom.start == start and end - atom.end <= 1
        return whole or not (preceding in words.ONE_NOT_AFTER or following in words.ONE_NOT_BEFORE or (not following and preceding != ""))
    return not (text[atom.start].isupper() and atom.start != start and after is not None and text[after.start(1)].isupper())
