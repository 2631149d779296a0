"""The lines of a text file, and what can be seen of each without its neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from healthnews.clean import bylines
from healthnews.clean.hinted import Hinted
from healthnews.clean.roles import LONGEST, Furniture, fold, role_of
from healthnews.text import Builder, PlainOrigin, Text

BLANK = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffd\x00"
CONTROLS = "".join(map(chr, [*range(1, 9), *range(14, 28), 127]))
UNSEEN = BLANK + INVISIBLE + CONTROLS
COUNTED = 400  # characters; the words of a longer line are estimated by its spaces
LONG = 20_000  # characters; a line beyond that is text run together and is copied as it stands
MANY = 4_000  # lines; a text beyond that is no page
MOST, STRETCH = 10_000, 400  # lines of a text that is read by lines; characters of its stretches beyond that
BREAK = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")  # as `str.splitlines` breaks
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*(?:\./?\.?)?$|\./\.$""")
CUT = re.compile(r"(?:\s*(?:\.{3,}|…))\s*$")
AGENCY = re.compile(
    r"""^\(?\s*([^\W\d_][\w.&' -]{1,28}?)\s*\)\s*[-–—:.]|^([A-Z][\w.]{1,18}\.(?:vn|com|net|org))\s*[-–—:]"""
)
BULLET = re.compile(r"^(?:[-–—•·+*▪►●○■◆✓✔➢➤→]\s|[a-zđ]\)\s|\d{1,2}[.)/]\s|[ivx]{1,4}[.)]\s)")
CELLS = re.compile(r"\t+|\s+\|\s+|(?<=\S)\|(?=\S)")
CREDIT = Hinted(
    re.compile(
        r"""[(\[]?\s*\b(?:ảnh|nguồn ảnh|hình|hình ảnh|photos?|images?|picture|credits?|file photo|graphic|đồ họa|courtesy"""
        r"""|photograph|ảnh chụp)\s*(?:tư liệu|minh h[oọ][aạ]|chụp màn hình|by|from|of|credit|via|courtesy(?: of)?)?"""
        r"""\s*(?:[:/–-]\s*[^.]{0,60}[)\].]?|\.\s*\w[^.?!]{0,60}[)\]]?)\s*$"""  # "see the image." ends a sentence
        r"""|\((?:ảnh|photo) [^().]{2,40}\)$|\bảnh (?:minh h[oọ][aạ]|tư liệu)[)\].]*$"""
        r"""|^ảnh(?: chụp)? (?:trên|từ|do|của|trong) [^.]{5,90}$|\bphotograph by [^.]{3,60}$"""
        r"""|^[^.]{0,60}\b(?:getty images|shutterstock|ap photo|afp/ttxvn|istock|alamy)\b[^.]{0,30}$""",
        re.I,
    ),
    (
        "ảnh", "hình", "photo", "image", "picture", "credit", "graphic", "đồ họa", "courtesy", "shutterstock",
        "afp/ttxvn", "istock", "alamy",
    ),
)  # fmt: skip


class Line:
    """One line of the source, without the white space around it: [start, end) in code points of the decoded source."""

    def __init__(self, source: str, start: int, end: int, blank_before: int) -> None:
        self.start = start
        self.end = end
        self._source = source
        self.text = unicodedata.normalize("NFC", source[start:end])
        self.blank_before = blank_before  # empty lines between this and the line before

    def at(self, offset: int) -> int:
        """Where in the source a position of `text` stands; `text` is shorter where the source writes tones apart."""
        if len(self.text) == self.end - self.start or offset <= 0:
            return self.start + offset
        return self._composed.origin_span(offset - 1, offset)[1]

    @cached_property
    def _composed(self) -> Text:
        builder = Builder(PlainOrigin(self._source))
        builder.copy(self.start, self.end)
        return builder.build()

    @cached_property
    def folded(self) -> str:
        """The line in the spelling of the lexicon."""
        return fold(self.text)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        if len(self.text) > COUNTED:
            return self.text.count(" ") + 1
        return len(WORD.findall(self.text))

    @cached_property
    def furniture(self) -> Furniture | None:
        """What the lexicon says of it."""
        return role_of(self.folded) if len(self.text) <= LONGEST else None

    @property
    def role(self) -> str:
        """The role that the lexicon speaks for, or nothing."""
        return self.furniture.role if self.furniture else ""

    @property
    def rule(self) -> str:
        """The rule of the lexicon that does, or nothing."""
        return self.furniture.rule if self.furniture else ""

    @cached_property
    def byline(self) -> bylines.Byline | None:
        """What it states as a byline."""
        return bylines.read(self.text)

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return SENTENCE_END.search(self.text[-16:]) is not None

    @cached_property
    def is_cut(self) -> bool:
        """Whether it ends in dots, as a search page cuts a sentence."""
        return CUT.search(self.text[-16:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        return self.words >= 25 or (self.words >= 9 and self.ends_sentence)

    @property
    def is_headline(self) -> bool:
        """Whether it could be the title of something: a few words, no end of a sentence."""
        first = self.text[0]
        return (
            3 <= self.words <= 32
            and (first.isupper() or first.isdigit() or first in "'\"“‘(")
            and (self.text[-1] in "?!" or not self.ends_sentence)
            and self.text[-1] not in ":;,|"
        )

    @cached_property
    def agency(self) -> str | None:
        """The paper's own mark at the head of a lead: `(BGO) -` gives `bgo`."""
        match = AGENCY.match(self.text)
        return (match[1] or match[2]).lower() if match else None

    @cached_property
    def is_caption(self) -> bool:
        """Whether it ends in the credit of a picture."""
        return self.words <= 80 and CREDIT.found(self.text, self.folded)


def split(source: str) -> list[Line]:
    """The lines that hold anything visible, in order; of a text with very many, stretches of several lines.

    >>> [(line.start, line.end, line.text) for line in split(" Có 210 giường \\r\\n\\r\\nHai khoa")]
    [(1, 14, 'Có 210 giường'), (19, 27, 'Hai khoa')]
    """
    found: list[Line] = []
    position = blank = 0
    for size in _sizes(source):
        start, end = trim(source, position, position + size)
        if start < end:
            found.append(Line(source, start, end, blank))
            blank = 0
        else:
            blank += 1
        position += size
    return found


def _sizes(source: str) -> Iterator[int]:
    """The lengths of the lines or, of a list or a log, of stretches of lines, with what breaks them."""
    if source.count("\n") + source.count("\r") <= MOST:
        yield from map(len, source.splitlines(keepends=True))
        return
    position = 0
    while position < len(source):
        match = BREAK.search(source, position + STRETCH)
        end = match.end() if match else len(source)
        yield end - position
        position = end


def has_cells(text: str) -> bool:
    """Whether something parts a line into cells: tabs or bars."""
    return ("|" in text or "\t" in text) and CELLS.search(text) is not None


def trim(source: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without what cannot be seen at its edges."""
    part = source[start:end]
    left = part.lstrip(UNSEEN)
    return end - len(left), end - len(left) + len(left.rstrip(UNSEEN))
