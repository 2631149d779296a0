"""Where sentences end: one mechanism for all languages; what each writes differently it says in its own `Rules`.

A sentence ends at a full stop, a question or exclamation mark or an ellipsis, with the quotation marks and brackets
that close on it, where the next word looks like a beginning. Nothing crosses the block that the caller passes, a blank
line or a bullet. A full stop is guilty only when the word before it is no abbreviation, no initial, no item number and
no half of a figure. Every candidate looks at a bounded window around itself: the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from healthnews.text import Span


class Rules(NamedTuple):
    """How one language writes the ends of its sentences. All words are lower case, without their last full stop."""

    titles: frozenset[str]  # never end a sentence: `TP`, `BS`, `Dr`
    endings: frozenset[str]  # may end one, where a usual beginning follows: `v.v`, `a.m`, `Inc`
    counters: frozenset[str]  # stand before a figure: `No`, `tr`, `Fig`
    starters: frozenset[str]  # words that, capitalised, usually begin a sentence
    honorifics: frozenset[str] = (
        frozenset()
    )  # what stands before a name of one initial: "chị H."; empty: initials begin names
    lower_starts: bool = False  # web English begins sentences with a small letter after `!` and `?`


# of a candidate: one set of characters is searched for sooner than five alternatives
FIRST = re.compile("[.!?…。！？｡\\n•●▪■◦►▶✓✔➢⁃]")
CANDIDATE = re.compile(
    r"(?P<mark>[.!?…]++(?![0-9a-z,;])|[。！？｡])(?P<close>[\"”’'»›)\]}]*)"
    r"|(?P<blank>\n[^\S\n]*\n)"
    r"|(?P<line>\n)"
    r"|(?:(?<=\s)|(?<=[.;:!?]))(?P<bullet>[•●▪■◦►▶✓✔➢⁃])"
)
QUOTES = "\"”’'»›"
DASHES = "-–—"
GOES_ON = frozenset({"and", "or", "but", "he", "she", "said", "says", "asked", "com"})  # Yahoo! and AOL
OPENING = "\"“‘'«‹([{"
ITEM = re.compile(r"[\s\"“(•●▪■◦►▶✓✔➢⁃*+–—-]*(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Za-zĐđ])\Z")
LIST_LINE = re.compile(r"\s*(?:[•●▪■◦►▶✓✔➢⁃*+–—-]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)")
WORD_BEFORE = 40  # no abbreviation is longer
BRACKET = 160  # a bracket that closes within so many characters is one thought


def split(text: str, start: int, end: int, rules: Rules) -> list[Span]:
    """The sentences of text[start:end], in order, without surrounding white space."""
    spans: list[Span] = []
    begin = start
    for cut in _cuts(text, start, end, rules):
        _add(spans, text, begin, cut)
        begin = cut
    _add(spans, text, begin, end)
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _cuts(text: str, start: int, end: int, rules: Rules) -> Iterator[int]:
    """The positions just behind each sentence's last character."""
    begin = reach = start
    for first in FIRST.finditer(text, start, end):
        match = CANDIDATE.match(text, first.start(), end) if first.start() >= reach else None
        if match is None:
            continue
        reach = match.end()
        kind = match.lastgroup if match.lastgroup != "close" else "mark"
        if kind == "mark":
            cut = match.end()
            if not _ends(text, begin, match, end, rules):
                continue
        elif kind == "line":
            cut = match.start()
            if not LIST_LINE.match(text, match.end(), min(end, match.end() + 12)):
                continue
        else:
            cut = match.start()
        if cut > begin:
            yield cut
            begin = cut


def _ends(text: str, begin: int, match: re.Match[str], end: int, rules: Rules) -> bool:
    """Whether the marks of this match end the sentence that began at `begin`."""
    mark, after = match["mark"], match.end()
    following = after
    while following < end and text[following].isspace():
        following += 1
    if following == end:
        return False  # the block's end is a boundary of its own
    if mark[0] in "。！？｡":
        return True
    if not any(map(str.isalnum, text[begin : min(match.start(), begin + WORD_BEFORE)])):
        return False  # "... Rồi cũng chính con sông này": an ellipsis that begins
    spaced = following > after
    word = _word_before(text, begin, match.start("mark"))
    next_word = _next_word(text, following, end)
    if not spaced:
        return _ends_without_space(text, match, word, next_word)
    if _in_bracket(text, begin, match.start("mark"), end):
        return False
    if mark == "." and not match["close"]:
        return _full_stop_ends(text, begin, match.start("mark"), following, word, next_word, rules)
    if match["close"] and text[match.end() - 1] in QUOTES and text[following] in DASHES:
        return False  # "... lạ quá!" - bà kể: the sentence goes on behind its quotation
    lower = rules.lower_starts and not match["close"] and mark[-1] in "!?" and next_word not in GOES_ON
    return _begins(text, following, end, lower)


