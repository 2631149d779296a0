"""Numbers written in digits, in the separators of any country.

`52.338`, `52,338`, `1 250 000` and `37,6` are read by their own shape first: two kinds of separator, or one kind twice,
say what they
are. One separator before three digits says nothing (`1.281`, `1,281`): then the language's habit decides, unless what
is counted
cannot be cut into thousandths.
"""

from __future__ import annotations

import re
from typing import NamedTuple

VULGARS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
# a figure of any length and fraction signs; every branch begins with a plain character: see grammar.plain_first
FIGURES = "|".join((*(rf"{digit}\d*(?:[.,]\d+)*" for digit in range(10)), *VULGARS))
SPACED = re.compile("\\d{1,3}(?:[ \u00a0\u2009\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+(?![\\d.,]\\d))?")
BLANKS = " \u00a0\u2009\u202f"
COUNTED = re.compile(r"\s?[^\W\d_]{2}")  # a word follows: something is counted, or measured
CODE_AFTER = re.compile(
    r"[-/](?!VN[DĐ]|USD|EUR|GBP)[A-ZĐ]{2}|[-/]\d+[-/][A-ZĐ]{2}|-\d{2,}-\d{2,}"
)  # 10-NQ/TU, 43/2006/NĐ-CP, 501-601-0315
DASHED = re.compile(r"-\d{2}")
RELAY = re.compile(r"(?<!\d)4[x×](?:50|100|200|400)$")  # 4x100 m is run; 13x15 cm is a size
SPACED_DASH = re.compile(r"(?<![\d.,])(\d{1,6}) [-−–]$")
NUMBER_OF_NUMBERS = re.compile(r"(?:\d{2,}-(?:\d{2,}-)?|\+\d{1,3}-(?:\d{2,}-){0,2})$")
CODE_BEFORE = re.compile(
    r"(?<!\d)(?<!\d[^\W\d_])(?<!\d[^\W\d_]{2})[^\W\d_][-/.]$"
)  # COVID-19, SARS-CoV-2, not 5km-10km
CURRENCY_BEFORE = re.compile(
    r"(?:vn[dđ]|usd|us|eur|gbp|rp|rm|jpy|aud|cny|inr|php|thb|sgd|myr|krw|chf|cad|hkd|twd|idr|lak|khr|uah|rub|mxn|brl|"
    r"zar|sek|nok|dkk|aed|sar|ghs|ugx|tzs|zmw|egp|kwd|qar|jod|lbp|ils|bgn|gel|pkr|npr|bdt|lkr|mmk|pln|czk|huf|nzd|ngn|kes)$",
    re.IGNORECASE,
)

# rupees, taka, shillings; `R`, `N` only before amounts: R500 million, N1,250,000, but R0 and N95
COIN_BEFORE = re.compile(r"(?<!\w)(?:Rs\.?|Tk\.?|Dhs?|[KUT]?[Ss]hs?\.?|(?P<letter>[RN]))$")
AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?(?: ?(?:million|billion|trillion)| ?bn|m)(?!\w)")


class Habit(NamedTuple):
    """How a language writes digits: its thousands separator and the words that can follow a decimal fraction."""

    thousands: str
    measured: re.Pattern[str]  # matches what follows a measured number: a unit, a scale, a percent sign
    spaced_groups: int  # how many groups of three a blank-separated number needs


class Literal(NamedTuple):
    """A number in digits and where it stands."""

    start: int
    end: int
    value: float
    sign: int = 0


def read(text: str, start: int, end: int, limit: int, habit: Habit) -> list[Literal]:
    """The numbers of one literal [start, end) as LITERAL matched it: mostly one, none in a code, several in a list.

    `limit` is the end of the sentence. A blank-separated number (`1 250 000`) is longer than its literal.
    """
    sign = 0
    if start:
        before = text[start - 1]
        if before.isalpha() or before == "_":
            sized = (
                before in "x×"
                and start > 1
                and text[start - 2].isdigit()
                and not RELAY.search(text, max(0, start - 3), end)
            )
            if not sized and not CURRENCY_BEFORE.search(text, max(0, start - 3), start) and not _is_paid(text, start):
                return []
        elif before in "-−–/.+":
            if CODE_BEFORE.search(text, max(0, start - 5), start):
                return []
            if before == "-" and _is_dialled(text, start, end):
                return []
            signed = before in "-−–+" and (start == 1 or text[start - 2] in " (\t\n\u00a0<>=≤≥")
            if signed and not _ends_range(text, start, end) and not _is_listed(text, start, end, habit):
                sign = 1 if before == "+" else -1
    if end < limit and text[end] in "-/" and CODE_AFTER.match(text, end, limit):
        return []
    literal = text[start:end]
    if end - start <= 3 and end + 3 < limit and text[end] in BLANKS and text[end + 1].isdigit() and literal.isdigit():
        spaced = SPACED.match(text, start, limit)
        if spaced and _groups(spaced[0]) >= habit.spaced_groups and _is_whole(text, spaced, limit):
            return [Literal(start, spaced.end(), _plain(spaced[0]), sign)]
    if literal.isdigit():
        return [] if len(literal) > 15 else [Literal(start, end, float(literal), sign)]
    value = _value(text, literal, end, limit, habit)
    if value is not None:
        return [Literal(start, end, value, sign)]
    return _listed(literal, start) if "," in literal else []


