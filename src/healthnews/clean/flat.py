"""A whole page flattened to its lines: menus, teasers and comments around the article, decided by scores and what the
lexicon adds.
"""

from __future__ import annotations

from healthnews.clean import datelines, region
from healthnews.clean.draft import Draft
from healthnews.clean.lines import BULLET, Line
from healthnews.clean.roles import ends_article, opens_list
from healthnews.clean.titles import Title, bounds
from healthnews.model import RemovedRole

ABOVE = 15  # lines above the first prose that may hold the title
TEASERS = 4  # headlines in a row
SURE = 1.0  # the mean score from which on headlines in a row are items of the article
HEAD = 4  # lines above the title that may hold its date


def mark(draft: Draft) -> Title | None:
    """Remove what the scores leave out; the title, which stands above the first prose that they keep."""
    lines = draft.lines
    decided = region.decide(lines)
    first = next(
        (i for i, (keep, _) in enumerate(decided) if keep and lines[i].is_prose and not draft.is_removed(i)), None
    )
    while first and _opens(draft, first - 1):  # a lead between the byline and the body looks like neither
        first -= 1
        decided[first] = True, decided[first][1]
    title = _title(draft, first) if first is not None else None
    role: RemovedRole = "navigation"
    opened = False
    for index, (keep, score) in enumerate(decided):
        line = lines[index]
        found = line.furniture
        if found is not None:
            opened = opens_list(found.rule)
            role = found.role if opened or ends_article(found.rule) else role
        elif line.is_prose and keep:
            opened = False
            role = "navigation"
        if draft.is_removed(index) or index == title or _in_head(line, index, title, first):
            continue
        if not keep:
            draft.remove(index, role, "score", score)
        elif opened and not line.is_caption:
            draft.remove(index, role, "below_heading", score)
    _teasers(draft, title, [score for _, score in decided])
    _last_teasers(draft, title)
    if title is None:
        return None
    return Title(title, bounds(lines[title]), (), datelines.title_start(lines[title].text))


def _opens(draft: Draft, index: int) -> bool:
    """Whether a line right above the body is its first paragraph, not a caption or a sentence of the page."""
    line = draft.lines[index]
    plain = line.furniture is None and line.byline is None and not line.is_caption and not line.is_cut
    return plain and line.is_prose and line.ends_sentence and not draft.is_removed(index)


def _teasers(draft: Draft, title: int | None, scores: list[float]) -> None:
    """Several headlines in a row between paragraphs are other articles, unless a colon announces a list or the scores
    are sure.
    """
    run: list[int] = []
    announced = False
    for index in [*draft.standing(), None]:
        line = draft.lines[index] if index is not None else None
        if line is not None and index != title and _is_teaser(line):
            assert index is not None
            run.append(index)
            continue
        if len(run) >= TEASERS and not announced and sum(scores[other] for other in run) < SURE * len(run):
            for other in run:
                draft.remove(other, "related", "headlines")
        run, announced = [], line is not None and line.text[-1] == ":"


def _last_teasers(draft: Draft, title: int | None) -> None:
    """Behind the article its page may show others, a headline and a sentence each, right above tags or comments."""
    while True:
        last = max(draft.standing(), default=0)
        head = draft.before(last)
        if head is None or head + 1 != last or title is None or head <= title + 3 or last + 1 >= len(draft.lines):
            return
        line, sentence = draft.lines[head], draft.lines[last]
        if not (_is_teaser(line) and line.words >= 8 and sentence.is_prose and sentence.words <= 45):
            return
        draft.remove(head, "related", "last_teaser")
        draft.remove(last, "related", "last_teaser")


def _is_teaser(line: Line) -> bool:
    if line.words < 5 or line.is_caption or BULLET.match(line.text) or line.byline is not None:
        return False
    return line.is_headline and (not line.is_prose or line.text[-1] == "?") and not _is_row(line)


def _is_row(line: Line) -> bool:
    """Whether half of a line's words are figures, as in a row of a table whose cells ran together."""
    words = line.text.split()
    return 2 * sum(word.strip("%+-.,()").replace(".", "").replace(",", "").isdigit() for word in words) >= len(words)


def _in_head(line: Line, index: int, title: int | None, first: int | None) -> bool:
    """Whether a line beside the title may say who wrote the article and when."""
    if title is None or first is None or line.byline is None:
        return False
    near = title - HEAD <= index <= first + 2
    return near and (line.byline.labelled or title < index <= title + 2)


def _title(draft: Draft, first: int) -> int | None:
    """The best headline among the lines right above the first prose: long, near, with a byline below."""
    best, found = 0.0, None
    for index in range(max(0, first - ABOVE), first):
        line = draft.lines[index]
        if draft.is_removed(index) or not 2 <= line.words <= 40 or line.is_caption or line.text[-1] in ":;,":
            continue
        if (
            line.byline is not None
            and (line.byline.labelled or line.words <= 3)
            and not datelines.names_report(line.text)
        ):
            continue
        if line.is_prose and line.text[-1] not in "?!":
            continue
        below = draft.lines[index + 1 : index + 4]
        signed = any(other.byline is not None and other.byline.labelled for other in below)
        value = min(14, line.words) + 6 * signed + 3 * line.is_headline - 0.9 * (first - index)
        if value > best:
            best, found = value, index
    return found
