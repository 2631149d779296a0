"""Text files by lines: what an earlier scraper left around the article is told from it, and nothing is lost.

Each rule looks at the lines that are still open and decides some of them; what no rule removes is the article. The
rules run from the surest to the ones that need to know where the title and the end of the article are.
"""

from __future__ import annotations

import re

from healthnews.clean import bylines, datelines, ending, flat, region, repeats, titles
from healthnews.clean.assemble import assemble
from healthnews.clean.draft import Draft
from healthnews.clean.lines import BULLET, CELLS, MANY, Line, split
from healthnews.model import Cleaned, ContentRole, Metadata, Span, Stated, StatedField
from healthnews.text import Source

Found = tuple[tuple[str, int, int], str]  # the ISO date and its place in the source, and the rule
Date = tuple[tuple[str, int, int] | None, str]
WEAK = frozenset(["site_menu", "legal", "share_buttons", "comment_action", "related_heading", "comment_count"])
LEAD_WORDS = (8, 120)
HEAD_LINES = 60  # lines from the title on that may be bylines
NEAR = 6  # lines from the title on that may repeat its date
BY = re.compile(r"(?:[Bb]y|BY|Posted by|Written by|Published)\s+[A-Z]")
# a day as publishing systems write it into an address: with the time of day run on, or as folders
DATED_ADDRESS = re.compile(
    r"(?<=[-/])(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{6,}\b)"
    r"|(?<=/)(20[0-3]\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?=/)"
)


def clean(source: Source, *, url: str | None = None) -> Cleaned:
    """The article of a text file and what stood around it; positions are code points of the decoded source."""
    draft = Draft(split(source.text))
    _lexicon(draft)
    is_page = region.is_page(draft.lines)
    title = flat.mark(draft) if is_page else titles.find(draft)
    if title:
        _title(draft, title)
    repeats.mark(draft)
    found = _bylines(draft)
    authors = ending.mark(draft, is_page=is_page)
    dated = _date(draft, title, found)
    _repeated(draft, dated)
    _roles(draft)
    return assemble(source, draft, _metadata(source, draft, title, found, authors, dated, url))


def _lexicon(draft: Draft) -> None:
    """What the words of a line alone say; a phrase that may be a heading too needs a neighbour of its sort."""
    last_prose = max((i for i, line in enumerate(draft.lines) if line.is_prose and line.furniture is None), default=-1)
    for index, line in enumerate(draft.lines):
        if line.furniture is None:
            if not any(char.isalnum() for char in line.text):
                draft.remove(index, "picture_placeholder", "no_letters")
            continue
        if line.furniture.rule in WEAK and _is_inside(draft.lines, index):
            continue
        if line.furniture.rule == "imprint" and index < last_prose:
            continue  # an address or a telephone number inside an article is the article's
        draft.remove(index, line.furniture.role, line.furniture.rule)
    _bare_numbers(draft)


def _is_inside(lines: list[Line], index: int) -> bool:
    """Whether a line stands between two lines of prose, as a heading does."""
    return 0 < index < len(lines) - 1 and lines[index - 1].is_prose and lines[index + 1].is_prose


def _bare_numbers(draft: Draft) -> None:
    """`2` alone on a line counts pictures; several in a row are the cells of a table."""
    lines = draft.lines
    for index, line in enumerate(lines):
        if not (line.text.isdigit() and len(line.text) <= 2):
            continue
        around = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
        if all(any(char.isalpha() for char in other.text) for other in around):
            draft.remove(index, "picture_placeholder", "picture_number")


def _title(draft: Draft, title: titles.Title) -> None:
    line = draft.lines[title.line]
    draft.title = title.line
    draft.keep(title.line, "title", "first_headline")
    for index in title.copies:
        draft.remove(index, "snippet", "title_copy")
    if title.end < len(line.text):
        _cut_rest(draft, title, line)
    if title.start:
        draft.cut(title.line, line.start, line.at(title.start), "byline", "date")
    for index in range(title.line):
        if draft.is_open(index) and index not in title.copies:
            _above_title(draft, index)


def _cut_rest(draft: Draft, title: titles.Title, line: Line) -> None:
    """What follows the title on its own line: a date and an author, or the publisher's name."""
    rest = line.text[title.end :]
    dated = bool(bylines.dates(rest))
    draft.cut(
        title.line, line.at(title.end), line.end, "byline" if dated else "snippet", "date" if dated else "publisher"
    )


