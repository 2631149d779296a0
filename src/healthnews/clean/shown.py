"""Dates that the readers of a page see, by its headline or right below the article, and what their labels say.

A date in a related article, in a comment, on the page's clock or beside a copyright sign is of another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthnews.clean import bylines
from healthnews.clean.walk import Page
from healthnews.clean.witness import Witness, stated

BODY = frozenset(("paragraph", "list_item", "table_row"))
OTHERS = frozenset(("related", "comment_widget"))
ABOVE, BELOW = 10, 20  # blocks around the headline in which a date is the article's
CLOSE = 6  # blocks right above the headline in which a bare date is no clock
FEW = 2  # days below the article that may be its own: published and updated
STARTED = 160  # characters of a paragraph with which the article has begun: a date behind it is told, not its own
AFTER, LABELLED = 5, 40  # blocks below the article in which a date is its own: a bare one, one with a label
NEAR = 20  # characters between a label and its date: `on`, `lúc`, a day of the week
LINE, BARE = 160, 60  # characters of a line that may hold a byline; of one that needs no label
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")
_PUBLISHED = re.compile(r"publish|posted|đăng|xuất bản|first|originally", re.I)
_OF_THE_SITE = re.compile(r"\b(?:site|page|website|web) (?:was )?last\b", re.I)
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})[-/](\d{1,2})[-/](?:20|19)\d\d(?!\d)")


def shown(page: Page, roles: list[str], day_first: bool | None) -> Iterator[Witness]:
    """Dates that a reader sees by the headline or right below the article."""
    low, title, high, last = window(page, roles)
    times: dict[int, list[str]] = {}
    for before, written in page.times:
        times.setdefault(before, []).append(written)
    below: list[Witness] = []
    days: set[str] = set()
    first = ""  # the bare date nearest below the headline
    for index in range(low, min(len(page.blocks), last + LABELLED)):
        if (high <= index <= last - 2) or index == title:
            continue
        text = page.blocks[index].text
        if index not in times and (len(text) > LINE or not _YEAR.search(text)):
            continue
        is_other = roles[index] in OTHERS
        for kind, witness in _of_line(page, index, times.get(index, ()), day_first):
            if index >= high:
                days.add(witness.day)
            if is_other:
                continue
            if index < high:
                first = first or (witness.day if index > title and not kind else "")
                later = "_later" if not kind and first not in ("", witness.day) else ""
                above = not kind and index < title
                if above and index < title - CLOSE:
                    continue  # a clock in the page's header
                yield witness._replace(kind="above" if above else f"shown{kind}{later}")
            elif index < last + AFTER or kind == "_published" or (kind and index < last + LABELLED // 2):
                below.append(witness._replace(kind=f"below{kind}"))
    if len(days) > FEW:  # of other articles, unless one of them says more
        below = [witness for witness in below if witness.kind == "below_published"]
    if len({witness.day for witness in below}) <= FEW:
        yield from below


def window(page: Page, roles: list[str]) -> tuple[int, int, int, int]:
    """From where on the blocks are near the headline, the headline, where the article is under way, and its end."""
    first = next((i for i, role in enumerate(roles) if role in BODY or role == "lead"), 0)
    title = roles.index("title") if "title" in roles else first
    high = max(title, first) + 6
    while high < min(title + BELOW, len(roles)) and not _is_prose(page, roles, high - 6):
        high += 1
    last = max((i for i, role in enumerate(roles) if role in BODY), default=len(roles) - 1)
    return max(0, min(title, first) - ABOVE), title, min(high, max(title, first, last) + 1, len(roles)), last


def _is_prose(page: Page, roles: list[str], index: int) -> bool:
    return roles[index] == "paragraph" and len(page.blocks[index].text) >= STARTED


def _of_line(
    page: Page, index: int, times: list[str] | tuple[()], day_first: bool | None
) -> Iterator[tuple[str, Witness]]:
    """The dates of one line, each with what its label says: `_published`, `_updated`, or nothing."""
    text = page.blocks[index].text
    dated = _dates(text, day_first)
    position = 0
    whole = len(text) <= BARE or not dated or bylines.read(text, day_first=day_first) is not None
    for found in dated:
        label = text[position : found.start]
        if not any(map(str.isalnum, label)) and index and not position:
            label = _label_above(page.blocks[index - 1].text)
        position = found.end
        kind = _kind(label)
        if not _OF_THE_SITE.search(label) and (whole or kind):
            yield kind, Witness("", found.iso, text[found.start : found.end], "byline")
    if times and len(text) <= LINE and not bylines.is_refused(text):
        # a <time> inside a line is counted with the line behind it: what is written there was read with its label
        written = {found.iso[:10] for found in dated}
        written |= {found.iso[:10] for found in _dates(page.blocks[index - 1].text, day_first)} if index else set()
        for told in times:
            for witness in stated(told, "", "time", day_first):
                if not written:
                    yield _kind(text), witness


def _dates(text: str, day_first: bool | None) -> list[bylines.Dated]:
    if len(text) > LINE or not _YEAR.search(text) or bylines.is_refused(text):
        return []
    return bylines.dates(text, day_first=day_first)


def _label_above(text: str) -> str:
    """A short line above a bare date is its label."""
    return text if len(text) < 25 else ""


def _kind(label: str) -> str:
    """What the words right before a date say of it; the last word counts."""
    updated = max((match.end() for match in bylines.MODIFIED.finditer(label)), default=-1)
    published = max((match.end() for match in _PUBLISHED.finditer(label)), default=-1)
    if max(updated, published) < max(0, len(label) - NEAR):
        return ""
    return "_updated" if updated > published else "_published"


def settled(page: Page, roles: list[str], found: list[Witness]) -> list[Witness]:
    """Dates by the headline such as 03/04/2020: read as the page writes 25/12/2019 elsewhere, or as the one of its
    two days that the page states elsewhere in words.
    """
    if not any(map(_is_open, _numbers_near(page, roles))):
        return []
    readings = {order: [w for w in shown(page, roles, order) if w not in found] for order in (True, False)}
    days, orders = {witness.day for witness in found}, set()
    for block in page.blocks:
        if len(block.text) <= LINE and _YEAR.search(block.text):
            days.update(dated.iso[:10] for dated in bylines.dates(block.text, day_first=None))
            orders |= {int(match[1]) > 12 for match in _NUMBERS.finditer(block.text) if _tells(match)}
    if len(orders) == 1:
        return readings[orders.pop()]
    return [witness for order in (True, False) for witness in readings[order] if witness.day in days]


def _numbers_near(page: Page, roles: list[str]) -> Iterator[re.Match[str]]:
    """Dates in numbers, near the headline or below the article, in lines and in <time> elements."""
    low, _, high, last = window(page, roles)
    for block in page.blocks[low:high] + page.blocks[max(high, last - 2) : last + LABELLED]:
        if len(block.text) <= LINE:
            yield from _NUMBERS.finditer(block.text)
    for _, written in page.times:
        yield from _NUMBERS.finditer(written)


def _is_open(match: re.Match[str]) -> bool:
    """Whether 03/04/2020 may be two days."""
    return int(match[1]) <= 12 and int(match[2]) <= 12 and match[1] != match[2]


def _tells(match: re.Match[str]) -> bool:
    """Whether 25/12/2019 tells which number is the day."""
    return (int(match[1]) > 12) != (int(match[2]) > 12)
