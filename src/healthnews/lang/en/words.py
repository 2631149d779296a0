"""English words as positions in the unchanged text, cut as Universal Dependencies cuts them.

One expression reads them from left to right. Hyphens part words (`15 - year`), contractions their verbs (`do n't`),
currency signs and percent signs their figures; dates, times, figures with separators, addresses, abbreviations with
their full stops and ellipses are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthnews.model import TokenMode


MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
SHORT = (
    "Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Jr|Sr|Inc|Ltd|Co|Corp|Bros|No|Nos|Vol|Fig|Dept|Univ|vs|"
    "etc|approx|Ave|Blvd|Rd|Mt|Ft|al|ext|Ph|" + MONTH
)
ADDRESS = r"""
    (?: https?://|ftp://|www\. ) [^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]
  | [A-Za-z0-9][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}
  | [A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.(?:com|org|net|gov|edu|int|info|co\.uk)(?![\w.]?\w)
        (?:/[^\s<>"“”)]*[\w/])?
  | \w[\w-]{0,63}\.(?:pdf|docx?|xlsx?|pptx?|html?|jpe?g|png|txt|csv|zip)\b
"""
PLAIN = rf"""
    \d{{3}}-(?:\d{{3}}-)?\d{{4}}(?![\w-])                                      # telephone numbers
  | \d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}(?![\d/])                            # 03/27/2001, 2020-07-07
  | \d{{1,2}}/\d{{1,4}}(?![\d/])
  | \d{{1,2}}:\d{{2}}(?::\d{{2}})?
  | \d++(?:st|nd|rd|th|s)\b                                               # 21st, 1990s
  | \d++(?:[,.]\d++)*+
  | (?:[A-Za-z]\.){{2,}}+                                                 # U.S., a.m.
  | (?:{SHORT})\.(?=,|\Z)
  | [A-Z]\.(?=[A-Z]|\Z)                                                   # an initial
  | (?i:b/c|w/o|e-mails?)\b
  | (?i:non|mis|re|co|pre|ex|anti|multi|semi|counter)-[^\W\d_]++
  | (?i:can(?=not\b)|gon(?=na\b)|wan(?=na\b)|got(?=ta\b))
  | [^\W\d_]{{1,12}}?(?=n['’]t\b)                                         # do n't
  | n['’]t\b
  | ['’](?i:s|re|ve|ll|d|m|em|cause|til|n)\b
  | [^\W\d_](?:[^\W_]|[\u0300-\u036f])*+(?:['’](?!(?i:s|re|ve|ll|d|m)\b)[^\W\d_]++)*+  # O'Brien
  | \.{{2,}}+ | -{{2,}}+ | !++[?!]*+ | \?++[?!]*+ | ={{2,}}+ | \*{{2,}}+ | _++ | ~{{2,}}+
  | [:;=8][-o*']?[)(\]\[dDpP/](?!\w) | <3
  | [^\s\w] | \w
"""
WORDS = re.compile(PLAIN, re.VERBOSE)
WORDS_AND_ADDRESSES = re.compile(f"{ADDRESS}|{PLAIN}", re.VERBOSE)
IS_ADDRESS = re.compile(r"@|://|www\.|\.[A-Za-z]{2,4}\b")
BLANK = re.compile(r"\s")
PARTED = frozenset(["cannot", "gonna", "wanna", "gotta"])  # the only words of letters alone that are two
MOST = 50_000  # runs that are remembered; then the memory starts afresh
LONGEST = 40
PIECE = 1000  # a longer run is cut: its end may be looked at from every place in it

Ends = tuple[int, ...]
_met: dict[str, Ends] = {}


def split(text: str, start: int, end: int, mode: TokenMode = "facts") -> list[tuple[int, int]]:
    """The words of text[start:end], in order, covering every character that is not white space.

    Both modes are the same.

    >>> text = "It doesn't have 1,100 beds."
    >>> [text[a:b] for a, b in split(text, 0, len(text))]
    ['It', 'does', "n't", 'have', '1,100', 'beds', '.']
    """
    words: list[tuple[int, int]] = []
    part = text[start:end]
    if not part.isprintable():  # other white space than blanks, or what stands for none
        part = BLANK.sub(" ", part)
    known, place = _met.get, start
    for run in part.split(" "):
        if run:
            ends = known(run) or _remember(run)
            begin = place
            for at in ends:
                words.append((begin, place + at))
                begin = place + at
        place += len(run) + 1
    return _end_of_sentence(text, words)


def _end_of_sentence(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words with the last full stop apart: at the end, that behind `etc` or an initial is the sentence's."""
    if words:
        start, end = words[-1]
        if text[end - 1] == "." and end - start > 1 and text.find(".", start, end) == end - 1:
            words[-1:] = [(start, end - 1), (end - 1, end)]
    return words


def _remember(run: str) -> Ends:
    """Where the words of a run of characters end."""
    if run.isalpha() and run.lower() not in PARTED:  # most runs: sooner told so than by the expression
        ends: Ends = (len(run),)
    else:
        ends = tuple(_ends(run))
    if len(run) <= LONGEST:
        if len(_met) >= MOST:
            _met.clear()
        _met[run] = ends
    return ends


def _ends(run: str) -> Iterator[int]:
    for at in range(0, len(run), PIECE):
        piece = run[at : at + PIECE]
        words = WORDS_AND_ADDRESSES if IS_ADDRESS.search(piece) else WORDS
        for match in words.finditer(piece):
            yield at + match.end()
