"""Which language a text is in: Vietnamese with or without its marks, English, or neither.

The texts are told apart by what costs little to see. Vietnamese has letters that no other language has (`ăđơư` and
U+1EA0 to U+1EF9); written without marks it is still made of syllables that English does not have (`nguoi`, `duoc`).
English has small words that are no Vietnamese syllable (`of`, `and`, `is`). Other languages give themselves away by
their scripts, their letters or their own small words. Text that says nothing is `und`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from itertools import product
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 6000  # characters of a long text that are looked at, from its beginning, middle and end
FEW = 4  # fewer words have no language of their own unless they say so

PLAIN = 400  # characters in which the share of letters alone may tell
BEGINNING = 200  # characters of a block that mostly tell enough

MARKED = frozenset("ăđơư" + "".join(c for c in map(chr, range(0x1EA0, 0x1EFA)) if c == c.lower()))
LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
BARE = {ord(c): unicodedata.normalize("NFD", c)[0].replace("đ", "d") for c in MARKED | set("àáâãèéêìíòóôõùúýĩũ")}
_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_WORDS = {name: words.split() for name, words in _TABLE.items()}


def _syllables() -> frozenset[str]:
    """Vietnamese syllables without their marks."""
    front = ("i", "e", "y")
    spelled = (
        onset + rime
        for onset, rime in product(["", *_WORDS["onsets"]], _WORDS["rimes"])
        if onset not in (("c", "ng") if rime.startswith(front) else ("k", "gh", "ngh"))
    )
    return frozenset(spelled)


SYLLABLES = _syllables()
ENGLISH = frozenset(_WORDS["english"])
OTHERS = frozenset(_WORDS["others"]) - ENGLISH - {"a", "an", "to", "sa"}
SURE = ENGLISH - SYLLABLES  # English small words that no Vietnamese writes
TELLING = SYLLABLES - ENGLISH - OTHERS


def detect(text: str) -> str:
    """`vi`, `en` or `und`.

    >>> detect("Bệnh viện có 210 giường"), detect("Benh vien duoc nang cap"), detect("The hospital has 210 beds")
    ('vi', 'vi', 'en')
    >>> detect("L'hôpital a 210 lits pour les malades"), detect("210")
    ('und', 'und')
    """
    if len(text) > SAMPLE:
        third, middle = SAMPLE // 3, len(text) // 2
        text = f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"
    if len(text) > PLAIN and len(LETTER.findall(text)) * 16 > len(text):
        return "vi"  # one letter in sixteen: names in English news make one in fifty at most
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    written = set(WORD.findall(text))
    words = {word.lower() for word in written}
    marked = 0 if text.isascii() else len(words) - sum(map(MARKED.isdisjoint, words))
    if marked:
        # names keep their marks in English news: words with a small initial are what tells
        small = sum(word[0].islower() and not MARKED.isdisjoint(word) for word in written)
        sure = len(SURE & words)
        if marked * 10 >= len(words) and (small > sure or marked > 4 * sure):
            return "vi"
    return _by_words(words, marked) if words else "und"


def _by_words(words: set[str], marked: int) -> str:
    """The language of words that are not plainly Vietnamese by their letters."""
    total = len(words)
    foreign = total - marked - sum(map(str.isascii, words))
    plain = {word.translate(BARE) for word in words} if foreign + marked else words
    english, sure = len(ENGLISH & words), len(SURE & words)
    telling = len(TELLING & plain)
    if telling * 5 >= total * 2 and telling > 2 * sure and len(SYLLABLES & plain) * 4 >= total * 3:
        return "vi"
    others = len(OTHERS & words) + foreign
    if (others > english and others * 8 >= total) or foreign * 3 > total:
        return "und"
    return "en" if english or total >= FEW else "und"


def detect_line(text: str, inherited: str) -> str:
    """The language of a line in a document whose language is `inherited`, which `und` takes over."""
    found = detect(text)
    return inherited if found == "und" else found


def detect_block(text: str, inherited: str) -> str:
    """The language of a block: another one than `inherited` only where its words say so.

    A beginning with many Vietnamese letters, or with none in an English document, is not looked at further.

    >>> detect_block("The clinic has 12 beds and is open to all of the public.", "vi"), detect_block("Zalo: HN 24", "vi")
    ('en', 'vi')
    """
    begin = text[:BEGINNING]
    many = len(LETTER.findall(begin)) * 25 > len(begin)
    if many == (inherited == "vi"):
        return inherited
    found = detect(text)
    if found == "en" and inherited == "vi":
        words = {word.lower() for word in WORD.findall(text[:SAMPLE])}
        return "en" if len(words) >= 2 * FEW and len(SURE & words) * 6 > len(words) else inherited
    return found if found == "vi" else inherited
