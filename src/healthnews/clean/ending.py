"""Where the article ends, what stands behind the end, and who signed it."""

from __future__ import annotations

import re

from healthnews.clean import bylines
from healthnews.clean.draft import Draft
from healthnews.clean.lines import MANY, Line
from healthnews.clean.roles import ends_article
from healthnews.model import RemovedRole

BEHIND = 0.4  # the share of the article's words that may stand behind a line that ends it
SOURCE = re.compile(r"^\W*(?:theo|nguồn|source|via|tổng hợp từ)\b[^.]{1,60}$", re.I)
SIGNED = re.compile(
    r"""(?P<before>\S*)[.!?…]["'”’»)]*\s*(?P<name>[^.!?…()]{4,60}?)\s*(?P<source>\(\s*(?:theo|nguồn)?[^)]{2,40}\))?"""
    r"""\s*$""",
    re.I,
)
TEASER_WORDS = 150
END_MARK = "./."
WEEKDAYS = frozenset(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])


def mark(draft: Draft, *, is_page: bool = False) -> tuple[str, ...]:
    """Remove what stands behind the article and the other articles inside it; the names that signed it."""
    if not is_page:  # the scores of a page have weighed its marks
        _behind_hard_end(draft)
    _behind_end_mark(draft)
    _same_agency(draft)
    names = _signature(draft)
    if len(draft.lines) <= MANY:
        _headlines(draft)
    return names or _inline_signature(draft)


def _prose_words(draft: Draft, start: int, end: int) -> int:
    return sum(draft.lines[i].words for i in draft.standing(start, end) if draft.lines[i].is_prose)


def _behind_hard_end(draft: Draft) -> None:
    """The first line that ends an article, such as `(0) Bình luận`, with little prose behind it."""
    size = len(draft.lines)
    start = 0 if draft.title is None else draft.title + 1
    total = _prose_words(draft, start, size)
    for index in range(start, size):
        found = draft.lines[index].furniture
        if found is None or not ends_article(found.rule) or not draft.is_removed(index):
            continue
        behind = _prose_words(draft, index, size)
        if behind > BEHIND * total or not any(draft.lines[i].is_prose for i in draft.standing(start, index)):
            continue
        role: RemovedRole = found.role
        for later in range(index + 1, size):
            if draft.is_removed(later):
                other = draft.lines[later].furniture
                role = other.role if other and ends_article(other.rule) else role
            else:
                draft.remove(later, role, "behind_the_end")
        return


def _behind_end_mark(draft: Draft) -> None:
    """News agencies close a text with `./.`; what follows is another one's."""
    marks = [i for i in draft.standing() if draft.lines[i].text.endswith(END_MARK)]
    if not marks or _prose_words(draft, marks[-1] + 1, len(draft.lines)) > BEHIND * _prose_words(
        draft, 0, marks[-1] + 1
    ):
        return
    for index in list(draft.standing(marks[-1] + 1)):
        line = draft.lines[index]
        if draft.is_open(index) and not _is_signature(line) and not line.is_caption:
            draft.remove(index, "related", "behind_end_mark")


def _same_agency(draft: Draft) -> None:
    """The paper's mark opens its lead; where it opens or stands in a paragraph again, another article begins."""
    standing = list(draft.standing())
    first = next((i for i in standing[:6] if draft.lines[i].agency), None)
    if first is None:
        return
    agency = draft.lines[first].agency
    inside = re.compile(rf"\w\s+\(?{re.escape(agency or '')}\)?\s*[-–—]\s", re.I)
    for index in standing:
        if index <= first or not draft.is_open(index):
            continue
        line = draft.lines[index]
        prose = [i for i in draft.standing(first + 1, index) if draft.lines[i].is_prose]
        if len(prose) < 2 or line.words > TEASER_WORDS:
            continue  # a lead may carry the mark, and the body behind it once more
        if line.agency == agency:
            draft.remove(index, "related", "agency_again")
            before = draft.before(index)
            if before is not None and before > first and draft.lines[before].is_headline and draft.is_open(before):
                draft.remove(before, "related", "agency_again")
        elif line.words < 120 and inside.search(line.text):
            draft.remove(index, "related", "agency_again")


