"""What a page says of its date, wherever it says it: every place is a witness of its kind.

Nothing is decided here. A date in a related article, in a comment, on the page's clock or beside a copyright sign is
of another thing and no witness at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from healthnews.clean import bylines
from healthnews.clean.head import Head, bare
from healthnews.clean.judge import Verdict
from healthnews.clean.walk import Page

# What publishing systems write for the machines that read the page, and what site owners write by hand.
META = ("article:published_time", "og:published_time", "og:article:published_time", "article:published",
        "article.published", "article:post_date", "published_time")  # fmt: skip
ITEM = ("datepublished", "datecreated datepublished", "datecreated")
NAMED = (
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published-date", "published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "date", "citation_publication_date", "bt:pubdate", "rnews:datepublished", "created", "displaydate",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
BODY = frozenset(("paragraph", "list_item", "table_row"))
OTHERS = frozenset(("related", "comment_widget"))
ABOVE, BELOW = 10, 20  # blocks around the headline in which a date is the article's
FEW = 2  # days below the article that may be its own: published and updated
STARTED = 160  # characters of a paragraph with which the article has begun: a date behind it is told, not its own
AFTER, LABELLED = 5, 40  # blocks below the article in which a date is its own: a bare one, one with a label
NEAR = 20  # characters between a label and its date: `on`, `lúc`, a day of the week
LINE, BARE = 160, 60  # characters of a line that may hold a byline; of one that needs no label
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)")
_PUBLISHED = re.compile(r"publish|posted|đăng|xuất bản|first|originally", re.I)
_OF_THE_SITE = re.compile(r"\b(?:site|page|website|web) (?:was )?last\b", re.I)
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})[-/](\d{1,2})[-/](?:20|19)\d\d(?!\d)")
_MONTH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|" + "|".join(_MONTH) + r")[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)"
    r"|[-/](20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{6,}|[./-]|$)",
    re.I,
)


class Witness(NamedTuple):
    """A date with the sort of place that states it, as it is written there, and the name of that place."""

    kind: str
    iso: str
    written: str
    place: str

    @property
    def day(self) -> str:
        """The ISO day, as its own zone tells it."""
        return self.iso[:10]


def hear(page: Page, verdicts: list[Verdict], head: Head, address: str | None, day_first: bool | None) -> list[Witness]:
    """All witnesses of a page's publication, those of its head first."""
    roles = [verdict.role for verdict in verdicts]
    title = page.blocks[roles.index("title")].text if "title" in roles else ""
    found = [*_head(head, title, day_first), *_address(address), *_shown(page, roles, day_first)]
    return found + _settled(page, roles, found) if day_first is None else found


def modified(heard: list[Witness]) -> Witness | None:
    """When the page was last changed, as its head says, else as its readers are told."""
    for kind in ("modified", "shown_updated", "below_updated"):
        for witness in heard:
            if witness.kind == kind:
                return witness
    return None


def _head(head: Head, title: str, day_first: bool | None) -> Iterator[Witness]:
    things = of_this_article(head, title)
    for thing in things:
        kind = "page" if _is_page(thing) else "article"
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if isinstance(thing.get(key), str):
                again = isinstance(thing.get("dateModified"), str) and thing["dateModified"][:10] == thing[key][:10]
                yield from _read(
                    thing[key], "article_unrevised" if again and kind == "article" else kind, f"json-ld {key}"
                )
                break
    for kind, names in (("meta", META), ("item", ITEM), ("named", NAMED)):
        for name in names:
            if name in head.meta:
                yield from _read(head.meta[name], kind, f"meta {name}", day_first)
    for thing in things:
        if isinstance(thing.get("dateModified"), str):
            yield from _read(thing["dateModified"], "modified", "json-ld dateModified")
    for name in MODIFIED:
        if name in head.meta:
            yield from _read(head.meta[name], "modified", f"meta {name}")


def of_this_article(head: Head, title: str) -> list[dict[str, Any]]:
    """The JSON-LD objects of the page's own article: a page may describe every article that it links to.

    Of several articles only those count that have the page's title.
    """
    pages = [thing for thing in head.objects if _is_page(thing)]
    articles = [thing for thing in head.objects if not _is_page(thing)]
    if len({bare(_headline(thing)) for thing in articles}) > 1:
        titles = [bare(title) for title in (title, head.title, head.meta.get("og:title", "")) if title]
        articles = [thing for thing in articles if _is_titled(bare(_headline(thing)), titles)] or articles[:1]
    return articles + pages


def _headline(thing: dict[str, Any]) -> str:
    told = thing.get("headline") or thing.get("name")
    return unescape(told) if isinstance(told, str) else ""


def _is_titled(headline: str, titles: list[str]) -> bool:
    return bool(headline) and any(title.startswith(headline) or headline.startswith(title) for title in titles)


def _is_page(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return all(name in ("WebPage", "CreativeWork", "VideoObject") for name in names)


def _read(text: str, kind: str, place: str, day_first: bool | None = None) -> Iterator[Witness]:
    for found in bylines.dates(text[:200], day_first=day_first)[:1]:
        yield Witness(kind, found.iso, text[found.start : found.end], place)


def _address(address: str | None) -> Iterator[Witness]:
    match = _ADDRESS.search(unquote(urlsplit(address).path)) if address else None
    if match:
        year, month, day = (part for part in match.groups() if part)
        number = int(month) if month.isdigit() else _MONTH.index(month.lower()) + 1
        for found in bylines.dates(f"{year}-{number:02}-{int(day):02}"):
            yield Witness("address", found.iso, match[0].strip("/-"), "address")


def _shown(page: Page, roles: list[str], day_first: bool | None) -> Iterator[Witness]:
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
                yield witness._replace(kind=f"shown{kind}{later}")
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
        for stated in times:
            for witness in _read(stated, "", "time", day_first):
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


def _settled(page: Page, roles: list[str], found: list[Witness]) -> list[Witness]:
    """Dates by the headline such as 03/04/2020: read as the page writes 25/12/2019 elsewhere, or as the one of its
    two days that the page states elsewhere in words.
    """
    if not any(map(_is_open, _numbers_near(page, roles))):
        return []
    readings = {order: [w for w in _shown(page, roles, order) if w not in found] for order in (True, False)}
    stated, orders = {witness.day for witness in found}, set()
    for block in page.blocks:
        if len(block.text) <= LINE and _YEAR.search(block.text):
            stated.update(dated.iso[:10] for dated in bylines.dates(block.text, day_first=None))
            orders |= {int(match[1]) > 12 for match in _NUMBERS.finditer(block.text) if _tells(match)}
    if len(orders) == 1:
        return readings[orders.pop()]
    return [witness for order in (True, False) for witness in readings[order] if witness.day in stated]


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
