"""What a line of furniture says: the lexicon of phrases that stand on news pages and are no article.

The phrases with their examples are in roles.toml. A phrase alone removes nothing: it is one witness, and its caller
weighs where the line stands. A whole line is looked up by what remains without its digits, counts and signs:
`(0) Bình luận` as `bình luận`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from healthnews.model import RemovedRole

WITHIN = 110  # characters of a line in which a part that tells it may stand
LONGEST = 400  # characters; no line of furniture that a phrase can tell is longer
SIGNS = " 0123456789.,:;!?()[]-–—|•·»«<>/\\+*_#@&\"'“”‘’…→▪►"  # the commonest of what is no letter
LETTER = re.compile(r"[^\W\d_]")
MOVED_TONE = re.compile("(?:o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![a-zà-ỹ])")  # in small letters
OLD_PLACE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)


class Furniture(NamedTuple):
    """The role that a phrase speaks for, and the rule's name."""

    role: RemovedRole
    rule: str


class _Start(NamedTuple):
    phrase: str
    max_words: int
    furniture: Furniture


class _Lexicon(NamedTuple):
    lines: dict[str, Furniture]
    longest: int  # characters of `lines`; beyond that only signs are added
    starts: dict[str, list[_Start]]
    pattern: re.Pattern[str]  # one group for each pattern, named `p` and its place in `furniture`
    furniture: list[Furniture]
    parts: list[tuple[str, Furniture]]
    ends: frozenset[str]
    opens: frozenset[str]


def fold(text: str) -> str:
    """`text` in lower case, NFC, one white space between words, tone marks in one place (`hoà` as `hòa`).

    >>> fold("Ý  kiến Bạn đọc: Hoà Bình")
    'ý kiến bạn đọc: hòa bình'
    """
    text = " ".join(text.split())
    if text.isascii():
        return text.lower()
    low = unicodedata.normalize("NFC", text).lower()
    return MOVED_TONE.sub(lambda match: OLD_PLACE.get(match[0], match[0]), low)


def core(folded: str) -> str:
    """A line from its first letter to its last.

    >>> core("12. tin liên quan (4)")
    'tin liên quan'
    """
    first = LETTER.search(folded)
    if first is None:
        return ""
    end = len(folded.rstrip(SIGNS))
    while not LETTER.match(folded, end - 1):
        end -= 1
    return folded[first.start() : end]


def role_of(folded: str) -> Furniture | None:
    """What the words of one folded line say it is, or None.

    >>> role_of(fold("(0) Bình luận"))
    Furniture(role='comment_widget', rule='comment_count')
    >>> role_of(fold("Bệnh viện có 210 giường"))
    """
    if not folded or len(folded) > LONGEST:
        return None
    lexicon = load()
    return _by_line(lexicon, folded) or _by_start(lexicon, folded) or _by_part(lexicon, folded)


def ends_article(rule: str) -> bool:
    """Whether what follows a line of this rule is not the article any more."""
    return rule in load().ends


def opens_list(rule: str) -> bool:
    """Whether a line of this rule is a heading over other articles, comments or links."""
    return rule in load().opens


@cache
def load() -> _Lexicon:
    """The lexicon as roles.toml has it."""
    rows = entries()
    lines: dict[str, Furniture] = {}
    starts: dict[str, list[_Start]] = {}
    patterns: list[str] = []
    furniture: list[Furniture] = []
    parts: list[tuple[str, Furniture]] = []
    for row in rows:
        found = Furniture(cast(RemovedRole, row["role"]), str(row["rule"]))
        for phrase in cast(list[str], row.get("lines", [])):
            lines.setdefault(core(fold(phrase)), found)
        for phrase in cast(list[str], row.get("starts", [])):
            start = _Start(fold(phrase), int(cast(int, row.get("max_words", 14))), found)
            starts.setdefault(start.phrase.split()[0][:3], []).append(start)
        if "pattern" in row:
            patterns.append(f"(?P<p{len(patterns)}>{row['pattern']})")
            furniture.append(found)
        parts += [(word, found) for word in cast(list[str], row.get("contains", []))]
    ends, opens = (frozenset(str(r["rule"]) for r in rows if r.get(flag)) for flag in ("ends", "opens"))
    longest = max(map(len, lines))
    return _Lexicon(lines, longest, starts, re.compile("|".join(patterns)), furniture, parts, ends, opens)


def entries() -> list[dict[str, object]]:
    """The entries of roles.toml, in order."""
    text = files("healthnews.clean").joinpath("roles.toml").read_text("utf-8")
    return cast(list[dict[str, object]], tomllib.loads(text)["furniture"])


def _by_line(lexicon: _Lexicon, folded: str) -> Furniture | None:
    bare = folded.strip(SIGNS)
    if not bare or len(bare) > lexicon.longest:
        return None
    return lexicon.lines.get(bare if bare[0].isalpha() and bare[-1].isalpha() else core(bare))


def _by_start(lexicon: _Lexicon, folded: str) -> Furniture | None:
    for start in lexicon.starts.get(folded.split(" ", 1)[0][:3], ()):
        if not folded.startswith(start.phrase):
            continue
        after = folded[len(start.phrase) : len(start.phrase) + 1]
        if after.isalpha() and start.phrase[-1].isalpha():
            continue  # "print" is not "printing"
        if folded.count(" ") < start.max_words:
            return start.furniture
    return None


def _by_part(lexicon: _Lexicon, folded: str) -> Furniture | None:
    match = lexicon.pattern.match(folded)
    if match:
        return lexicon.furniture[int((match.lastgroup or "p0")[1:])]
    return next((found for word, found in lexicon.parts if folded.find(word, 0, WITHIN) >= 0), None)
