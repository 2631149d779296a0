"""Who wrote a page: the names that it states, never a name that merely stands there.

Capitalised words stand all over a page. They are an author's where the head says so, where a label such as `By` or
`Tác giả:` stands before them, beside the date of the headline, in an element called author, or, as Vietnamese papers
sign, alone on the last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from healthnews.clean import bylines
from healthnews.clean.judge import Verdict
from healthnews.clean.shown import window
from healthnews.clean.walk import Page

META = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
        "citation_author")  # fmt: skip
LINE = 160
LABEL = re.compile(
    r"^\W*(?:(?:story|words|text|written|reported|posted|reviewed|article|edited)\s+)?by(?:\s*:\s*|\s+|(?=[A-Z][a-z]))"
    r"|^\W*(?:authors?|written by)\s*:\s*|^\W*(?:tác giả|bài(?: và ảnh|, ảnh)?|tin(?:, bài)?(?:, ảnh| và ảnh)?|thực hiện"
    r"|người viết)\s*:\s*",
    re.I,
)
_ENDS = re.compile(
    r"(?<=[a-zà-ỹ.])(?=(?:Updated|Published|Posted|Last|Senior|Reviewed|Fact|Edited|Medically|Staff|Contributing)\b)"
    r"|\s*(?:[|•·⋅–—/]|\s-\s|\bUpdated\b|\bPublished\b|\bPosted\b|\bLast\b|\bon (?=[A-Z\d])|\bin (?=[A-Z])|\bis an?\b|\d)"
    r"|\s+[(\[]",
)
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bvà\b|\bwith\b)\s*", re.I)
_OFFICE = re.compile(r"(?:,|(?<=[a-z]{3})\.)\s.*$")  # `Ann Lee, Staff Writer`
_NO_AUTHOR = re.compile(r"^(?:theo|nguồn|source|via)\b|\.(?:com|net|org|vn)\b|^(?:admin|webmaster|editor)$", re.I)
_BY = re.compile(r"^(?:by|von|par|por|bởi)\s+(?=\w)", re.I)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*$")
_SMALL = frozenset("de da di la le van von der den del bin binti al el dos y e ten".split())  # noqa: SIM905
# Words of titles, offices and buttons: never part of a name that stands alone.
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """about advertisement all also am and article articles ask author authors back best blog blogs browse business buy
    by care center central check children click close comment comments company contact content contributor continue
    copyright credit data day department directions discuss download editor editors editorial education email english events
    explore facebook faq faqs featured find follow food for forms free from gallery get guide health help home how
    image images in insights instagram insurance its latest learn life link linkedin login mail manager market medical
    menu mental more most my name new news newsletter next now of office official on online open options or other our
    page phone photo photos pick picks popular post posts press previous privacy product products published quick rating read
    recent related report request resources review reviews science search see service services share shop show sign
    site skip social solutions source staff start stay store story submit subscribe summary support tags team
    technology terms the theo this tips to toggle top topics tweet twitter type united updated use video view visit warning
    watch website wellness what why world write writer you your xem tin ảnh thêm""",
    )
)
ORGANISATIONS = frozenset(("Organization", "NewsMediaOrganization", "Corporation", "WebSite", "Brand"))


def find(
    page: Page, verdicts: list[Verdict], things: list[dict[str, Any]], meta: dict[str, str], *, signed: bool
) -> tuple[tuple[str, ...], str]:
    """The authors and the rule that found them, both empty where none are stated.

    `things` are the JSON-LD objects of this article; `signed` says that a name alone on the last line is a signature.
    An organisation is the publisher, not the author.
    """
    roles = [verdict.role for verdict in verdicts]
    stated = [thing["author"] for thing in things if thing.get("author")]
    people = _cleaned(name for one in stated[:1] for name, kind in _named(one) if kind not in ORGANISATIONS)
    if people:
        return people, "json-ld author"
    for name in META:
        if name in meta and "://" not in meta[name] and (people := _cleaned(_split(meta[name]))):
            return people, f"meta {name}"
    low, _, high, last = window(page, roles)
    ends = [*range(low, high), *range(max(high, last - 2), min(last + 5, len(roles)))]
    for index in ends:
        if roles[index] not in ("title", "related", "comment_widget") and (
            people := _labelled(page.blocks[index].text)
        ):
            return people, "byline"
    for index in range(low, high):
        if _is_author(page, verdicts, index) and (people := _alone(page.blocks[index].text)):
            return people, "byline"
    if signed:
        for index in range(max(0, last - 1), min(last + 4, len(roles))):
            if roles[index] in ("byline", "paragraph") and (people := _alone(page.blocks[index].text)):
                return people, "signature"
    return (), ""


def _named(stated: object) -> Iterator[tuple[str, str]]:
    """Names with the types of who bears them."""
    if isinstance(stated, str):
        yield stated, ""
    elif isinstance(stated, dict):
        kind = stated.get("@type")
        for name, _ in _named(stated.get("name")):
            yield name, kind if isinstance(kind, str) else ""
    elif isinstance(stated, list):
        for one in stated[:20]:
            yield from _named(one)


def _cleaned(names: Iterable[str]) -> tuple[str, ...]:
    """Names without entities, labels and the ranks behind them; what is none is left out."""
    found: dict[str, None] = {}
    for name in names:
        told = " ".join(_BY.sub("", unescape(name).strip("\ufeff\u200b \t\n,;:|")).split())
        told = _OFFICE.sub("", told)
        if bylines.is_name(told) and sum(map(str.isalpha, told)) > 1 and not _NO_AUTHOR.search(told):
            found[told] = None
    return tuple(found)


def _split(text: str) -> list[str]:
    return [part for part in _AND.split(_BY.sub("", unescape(text).strip())) if part]


def _labelled(text: str) -> tuple[str, ...]:
    """The names behind a label at the start of a line, up to what is no name."""
    label = LABEL.match(text) if len(text) <= LINE else None
    if label is None:
        return ()
    found = []
    for part in _AND.split(_before_the_rest(text[label.end() :])):
        name = bylines.without_degree(part)
        if not is_person(name):
            break
        found.append(name)
    return tuple(dict.fromkeys(found))


def _alone(text: str) -> tuple[str, ...]:
    """The names of a line that holds nothing else, a date aside."""
    if len(text) > 100:
        return ()
    parts = [bylines.without_degree(part) for part in _AND.split(_before_the_rest(text))]
    people = [part for part in parts if is_person(part) and " " in part]
    return tuple(dict.fromkeys(people)) if people and people[0] == parts[0] else ()


def _before_the_rest(text: str) -> str:
    """A line up to its date, its office, or whatever else follows the names."""
    ends = [match.start() for match in [_ENDS.search(text)] if match] + [date.start for date in bylines.dates(text)[:1]]
    return text[: min(ends, default=len(text))]


def _is_author(page: Page, verdicts: list[Verdict], index: int) -> bool:
    """Whether a line stands where authors do: in an element called so, or next to the date of a byline."""
    if verdicts[index].rule == "named author":
        return True
    beside = range(max(0, index - 1), min(len(verdicts), index + 2))
    return verdicts[index].role in ("byline", "navigation") and any(
        verdicts[other].role == "byline"
        and len(page.blocks[other].text) < 60
        and bylines.dates(page.blocks[other].text)
        for other in beside
    )


def is_person(text: str) -> bool:
    """Whether a text can be a person's or a desk's name where a label or its place says that one stands there.

    >>> is_person("Ann de la Cruz"), is_person("Nguyễn Thị Hà"), is_person("Learn More"), is_person("Ban Thời sự/TTX")
    (True, True, False, True)
    """
    words = text.split()
    if not bylines.is_name(text) or not 1 <= len(words) <= 5 or any(word.lower() in _NO_NAMES for word in words):
        return False
    return "/" in text or all(word in _SMALL or (word[0].isupper() and _WORD.match(word)) for word in words)