def _above_title(draft: Draft, index: int) -> None:
    """What stands above the title: a banner, a copy of the lead, a menu."""
    line = draft.lines[index]
    if line.agency or line.is_prose:
        copies = [i for i in range(index + 1, len(draft.lines)) if draft.lines[i].folded == line.folded]
        if copies:
            draft.remove(index, "snippet", "lead_copy")
        elif titles.is_banner(line):
            draft.remove(index, "advertisement", "banner")
    elif not (line.byline and line.byline.labelled):
        draft.remove(index, "navigation", "above_title")


def _bylines(draft: Draft) -> list[tuple[int, bylines.Byline]]:
    """Lines of names and dates beside the title, in the order of trust."""
    found: list[tuple[int, bylines.Byline]] = []
    top = draft.title if draft.title is not None else 0
    prose = 0
    for index in range(min(len(draft.lines), top + HEAD_LINES)):
        line = draft.lines[index]
        if not draft.is_open(index):
            continue
        if index > top and line.is_prose:
            prose += 1
        byline = line.byline
        if prose <= 1 and byline is None and BY.match(line.text) and line.words <= 25 and not line.ends_sentence:
            draft.remove(index, "byline", "by")
        if prose > 1 or byline is None:
            continue
        if byline.labelled or (
            byline.authors and index <= top + 2 and 2 <= line.words <= 5 and _is_dated(draft, index + 1)
        ):
            draft.remove(index, "byline", "date" if byline.published else "author")
            found.append((index, byline))
    return found


def _is_dated(draft: Draft, index: int) -> bool:
    """Whether a line holds a date and little else."""
    if index >= len(draft.lines):
        return False
    byline = draft.lines[index].byline
    return byline is not None and byline.published is not None


