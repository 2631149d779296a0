"""Vietnamese numbers in words, and in digits with scale words: `hai trăm linh năm`, `2 tỷ rưỡi`, `một triệu hai`."""

from __future__ import annotations

from typing import NamedTuple

from healthnews.lang.vi import number_words as words


class Atom(NamedTuple):
    """A literal (`value` set) or a number word."""

    start: int
    end: int
    word: str
    value: float | None = None
    sign: int = 0


def parse(group: list[Atom], index: int, folded: str, end: int) -> tuple[int, float, float]:
    """The longest number from `index`: how many atoms, its value, and its last scale. No atoms: none starts there."""
    total, current, last, size, scale = 0.0, None, 0.0, 0, 1.0
    position, tail_zero = index, False
    while position < len(group):
        atom = group[position]
        if atom.value is not None:
            if current is not None or (total and not (last and _scale_after(group, position))):
                break
            current, position, tail_zero = atom.value, position + 1, True
        elif (
            atom.word == "nửa"
            and position == index
            and position + 1 < len(group)
            and group[position + 1].word in words.SCALES
        ):
            current, position = 0.5, position + 1  # nửa triệu
        elif atom.word in words.SCALES:
            unit = words.SCALES[atom.word]
            if current is None and not total:
                break
            if last and unit > last:
                total, current = (total + (current or 0.0)) * unit, None
            elif current is None:
                break
            else:
                total, current = total + current * unit, None
            last, scale, position, tail_zero = unit, unit, position + 1, False
        elif atom.word in words.HALF:
            if current is None and last:
                total, position, size = total + last / 2, position + 1, position + 1 - index
            elif (
                current is not None
                and current >= 100
                and current % 100 == 0
                and group[position - 1].word == words.HUNDRED
            ):
                current, position, size = current + 50, position + 1, position + 1 - index
            break
        elif (
            atom.word in words.TENS | {words.HUNDRED} and current is not None and group[position - 1].value is not None
        ):
            factor = 100 if atom.word == words.HUNDRED else 10
            current, position, scale = current * factor, position + 1, float(factor)
            if factor == 100:
                last = last or 0.0
        else:
            taken, small, zero = _below_thousand(group, position, folded, end, bool(total))
            if not taken or current is not None:
                break
            current, position, tail_zero = small, position + taken, zero
        size = position - index
    if not size:
        return 0, 0.0, 1.0
    if current is not None:
        if last >= 1000 and total and group[position - 1].word == "một" and group[position - 2].word in words.SCALES:
            return position - 1 - index, total, scale  # 300 tỷ một ngày
        if last >= 1000 and total and _are_years(group[index], group[position - 2], group[position - 1], folded):
            return position - 1 - index, total, scale
        colloquial = (
            group[index].value is None
            and last >= 1000
            and total
            and not tail_zero
            and current < 10
            and group[position - 1].value is None
        )
        total += current * last / 10 if colloquial else current
    if position < len(group) and group[position].word in words.POINT:
        taken, fraction = _decimals(group, position + 1)
        if taken:
            size, total = size + 1 + taken, total + fraction
            end_at = index + size
            if end_at < len(group) and group[end_at].word in words.SCALES:
                return size + 1, round(total * words.SCALES[group[end_at].word], 6), words.SCALES[group[end_at].word]
    return size, total, scale


def _are_years(first: Atom, scale: Atom, last: Atom, folded: str) -> bool:
    """Whether the `năm` behind a scale counts years: `110 triệu năm tuổi`, `hai nghìn năm trước`; else it is a five."""
    if last.word != "năm" or scale.word not in words.SCALES:
        return False
    return first.value is not None or folded.startswith((" tuổi", " trước", " sau", " nay", " qua"), last.end)


def _scale_after(group: list[Atom], position: int) -> bool:
    """Whether a literal goes on with a smaller scale (`2 tỷ 500 triệu`), or is glued (`1tr5`)."""
    if position and group[position - 1].word == "tr" and group[position - 1].end == group[position].start:
        return True
    return position + 1 < len(group) and group[position + 1].word in words.SCALES