def _ends_range(text: str, start: int, end: int) -> bool:
    """Whether a dash before a number is no minus: `70 -80`, but not `225.86 -12.99`."""
    first = SPACED_DASH.search(text, max(0, start - 9), start)
    return first is not None and text[start:end].isdigit() and int(first[1]) < int(text[start:end])


def _is_paid(text: str, start: int) -> bool:
    """Whether the letters before a number are a coin's: `Rs20 crore`, `R500 million`."""
    coin = COIN_BEFORE.search(text, max(0, start - 5), start)
    return coin is not None and (coin["letter"] is None or AMOUNT.match(text, start) is not None)


def _is_listed(text: str, start: int, end: int, habit: Habit) -> bool:
    """Whether a dash before a count is the mark of a list: `-113 cases` on a line of its own, but not `-10 degrees`."""
    begins = start == 1 or text[start - 2] == "\n"
    return begins and COUNTED.match(text, end) is not None and not habit.measured.match(text, end)


def with_fraction(text: str, literal: Literal, limit: int) -> Literal:
    """The number with the fraction sign behind it: `2½`, `2 ½`."""
    at = literal.end + (literal.end < limit and text[literal.end] == " ")
    if at < limit and text[at] in VULGARS and literal.value == int(literal.value):
        return literal._replace(end=at + 1, value=literal.value + VULGARS[text[at]])
    return literal


def _is_dialled(text: str, start: int, end: int) -> bool:
    """Whether a number is the middle or the end of three that dashes join: a telephone number."""
    joined = NUMBER_OF_NUMBERS.search(text, max(0, start - 12), start)
    return joined is not None and (
        joined[0].count("-") == 2 or joined[0].startswith("+") or bool(DASHED.match(text, end))
    )


def _is_whole(text: str, spaced: re.Match[str], limit: int) -> bool:
    """One blank makes one number only where something is counted: `565 749 cases`, not two columns of a table."""
    return _groups(spaced[0]) > 1 or (
        bool(COUNTED.match(text, spaced.end(), limit)) and "\n" not in text[spaced.end() : spaced.end() + 1]
    )


def _groups(spaced: str) -> int:
    return sum(char in " \u00a0\u2009\u202f" for char in spaced) + ("\u00a0" in spaced)


def _plain(spaced: str) -> float:
    return float("".join("." if char == "," else char for char in spaced if not char.isspace()))


def _value(text: str, literal: str, end: int, limit: int, habit: Habit) -> float | None:
    """What a literal with separators is worth; None where it is no single number (a list, a version, an address)."""
    groups = re.split("[.,]", literal)
    marks = [char for char in literal if char in ".,"]
    if len(set(marks)) == 2:
        if marks.count(marks[-1]) > 1 or not _thousands(groups[:-1]):
            return None
        return float("".join(groups[:-1]) + "." + groups[-1])
    if len(marks) > 1:
        return float("".join(groups)) if _thousands(groups) else None
    whole, rest = groups
    if len(rest) != 3 or len(whole) > 3 or whole[0] == "0":
        return float(f"{whole}.{rest}")
    if marks[0] == habit.thousands or _is_counted(text, end, limit, habit):
        return float(whole + rest)
    return float(f"{whole}.{rest}")


def _thousands(groups: list[str]) -> bool:
    if not 0 < len(groups[0]) <= 3 or groups[0][0] == "0" or (len(groups[-1]) != 3 and len(groups) > 1):
        return False
    sizes = {len(group) for group in groups[1:-1]}
    return sizes <= {3} or (sizes == {2} and len(groups[0]) < 3)  # 12,34,567 in India


def _is_counted(text: str, end: int, limit: int, habit: Habit) -> bool:
    """Whether a thing that comes in wholes follows: `1,281 ca`, not `1,281 triệu` nor `1,281 kg`."""
    if end < limit and text[end - 3 : end] == "000":
        return True  # 30,000m2: nobody writes a fraction so
    return bool(COUNTED.match(text, end, limit)) and not habit.measured.match(text, end, limit)


def _listed(literal: str, start: int) -> list[Literal]:
    """The members of a list without blanks: `22,24,26`."""
    return [
        Literal(start + m.start(), start + m.end(), float(m[0]))
        for m in re.finditer(r"\d+(?:\.\d+)?", literal)
        if len(m[0]) < 15
    ]


def rounded(value: float) -> float:
    """A value without the dust of its multiplication: 8.456 times 10^9 is no 8455999999.999999."""
    return round(value, 12 if abs(value) < 1e6 else 3)
