"""English numbers in words, and in digits with scale words: `two hundred and five`, `3 hundred and 21`, `1.5 bn`."""

from __future__ import annotations

import re
from typing import NamedTuple

from healthnews.lang.en import fractions
from healthnews.lang.en import number_words as words


class Atom(NamedTuple):
    """A literal (`value` set) or a number word."""

    start: int
    end: int
    word: str
    value: float | None = None
    sign: int = 0
    scale: float = 1.0


def and_part(folded: str, first: int, last: int, value: float) -> tuple[float, float]:
    """What stands before and after the last `and` of a number: 200 and 54 in two hundred and fifty-four hundredths."""
    head, _, tail = folded[first:last].rpartition(" and ")
    part = float(sum(fractions.SMALL.get(word, 0) for word in re.findall(r"[a-z]+", tail))) if head else 0.0
    return (value - part, part) if part else (0.0, value)


def parse(folded: str, group: list[Atom], index: int) -> tuple[int, float, float]:
    """The longest number from `index`: how many atoms, its value, and its last scale. No atoms: none starts there."""
    total, current, last, scale = 0.0, None, 0.0, 1.0
    position, state, tail = index, "", 0.0
    while position < len(group):
        atom = group[position]
        joined = folded[group[position - 1].end : atom.start] if position > index else " "
        if "and" in joined and not (
            state in ("hundred", "scale") and (atom.word in words.ONES or atom.word in words.TENS or atom.value)
        ):
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