def _roles(draft: Draft) -> None:
    """The roles of what was kept: the lead first, then by the form of each line and its neighbours."""
    lead = _lead(draft)
    gaps = sorted(line.blank_before for line in draft.lines[1:])
    gap = gaps[len(gaps) // 2] if gaps else 0
    for index in list(draft.standing()):
        if not draft.is_open(index):
            continue
        if index == lead:
            draft.keep(index, "lead", "after_title")
        else:
            draft.keep(index, *_role(draft, index, gap))


def _lead(draft: Draft) -> int | None:
    if draft.title is None:
        return None
    first = draft.after(draft.title)
    if first is None or draft.after(first) is None or not draft.is_open(first):
        return None
    line = draft.lines[first]
    low, high = LEAD_WORDS
    return first if low <= line.words <= high and not line.is_caption and line.text[-1] != ":" else None


def _role(draft: Draft, index: int, gap: int) -> tuple[ContentRole, str]:
    line = draft.lines[index]
    if line.is_caption:
        return "caption", "credit"
    if len(line.text) < 2000 and len(CELLS.findall(line.text)) >= 2:
        return "table_row", "cells"
    if BULLET.match(line.text):
        return "list_item", "bullet"
    if line.text.endswith("|") or _after_picture(draft, index):
        return "caption", "picture"
    if line.blank_before > 1 + gap and 5 <= line.words <= 40 and not line.ends_sentence:
        return "caption", "gap"  # where a picture was lost, its empty lines remain
    if _is_heading(draft, index):
        return "heading", "short"
    return "paragraph", "line"


def _after_picture(draft: Draft, index: int) -> bool:
    """Whether a picture stood right before a short line."""
    if index == 0 or draft.lines[index].words > 25:
        return False
    verdict = draft.verdicts[index - 1]
    return verdict is not None and verdict.removed == "picture_placeholder"


def _is_heading(draft: Draft, index: int) -> bool:
    line = draft.lines[index]
    if line.words > 20 or line.ends_sentence or line.text[-1] in ":;,":
        return False
    following = draft.after(index)
    return following is not None and (draft.lines[following].is_prose or draft.lines[following].text[-1] == ":")


def _metadata(
    source: Source,
    draft: Draft,
    title: titles.Title | None,
    found: list[tuple[int, bylines.Byline]],
    authors: tuple[str, ...],
    date: Date,
    url: str | None,
) -> Metadata:
    """What the file says of itself; the date of a byline, never that of a page clock or a file name."""
    dated, rule = date
    names = authors or next((byline.authors for _, byline in found if byline.authors), ())
    stated: list[Stated] = []
    if title:
        line = draft.lines[title.line]
        stated.append(_stated(source, "title", line.at(title.start), line.at(title.end - 1) + 1, "first_headline"))
    for name in names:
        at = source.text.find(name)
        if at >= 0:
            stated.append(_stated(source, "authors", at, at + len(name), "byline"))
    if dated:
        stated.append(_stated(source, "published", dated[1], dated[2], rule))
    return Metadata(
        title=" ".join(draft.lines[title.line].text[title.start : title.end].split()) if title else None,
        authors=names,
        published=dated[0] if dated else None,
        published_text=source.text[dated[1] : dated[2]] if dated else None,
        published_source=Span(*source.bytes_of(dated[1], dated[2])) if dated else None,
        published_rule=rule,
        url=url,
        stated=tuple(stated),
    )


def _stated(source: Source, field: StatedField, start: int, end: int, rule: str) -> Stated:
    return Stated(field, source.text[start:end], rule, Span(*source.bytes_of(start, end)))


def _date(draft: Draft, title: titles.Title | None, found: list[tuple[int, bylines.Byline]]) -> Date:
    """The first date of the title's own line, of the bylines, or of the dateline: ISO, and its place in the source."""
    own = _title_date(draft, title) or _byline_date(draft, found)
    opening = _dateline(draft, title)
    if opening is not None:
        index, dateline = opening
        line, dated = draft.lines[index], dateline.dated
        if own is None or own[0][0][:10] == dated.iso[:10]:
            draft.cut(index, line.start, line.at(dateline.end), "byline", "dateline")
            own = own or (_placed(line, dated, 0), "dateline")
    if own is not None:
        return own
    return _dated_address(draft)


def _title_date(draft: Draft, title: titles.Title | None) -> Found | None:
    if title is None:
        return None
    line = draft.lines[title.line]
    for dated in bylines.dates(line.text[: title.start]):
        return _placed(line, dated, 0), "title_line"
    for dated in bylines.dates(line.text[title.end :]):
        return _placed(line, dated, title.end), "title_line"
    news = datelines.of_news(line.text[: title.end])
    return (_placed(line, news, 0), "title_line") if news else None


def _byline_date(draft: Draft, found: list[tuple[int, bylines.Byline]]) -> Found | None:
    """The day that a byline states; a day of change counts only in brackets, as live news has it."""
    for index, byline in found:
        if byline.published:
            return _placed(draft.lines[index], byline.published, 0), "byline"
    for index, byline in found:
        # `(Cập nhật 15h ngày 4/2/2014)`; of other days of change 15 of 37 were not those of publication
        if byline.modified and draft.lines[index].text[0] in "([":
            return _placed(draft.lines[index], byline.modified, 0), "updated"
    return None


def _dateline(draft: Draft, title: titles.Title | None) -> tuple[int, datelines.Dateline] | None:
    """The dateline of the first paragraph, unless the text tells of much later days."""
    first = next((i for i in draft.standing() if i != draft.title and draft.lines[i].is_prose), None)
    dateline = datelines.find(draft.lines[first].text) if first is not None and draft.is_open(first) else None
    if first is None or dateline is None:
        return None
    if datelines.is_outdated(dateline.dated.iso, [line.text for line in draft.lines[first:MANY]]):
        return None
    return first, dateline


def _repeated(draft: Draft, dated: Date) -> None:
    """`(Cập nhật 15h ngày 4/2)` in the head says the publication date again; a file's other line gives its year."""
    top = draft.title or 0
    for index in range(top, min(len(draft.lines), top + NEAR)):
        if dated[0] and draft.is_open(index) and datelines.repeats(draft.lines[index].text, dated[0][0]):
            draft.remove(index, "byline", "date")


def _placed(line: Line, dated: bylines.Dated, offset: int) -> tuple[str, int, int]:
    return dated.iso, line.at(offset + dated.start), line.at(offset + dated.end)


def _dated_address(draft: Draft) -> Date:
    """The day in the article's own address, which a scraper noted behind it: `.../tin-20200707182233123.htm`."""
    for line in draft.lines:
        if line.furniture is None or line.furniture.rule != "source_address":
            continue
        match = DATED_ADDRESS.search(line.text)
        if match:
            iso = "-".join(part for part in match.groups() if part)
            return (iso, line.at(match.start()), line.at(match.end())), "address"
    return None, ""
