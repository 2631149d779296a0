"""Which line of a text file is its title, and what of the line is the publisher's and not the title's."""

from __future__ import annotations

import re
from typing import NamedTuple

from healthnews.clean import bylines, datelines
from healthnews.clean.draft import Draft
from healthnews.clean.lines import CUT, WORD, Line
from healthnews.clean.roles import fold

LOOK_AT = 12  # lines that may hold the title, after the furniture above it
LONGEST = 45  # words
NUMBERED = re.compile(r"(?:^|[.!;]\s)\d{1,2}[.)]\s")
PUBLISHER = re.compile(
    r"\s+[-–—|]\s+((?:báo(?: điện tử)? [^|]{3,30}|tạp chí [^|]{3,30}|đài (?:phát thanh|truyền hình|pt)[^|]{0,30}"
    r"|cổng thông tin[^|]{0,40}|trang thông tin[^|]{0,40}|vnexpress|tuổi trẻ online|thanh niên online|vietnamnet"
    r"|vietnamplus|dân trí|[\w-]+\.(?:vn|com|net|org|gov\.vn|com\.vn)))$",
    re.I,
)
CUT_SUFFIX = re.compile(r"\s+[-–—|]\s+([^-–—|]{1,30}?(?:\.{3}|…))\s*$")


class Title(NamedTuple):
    """The title's line, where in its text the title ends and starts, and the lines above that only repeat it."""

    line: int
    end: int
    copies: tuple[int, ...]
    start: int = 0


def find(draft: Draft) -> Title | None:
    """The title: the first line that reads as one, in its fullest copy among the first lines."""
    first = _first(draft)
    if first is None:
        return None
    lines = draft.lines
    end = bounds(lines[first])
    wanted = _stem(lines[first].text[:end])
    copies = [first]
    prose = 0
    for index in range(first + 1, min(first + 8, len(lines))):
        if prose > 1 or draft.is_removed(index):
            break  # the body has begun: a copy behind it is the page's
        if wanted and _is_copy(lines[index], wanted):
            copies.append(index)
            end = bounds(lines[index])
        prose += lines[index].is_prose
    return Title(copies[-1], end, tuple(copies[:-1]), datelines.title_start(lines[copies[-1]].text))


def _first(draft: Draft) -> int | None:
    for count, index in enumerate(draft.standing()):
        line = draft.lines[index]
        if count >= LOOK_AT:
            break
        if line.is_prose and not _may_be_title(line, index):
            if is_banner(line):
                continue
            return None
        if _may_be_title(line, index):
            return index
    return None


def _may_be_title(line: Line, index: int) -> bool:
    """A few words that are no caption, no list and no dateline; `24h qua ảnh: ...` on the first line is no caption."""
    if not 2 <= line.words <= LONGEST or line.agency or (line.is_caption and index):
        return False
    if line.text.endswith((".", ":", ";", ",")) and not line.is_cut:
        return False
    return not (line.byline and line.byline.published) or datelines.names_report(line.text)


def is_banner(line: Line) -> bool:
    """Numbered slogans run together."""
    return len(NUMBERED.findall(line.text)) >= 3


def bounds(line: Line) -> int:
    """Where in a line's text its title ends: before the publisher, the date and the time."""
    end = len(line.text)
    for pattern in (CUT_SUFFIX, PUBLISHER):
        match = pattern.search(line.text[:end])
        if match and len(WORD.findall(line.text[: match.start()])) >= 4:
            end = match.start()
    dated = bylines.dates(line.text)
    if dated and dated[-1].end >= end - 2 and dated[-1].iso[10:11] == "T":
        end = dated[-1].start
    if dated:
        end = min(end, datelines.title_end(line.text))
    return len(line.text[:end].rstrip(" -–—|,"))


def _stem(title: str) -> str:
    """A title as its copies begin: folded, without a cut end and the word before it, which may be cut too."""
    return fold(CUT.sub("", title))


def _is_copy(line: Line, wanted: str) -> bool:
    if not line.folded.startswith(wanted) or line.words > LONGEST + 10:
        return False
    rest = fold(line.text[: bounds(line)])[len(wanted) :]
    return len(rest) < 60 and (line.text[-1] not in ".," or line.words <= len(WORD.findall(wanted)) + 12)