def _full_stop_ends(text: str, begin: int, stop: int, following: int, word: str, next_word: str, rules: Rules) -> bool:
    """Whether a single full stop with a space behind it ends the sentence."""
    known = word.lower()
    if stop - begin < WORD_BEFORE and ITEM.match(text, begin, stop):
        return False  # "1. Rửa tay": the number of a list's item
    first = text[following]
    usual = next_word[:1].isupper() and next_word.lower() in rules.starters
    if known in rules.titles or (known.rpartition(".")[2] in rules.titles and "." in known):
        return usual and _goes_on_small(text, following, next_word)
    if known in rules.counters and (first.isdigit() or first in "IVX"):
        return False
    plain = len(word) > 2 and word.isalpha() and word.islower()
    if plain and first in '"“':
        return True  # 'than thở. "rừng của chúng tôi'
    if not _begins(text, following, len(text), rules.lower_starts and plain):
        return False
    if known in rules.endings or _is_initials(word):
        return usual or first in '“"•-–—' or _closes_name(text, begin, stop, word, following, next_word, rules)
    return True


def _begins(text: str, position: int, end: int, lower: bool) -> bool:
    """Whether a sentence may begin here: a capital, a digit, an opening mark, a dash, a script without capitals."""
    limit = min(end, position + 6)
    while position < limit and (text[position] in OPENING or text[position].isspace()):
        position += 1
    if position >= limit:
        return True
    first = text[position]
    if first.islower():
        return lower
    return first.isalnum() or first in "-–—*•+#@$€£¥₫>~"


def _ends_without_space(text: str, match: re.Match[str], word: str, next_word: str) -> bool:
    """Whether text that was run together hides a boundary: "... bệnh viện.Theo", never "TP.HCM" or "Yahoo.Com"."""
    if match["mark"] == "." and not match["close"]:
        tail = word.rpartition(".")[2]
        sound = len(tail) > 1 and (tail[-1].islower() or tail[-1] in ')%"”' or tail.isdigit())
        acronym = len(tail) > 3 and tail.isupper() and tail.isalpha()
        if not (sound or acronym) or "@" in word or "/" in word or "www" in word:
            return False
    first = next_word[:1]
    return bool(first) and first.isupper() and next_word[1:].islower() and next_word.lower() not in GOES_ON


def _is_initials(word: str) -> bool:
    """Whether a word is one capital letter or several with full stops between: `H`, `P.T.T`, `U.S`."""
    if len(word) > 1 and "." not in word:
        return False
    parts = word.split(".")
    return all(len(part) == 1 and part.isupper() for part in parts if part) and any(parts)


def _goes_on_small(text: str, position: int, word: str) -> bool:
    """Whether the capitalised word at `position` is followed by a small one, as a sentence's first word is."""
    at = text.find(word, position, position + WORD_BEFORE) + len(word)
    return text[at : at + 1] == " " and text[at + 1 : at + 2].islower()


def _closes_name(text: str, begin: int, stop: int, word: str, following: int, next_word: str, rules: Rules) -> bool:
    """Whether an initial is the whole name, or a letter, and ends it: "chị H. Phát hiện", "28 độ C. Đà Nẵng"."""
    if not rules.honorifics or word in "FJWZ":
        return False
    before = text[max(begin, stop - WORD_BEFORE) : stop - len(word)].split()
    if len(word) == 1 and (not before or not before[-1].islower()):
        return False  # "George W. Bush"
    if len(word) == 1 and before[-1] not in rules.honorifics:
        return True  # "vitamin C. Bệnh viện", "châu Á. Dàn"
    return _goes_on_small(text, following, next_word)


def _word_before(text: str, begin: int, stop: int) -> str:
    """The run of characters before a full stop, without what opens on it."""
    low = max(begin, stop - WORD_BEFORE)
    at = stop
    while at > low and not text[at - 1].isspace():
        at -= 1
    return text[at:stop].lstrip(OPENING + "-–—/,;:")


WORD = re.compile(r"[^\W\d_]+")


def _next_word(text: str, position: int, end: int) -> str:
    """The letters that follow, behind opening marks."""
    while position < end and text[position] in OPENING:
        position += 1
    found = WORD.match(text, position, min(end, position + WORD_BEFORE))
    return found[0] if found else ""


def _in_bracket(text: str, begin: int, stop: int, end: int) -> bool:
    """Whether `stop` lies in a bracket that opened in this sentence and closes soon."""
    low = max(begin, stop - BRACKET)
    opened = text.rfind("(", low, stop)
    if opened < 0 or text.find(")", opened, stop) >= 0:
        return False
    return text.find(")", stop, min(end, opened + BRACKET)) >= 0