def _signature(draft: Draft) -> tuple[str, ...]:
    """Names on lines of their own behind the last prose, with what stands under them."""
    tail: list[int] = []
    for index in reversed(list(draft.standing())):
        line = draft.lines[index]
        if line.is_prose or line.words > 14 or not draft.is_open(index) or len(tail) == 8:
            break
        tail.insert(0, index)
    for place, index in enumerate(tail):
        line = draft.lines[index]
        if not _is_signature(line):
            continue
        draft.remove(index, "byline", "signature")
        for later in tail[place + 1 :]:
            under = draft.lines[later]
            if under.words <= 12 and not under.ends_sentence and not under.is_caption:
                draft.remove(later, "byline", "signature")
        if line.byline and line.byline.authors:
            return _names(line)
    return ()


def _names(line: Line) -> tuple[str, ...]:
    """The names of a signature; a given name such as Thu is no weekday where the whole line is a name."""
    assert line.byline is not None
    found = line.byline.authors
    if len(found) == 1 and bylines.is_name(line.text) and line.words <= 4 and found[0] in line.text:
        rest = line.text.replace(found[0], "").split()
        if rest and all(word.lower() in WEEKDAYS for word in rest):
            return (" ".join(line.text.split()),)
    return found


def _is_signature(line: Line) -> bool:
    """Whether a line behind the article says who wrote it or where it came from."""
    if line.words > 14:
        return False
    byline = line.byline
    if byline is not None and (byline.authors or byline.published):
        numbered = byline.published is None and any(char.isdigit() for char in line.text)
        return len(byline.authors) <= 3 and not numbered and (byline.labelled or line.words >= 2)
    return line.words <= 10 and SOURCE.match(line.text) is not None


def _inline_signature(draft: Draft) -> tuple[str, ...]:
    """A name run on behind the last sentence: `… theo quy định.Lan Chi`."""
    last = max(draft.standing(), default=None)
    if last is None or not draft.lines[last].is_prose:
        return ()
    line = draft.lines[last]
    offset = max(0, len(line.text) - 160)
    match = None
    for match in SIGNED.finditer(line.text, offset):  # noqa: B007 - the last one counts
        pass
    if match is None or _is_abbreviation(match["before"]):
        return ()
    name = match["name"].strip(" -–—,")
    if not (2 <= len(name.split()) <= 5 and bylines.is_name(name)):
        return ()
    draft.cut(last, line.at(match.start("name")), line.end, "byline", "inline_signature")
    return bylines.authors(name)


def _is_abbreviation(word: str) -> bool:
    """Whether a dot after this word ends no sentence: `TP.`, `TS.`, `Mr.`"""
    return len(word) <= 3 and word[:1].isupper()


def _headlines(draft: Draft) -> None:
    """Several headlines in a row right behind the lead, or behind the last prose, are other articles."""
    standing = [i for i in draft.standing() if i != draft.title]
    runs: list[list[int]] = []
    for place, index in enumerate(standing):
        line = draft.lines[index]
        if not (draft.is_open(index) and _may_be_teaser(line)):
            continue
        if runs and place and runs[-1][-1] == standing[place - 1]:
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        before, after = draft.before(run[0]), draft.after(run[-1])
        if len(run) < 2 or before is None or draft.lines[before].text[-1] in ":;,":
            continue
        at_end = after is None and draft.lines[before].is_prose
        behind_lead = (
            draft.title is not None
            and before != draft.title
            and len(list(draft.standing(draft.title + 1, run[0]))) == 1
        )
        if at_end or (behind_lead and after is not None):
            for index in run:
                draft.remove(index, "related", "headlines")


def _may_be_teaser(line: Line) -> bool:
    """Whether a line could be the title of another article."""
    if not line.is_headline or line.words < 6 or line.is_caption or line.text[0].isdigit():
        return False
    return sum(map(str.isdigit, line.text)) <= 6 and (not line.is_prose or line.text[-1] == "?")
