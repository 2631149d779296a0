"""What each block of a page is: title, lead, body, caption, or furniture of some kind, and why."""

from __future__ import annotations

import re
from typing import NamedTuple

from healthnews.clean import bylines
from healthnews.clean.head import Head, bare
from healthnews.clean.walk import Page

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NEGATIVE = re.compile(
    r"comment|disqus|related|recommend|sidebar|footer|foot\b|share|social|breadcrumb|navbar|\bnav\b|menu|promo|newsletter|"
    r"subscribe|widget|popular|trending|most-?read|tags?\b|byline|author-?(?:bio|box|info)|cookie|popup|modal|tin-?lien-?quan|"
    r"lien-?quan|box-?tin|xem-?them|doc-?them|login|advert|sponsor|outbrain|taboola",
    re.I,
)
_CAPTION = re.compile(r"caption|imagedescription|image-?desc|figcaption|photo-?cms|chu-?thich", re.I)


class Verdict(NamedTuple):
    """A block's role, the rule that gave it, the scorer's margin, and the table row that it is a cell of."""

    role: str
    rule: str
    score: float | None = None
    row: int | None = None


def judge(page: Page, head: Head) -> list[Verdict]:
    """A verdict for every block of a page, in order."""
    bad = _bad_elements(page)
    container, inside = _container(page, bad)
    title = _title(page, head)
    lead = _lead(page, head, inside)
    found = []
    for index, block in enumerate(page.blocks):
        tag = page.tags[block.element]
        if index == title:
            found.append(Verdict("title", "title"))
        elif index in lead:
            found.append(Verdict("lead", "description"))
        elif not inside[index]:
            found.append(Verdict("navigation", "outside"))
        elif bad[block.element]:
            found.append(Verdict("related", "class"))
        elif block.links * 2 > len(block.text):
            found.append(Verdict("related", "links"))
        elif tag == "figcaption" or _is_caption(page, block.element):
            found.append(Verdict("caption", "caption"))
        elif (byline := bylines.read(block.text)) and byline.labelled:
            found.append(Verdict("byline", "byline"))
        elif tag in HEADINGS:
            found.append(Verdict("heading", tag))
        elif tag == "li":
            found.append(Verdict("list_item", "li"))
        else:
            found.append(Verdict("paragraph", tag))
    return found


def _bad_elements(page: Page) -> list[bool]:
    """Elements named as furniture; a name that covers most of the long text is a name of the page, not of a part."""
    mass = [0] * len(page.tags)
    for block in page.blocks:
        if len(block.text) >= 60 and block.links * 3 < len(block.text):
            mass[block.element] += len(block.text)
    for index in range(len(page.tags) - 1, 0, -1):
        mass[page.parents[index]] += mass[index]
    bad = [False] * len(page.tags)
    for index in range(1, len(page.tags)):
        attributes = page.attributes[index]
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        named = page.tags[index] in ("nav", "footer", "aside", "form") or bool(_NEGATIVE.search(names))
        bad[index] = bad[page.parents[index]] or (named and mass[index] <= 0.4 * mass[0])
    return bad


def _is_caption(page: Page, element: int) -> bool:
    for _ in range(3):
        if element < 0:
            return False
        if page.tags[element] == "figcaption" or _CAPTION.search(page.attributes[element].get("class") or ""):
            return True
        element = page.parents[element]
    return False


def _container(page: Page, bad: list[bool]) -> tuple[int, list[bool]]:
    mass = [0] * len(page.tags)
    for block in page.blocks:
        if len(block.text) >= 60 and block.links * 3 < len(block.text) and not bad[block.element]:
            mass[block.element] += len(block.text)
    children: dict[int, list[int]] = {}
    for index in range(len(page.tags) - 1, 0, -1):
        mass[page.parents[index]] += mass[index]
        children.setdefault(page.parents[index], []).append(index)
    best = 0
    while True:
        down = [c for c in children.get(best, ()) if mass[c] >= 0.7 * mass[best] > 0]
        if not down:
            break
        best = down[0]
    inside = [False] * len(page.tags)
    inside[best] = True
    for index in range(best + 1, len(page.tags)):
        inside[index] = inside[page.parents[index]]
    return best, [inside[block.element] for block in page.blocks]


def _title(page: Page, head: Head) -> int | None:
    known = [
        bare(t) for t in (head.first("og:title", "twitter:title"), str(head.stated("headline") or ""), head.title) if t
    ]
    best = None
    for index, block in enumerate(page.blocks):
        tag = page.tags[block.element]
        if tag not in HEADINGS and len(block.text) < 20:
            continue
        text = bare(block.text)
        if text and any(text == k or (tag == "h1" and len(text) > 12 and text in k) for k in known):
            if tag == "h1":
                return index
            best = index if best is None else best
    if best is None:
        ones = [i for i, b in enumerate(page.blocks) if page.tags[b.element] == "h1"]
        best = ones[0] if len(ones) == 1 else None
    return best


def _lead(page: Page, head: Head, inside: list[bool]) -> set[int]:
    said = bare(head.first("og:description", "description", "twitter:description"))[:60]
    if len(said) < 30:
        return set()
    for index, block in enumerate(page.blocks):
        if (
            len(block.text) >= 40
            and bare(block.text)[:80].find(said[:40]) >= 0
            and not block.links * 2 > len(block.text)
        ):
            return {index}
    return set()
