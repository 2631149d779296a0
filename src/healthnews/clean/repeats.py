"""What a page says twice: captions, the title, keyword lists, and cut copies of sentences as search pages show them."""

from __future__ import annotations

import re

from healthnews.clean.draft import Draft
from healthnews.clean.lines import COUNTED, CUT, LONG, Line, has_cells
from healthnews.clean.roles import core, fold

MOST_CUT = 20  # lines; a search page gives one
SHORTEST_COPY = 24  # characters that a cut copy must share with the text
LETTERS = re.compile(r"[\W_]+")
COMMON = " ,.:-;()/\"“”%?!'"  # taken out one by one, which is quicker than the pattern


def mark(draft: Draft) -> None:
    """Remove what repeats: keyword lists wholly, cut copies where the text has the whole, later copies of a line."""
    _keywords(draft)
    _snippets(draft)
    _copies(draft)


def _keywords(draft: Draft) -> None:
    """A line of words between commas that stands there several times is what pictures are called, not a sentence."""
    seen: dict[str, list[int]] = {}
    for index in draft.standing():
        line = draft.lines[index]
        if line.text.count(",") >= 2 and not line.ends_sentence and len(line.text) < 600:
            seen.setdefault(_key(line.folded), []).append(index)
    for places in seen.values():
        if len(places) >= 2 and _is_list(draft.lines[places[0]].text):
            for index in places:
                draft.remove(index, "picture_placeholder", "alt_keywords")


def _is_list(text: str) -> bool:
    """Whether the parts between commas are short all through, as keywords are."""
    parts = [part.split() for part in text.split(",")]
    return all(len(part) <= 8 for part in parts) and sum(len(part) for part in parts) / len(parts) <= 5


def _snippets(draft: Draft) -> None:
    """Lines that end in dots and whose words stand elsewhere."""
    cut = [i for i in draft.standing() if draft.lines[i].is_cut and draft.lines[i].words <= 80 and i != draft.title]
    if not cut:
        return
    every = "".join(_key(draft.lines[i].folded) for i in draft.standing() if len(draft.lines[i].text) < LONG)
    for index in cut[:MOST_CUT]:
        wanted = _key(fold(CUT.sub("", draft.lines[index].text)))
        if len(wanted) >= SHORTEST_COPY and _stands_twice(wanted, every):
            draft.remove(index, "snippet", "cut_copy")


def _stands_twice(wanted: str, every: str) -> bool:
    """Whether a cut copy stands elsewhere too: all of it, or its halves (a search page joins two sentences)."""
    if every.count(wanted) >= 2:
        return True
    half = len(wanted) // 2
    return half >= SHORTEST_COPY and every.count(wanted[:half]) >= 2 and every.count(wanted[-half:]) >= 2


def _copies(draft: Draft) -> None:
    """Later copies of a line: of the title wherever they stand, of a caption or a sentence."""
    seen: dict[str, int] = {}
    title = _line_key(draft.lines[draft.title]) if draft.title is not None else None
    for index in draft.standing():
        line = draft.lines[index]
        key = _line_key(line)
        if len(key) < 12 or line.words < 4 or len(line.text) > LONG or has_cells(line.text):
            continue
        if key == title and index != draft.title:
            draft.remove(index, "navigation", "title_again")
        elif key in seen and draft.is_open(index):
            _later_copy(draft, seen[key], index)
        seen.setdefault(key, index)


def _later_copy(draft: Draft, first: int, index: int) -> None:
    """A caption stands at its picture and again below it; a sentence that stands again is a cut from the text."""
    line = draft.lines[index]
    if not line.is_prose or line.is_caption or (index - first <= 2 and line.words <= 40 and draft.title != first - 1):
        draft.remove(index, "repeated_caption", "said_before")
        if draft.is_open(first) and not draft.lines[first].is_prose:
            draft.keep(first, "caption", "said_twice")
    else:
        draft.remove(index, "snippet", "said_before")


def _key(folded: str) -> str:
    """The letters and figures of a line, run together, so that copies agree whatever stands between the words."""
    found = core(folded)
    for sign in COMMON:
        found = found.replace(sign, "")
    return found if found.isalnum() else LETTERS.sub("", found)


def _line_key(line: Line) -> str:
    """What a line is recognised by; a long one as it stands."""
    return line.text if len(line.text) > COUNTED else _key(line.folded)
