"""Ranges, totals and bounds: what the words around numbers make of them, in any language.

A language gives its joining words and its approximators as `Bounds`; the numbers come in as they were read, left to
right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from healthnews.lang.digits import rounded
from healthnews.model import Number, Qualifier

LOWER, UPPER = frozenset({"more_than", "at_least"}), frozenset({"less_than", "at_most", "nearly"})
TEN = 10
OR = frozenset({" or ", " hoặc ", " hay "})
LOOK_BEFORE = 5  # words that an approximator can hold
SYMBOLS = "$€£"
OPENERS = "(\"“'‘["
SIGN_BEFORE = re.compile(r"[<>] ?=$|[<>=~≈≤≥]$")
CURRENCY = re.compile(r"(?:(?<!\w)(?:vn[dđ]|usd|us|eur|gbp|rmb|aud|cad|jpy|inr)?[$€£¥₫]?\s?)$")


class Read(NamedTuple):
    """A number as its own characters say it."""

    start: int
    end: int
    value: float
    form: str
    sign: int = 0
    scale: float = 1.0  # of its last scale word: shared leftwards in `5-10 triệu`


class Bounds(NamedTuple):
    """The words of one language around numbers, all folded."""

    between: re.Pattern[str]  # what joins the two ends of a range
    weak_between: re.Pattern[str]  # joins them only after `from` or `between`
    opening: re.Pattern[str]  # `từ`, `from`, `between`: matched at the end of what stands before
    before: Mapping[str, Qualifier]  # approximators before a number
    last_words: frozenset[str]  # the last word of each of them: a cheap first look
    after: re.Pattern[str]  # bounds after a number, groups named as the qualifier
    after_hints: tuple[str, ...]  # one of them stands in each of those: a cheap first look
    refused: re.Pattern[str]  # before an approximator: it belongs to something else
    over: re.Pattern[str]  # between a number and the total it is set against: `35/63`, `17 trên 24`
    tie: re.Pattern[str]  # between a lower and an upper bound: ` and `
    fraction: re.Pattern[str]  # between numerator and denominator: `hai phần ba`
    changed: re.Pattern[str] | None = None  # ends before two numbers that are then no range: `rose from 30 to 40`


def join(folded: str, start: int, end: int, reads: list[Read], bounds: Bounds) -> list[Number]:
    """The numbers of a sentence with their ranges joined and their approximators taken in."""
    found: list[Number] = []
    index = 0
    bounded_after = any(folded.find(hint, start, end) >= 0 for hint in bounds.after_hints)
    while index < len(reads):
        read = reads[index]
        after = reads[index + 1] if index + 1 < len(reads) else None
        number = None
        if after is not None and after.start - read.end < 16:
            number = _total(folded, read, after, bounds) or _range(folded, start, read, after, bounds)
        index += 2 if number else 1
        bounded = _bounded(folded, start, end, number or _single(read), bounds, bounded_after)
        both = _enclosed(folded, found[-1], bounded, bounds) if found else None
        if both is not None:
            found[-1] = both
        else:
            found.append(bounded)
    return found


def _enclosed(folded: str, first: Number, second: Number, bounds: Bounds) -> Number | None:
    """A lower and an upper bound that are tied together: `more than 10 and less than 20`."""
    turned = first.qualifier in UPPER and second.qualifier in LOWER
    lower, upper = (second, first) if turned else (first, second)
    if lower.qualifier not in LOWER or upper.qualifier not in UPPER or lower.low is None or upper.high is None:
        return None
    if not bounds.tie.fullmatch(folded[first.outer_end : second.outer_start]) or lower.low >= upper.high:
        return None
    low, high = lower.low, upper.high
    return Number(
        first.start, second.end, first.outer_start, second.outer_end, None, low, high, "range", form=first.form
    )


def _single(read: Read) -> Number:
    return Number(
        read.start, read.end, read.start, read.end, read.value, read.value, read.value,
        form=read.form, sign=read.sign,  # type: ignore[arg-type]
    )  # fmt: skip


def _total(folded: str, read: Read, after: Read, bounds: Bounds) -> Number | None:
    """Achieved over target, and fractions: `35/63 tỉnh` is 35, with 63 to look at; `hai phần ba` is 0.667."""
    gap, form, over = folded[read.end : after.start], read.form, None
    if bounds.fraction.fullmatch(gap) and "digits" not in (read.form, after.form) and after.value:
        value, form = read.value / after.value, "words"
    elif bounds.over.fullmatch(gap) and (read.form == after.form == "digits" or gap != "/"):
        value, over = read.value, after.value
    else:
        return None
    return Number(
        read.start, after.end, read.start, after.end, value, value, value, form=form, sign=read.sign, over=over  # type: ignore[arg-type]
    )  # fmt: skip


def _range(folded: str, start: int, read: Read, after: Read, bounds: Bounds) -> Number | None:
    gap = folded[read.end : after.start]
    edge = read.start - (folded[read.start - 1 : read.start] in tuple("-−–"))
    below = read.sign < 0 and bounds.opening.search(folded, max(start, read.start - 14), edge)
    if below or (after.sign and gap.strip()):
        return _below_zero(read, after, gap, below, bounds) if below else None
    joined = bounds.between.fullmatch(gap) is not None or _are_or(read, after, gap)
    in_words = gap.upper() != gap
    if joined and in_words and gap[-1] in SYMBOLS and folded[read.start - 1 : read.start] != gap[-1]:
        joined = False  # from 40 in 2022 to $26 billion in 2024
    if not joined and not bounds.weak_between.fullmatch(gap):
        return None
    opened = bounds.opening.search(folded, max(start, read.start - 12), read.start)
    if not joined and not opened:
        return None
    if in_words and bounds.changed and bounds.changed.search(folded, max(start, read.start - 60), read.start):
        return None
    low = read.value
    if after.scale > 1 and read.scale == 1 and low < after.value / after.scale:
        low = rounded(low * after.scale)
    if not low < after.value:
        return None
    if "article" in (read.form, after.form) and not opened:
        return None
    outer = opened.start() if opened else read.start
    form = read.form if read.form == after.form else "mixed"
    return Number(
        read.start, after.end, outer, after.end, None, low, after.value, "range",
        form=form, sign=read.sign,  # type: ignore[arg-type]
    )  # fmt: skip


def _are_or(read: Read, after: Read, gap: str) -> bool:
    """Whether two numbers in words are one or the other: `two or three weeks`, `hai hoặc ba tuần`."""
    return gap in OR and read.form == after.form == "words" and after.value == read.value + 1 and read.value < TEN


def _below_zero(read: Read, after: Read, gap: str, opened: re.Match[str], bounds: Bounds) -> Number | None:
    """A range that begins below zero: `between -5 and 5 degrees`, `from -10 to -2`."""
    gap = gap.rstrip("-−–")
    high = -after.value if after.sign < 0 else after.value
    if not (bounds.between.fullmatch(gap) or bounds.weak_between.fullmatch(gap)) or -read.value >= high:
        return None
    return Number(
        read.start, after.end, opened.start(), after.end, None, -read.value, high, "range",
        form=read.form if read.form == after.form else "mixed",  # type: ignore[arg-type]
    )  # fmt: skip


def _bounded(folded: str, start: int, end: int, number: Number, bounds: Bounds, bounded_after: bool) -> Number:
    """The number with the approximators before it and the bounds after it."""
    outer, qualifier = number.outer_start, number.qualifier
    money = (
        CURRENCY.search(folded, max(start, outer - 5), outer)
        if outer > start and folded[outer - 1] not in " \u00a0"
        else None
    )
    signed = number.sign and outer > start and folded[outer - 1] in "-−–+"  # <-30
    for _ in range(3):
        key = _before(folded, start, outer - 1 if signed else money.start() if money else outer, bounds)
        signed = False
        if key is None:
            break
        said = bounds.before[key]
        outer, money = folded.rindex(key, start, outer), None
        if qualifier == "exact":
            qualifier = said
        if said != "exact":
            break
    outer_end = number.outer_end
    after = bounds.after.match(folded, number.end, end) if bounded_after else None
    if after and after.lastgroup:
        outer_end = after.end()
        qualifier = after.lastgroup if qualifier != "range" else qualifier  # type: ignore[assignment]
        opened = bounds.opening.search(folded, max(start, outer - 12), outer)
        outer = opened.start() if opened else outer
    if qualifier == number.qualifier and outer == number.outer_start and outer_end == number.outer_end:
        return number
    low, high = limits(qualifier, number)
    return Number(
        number.start, number.end, outer, outer_end, number.value, low, high, qualifier,
        form=number.form, sign=number.sign, over=number.over,
    )  # fmt: skip


def limits(qualifier: Qualifier, number: Number) -> tuple[float | None, float | None]:
    """The bounds that a qualifier states about a number."""
    if qualifier in ("more_than", "at_least"):
        return number.low, None
    if qualifier in ("nearly", "less_than", "at_most"):
        return None, number.high
    return number.low, number.high


def _before(folded: str, start: int, position: int, bounds: Bounds) -> str | None:
    """The longest approximator that ends right before a position."""
    edge = position
    while edge > start and folded[edge - 1] in " \u00a0":
        edge -= 1
    if edge == start or (edge == position and folded[edge - 1] not in "<>=~≈≤≥"):
        return None
    if folded[edge - 1] in "<>=~≈≤≥":
        mark = SIGN_BEFORE.search(folded, max(start, edge - 3), edge)
        return mark[0] if mark and mark[0] in bounds.before else None
    gap = max(folded.rfind(" ", start, edge), folded.rfind("\u00a0", start, edge), start - 1)
    if folded[gap + 1 : edge].lstrip(OPENERS) not in bounds.last_words:
        return None
    window = max(start, edge - 28)
    words = folded[window:edge].split()
    if window > start and folded[window - 1] not in " \u00a0" and words:
        words = words[1:]
    for size in range(min(LOOK_BEFORE, len(words)), 0, -1):
        key = " ".join(words[-size:]).lstrip(OPENERS)
        if key in bounds.before and folded.endswith(key, window, edge):
            if bounds.refused.search(folded, window, edge):
                return None
            return key
    return None