def _decimals(group: list[Atom], position: int) -> tuple[int, float]:
    """The digits after `phẩy`: `phẩy không hai`, `phẩy tư`, `phẩy hai mươi lăm` is read digit by digit."""
    figures = ""
    at = position
    while at < len(group) and group[at].word in words.DIGITS:
        figures += str(words.DIGITS[group[at].word])
        at += 1
    return at - position, float("0." + figures) if figures else 0.0


def _below_thousand(group: list[Atom], position: int, folded: str, end: int, inside: bool) -> tuple[int, float, bool]:
    """Hundreds, tens and units in words: atoms taken, value, and whether a last digit is a plain unit (`linh năm`)."""

    def word(at: int) -> str:
        return group[at].word if at < len(group) and group[at].value is None else ""

    at, hundreds, has_hundreds = position, 0.0, False
    first = word(at)
    if first in words.DIGITS and word(at + 1) == words.HUNDRED and first not in words.TAIL_ONLY:
        hundreds, has_hundreds = words.DIGITS[first] * 100.0, True
        at += 2
    elif first in words.ZERO_TENS and inside and word(at + 1) in words.DIGITS:
        return 2, float(words.DIGITS[word(at + 1)]), True
    if has_hundreds and word(at) in words.ZERO_TENS and word(at + 1) in words.DIGITS:
        return at + 2 - position, hundreds + words.DIGITS[word(at + 1)], True
    taken, tens, plain = _below_hundred(group, at, folded, has_hundreds or inside)
    if taken == 1 and has_hundreds and not plain and tens < 10:
        if word(at) == "năm":  # hai trăm năm: 200 years
            return at - position, hundreds, True
        return at + 1 - position, hundreds + tens * 10, True
    at += taken
    return at - position, hundreds + tens, plain or has_hundreds


def _below_hundred(group: list[Atom], position: int, folded: str, inside: bool) -> tuple[int, float, bool]:
    """Tens and units in words; the last part says that the value is no single colloquial digit."""

    def word(at: int) -> str:
        return group[at].word if at < len(group) and group[at].value is None else ""

    first, second = word(position), word(position + 1)
    if first == words.TEN:
        if _is_unit(second, word(position + 2)):
            return 2, 10.0 + words.DIGITS[second], True
        return 1, 10.0, True
    if first == "chục":
        return (1, 10.0, True) if not inside else (0, 0.0, False)
    if first not in words.DIGITS or (
        first in words.TAIL_ONLY and not inside and not folded.endswith("phần ", 0, group[position].start)
    ):
        return 0, 0.0, False
    if second in words.TENS and first not in words.TAIL_ONLY:
        third = word(position + 2)
        if second != "chục" and _is_unit(third, word(position + 3)):
            return 3, words.DIGITS[first] * 10.0 + words.DIGITS[third], True
        return 2, words.DIGITS[first] * 10.0, True
    if (
        first != "không"
        and second in words.DIGITS
        and second not in ("không", "một")
        and not _is_year(second, word(position + 2))
    ):
        if word(position + 2) not in words.TENS | {words.HUNDRED} and first not in words.TAIL_ONLY and first != "năm":
            return 2, words.DIGITS[first] * 10.0 + words.DIGITS[second], True
        if first == "năm" and inside:
            return 2, 50.0 + words.DIGITS[second], True
    return 1, float(words.DIGITS[first]), False


def _is_unit(word: str, following: str) -> bool:
    """Whether a digit word is the unit behind its tens: `mười hai`, not the year of `mười năm` nor a new hundred."""
    if word not in words.DIGITS or word == "không" or _is_year(word, following):
        return False
    return following not in words.TENS | {words.HUNDRED}


def _is_year(word: str, following: str) -> bool:
    """Whether `năm` after a number is the year: `hai mươi năm`, but `ba trăm năm mươi`."""
    return word == "năm" and following not in words.TENS | {words.HUNDRED}
